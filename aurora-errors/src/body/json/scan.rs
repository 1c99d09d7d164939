//! A lenient pull scanner over JSON text.
//!
//! It reads what a strict parser refuses (nesting of any depth, duplicate keys, stray commas, a
//! text that breaks off), borrows, allocates only for strings with escapes, and never recurses.

use crate::body::MAX_TEXT;
use crate::body::bytes::utf8_prefix;
use crate::body::steps;
use std::borrow::Cow;

/// How much of a text is read: a character over the bound, so that it is seen not to fit.
pub(in crate::body) const OVER_LONG: usize = MAX_TEXT + 4;

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
        if let [b'-', b'I', ..] = self.0 {
            return Some(Shape::Literal);
        }
        SHAPES[usize::from(first)]
    }

    pub(in crate::body) fn is_string(mut self) -> bool {
        self.shape() == Some(Shape::String)
    }

    /// Goes past an object that is a message and nothing else; gives its key and its text.
    #[inline]
    pub(in crate::body) fn lone_message(&mut self) -> Option<(Raw<'a>, Raw<'a>)> {
        let mut end = Cursor(self.0.strip_prefix(br#"{"message":"#)?);
        let text = end.string()?;
        end.0 = end.0.strip_prefix(b"}")?;
        let key = Raw {
            bytes: self.0.get(2..9)?,
            escaped: false,
        };
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

    /// Goes to the next element of an array that was entered.
    #[inline]
    pub(in crate::body) fn next_element(&mut self) -> Next<()> {
        match self.first_behind_comma() {
            Some(b']') => {
                self.skip(1);
                Next::End
            }
            Some(first) if SHAPES[usize::from(first)].is_some() => Next::Member(()),
            _ => Next::Broken,
        }
    }

    /// Goes to the value of the next member of an object that was entered; gives its key.
    #[inline]
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
    #[inline]
    fn first_behind_comma(&mut self) -> Option<u8> {
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
        let text = self.0.strip_prefix(b"\"")?;
        let mut length = 0;
        let mut escaped = false;
        loop {
            length += find_quote_or_escape(text.get(length..)?)?;
            let (bytes, rest) = text.split_at_checked(length)?;
            if let [b'"', rest @ ..] = rest {
                self.0 = rest;
                steps::count(length);
                return Some(Raw { bytes, escaped });
            }
            escaped = true;
            length += 2;
        }
    }

    /// Goes past the number that begins here.
    fn number(&mut self) -> Option<Raw<'a>> {
        let bytes = self.word();
        let mut letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic());
        let is_number = letters.all(|letter| matches!(letter, b'e' | b'E'));
        let escaped = false;
        is_number.then_some(Raw { bytes, escaped })
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
        match self.shape()? {
            Shape::Object | Shape::Array => self.skip_brackets(0),
            Shape::String => self.string().map(drop),
            Shape::Number => self.number().map(drop),
            Shape::Literal => {
                let is_literal = matches!(
                    self.word(),
                    b"true" | b"false" | b"null" | b"NaN" | b"Infinity" | b"-Infinity"
                );
                is_literal.then_some(())
            }
        }
    }

    /// Goes past the rest of the object or array in which the cursor stands.
    pub(in crate::body) fn leave(&mut self) -> Option<()> {
        self.skip_brackets(1)
    }

    /// Goes past so many open objects and arrays, or past one that begins here, by counting brackets
    /// outside of strings.
    fn skip_brackets(&mut self, mut depth: usize) -> Option<()> {
        loop {
            self.skip(self.0.iter().position(|byte| IS_MARK[usize::from(*byte)])?);
            let [mark, rest @ ..] = self.0 else {
                return None;
            };
            if *mark == b'"' {
                self.string()?;
                continue;
            }
            self.0 = rest;
            if matches!(mark, b'[' | b'{') {
                depth += 1;
                continue;
            }
            depth -= 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Goes past what stands before the next separator.
    fn word(&mut self) -> &'a [u8] {
        let end = self
            .0
            .iter()
            .position(|byte| !IS_OF_WORD[usize::from(*byte)]);
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
        loop {
            steps::count(0);
            match *self.0 {
                [b' ' | b'\n' | b'\r' | b'\t', ref rest @ ..] => self.0 = rest,
                [first, ..] => return Some(first),
                [] => return None,
            }
        }
    }
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

/// Whether a byte matters to where an object or array ends.
static IS_MARK: [bool; 256] = with([false; 256], b"\"[]{}", true);

/// Whether a byte may stand in a number or in a value in letters.
static IS_OF_WORD: [bool; 256] = {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    with(with([false; 256], letters, true), b"0123456789+-.", true)
};

/// A table in which these bytes have another value.
const fn with<T: Copy>(mut table: [T; 256], bytes: &[u8], value: T) -> [T; 256] {
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = value;
        at += 1;
    }
    table
}

/// Where the first `"` or `\` stands. Most keys and words are short: their bytes are looked at eight
/// at a time, as a call of `memchr` costs as much as some forty bytes.
#[inline]
fn find_quote_or_escape(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGHS: u64 = ONES << 7;
    const SHORT: usize = 5;
    // Sets the high bit of the first byte that is zero; bytes behind it may lie.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let (words, rest) = text.as_chunks();
    for (at, word) in words.iter().take(SHORT).enumerate() {
        let word = u64::from_le_bytes(*word);
        let quotes = zeros(word ^ (ONES * u64::from(b'"')));
        let hits = (quotes | zeros(word ^ (ONES * u64::from(b'\\')))) & HIGHS;
        if hits != 0 {
            return Some(at * 8 + hits.trailing_zeros() as usize / 8);
        }
    }
    if words.len() <= SHORT {
        let at = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        return Some(words.len() * 8 + at);
    }
    Some(SHORT * 8 + memchr::memchr2(b'"', b'\\', text.get(SHORT * 8..)?)?)
}

/// A string between its quotes, or a number, as it is written.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Raw<'a> {
    bytes: &'a [u8],
    escaped: bool,
}

impl<'a> Raw<'a> {
    /// The bytes between the quotes, escapes as they are written.
    pub(in crate::body) fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    pub(in crate::body) fn has_escapes(self) -> bool {
        self.escaped
    }

    /// What is meant, cut behind `limit` bytes at the end of a character.
    ///
    /// `None` where the bytes are not UTF-8 or an escape is none. A surrogate without its other
    /// half becomes U+FFFD.
    #[inline]
    pub(in crate::body) fn text(self, limit: usize) -> Option<Cow<'a, str>> {
        if self.escaped {
            unescape(self.bytes, limit).map(Cow::Owned)
        } else {
            utf8_prefix(self.bytes, limit).map(Cow::Borrowed)
        }
    }

    /// The bytes of what is meant, which need not be UTF-8 where nothing is escaped.
    #[inline]
    pub(in crate::body) fn content(self) -> Option<Cow<'a, [u8]>> {
        if self.escaped {
            let text = unescape(self.bytes, MAX_TEXT)?;
            Some(Cow::Owned(text.into_bytes()))
        } else {
            Some(Cow::Borrowed(self.bytes))
        }
    }

    /// What it says, without the space around it; `None` where it cannot be read.
    #[inline]
    pub(in crate::body) fn trimmed(self) -> Option<Cow<'a, str>> {
        Some(match self.text(OVER_LONG)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
            Cow::Owned(text) if text.trim_ascii().len() == text.len() => Cow::Owned(text),
            Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
        })
    }

    /// Whether it says nothing, as far as that is seen without reading its escapes.
    pub(in crate::body) fn is_blank(self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }

    /// Whether a document of its own may stand in it.
    pub(in crate::body) fn may_be_document(self) -> bool {
        let text = self.bytes.trim_ascii_start();
        matches!(text, [b'{' | b'[' | b'<' | b'\\', ..])
    }

    /// Whether it means this text.
    pub(in crate::body) fn is(self, text: &[u8]) -> bool {
        if !self.escaped {
            return self.bytes == text;
        }
        // One byte takes six where it is written as an escape.
        self.bytes.len() <= text.len() * 6
            && self
                .text(usize::MAX)
                .is_some_and(|own| own.as_bytes() == text)
    }
}

fn unescape(mut bytes: &[u8], limit: usize) -> Option<String> {
    let mut text = String::with_capacity(bytes.len().min(limit));
    while text.len() < limit {
        let plain = bytes.iter().position(|byte| *byte == b'\\');
        let (before, after) = bytes.split_at(plain.unwrap_or(bytes.len()));
        let room = limit - text.len();
        text.push_str(utf8_prefix(before, room)?);
        let [b'\\', letter, rest @ ..] = after else {
            return Some(text);
        };
        if before.len() > room {
            return Some(text);
        }
        bytes = rest;
        text.push(match letter {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'"' | b'\\' | b'/' => char::from(*letter),
            b'u' => unicode_escape(&mut bytes)?,
            _ => return None,
        });
    }
    Some(text)
}

/// Reads what follows `\u`, and the second half of a pair of surrogates.
fn unicode_escape(bytes: &mut &[u8]) -> Option<char> {
    let (high, rest) = hex_unit(bytes)?;
    *bytes = rest;
    if !(0xD800..0xDC00).contains(&high) {
        return Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let pair = rest.strip_prefix(b"\\u").and_then(hex_unit);
    let Some((low @ 0xDC00..0xE000, rest)) = pair else {
        return Some(char::REPLACEMENT_CHARACTER);
    };
    *bytes = rest;
    char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
}

fn hex_unit(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = bytes.split_at_checked(4)?;
    let unit = digits.iter().try_fold(0, |unit, digit| {
        Some(unit * 16 + char::from(*digit).to_digit(16)?)
    })?;
    Some((unit, rest))
}
