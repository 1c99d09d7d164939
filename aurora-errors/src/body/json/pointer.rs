//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) in which `*` stands for
//! every element of an array or every value of an object. Of several members with one name the
//! first counts.

use super::scan::{Cursor, Next, Raw, Shape};

/// A set of pointers: one bit for each.
pub(in crate::body) type Set = u64;

/// How many pointers are followed at once.
const MAX_POINTERS: usize = 64;

/// The token for every element or value.
const ANY: &[u8] = b"*";

/// Some pointers, followed together on one way through a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Pointers<'p>(&'p [&'p str]);

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

impl<'p> Pointers<'p> {
    pub(in crate::body) fn new(texts: &'p [&'p str]) -> Self {
        Pointers(texts.get(..MAX_POINTERS).unwrap_or(texts))
    }

    /// Those that lead to the outermost value, which is all.
    pub(in crate::body) fn to_root(self) -> Step {
        let mut step = Step::default();
        for (bit, text) in self.0.iter().enumerate() {
            let set = if text.is_empty() {
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
        if *into == 0 {
            return Step::default();
        }
        let mut step = Step::default();
        for (bit, token, is_last) in self.tokens(*into, depth) {
            if token == ANY {
                step.is_any = true;
            } else if is_key(token, key) {
                // A second member of this name does not count.
                *into &= !bit;
            } else {
                continue;
            }
            step.note(bit, is_last);
        }
        step
    }

    /// Those that lead on to an element, of those that led into its array at this depth.
    pub(in crate::body) fn to_element(self, into: Set, depth: usize, index: usize) -> Step {
        let mut step = Step::default();
        for (bit, token, is_last) in self.tokens(into, depth) {
            if token == ANY || number(token) == Some(index) {
                step.note(bit, is_last);
            }
        }
        step
    }

    /// The token at a depth of each pointer of a set, and whether it is the pointer's last.
    fn tokens(self, set: Set, depth: usize) -> impl Iterator<Item = (Set, &'p [u8], bool)> {
        let chosen = self.0.iter().enumerate();
        chosen
            .map(|(bit, text)| (1 << bit, text.as_bytes()))
            .filter(move |(bit, _)| set & bit != 0)
            .filter_map(move |(bit, text)| {
                let mut tokens = text.split(|byte| *byte == b'/').skip(depth + 1);
                Some((bit, tokens.next()?, tokens.next().is_none()))
            })
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

fn is_key(token: &[u8], key: Raw<'_>) -> bool {
    if !token.contains(&b'~') {
        return key.is(token);
    }
    // RFC 6901 §4.
    let name = String::from_utf8_lossy(token).replace("~1", "/");
    key.is(name.replace("~0", "~").as_bytes())
}

/// The number of an element that a token names.
fn number(token: &[u8]) -> Option<usize> {
    if !token.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(token).ok()?.parse().ok()
}

/// The strings and numbers at pointers, in document order, each found when it is asked for.
#[derive(Debug, Clone)]
pub(in crate::body) struct Scalars<'a, 'p> {
    cursor: Cursor<'a>,
    pointers: Pointers<'p>,
    /// The containers in which the cursor stands.
    levels: Vec<Level>,
    is_begun: bool,
    /// Those that name the last scalar and were not given yet.
    arrived: (Set, Raw<'a>),
}

/// A container into which pointers lead.
#[derive(Debug, Clone, Copy)]
enum Level {
    Object(Set),
    /// With the number of elements before the next.
    Array(Set, usize),
}

impl<'a, 'p> Scalars<'a, 'p> {
    pub(in crate::body) fn new(json: Cursor<'a>, pointers: Pointers<'p>) -> Self {
        Scalars {
            cursor: json,
            pointers,
            levels: Vec::new(),
            is_begun: false,
            arrived: (0, Raw::EMPTY),
        }
    }

    /// Goes to the next value; `None` where there is none or the text breaks off.
    fn step(&mut self) -> Option<Step> {
        if !self.is_begun {
            self.is_begun = true;
            return Some(self.pointers.to_root());
        }
        let depth = self.levels.len().checked_sub(1)?;
        match self.levels.last_mut()? {
            Level::Object(into) => match self.cursor.next_key() {
                Next::Member(key) => Some(self.pointers.to_member(into, depth, key)),
                Next::End => self.leave(),
                Next::Broken => None,
            },
            Level::Array(into, index) => match self.cursor.next_element() {
                Next::Member(()) => {
                    *index += 1;
                    Some(self.pointers.to_element(*into, depth, *index - 1))
                }
                Next::End => self.leave(),
                Next::Broken => None,
            },
        }
    }

    fn leave(&mut self) -> Option<Step> {
        self.levels.pop();
        self.step()
    }

    /// Enters the value at the cursor, or goes past it.
    fn take(&mut self, step: Step) -> Option<()> {
        match self.cursor.shape()? {
            Shape::Object if step.onwards != 0 => {
                self.cursor.enter();
                self.levels.push(Level::Object(step.onwards));
            }
            Shape::Array if step.onwards != 0 => {
                self.cursor.enter();
                self.levels.push(Level::Array(step.onwards, 0));
            }
            Shape::String | Shape::Number if step.arrived != 0 => {
                let raw = self.cursor.scalar()?;
                self.arrived = (step.arrived, raw);
            }
            _ => self.cursor.skip_value()?,
        }
        Some(())
    }
}

/// The number of the pointer, and the scalar.
impl<'a> Iterator for Scalars<'a, '_> {
    type Item = (usize, Raw<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (set, raw) = &mut self.arrived;
            if *set != 0 {
                let pointer = set.trailing_zeros() as usize;
                *set &= *set - 1;
                return Some((pointer, *raw));
            }
            if self.step().and_then(|step| self.take(step)).is_none() {
                self.levels.clear();
                return None;
            }
        }
    }
}
