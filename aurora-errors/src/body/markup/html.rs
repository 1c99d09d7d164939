//! The title of an HTML page, or its heading, or the first that it says.

use super::entities::resolve;
use crate::body::bytes::{begins_with, find, utf8_prefix};
use crate::body::charset;
use crate::body::json::raw::OVER_LONG;
use std::borrow::Cow;

/// How much of a page is searched for its title.
const HEAD: usize = 64 * 1024;

/// How much an element holds that says something: what is longer is a page to look at.
const SHORT: usize = 1024;

/// The title of a page.
pub(in crate::body) struct Title {
    pub(in crate::body) text: String,
    /// Whether it may have been another: it was not UTF-8, though nothing says what else, or breaks off.
    pub(in crate::body) is_guess: bool,
}

/// The title in a page's head, or else the first heading of a page that has none, or else its first
/// short text; entities resolved and white space collapsed.
pub(in crate::body) fn title(page: &[u8]) -> Option<Title> {
    let page = page.get(..HEAD).unwrap_or(page);
    let [start, saying @ ..] = starts(page);
    let [.., body] = saying;
    let [title_end, saying_ends @ ..] = ELEMENTS.map(|(_, end)| end);
    let head = page.get(..body.unwrap_or(page.len()))?;
    let title = start.and_then(|start| words(element(head, start, title_end, HEAD)?));
    let broken_off = || broken_off(head, start?);
    title.or_else(broken_off).or_else(|| {
        let mut said = saying
            .into_iter()
            .zip(saying_ends)
            .filter_map(|(start, end)| element(page, start?, end, SHORT));
        said.find_map(short)
    })
}

/// How the title starts and ends, then the elements that say something where there is none, the best
/// first.
const ELEMENTS: [(&[u8], &[u8]); 7] = [
    (b"<title", b"</title"),
    (b"<h1", b"</h1"),
    (b"<h2", b"</h2"),
    (b"<h3", b"</h3"),
    (b"<pre", b"</pre"),
    (b"<p>", b"</p"),
    (b"<body", b"</body"),
];

/// The beginning of a title in which the page breaks off.
fn broken_off(head: &[u8], start: usize) -> Option<Title> {
    let (tag, title) = head.get(start..)?.split_at_checked(b"<title>".len())?;
    let is_open = tag.ends_with(b">") && !title.contains(&b'<');
    let title = is_open.then(|| words(title)).flatten()?;
    Some(Title {
        is_guess: true,
        ..title
    })
}

/// Where the first of each of the elements starts that is no part of a comment or a script.
fn starts(page: &[u8]) -> [Option<usize>; ELEMENTS.len()] {
    let mut starts = [None; ELEMENTS.len()];
    let mut is_script = false;
    let mut from = 0;
    // Most tags are seen by two bytes to be none of them.
    let may_start = |pair: &[u8]| matches!(pair, [b'<', letter] if b"!/bhpst".contains(&letter.to_ascii_lowercase()));
    let next = |from| page.get(from..)?.windows(2).position(may_start);
    while let Some(length) = next(from) {
        let at = from + length;
        let tag = page.get(at..).unwrap_or_default();
        from = at + 1;
        if tag.starts_with(b"<!--") {
            let is_end = |end: &usize| tag.get(..*end).is_some_and(|text| text.ends_with(b"--"));
            let end = memchr::memchr_iter(b'>', tag).find(is_end);
            from = end.map_or(page.len(), |end| at + end);
            continue;
        }
        is_script = !tag.starts_with(b"</script") && (is_script || tag.starts_with(b"<script"));
        if is_script {
            continue;
        }
        let mut elements = ELEMENTS.iter().zip(&mut starts);
        let found = elements.find(|((start, _), _)| begins_with(tag, start));
        if let Some((_, first)) = found {
            first.get_or_insert(at);
        }
    }
    starts
}

/// What a short element says, unless it has pictures: then it is a page to look at.
fn short(text: &[u8]) -> Option<Title> {
    let is_picture = find(text, b"<svg").is_some();
    (!is_picture).then(|| words(&without_tags(text))).flatten()
}

/// A page without what may stand before its first element.
pub(in crate::body) fn without_prolog(mut page: &[u8]) -> &[u8] {
    loop {
        let end: &[u8] = match page {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            _ => return page,
        };
        let rest = find(page, end).and_then(|at| page.get(at + end.len()..));
        page = rest.unwrap_or_default().trim_ascii_start();
    }
}

/// What the element holds that starts there, if that is no longer.
fn element<'p>(page: &'p [u8], start: usize, end: &[u8], longest: usize) -> Option<&'p [u8]> {
    let element = page.get(start..)?;
    let open = memchr::memchr(b'>', element)?;
    let text = element.get(open + 1..)?;
    let within = text.get(..longest + end.len()).unwrap_or(text);
    text.get(..find(within, end)?)
}

/// The text between the tags, each a space.
fn without_tags(text: &[u8]) -> Vec<u8> {
    let mut is_tag = false;
    let visible = text.iter().map(|byte| {
        let was_tag = is_tag;
        is_tag = *byte == b'<' || (is_tag && *byte != b'>');
        if was_tag || is_tag { b' ' } else { *byte }
    });
    visible.collect()
}

fn words(text: &[u8]) -> Option<Title> {
    let (text, is_guess) = match utf8_prefix(text, OVER_LONG) {
        Some(text) => (Cow::Borrowed(text), false),
        None => (Cow::Owned(charset::guess(text)?), true),
    };
    let words: Vec<String> = text.split_whitespace().map(resolve).collect();
    let text = words.join(" ");
    (!text.is_empty()).then_some(Title { text, is_guess })
}
