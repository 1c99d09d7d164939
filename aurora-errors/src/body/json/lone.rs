//! The form of error body that is documented most: a list of errors, each with its message alone.

use super::pointer::Pointer;
use super::raw::Raw;
use super::scan::{Cursor, Next, Shape};
use crate::body::bytes::Checked;
use crate::body::vocabulary;

/// The messages of a body that is `{"errors": [{"message": "…"}, …]}` and nothing else, where the table
/// says that they stand there.
///
/// The walk tells the same. But where nothing stands beside a message, nobody has to ask for its code or its
/// field, which is what takes the walk its time.
#[derive(Clone)]
pub(in crate::body) struct LoneMessages<'a> {
    cursor: Cursor<'a>,
    checked: Checked<'a>,
}

impl<'a> LoneMessages<'a> {
    /// `None` where the body has another form, or a message that is not to be told as it is written.
    pub(in crate::body) fn new(
        json: Cursor<'a>,
        checked: Checked<'a>,
        places: &[Pointer],
    ) -> Option<Self> {
        let [place] = places else {
            return None;
        };
        if !checked.is_all_of(json.rest()) {
            return None;
        }
        let mut cursor = json;
        cursor.enter();
        let Next::Member(list) = cursor.next_key() else {
            return None;
        };
        let is_documented = cursor.shape() == Some(Shape::Array)
            && place.is_of_elements(list, b"message")
            && vocabulary::sense(list.bytes()).is_of_errors();
        if !is_documented {
            return None;
        }
        cursor.enter();
        let messages = LoneMessages { cursor, checked };
        messages.clone().are_all().then_some(messages)
    }

    /// Whether nothing else is left of the body.
    fn are_all(mut self) -> bool {
        loop {
            match self.cursor.next_element() {
                Next::Member(_) => {}
                Next::End => break,
                Next::Broken => return false,
            }
            match self.cursor.lone_message() {
                Some((_, text)) if is_told_as_written(text) => {}
                _ => return false,
            }
        }
        matches!(self.cursor.next_key(), Next::End) && self.cursor.is_at_end()
    }
}

/// Whether a text stands there without escapes or space around it, and is no document.
#[inline]
fn is_told_as_written(text: Raw<'_>) -> bool {
    let is_seen = |byte: Option<&u8>| byte.is_some_and(|byte| *byte > b' ');
    let bytes = text.bytes();
    is_seen(bytes.first())
        && is_seen(bytes.last())
        && !text.has_escapes()
        && !text.may_be_document()
}

impl<'a> Iterator for LoneMessages<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let Next::Member(_) = self.cursor.next_element() else {
            return None;
        };
        let (_, text) = self.cursor.lone_message()?;
        self.checked.text(text.bytes())
    }
}
