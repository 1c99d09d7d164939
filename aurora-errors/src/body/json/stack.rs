//! The containers in which the walk stands, and what they say about a message.

use super::context::Context;
use super::machine_code::{MachineCode, Rank};
use super::pointer::Set;
use super::raw::Raw;
use super::role::Role;
use super::scan::Cursor;
use super::siblings::{self, Seen, Siblings, WINDOW};
use crate::body::MAX_NAME;
use crate::body::bounds::Bounds;
use crate::body::bytes::Checked;
use std::borrow::Cow;

/// The containers in which the walk stands.
#[derive(Debug, Clone)]
pub(super) struct Stack<'a> {
    /// The innermost.
    pub(super) here: Frame<'a>,
    /// How many are open.
    depth: usize,
    /// The outermost of those around it: most bodies have no more, and so need no allocation.
    outermost: [Option<Frame<'a>>; OUTERMOST],
    /// Those between them and the innermost.
    deeper: Vec<Frame<'a>>,
}

/// As many as an error in a list has around it that is a member of another: `{"error": {"details": [{"…`
const OUTERMOST: usize = 3;

/// An object or a list in which the walk is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) container: Container<'a>,
    /// The key, where it is the name of a field.
    pub(super) field: Option<Raw<'a>>,
    /// How many texts might still be told when it began.
    pub(super) texts: u32,
    /// The table's places that may lie in it.
    pub(super) places: Set,
    /// Whether a container around it names a field.
    is_in_field: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Container<'a> {
    /// What was sent, around the outermost value.
    Document,
    Object(Object<'a>),
    /// With the number of elements begun.
    List(Role, usize),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) context: Context,
    /// Where its first member is.
    pub(super) start: Cursor<'a>,
    /// How many members were begun.
    pub(super) begun: u32,
    pub(super) siblings: Siblings<'a>,
    pub(super) survey: Survey,
    pub(super) label: Option<Raw<'a>>,
    /// Whether it stands in place of one text, or of the whole.
    is_text: bool,
}

/// Whether the members of an object were looked at before the walk comes to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Survey {
    No,
    /// As far as the window goes.
    Part,
    Whole,
}

impl<'a> Stack<'a> {
    #[inline]
    pub(super) fn new() -> Self {
        Stack {
            here: Frame::DOCUMENT,
            depth: 0,
            outermost: [None; OUTERMOST],
            deeper: Vec::new(),
        }
    }

    /// How many containers are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// How many of them are around the innermost.
    pub(super) fn depth_of_here(&self) -> usize {
        self.depth.saturating_sub(1)
    }

    /// Those around the innermost, the outermost first.
    fn around(&self) -> impl DoubleEndedIterator<Item = &Frame<'a>> {
        self.outermost.iter().flatten().chain(&self.deeper)
    }

    #[inline]
    pub(super) fn enter(
        &mut self,
        container: Container<'a>,
        field: Option<Raw<'a>>,
        texts: u32,
        places: Set,
    ) {
        let is_in_field = self.here.is_in_field || self.here.names_field();
        if let Some(around) = self.depth.checked_sub(1) {
            match self.outermost.get_mut(around) {
                Some(slot) => *slot = Some(self.here),
                None => self.deeper.push(self.here),
            }
        }
        self.depth += 1;
        self.here = Frame {
            container,
            field,
            texts,
            places,
            is_in_field,
        };
    }

    pub(super) fn leave(&mut self) {
        let around = match self.depth {
            0 | 1 => None,
            depth => match self.outermost.get_mut(depth - 2) {
                Some(slot) => slot.take(),
                None => self.deeper.pop(),
            },
        };
        self.depth = self.depth.saturating_sub(1);
        self.here = around.unwrap_or(Frame::DOCUMENT);
    }

    /// The innermost container, if it is an object.
    pub(super) fn object(&mut self) -> Option<&mut Object<'a>> {
        match &mut self.here.container {
            Container::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Whether the innermost container is an element of a list.
    pub(super) fn is_in_list(&self) -> bool {
        let around = self.around().next_back().map(|frame| &frame.container);
        matches!(around, Some(Container::List(..)))
    }

    /// The code of the innermost object; of the one around it where that stands in place of one text,
    /// unless a map names the field that the text is about.
    pub(super) fn code(&self, key: Option<Raw<'a>>) -> Option<MachineCode<'a>> {
        let mut is_of_field = key.is_some();
        let mut outwards = self.around().rev();
        let mut frame = &self.here;
        loop {
            if let Container::Object(object) = &frame.container {
                let code = object.siblings.code();
                if code.is_some() || is_of_field || !object.is_text {
                    return code;
                }
            }
            is_of_field |= frame.field.is_some();
            frame = outwards.next()?;
        }
    }

    /// The path of the field that a message is about, its parts joined by dots.
    ///
    /// It begins where an object names its field, and goes on with the keys of the maps below.
    #[inline]
    pub(super) fn field(&self, key: Option<Raw<'a>>, checked: Checked<'a>) -> Option<Cow<'a, str>> {
        if self.here.is_in_field || self.here.is_named() {
            return self.path(key, checked);
        }
        // Most paths are a key alone.
        match (self.here.field, key) {
            (None, None) => None,
            (Some(part), None) | (None, Some(part)) => siblings::name(part, checked),
            (Some(_), Some(_)) => self.path(key, checked),
        }
    }

    #[inline(never)]
    fn path(&self, key: Option<Raw<'a>>, checked: Checked<'a>) -> Option<Cow<'a, str>> {
        let mut path = Path::default();
        if self.here.is_in_field {
            self.around()
                .try_for_each(|frame| path.go_into(frame, false, checked))?;
        }
        path.go_into(&self.here, true, checked)?;
        if let Some(key) = key {
            path.add(siblings::name(key, checked)?)?;
        }
        path.text
    }
}

/// The way to a field, as far as it is known.
#[derive(Default)]
struct Path<'a> {
    text: Option<Cow<'a, str>>,
    /// The number of the element that leads on, where the last container is a list.
    index: Option<usize>,
}

impl<'a> Path<'a> {
    #[inline]
    fn go_into(&mut self, frame: &Frame<'a>, is_here: bool, checked: Checked<'a>) -> Option<()> {
        if let Some(field) = frame.field {
            self.add(siblings::name(field, checked)?)?;
        }
        match &frame.container {
            // The name of other data is that of a thing.
            Container::Object(object)
                if !object.context.is_about_errors()
                    && object.siblings.names_thing()
                    && !is_here => {}
            Container::Object(object) => {
                if let Some(named) = object.siblings.field(checked) {
                    self.text = Some(named);
                    self.index = None;
                }
            }
            Container::List(_, begun) => self.index = begun.checked_sub(1),
            Container::Document => {}
        }
        Some(())
    }

    fn add(&mut self, part: Cow<'a, str>) -> Option<()> {
        let index = self.index.take();
        let Some(path) = self.text.take() else {
            self.text = Some(part);
            return Some(());
        };
        if path.len() + part.len() > MAX_NAME {
            return None;
        }
        self.text = Some(Cow::Owned(match index {
            Some(index) => format!("{path}.{index}.{part}"),
            None => format!("{path}.{part}"),
        }));
        Some(())
    }
}

impl Frame<'_> {
    /// Around the outermost value.
    const DOCUMENT: Self = Frame {
        container: Container::Document,
        field: None,
        texts: 0,
        places: 0,
        is_in_field: false,
    };

    /// Whether a message in it may be about a field, whatever is around.
    fn names_field(&self) -> bool {
        self.is_named() || self.field.is_some()
    }

    /// Whether a member says which field it is about.
    fn is_named(&self) -> bool {
        match &self.container {
            Container::Object(object) => object.siblings.names_field(),
            _ => false,
        }
    }
}

impl<'a> Object<'a> {
    pub(super) fn new(context: Context, start: Cursor<'a>) -> Self {
        Object {
            context,
            start,
            begun: 0,
            siblings: Siblings::default(),
            survey: Survey::No,
            label: None,
            is_text: matches!(context, Context::Text | Context::Top),
        }
    }

    /// Whether it stands in place of a text and has a code of its own, as in
    /// `{"error": {"code": "gone", "what": "It is gone"}}`: then its keys are no fields.
    pub(super) fn is_coded(&self) -> bool {
        let code = self.siblings.code();
        self.is_text && code.is_some_and(|code| code.rank == Rank::Code)
    }

    /// The key and the text of its first member, where that is plainly what is wrong with a field.
    #[inline(never)]
    pub(super) fn lone_complaint(
        &self,
        bounds: &mut Bounds,
        seen: &mut Seen<'a>,
    ) -> Option<(Raw<'a>, Raw<'a>)> {
        let window = self.start.within(WINDOW);
        seen.begin(self.start, 0, self.start.length() - window.length());
        let members = Siblings::default().survey(self.context, window, false, seen);
        bounds.spend(members.effort);
        let member = seen.get(self.start, 0, self.start)?;
        let text = member.text.filter(|_| members.has_field)?;
        Some((member.key, text))
    }

    /// Looks at its members from a place on, behind so many of them, and decides what they are. It may be
    /// known that it says something.
    pub(super) fn survey(
        &mut self,
        before: u32,
        from: Cursor<'a>,
        says: bool,
        bounds: &mut Bounds,
        seen: &mut Seen<'a>,
    ) {
        if self.survey != Survey::No {
            return;
        }
        if from.is_before_end() {
            self.survey = Survey::Whole;
            return;
        }
        let window = from.within(WINDOW);
        seen.begin(self.start, before, from.length() - window.length());
        let members = self.siblings.survey(self.context, window, says, seen);
        bounds.spend(members.effort);
        self.survey = if members.is_whole {
            Survey::Whole
        } else {
            Survey::Part
        };
        if members.says {
            self.context = self.context.of_an_error();
        } else if members.has_field && (self.context == Context::Top || !self.is_coded()) {
            self.context = self.context.of_a_map();
            if self.context == Context::Fields {
                self.siblings = Siblings::default();
            }
        }
    }
}
