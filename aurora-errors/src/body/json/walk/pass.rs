//! What the walk passes by: data of which nothing is told, and what there is no more room for.

use super::{MANY, MAX_DEPTH, Reading, Told, Walk};
use crate::body::bounds::effort;
use crate::body::json::data::{self, Data};
use crate::body::json::pointer::Set;
use crate::body::json::role::{Role, Strings};
use crate::body::json::scan::{Next, Shape};
use crate::body::json::stack::{Container, Frame};
use std::mem;

impl<'a> Walk<'a> {
    /// Whether the innermost object has so many members that no more of them are read when there is no more
    /// room: among the first a message may stand behind what took it.
    #[cold]
    pub(super) fn is_in_long_object(&mut self) -> bool {
        self.stack
            .object()
            .is_some_and(|object| object.begun >= MANY)
    }

    /// Goes past the rest of the innermost container, for which there is no more room.
    #[cold]
    pub(super) fn leave(&mut self) -> Option<Told<'a>> {
        self.reading = Reading::Part.max(self.reading);
        match self.cursor.leave() {
            Some(()) => self.close(),
            None => self.stop(),
        }
    }

    /// Goes past the value at the cursor, into which the walk may not go: it is too deep, or one too many.
    #[cold]
    pub(super) fn pass_over(&mut self) -> Option<Told<'a>> {
        self.reading = Reading::Part.max(self.reading);
        self.skip()
    }

    /// Goes past the value at the cursor where it is data of which nothing is told.
    #[inline(never)]
    pub(super) fn pass_data(&mut self, role: Role, may_be_map: bool, places: Set) -> bool {
        self.may_be_data(role, places) && self.pass_as(&mut Data::new(), role, may_be_map)
    }

    /// Goes past the element at the cursor and those behind it, as long as each is data of which nothing is
    /// told. Gives whether no other object or list stands at the cursor then.
    #[inline(never)]
    pub(super) fn pass_elements(&mut self, role: Role, places: Set) -> bool {
        if !self.may_be_data(role, places) {
            return false;
        }
        let mut data = Data::new();
        while !self.bounds.are_spent() {
            if !self.cursor.skip_empty() && !self.pass_as(&mut data, role, false) {
                return false;
            }
            let mut next = self.cursor;
            let is_next = matches!(
                next.next_element(),
                Next::Member(Shape::Object | Shape::Array)
            );
            match &mut self.stack.here {
                Frame {
                    container: Container::List(_, begun),
                    places: 0,
                    ..
                } if is_next => *begun += 1,
                _ => return true,
            }
            self.cursor = next;
            data.spent += effort::ELEMENT_AHEAD;
        }
        false
    }

    fn may_be_data(&self, role: Role, places: Set) -> bool {
        role.strings != Strings::All
            && places == 0
            && !self.bounds.are_spent()
            && self.stack.depth() + data::DEPTH <= MAX_DEPTH
    }

    fn pass_as(&mut self, data: &mut Data<'a>, role: Role, may_be_map: bool) -> bool {
        let length = data.length_of(self.cursor, role, may_be_map);
        self.bounds.spend(mem::take(&mut data.spent));
        if let Some(length) = length {
            self.cursor.skip(length);
        }
        length.is_some()
    }

    pub(super) fn skip(&mut self) -> Option<Told<'a>> {
        match self.cursor.skip_value() {
            Some(()) => None,
            None => self.stop(),
        }
    }

    /// Ends the walk where the JSON does; the open containers are still to be closed.
    pub(super) fn stop(&mut self) -> Option<Told<'a>> {
        self.reading = Reading::Broken;
        None
    }
}
