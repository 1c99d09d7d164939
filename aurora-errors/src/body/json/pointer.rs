//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) in which `*` stands for
//! every element of an array or every value of an object. Of several members with one name the
//! first counts.

use super::raw::Raw;
use super::scan::{Cursor, Next, Shape};

/// A set of pointers: one bit for each.
pub(in crate::body) type Set = u64;

/// How many pointers are followed at once.
pub(crate) const MAX_POINTERS: usize = 64;

/// A pointer, taken apart by the compiler where a table declares it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Pointer {
    text: &'static str,
    /// Its first tokens, as they are asked for at every member.
    first: [&'static [u8]; FIRST],
    /// How many tokens it has.
    length: usize,
    /// Whether one is written with `~`.
    is_escaped: bool,
}

/// How many tokens are kept at hand.
const FIRST: usize = 4;

/// Some pointers, followed together on one way through a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Pointers<'p>(&'p [Pointer]);

/// Which pointers lead to a value.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::body) struct Step {
    /// Those that lead on into it.
    pub(in crate::body) onwards: Set,
    /// Those that name it.
    pub(in crate::body) arrived: Set,
    /// Whether a `*` leads to it.
    pub(in crate::body) is_any: bool,
}

impl Pointer {
    /// The pointer that is written so.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        let mut first: [&[u8]; FIRST] = [b""; FIRST];
        let mut length = 0;
        let mut is_escaped = false;
        let mut rest = text.as_bytes();
        while let [b'/', behind @ ..] = rest {
            let mut end = 0;
            while end < behind.len() && behind[end] != b'/' {
                is_escaped |= behind[end] == b'~';
                end += 1;
            }
            let (token, behind) = behind.split_at(end);
            if length < FIRST {
                first[length] = token;
            }
            length += 1;
            rest = behind;
        }
        Pointer {
            text,
            first,
            length,
            is_escaped,
        }
    }

    /// The token at a depth to which it leads.
    #[inline]
    fn token(&self, depth: usize) -> Option<&'static [u8]> {
        match self.first.get(depth) {
            Some(token) => Some(*token),
            None => self.far_token(depth),
        }
    }

    #[cold]
    fn far_token(&self, depth: usize) -> Option<&'static [u8]> {
        self.text.split('/').nth(depth + 1).map(str::as_bytes)
    }

    /// Whether it leads to this member of every element of the list under this key.
    pub(super) fn is_of_elements(&self, key: Raw<'_>, member: &[u8]) -> bool {
        self.length == 3
            && matches!(self.first, [list, b"*", name, _] if name == member && self.is_key(list, key))
    }

    /// Whether a key is what a token of it means ([RFC 6901 §4](https://www.rfc-editor.org/rfc/rfc6901#section-4)).
    #[inline]
    fn is_key(&self, token: &[u8], key: Raw<'_>) -> bool {
        key.is(token) || (self.is_escaped && is_unescaped(token, key))
    }
}

impl<'p> Pointers<'p> {
    /// At most [`MAX_POINTERS`] of them.
    pub(in crate::body) fn new(pointers: &'p [Pointer]) -> Self {
        Pointers(pointers.get(..MAX_POINTERS).unwrap_or(pointers))
    }

    /// Those that lead to the outermost value, which is all.
    pub(in crate::body) fn to_root(self) -> Step {
        let mut step = Step::default();
        for (bit, pointer) in self.0.iter().enumerate() {
            let set = if pointer.text.is_empty() {
                &mut step.arrived
            } else {
                &mut step.onwards
            };
            *set |= 1 << bit;
        }
        step
    }

    /// Those that lead on to a member, of those that led into its object at this depth.
    #[inline]
    pub(in crate::body) fn to_member(self, into: &mut Set, depth: usize, key: Raw<'_>) -> Step {
        match *into {
            0 => Step::default(),
            _ => self.among_members(into, depth, key),
        }
    }

    fn among_members(self, into: &mut Set, depth: usize, key: Raw<'_>) -> Step {
        let mut step = Step::default();
        let mut left = *into;
        while let Some((bit, pointer)) = self.next(&mut left) {
            match pointer.token(depth) {
                Some([b'*']) => step.is_any = true,
                // A second member of this name does not count.
                Some(token) if pointer.is_key(token, key) => *into &= !bit,
                _ => continue,
            }
            step.note(bit, pointer.length == depth + 1);
        }
        step
    }

    /// Those that lead on to an element, of those that led into its array at this depth.
    #[inline]
    pub(in crate::body) fn to_element(self, into: Set, depth: usize, index: usize) -> Step {
        let mut step = Step::default();
        let mut left = into;
        while let Some((bit, pointer)) = self.next(&mut left) {
            let leads_on = match pointer.token(depth) {
                Some([b'*']) => true,
                Some(token) => index_of(token) == Some(index),
                None => false,
            };
            if leads_on {
                step.note(bit, pointer.length == depth + 1);
            }
        }
        step
    }

    /// Those of a set that may lead on to some element, of those that led into its array at this depth.
    #[cold]
    pub(in crate::body) fn of_elements(self, into: Set, depth: usize) -> Set {
        let mut set = 0;
        let mut left = into;
        while let Some((bit, pointer)) = self.next(&mut left) {
            let is_of_element = |token: &[u8]| token == b"*" || index_of(token).is_some();
            if pointer.token(depth).is_some_and(is_of_element) {
                set |= bit;
            }
        }
        set
    }

    /// Takes the first pointer out of a set.
    #[inline]
    fn next(self, left: &mut Set) -> Option<(Set, &'p Pointer)> {
        let rest = *left & left.checked_sub(1)?;
        let bit = *left ^ rest;
        *left = rest;
        Some((bit, self.0.get(bit.trailing_zeros() as usize)?))
    }
}

impl Step {
    fn note(&mut self, bit: Set, is_last: bool) {
        if is_last {
            self.arrived |= bit;
        } else {
            self.onwards |= bit;
        }
    }
}

#[cold]
fn is_unescaped(token: &[u8], key: Raw<'_>) -> bool {
    let name = String::from_utf8_lossy(token).replace("~1", "/");
    key.is(name.replace("~0", "~").as_bytes())
}

/// The number of an element that a token names.
fn index_of(token: &[u8]) -> Option<usize> {
    if !token.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(token).ok()?.parse().ok()
}

/// What stands at pointers, in document order, each found when it is asked for. An object or array
/// comes where it ends; `null` is nothing.
#[derive(Debug, Clone)]
pub(in crate::body) struct Values<'a, 'p> {
    cursor: Cursor<'a>,
    pointers: Pointers<'p>,
    /// The containers in which the cursor stands, and how many they are.
    levels: [Level; MAX_DEPTH],
    depth: usize,
    is_begun: bool,
    /// Those that name the last value and were not given yet.
    arrived: (Set, Value<'a>),
}

/// What stands at a pointer.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) enum Value<'a> {
    /// A string or a number.
    Text(Raw<'a>),
    Boolean(bool),
    /// An object or an array.
    Container,
}

/// How many tokens a pointer has here; one with more leads nowhere.
const MAX_DEPTH: usize = 16;

/// A container into which pointers lead.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    onwards: Set,
    /// Those that name the container itself.
    arrived: Set,
    /// Of an array, the number of elements before the next.
    index: Option<usize>,
}

impl<'a, 'p> Values<'a, 'p> {
    pub(in crate::body) fn new(json: Cursor<'a>, pointers: Pointers<'p>) -> Self {
        Values {
            cursor: json,
            pointers,
            levels: [Level::default(); MAX_DEPTH],
            depth: 0,
            is_begun: false,
            arrived: (0, Value::Container),
        }
    }

    /// Goes past the next key, value or end; `None` where there is none or the text breaks off.
    fn advance(&mut self) -> Option<()> {
        if !self.is_begun {
            self.is_begun = true;
            return self.take(self.pointers.to_root());
        }
        let depth = self.depth.checked_sub(1)?;
        if self.has_found_all() {
            return None;
        }
        let level = self.levels.get_mut(depth)?;
        let step = match &mut level.index {
            None => match self.cursor.next_key() {
                Next::Member(key) => self.pointers.to_member(&mut level.onwards, depth, key),
                Next::End => return self.leave(),
                Next::Broken => return None,
            },
            Some(index) => match self.cursor.next_element() {
                Next::Member(_) => {
                    *index += 1;
                    self.pointers.to_element(level.onwards, depth, *index - 1)
                }
                Next::End => return self.leave(),
                Next::Broken => return None,
            },
        };
        self.take(step)
    }

    /// Whether no pointer leads on from where the cursor stands, nor from around it.
    fn has_found_all(&self) -> bool {
        let levels = self.levels.get(..self.depth).unwrap_or_default();
        let mut inwards = levels.iter().rev();
        inwards.all(|level| level.onwards | level.arrived == 0)
    }

    fn leave(&mut self) -> Option<()> {
        self.depth -= 1;
        let level = self.levels.get(self.depth)?;
        self.arrived = (level.arrived, Value::Container);
        Some(())
    }

    /// Enters the value at the cursor, or goes past it.
    fn take(&mut self, step: Step) -> Option<()> {
        let index = match self.cursor.shape()? {
            Shape::String | Shape::Number if step.arrived != 0 => {
                let raw = self.cursor.scalar()?;
                self.arrived = (step.arrived, Value::Text(raw));
                return Some(());
            }
            Shape::Literal if step.arrived != 0 => {
                match self.cursor.literal()? {
                    b"true" => self.arrived = (step.arrived, Value::Boolean(true)),
                    b"false" => self.arrived = (step.arrived, Value::Boolean(false)),
                    _ => {}
                }
                return Some(());
            }
            Shape::Object => None,
            Shape::Array => Some(0),
            _ => return self.cursor.skip_value(),
        };
        match self.levels.get_mut(self.depth) {
            Some(level) if step.onwards != 0 => {
                let Step {
                    onwards, arrived, ..
                } = step;
                *level = Level {
                    onwards,
                    arrived,
                    index,
                };
                self.depth += 1;
                self.cursor.enter();
            }
            _ => {
                self.cursor.skip_value()?;
                self.arrived = (step.arrived, Value::Container);
            }
        }
        Some(())
    }
}

/// The number of the pointer, and the value.
impl<'a> Iterator for Values<'a, '_> {
    type Item = (usize, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (set, value) = &mut self.arrived;
            if *set != 0 {
                let pointer = set.trailing_zeros() as usize;
                *set &= *set - 1;
                return Some((pointer, *value));
            }
            if self.advance().is_none() {
                self.depth = 0;
                return None;
            }
        }
    }
}
