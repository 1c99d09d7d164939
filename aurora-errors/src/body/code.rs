//! The machine code of a failure, and what else stands at a pointer.

use super::form::{self, Form};
use super::ground::{Ground, Role};
use super::json::Cursor;
use super::pointer::Matches;
use super::walk::Walk;
use super::{MAX_NAME, MAX_TEXT, beside};
use std::borrow::Cow;

/// What the servers of a content network write before a code, in a text of one line.
const TEXT_BEFORE_CODE: &str = "error code: ";

/// The machine code in a body: at the first of the table's pointers that holds one, else where
/// APIs put it.
pub(crate) fn error_code<'a>(
    body: &'a [u8],
    content_type: Option<&[u8]>,
    pointers: &[&str],
) -> Option<Cow<'a, str>> {
    match Form::of(body, content_type) {
        Form::Json(json) => {
            let at_pointer = |pointer: &&str| scalars(json, pointer).find(|text| !text.is_empty());
            pointers
                .iter()
                .find_map(at_pointer)
                .or_else(|| walked(json))
        }
        Form::Text(text) => {
            let text = std::str::from_utf8(text.get(..MAX_NAME).unwrap_or(text)).ok()?;
            let code = text.trim().strip_prefix(TEXT_BEFORE_CODE)?;
            let is_code = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
            (is_code && !code.is_empty()).then_some(Cow::Borrowed(code))
        }
        Form::Xml(xml) => xml.error_code(),
        Form::Html(_) | Form::Empty | Form::Unreadable => None,
    }
}

/// The best code of an error, or else the one beside the first message that has one.
fn walked(json: Cursor<'_>) -> Option<Cow<'_, str>> {
    let mut walk = Walk::new(json, Role::errors(Ground::Top), 0);
    let mut first = None;
    while let Some(message) = walk.next() {
        first = first.or(message.code);
        if walk.has_best_code() {
            break;
        }
    }
    walk.code().and_then(beside::Code::text).or(first)
}

/// The strings and numbers at a JSON Pointer in which `*` stands for every element or value, in
/// document order, numbers as they are written.
pub(crate) fn scalars_at<'a>(body: &'a [u8], pointer: &str) -> impl Iterator<Item = Cow<'a, str>> {
    scalars(form::json(body), pointer)
}

fn scalars<'a>(json: Cursor<'a>, pointer: &str) -> impl Iterator<Item = Cow<'a, str>> {
    let mut matches = Matches::new(json, pointer);
    let values = std::iter::from_fn(move || {
        let value = matches.find()?;
        let mut scalar = *value;
        value.skip_value()?;
        Some(scalar.scalar().and_then(|raw| raw.text(MAX_TEXT)))
    });
    values.fuse().flatten()
}
