//! What kind of text a body is.

use super::bytes::utf8_prefix;
use super::json::scan::{Cursor, Next, Shape};
use super::markup::{html, xml::Xml};
use super::media::Media;
use super::wrapping::Wrapping;

/// A body as it can be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Document<'a> {
    Json(Cursor<'a>),
    Html(&'a [u8]),
    Xml(Xml<'a>),
    Text(&'a [u8]),
    /// What is to be read stands within.
    Wrapped(Wrapping<'a>),
    /// Nothing was sent.
    Empty,
    /// Broken JSON, XML that says nothing known, or bytes that are no text.
    Unreadable,
}

/// What servers put before JSON so that no browser runs it as a script.
const GUARDS: [&[u8]; 9] = [
    b")]}',",
    b")]}'",
    b"while(1);",
    b"while (1);",
    b"for(;;);",
    b"for (;;);",
    b"throw 1;",
    b"&&&START&&&",
    b"{}&&",
];

impl<'a> Document<'a> {
    pub(super) fn sniff(body: &'a [u8], content_type: &'a [u8]) -> Self {
        if is_plain_json(body) && !content_type.contains(&b';') {
            return Document::Json(Cursor::new(body));
        }
        let media = Media::new(content_type);
        if let Some(label) = media.foreign_charset(body) {
            return Document::Wrapped(Wrapping::Encoded(body, label));
        }
        let text = without_guard(body);
        match text {
            [] => Document::Empty,
            // As above, behind a guard or with a character set.
            [b'{', b'"', ..] => Document::Json(Cursor::new(text)),
            [b'{' | b'[', ..] if is_json_start(text) => Document::Json(Cursor::new(text)),
            _ if is_form(text, media) => Document::Wrapped(Wrapping::Form(text)),
            _ if is_event_stream(text, media) => Document::Wrapped(Wrapping::Events(text)),
            _ if media.is_multipart() => {
                let boundary = media.boundary().unwrap_or_else(|| first_boundary(text));
                Document::Wrapped(Wrapping::Parts(text, boundary))
            }
            [b'<', ..] if is_html(text) => Document::Html(text),
            [b'{', ..] if !media.is("text/plain") => Document::Unreadable,
            // Any other value, as a number or a string.
            _ if !matches!(text, [b'<' | b'[', ..]) && is_one_value(text) => {
                Document::Json(Cursor::new(text))
            }
            _ => behind_noise(text).map_or_else(|| Self::without_json(text, media), Document::Json),
        }
    }

    fn without_json(text: &'a [u8], media: Media<'a>) -> Self {
        match text {
            [b'<', ..] if media.is_html() => Document::Html(text),
            [b'<', ..] => Xml::new(text).map_or(Document::Unreadable, Document::Xml),
            _ if media.may_be_text() && is_text(text) => Document::Text(text),
            _ => Document::Unreadable,
        }
    }

    /// What a text inside of JSON is, where it is a document of its own.
    pub(super) fn sniff_text(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii_start().as_bytes();
        let is_document = match text {
            [b'<', ..] if is_html(text) => return Some(Document::Html(text)),
            [b'{', ..] => is_json_start(text) && !has_words_behind(text),
            [b'[', list @ ..] if is_json_start(text) => {
                list.trim_ascii_start().starts_with(b"{") || is_one_value(text)
            }
            _ => false,
        };
        is_document.then(|| Document::Json(Cursor::new(text)))
    }
}

/// Whether a body begins as most do. No form, event stream or part does, so that it is JSON unless it is
/// in another character set than UTF-8.
pub(super) fn is_plain_json(body: &[u8]) -> bool {
    matches!(body, [b'{', b'"', ..])
}

/// The JSON text that a body is, whatever its content type says.
pub(super) fn json(body: &[u8]) -> Cursor<'_> {
    // No guard begins so.
    if is_plain_json(body) {
        return Cursor::new(body);
    }
    let text = without_guard(body);
    match text {
        [b'{' | b'[', ..] => Cursor::new(text),
        _ => behind_noise(text).unwrap_or(Cursor::new(text)),
    }
}

/// A text without what servers put before JSON.
pub(crate) fn without_guard(body: &[u8]) -> &[u8] {
    let mut text = body;
    // A file with a mark is often included by another with one.
    loop {
        text = text.trim_ascii_start();
        match text.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => text = rest,
            None => break,
        }
    }
    let guarded = GUARDS.iter().find_map(|guard| text.strip_prefix(*guard));
    if let Some(text) = guarded {
        return text.trim_ascii_start();
    }
    match text {
        [b'{' | b'[', ..] => text,
        _ => without_call(text).unwrap_or(text),
    }
}

/// The JSON that ends a text whose first lines are something else, such as a warning of PHP.
fn behind_noise(text: &[u8]) -> Option<Cursor<'_>> {
    const TRIES: usize = 4;
    const STARTS: usize = 256;
    let starts = memchr::memchr2_iter(b'{', b'[', text).filter(|at| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        matches!(before, Some(b'\n' | b'>'))
    });
    let texts = starts.take(STARTS).filter_map(|at| text.get(at..));
    let mut documents = texts.filter(|text| is_json_start(text)).take(TRIES);
    documents.find(|text| is_one_value(text)).map(Cursor::new)
}

/// Whether a text is a form: by its content type, or by the error of OAuth that it begins with.
fn is_form(text: &[u8], media: Media<'_>) -> bool {
    const STARTS: [&[u8]; 2] = [b"error=", b"oauth_problem="];
    if media.is("application/x-www-form-urlencoded") {
        return text.contains(&b'=');
    }
    let is_error = STARTS.iter().any(|start| text.starts_with(start));
    is_error && !text.trim_ascii_end().iter().any(u8::is_ascii_whitespace)
}

/// Whether a text is a stream of events: it begins with one of their fields, or a comment, and its
/// content type says so or its first data is JSON.
fn is_event_stream(text: &[u8], media: Media<'_>) -> bool {
    const STARTS: [&[u8]; 5] = [b"data:", b"event:", b"id:", b"retry:", b":"];
    if !STARTS.iter().any(|start| text.starts_with(start)) {
        return false;
    }
    let mut lines = text.split(|byte| *byte == b'\n').take(8);
    let data = lines.find_map(|line| line.strip_prefix(b"data:"));
    let is_json = |data: &[u8]| matches!(data.trim_ascii_start(), [b'{' | b'[', ..]);
    media.is_event_stream() || data.is_some_and(is_json)
}

/// What follows `--` in the first line.
fn first_boundary(text: &[u8]) -> &[u8] {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.get(2..).unwrap_or_default().trim_ascii()
}

/// The object that a script hands to a function (JSONP), as in `answer({…})`.
fn without_call(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"/**/").unwrap_or(text);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.');
    let end = text.iter().position(|byte| !is_name(byte))?;
    let argument = text.get(end..)?.strip_prefix(b"(")?.trim_ascii_start();
    (argument.starts_with(b"{") && is_json_start(argument)).then_some(argument)
}

fn is_html(text: &[u8]) -> bool {
    const STARTS: [&[u8]; 5] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<h1"];
    let text = html::without_prolog(text);
    STARTS.iter().any(|start| {
        text.get(..start.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(start))
    })
}

/// Whether an object or array begins as JSON does, so that a text such as `[error] no space` is
/// not taken for it.
fn is_json_start(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.enter();
    match (text, cursor.shape()) {
        ([b'{', ..], Some(Shape::String))
        | ([b'[', ..], Some(Shape::Object | Shape::Array | Shape::String)) => true,
        ([b'[', ..], Some(Shape::Number | Shape::Literal)) => {
            cursor.skip_value().is_some() && !matches!(cursor.next_element(), Next::Broken)
        }
        ([b'{', ..], _) => cursor.is_at_end() || matches!(cursor.next_key(), Next::End),
        _ => cursor.is_at_end() || matches!(cursor.next_element(), Next::End),
    }
}

/// Whether a text goes on behind its first JSON value, as `{"a": 1} is no roof`.
fn has_words_behind(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    let is_read = cursor.skip_value().is_some();
    is_read && !cursor.is_at_end() && cursor.shape() != Some(Shape::Object)
}

/// Whether the text is one JSON value, not looking into objects and arrays.
fn is_one_value(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.skip_value().is_some() && cursor.is_at_end()
}

/// Whether the first of a text's bytes are UTF-8 and meant to be seen.
fn is_text(text: &[u8]) -> bool {
    utf8_prefix(text, super::MAX_TEXT).is_some_and(|text| {
        !text.contains(|character: char| character.is_control() && !character.is_whitespace())
    })
}
