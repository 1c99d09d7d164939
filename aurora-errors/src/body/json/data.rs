//! Data beside an error, of which nothing is for people: it is passed by without a look at what stands
//! beside what.

use super::context::{Context, Saying};
use super::map;
use super::member::Member;
use super::raw::Raw;
use super::role::Role;
use super::scan::{Cursor, Next, Shape};
use super::siblings;
use crate::body::bounds::effort;
use crate::body::vocabulary::{self, Sense};
use crate::body::words;

/// How many bytes such data has at most; what is longer is walked through.
const WINDOW: usize = 1024;

/// How deep containers stand in it at most.
pub(super) const DEPTH: usize = 4;

/// Data, as far as it was gone past.
pub(super) struct Data<'a> {
    /// What the last keys are for: the elements of a list have the same few keys again and again.
    known: [(&'a [u8], Sense); KNOWN],
    /// How much effort it took.
    pub(super) spent: usize,
}

/// How many keys are remembered.
const KNOWN: usize = 16;

impl<'a> Data<'a> {
    pub(super) fn new() -> Self {
        Data {
            known: [(b"", Sense::Unknown); KNOWN],
            spent: 0,
        }
    }

    /// How many bytes the value at the cursor has, where nothing in it is told and it is no map from
    /// field to complaint, if it may be one.
    pub(super) fn length_of(
        &mut self,
        mut value: Cursor<'a>,
        role: Role,
        may_be_map: bool,
    ) -> Option<usize> {
        let shape = value.shape()?;
        let value = value.within(WINDOW);
        let rest = self.pass(value, shape, role, may_be_map, DEPTH)?;
        Some(value.length() - rest.length())
    }

    /// Goes past a value of this kind, unless something in it is told.
    fn pass(
        &mut self,
        mut cursor: Cursor<'a>,
        shape: Shape,
        role: Role,
        may_be_map: bool,
        depth: usize,
    ) -> Option<Cursor<'a>> {
        match (shape, role.objects) {
            (Shape::String, _) => {
                let raw = cursor.string()?;
                (raw.is_blank() || !role.strings.take(raw)).then_some(cursor)
            }
            (Shape::Array, _) => {
                let depth = depth.checked_sub(1)?;
                cursor.enter();
                loop {
                    let shape = match cursor.next_element() {
                        Next::Member(shape) => shape,
                        Next::End => return Some(cursor),
                        Next::Broken => return None,
                    };
                    self.spent += effort::ELEMENT_AHEAD;
                    match shape {
                        Shape::Number | Shape::Literal => cursor.skip_shaped(shape)?,
                        _ if cursor.skip_empty() => {}
                        _ => cursor = self.pass(cursor, shape, role, false, depth)?,
                    }
                }
            }
            (Shape::Object, Some(context)) if context.is_about_errors() => None,
            (Shape::Object, Some(context)) => {
                let depth = depth.checked_sub(1)?;
                self.spent += effort::CONTAINER_AHEAD;
                self.pass_members(cursor, context, may_be_map, depth)
            }
            _ => cursor.skip_shaped(shape).map(|()| cursor),
        }
    }

    fn pass_members(
        &mut self,
        mut cursor: Cursor<'a>,
        context: Context,
        mut may_be_map: bool,
        depth: usize,
    ) -> Option<Cursor<'a>> {
        cursor.enter();
        let mut is_map = false;
        loop {
            let mut member = match Member::next_as(&mut cursor, Some(Sense::Unknown)) {
                Next::Member(member) => member,
                Next::End => return (!is_map).then_some(cursor),
                Next::Broken => return None,
            };
            self.read_sense(&mut member);
            let Member { sense, shape, .. } = member;
            let text = may_be_map.then(|| map::text_of(&member)).flatten();
            is_map = text.is_some_and(|text| text.is_of_map(sense));
            may_be_map = is_map;
            match shape {
                Shape::String => {
                    let raw = member.text?;
                    if sense.is_of_errors()
                        && context.string(sense, raw) != Saying::Nothing
                        && !raw.is_blank()
                    {
                        return None;
                    }
                }
                Shape::Number if sense == Sense::Message => return None,
                Shape::Object | Shape::Array if cursor.skip_empty() => {}
                shape @ (Shape::Object | Shape::Array) => {
                    let may_be_map = context.may_hold_map(sense, shape);
                    let first = || match text {
                        Some(text) => text.first,
                        None => siblings::first(cursor),
                    };
                    match context.role(sense, shape, first) {
                        Some(role) => cursor = self.pass(cursor, shape, role, may_be_map, depth)?,
                        None if may_be_map
                            && map::is_map(cursor, sense == Sense::Params, &mut self.spent) =>
                        {
                            return None;
                        }
                        None => match text {
                            Some(text) => {
                                cursor = text.behind;
                                cursor.leave()?;
                            }
                            None => cursor.skip_shaped(shape)?,
                        },
                    }
                }
                Shape::Number => drop(cursor.number()?),
                Shape::Literal => cursor.skip_shaped(shape)?,
            }
        }
    }

    /// Finds out what a member is for, as far as that matters here: a number is told where its key says so in
    /// as many letters, `true` never.
    #[inline]
    fn read_sense(&mut self, member: &mut Member<'a>) {
        let key = member.key.written();
        self.spent += match member.shape {
            Shape::Literal => effort::SCALAR_AHEAD,
            Shape::Number => {
                member.sense = vocabulary::as_written(key).unwrap_or(Sense::Unknown);
                effort::SCALAR_AHEAD
            }
            _ => match self.known.get_mut(words::hash(key) % KNOWN) {
                Some((known, sense)) if words::are_same(known, key) => {
                    member.sense = *sense;
                    effort::MEMBER_AGAIN
                }
                slot => {
                    member.sense = sense_of(member.key);
                    if let Some(slot) = slot {
                        *slot = (key, member.sense);
                    }
                    member.effort_ahead()
                }
            },
        };
    }
}

/// What a key is for that is not remembered; apart, because most are.
#[inline(never)]
fn sense_of(key: Raw<'_>) -> Sense {
    vocabulary::sense(key.bytes())
}
