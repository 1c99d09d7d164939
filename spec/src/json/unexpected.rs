//! What is said where the text is no JSON: what was found, and what was expected.

use std::ops::Range;

use super::parser::Parser;
use crate::code::Code;
use crate::reporter::Fault;
use crate::wording::quoted;

impl Parser<'_> {
    /// What stands here, where JSON has something else.
    pub(super) fn unexpected(&mut self, expected: &str) -> Fault {
        let (range, found) = self.found();
        Fault::new(range, format!("expected {expected}, found {found}"))
    }

    /// What stands here in place of a value: often a number as other languages write it.
    pub(super) fn no_value(&mut self, expected: &str) -> Fault {
        if !matches!(self.peek(), Some(b'+' | b'-' | b'.' | b'0'..=b'9')) {
            return self.unexpected(expected);
        }
        let (range, number) = self.found();
        let text = self.text.get(range.clone()).unwrap_or_default();
        let message = match text.parse::<Code>() {
            Ok(_) => format!("class {number} without quotes: expected `\"{text}\"`"),
            Err(_) => format!("bad number {number}: expected digits such as `404`"),
        };
        Fault::new(range, message)
    }

    /// What begins another value is told where the comma belongs: it may stand on another line.
    pub(super) fn no_comma(&mut self, end: usize, close: u8, expected: &str) -> Fault {
        let begins_another = match self.peek() {
            Some(b'[' | b'{') => close == b']',
            Some(byte) => matches!(byte, b'"' | b'-') || byte.is_ascii_alphanumeric(),
            None => false,
        };
        if !begins_another {
            return self.unexpected(expected);
        }
        let (_, found) = self.found();
        let message = format!("expected {expected} after this value, found {found}");
        Fault::new(end..end, message)
    }

    pub(super) fn not_a_blank(&self, blank: char) -> Fault {
        let range = self.at..self.at + blank.len_utf8();
        let blank = quoted(self.text.get(range.clone()).unwrap_or_default());
        let message = format!("white space {blank} is not JSON's: expected an ordinary blank");
        Fault::new(range, message)
    }

    fn found(&mut self) -> (Range<usize>, String) {
        let start = self.at;
        let found = match self.peek() {
            None => "the end of the file".to_owned(),
            Some(b'"') => {
                // As far as it is one: what is wrong inside of it comes after what is wrong here.
                let _ = self.string();
                "a string".to_owned()
            }
            Some(_) => {
                if self.word().is_empty() {
                    self.at += 1;
                }
                quoted(self.text.get(start..self.at).unwrap_or_default())
            }
        };
        (start..self.at, found)
    }
}
