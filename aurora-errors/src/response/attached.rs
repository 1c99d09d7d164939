//! A response under a table: the row or case that it is, and what follows from that.

use super::ErrorResponse;
use crate::places::{Delay, Places};
use crate::retry_after;
use crate::row::Row;
use crate::rule::{Rule, verdict};
use crate::table::Table;
use std::num::NonZero;
use std::time::{Duration, SystemTime};

impl ErrorResponse {
    /// How long the server asks to wait before the next request.
    ///
    /// The table's `retry_after` places come first, then the header `Retry-After`
    /// ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)). The first that
    /// can be read counts, unless it says zero and a later one says more; of several lines of one
    /// header the longest counts. A loop does not go on where something stands there that cannot be read.
    ///
    /// What is read: seconds, or at a place of the table a number in its unit, with a fraction or
    /// without; a duration text such as `53s`, `6m0s`, `30 seconds` or `P1DT2H`, from days to nanoseconds;
    /// the three HTTP dates, with whatever weekday, in any zone that an offset or RFC 5322 names;
    /// RFC 3339; `@` and the seconds since 1970, as structured fields have dates.
    /// Digits beyond `u64` saturate; signs and exponents are not read. At a place of the table a
    /// value of over ten years is none: it is a point in time under the wrong unit.
    ///
    /// A date is counted from the response's own `Date`, else from the clock; one that has passed
    /// is zero. `None` where the server asks for nothing that can be read, and for a date where
    /// neither is to be had (`wasm32-unknown-unknown` has no clock).
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    /// use std::time::Duration;
    ///
    /// let response = Response::builder().status(429).header("retry-after", "1.5").body("")?;
    /// let delay = ErrorResponse::from(response).retry_after();
    /// assert_eq!(delay, Some(Duration::from_millis(1500)));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.delay(None)
    }

    /// As [`ErrorResponse::retry_after`], with dates always counted from `now`.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    /// use std::time::{Duration, SystemTime};
    ///
    /// let date = "Thu, 01 Jan 1970 00:02:00 GMT";
    /// let response = Response::builder().status(503).header("retry-after", date).body("")?;
    /// let delay = ErrorResponse::from(response).retry_after_at(SystemTime::UNIX_EPOCH);
    /// assert_eq!(delay, Some(Duration::from_secs(120)));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        self.delay(Some(now))
    }

    /// The id that the server gave the request, for its operators to find it by.
    ///
    /// The table's `request_id` headers count, or else `x-request-id`, `request-id`,
    /// `x-correlation-id` and `x-amzn-requestid`; the first that is there and not empty wins.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = Response::builder().status(500).header("x-request-id", "");
    /// let response = response.header("x-correlation-id", "7f3a").body("")?;
    /// assert_eq!(ErrorResponse::from(response).request_id(), Some("7f3a"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let names = self.places().request_id.iter();
        names
            .filter_map(|name| self.headers().get(*name)?.to_str().ok())
            .find(|id| !id.is_empty())
    }

    /// The table of the error that the response was made into, if it was.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, ErrorResponse, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::NOT_FOUND);
    /// assert!(response.table().is_none());
    /// let response = AuroraError::from(response).into_response().unwrap();
    /// assert_eq!(response.table().unwrap().api(), "Aurora");
    /// ```
    #[must_use]
    pub fn table(&self) -> Option<&'static Table> {
        self.0.table
    }

    /// The row of [`ErrorResponse::table`] that the response falls under, or the case of that row.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, ErrorResponse, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::NOT_FOUND);
    /// assert!(response.row().is_none());
    /// let response = AuroraError::from(response).into_response().unwrap();
    /// assert_eq!(response.row().unwrap().name(), "Not Found");
    /// ```
    #[must_use]
    pub fn row(&self) -> Option<&'static Row> {
        self.row_in(self.table()?)
    }

    /// Makes the table's places count for this response, which is a case of that table.
    pub(crate) fn attach(&mut self, table: &'static Table, case: Option<u16>) {
        self.0.table = Some(table);
        self.0.case = case.and_then(|number| NonZero::new(number.wrapping_add(1)));
    }

    /// The row or the case under a table that is attached already.
    #[inline]
    pub(crate) fn row_in(&self, table: &'static Table) -> Option<&'static Row> {
        match self.case() {
            Some(case) if self.is_under(table) => table.case_at(case),
            _ => table.row(self.status().as_u16()),
        }
    }

    /// Whether, and which, requests may be sent again after it: what the row says, and over it the
    /// server's own word.
    #[inline]
    pub(crate) fn rule(&self, table: &'static Table) -> Rule {
        if let Some(row) = table.row(self.status().as_u16())
            && self.0.case.is_none()
            && !table.has_words
        {
            return row.rule();
        }
        self.rule_by_all(table)
    }

    /// The same where more than the row has to be asked.
    #[cold]
    fn rule_by_all(&self, table: &'static Table) -> Rule {
        let rule = match self.row_in(table) {
            Some(row) => row.rule(),
            None => Rule::unlisted_with(self.status(), self.headers()),
        };
        verdict::over(
            rule,
            table.places().retryable,
            self.headers(),
            Some(self.body()),
        )
    }

    /// The number of the case.
    #[inline]
    fn case(&self) -> Option<u16> {
        Some(self.0.case?.get() - 1)
    }

    #[inline]
    fn is_under(&self, table: &Table) -> bool {
        self.0.table.is_some_and(|its| std::ptr::eq(its, table))
    }

    fn delay(&self, now: Option<SystemTime>) -> Option<Duration> {
        let (headers, body) = (self.headers(), self.body());
        if self.table().is_none_or(|table| !table.has_words) {
            return retry_after::standard(headers, now);
        }
        let places = self.places();
        match self.table() {
            Some(table) if !places.row_retry_after.is_empty() => {
                let places = table.delays(self.status(), self.case());
                retry_after::delay(headers, body, places, now)
            }
            _ if places.retry_after.is_empty() => retry_after::standard(headers, now),
            _ => {
                let places = places.retry_after.iter().map(Delay::from);
                retry_after::delay(headers, body, places, now)
            }
        }
    }

    /// Where the server's words stand, as far as is known.
    pub(crate) fn places(&self) -> &'static Places {
        match self.0.table {
            Some(table) => table.places(),
            None => &Places::STANDARD,
        }
    }
}
