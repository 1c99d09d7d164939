//! A row of a table, and how it is read from what the derive writes: one literal of texts and one
//! of marks, however many rows there are.
//!
//! An expression for each row would cost whoever compiles it ten times as much as a mark.

use crate::rule::{Replay, Retry, Rule};
use crate::table::{Code, Table};
use std::fmt;

/// One line of a [`Table`](crate::Table): a status or a class of them, and what the API means by it.
///
/// ```
/// use aurora_errors::{AuroraError, Code, Replay, Retry};
///
/// let row = AuroraError::TABLE.row(409).unwrap();
/// assert_eq!((row.code(), row.name()), (Code::Status(409), "Conflict"));
/// assert!(row.is_error());
/// assert_eq!((row.retry(), row.replay()), (Retry::Later, Some(Replay::Any)));
/// assert!(row.meaning().contains("in use"));
/// println!("{}", row.advice().or(row.docs()).unwrap_or_default());
/// ```
#[derive(Clone, Copy)]
pub struct Row {
    table: &'static Table,
    /// Where its [`Mark`] stands among those of all rows and cases.
    position: u16,
    /// The letter of its rule, which is asked for more often than all else.
    rule: u8,
}

impl Row {
    #[inline]
    const fn mark(&self) -> &'static Mark {
        let (marks, _) = self.table.marks.as_chunks();
        match marks.split_at_checked(self.position as usize) {
            Some((_, [mark, ..])) => mark,
            _ => &[0; size_of::<Mark>()],
        }
    }

    /// The status or the class that the row is for.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, Code};
    ///
    /// // The row that covers 503.
    /// assert_eq!(AuroraError::TABLE.row(503).unwrap().code(), Code::Class(5));
    /// ```
    #[must_use]
    pub const fn code(&self) -> Code {
        let [hundreds, tens, ones, ..] = *self.mark();
        if tens == b'X' {
            return Code::Class(digit(hundreds));
        }
        let status = digit(hundreds) as u16 * 100 + digit(tens) as u16 * 10 + digit(ones) as u16;
        Code::Status(status)
    }

    /// The name that the API's documentation uses.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// assert_eq!(AuroraError::TABLE.row(200).unwrap().name(), "Success"); // not "OK"
    /// ```
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.text(0)
    }

    /// What the API means by it: Markdown, never empty.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// assert!(AuroraError::TABLE.row(409).unwrap().meaning().contains("in use"));
    /// ```
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        self.text(1)
    }

    /// What the caller should do.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// let row = AuroraError::TABLE.row(401).unwrap();
    /// assert_eq!(row.advice(), Some("Check the token."));
    /// ```
    #[must_use]
    pub const fn advice(&self) -> Option<&'static str> {
        some(self.text(2))
    }

    /// The address of this row's own documentation.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// // Aurora has one page for all of them.
    /// let row = AuroraError::TABLE.row(404).unwrap();
    /// assert_eq!(row.docs(), None);
    /// assert!(AuroraError::TABLE.docs().is_some());
    /// ```
    #[must_use]
    pub const fn docs(&self) -> Option<&'static str> {
        some(self.text(3))
    }

    /// Whether a response with this status is a failure.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// assert!(AuroraError::TABLE.row(404).unwrap().is_error());
    /// assert!(!AuroraError::TABLE.row(202).unwrap().is_error());
    /// ```
    #[must_use]
    pub const fn is_error(&self) -> bool {
        self.rule != NO_ERROR
    }

    /// Whether sending the request again can help; [`Retry::Never`] on a row that is no error.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, Retry};
    ///
    /// assert_eq!(AuroraError::TABLE.row(429).unwrap().retry(), Retry::Throttled);
    /// assert_eq!(AuroraError::TABLE.row(404).unwrap().retry(), Retry::Never);
    /// ```
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.rule().retry()
    }

    /// Which requests may be sent again; `None` where [`Row::retry`] is [`Retry::Never`].
    ///
    /// ```
    /// use aurora_errors::{AuroraError, Replay};
    ///
    /// assert_eq!(AuroraError::TABLE.row(409).unwrap().replay(), Some(Replay::Any));
    /// assert_eq!(AuroraError::TABLE.row(503).unwrap().replay(), Some(Replay::Idempotent));
    /// assert_eq!(AuroraError::TABLE.row(404).unwrap().replay(), None);
    /// ```
    #[must_use]
    pub const fn replay(&self) -> Option<Replay> {
        self.rule().replay()
    }

    /// What tells several failures under the row's code apart, in the table's order: each is a row
    /// with the code of the one that it refines.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// // Aurora's documentation knows one failure for each status.
    /// assert!(AuroraError::TABLE.row(404).unwrap().cases().is_empty());
    /// ```
    #[must_use]
    pub const fn cases(&self) -> &'static [Row] {
        let [_, _, _, _, first_low, first_high, low, high, ..] = *self.mark();
        let first = u16::from_le_bytes([first_low, first_high]) as usize;
        let count = u16::from_le_bytes([low, high]) as usize;
        match self.table.cases.split_at_checked(first) {
            Some((_, cases)) => cases.split_at(count).0,
            None => &[],
        }
    }

    /// What may be repeated after it, as the table says.
    #[inline]
    pub(crate) const fn rule(&self) -> Rule {
        match self.rule {
            b'l' => Rule::later(Replay::Idempotent),
            b'L' => Rule::later(Replay::Any),
            b't' => Rule::throttled(Replay::Idempotent),
            b'T' => Rule::throttled(Replay::Any),
            _ => Rule::NEVER,
        }
    }

    /// The name of the row's variant in the form that the table writes.
    pub(crate) const fn variant(&self) -> &'static str {
        self.text(4)
    }

    const fn text(&self, position: usize) -> &'static str {
        let (_, offsets) = self.mark().split_at(8);
        let (offsets, _) = offsets.as_chunks();
        let start = u32::from_le_bytes(offsets[position]) as usize;
        let end = u32::from_le_bytes(offsets[position + 1]) as usize;
        let Some((before, _)) = self.table.texts.split_at_checked(end) else {
            return "";
        };
        match before.split_at_checked(start) {
            Some((_, text)) => text,
            None => "",
        }
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("code", &self.code())
            .field("name", &self.name())
            .field("meaning", &self.meaning())
            .field("advice", &self.advice())
            .field("docs", &self.docs())
            .field("is_error", &self.is_error())
            .field("retry", &self.retry())
            .field("replay", &self.replay())
            .field("cases", &self.cases())
            .finish()
    }
}

/// Of one row or case: its code in three letters, its rule in one; in two bytes each the number of
/// its first case and how many it has; and six offsets of four bytes, from the first text's start to
/// the last one's end. The low byte comes first.
pub(crate) type Mark = [u8; 32];

/// The letter of a row that is no error, where another has that of its rule.
const NO_ERROR: u8 = b'-';

/// So many rows, beginning with the mark at a position. The table is not looked into, as it may be the
/// one that is being made.
// A table has at most 65,535 rows and cases.
#[allow(clippy::cast_possible_truncation)]
pub(crate) const fn rows<const COUNT: usize>(
    table: &'static Table,
    marks: &[u8],
    first: usize,
) -> [Row; COUNT] {
    let mut rows = [Row {
        table,
        position: 0,
        rule: NO_ERROR,
    }; COUNT];
    let mut at = 0;
    // Asked once, since the compiler takes each step of this for each row.
    let size = size_of::<Mark>();
    let mut letter = first * size + 3;
    while at < COUNT {
        let row = &mut rows[at];
        row.position = (first + at) as u16;
        row.rule = marks[letter];
        at += 1;
        letter += size;
    }
    rows
}

const fn digit(letter: u8) -> u8 {
    letter.wrapping_sub(b'0')
}

pub(crate) const fn some(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}
