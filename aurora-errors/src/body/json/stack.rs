//! The containers in which the walk stands, and what they say about a message.

use super::context::{Context, Role};
use super::pointer::Set;
use super::scan::Raw;
use super::siblings::{self, MachineCode, Rank, Siblings};
use crate::body::MAX_NAME;
use std::borrow::Cow;

/// An object or a list in which the walk is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) container: Container<'a>,
    /// The key, where it is the name of a field.
    pub(super) field: Option<Raw<'a>>,
    /// How many texts had been told when it began.
    pub(super) told: usize,
    /// The table's places that may lie in it.
    pub(super) places: Set,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Container<'a> {
    Object(Object<'a>),
    /// With the number of elements begun.
    List(Role, usize),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) context: Context,
    pub(super) siblings: Siblings<'a>,
    /// Whether `siblings` holds what stands behind the cursor too.
    pub(super) has_looked_ahead: bool,
    pub(super) label: Option<Raw<'a>>,
    /// Whether it told a text of its own: an object that does is an error, not a map.
    pub(super) has_told: bool,
}

/// What the walk has to know of a container to go on in it.
pub(super) enum Here {
    Object(Context),
    List(Role, usize),
}

impl Frame<'_> {
    #[inline]
    pub(super) fn here(&self) -> Here {
        match &self.container {
            Container::Object(object) => Here::Object(object.context_now()),
            Container::List(role, begun) => Here::List(*role, *begun),
        }
    }
}

impl Object<'_> {
    pub(super) fn new(context: Context) -> Self {
        Object {
            context,
            siblings: Siblings::default(),
            has_looked_ahead: false,
            label: None,
            has_told: false,
        }
    }

    /// Whether it has a code of its own: an object in place of a text that has is no map.
    pub(super) fn is_coded(&self) -> bool {
        let code = self.siblings.code();
        self.context == Context::Text && code.is_some_and(|code| code.rank == Rank::Code)
    }

    /// The context by which its members are read from here on.
    pub(super) fn context_now(&self) -> Context {
        if self.has_told {
            self.context.once_told()
        } else {
            self.context
        }
    }
}

/// The code of the innermost object; of the one around it where that stands in place of one text,
/// unless a map names the field that the text is about.
pub(super) fn code<'a>(frames: &[Frame<'a>], key: Option<Raw<'a>>) -> Option<MachineCode<'a>> {
    let mut is_of_field = key.is_some();
    for frame in frames.iter().rev() {
        if let Container::Object(object) = &frame.container {
            let code = object.siblings.code();
            if code.is_some() || is_of_field || object.context != Context::Text {
                return code;
            }
        }
        is_of_field |= frame.field.is_some();
    }
    None
}

/// The path of the field that a message is about, its parts joined by dots.
///
/// It begins where an object names its field, and goes on with the keys of the maps below.
pub(super) fn field<'a>(frames: &[Frame<'a>], key: Option<Raw<'a>>) -> Option<Cow<'a, str>> {
    let mut path: Option<Cow<'a, str>> = None;
    let mut index = None;
    for frame in frames {
        if let Some(field) = frame.field {
            path = Some(below(path, index.take(), siblings::name(field)?)?);
        }
        match frame.container {
            Container::Object(object) => {
                if let Some(named) = object.siblings.field() {
                    path = Some(named);
                    index = None;
                }
            }
            Container::List(_, begun) => index = begun.checked_sub(1),
        }
    }
    match key {
        Some(key) => below(path, index, siblings::name(key)?),
        None => path,
    }
}

/// A path with one more part.
fn below<'a>(
    path: Option<Cow<'a, str>>,
    index: Option<usize>,
    part: Cow<'a, str>,
) -> Option<Cow<'a, str>> {
    let Some(path) = path else {
        return Some(part);
    };
    if path.len() + part.len() > MAX_NAME {
        return None;
    }
    Some(Cow::Owned(match index {
        Some(index) => format!("{path}.{index}.{part}"),
        None => format!("{path}.{part}"),
    }))
}
