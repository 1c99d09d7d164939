//! Strings and their escapes.

use std::borrow::Cow;

use super::parser::Parser;
use crate::letter::letter_at;
use crate::reporter::Fault;
use crate::wording::quoted;

impl<'a> Parser<'a> {
    /// A string, from its opening quote: as it stands in the text where it has no escape.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let opening = self.at;
        self.at += 1;
        let mut unescaped = String::new();
        loop {
            let start = self.at;
            self.skip_plain();
            let plain = self.text.get(start..self.at).unwrap_or_default();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    if unescaped.is_empty() {
                        return Ok(Cow::Borrowed(plain));
                    }
                    unescaped.push_str(plain);
                    return Ok(Cow::Owned(unescaped));
                }
                Some(b'\\') => {
                    unescaped.push_str(plain);
                    unescaped.push(self.escape()?);
                }
                Some(byte) if !matches!(byte, b'\n' | b'\r') => {
                    return Err(self.control_character(byte));
                }
                _ => {
                    let message = "unclosed string: expected `\"` before the line ends";
                    return Err(Fault::new(opening..self.at, message.to_owned()));
                }
            }
        }
    }

    fn skip_plain(&mut self) {
        let bytes = self.bytes;
        let mut at = self.at;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte < b' ' || byte == b'"' || byte == b'\\' {
                break;
            }
            at += 1;
        }
        self.at = at;
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let letter = match self.bytes.get(self.at + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return Err(self.bad_escape(self.at, 2, "unknown escape", KNOWN)),
        };
        self.at += 2;
        Ok(letter)
    }

    /// One `\u`, or two for a character beyond the first 65,536.
    fn code_point(&mut self) -> Result<char, Fault> {
        let start = self.at;
        let mut code = self.code_unit()?;
        let is_high = matches!(code, 0xd800..0xdc00);
        if is_high && self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
            let low = self.code_unit()?;
            if matches!(low, 0xdc00..0xe000) {
                code = 0x1_0000 + (code - 0xd800) * 0x400 + (low - 0xdc00);
            }
        }
        char::from_u32(code).ok_or_else(|| {
            let expected = "both halves, or the character itself";
            self.bad_escape(start, 6, "half a surrogate pair", expected)
        })
    }

    /// `\u` and its four digits.
    fn code_unit(&mut self) -> Result<u32, Fault> {
        let start = self.at;
        self.at += 2;
        let mut unit = 0;
        for _ in 0..4 {
            let Some(digit) = self.peek().and_then(|byte| char::from(byte).to_digit(16)) else {
                let expected = "four hexadecimal digits after `\\u`";
                return Err(self.bad_escape(start, 6, "bad escape", expected));
            };
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }

    /// An escape of up to so many characters: it ends where its string or its line does.
    fn bad_escape(&self, start: usize, length: usize, what: &str, expected: &str) -> Fault {
        let mut end = start;
        for _ in 0..length {
            match letter_at(self.text, end) {
                None | Some('"' | '\n' | '\r') => break,
                Some(letter) => end += letter.len_utf8(),
            }
        }
        let escape = quoted(self.text.get(start..end).unwrap_or_default());
        Fault::new(start..end, format!("{what} {escape}: expected {expected}"))
    }

    fn control_character(&self, byte: u8) -> Fault {
        let escape = match byte {
            b'\t' => "\\t".to_owned(),
            _ => format!("\\u{byte:04x}"),
        };
        let message = format!("control character in a string: expected `{escape}`");
        Fault::new(self.at..self.at + 1, message)
    }
}

const KNOWN: &str = r#"`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` or `\u` with four digits"#;
