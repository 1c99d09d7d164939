//! Whether an object is a map from field to complaints.

use super::member::Member;
use super::raw::Raw;
use super::role::First;
use super::scan::{Cursor, Next, Shape};
use super::siblings::WINDOW;
use super::text::is_complaint;
use crate::body::vocabulary::Sense;

/// How deep maps are looked for in maps.
const DEPTH: usize = 4;

/// Whether an object, at whose bracket the cursor stands, is a map from field to complaints, or to such
/// maps, and nothing else. Where it may be an echo of the request, they have to be plain.
pub(in crate::body) fn is_map(object: Cursor<'_>, may_be_echo: bool, spent: &mut usize) -> bool {
    pass(&mut object.within(WINDOW), may_be_echo, DEPTH, spent).is_some()
}

/// Goes past such a map.
fn pass(object: &mut Cursor<'_>, may_be_echo: bool, depth: usize, spent: &mut usize) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    object.enter();
    let mut is_empty = true;
    loop {
        let member = match Member::next(object) {
            Next::Member(member) => member,
            Next::End => return (!is_empty).then_some(()),
            Next::Broken => return None,
        };
        *spent += member.effort_ahead();
        is_empty = false;
        if member.shape == Shape::Object {
            if may_be_echo || !says(member.value, member.sense, spent) {
                pass(object, may_be_echo, depth, spent)?;
            } else {
                object.skip_ahead(Shape::Object, spent)?;
            }
            continue;
        }
        let text = text_of(&member)?;
        let is_plain = if may_be_echo {
            is_complaint(text.raw)
        } else {
            text.is_of_map(member.sense)
        };
        if !is_plain {
            return None;
        }
        *object = text.behind;
        if text.is_in_list {
            object.leave_ahead(spent)?;
        }
    }
}

/// Whether an object says what is wrong with the field that its key names:
/// `{"size": {"code": "max", "message": "Make it smaller."}}`.
fn says(mut object: Cursor<'_>, key: Sense, spent: &mut usize) -> bool {
    if key.is_of_errors() || matches!(key, Sense::Data | Sense::Envelope | Sense::Extensions) {
        return false;
    }
    object.enter();
    while let Next::Member(member) = Member::next(&mut object) {
        *spent += member.effort_ahead();
        if member.text.is_none() {
            if object.skip_ahead(member.shape, spent).is_none() {
                return false;
            }
        } else if member.sense == Sense::Message {
            return true;
        }
    }
    false
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

/// The text that the value of a member is, or with which the list there begins.
#[inline]
pub(in crate::body) fn text_of<'a>(member: &Member<'a>) -> Option<ValueText<'a>> {
    if let Some(raw) = member.text {
        return Some(ValueText {
            raw,
            is_in_list: false,
            first: First::Other,
            behind: member.rest(),
        });
    }
    if member.shape != Shape::Array {
        return None;
    }
    let mut list = member.value;
    list.enter();
    if !matches!(list.next_element(), Next::Member(_)) {
        return None;
    }
    let raw = list.string()?;
    Some(ValueText {
        raw,
        is_in_list: true,
        first: First::from_text(raw),
        behind: list,
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
