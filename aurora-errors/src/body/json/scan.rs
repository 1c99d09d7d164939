//! A lenient pull scanner over JSON text.
//!
//! It reads what a strict parser refuses (nesting of any depth, duplicate keys, stray commas, a
//! text that breaks off), borrows, allocates only for strings with escapes, and never recurses.

use super::raw::Raw;
use crate::body::bounds::effort;
use crate::body::steps;

mod string;

/// A place in a JSON text: what is left of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Cursor<'a>(&'a [u8]);

/// What kind of value stands at a [`Cursor`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::body) enum Shape {
    Object,
    Array,
    String,
    Number,
    /// `true`, `false`, `null`, and what else is written in letters.
    Literal,
}

/// What comes next in an object or array.
pub(in crate::body) enum Next<T> {
    Member(T),
    End,
    /// The text breaks off or is no JSON from here.
    Broken,
}

impl<'a> Cursor<'a> {
    pub(in crate::body) fn new(text: &'a [u8]) -> Self {
        Cursor(text)
    }

    /// The same place in a text that ends `length` bytes behind it.
    pub(in crate::body) fn within(self, length: usize) -> Self {
        Cursor(self.0.get(..length).unwrap_or(self.0))
    }

    /// The place further on where so many bytes are left.
    pub(in crate::body) fn before(self, left: usize) -> Self {
        let behind = self.0.len().saturating_sub(left);
        Cursor(self.0.get(behind..).unwrap_or_default())
    }

    /// The bytes that are left.
    pub(in crate::body) fn rest(self) -> &'a [u8] {
        self.0
    }

    /// How many bytes are left.
    pub(in crate::body) fn length(self) -> usize {
        self.0.len()
    }

    /// Whether nothing but white space is left.
    pub(in crate::body) fn is_at_end(mut self) -> bool {
        self.first().is_none()
    }

    /// Whether an object ends right here.
    #[inline]
    pub(in crate::body) fn is_before_end(self) -> bool {
        self.0.first() == Some(&b'}')
    }

    /// What kind of value begins here, if one does.
    #[inline]
    pub(in crate::body) fn shape(&mut self) -> Option<Shape> {
        let first = self.first()?;
        self.shape_from(first)
    }

    /// What kind of value begins right here, with this byte.
    #[inline]
    fn shape_from(self, first: u8) -> Option<Shape> {
        match SHAPES[usize::from(first)]? {
            Shape::Number if matches!(self.0, [b'-', b'I', ..]) => Some(Shape::Literal),
            shape => Some(shape),
        }
    }

    /// Goes past an object that is a message and nothing else; gives its key and its text.
    #[expect(
        clippy::inline_always,
        reason = "it is most of what the usual error costs"
    )]
    #[inline(always)]
    pub(in crate::body) fn lone_message(&mut self) -> Option<(Raw<'a>, Raw<'a>)> {
        let mut end = Cursor(self.0.strip_prefix(br#"{"message":"#)?);
        let text = end.string()?;
        end.0 = end.0.strip_prefix(b"}")?;
        let key = Raw::plain(self.0.get(2..9)?);
        *self = end;
        Some((key, text))
    }

    /// Goes past an object or array that has nothing in it, not even space.
    #[inline]
    pub(in crate::body) fn skip_empty(&mut self) -> bool {
        let is_empty = matches!(self.0, [b'{', b'}', ..] | [b'[', b']', ..]);
        if is_empty {
            self.skip(2);
        }
        is_empty
    }

    /// Goes past the opening bracket at which the cursor stands.
    pub(in crate::body) fn enter(&mut self) {
        self.skip(1);
    }

    /// Goes to the next element of an array that was entered; tells of what kind it is.
    #[expect(clippy::inline_always, reason = "it is most of what an element costs")]
    #[inline(always)]
    pub(in crate::body) fn next_element(&mut self) -> Next<Shape> {
        match self.first_behind_comma() {
            Some(b']') => {
                self.skip(1);
                Next::End
            }
            Some(first) => self.shape_from(first).map_or(Next::Broken, Next::Member),
            None => Next::Broken,
        }
    }

    /// Goes to the value of the next member of an object that was entered; gives its key.
    #[expect(clippy::inline_always, reason = "it is most of what a member costs")]
    #[inline(always)]
    pub(in crate::body) fn next_key(&mut self) -> Next<Raw<'a>> {
        if self.first_behind_comma() == Some(b'}') {
            self.skip(1);
            return Next::End;
        }
        let Some(key) = self.string() else {
            return Next::Broken;
        };
        if self.first() != Some(b':') {
            return Next::Broken;
        }
        self.skip(1);
        Next::Member(key)
    }

    /// Goes past space and a comma; gives the first byte behind them.
    #[expect(clippy::inline_always, reason = "it is most of what an element costs")]
    #[inline(always)]
    fn first_behind_comma(&mut self) -> Option<u8> {
        if let [b',', rest @ ..] = self.0 {
            self.0 = rest;
            return self.first();
        }
        match self.first()? {
            b',' => {
                self.skip(1);
                self.first()
            }
            first => Some(first),
        }
    }

    /// Goes past the string that begins here.
    #[inline]
    pub(in crate::body) fn string(&mut self) -> Option<Raw<'a>> {
        let [b'"', text @ ..] = self.0 else {
            return None;
        };
        let (raw, rest) = string::of_text(text)?;
        self.0 = rest;
        Some(raw)
    }

    /// Goes past the number that begins here.
    #[inline]
    pub(in crate::body) fn number(&mut self) -> Option<Raw<'a>> {
        let bytes = self.word(&IS_OF_NUMBER);
        let next = self.0.first();
        let is_number = next.is_none_or(|next| !IS_OF_WORD[usize::from(*next)]);
        is_number.then_some(Raw::plain(bytes))
    }

    /// Goes past a string or number; `None` for a number that the text's end may cut.
    #[inline]
    pub(in crate::body) fn scalar(&mut self) -> Option<Raw<'a>> {
        match self.shape()? {
            Shape::String => self.string(),
            Shape::Number => {
                let number = self.number();
                number.filter(|_| !self.0.is_empty())
            }
            _ => None,
        }
    }

    /// Goes past a value in letters, and gives it.
    pub(in crate::body) fn literal(&mut self) -> Option<&'a [u8]> {
        let begin = self.0;
        self.skip_value()?;
        begin.get(..begin.len() - self.0.len())
    }

    /// Goes past the value that begins here, whatever is in it.
    pub(in crate::body) fn skip_value(&mut self) -> Option<()> {
        let shape = self.shape()?;
        self.skip_shaped(shape)
    }

    /// Goes past the value of this kind that begins right here; to the end, where it breaks off.
    #[inline]
    pub(in crate::body) fn skip_shaped(&mut self, shape: Shape) -> Option<()> {
        let behind = self.behind(shape);
        *self = behind.unwrap_or(Cursor(b""));
        behind.map(drop)
    }

    /// The same ahead of the walk, which takes effort.
    #[inline]
    pub(in crate::body) fn skip_ahead(&mut self, shape: Shape, spent: &mut usize) -> Option<()> {
        match shape {
            Shape::Object | Shape::Array => self.skip_brackets(0, spent),
            _ => self.skip_shaped(shape),
        }
    }

    /// The place behind the value of this kind that begins right here.
    fn behind(mut self, shape: Shape) -> Option<Self> {
        match shape {
            Shape::Object | Shape::Array => return self.behind_brackets(0),
            Shape::String => drop(self.string()?),
            Shape::Number => drop(self.number()?),
            Shape::Literal => {
                let is_literal = matches!(
                    self.word(&IS_OF_WORD),
                    b"true" | b"false" | b"null" | b"NaN" | b"Infinity" | b"-Infinity"
                );
                return is_literal.then_some(self);
            }
        }
        Some(self)
    }

    /// Goes past the rest of the object or array in which the cursor stands; to the end, where it breaks off.
    #[inline]
    pub(in crate::body) fn leave(&mut self) -> Option<()> {
        let behind = self.behind_brackets(1);
        *self = behind.unwrap_or(Cursor(b""));
        behind.map(drop)
    }

    /// The same ahead of the walk, which takes effort.
    pub(in crate::body) fn leave_ahead(&mut self, spent: &mut usize) -> Option<()> {
        self.skip_brackets(1, spent)
    }

    /// The place behind so many open objects and arrays. By value, so that a cursor stays in registers.
    fn behind_brackets(mut self, depth: usize) -> Option<Self> {
        self.skip_brackets(depth, &mut 0)?;
        Some(self)
    }

    /// Goes past so many open objects and arrays, or past one that begins here; to the end, where they are not
    /// closed. Brackets in strings do not count.
    fn skip_brackets(&mut self, mut depth: usize, spent: &mut usize) -> Option<()> {
        let length = self.length();
        let (mut strings, mut in_strings) = (0, 0);
        let mut rest = self.0.iter();
        let is_closed = loop {
            let Some(byte) = rest.next() else {
                break false;
            };
            match MARKS[usize::from(*byte)] {
                Mark::None => {}
                Mark::Open => depth += 1,
                Mark::Close if depth > 1 => depth -= 1,
                Mark::Close => break true,
                Mark::Quote => {
                    let text = rest.as_slice();
                    let behind = string::of_text(text).map(|(_, behind)| behind);
                    strings += 1;
                    in_strings += text.len() - behind.unwrap_or_default().len();
                    match behind {
                        Some(behind) => rest = behind.iter(),
                        None => break false,
                    }
                }
            }
        };
        let left = if is_closed { rest.as_slice() } else { b"" };
        let others = length - left.len() - in_strings;
        steps::count(others);
        *spent += others * effort::BRACKET_AHEAD + strings * effort::STRING_AHEAD;
        self.0 = left;
        is_closed.then_some(())
    }

    /// Goes past the bytes that may stand in a word.
    fn word(&mut self, is_of_it: &[bool; 256]) -> &'a [u8] {
        let mut bytes = self.0.iter();
        let end = bytes.position(|byte| !is_of_it[usize::from(*byte)]);
        let length = end.unwrap_or(self.0.len());
        steps::count(length);
        let (word, rest) = self.0.split_at(length);
        self.0 = rest;
        word
    }

    /// Goes past so many bytes.
    #[inline]
    pub(in crate::body) fn skip(&mut self, length: usize) {
        steps::count(length);
        self.0 = self.0.get(length..).unwrap_or_default();
    }

    /// Goes past space, and gives the first byte behind it.
    #[inline]
    fn first(&mut self) -> Option<u8> {
        match *self.0 {
            [first, ..] if first > b' ' => Some(first),
            _ => {
                self.skip(space(self.0));
                self.0.first().copied()
            }
        }
    }
}

/// With how many bytes of space a text begins. Most values have none around them.
#[inline(never)]
fn space(text: &[u8]) -> usize {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    let end = text.iter().position(|byte| !is_space(byte));
    end.unwrap_or(text.len())
}

/// What a value is, by its first byte.
static SHAPES: [Option<Shape>; 256] = {
    let mut shapes = [None; 256];
    shapes[b'{' as usize] = Some(Shape::Object);
    shapes[b'[' as usize] = Some(Shape::Array);
    shapes[b'"' as usize] = Some(Shape::String);
    shapes = with(shapes, b"-0123456789", Some(Shape::Number));
    with(shapes, b"tfnNI", Some(Shape::Literal))
};

/// What a byte is to where an object or array ends.
#[derive(Clone, Copy)]
enum Mark {
    None,
    Open,
    Close,
    Quote,
}

static MARKS: [Mark; 256] = {
    let marks = with([Mark::None; 256], b"[{", Mark::Open);
    with(with(marks, b"]}", Mark::Close), b"\"", Mark::Quote)
};

/// Whether a byte may stand in a number or in a value in letters.
static IS_OF_WORD: [bool; 256] = {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    with(IS_OF_NUMBER, letters, true)
};

/// Whether a byte may stand in a number.
static IS_OF_NUMBER: [bool; 256] = with([false; 256], b"0123456789+-.eE", true);

/// A table in which these bytes have another value.
const fn with<T: Copy>(mut table: [T; 256], bytes: &[u8], value: T) -> [T; 256] {
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = value;
        at += 1;
    }
    table
}
