//! The code and the field that stand beside a message in its object.

use super::context::Context;
use super::machine_code::{MachineCode, Rank};
use super::raw::Raw;
use super::role::First;
use super::scan::{Cursor, Next, Shape};
use super::text::{is_predicate, is_word};
use crate::body::MAX_NAME;
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
        let is_field_map = matches!(context, Context::Map | Context::Text);
        let found = match value.shape() {
            Some(Shape::String) => {
                let mut end = value;
                let is_name = |raw: Raw<'_>| is_word(raw) || (!is_field_map && is_title(raw));
                end.string().is_some_and(is_name)
            }
            Some(Shape::Array) => !is_field_map && joined(value).is_some(),
            Some(Shape::Object) => !is_field_map && source(value).is_some(),
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
            Some(Shape::Array) if context.key_may_be_field(sense) => {
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
