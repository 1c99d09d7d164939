//! The title of an HTML page, or its heading.

use super::entities::resolve;

/// How much of a page is searched for its title.
const HEAD: usize = 64 * 1024;

/// The title in a page's head, or else the first heading of a page that has none; entities
/// resolved and white space collapsed.
pub(in crate::body) fn title(page: &[u8]) -> Option<String> {
    let page = page.get(..HEAD).unwrap_or(page);
    let body = find(page, b"<body").unwrap_or(page.len());
    let head = page.get(..body)?;
    let title = element(head, b"<title", b"</title").and_then(words);
    title.or_else(|| words(&without_tags(element(page, b"<h1", b"</h1")?)))
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

fn words(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let words: Vec<String> = text.split_whitespace().map(resolve).collect();
    Some(words.join(" ")).filter(|words| !words.is_empty())
}

/// Where an ASCII text stands, in either case.
pub(super) fn find(page: &[u8], text: &[u8]) -> Option<usize> {
    page.windows(text.len())
        .position(|window| window.eq_ignore_ascii_case(text))
}
