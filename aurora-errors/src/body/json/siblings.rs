//! The code and the field that stand beside a message in its object.

use super::context::Context;
use super::machine_code::{MachineCode, Rank};
use super::map;
use super::member::Member;
use super::raw::Raw;
use super::role::First;
use super::scan::{Cursor, Next, Shape};
use super::text::{is_predicate, is_word};
use crate::body::MAX_NAME;
use crate::body::bounds::effort;
use crate::body::bytes::Checked;
use crate::body::vocabulary::Sense;
use std::borrow::Cow;

/// How many bytes of an object are read ahead of the walk, at most.
pub(in crate::body) const WINDOW: usize = 4096;

/// How many bytes the value has in which a field is looked for.
const FIELD_WINDOW: usize = 1024;

/// What was found in an object so far.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::body) struct Siblings<'a> {
    code: Option<MachineCode<'a>>,
    field: Option<Field<'a>>,
}

/// What tells the field.
#[derive(Debug, Clone, Copy)]
enum Field<'a> {
    /// A `name`, which may be that of a thing.
    Thing(Raw<'a>),
    Name(Raw<'a>),
    /// A list of the parts of a path, which begins here.
    Path(Cursor<'a>),
}

/// The first members of an object that a survey went past, so that the walk need not read them again.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Seen<'a> {
    /// How many bytes are left where the object begins, which no other object shares.
    object: usize,
    /// How many members stand before them.
    before: u32,
    /// How many bytes are left behind those that were looked at.
    behind: usize,
    members: [Option<Member<'a>>; KEPT],
    /// Of more members what they are for, which is dear to find out of an unknown key.
    senses: [Sense; NAMED],
    /// How many there were, as far as their senses are kept.
    count: usize,
}

/// How many members are kept.
const KEPT: usize = 5;

/// Of how many members the senses are kept.
const NAMED: usize = 32;

impl<'a> Seen<'a> {
    pub(in crate::body) const NOTHING: Self = Seen {
        object: 0,
        before: 0,
        behind: 0,
        members: [None; KEPT],
        senses: [Sense::Unknown; NAMED],
        count: 0,
    };

    /// Begins with the members of an object that come behind so many; behind those that are looked at
    /// so many bytes are left.
    pub(in crate::body) fn begin(&mut self, object: Cursor<'a>, before: u32, behind: usize) {
        self.object = object.length();
        self.before = before;
        self.behind = behind;
        self.members = [None; KEPT];
        self.count = 0;
    }

    fn keep(&mut self, member: Member<'a>) {
        if let Some(kept) = self.members.get_mut(self.count) {
            *kept = Some(member);
        }
        if let Some(sense) = self.senses.get_mut(self.count) {
            *sense = member.sense;
            self.count += 1;
        }
    }

    /// The member of an object behind so many, which stands at the cursor, if it was seen.
    #[inline]
    pub(in crate::body) fn get(
        &self,
        object: Cursor<'a>,
        before: u32,
        cursor: Cursor<'a>,
    ) -> Option<Member<'a>> {
        let member = (*self.members.get(self.number(object, before)?)?)?;
        Some(Member {
            value: cursor.before(member.value.length() + self.behind),
            ..member
        })
    }

    /// What that member is for, if it was seen.
    #[inline]
    pub(in crate::body) fn sense(&self, object: Cursor<'a>, before: u32) -> Option<Sense> {
        let senses = self.senses.get(..self.count)?;
        senses.get(self.number(object, before)?).copied()
    }

    #[inline]
    fn number(&self, object: Cursor<'a>, before: u32) -> Option<usize> {
        if self.object != object.length() {
            return None;
        }
        Some(before.checked_sub(self.before)? as usize)
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
    /// How much effort it took.
    pub(in crate::body) effort: usize,
}

impl<'a> Siblings<'a> {
    pub(in crate::body) fn code(&self) -> Option<MachineCode<'a>> {
        self.code
    }

    pub(in crate::body) fn names_field(&self) -> bool {
        self.field.is_some()
    }

    /// Whether no code is beside it but the status of the response.
    pub(in crate::body) fn repeats_status(&self) -> bool {
        self.code.is_some_and(|code| code.rank == Rank::Echo)
    }

    /// Whether what names the field may name a thing.
    pub(in crate::body) fn names_thing(&self) -> bool {
        matches!(self.field, Some(Field::Thing(_)))
    }

    /// The code, where it is all that is said of a field.
    pub(in crate::body) fn complaint(&self) -> Option<Raw<'a>> {
        let least = match self.field? {
            // A thing has a type.
            Field::Thing(_) => Rank::Word,
            Field::Name(_) | Field::Path(_) => Rank::Type,
        };
        let code = self.code.filter(|code| code.rank <= least)?;
        Some(code.raw)
    }

    /// Notes a member.
    pub(in crate::body) fn note(&mut self, context: Context, member: &Member<'a>) {
        match member.sense {
            _ if context == Context::Fields => {}
            Sense::Path | Sense::Location if context == Context::Top => {}
            Sense::Location if !member.text.is_some_and(is_way) => {}
            Sense::Field | Sense::Source | Sense::Path | Sense::Location => {
                self.note_field(context, member);
            }
            // One at fault; of several nobody says which.
            Sense::Fields if is_lone(member.value) => self.note_field(context, member),
            sense => {
                let known = self.code.map(|code| code.rank);
                let is_better = |rank| known.is_none_or(|known| rank < known);
                if let Some(best) = Rank::best_of(sense)
                    && is_better(best)
                    && let Some(code) = MachineCode::from_member(member, best)
                    && is_better(code.rank)
                {
                    self.code = Some(code);
                } else if sense == Sense::Name && context != Context::Top && member.text.is_some() {
                    self.note_field(context, member);
                }
            }
        }
    }

    fn note_field(&mut self, context: Context, member: &Member<'a>) {
        let is_thing = matches!(member.sense, Sense::Name | Sense::Source | Sense::Location);
        match self.field {
            None => {}
            Some(Field::Thing(_)) if !is_thing => {}
            Some(_) => return,
        }
        let value = member.value.within(FIELD_WINDOW);
        // In a map from field to messages, a field may have the name of what names a field.
        let is_field_map = matches!(context, Context::Map | Context::Text);
        let field = match (member.text, member.shape) {
            (Some(raw), _) => {
                let is_name = is_word(raw) || (!is_field_map && is_title(raw));
                let field = if is_thing {
                    Field::Thing(raw)
                } else {
                    Field::Name(raw)
                };
                is_name.then_some(field)
            }
            (None, Shape::Array) if !is_field_map => is_path(value).then_some(Field::Path(value)),
            (None, Shape::Object) if !is_field_map => source(value, is_thing).map(Field::Name),
            _ => None,
        };
        self.field = field.or(self.field);
    }

    /// Looks at the members from a place in an object to its end or that of the text; it may be known that
    /// the object says something.
    pub(in crate::body) fn survey(
        &mut self,
        context: Context,
        object: Cursor<'a>,
        says: bool,
        seen: &mut Seen<'a>,
    ) -> Members {
        let mut members = Members {
            says,
            ..Members::default()
        };
        let mut cursor = object;
        while let Some(member) = self.look_at(&mut cursor, context, &mut members) {
            members.effort += member.effort_ahead();
            seen.keep(member);
        }
        members.effort += (object.length() - cursor.length()) * effort::BYTE_SEEN;
        members
    }

    /// Goes past the next member, if there is one and the text does not break off.
    fn look_at(
        &mut self,
        cursor: &mut Cursor<'a>,
        context: Context,
        members: &mut Members,
    ) -> Option<Member<'a>> {
        let member = match Member::next(cursor) {
            Next::Member(member) => member,
            end => {
                members.is_whole = matches!(end, Next::End);
                return None;
            }
        };
        let sense = member.sense;
        if !sense.is_only_said() {
            self.note(context, &member);
            members.effort += effort::NOTE_AHEAD;
        }
        if let Some(text) = member.text {
            members.says = members.says || context.says(sense, text);
            // Beside what an error says itself, no key is a field.
            if !members.says && !members.has_field {
                members.has_field = context.is_complaint(sense, text);
            }
            return Some(member);
        }
        // An error that is made of others, which no field is.
        members.says |= context == Context::Text
            && sense == Sense::Errors
            && first(member.value) == First::Object;
        if !members.says
            && !members.has_field
            && context.key_may_be_field(sense)
            && let Some(text) = map::text_of(&member)
        {
            members.has_field = text.first == First::Sentence;
            *cursor = text.behind;
            return cursor.leave_ahead(&mut members.effort).map(|()| member);
        }
        let behind = cursor.skip_ahead(member.shape, &mut members.effort);
        behind.map(|()| member)
    }

    /// The name of the field, the parts of a path joined by dots.
    pub(in crate::body) fn field(&self, checked: Checked<'a>) -> Option<Cow<'a, str>> {
        match self.field? {
            Field::Thing(raw) | Field::Name(raw) => name(raw, checked),
            Field::Path(list) => joined(list, checked),
        }
    }
}

/// What the array begins with, at whose bracket the cursor stands.
pub(in crate::body) fn first(mut array: Cursor<'_>) -> First {
    array.enter();
    array.next_element();
    match array.shape() {
        Some(Shape::Object) => First::Object,
        Some(Shape::String) => array.string().map_or(First::Other, First::from_text),
        _ => First::Other,
    }
}

/// Whether an array has one element.
fn is_lone(mut array: Cursor<'_>) -> bool {
    if array.shape() != Some(Shape::Array) {
        return false;
    }
    array.enter();
    matches!(array.next_element(), Next::Member(_))
        && array.scalar().is_some()
        && matches!(array.next_element(), Next::End)
}

/// Whether a text of several words may be the name of a field.
fn is_title(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    !bytes.is_empty() && !bytes.ends_with(b".") && !is_predicate(raw)
}

/// Whether a location leads to a field, as `body.size` does, and not only to what has one: `query`.
fn is_way(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    bytes.iter().any(|byte| matches!(byte, b'.' | b'/' | b'[')) && !bytes.contains(&b':')
}

/// Whether a text is short enough to be a name.
fn fits(raw: Raw<'_>) -> bool {
    (1..=MAX_NAME).contains(&raw.bytes().len())
}

/// A text that is short enough to be a name.
#[inline]
pub(in crate::body) fn name<'a>(raw: Raw<'a>, checked: Checked<'a>) -> Option<Cow<'a, str>> {
    fits(raw).then(|| raw.text(MAX_NAME, checked)).flatten()
}

/// The parts of a path: words and numbers, as a text for people is no part of one.
fn parts(mut list: Cursor<'_>) -> impl Iterator<Item = Option<Raw<'_>>> {
    list.enter();
    std::iter::from_fn(move || match list.next_element() {
        Next::Member(_) => Some(list.scalar().filter(|raw| is_word(*raw))),
        _ => None,
    })
}

/// Whether the strings and numbers of a list are a path.
fn is_path(list: Cursor<'_>) -> bool {
    let mut parts = parts(list).peekable();
    parts.peek().is_some() && parts.all(|part| part.is_some())
}

/// The parts of a path: `["body", "size", 0]` is `body.size.0`.
fn joined<'a>(list: Cursor<'a>, checked: Checked<'a>) -> Option<Cow<'a, str>> {
    let mut path: Option<Cow<'a, str>> = None;
    for part in parts(list) {
        let part = name(part?, checked)?;
        path = match path {
            None => Some(part),
            Some(path) if path.len() + part.len() > MAX_NAME => return None,
            Some(path) => {
                let mut path = path.into_owned();
                path.push('.');
                path.push_str(&part);
                Some(Cow::Owned(path))
            }
        };
    }
    path
}

/// The field in an object that tells where it comes from, as JSON:API's `source` does, or that names it.
fn source(mut object: Cursor<'_>, may_be_thing: bool) -> Option<Raw<'_>> {
    object.enter();
    while let Next::Member(member) = Member::next(&mut object) {
        let names = match member.sense {
            Sense::Field => true,
            Sense::Name => !may_be_thing,
            _ => member.key.is(b"header"),
        };
        if names {
            return member.scalar().filter(|raw| fits(*raw));
        }
        if member.text.is_none() {
            object.skip_shaped(member.shape)?;
        }
    }
    None
}
