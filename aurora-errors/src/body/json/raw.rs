//! A string or number as a JSON text writes it, and what is meant by it.

use crate::body::MAX_TEXT;
use crate::body::bytes::{Checked, utf8_prefix};
use std::borrow::Cow;

/// How much of a text is read: a character over the bound, so that it is seen not to fit.
pub(in crate::body) const OVER_LONG: usize = MAX_TEXT + 4;

/// A string between its quotes, or a number, as it is written.
///
/// A string with escapes keeps its closing quote, by which it is told from one without: no other byte
/// of one without is a quote.
#[derive(Debug, Clone, Copy)]
pub(in crate::body) struct Raw<'a>(&'a [u8]);

impl<'a> Raw<'a> {
    /// What needs no unescaping.
    #[inline]
    pub(in crate::body::json) fn plain(bytes: &'a [u8]) -> Self {
        Raw(bytes)
    }

    /// A string with escapes, and the quote behind it.
    pub(in crate::body::json) fn escaped(bytes_and_quote: &'a [u8]) -> Self {
        Raw(bytes_and_quote)
    }

    /// The bytes between the quotes, escapes as they are written.
    #[inline]
    pub(in crate::body) fn bytes(self) -> &'a [u8] {
        self.0.strip_suffix(b"\"").unwrap_or(self.0)
    }

    /// What only texts that are written alike share.
    #[inline]
    pub(super) fn written(self) -> &'a [u8] {
        self.0
    }

    #[inline]
    pub(in crate::body) fn has_escapes(self) -> bool {
        self.0.last() == Some(&b'"')
    }

    /// What is meant, cut behind `limit` bytes at the end of a character.
    ///
    /// `None` where the bytes are not UTF-8 or an escape is none. A surrogate without its other
    /// half becomes U+FFFD.
    #[inline]
    pub(in crate::body) fn text(self, limit: usize, checked: Checked<'a>) -> Option<Cow<'a, str>> {
        let bytes = self.bytes();
        if self.has_escapes() {
            return unescape(bytes, limit).map(Cow::Owned);
        }
        let known = checked.text(bytes).filter(|text| text.len() <= limit);
        known
            .or_else(|| utf8_prefix(bytes, limit))
            .map(Cow::Borrowed)
    }

    /// The bytes of what is meant, which need not be UTF-8 where nothing is escaped.
    #[inline]
    pub(in crate::body) fn content(self) -> Option<Cow<'a, [u8]>> {
        if self.has_escapes() {
            let text = unescape(self.bytes(), MAX_TEXT)?;
            Some(Cow::Owned(text.into_bytes()))
        } else {
            Some(Cow::Borrowed(self.bytes()))
        }
    }

    /// What it says, without the space around it; `None` where it cannot be read.
    #[inline]
    pub(in crate::body) fn trimmed(self, checked: Checked<'a>) -> Option<Cow<'a, str>> {
        match checked.text(self.0) {
            Some(text) if !self.has_escapes() => Some(Cow::Borrowed(text.trim_ascii())),
            _ => self.trimmed_anew(),
        }
    }

    #[inline(never)]
    fn trimmed_anew(self) -> Option<Cow<'a, str>> {
        Some(match self.text(OVER_LONG, Checked::NOTHING)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_ascii()),
            Cow::Owned(text) if text.trim_ascii().len() == text.len() => Cow::Owned(text),
            Cow::Owned(text) => Cow::Owned(text.trim_ascii().to_owned()),
        })
    }

    /// Whether it says nothing, as far as that is seen without reading its escapes.
    #[inline]
    pub(in crate::body) fn is_blank(self) -> bool {
        let first = self.0.first();
        first.is_none_or(u8::is_ascii_whitespace) && self.0.trim_ascii().is_empty()
    }

    /// Whether a document of its own may stand in it.
    #[inline]
    pub(in crate::body) fn may_be_document(self) -> bool {
        let text = self.0.trim_ascii_start();
        matches!(text, [b'{' | b'[' | b'<' | b'\\', ..])
    }

    /// Whether it means this text.
    pub(in crate::body) fn is(self, text: &[u8]) -> bool {
        if !self.has_escapes() {
            return self.0 == text;
        }
        // One byte takes six where it is written as an escape.
        self.0.len() <= text.len() * 6 + 1
            && self
                .text(usize::MAX, Checked::NOTHING)
                .is_some_and(|own| own.as_bytes() == text)
    }
}

fn unescape(mut bytes: &[u8], limit: usize) -> Option<String> {
    let mut text = Vec::with_capacity(bytes.len().min(limit));
    while text.len() < limit {
        let plain = bytes.iter().position(|byte| *byte == b'\\');
        let (before, after) = bytes.split_at(plain.unwrap_or(bytes.len()));
        text.extend_from_slice(before.get(..limit).unwrap_or(before));
        let [b'\\', letter, rest @ ..] = after else {
            break;
        };
        bytes = rest;
        text.push(match letter {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'"' | b'\\' | b'/' => *letter,
            b'u' => {
                let character = unicode_escape(&mut bytes)?;
                text.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            _ => return None,
        });
    }
    let length = utf8_prefix(&text, limit)?.len();
    text.truncate(length);
    String::from_utf8(text).ok()
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
