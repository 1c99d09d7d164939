//! The code and the field that stand beside a message in its object.

use super::MAX_NAME;
use super::ground::{Ground, is_word};
use super::json::{Cursor, Next, Raw, Shape};
use super::keys::{self, Kind};
use std::borrow::Cow;

/// How many bytes behind a message are searched for its code and field.
pub(super) const WINDOW: usize = 4096;

/// How many bytes the value has in which a field is looked for.
const FIELD_WINDOW: usize = 1024;

/// What was found in an object so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    code: Option<Code<'a>>,
    /// Where the value stands that tells the field.
    field: Option<Cursor<'a>>,
}

/// A machine code and how much it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code<'a> {
    pub(super) rank: Rank,
    raw: Raw<'a>,
}

/// How much a code says, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Code,
    /// One word in place of a text.
    Word,
    Type,
    Category,
    Status,
    /// What the status of the response may say as well.
    Echo,
}

impl<'a> Beside<'a> {
    pub(super) fn code(&self) -> Option<Code<'a>> {
        self.code
    }

    /// Notes the member whose value stands at the cursor.
    pub(super) fn note(&mut self, ground: Ground, kind: Kind, value: Cursor<'a>) {
        match kind {
            Kind::Path if ground == Ground::Top => {}
            Kind::Field | Kind::Path => self.note_field(ground, value),
            _ => {
                let known = self.code.map(|code| code.rank);
                if let Some(code) = Code::at(ground, kind, value)
                    && known.is_none_or(|rank| code.rank < rank)
                {
                    self.code = Some(code);
                } else if kind == Kind::Name && ground != Ground::Top && value.is_string() {
                    self.note_field(ground, value);
                }
            }
        }
    }

    fn note_field(&mut self, ground: Ground, value: Cursor<'a>) {
        // It is read again for every message of the object.
        let mut value = value.within(FIELD_WINDOW);
        // In a map from field to messages, a field may have the name of what names a field.
        let may_be_field = matches!(ground, Ground::Map | Ground::Said);
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
    pub(super) fn note_members(&mut self, ground: Ground, mut object: Cursor<'a>) {
        while let Next::Member(key) = object.next_key() {
            self.note(ground, keys::kind(key.bytes()), object);
            if object.skip_value().is_none() {
                return;
            }
        }
    }

    /// The name of the field, the parts of a path joined by dots.
    pub(super) fn field(&self) -> Option<Cow<'a, str>> {
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
pub(super) fn name(raw: Raw<'_>) -> Option<Cow<'_, str>> {
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
        if keys::kind(key.bytes()) == Kind::Field || key.is(b"header") {
            return name(object.string()?);
        }
        object.skip_value()?;
    }
    None
}

impl<'a> Code<'a> {
    /// The code that a member holds.
    fn at(ground: Ground, kind: Kind, mut value: Cursor<'a>) -> Option<Self> {
        if kind == Kind::Extensions && value.shape() == Some(Shape::Object) {
            return Self::in_extensions(value);
        }
        let rank = match kind {
            Kind::Code => Rank::Code,
            Kind::Error | Kind::Reason | Kind::Name => Rank::Word,
            Kind::Type => Rank::Type,
            Kind::Category | Kind::Id => Rank::Category,
            Kind::Status => Rank::Status,
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
            return Some(Code { rank, raw });
        }
        if !is_string || text.iter().all(u8::is_ascii_digit) || is_generic(text) {
            return None;
        }
        let is_name = match kind {
            Kind::Name => is_error_name(text),
            Kind::Id => is_lower_case(text),
            _ => true,
        };
        if !is_name {
            return None;
        }
        let is_vague = kind == Kind::Status && ground == Ground::Top && !is_constant(text);
        let rank = if is_vague { Rank::Echo } else { rank };
        Some(Code { rank, raw })
    }

    fn in_extensions(mut object: Cursor<'a>) -> Option<Self> {
        object.enter();
        while let Next::Member(key) = object.next_key() {
            if keys::kind(key.bytes()) == Kind::Code {
                return Self::at(Ground::Error, Kind::Code, object);
            }
            object.skip_value()?;
        }
        None
    }

    /// The code itself; of an AWS `__type` what follows the namespace.
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
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
