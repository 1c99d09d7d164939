//! Data beside an error, of which nothing is for people: it is passed by without a look at what stands
//! beside what.

use super::context::{Context, Role, Saying};
use super::scan::{Cursor, Next, Shape};
use super::siblings;
use crate::body::vocabulary::{self, Sense};

/// How many bytes such data has at most; what is longer is walked through.
const WINDOW: usize = 1024;

/// How deep containers stand in it at most.
pub(super) const DEPTH: usize = 4;

/// How many bytes the value at the cursor has, where nothing in it is told.
pub(super) fn length_of(value: Cursor<'_>, role: Role) -> Option<usize> {
    let mut rest = value.within(WINDOW);
    let before = rest.length();
    pass(&mut rest, role, DEPTH)?;
    Some(before - rest.length())
}

/// Goes past a value, unless something in it is told.
fn pass(cursor: &mut Cursor<'_>, role: Role, depth: usize) -> Option<()> {
    match (cursor.shape()?, role.objects) {
        (Shape::String, _) => {
            let raw = cursor.string()?;
            (raw.is_blank() || !role.strings.take(raw)).then_some(())
        }
        (Shape::Array, _) => {
            let depth = depth.checked_sub(1)?;
            cursor.enter();
            loop {
                match cursor.next_element() {
                    Next::Member(()) => pass(cursor, role, depth)?,
                    Next::End => return Some(()),
                    Next::Broken => return None,
                }
            }
        }
        (Shape::Object, Some(context)) if context.is_about_errors() => None,
        (Shape::Object, Some(context)) => pass_members(cursor, context, depth.checked_sub(1)?),
        _ => cursor.skip_value(),
    }
}

fn pass_members(cursor: &mut Cursor<'_>, context: Context, depth: usize) -> Option<()> {
    cursor.enter();
    loop {
        let key = match cursor.next_key() {
            Next::Member(key) => key,
            Next::End => return Some(()),
            Next::Broken => return None,
        };
        let sense = vocabulary::sense(key.bytes());
        match cursor.shape()? {
            Shape::String => {
                let raw = cursor.string()?;
                if context.string(sense, raw) != Saying::Nothing && !raw.is_blank() {
                    return None;
                }
            }
            Shape::Number if sense == Sense::Message => return None,
            Shape::Object
                if context.may_hold_map(sense)
                    && siblings::is_map(*cursor, sense == Sense::Params) =>
            {
                return None;
            }
            shape @ (Shape::Object | Shape::Array) => {
                match context.role(sense, shape, || siblings::first(*cursor)) {
                    Some(role) => pass(cursor, role, depth)?,
                    None => cursor.skip_value()?,
                }
            }
            Shape::Number | Shape::Literal => cursor.skip_value()?,
        }
    }
}
