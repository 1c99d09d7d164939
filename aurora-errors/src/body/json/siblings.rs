//! The code and the field that stand beside a message in its object.

use super::context::{Context, First};
use super::scan::{Cursor, Next, Raw, Shape};
use super::text::{is_complaint, is_generic, is_predicate, is_word};
use crate::body::MAX_NAME;
use crate::body::bytes::find;
use crate::body::vocabulary::{self, Sense};
use std::borrow::Cow;
use std::slice;

/// How many bytes of an object are read ahead of the walk, at most.
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

/// What the keys of an object's first members mean, where that is known.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::body) struct Senses([Option<Sense>; 16]);

impl Senses {
    pub(in crate::body) fn get(&self, number: usize) -> Option<Sense> {
        self.0.get(number).copied().flatten()
    }

    /// Those from one member on, to be filled in.
    pub(in crate::body) fn from(&mut self, number: usize) -> slice::IterMut<'_, Option<Sense>> {
        self.0.get_mut(number..).unwrap_or_default().iter_mut()
    }
}

/// What a survey found among the members of an object.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::body) struct Members {
    /// Whether one says by itself what happened.
    pub(in crate::body) says: bool,
    /// Whether the key of one is plainly the name of a field.
    pub(in crate::body) has_field: bool,
    /// Whether all were seen.
    pub(in crate::body) is_whole: bool,
    /// How many bytes were looked at.
    pub(in crate::body) length: usize,
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
    /// A word that may be the number of a call.
    Id,
    /// What the status of the response may say as well.
    Echo,
}

impl Rank {
    /// The rank of the best code that a member can hold, if it can hold one.
    fn best_of(sense: Sense) -> Option<Self> {
        match sense {
            Sense::Code | Sense::Extensions => Some(Rank::Code),
            Sense::Error | Sense::Reason | Sense::Name => Some(Rank::Word),
            Sense::Type => Some(Rank::Type),
            Sense::Category => Some(Rank::Category),
            Sense::Id => Some(Rank::Id),
            Sense::Status => Some(Rank::Status),
            _ => None,
        }
    }
}

impl<'a> Siblings<'a> {
    pub(in crate::body) fn code(&self) -> Option<MachineCode<'a>> {
        self.code
    }

    pub(in crate::body) fn names_field(&self) -> bool {
        self.field.is_some()
    }

    /// The code, where it is all that is said of a field.
    pub(in crate::body) fn complaint(&self) -> Option<Raw<'a>> {
        let is_of_field = self.field.is_some();
        let code = self
            .code
            .filter(|code| is_of_field && code.rank <= Rank::Type)?;
        Some(code.raw)
    }

    /// Notes the member whose value stands at the cursor.
    pub(in crate::body) fn note(&mut self, context: Context, sense: Sense, value: Cursor<'a>) {
        match sense {
            _ if context == Context::Fields => {}
            Sense::Path if context == Context::Top => {}
            Sense::Field | Sense::Path => self.note_field(context, value),
            // One at fault; of several nobody says which.
            Sense::Fields if is_lone(value) => self.note_field(context, value),
            _ => {
                let known = self.code.map(|code| code.rank);
                let is_better = |rank| known.is_none_or(|known| rank < known);
                if let Some(best) = Rank::best_of(sense)
                    && is_better(best)
                    && let Some(code) = MachineCode::at(sense, best, value)
                    && is_better(code.rank)
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
                let is_name = |raw: Raw<'_>| is_word(raw) || (!may_be_field && is_title(raw));
                end.string().is_some_and(is_name)
            }
            Some(Shape::Array) => !may_be_field && joined(value).is_some(),
            Some(Shape::Object) => !may_be_field && source(value).is_some(),
            _ => false,
        };
        if found && self.field.is_none() {
            self.field = Some(value);
        }
    }

    /// Looks at the members from a place in an object to its end or that of the text.
    pub(in crate::body) fn survey(
        &mut self,
        context: Context,
        object: Cursor<'a>,
        mut senses: slice::IterMut<'_, Option<Sense>>,
    ) -> Members {
        let mut members = Members::default();
        let mut cursor = object;
        while let Some(sense) = self.look_at(&mut cursor, context, &mut members) {
            if let Some(kept) = senses.next() {
                *kept = Some(sense);
            }
        }
        members.length = object.length() - cursor.length();
        members
    }

    /// Looks at the next member, if there is one and the text does not break off; gives what it is for.
    fn look_at(
        &mut self,
        cursor: &mut Cursor<'a>,
        context: Context,
        members: &mut Members,
    ) -> Option<Sense> {
        let key = match cursor.next_key() {
            Next::Member(key) => key,
            end => {
                members.is_whole = matches!(end, Next::End);
                return None;
            }
        };
        let sense = vocabulary::sense(key.bytes());
        if !sense.is_only_said() {
            self.note(context, sense, *cursor);
        }
        match cursor.shape() {
            Some(Shape::String) => {
                let raw = cursor.string()?;
                members.says |= context.says(sense, raw);
                members.has_field |= context.is_complaint(sense, raw);
                return Some(sense);
            }
            Some(Shape::Array) if context.may_be_field(sense) => {
                members.has_field |= first(*cursor) == First::Sentence;
            }
            _ => {}
        }
        cursor.skip_value().map(|()| sense)
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

/// What the array begins with, at whose bracket the cursor stands.
pub(in crate::body) fn first(mut array: Cursor<'_>) -> First {
    array.enter();
    array.next_element();
    match array.shape() {
        Some(Shape::Object) => First::Object,
        Some(Shape::String) => array.string().map_or(First::Other, First::of_text),
        _ => First::Other,
    }
}

/// Whether an object, at whose bracket the cursor stands, is a map from field to complaints and
/// nothing else. Where it may be an echo of the request, they have to be plain.
pub(in crate::body) fn is_map(object: Cursor<'_>, may_be_echo: bool) -> bool {
    let mut object = object.within(WINDOW);
    object.enter();
    let mut is_empty = true;
    loop {
        let key = match object.next_key() {
            Next::Member(key) => key,
            Next::End => return !is_empty,
            Next::Broken => return false,
        };
        is_empty = false;
        let Some(text) = text_at(object) else {
            return false;
        };
        let is_plain = match may_be_echo {
            true => is_complaint(text.raw),
            false => text.is_of_map(vocabulary::sense(key.bytes())),
        };
        if !is_plain || object.skip_value().is_none() {
            return false;
        }
    }
}

/// A text that is the value of a member, or with which the list there begins.
#[derive(Clone, Copy)]
pub(in crate::body) struct ValueText<'a> {
    raw: Raw<'a>,
    is_in_list: bool,
    /// What the list begins with.
    pub(in crate::body) first: First,
    /// What follows it.
    pub(in crate::body) behind: Cursor<'a>,
}

/// The text at the cursor, or with which the list there begins.
pub(in crate::body) fn text_at(mut value: Cursor<'_>) -> Option<ValueText<'_>> {
    let is_in_list = value.shape()? == Shape::Array;
    if is_in_list {
        value.enter();
        if !matches!(value.next_element(), Next::Member(())) {
            return None;
        }
    }
    let raw = value.string()?;
    Some(ValueText {
        raw,
        behind: value,
        is_in_list,
        first: if is_in_list {
            First::of_text(raw)
        } else {
            First::Other
        },
    })
}

impl ValueText<'_> {
    /// Whether its member, which is for this, may be one of a map from field to complaints.
    pub(in crate::body) fn is_of_map(self, sense: Sense) -> bool {
        let is_field = sense == Sense::Title || !sense.is_said();
        let may_be = !sense.is_of_errors() && (self.is_in_list || is_field);
        may_be && (self.first == First::Sentence || is_complaint(self.raw))
    }
}

/// Whether an array has one element.
fn is_lone(mut array: Cursor<'_>) -> bool {
    if array.shape() != Some(Shape::Array) {
        return false;
    }
    array.enter();
    matches!(array.next_element(), Next::Member(()))
        && array.scalar().is_some()
        && matches!(array.next_element(), Next::End)
}

/// Whether a text of several words may be the name of a field.
fn is_title(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    !bytes.is_empty() && !bytes.ends_with(b".") && !is_predicate(raw)
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
        // Words and numbers: a text for people is no part of a path.
        let part = name(array.scalar().filter(|raw| is_word(*raw))?)?;
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
            return object.scalar().and_then(name);
        }
        object.skip_value()?;
    }
    None
}

impl<'a> MachineCode<'a> {
    /// A word that stands where a code is expected.
    pub(in crate::body) fn of_word(raw: Raw<'a>) -> Self {
        MachineCode {
            rank: Rank::Code,
            raw,
        }
    }

    /// The code that a member holds, which is of this rank at best.
    fn at(sense: Sense, best: Rank, mut value: Cursor<'a>) -> Option<Self> {
        if sense == Sense::Extensions {
            return Self::in_extensions(value);
        }
        if sense != Sense::Code && !value.is_string() {
            return None;
        }
        let raw = value.scalar().filter(|raw| is_word(*raw))?;
        let text = raw.bytes();
        // Nothing that holds a token is a code.
        if memchr::memchr(b'=', text).is_some() || text.starts_with(b"eyJ") {
            return None;
        }
        let rank = match sense {
            Sense::Code if is_error_status(text) || is_generic(text) => Rank::Echo,
            Sense::Code => Rank::Code,
            Sense::Name if !is_error_name(text) => return None,
            Sense::Id if !is_words(text) => return None,
            _ if text.iter().all(u8::is_ascii_digit) || is_generic(text) => return None,
            Sense::Status if !is_constant(text) => Rank::Echo,
            _ => best,
        };
        Some(MachineCode { rank, raw })
    }

    fn in_extensions(mut object: Cursor<'a>) -> Option<Self> {
        if object.shape() != Some(Shape::Object) {
            return None;
        }
        object.enter();
        while let Next::Member(key) = object.next_key() {
            if vocabulary::sense(key.bytes()) == Sense::Code {
                return Self::at(Sense::Code, Rank::Code, object);
            }
            object.skip_value()?;
        }
        None
    }

    /// The code itself; of an AWS `__type` what follows the namespace.
    pub(in crate::body) fn text(self) -> Option<Cow<'a, str>> {
        let text = name(self.raw)?;
        if self.rank != Rank::Type || text.contains("://") {
            return Some(text);
        }
        match text.rfind('#') {
            Some(hash) => Some(match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.get(hash + 1..)?),
                Cow::Owned(text) => Cow::Owned(text.get(hash + 1..)?.to_owned()),
            }),
            None => Some(text),
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

/// Whether an `id` names the failure, as `not_found` or `api.session.expired`: others have digits,
/// or are those of the request.
fn is_words(text: &[u8]) -> bool {
    let small = |byte: &u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.');
    let capital = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'_';
    let is_of_request = text.starts_with(b"req_") || text.starts_with(b"request");
    text.len() > 1 && (text.iter().all(small) || text.iter().all(capital)) && !is_of_request
}

/// Whether a `name` is that of an error, as `VALIDATION_ERROR`, `TypeError` or `exceptions.Denied`.
fn is_error_name(text: &[u8]) -> bool {
    is_constant(text) || text.ends_with(b"Error") || find(text, b"xception").is_some()
}
