use std::ops::Range;

use super::parser::Parser;
use crate::flaws::Flaw;
use crate::wording::quoted;

impl Parser<'_> {
    /// What stands here, where JSON has something else.
    pub(super) fn unexpected(&mut self, expected: &str) -> Flaw {
        let (range, found) = self.found();
        Flaw {
            range,
            message: format!("expected {expected}, found {found}"),
        }
    }

    /// What begins another value is told where the comma belongs: it may stand on another line.
    pub(super) fn no_comma(&mut self, end: usize, close: u8, expected: &str) -> Flaw {
        let begins_another = match self.peek() {
            Some(b'[' | b'{') => close == b']',
            Some(byte) => matches!(byte, b'"' | b'-') || byte.is_ascii_alphanumeric(),
            None => false,
        };
        if !begins_another {
            return self.unexpected(expected);
        }
        let (_, found) = self.found();
        Flaw {
            range: end..end,
            message: format!("expected {expected} after this value, found {found}"),
        }
    }

    fn found(&mut self) -> (Range<usize>, String) {
        let start = self.at;
        let found = match self.peek() {
            None => "the end of the file".to_owned(),
            Some(b'"') => {
                // As far as it is one; what may be wrong inside comes after what is wrong here.
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

    pub(super) fn bad_number(&self, start: usize, word: &str) -> Flaw {
        let number = quoted(word);
        Flaw {
            range: start..self.at,
            message: format!("bad number {number}: expected digits such as `404`"),
        }
    }

    pub(super) fn not_a_blank(&self, blank: char) -> Flaw {
        let name = quoted(&blank.escape_unicode().to_string());
        Flaw {
            range: self.at..self.at + blank.len_utf8(),
            message: format!("white space {name} is not JSON's: expected an ordinary blank"),
        }
    }
}
