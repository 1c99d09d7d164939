//! Loops that repeat requests, made to obey a table.
//!
//! With one that is written by hand, [the guide](crate::guide::handling#repeat-what-may-be-repeated)
//! says what it has to ask. Each adapter here takes the table's word for whether a request may be sent again, and waits at least
//! as long as the server asks:
//!
//! | feature | loop | what obeys |
//! |---|---|---|
//! | `reqwest-retry` | reqwest-middleware, with the policies of reqwest-retry | `TableMiddleware` |
//! | `tower` | `tower::retry` | `TablePolicy` |
//! | `backon` | backon | `is_retryable_for_any_method`, `is_retryable_for`, `is_retryable_for_request`, `server_delay` |
//!
//! What they have in common:
//!
//! - A row that says `never` is never repeated; one that says `idempotent` only for an idempotent
//!   method, or with an `Idempotency-Key`
//!   ([`is_retryable_for_request`](crate::ApiError::is_retryable_for_request)).
//! - The pause is the longer of the loop's own backoff and the server's delay, so that a delay of
//!   zero or a date that has passed makes no busy loop.
//! - A delay over a limit ([`LONGEST_DELAY`] unless set) ends the loop at once, with the error that
//!   carries the delay. It is not cut short.
//! - Where a table has the delay in the body, and the body could not be read to its end or was not
//!   decoded, the delay is not known and nothing is repeated.
//!
//! A client that follows redirects shows its caller the answer of the last server alone, and the
//! first may have acted on a POST. Only `TableMiddleware` sees that, and only where the address
//! changed: below the other loops let the client follow no redirect of a request that is not
//! idempotent.

#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod attempts;
#[cfg(feature = "backon")]
mod backon;
#[cfg(feature = "reqwest-retry")]
mod reqwest;
#[cfg(feature = "reqwest-retry")]
mod strategy;
#[cfg(feature = "tower")]
mod tower;

#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
pub use attempts::Attempts;
#[cfg(feature = "backon")]
pub use backon::{
    Failure, is_retryable_for, is_retryable_for_any_method, is_retryable_for_request, server_delay,
    server_delay_within,
};
#[cfg(feature = "reqwest-retry")]
pub use reqwest::TableMiddleware;
#[cfg(feature = "reqwest-retry")]
pub use strategy::TableStrategy;
#[cfg(feature = "tower")]
pub use tower::TablePolicy;

use crate::places::Place;
use crate::retry_after;
use crate::table::Table;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use std::time::Duration;

/// The longest delay of a server's that is waited for unless the caller says otherwise: an hour,
/// the window of the longest common rate limits.
///
/// ```
/// use aurora_errors::retrying::LONGEST_DELAY;
///
/// assert_eq!(LONGEST_DELAY.as_secs(), 3600);
/// ```
pub const LONGEST_DELAY: Duration = Duration::from_secs(60 * 60);

/// How long to wait at least, which is zero where the server does not ask for a delay; `None` where
/// it asks for too much, or in a body that was not read to its end or not decoded.
fn least_pause(
    table: &Table,
    headers: &HeaderMap,
    body: Option<&[u8]>,
    longest: Duration,
) -> Option<Duration> {
    if has_delay_in_body(table) && (body.is_none() || is_encoded(headers)) {
        return None;
    }
    let (body, places) = (body.unwrap_or_default(), table.places.retry_after);
    let delay = retry_after::delay(headers, body, places, None).unwrap_or_default();
    (delay <= longest).then_some(delay)
}

/// Whether the body is as it was sent, and not as it is meant: a client that decodes one takes the
/// header away.
fn is_encoded(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(CONTENT_ENCODING).into_iter();
    encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

/// Whether the table has the server's delay in the body.
fn has_delay_in_body(table: &Table) -> bool {
    let mut places = table.places.retry_after.iter();
    places.any(|place| matches!(place.place, Place::Body(_)))
}
