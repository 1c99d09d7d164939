//! The general walk: every form in which APIs say what happened, in one pass over the JSON.

use super::beside::{Code, Rank, WINDOW};
use super::form::Form;
use super::frames::{self, Frame, Object, Place};
use super::ground::{Ground, Role, Strings, Told};
use super::json::{Cursor, Next, Raw, Shape};
use super::keys::{self, Kind};
use super::message::{self, Message, Messages};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How deep the walk goes; what is deeper is passed by.
const MAX_DEPTH: usize = 64;

/// How many JSON texts within texts are read.
const MAX_NESTING: u8 = 2;

/// How many texts are looked at, those that only repeat another too: where each stands has its cost.
const MAX_SAID: usize = 4096;

/// With how many of the last messages a new one is compared: servers repeat a cause close by.
const RECENT: usize = 16;

/// The messages in a JSON value, each found when it is asked for.
#[derive(Clone)]
pub(super) struct Walk<'a> {
    cursor: Cursor<'a>,
    /// What the outermost value is, until the walk begins.
    root: Option<Role>,
    /// The containers in which the cursor stands.
    frames: Vec<Frame<'a>>,
    /// How many texts were found.
    said: usize,
    /// The hashes of the last messages.
    recent: [u64; RECENT],
    /// The messages of a JSON text within a text, the last first.
    embedded: Vec<Message<'a>>,
    nesting: u8,
    code: Option<(usize, Code<'a>)>,
    is_broken: bool,
    is_partial: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(cursor: Cursor<'a>, root: Role, nesting: u8) -> Self {
        Walk {
            cursor,
            root: Some(root),
            frames: Vec::new(),
            said: 0,
            recent: [0; RECENT],
            embedded: Vec::new(),
            nesting,
            code: None,
            is_broken: false,
            is_partial: false,
        }
    }

    pub(super) fn next(&mut self) -> Option<Message<'a>> {
        loop {
            if let Some(message) = self.embedded.pop() {
                return Some(message);
            }
            let found = if let Some(root) = self.root.take() {
                self.value(root, None)
            } else {
                match self.frames.last().map(|frame| frame.place) {
                    Some(_) if self.is_broken => self.close(),
                    Some(Place::Object(object)) => self.member(object.ground_now()),
                    Some(Place::List(role, _)) => self.element(role),
                    // Some servers send a text in each line.
                    None if self.is_before_object() => self.value(Role::errors(Ground::Top), None),
                    None => return None,
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }

    /// The place behind the value, after the last message; `None` where the JSON broke off.
    pub(super) fn end(&self) -> Option<Cursor<'a>> {
        (!self.is_broken).then_some(self.cursor)
    }

    /// Whether everything so far was JSON and read.
    pub(super) fn is_whole(&self) -> bool {
        !self.is_broken && !self.is_partial
    }

    /// The best code so far: the nearest to the top, in one object the one that says most.
    pub(super) fn code(&self) -> Option<Code<'a>> {
        self.code.map(|(_, code)| code)
    }

    /// Whether nothing that is still to come can be a better code.
    pub(super) fn has_best_code(&self) -> bool {
        self.code
            .is_some_and(|(depth, code)| depth <= 1 && code.rank == Rank::Code)
    }

    fn is_before_object(&mut self) -> bool {
        !self.is_broken && self.cursor.shape() == Some(Shape::Object)
    }

    fn member(&mut self, ground: Ground) -> Option<Message<'a>> {
        let key = match self.cursor.next_key() {
            Next::Member(key) => key,
            Next::End => return self.close(),
            Next::Broken => return self.stop(),
        };
        let kind = keys::kind(key.bytes());
        self.note(kind);
        match self.cursor.shape() {
            Some(Shape::String) => match self.cursor.string() {
                Some(raw) => self.text(key, ground.string(kind, raw), raw),
                None => self.stop(),
            },
            Some(Shape::Number) if kind == Kind::Message => match self.cursor.scalar() {
                Some(raw) => self.text(key, Told::Text, raw),
                None => self.stop(),
            },
            Some(Shape::Object) => self.container(key, ground.object(kind)),
            Some(Shape::Array) => {
                let role = ground.list(kind);
                if role.is_some_and(|role| role.strings == Strings::All) {
                    self.look_ahead();
                }
                self.container(key, role)
            }
            _ => self.skip(),
        }
    }

    fn element(&mut self, role: Role) -> Option<Message<'a>> {
        match self.cursor.next_element() {
            Next::Member(()) => {
                if let Some(Place::List(_, begun)) = self.frames.last_mut().map(|at| &mut at.place)
                {
                    *begun += 1;
                }
                self.value(role, None)
            }
            Next::End => self.close(),
            Next::Broken => self.stop(),
        }
    }

    /// Notes the member at the cursor, which may be or hold a code or field.
    fn note(&mut self, kind: Kind) {
        let depth = self.frames.len();
        let cursor = self.cursor;
        let Some(object) = self.object() else {
            return;
        };
        let ground = object.ground;
        object.beside.note(ground, kind, cursor);
        let code = object.beside.code();
        let rank = |(depth, code): (usize, Code<'_>)| (code.rank == Rank::Echo, depth, code.rank);
        if let Some(code) = code
            && ground.is_about_errors()
            && self
                .code
                .is_none_or(|best| rank((depth, code)) < rank(best))
        {
            self.code = Some((depth, code));
        }
    }

    /// Tells a text that is a member of the innermost object.
    fn text(&mut self, key: Raw<'a>, told: Told, raw: Raw<'a>) -> Option<Message<'a>> {
        let is_empty = raw.bytes().trim_ascii().is_empty();
        match told {
            Told::Nothing => None,
            _ if is_empty => None,
            Told::Field if !self.object()?.is_coded() => self.say(raw, Some(key)),
            Told::Field | Told::Label => {
                self.object()?.label = Some(raw);
                None
            }
            Told::Text => {
                self.object()?.has_spoken = true;
                self.look_ahead();
                self.say(raw, None)
            }
        }
    }

    fn container(&mut self, key: Raw<'a>, role: Option<Role>) -> Option<Message<'a>> {
        match role {
            Some(role) => self.value(role, role.is_field.then_some(key)),
            None => self.skip(),
        }
    }

    /// Tells or enters the value at the cursor.
    fn value(&mut self, role: Role, field: Option<Raw<'a>>) -> Option<Message<'a>> {
        let place = match (self.cursor.shape(), role.objects) {
            (Some(Shape::String), _) => {
                return match self.cursor.string() {
                    Some(raw) if role.strings.take(raw) => self.say(raw, None),
                    Some(_) => None,
                    None => self.stop(),
                };
            }
            (Some(Shape::Array), _) => Place::List(role.of_elements(), 0),
            (Some(Shape::Object), Some(ground)) => Place::Object(Object::new(ground)),
            _ => return self.skip(),
        };
        if self.frames.len() == MAX_DEPTH {
            self.is_partial = true;
            return self.skip();
        }
        self.cursor.enter();
        self.frames.push(Frame {
            place,
            field,
            said: self.said,
        });
        None
    }

    fn skip(&mut self) -> Option<Message<'a>> {
        match self.cursor.skip_value() {
            Some(()) => None,
            None => self.stop(),
        }
    }

    /// Ends the walk where the JSON does; the open containers are still to be closed.
    fn stop(&mut self) -> Option<Message<'a>> {
        self.is_broken = true;
        None
    }

    /// Leaves the innermost container, telling its label if it said nothing else.
    fn close(&mut self) -> Option<Message<'a>> {
        let said = self.frames.last()?.said;
        let label = self.object().and_then(|object| object.label);
        let found = match label {
            Some(label) if said == self.said => self.say(label, None),
            _ => None,
        };
        self.frames.pop();
        found
    }

    fn object(&mut self) -> Option<&mut Object<'a>> {
        match &mut self.frames.last_mut()?.place {
            Place::Object(object) => Some(object),
            Place::List(..) => None,
        }
    }

    /// Finds the code and the field that stand behind the cursor, as far as the window goes.
    fn look_ahead(&mut self) {
        let rest = self.cursor.within(WINDOW);
        let Some(object) = self.object() else {
            return;
        };
        if !object.has_looked_ahead {
            object.has_looked_ahead = true;
            object.beside.note_members(object.ground, rest);
        }
    }

    fn say(&mut self, raw: Raw<'a>, key: Option<Raw<'a>>) -> Option<Message<'a>> {
        let text = message::text(raw)?;
        self.said += 1;
        if self.said > MAX_SAID {
            return self.stop();
        }
        let message = Message {
            field: frames::field(&self.frames, key),
            code: frames::code(&self.frames, key).and_then(Code::text),
            text,
        };
        if let Some(form) = Form::of_text(&message.text) {
            self.embed(form, &message);
            return self.embedded.pop();
        }
        let mut hasher = DefaultHasher::new();
        (&message.text, &message.field).hash(&mut hasher);
        let hash = hasher.finish();
        if self.recent.contains(&hash) {
            return None;
        }
        self.recent.rotate_right(1);
        self.recent[0] = hash;
        Some(message)
    }

    /// Reads a document within a text.
    fn embed(&mut self, form: Form<'_>, around: &Message<'a>) {
        if self.nesting == MAX_NESTING {
            self.is_partial = true;
            return;
        }
        let mut inner = Messages::of(form, self.nesting + 1);
        self.embedded = inner
            .by_ref()
            .map(|message| message.within(around))
            .collect();
        self.embedded.reverse();
        self.is_partial |= !inner.is_complete();
    }
}
