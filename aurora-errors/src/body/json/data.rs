//! Data beside an error, of which nothing is for people: it is passed by without a look at what stands
//! beside what.

use super::context::{Context, Saying};
use super::map;
use super::member::Member;
use super::role::Role;
use super::scan::{Cursor, Next, Shape};
use super::siblings;
use crate::body::bounds::effort;
use crate::body::vocabulary::{self, Sense};

/// How many bytes such data has at most; what is longer is walked through.
const WINDOW: usize = 1024;

/// How deep containers stand in it at most.
pub(super) const DEPTH: usize = 4;

/// How many bytes the value at the cursor has, where nothing in it is told and it is no map from field
/// to complaint, if it may be one; and how much effort it took to see that.
pub(super) fn length_of(
    mut value: Cursor<'_>,
    role: Role,
    may_be_map: bool,
) -> (Option<usize>, usize) {
    let mut rest = value.within(WINDOW);
    let before = rest.length();
    let mut spent = 0;
    let shape = value.shape();
    let passed =
        shape.and_then(|shape| pass(&mut rest, shape, role, may_be_map, DEPTH, &mut spent));
    (passed.map(|()| before - rest.length()), spent)
}

/// Goes past a value of this kind, unless something in it is told.
fn pass(
    cursor: &mut Cursor<'_>,
    shape: Shape,
    role: Role,
    may_be_map: bool,
    depth: usize,
    spent: &mut usize,
) -> Option<()> {
    match (shape, role.objects) {
        (Shape::String, _) => {
            let raw = cursor.string()?;
            (raw.is_blank() || !role.strings.take(raw)).then_some(())
        }
        (Shape::Array, _) => {
            let depth = depth.checked_sub(1)?;
            cursor.enter();
            loop {
                let shape = match cursor.next_element() {
                    Next::Member(shape) => shape,
                    Next::End => return Some(()),
                    Next::Broken => return None,
                };
                *spent += effort::ELEMENT_AHEAD;
                match shape {
                    Shape::Number | Shape::Literal => cursor.skip_shaped(shape)?,
                    _ if cursor.skip_empty() => {}
                    _ => pass(cursor, shape, role, false, depth, spent)?,
                }
            }
        }
        (Shape::Object, Some(context)) if context.is_about_errors() => None,
        (Shape::Object, Some(context)) => {
            let depth = depth.checked_sub(1)?;
            *spent += effort::CONTAINER_AHEAD;
            pass_members(cursor, context, may_be_map, depth, spent)
        }
        _ => cursor.skip_shaped(shape),
    }
}

fn pass_members(
    cursor: &mut Cursor<'_>,
    context: Context,
    mut may_be_map: bool,
    depth: usize,
    spent: &mut usize,
) -> Option<()> {
    cursor.enter();
    let mut is_map = false;
    loop {
        let mut member = match Member::next_as(cursor, Some(Sense::Unknown)) {
            Next::Member(member) => member,
            Next::End => return (!is_map).then_some(()),
            Next::Broken => return None,
        };
        *spent += read_sense(&mut member);
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
                let may_be_map = shape == Shape::Object && context.may_hold_map(sense);
                let first = || match text {
                    Some(text) => text.first,
                    None => siblings::first(*cursor),
                };
                match context.role(sense, shape, first) {
                    Some(role) => pass(cursor, shape, role, may_be_map, depth, spent)?,
                    None if may_be_map && map::is_map(*cursor, sense == Sense::Params, spent) => {
                        return None;
                    }
                    None => match text {
                        Some(text) => {
                            *cursor = text.behind;
                            cursor.leave()?;
                        }
                        None => cursor.skip_shaped(shape)?,
                    },
                }
            }
            Shape::Number | Shape::Literal => cursor.skip_shaped(shape)?,
        }
    }
}

/// Finds out what a member is for, as far as that matters here: a number is told where its key says so in
/// as many letters, `true` never. Gives how much effort it took.
#[inline]
fn read_sense(member: &mut Member<'_>) -> usize {
    let key = member.key.bytes();
    match member.shape {
        Shape::Literal => effort::SCALAR_AHEAD,
        Shape::Number => {
            member.sense = vocabulary::as_written(key).unwrap_or(Sense::Unknown);
            effort::SCALAR_AHEAD
        }
        _ => {
            member.sense = vocabulary::sense(key);
            member.effort_ahead()
        }
    }
}
