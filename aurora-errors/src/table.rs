//! The table of statuses as a program sees it.

use crate::places::Places;
use crate::row::Row;
use crate::rule::{self, Rule};
use http::StatusCode;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// An API's statuses and what each means, as its documentation lists them.
///
/// Every derived error has its own as the constant `TABLE`. All look-ups are `const`.
///
/// ```
/// use aurora_errors::AuroraError;
///
/// assert_eq!(AuroraError::TABLE.api(), "Aurora");
/// assert_eq!(AuroraError::TABLE.version(), Some("2024.05"));
/// assert!(AuroraError::TABLE.docs().unwrap().starts_with("https://docs.aurorasolar.com/"));
/// assert_eq!(AuroraError::TABLE.rows().len(), 12);
/// let row = AuroraError::TABLE.row(503).unwrap();
/// assert_eq!(row.name(), "Internal Error");
/// assert_eq!(row.code().to_string(), "5XX");
/// ```
///
/// How to write one: [`guide::writing_a_table`](crate::guide::writing_a_table).
#[derive(Debug)]
pub struct Table {
    pub(crate) api: &'static str,
    pub(crate) version: Option<&'static str>,
    pub(crate) docs: Option<&'static str>,
    pub(crate) rows: &'static [Row],
    pub(crate) index: &'static Index,
    pub(crate) places: Places,
}

/// For each status from 100 to 999 two bytes, the low one first: one more than the position of its
/// row, or zero.
pub(crate) type Index = [u8; 1800];

impl Table {
    /// The API's name.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// assert_eq!(AuroraError::TABLE.api(), "Aurora");
    /// ```
    #[must_use]
    pub const fn api(&self) -> &'static str {
        self.api
    }

    /// The version of the documentation that the table was written from.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// assert_eq!(AuroraError::TABLE.version(), Some("2024.05"));
    /// ```
    #[must_use]
    pub const fn version(&self) -> Option<&'static str> {
        self.version
    }

    /// The address of the documentation that the table was written from.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// let docs = AuroraError::TABLE.docs().unwrap();
    /// assert!(docs.starts_with("https://docs.aurorasolar.com/"));
    /// ```
    #[must_use]
    pub const fn docs(&self) -> Option<&'static str> {
        self.docs
    }

    /// Every row in the file's order, rows that are no errors too.
    ///
    /// ```
    /// use aurora_errors::AuroraError;
    ///
    /// let errors = AuroraError::TABLE.rows().iter().filter(|row| row.is_error());
    /// assert_eq!(errors.count(), 9);
    /// ```
    #[must_use]
    pub const fn rows(&self) -> &'static [Row] {
        self.rows
    }

    /// The row of a status: its exact code before its class.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, Code};
    ///
    /// assert_eq!(AuroraError::TABLE.row(404).unwrap().code(), Code::Status(404));
    /// assert_eq!(AuroraError::TABLE.row(599).unwrap().code(), Code::Class(5));
    /// assert!(AuroraError::TABLE.row(418).is_none());
    /// ```
    #[inline]
    #[must_use]
    pub const fn row(&self, status: u16) -> Option<&'static Row> {
        match self.position(status) {
            Some(position) => Some(&self.rows[position]),
            None => None,
        }
    }

    /// Whether a response with this status is an error: its row is one, or it has no row and is
    /// 400 or more.
    pub(crate) fn is_error(&self, status: StatusCode) -> bool {
        match self.row(status.as_u16()) {
            Some(row) => row.is_error(),
            None => rule::is_error_unlisted(status.as_u16()),
        }
    }

    /// Whether, and which, requests may be repeated after this status.
    #[inline]
    pub(crate) fn rule(&self, status: StatusCode) -> Rule {
        match self.row(status.as_u16()) {
            Some(row) => row.rule(),
            None => Rule::unlisted(status.as_u16()),
        }
    }

    /// Where the row of a status stands among [`Table::rows`].
    #[inline]
    pub(crate) const fn position(&self, status: u16) -> Option<usize> {
        if status < 100 || status > 999 {
            return None;
        }
        let at = (status as usize - 100) * 2;
        match u16::from_le_bytes([self.index[at], self.index[at + 1]]) {
            0 => None,
            next => Some(next as usize - 1),
        }
    }
}

/// What a [`Row`] stands for.
///
/// ```
/// use aurora_errors::Code;
///
/// assert_eq!(Code::Status(404).to_string(), "404");
/// assert_eq!(Code::Class(5).to_string(), "5XX");
/// assert_eq!("5xx".parse(), Ok(Code::Class(5)));
/// // A class stands behind its own statuses.
/// assert!(Code::Status(499) < Code::Class(4) && Code::Class(4) < Code::Status(500));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// One status, from 100 to 999.
    Status(u16),
    /// A hundred of them by their first digit, from 1 to 9.
    Class(u8),
}

/// Writes `404` or `5XX`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Status(status) => write!(f, "{status}"),
            Code::Class(digit) => write!(f, "{digit}XX"),
        }
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        match text.as_bytes() {
            [class @ b'1'..=b'9', b'x' | b'X', b'x' | b'X'] => Ok(Code::Class(class - b'0')),
            [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => {
                text.parse().map(Code::Status).map_err(|_| UnknownCode(()))
            }
            _ => Err(UnknownCode(())),
        }
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |code: &Code| match *code {
            Code::Status(status) => (status, false),
            Code::Class(digit) => (u16::from(digit) * 100 + 99, true),
        };
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A text that is neither a status nor a class.
///
/// ```
/// use aurora_errors::Code;
///
/// let unknown = "42".parse::<Code>().unwrap_err();
/// assert_eq!(unknown.to_string(), "expected a status from 100 to 999 or a class such as `5XX`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode(());

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a status from 100 to 999 or a class such as `5XX`")
    }
}

impl std::error::Error for UnknownCode {}
