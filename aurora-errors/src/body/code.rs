//! The machine code of a failure, and what else stands at a pointer.

use super::bounds::Bounds;
use super::bytes::Checked;
use super::json::pointer::{Pointer, Pointers, Value, Values};
use super::json::raw::Raw;
use super::json::scan::Cursor;
use super::json::walk::Walk;
use super::sniff::{self, Document};
use super::{Answer, MAX_NAME, MAX_NESTING, MAX_TEXT, headers};
use crate::places::Declared;
use http::HeaderMap;
use std::borrow::Cow;

/// What the servers of a content network write before a code, in a text of one line.
const TEXT_BEFORE_CODE: &str = "error code: ";

/// The machine code of an answer: at the first of the table's places that holds one, else where
/// APIs put it.
pub(crate) fn error_code<'a>(answer: Answer<'a>, places: &Declared) -> Option<Cow<'a, str>> {
    let checked = Checked::new(answer.body);
    let content_type = answer.content_type(checked);
    let document = Document::sniff(answer.body, content_type);
    let declared = match document {
        _ if places.pointers.is_empty() => None,
        Document::Json(json) => at_first(json, checked, places.pointers),
        Document::Wrapped(wrapping) => {
            let bodies = wrapping.open().unwrap_or_default();
            bodies.iter().find_map(|body| {
                let (place, text) = at_first(sniff::json(body), Checked::NOTHING, places.pointers)?;
                Some((place, Cow::Owned(text.into_owned())))
            })
        }
        _ => None,
    };
    let before = declared
        .as_ref()
        .map_or(places.pointers.len(), |(pointer, _)| *pointer);
    let in_header = places.headers.iter().find_map(|(pointers, name)| {
        let is_first = *pointers <= before;
        is_first
            .then(|| headers::texts(answer.headers, name).next())
            .flatten()
    });
    in_header
        .map(Cow::Borrowed)
        .or(declared.map(|(_, text)| text))
        .or_else(|| {
            let mut bounds = Bounds::of_body(answer.body.len());
            of_document(document, checked, content_type, 0, &mut bounds)
        })
        .or_else(|| headers::code(answer.headers))
}

/// Where APIs put a code. All documents share the bounds.
fn of_document<'a>(
    document: Document<'a>,
    checked: Checked<'a>,
    content_type: &[u8],
    nesting: u8,
    bounds: &mut Bounds,
) -> Option<Cow<'a, str>> {
    match document {
        Document::Json(json) => walked(json, checked, nesting, bounds),
        Document::Text(text) => {
            let text = std::str::from_utf8(text.get(..MAX_NAME).unwrap_or(text)).ok()?;
            let code = text.trim().strip_prefix(TEXT_BEFORE_CODE)?;
            let is_code = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
            (is_code && !code.is_empty()).then_some(Cow::Borrowed(code))
        }
        Document::Xml(xml) => xml.error_code(),
        Document::Wrapped(wrapping)
            if nesting < MAX_NESTING && bounds.take_wrapping(wrapping, nesting) =>
        {
            let content_type = wrapping.content_type_within(content_type);
            let bodies = wrapping.open()?;
            bodies.iter().find_map(|body| {
                let document = Document::sniff(body, content_type);
                let checked = Checked::NOTHING;
                let code = of_document(document, checked, content_type, nesting + 1, bounds)?;
                Some(Cow::Owned(code.into_owned()))
            })
        }
        _ => None,
    }
}

/// The first text at the first of some places that has one, and the number of the place.
fn at_first<'a>(
    json: Cursor<'a>,
    checked: Checked<'a>,
    places: &[Pointer],
) -> Option<(usize, Cow<'a, str>)> {
    let mut best: Option<(usize, Cow<'a, str>)> = None;
    for (place, raw) in texts(json, places) {
        if best.as_ref().is_none_or(|(first, _)| place < *first)
            && let Some(text) = raw.text(MAX_TEXT, checked).filter(|text| !text.is_empty())
        {
            best = Some((place, text));
            if place == 0 {
                break;
            }
        }
    }
    best
}

/// The best code of an error. Else, of the first message that has one, the code inside its text or
/// beside it.
fn walked<'a>(
    json: Cursor<'a>,
    checked: Checked<'a>,
    nesting: u8,
    bounds: &mut Bounds,
) -> Option<Cow<'a, str>> {
    let mut walk = Walk::new(json, checked, Pointers::new(&[]), *bounds);
    let mut first = None;
    while let Some(told) = walk.next() {
        if first.is_none() {
            let beside = walk.code_beside(told).and_then(|code| code.text(checked));
            first = embedded_code(told.raw, nesting, &mut walk.bounds).or(beside);
        }
        if walk.has_best_code() {
            break;
        }
    }
    *bounds = walk.bounds;
    walk.code().or(first)
}

/// The code in a JSON text within a text.
fn embedded_code<'a>(raw: Raw<'_>, nesting: u8, bounds: &mut Bounds) -> Option<Cow<'a, str>> {
    if nesting == MAX_NESTING || !raw.may_be_document() || !bounds.take_document(raw) {
        return None;
    }
    match Document::sniff_text(&raw.trimmed(Checked::NOTHING)?)? {
        Document::Json(json) => {
            let code = walked(json, Checked::NOTHING, nesting + 1, bounds)?;
            Some(code.into_owned().into())
        }
        _ => None,
    }
}

/// The strings and numbers at places.
fn texts<'a, 'p>(
    json: Cursor<'a>,
    places: &'p [Pointer],
) -> impl Iterator<Item = (usize, Raw<'a>)> + use<'a, 'p> {
    let values = Values::new(json, Pointers::new(places));
    values.filter_map(|(place, value)| match value {
        Value::Text(raw) => Some((place, raw)),
        Value::Boolean(_) | Value::Container => None,
    })
}

/// The strings and numbers at JSON Pointers in which `*` stands for every element or value, in
/// document order, each with the number of its pointer; numbers as they are written.
pub(crate) fn scalars_at<'a, 'p>(
    body: &'a [u8],
    pointers: &'p [Pointer],
) -> impl Iterator<Item = (usize, Cow<'a, str>)> + use<'a, 'p> {
    let texts = texts(sniff::json(body), pointers);
    texts.filter_map(|(pointer, raw)| Some((pointer, raw.text(MAX_TEXT, Checked::NOTHING)?)))
}

/// Shows each body in which the places of a table are looked up: those within one that is no JSON itself (a
/// form, the parts of a batch, the data of events, a text in another character set), else the body.
pub(crate) fn each_body(headers: &HeaderMap, body: &[u8], mut show: impl FnMut(&[u8])) {
    // Most are JSON. A zero behind its first letter is half a letter of UTF-16.
    if matches!(body.trim_ascii_start(), [b'{' | b'[', 1..=u8::MAX, ..]) {
        return show(body);
    }
    let within = bodies_within(headers, body);
    if within.is_empty() {
        show(body);
    }
    for body in &within {
        show(body);
    }
}

fn bodies_within<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> Vec<Cow<'a, [u8]>> {
    let answer = Answer {
        headers,
        body,
        is_truncated: false,
    };
    let content_type = answer.content_type(Checked::NOTHING);
    match Document::sniff(body, content_type) {
        Document::Wrapped(wrapping) => wrapping.open().unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What stands at JSON Pointers in which `*` stands for every element or value, in document order,
/// each with the number of its pointer: strings, numbers and booleans as the bytes of their text,
/// `None` for an object or array. `null` is nothing, and so is what the body's end cuts.
///
/// At most [`MAX_POINTERS`](super::MAX_POINTERS) are followed.
pub(crate) fn values_at<'a, 'p>(
    body: &'a [u8],
    pointers: &'p [Pointer],
) -> impl Iterator<Item = (usize, Option<Cow<'a, [u8]>>)> + use<'a, 'p> {
    let values = Values::new(sniff::json(body), Pointers::new(pointers));
    values.filter_map(|(pointer, value)| {
        let text = match value {
            Value::Text(raw) => Some(raw.content()?),
            Value::Boolean(true) => Some(Cow::Borrowed(&b"true"[..])),
            Value::Boolean(false) => Some(Cow::Borrowed(&b"false"[..])),
            Value::Container => None,
        };
        Some((pointer, text))
    })
}
