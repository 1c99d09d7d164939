//! One pass over the text, which gives values with their places.

use std::borrow::Cow;

use super::{Kind, Member, Value};
use crate::letter::letter_at;
use crate::reporter::Fault;

/// The value that a text is, or the first thing that is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, Fault> {
    let mut parser = Parser::new(text);
    parser.skip_blanks()?;
    let value = parser.value("an object")?;
    parser.skip_blanks()?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.unexpected("the end of the file")),
    }
}

/// Goes over a text once. Its loops are plain ones over bytes, as unoptimised code has to pay for
/// every closure and every call in them.
pub(crate) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    /// The next byte to read; never past the end.
    pub(crate) at: usize,
    /// How many arrays and objects are open.
    depth: usize,
}

/// Unoptimised, so many levels take 400 KB of the stack, which has one MB at the least.
const MAX_DEPTH: usize = 128;

impl<'a> Parser<'a> {
    pub(crate) fn new(text: &'a str) -> Parser<'a> {
        Parser {
            text,
            bytes: text.as_bytes(),
            at: 0,
            depth: 0,
        }
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        if self.at < self.bytes.len() {
            Some(self.bytes[self.at])
        } else {
            None
        }
    }

    fn value(&mut self, expected: &str) -> Result<Value<'a>, Fault> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => Kind::Object(self.object()?),
            Some(b'[') => Kind::Array(self.array()?),
            Some(b'"') => Kind::String(self.string()?),
            _ => self.number_or_literal(expected)?,
        };
        let range = start..self.at;
        Ok(Value { range, kind })
    }

    fn object(&mut self) -> Result<Vec<Member<'a>>, Fault> {
        self.open()?;
        let mut members = Vec::new();
        while self.peek() != Some(b'}') {
            members.push(self.member()?);
            self.comma(b'}', "`,` or `}`")?;
        }
        self.close();
        Ok(members)
    }

    fn array(&mut self) -> Result<Vec<Value<'a>>, Fault> {
        self.open()?;
        let mut elements = Vec::new();
        while self.peek() != Some(b']') {
            elements.push(self.value("a value or `]`")?);
            self.comma(b']', "`,` or `]`")?;
        }
        self.close();
        Ok(elements)
    }

    fn open(&mut self) -> Result<(), Fault> {
        if self.depth == MAX_DEPTH {
            let message = "nested too deep: expected the nine levels of a table";
            return Err(Fault::new(self.at..self.at + 1, message.to_owned()));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_blanks()
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    fn member(&mut self) -> Result<Member<'a>, Fault> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key in double quotes or `}`"));
        }
        let key = self.string()?;
        let key_range = start..self.at;
        self.skip_blanks()?;
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        self.skip_blanks()?;
        let value = self.value("a value")?;
        Ok(Member {
            key,
            key_range,
            value,
        })
    }

    /// Goes on to what follows a value: behind the comma, or to the bracket that closes.
    fn comma(&mut self, close: u8, expected: &str) -> Result<(), Fault> {
        let end = self.at;
        self.skip_blanks()?;
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_blanks()
            }
            Some(byte) if byte == close => Ok(()),
            _ => Err(self.no_comma(end, close, expected)),
        }
    }

    fn number_or_literal(&mut self, expected: &str) -> Result<Kind<'a>, Fault> {
        let start = self.at;
        match self.word() {
            word if is_number(word.as_bytes()) => Ok(Kind::Number(word)),
            "true" => Ok(Kind::Boolean(true)),
            "false" => Ok(Kind::Boolean(false)),
            "null" => Ok(Kind::Null),
            _ => {
                self.at = start;
                Err(self.no_value(expected))
            }
        }
    }

    /// The string or the word that stands here in a text that is no JSON, and the blanks around it.
    pub(crate) fn lax_word(&mut self) -> Cow<'a, str> {
        let _ = self.skip_blanks();
        let word = match self.peek() {
            Some(b'"') => self.string().unwrap_or_default(),
            _ => self.word().into(),
        };
        let _ = self.skip_blanks();
        word
    }

    /// All that stands here up to a blank or a mark of JSON, be it a number, a literal or neither.
    pub(super) fn word(&mut self) -> &'a str {
        let start = self.at;
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b'\t'..=b'\r' | b' ' | b'"' | b',' | b'/' | b':' | b'[' | b']' | b'{' | b'}' => {
                    break;
                }
                0x80.. if self.foreign_blank().is_some() => break,
                _ => self.at += 1,
            }
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn skip_blanks(&mut self) -> Result<(), Fault> {
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' => match self.bytes.get(self.at + 1) {
                    Some(b'/') => self.skip_line(),
                    Some(b'*') => self.skip_comment()?,
                    _ => break,
                },
                0x0b | 0x0c | 0x80.. => match self.foreign_blank() {
                    Some(blank) => return Err(self.not_a_blank(blank)),
                    None => break,
                },
                _ => break,
            }
        }
        Ok(())
    }

    fn skip_line(&mut self) {
        while self.at < self.bytes.len() && !matches!(self.bytes[self.at], b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) -> Result<(), Fault> {
        let start = self.at;
        // Behind the opening, whose star does not close it: `/*/`.
        let mut end = start + 3;
        while end < self.bytes.len() {
            if self.bytes[end - 1] == b'*' && self.bytes[end] == b'/' {
                self.at = end + 1;
                return Ok(());
            }
            end += 1;
        }
        let message = "unclosed comment: expected `*/`".to_owned();
        Err(Fault::new(start..start + 2, message))
    }

    /// The character here, if it is white space of Unicode; called where it is not JSON's.
    fn foreign_blank(&self) -> Option<char> {
        letter_at(self.text, self.at).filter(|letter| letter.is_whitespace())
    }
}

/// As RFC 8259 §6 has it.
fn is_number(number: &[u8]) -> bool {
    let mut rest = match number {
        [b'0', rest @ ..] | [b'-', b'0', rest @ ..] => rest,
        [b'1'..=b'9', rest @ ..] | [b'-', b'1'..=b'9', rest @ ..] => after_digits(rest),
        _ => return false,
    };
    if let [b'.', b'0'..=b'9', fraction @ ..] = rest {
        rest = after_digits(fraction);
    }
    if let [b'e' | b'E', b'0'..=b'9', exponent @ ..]
    | [b'e' | b'E', b'+' | b'-', b'0'..=b'9', exponent @ ..] = rest
    {
        rest = after_digits(exponent);
    }
    rest.is_empty()
}

fn after_digits(mut rest: &[u8]) -> &[u8] {
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    rest
}
