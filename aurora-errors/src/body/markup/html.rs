//! The title of an HTML page, or its heading, or the first that it says.

use super::entities::resolve;
use crate::body::bytes::find;
use crate::body::charset;
use std::borrow::Cow;

/// How much of a page is searched for its title.
const HEAD: usize = 64 * 1024;

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
    let body = find(page, b"<body").unwrap_or(page.len());
    let head = page.get(..body)?;
    let title = element(head, b"<title", b"</title").and_then(words);
    title.or_else(|| broken_off(head)).or_else(|| {
        let mut said = SAYING
            .iter()
            .filter_map(|(start, end)| element(page, start, end));
        said.find_map(short)
    })
}

/// The elements that say something where no title does, the best first.
const SAYING: [(&[u8], &[u8]); 6] = [
    (b"<h1", b"</h1"),
    (b"<h2", b"</h2"),
    (b"<h3", b"</h3"),
    (b"<pre", b"</pre"),
    (b"<p>", b"</p"),
    (b"<body", b"</body"),
];

/// The beginning of a title in which the page breaks off.
fn broken_off(head: &[u8]) -> Option<Title> {
    let title = head.get(find(head, b"<title>")? + b"<title>".len()..)?;
    let is_open = find(title, b"<").is_none();
    let title = is_open.then(|| words(title)).flatten()?;
    Some(Title {
        is_guess: true,
        ..title
    })
}

/// What an element says, if that is short: else it is a page to look at, as is one with pictures.
fn short(text: &[u8]) -> Option<Title> {
    const LONGEST: usize = 1024;
    let is_short = text.len() <= LONGEST && find(text, b"<svg").is_none();
    is_short.then(|| words(&without_tags(text))).flatten()
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

/// What the first element of a name holds.
fn element<'p>(page: &'p [u8], start: &[u8], end: &[u8]) -> Option<&'p [u8]> {
    let element = page.get(find(page, start)?..)?;
    let open = element.iter().position(|byte| *byte == b'>')?;
    let text = element.get(open + 1..)?;
    text.get(..find(text, end)?)
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
    let (text, is_guess) = match std::str::from_utf8(text) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (Cow::Owned(charset::guess(text)?), true),
    };
    let words: Vec<String> = text.split_whitespace().map(resolve).collect();
    let text = words.join(" ");
    (!text.is_empty()).then_some(Title { text, is_guess })
}
