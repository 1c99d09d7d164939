//! The table of statuses as a program sees it.

use crate::places::Places;
use crate::records::{Index, Record};
use crate::retry::{self, Replay, Retry, Rule};
use http::StatusCode;
use std::fmt;

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
            None => status.as_u16() >= 400,
        }
    }

    /// Whether, and which, requests may be repeated after this status.
    #[inline]
    pub(crate) fn rule(&self, status: StatusCode) -> Rule {
        retry::rule(self.row(status.as_u16()), status)
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

/// One line of a [`Table`]: a status or a class of them, and what the API means by it.
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
pub struct Row(pub(crate) Record);

impl Row {
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
        self.0.code()
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
        self.0.name()
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
        self.0.meaning()
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
        self.0.advice()
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
        self.0.docs()
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
        self.0.rule().is_some()
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
        self.rule().0
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
        self.rule().1
    }

    pub(crate) const fn rule(&self) -> Rule {
        match self.0.rule() {
            Some(rule) => rule,
            None => (Retry::Never, None),
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
            .finish()
    }
}

/// What a [`Row`] stands for.
///
/// ```
/// use aurora_errors::Code;
///
/// assert_eq!(Code::Status(404).to_string(), "404");
/// assert_eq!(Code::Class(5).to_string(), "5XX");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
