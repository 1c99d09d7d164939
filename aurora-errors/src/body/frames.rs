//! The containers in which the walk stands, and what they say about a message.

use super::MAX_NAME;
use super::beside::{self, Beside, Code, Rank};
use super::ground::{Ground, Role};
use super::json::Raw;
use std::borrow::Cow;

/// An object or a list in which the walk is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) place: Place<'a>,
    /// The key, where it is the name of a field.
    pub(super) field: Option<Raw<'a>>,
    /// How many texts had been told when it began.
    pub(super) said: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    Object(Object<'a>),
    /// With the number of elements begun.
    List(Role, usize),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) ground: Ground,
    pub(super) beside: Beside<'a>,
    /// Whether `beside` holds what stands behind the cursor too.
    pub(super) has_looked_ahead: bool,
    pub(super) label: Option<Raw<'a>>,
    /// Whether it told a text of its own: an object that does is an error, not a map.
    pub(super) has_spoken: bool,
}

impl Object<'_> {
    pub(super) fn new(ground: Ground) -> Self {
        Object {
            ground,
            beside: Beside::default(),
            has_looked_ahead: false,
            label: None,
            has_spoken: false,
        }
    }

    /// Whether it has a code of its own: an object in place of a text that has is no map.
    pub(super) fn is_coded(&self) -> bool {
        let code = self.beside.code();
        self.ground == Ground::Said && code.is_some_and(|code| code.rank == Rank::Code)
    }

    /// The ground by which its members are read from here on.
    pub(super) fn ground_now(&self) -> Ground {
        if self.has_spoken {
            self.ground.spoken()
        } else {
            self.ground
        }
    }
}

/// The code of the innermost object; of the one around it where that stands in place of one text,
/// unless a map names the field that the text is about.
pub(super) fn code<'a>(frames: &[Frame<'a>], key: Option<Raw<'a>>) -> Option<Code<'a>> {
    let mut is_of_field = key.is_some();
    for frame in frames.iter().rev() {
        if let Place::Object(object) = &frame.place {
            let code = object.beside.code();
            if code.is_some() || is_of_field || object.ground != Ground::Said {
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
            path = Some(below(path, index.take(), beside::name(field)?)?);
        }
        match frame.place {
            Place::Object(object) => {
                if let Some(named) = object.beside.field() {
                    path = Some(named);
                    index = None;
                }
            }
            Place::List(_, begun) => index = begun.checked_sub(1),
        }
    }
    match key {
        Some(key) => below(path, index, beside::name(key)?),
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
