//! What a loop can tell of an answer that is no error yet.

use crate::pick::{self, Picked};
use crate::places::Place;
use crate::retry_after;
use crate::rule::{Rule, verdict};
use crate::table::Table;
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, StatusCode};
use std::time::Duration;

/// An answer, as far as a loop sees it.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a> {
    table: &'static Table,
    status: StatusCode,
    headers: &'a HeaderMap,
    /// `None` where it cannot be looked into.
    body: Option<&'a [u8]>,
}

impl<'a> Answer<'a> {
    /// An answer whose body was read to its end, or was not. One that is still encoded is as good
    /// as unread.
    pub(super) fn new(
        table: &'static Table,
        status: StatusCode,
        headers: &'a HeaderMap,
        body: Option<&'a [u8]>,
    ) -> Self {
        Answer {
            table,
            status,
            headers,
            body: body.filter(|_| !is_encoded(headers)),
        }
    }

    /// Whether it is an error.
    pub(super) fn is_error(&self) -> bool {
        let body = self.body.unwrap_or_default();
        self.table.is_error(self.status, self.headers, body)
    }

    /// Whether, and which, requests may be sent again. Where the body cannot be looked into, all
    /// that the answer could be must allow it.
    pub(super) fn rule(&self) -> Rule {
        let Answer {
            table,
            status,
            headers,
            body,
        } = *self;
        let rule = match (self.picked(), table.row(status.as_u16())) {
            (_, None) => Rule::unlisted_with(status, || self.delay().is_some()),
            (Picked::Row, Some(row)) => row.rule(),
            (Picked::Case(case), Some(row)) => table.case_at(case).unwrap_or(row).rule(),
            (Picked::Open, Some(_)) => table.strictest_rule(status),
        };
        verdict::over(rule, table.places.retryable, headers, body)
    }

    /// How long to wait at least, which is zero where the server does not ask for a delay; `None`
    /// where it asks for too much, or in a body that cannot be looked into.
    pub(super) fn least_pause(&self, longest: Duration) -> Option<Duration> {
        if self.body.is_none() && has_delay_in_body(self.table, self.status) {
            return None;
        }
        let delay = self.delay().unwrap_or_default();
        (delay <= longest).then_some(delay)
    }

    fn delay(&self) -> Option<Duration> {
        let case = match self.picked() {
            Picked::Case(case) => Some(case),
            Picked::Row | Picked::Open => None,
        };
        let delays = self.table.delays(self.status, case);
        retry_after::delay(self.headers, self.body.unwrap_or_default(), delays, None)
    }

    /// The case that holds; `Open` where only a body could tell that is not there.
    fn picked(&self) -> Picked {
        let Some(row) = self.table.position(self.status.as_u16()) else {
            return Picked::Row;
        };
        let by_headers = pick::pick_by_headers(self.table, row, self.headers);
        match (by_headers, self.body) {
            (Picked::Open, Some(body)) => {
                let case = pick::pick(self.table, row, self.headers, body);
                case.map_or(Picked::Row, Picked::Case)
            }
            _ => by_headers,
        }
    }
}

/// Whether a case, a verdict or a delay may stand in the body of an answer with this status.
#[cfg(feature = "reqwest-retry")]
pub(super) fn asks_for_body(table: &Table, status: StatusCode) -> bool {
    let mut verdicts = table.places.retryable.iter();
    pick::asks_for_body(table, status)
        || verdicts.any(|verdict| matches!(verdict.place, Place::Body(_)))
        || has_delay_in_body(table, status)
}

/// Whether the table has the server's delay in the body of an answer with this status.
fn has_delay_in_body(table: &Table, status: StatusCode) -> bool {
    let mut delays = table.all_delays(status);
    delays.any(|delay| matches!(delay.place, Place::Body(_)))
}

/// Whether the body is as it was sent, and not as it is meant: a client that decodes one takes the
/// header away.
fn is_encoded(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(CONTENT_ENCODING).into_iter();
    encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}
