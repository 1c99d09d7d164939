//! What the walk tells: the texts for people, each with the field that it is about and the code beside it.
//!
//! To *tell* a text is to hand it out as a message. An object *says* something where one of its members does.

use super::{MANY, Walk};
use crate::body::bounds::effort;
use crate::body::json::context::{Context, Saying};
use crate::body::json::machine_code::MachineCode;
use crate::body::json::pointer::Set;
use crate::body::json::raw::Raw;
use crate::body::json::role::Role;
use crate::body::json::siblings;
use crate::body::json::stack::Container;
use crate::body::json::tuple::Tuple;
use crate::body::message::Message;
use std::borrow::Cow;

/// A text that is for people.
#[derive(Clone, Copy)]
pub(in crate::body) struct Told<'a> {
    pub(in crate::body) raw: Raw<'a>,
    /// The key, where it names the field.
    key: Option<Raw<'a>>,
    /// Whether the table says that a message stands there.
    pub(in crate::body) is_declared: bool,
    /// Whether its object holds nothing else.
    is_alone: bool,
}

impl<'a> Walk<'a> {
    /// The message that the last text is; `None` where it cannot be read.
    #[expect(clippy::inline_always, reason = "a message is large to be handed on")]
    #[inline(always)]
    pub(in crate::body) fn message(&self, told: Told<'a>) -> Option<Message<'a>> {
        Some(self.message_of(told, self.text_of(told)?))
    }

    /// The last text itself, without the space around it; `None` where it cannot be read.
    #[inline]
    pub(in crate::body) fn text_of(&self, told: Told<'a>) -> Option<Cow<'a, str>> {
        told.raw.trimmed(self.checked)
    }

    /// The last text as a message: with the field that it is about and the code beside it.
    #[expect(clippy::inline_always, reason = "a message is large to be handed on")]
    #[inline(always)]
    pub(in crate::body) fn message_of(&self, told: Told<'a>, text: Cow<'a, str>) -> Message<'a> {
        let field = match self.tuple.and_then(|tuple| tuple.field) {
            Some(field) => siblings::name(field, self.checked),
            None => self.stack.field(told.key, self.checked),
        };
        let code = self.code_beside(told);
        let code = code.and_then(|code| code.text(self.checked));
        Message { text, field, code }
    }

    /// The code beside the last text.
    #[inline]
    pub(in crate::body) fn code_beside(&self, told: Told<'a>) -> Option<MachineCode<'a>> {
        match self.tuple {
            Some(tuple) => tuple.code.map(MachineCode::from_word),
            None if told.is_alone => None,
            None => self.stack.code(told.key),
        }
    }

    /// Tells a text that is a member of the innermost object.
    pub(super) fn text(&mut self, key: Raw<'a>, saying: Saying, raw: Raw<'a>) -> Option<Told<'a>> {
        match saying {
            Saying::Nothing => None,
            _ if raw.is_blank() => None,
            Saying::Complaint if !self.stack.object()?.is_coded() => self.tell(raw, Some(key)),
            Saying::Complaint | Saying::Label => {
                self.stack.object()?.label = Some(raw);
                None
            }
            Saying::Message => {
                self.say();
                self.tell(raw, None)
            }
        }
    }

    /// Notes that the innermost object says something itself: no map, and its code and field,
    /// which may stand behind, are those of what it says.
    pub(super) fn say(&mut self) {
        if let Some(object) = self.stack.object() {
            // Only in a map of errors may a field be called `message`.
            if object.context == Context::Text {
                object.context = Context::Error;
            }
            // Other keys may be fields beside one that is called so.
            let says = object.context != Context::Map;
            object.survey(
                object.begun,
                self.cursor,
                says,
                &mut self.bounds,
                &mut self.seen,
            );
            object.context = object.context.of_an_error();
            // The status is that of the whole, and no field's: `{"badRequest": {"code": 400, "message": "…"}}`.
            if object.siblings.repeats_status() {
                self.stack.here.field = None;
            }
            self.note_code();
        }
    }

    /// Tells the error at the cursor that is a list of its code, its text and its field:
    /// `["BAD_SUM", "care to add that up again?", "sum"]`.
    pub(super) fn tell_tuple(&mut self, tuple: Tuple<'a>) -> Option<Told<'a>> {
        self.skip();
        self.tuple = Some(tuple);
        self.tell(tuple.text, None)
    }

    /// The error that the list at the cursor is, which stands in a list of errors itself.
    #[inline]
    pub(super) fn tuple_at(&self, role: Role) -> Option<Tuple<'a>> {
        let is_in_list = matches!(self.stack.here.container, Container::List(..));
        let may_be = is_in_list && role == Role::errors(Context::Error);
        may_be.then(|| Tuple::new(self.cursor)).flatten()
    }

    /// Leaves the innermost container. If it said nothing it tells its label, or what is wrong with
    /// the field that it names (`{"field": "title", "code": "missing"}`) or has for a key (`{"title": "is taken"}`).
    pub(super) fn close(&mut self) -> Option<Told<'a>> {
        self.is_closed = true;
        if let Container::Object(object) = &self.stack.here.container {
            let begun = object.begun % MANY;
            self.bounds.spend(begun as usize * effort::MEMBER);
        }
        if self.stack.here.texts != self.bounds.texts() {
            return None;
        }
        let is_broken = self.is_broken();
        let is_in_list = self.stack.is_in_list();
        let Container::Object(object) = &self.stack.here.container else {
            return None;
        };
        let is_error = is_in_list && matches!(object.context, Context::Error | Context::Item);
        let complaint = is_error.then(|| object.siblings.complaint()).flatten();
        if let Some(label) = object.label.or(complaint) {
            return self.tell(label, None);
        }
        // Behind the one member its end was asked for.
        if !is_error || is_broken || object.begun != 2 {
            return None;
        }
        let (key, text) = object.lone_complaint(&mut self.bounds, &mut self.seen)?;
        self.tell(text, Some(key))
    }

    /// Tells the most frequent error of all: `{"message": "…"}` in a list, without entering it.
    pub(super) fn tell_alone(
        &mut self,
        key: Raw<'a>,
        raw: Raw<'a>,
        mut places: Set,
        depth: usize,
    ) -> Option<Told<'a>> {
        let is_declared = match self.alone {
            Some((before, is_declared)) if before == (places, depth) => is_declared,
            _ => {
                let before = (places, depth);
                let is_declared = self.places.to_member(&mut places, depth, key).arrived != 0;
                self.alone = Some((before, is_declared));
                is_declared
            }
        };
        let told = self.tell(raw, None)?;
        Some(Told {
            is_declared,
            is_alone: true,
            ..told
        })
    }

    pub(super) fn tell_declared(&mut self, raw: Raw<'a>, key: Option<Raw<'a>>) -> Option<Told<'a>> {
        let told = self.tell(raw, key)?;
        Some(Told {
            is_declared: true,
            ..told
        })
    }

    #[inline]
    pub(super) fn tell(&mut self, raw: Raw<'a>, key: Option<Raw<'a>>) -> Option<Told<'a>> {
        if raw.is_blank() {
            return None;
        }
        if !self.bounds.take_text() {
            return self.stop();
        }
        Some(Told {
            raw,
            key,
            is_declared: false,
            is_alone: false,
        })
    }
}
