//! An answer under its table: the row or the case that it falls under, and the delay it asks for.

use super::parts::ErrorParts;
use crate::body;
use crate::pick::{self, Picked};
use crate::places::Place;
#[cfg(feature = "reqwest-retry")]
use crate::places::Verdict;
use crate::retry_after;
use crate::table::{HAS_CASES, Table};
use http::{HeaderMap, StatusCode};
use serde_core::de::IgnoredAny;
use std::time::Duration;

/// What the server answered, as far as a loop sees it, and what the table makes of that.
#[derive(Clone, Copy)]
pub(super) struct Matched<'a> {
    pub(super) table: &'static Table,
    pub(super) parts: ErrorParts<'a>,
    /// The case that holds; `NeedsBody` where only the body could tell, and it was not read.
    pub(super) picked: Picked,
}

impl<'a> Matched<'a> {
    /// An answer whose body was read to its end, or was not. One that is still encoded is as good
    /// as unread.
    pub(super) fn new(
        table: &'static Table,
        status: StatusCode,
        headers: &'a HeaderMap,
        body: Option<&'a [u8]>,
    ) -> Self {
        let parts = ErrorParts {
            status,
            headers,
            body,
        };
        Matched {
            table,
            parts,
            picked: picked(table, &parts),
        }
    }

    /// How long the server asks to wait, which is zero where it asks for nothing; `None` where it
    /// asks and the delay is not known.
    ///
    /// Not known is not nothing: where the table has the delay in a body that was not read to its
    /// end or not decoded, or where something stands that cannot be read, it may be any.
    pub(super) fn delay(&self) -> Option<Duration> {
        let ErrorParts { headers, .. } = self.parts;
        let is_read = || {
            self.parts
                .body()
                .is_some_and(|body| has_whole_json(headers, body))
        };
        if self.has_delay_in_body() && !is_read() {
            return None;
        }
        match self.readable_delay() {
            Some(delay) if !delay.is_zero() => Some(delay),
            // What cannot be read may say more.
            _ => (!self.says_what_cannot_be_read()).then_some(Duration::ZERO),
        }
    }

    /// The delay, where it can be read. While only the body could tell which case it is, the longest
    /// that any of them has.
    pub(super) fn readable_delay(&self) -> Option<Duration> {
        let ErrorParts {
            status, headers, ..
        } = self.parts;
        if self.table.has_standard_delay_alone() {
            return retry_after::standard(headers, None);
        }
        let body = self.parts.body().unwrap_or_default();
        let case = match self.picked {
            Picked::Case(case) => Some(case),
            Picked::NoCase => None,
            Picked::NeedsBody => {
                let places = self.table.all_delays(status);
                let delays =
                    places.filter_map(|place| retry_after::delay(headers, body, [place], None));
                return delays
                    .chain(retry_after::delay(headers, body, [], None))
                    .max();
            }
        };
        let delays = self.table.delays(status, case);
        retry_after::delay(headers, body, delays, None)
    }

    fn says_what_cannot_be_read(&self) -> bool {
        let ErrorParts {
            status, headers, ..
        } = self.parts;
        let body = self.parts.body().unwrap_or_default();
        retry_after::is_unreadable(headers, body, self.table.all_delays(status))
    }

    /// Whether the table has the server's delay in the body of an answer with this status.
    pub(super) fn has_delay_in_body(&self) -> bool {
        if self.table.has_standard_delay_alone() {
            return false;
        }
        let mut delays = self.table.all_delays(self.parts.status);
        delays.any(|delay| matches!(delay.place, Place::Body(_)))
    }
}

/// What backon does not ask.
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
impl Matched<'_> {
    /// The row or the case that it falls under.
    pub(super) fn row(&self) -> Option<&'static crate::Row> {
        let row = self.table.row(self.parts.status.as_u16());
        match self.picked {
            Picked::Case(case) => self.table.case_at(case).or(row),
            Picked::NoCase | Picked::NeedsBody => row,
        }
    }

    /// Whether it is an error, as `check` has it: of a success not every body is looked at.
    pub(super) fn is_error(&self) -> bool {
        let body = self.parts.body().unwrap_or_default();
        self.table
            .is_error(self.parts.status, self.parts.headers, body)
    }

    /// Whether a success may turn out to be an error, which its body would tell.
    #[cfg(feature = "reqwest-retry")]
    pub(super) fn may_be_error(&self) -> bool {
        matches!(self.picked, Picked::NeedsBody)
            && crate::table::judgement::may_tell_case(self.parts.headers)
    }

    /// Whether its rule may change with what stands in the body.
    #[cfg(feature = "reqwest-retry")]
    pub(super) fn has_rule_in_body(&self) -> bool {
        let mut verdicts = self.table.places().retryable.iter().map(Verdict::from);
        matches!(self.picked, Picked::NeedsBody)
            || verdicts.any(|verdict| matches!(verdict.place, Place::Body(_)))
    }
}

fn picked(table: &Table, parts: &ErrorParts<'_>) -> Picked {
    let status = parts.status.as_u16();
    let has_cases = table.entry(status) & HAS_CASES != 0;
    let Some(row) = table.position(status).filter(|_| has_cases) else {
        return Picked::NoCase;
    };
    pick::pick(table, row, parts.headers, parts.body())
}

/// Whether a body that came to its end is as it was meant. Half a JSON in a body that looks whole may
/// have lost the delay; a page in place of JSON has none.
fn has_whole_json(headers: &HeaderMap, body: &[u8]) -> bool {
    let mut is_whole = true;
    body::each_body(headers, body, |body| {
        let text = body::without_guard(body);
        let mut values = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
        let is_json = matches!(text, [b'{' | b'[', ..]);
        is_whole &= !is_json || matches!(values.next(), Some(Ok(_)));
    });
    is_whole
}
