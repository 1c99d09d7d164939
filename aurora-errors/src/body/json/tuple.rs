//! An error that is a list of its parts.

use super::raw::Raw;
use super::scan::{Cursor, Next};
use super::text::{is_predicate, is_sentence, is_word};

/// How many parts are looked at.
const MAX_PARTS: usize = 4;

/// What such a list says: `["BAD_SUM", "care to add that up again?", "sum"]`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tuple<'a> {
    /// A word before the text.
    pub(super) code: Option<Raw<'a>>,
    pub(super) text: Raw<'a>,
    /// A word behind the text.
    pub(super) field: Option<Raw<'a>>,
}

impl<'a> Tuple<'a> {
    /// The list at the cursor, if it is one sentence among a few words.
    pub(super) fn new(mut list: Cursor<'a>) -> Option<Self> {
        list.enter();
        let (mut code, mut text, mut field) = (None, None, None);
        for _ in 0..=MAX_PARTS {
            match list.next_element() {
                Next::Member(_) => {}
                Next::End => {
                    if code.is_none() && field.is_none() {
                        return None;
                    }
                    // `["name", "is blank"]`
                    if field.is_none() && text.is_some_and(is_predicate) {
                        (code, field) = (None, code);
                    }
                    return text.map(|text| Tuple { code, text, field });
                }
                Next::Broken => return None,
            }
            let raw = list.scalar()?;
            match text {
                None if is_sentence(raw) => text = Some(raw),
                None if is_word(raw) => code = code.or(Some(raw)),
                Some(_) if is_word(raw) => field = field.or(Some(raw)),
                _ => return None,
            }
        }
        None
    }
}
