//! The code and the field that stand beside a message in its object.

use super::context::{Context, is_word};
use super::scan::{Cursor, Next, Raw, Shape};
use crate::body::MAX_NAME;
use crate::body::vocabulary::{self, Sense};
use std::borrow::Cow;

/// How many bytes behind a message are searched for its code and field.
pub(in crate::body) const WINDOW: usize = 4096;

/// How many bytes the value has in which a field is looked for.
const FIELD_WINDOW: usize = 1024;

/// What was found in an object so far.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::body) struct Siblings<'a> {
    code: Option<MachineCode<'a>>,
    /// Where the value stands that tells the field.
    field: Option<Cursor<'a>>,
}

/// A machine code and how much it says.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct MachineCode<'a> {
    pub(in crate::body) rank: Rank,
    raw: Raw<'a>,
}

/// How much a code says, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::body) enum Rank {
    Code,
    /// One word in place of a text.
    Word,
    Type,
    Category,
    Status,
    /// What the status of the response may say as well.
    Echo,
}

impl<'a> Siblings<'a> {
    pub(in crate::body) fn code(&self) -> Option<MachineCode<'a>> {
        self.code
    }

    /// Notes the member whose value stands at the cursor.
    pub(in crate::body) fn note(&mut self, context: Context, sense: Sense, value: Cursor<'a>) {
        match sense {
            Sense::Path if context == Context::Top => {}
            Sense::Field | Sense::Path => self.note_field(context, value),
            _ => {
                let known = self.code.map(|code| code.rank);
                if let Some(code) = MachineCode::at(context, sense, value)
                    && known.is_none_or(|rank| code.rank < rank)
                {
                    self.code = Some(code);
                } else if sense == Sense::Name && context != Context::Top && value.is_string() {
                    self.note_field(context, value);
                }
            }
        }
    }

    fn note_field(&mut self, context: Context, value: Cursor<'a>) {
        // It is read again for every message of the object.
        let mut value = value.within(FIELD_WINDOW);
        // In a map from field to messages, a field may have the name of what names a field.
        let may_be_field = matches!(context, Context::Map | Context::Text);
        let found = match value.shape() {
            Some(Shape::String) => {
                let mut end = value;
                end.string()
                    .is_some_and(|raw| !raw.bytes().is_empty() && (!may_be_field || is_word(raw)))
            }
            Some(Shape::Array | Shape::Object) => !may_be_field,
            _ => false,
        };
        if found && self.field.is_none() {
            self.field = Some(value);
        }
    }

    /// Notes the members from a place in an object to its end or that of the text.
    pub(in crate::body) fn note_members(&mut self, context: Context, mut object: Cursor<'a>) {
        while let Next::Member(key) = object.next_key() {
            self.note(context, vocabulary::sense(key.bytes()), object);
            if object.skip_value().is_none() {
                return;
            }
        }
    }

    /// The name of the field, the parts of a path joined by dots.
    pub(in crate::body) fn field(&self) -> Option<Cow<'a, str>> {
        let mut value = self.field?;
        match value.shape()? {
            Shape::String => name(value.string()?),
            Shape::Array => joined(value),
            Shape::Object => source(value),
            _ => None,
        }
    }
}

/// A text that is short enough to be a name.
pub(in crate::body) fn name(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    let fits = (1..=MAX_NAME).contains(&raw.bytes().len());
    fits.then(|| raw.text(MAX_NAME)).flatten()
}

/// The strings and numbers of an array: `["body", "size", 0]` is `body.size.0`.
fn joined(mut array: Cursor<'_>) -> Option<Cow<'_, str>> {
    array.enter();
    let mut path = String::new();
    while let Next::Member(()) = array.next_element() {
        let part = name(array.scalar()?)?;
        if path.len() + part.len() > MAX_NAME {
            return None;
        }
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&part);
    }
    (!path.is_empty()).then_some(Cow::Owned(path))
}

/// The field in an object that tells where it comes from, as JSON:API's `source` does.
fn source(mut object: Cursor<'_>) -> Option<Cow<'_, str>> {
    object.enter();
    while let Next::Member(key) = object.next_key() {
        if vocabulary::sense(key.bytes()) == Sense::Field || key.is(b"header") {
            return name(object.string()?);
        }
        object.skip_value()?;
    }
    None
}

impl<'a> MachineCode<'a> {
    /// The code that a member holds.
    fn at(context: Context, sense: Sense, mut value: Cursor<'a>) -> Option<Self> {
        if sense == Sense::Extensions && value.shape() == Some(Shape::Object) {
            return Self::in_extensions(value);
        }
        let rank = match sense {
            Sense::Code => Rank::Code,
            Sense::Error | Sense::Reason | Sense::Name => Rank::Word,
            Sense::Type => Rank::Type,
            Sense::Category | Sense::Id => Rank::Category,
            Sense::Status => Rank::Status,
            _ => return None,
        };
        let is_string = value.shape() == Some(Shape::String);
        let raw = value.scalar().filter(|raw| is_word(*raw))?;
        let text = raw.bytes();
        if rank == Rank::Code {
            let rank = if is_error_status(text) {
                Rank::Echo
            } else {
                rank
            };
            return Some(MachineCode { rank, raw });
        }
        if !is_string || text.iter().all(u8::is_ascii_digit) || is_generic(text) {
            return None;
        }
        let is_name = match sense {
            Sense::Name => is_error_name(text),
            Sense::Id => is_lower_case(text),
            _ => true,
        };
        if !is_name {
            return None;
        }
        let is_vague = sense == Sense::Status && context == Context::Top && !is_constant(text);
        let rank = if is_vague { Rank::Echo } else { rank };
        Some(MachineCode { rank, raw })
    }

    fn in_extensions(mut object: Cursor<'a>) -> Option<Self> {
        object.enter();
        while let Next::Member(key) = object.next_key() {
            if vocabulary::sense(key.bytes()) == Sense::Code {
                return Self::at(Context::Error, Sense::Code, object);
            }
            object.skip_value()?;
        }
        None
    }

    /// The code itself; of an AWS `__type` what follows the namespace.
    pub(in crate::body) fn text(self) -> Option<Cow<'a, str>> {
        let text = name(self.raw)?;
        let is_scoped = self.rank == Rank::Type && !text.contains("://");
        match text.rfind('#') {
            Some(hash) if is_scoped => Some(match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(hash + 1..)?),
                Cow::Owned(text) => Cow::Owned(text.get(hash + 1..)?.to_owned()),
            }),
            _ => Some(text),
        }
    }
}

/// Whether a number is the HTTP status of a failure.
fn is_error_status(text: &[u8]) -> bool {
    matches!(text, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9'])
}

fn is_constant(text: &[u8]) -> bool {
    let capital = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_';
    text.len() > 1 && text.iter().all(capital)
}

/// Whether an `id` is made of words, as `not_found`: others have digits.
fn is_lower_case(text: &[u8]) -> bool {
    let letter = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'_';
    text.iter().all(letter)
}

/// Whether a `name` is that of an error, as `VALIDATION_ERROR` or `TypeError`.
fn is_error_name(text: &[u8]) -> bool {
    is_constant(text) || text.ends_with(b"Error") || text.ends_with(b"Exception")
}

/// Whether a word says no more than that something failed, as `error.list`.
fn is_generic(text: &[u8]) -> bool {
    const GENERIC: [&[u8]; 12] = [
        b"error",
        b"errors",
        b"fail",
        b"failure",
        b"failed",
        b"fault",
        b"exception",
        b"list",
        b"status",
        b"about",
        b"blank",
        b"ok",
    ];
    text.split(|byte| !byte.is_ascii_alphanumeric())
        .all(|word| word.is_empty() || GENERIC.iter().any(|known| word.eq_ignore_ascii_case(known)))
}
