//! The table of statuses as a program sees it.

use crate::declarations::Declares;
use crate::pick::{self, Conditions, Picked};
use crate::places::{Delay, Places};
use crate::row::{Row, some};
use crate::rule::Rule;
use http::{HeaderMap, StatusCode};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

pub(crate) mod judgement;

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
    /// The API's name, its version and the address of its documentation; empty where it is not known.
    pub(crate) heading: [&'static str; 3],
    /// The texts of all rows and cases, those of one in the order name, meaning, advice, docs,
    /// variant. One that it does not have is empty.
    pub(crate) texts: &'static str,
    /// The [`Mark`](crate::row::Mark)s of the rows, and behind them those of the cases.
    pub(crate) marks: &'static [u8],
    pub(crate) rows: &'static [Row],
    pub(crate) cases: &'static [Row],
    pub(crate) index: &'static Index,
    pub(crate) declared: &'static dyn Declares,
    /// Whether the server may say itself what to repeat, or when by more than `Retry-After`. It is asked at
    /// every retry, and what is declared is further away.
    pub(crate) has_words: bool,
}

/// For each status from 100 to 999 two bytes, the low one first: one more than the position of its
/// row, or zero. The highest bit says whether the row has cases.
pub(crate) type Index = [u8; 1800];

/// In an entry of the index: the row has cases.
pub(crate) const HAS_CASES: u16 = 1 << 15;

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
        let [api, ..] = self.heading;
        api
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
        let [_, version, _] = self.heading;
        some(version)
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
        let [.., docs] = self.heading;
        some(docs)
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

    /// Where the row of a status stands among [`Table::rows`].
    #[inline]
    pub(crate) const fn position(&self, status: u16) -> Option<usize> {
        match self.entry(status) & !HAS_CASES {
            0 => None,
            next => Some(next as usize - 1),
        }
    }

    /// What the index says of a status.
    #[inline]
    pub(crate) const fn entry(&self, status: u16) -> u16 {
        if status < 100 || status > 999 {
            return 0;
        }
        let at = (status as usize - 100) * 2;
        u16::from_le_bytes([self.index[at], self.index[at + 1]])
    }

    /// Where the API says what.
    pub(crate) fn places(&self) -> &'static Places {
        &self.declared.declarations().places
    }

    /// What tells the cases apart.
    pub(crate) fn conditions(&self) -> &'static Conditions {
        &self.declared.declarations().conditions
    }

    /// The case of the row at a position that holds for an answer, by its number among all cases.
    pub(crate) fn case(&self, row: usize, headers: &HeaderMap, body: &[u8]) -> Option<u16> {
        match pick::pick(self, row, headers, Some(body)) {
            Picked::Case(case) => Some(case),
            Picked::NoCase | Picked::NeedsBody => None,
        }
    }

    /// A case by its number among all cases.
    pub(crate) fn case_at(&self, number: u16) -> Option<&'static Row> {
        self.cases.get(usize::from(number))
    }

    /// The row or the case with this position.
    pub(crate) fn at(&self, position: u16) -> Option<&'static Row> {
        let position = usize::from(position);
        self.rows.get(position).or_else(|| {
            let case = position.checked_sub(self.rows.len())?;
            self.cases.get(case)
        })
    }

    /// What the row of a status and its cases all allow; of those with these positions, where there
    /// are any.
    pub(crate) fn strictest_rule(
        &self,
        status: StatusCode,
        positions: impl Iterator<Item = u16>,
    ) -> Rule {
        let Some(row) = self.row(status.as_u16()) else {
            return Rule::unlisted(status.as_u16());
        };
        let among = positions.filter_map(|position| self.at(position));
        let among = among.filter(|among| among.code() == row.code());
        let strictest = among.map(Row::rule).reduce(Rule::stricter);
        strictest.unwrap_or_else(|| {
            let cases = row.cases().iter().map(Row::rule);
            cases.fold(row.rule(), Rule::stricter)
        })
    }

    /// Whether the server's delay stands in `Retry-After` alone, as with most APIs.
    #[cfg(any(feature = "backon", feature = "reqwest-retry", feature = "tower"))]
    #[inline]
    pub(crate) fn has_standard_delay_alone(&self) -> bool {
        let has_none =
            |places: &Places| places.retry_after.is_empty() && places.row_retry_after.is_empty();
        !self.has_words || has_none(self.places())
    }

    /// The places of the server's delay for a status and its case, in the order in which they are
    /// asked: those of the case, those of the row, those of the table.
    pub(crate) fn delays(
        &self,
        status: StatusCode,
        case: Option<u16>,
    ) -> impl Iterator<Item = Delay> {
        let case = case.map(|case| self.rows.len() + usize::from(case));
        let positions = [case, self.position(status.as_u16())];
        let at = |position: usize| {
            let delays = self.places().row_retry_after.iter();
            delays
                .filter(move |(row, _)| *row == position)
                .map(|(_, delay)| delay)
        };
        let of_rows = positions.into_iter().flatten().flat_map(at);
        of_rows.chain(self.places().retry_after).map(Delay::from)
    }

    /// The places of the server's delay for a status, whatever its case is.
    pub(crate) fn all_delays(&self, status: StatusCode) -> impl Iterator<Item = Delay> {
        let row = self.position(status.as_u16());
        let code = self.row(status.as_u16()).map(Row::code);
        let is_its = move |position: usize| {
            let case = position.checked_sub(self.rows.len());
            let case = case.and_then(|case| self.cases.get(case));
            Some(position) == row || (case.is_some() && case.map(Row::code) == code)
        };
        let of_rows = self.places().row_retry_after.iter();
        let of_rows = of_rows.filter(move |(position, _)| is_its(*position));
        of_rows
            .map(|(_, delay)| delay)
            .chain(self.places().retry_after)
            .map(Delay::from)
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
