//! A member of an object.

use super::raw::Raw;
use super::scan::{Cursor, Next, Shape};
use crate::body::bounds::effort;
use crate::body::vocabulary::{self, Sense};

/// A member of an object, read as far as every reader of one needs it, and once.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Member<'a> {
    pub(super) key: Raw<'a>,
    /// What it is for, by its key.
    pub(super) sense: Sense,
    pub(super) shape: Shape,
    /// Where its value begins.
    pub(super) value: Cursor<'a>,
    /// Its value, if that is a string.
    pub(super) text: Option<Raw<'a>>,
}

impl<'a> Member<'a> {
    /// Goes past the next member of an object that was entered if its value is a string, else to its
    /// value.
    #[expect(
        clippy::inline_always,
        reason = "a member is larger than what is read of it, and to hand it on costs a fifth"
    )]
    #[inline(always)]
    pub(super) fn next(cursor: &mut Cursor<'a>) -> Next<Self> {
        Member::next_as(cursor, None)
    }

    /// The same where it is known what the member is for.
    #[expect(clippy::inline_always, reason = "as above")]
    #[inline(always)]
    pub(super) fn next_as(cursor: &mut Cursor<'a>, sense: Option<Sense>) -> Next<Self> {
        let key = match cursor.next_key() {
            Next::Member(key) => key,
            Next::End => return Next::End,
            Next::Broken => return Next::Broken,
        };
        let Some(shape) = cursor.shape() else {
            return Next::Broken;
        };
        let value = *cursor;
        let text = match shape {
            Shape::String => match cursor.string() {
                Some(text) => Some(text),
                None => return Next::Broken,
            },
            _ => None,
        };
        Next::Member(Member {
            key,
            sense: match sense {
                Some(sense) => sense,
                None => vocabulary::sense(key.bytes()),
            },
            shape,
            value,
            text,
        })
    }

    /// How much effort it takes to read it ahead of the walk.
    #[inline]
    pub(super) fn effort_ahead(&self) -> usize {
        effort::MEMBER_AHEAD + self.effort_of_key()
    }

    /// How much effort its key takes, where it is not known as it is written.
    #[inline]
    pub(super) fn effort_of_key(&self) -> usize {
        match self.sense {
            Sense::Unknown => self.key.bytes().len() * effort::LETTER,
            Sense::Secret | Sense::Trace => {
                self.key.bytes().len() * effort::LETTER + effort::CLOSE_LOOK
            }
            Sense::Field | Sense::Source if self.shape == Shape::Object => effort::CLOSE_LOOK,
            _ => 0,
        }
    }

    /// Where [`Member::next`] left the cursor.
    pub(super) fn rest(&self) -> Cursor<'a> {
        let mut rest = self.value;
        if let Some(text) = self.text {
            rest.skip(text.bytes().len() + 2);
        }
        rest
    }

    /// Its value, if that is a string or a number.
    pub(super) fn scalar(&self) -> Option<Raw<'a>> {
        let mut value = self.value;
        self.text.or_else(|| value.scalar())
    }
}
