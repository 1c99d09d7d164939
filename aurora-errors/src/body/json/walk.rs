//! The general walk: every form in which APIs say what happened, in one pass over the JSON.

use super::context::{Context, Saying};
use super::machine_code::MachineCode;
use super::map;
use super::member::Member;
use super::pointer::{Pointers, Set, Step};
use super::raw::Raw;
use super::role::{Role, Strings};
use super::scan::{Cursor, Next, Shape};
use super::siblings::{self, Seen};
use super::stack::{Container, Object, Stack, Survey};
use super::tuple::Tuple;
use crate::body::bounds::{Bounds, effort};
use crate::body::bytes::Checked;
use crate::body::vocabulary::Sense;

mod code;
mod pass;
mod tell;

pub(in crate::body) use tell::Told;

/// How deep the walk goes; what is deeper is passed by.
const MAX_DEPTH: usize = 64;

/// How many members are counted at once; an object with as many is a long one.
const MANY: u32 = 32;

/// The texts in a JSON value that are for people, each found when it is asked for.
#[derive(Clone)]
pub(in crate::body) struct Walk<'a> {
    cursor: Cursor<'a>,
    checked: Checked<'a>,
    /// Where the table says that messages stand.
    places: Pointers<'static>,
    is_begun: bool,
    /// The containers in which the cursor stands.
    stack: Stack<'a>,
    /// Whether the innermost of them ends here.
    is_closed: bool,
    /// The list that the last text stands in, where that is one error.
    tuple: Option<Tuple<'a>>,
    /// Whether the table says that the message of an object with nothing else is one, for objects of a
    /// list into which these places lead at this depth.
    alone: Option<((Set, usize), bool)>,
    pub(in crate::body) bounds: Bounds,
    /// What was seen there last.
    seen: Seen<'a>,
    code: Option<(usize, MachineCode<'a>)>,
    reading: Reading,
}

/// How much of the JSON could be read so far.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reading {
    All,
    /// Something is nested too deep, or there is more than is gone into.
    Part,
    /// The JSON breaks off, or is none from here on.
    Broken,
}

impl<'a> Walk<'a> {
    #[inline]
    pub(in crate::body) fn new(
        cursor: Cursor<'a>,
        checked: Checked<'a>,
        places: Pointers<'static>,
        bounds: Bounds,
    ) -> Self {
        Walk {
            cursor,
            checked,
            places,
            is_begun: false,
            stack: Stack::new(),
            is_closed: false,
            tuple: None,
            alone: None,
            bounds,
            seen: Seen::NOTHING,
            code: None,
            reading: Reading::All,
        }
    }

    pub(in crate::body) fn next(&mut self) -> Option<Told<'a>> {
        self.tuple = None;
        loop {
            if self.is_closed {
                self.is_closed = false;
                self.stack.leave();
            }
            let found = match self.stack.here.container {
                Container::Document => {
                    if !self.is_before_text() {
                        return None;
                    }
                    self.root()
                }
                _ if self.is_broken() => self.close(),
                Container::Object(_) => self.member(),
                Container::List(role, begun) => self.element(role, begun),
            };
            if found.is_some() {
                return found;
            }
        }
    }

    fn is_broken(&self) -> bool {
        self.reading == Reading::Broken
    }

    /// Whether everything so far was JSON and read.
    pub(in crate::body) fn is_whole(&self) -> bool {
        self.reading == Reading::All
    }

    /// Whether a text begins here: some servers send one in each line.
    fn is_before_text(&mut self) -> bool {
        let is_next = !self.is_begun || self.cursor.shape() == Some(Shape::Object);
        self.is_begun = true;
        is_next && !self.is_broken()
    }

    fn root(&mut self) -> Option<Told<'a>> {
        let step = self.places.to_root();
        self.value(Role::errors(Context::Top), None, step.onwards)
    }

    #[inline]
    fn member(&mut self) -> Option<Told<'a>> {
        if self.bounds.are_spent() && self.is_in_long_object() {
            return self.leave();
        }
        let member = match self.next_member() {
            Next::Member(member) => member,
            Next::End => return self.close(),
            Next::Broken => return self.stop(),
        };
        let Member {
            key, sense, shape, ..
        } = member;
        if matches!(sense, Sense::Secret | Sense::Field | Sense::Source) {
            self.bounds.spend(member.effort_of_key());
        }
        let context = self.note(&member)?;
        let step = self.step_to(key);
        if step.arrived != 0 {
            self.cursor = member.value;
            return self.declared(key, step, context, sense);
        }
        match shape {
            Shape::String => {
                let raw = member.text?;
                self.text(key, context.string(sense, raw), raw)
            }
            Shape::Number if sense == Sense::Message => match self.cursor.scalar() {
                Some(raw) => self.text(key, Saying::Message, raw),
                None => self.stop(),
            },
            Shape::Object | Shape::Array => {
                self.bounds.spend(effort::CONTAINER_AHEAD);
                let role = context.role(sense, shape, || siblings::first(self.cursor));
                let may_be_map = context.may_hold_map(sense, shape);
                if role.is_some_and(|role| self.pass_data(role, may_be_map, step.onwards)) {
                    return None;
                }
                let is_map = may_be_map && self.is_map(sense);
                let role = is_map.then(|| context.map(sense)).or(role);
                self.container(key, role, step)
            }
            _ => match self.cursor.skip_shaped(shape) {
                Some(()) => None,
                None => self.stop(),
            },
        }
    }

    /// The next member of the innermost object, which a survey may have seen.
    #[inline]
    fn next_member(&mut self) -> Next<Member<'a>> {
        let Container::Object(object) = &mut self.stack.here.container else {
            return Next::Broken;
        };
        let before = object.begun;
        object.begun = before.saturating_add(1);
        if object.begun % MANY == 0 {
            self.bounds.spend(MANY as usize * effort::MEMBER);
        }
        if let Some(member) = self.seen.get(object.start, before, self.cursor) {
            self.cursor = member.rest();
            return Next::Member(member);
        }
        let sense = self.seen.sense(object.start, before);
        Member::next_as(&mut self.cursor, sense)
    }

    /// Whether the object at the cursor, which may be one, is a map from field to complaint.
    fn is_map(&mut self, sense: Sense) -> bool {
        let mut spent = 0;
        let is_map = map::is_map(self.cursor, sense == Sense::Params, &mut spent);
        self.bounds.spend(spent);
        is_map
    }

    /// The table's places to which a member leads.
    #[inline]
    fn step_to(&mut self, key: Raw<'a>) -> Step {
        let depth = self.stack.depth_of_here();
        let places = &mut self.stack.here.places;
        self.places.to_member(places, depth, key)
    }

    /// Tells the member at the cursor, where the table says that messages stand.
    fn declared(
        &mut self,
        key: Raw<'a>,
        step: Step,
        context: Context,
        sense: Sense,
    ) -> Option<Told<'a>> {
        let field = step.is_any.then_some(key);
        match self.cursor.shape() {
            Some(Shape::String | Shape::Number) => {
                let Some(raw) = self.cursor.scalar() else {
                    return self.stop();
                };
                if field.is_none() {
                    self.say();
                }
                self.tell_declared(raw, field)
            }
            Some(shape @ (Shape::Object | Shape::Array)) => {
                let is_map = context.may_hold_map(sense, shape) && self.is_map(sense);
                let role = if is_map {
                    Some(context.map(sense))
                } else {
                    context.role(sense, shape, || siblings::first(self.cursor))
                };
                let role = role.filter(|role| role.strings == Strings::All);
                let role = role.unwrap_or(Role::errors(Context::Map));
                let field = field.or(role.key_is_field.then_some(key));
                self.value(role, field, step.onwards)
            }
            _ => self.skip(),
        }
    }

    #[inline(never)]
    fn element(&mut self, role: Role, mut begun: usize) -> Option<Told<'a>> {
        let depth = self.stack.depth_of_here();
        let mut places = self.stack.here.places;
        let (step, shape) = loop {
            let shape = match self.cursor.next_element() {
                Next::Member(shape) => shape,
                Next::End => return self.close(),
                Next::Broken => return self.stop(),
            };
            let step = self.places.to_element(places, depth, begun);
            begun += 1;
            // What is never told has no need of all the rest.
            let passed = match shape {
                _ if step.arrived != 0 => break (step, shape),
                Shape::Number => self.cursor.number().map(drop),
                Shape::Literal => self.cursor.skip_shaped(shape),
                Shape::String | Shape::Object | Shape::Array => break (step, shape),
            };
            if passed.is_none() {
                return self.stop();
            }
            if places != 0 && step.onwards == 0 {
                places = self.places_of_elements(depth);
            }
        };
        if let Container::List(_, so_far) = &mut self.stack.here.container {
            *so_far = begun;
        }
        if step.arrived == 0
            && role == Role::errors(Context::Error)
            && let Some((key, raw)) = self.cursor.lone_message()
        {
            return self.tell_alone(key, raw, step.onwards, depth + 1);
        }
        if places != 0 && step.onwards | step.arrived == 0 {
            self.places_of_elements(depth);
        }
        if self.bounds.are_spent() {
            return self.leave();
        }
        let is_empty = self.cursor.skip_empty();
        // Objects that are gone into take what their members do.
        if is_empty || shape != Shape::Object {
            self.bounds.spend(effort::ELEMENT);
        }
        if is_empty {
            return None;
        }
        if step.arrived == 0 && shape == Shape::String {
            self.string(role)
        } else if step.arrived == 0 {
            if self.pass_elements(role, step.onwards) {
                return None;
            }
            self.value(role, None, step.onwards)
        } else if let Shape::String | Shape::Number = shape {
            match self.cursor.scalar() {
                Some(raw) => self.tell_declared(raw, None),
                None => self.stop(),
            }
        } else {
            let objects = role.objects.unwrap_or(Context::Map);
            self.value(Role::errors(objects), None, step.onwards)
        }
    }

    /// The table's places that may lead on to elements of the innermost list; the others are forgotten.
    #[cold]
    fn places_of_elements(&mut self, depth: usize) -> Set {
        let places = &mut self.stack.here.places;
        *places = self.places.of_elements(*places, depth);
        *places
    }

    /// Notes a member, which may be or hold a code or field. Gives the context in which it is to be
    /// read.
    fn note(&mut self, member: &Member<'a>) -> Option<Context> {
        let object = self.stack.object()?;
        let context = object.context;
        if object.survey == Survey::Whole {
            return Some(context);
        }
        if object.survey == Survey::No && context.depends_on_siblings(member.sense, member.shape) {
            object.survey(0, object.start, false, &mut self.bounds, &mut self.seen);
        } else if member.sense.is_only_said() {
            return Some(context);
        } else {
            object.siblings.note(context, member);
        }
        let context = object.context;
        self.note_code();
        Some(context)
    }

    fn container(&mut self, key: Raw<'a>, role: Option<Role>, step: Step) -> Option<Told<'a>> {
        let on_the_way = (step.onwards != 0).then_some(Role::ON_THE_WAY);
        let Some(role) = role.or(on_the_way) else {
            return self.skip();
        };
        let key_is_field = role.key_is_field || step.is_any;
        self.value(role, key_is_field.then_some(key), step.onwards)
    }

    /// Tells or enters the value at the cursor.
    fn value(&mut self, role: Role, field: Option<Raw<'a>>, places: Set) -> Option<Told<'a>> {
        if self.cursor.skip_empty() {
            return None;
        }
        let on_the_way = (places != 0).then_some(Context::OnTheWay);
        let container = match (self.cursor.shape(), role.objects.or(on_the_way)) {
            (Some(Shape::String), _) => return self.string(role),
            (Some(Shape::Array), _) => match self.tuple_at(role) {
                Some(tuple) => return self.tell_tuple(tuple),
                None => Container::List(role.of_elements(), 0),
            },
            (Some(Shape::Object), Some(context)) => {
                let mut start = self.cursor;
                start.enter();
                Container::Object(Object::new(context, start))
            }
            _ => return self.skip(),
        };
        let is_on_the_way = places != 0 && matches!(container, Container::Object(_));
        if self.stack.depth() == MAX_DEPTH || !self.bounds.take_container(is_on_the_way) {
            return self.pass_over();
        }
        self.cursor.enter();
        self.stack
            .enter(container, field, self.bounds.texts(), places);
        None
    }

    /// Tells the string at the cursor, if it is a message.
    #[inline]
    fn string(&mut self, role: Role) -> Option<Told<'a>> {
        let Some(raw) = self.cursor.string() else {
            return self.stop();
        };
        if raw.has_escapes() {
            self.bounds.spend(effort::CLOSE_LOOK);
        }
        if role.strings.take(raw) {
            self.tell(raw, None)
        } else {
            None
        }
    }
}
