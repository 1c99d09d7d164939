//! Rows as the derive writes them: one literal of texts and one of marks, however many there are.
//!
//! An expression for each row would cost whoever compiles it ten times as much as a record.

use crate::retry::{Replay, Retry, Rule};
use crate::table::{Code, Row};

/// For each status from 100 to 999 two bytes, the low one first: one more than the position of its
/// row, or zero.
pub(crate) type Index = [u8; 1800];

/// Of one row: its code in three letters, its rule in one, and six offsets of four bytes, the low
/// one first, from the first text's start to the last one's end.
pub(crate) type Mark = [u8; 28];

/// The rows of a table, as a static: to a constant, the compiler would hash the whole of it for
/// each row that points there.
pub struct Records<const SIZE: usize> {
    /// The texts of all rows, those of one row in the order name, meaning, advice, docs, variant.
    /// One that a row does not have is empty.
    pub texts: &'static str,
    /// The marks of all rows.
    pub marks: [u8; SIZE],
}

/// A row of a table.
pub(crate) struct Record {
    texts: &'static &'static str,
    mark: &'static Mark,
}

/// There are as many rows as marks.
#[must_use]
pub const fn rows<const COUNT: usize, const SIZE: usize>(
    records: &'static Records<SIZE>,
) -> [Row; COUNT] {
    const NONE: Row = Row(Record {
        texts: &"",
        mark: &[0; 28],
    });
    let (marks, _) = records.marks.as_chunks();
    let mut rows = [NONE; COUNT];
    let mut at = 0;
    while at < COUNT && at < marks.len() {
        rows[at] = Row(Record {
            texts: &records.texts,
            mark: &marks[at],
        });
        at += 1;
    }
    rows
}

impl Record {
    pub(crate) const fn code(&self) -> Code {
        let [hundreds, tens, ones, ..] = *self.mark;
        if tens == b'X' {
            return Code::Class(digit(hundreds));
        }
        let status = digit(hundreds) as u16 * 100 + digit(tens) as u16 * 10 + digit(ones) as u16;
        Code::Status(status)
    }

    /// What to do after an error; `None` where the row is none.
    pub(crate) const fn rule(&self) -> Option<Rule> {
        let [_, _, _, rule, ..] = *self.mark;
        match rule {
            b'n' => Some((Retry::Never, None)),
            b'l' => Some((Retry::Later, Some(Replay::Idempotent))),
            b'L' => Some((Retry::Later, Some(Replay::Any))),
            b't' => Some((Retry::Throttled, Some(Replay::Idempotent))),
            b'T' => Some((Retry::Throttled, Some(Replay::Any))),
            _ => None,
        }
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.text(0)
    }

    pub(crate) const fn meaning(&self) -> &'static str {
        self.text(1)
    }

    pub(crate) const fn advice(&self) -> Option<&'static str> {
        some(self.text(2))
    }

    pub(crate) const fn docs(&self) -> Option<&'static str> {
        some(self.text(3))
    }

    /// The name of the row's variant in the form that the table writes.
    pub(crate) const fn variant(&self) -> &'static str {
        self.text(4)
    }

    const fn text(&self, position: usize) -> &'static str {
        let (_, offsets) = self.mark.split_at(4);
        let (offsets, _) = offsets.as_chunks();
        let start = u32::from_le_bytes(offsets[position]) as usize;
        let end = u32::from_le_bytes(offsets[position + 1]) as usize;
        let Some((before, _)) = self.texts.split_at_checked(end) else {
            return "";
        };
        match before.split_at_checked(start) {
            Some((_, text)) => text,
            None => "",
        }
    }
}

const fn digit(letter: u8) -> u8 {
    letter.wrapping_sub(b'0')
}

const fn some(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}
