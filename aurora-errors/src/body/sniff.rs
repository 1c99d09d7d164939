//! What kind of text a body is.

use super::json::scan::{Cursor, Next, Shape, utf8_prefix};
use super::markup::html;
use super::markup::xml::Xml;

/// A body as it can be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Document<'a> {
    Json(Cursor<'a>),
    Html(&'a [u8]),
    Xml(Xml<'a>),
    Text(&'a [u8]),
    /// Nothing was sent.
    Empty,
    /// Another charset, no text at all.
    Unreadable,
}

/// What servers put before JSON so that no browser runs it as a script.
const GUARDS: [&[u8]; 6] = [
    b")]}',",
    b")]}'",
    b"while(1);",
    b"while (1);",
    b"for(;;);",
    b"for (;;);",
];

impl<'a> Document<'a> {
    pub(super) fn sniff(body: &'a [u8], content_type: Option<&[u8]>) -> Self {
        let media = Media::new(content_type.unwrap_or_default());
        let text = without_guard(body);
        match text {
            [] => Document::Empty,
            // Its title is often plain where the page is not.
            [b'<', ..] if media.is_html() || is_html(text) => Document::Html(text),
            // Many servers name Latin-1, the old default, and send UTF-8.
            _ if media.has_foreign_charset() && !is_utf8(body) => Document::Unreadable,
            // Nothing else begins so, or is read if it does.
            [b'{', b'"', ..] => Document::Json(Cursor::new(text)),
            [b'{' | b'[', ..] if is_json_start(text) => Document::Json(Cursor::new(text)),
            [b'<', ..] => Xml::new(text).map_or(Document::Unreadable, Document::Xml),
            [b'{', ..] => Document::Unreadable,
            _ if is_whole(text) => Document::Json(Cursor::new(text)),
            _ if media.may_be_text() && is_text(text) => Document::Text(text),
            _ => Document::Unreadable,
        }
    }

    /// What a text inside of JSON is, where it is a document of its own.
    pub(super) fn sniff_text(text: &'a str) -> Option<Self> {
        let text = text.trim_ascii_start().as_bytes();
        let is_document = match text {
            [b'<', ..] if is_html(text) => return Some(Document::Html(text)),
            [b'{', ..] => is_json_start(text),
            [b'[', list @ ..] if is_json_start(text) => {
                list.trim_ascii_start().starts_with(b"{") || is_whole(text)
            }
            _ => false,
        };
        is_document.then(|| Document::Json(Cursor::new(text)))
    }
}

/// The JSON text that a body is, whatever its content type says.
pub(super) fn json(body: &[u8]) -> Cursor<'_> {
    Cursor::new(without_guard(body))
}

fn without_guard(body: &[u8]) -> &[u8] {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let text = text.trim_ascii_start();
    if let [b'{' | b'[', ..] = text {
        return text;
    }
    let guarded = GUARDS.iter().find_map(|guard| text.strip_prefix(*guard));
    let guarded = guarded.or_else(|| without_call(text));
    guarded.unwrap_or(text).trim_ascii_start()
}

/// The object that a script hands to a function (JSONP), as in `answer({…})`.
fn without_call(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"/**/").unwrap_or(text);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.');
    let end = text.iter().position(|byte| !is_name(byte))?;
    let argument = text.get(end..)?.strip_prefix(b"(")?.trim_ascii_start();
    (argument.starts_with(b"{") && is_json_start(argument)).then_some(argument)
}

/// A content type, read no further than is asked.
#[derive(Clone, Copy)]
struct Media<'t> {
    name: &'t [u8],
    parameters: &'t [u8],
}

impl<'t> Media<'t> {
    fn new(content_type: &'t [u8]) -> Self {
        let semicolon = content_type.iter().position(|byte| *byte == b';');
        let end = semicolon.unwrap_or(content_type.len());
        let (name, parameters) = content_type.split_at(end);
        Media { name, parameters }
    }

    fn ends_with(self, suffix: &str) -> bool {
        let name = self.name.trim_ascii();
        let start = name.len().checked_sub(suffix.len());
        let end = start.and_then(|start| name.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(suffix.as_bytes()))
    }

    fn is_html(self) -> bool {
        self.ends_with("html") || self.ends_with("html+xml")
    }

    fn may_be_text(self) -> bool {
        let name = self.name.trim_ascii();
        name.is_empty()
            || name.eq_ignore_ascii_case(b"text/plain")
            || self.ends_with("json")
            // A body that does not begin as its type should is a text in its place.
            || self.ends_with("xml")
            || self.is_html()
    }

    fn has_foreign_charset(self) -> bool {
        const KNOWN: [&str; 3] = ["utf-8", "utf8", "us-ascii"];
        if self.parameters.is_empty() {
            return false;
        }
        let parameters = std::str::from_utf8(self.parameters).unwrap_or_default();
        let parameters = parameters.split(';').filter_map(|one| one.split_once('='));
        parameters
            .filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
            .map(|(_, charset)| charset.trim().trim_matches('"'))
            .any(|charset| {
                !KNOWN
                    .iter()
                    .any(|known| charset.eq_ignore_ascii_case(known))
            })
    }
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

/// Whether the text is one JSON value, not looking into objects and arrays.
fn is_whole(text: &[u8]) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.skip_value().is_some() && cursor.is_at_end()
}

/// Whether the text is UTF-8, as far as it goes.
fn is_utf8(text: &[u8]) -> bool {
    std::str::from_utf8(text).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Whether the first of a text's bytes are UTF-8 and meant to be seen.
fn is_text(text: &[u8]) -> bool {
    utf8_prefix(text, super::MAX_TEXT).is_some_and(|text| {
        !text.contains(|character: char| character.is_control() && !character.is_whitespace())
    })
}
