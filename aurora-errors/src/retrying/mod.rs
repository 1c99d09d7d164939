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

mod answer;
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
