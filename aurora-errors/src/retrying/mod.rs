//! Loops that repeat requests, made to obey a table.
//!
//! With one that is written by hand, [the guide](crate::guide::handling#repeat-what-may-be-repeated)
//! says what it has to ask. Each adapter here takes the table's word for whether a request may
//! be sent again, and waits at least as long as the server asks:
//!
//! | feature | loop | what obeys |
//! |---|---|---|
//! | `reqwest-retry` | reqwest-middleware, with the policies of reqwest-retry | `TableMiddleware` |
//! | `reqwest-retry` | the loop of reqwest-retry itself, which neither knows the method nor waits for the server | `TableStrategy` |
//! | `tower` | `tower::retry` | `TablePolicy` |
//! | `backon` | backon | `is_retryable_for_any_method`, `is_retryable_for`, `is_retryable_for_request`, `server_delay`, `server_delay_within`, `server_delay_with` |
//!
//! A client that follows redirects shows its caller the answer of the last server alone, and the first
//! may have acted on a POST. Only `TableMiddleware` sees that, and only where the address changed:
//! below the other loops let the client follow no redirect of a request that is not idempotent.
//!
//! What they have in common. With backon, whose `adjust` is for delays alone, a budget, a time limit and
//! a rule of your own are closures that its documentation shows:
//!
//! - A row that says `never` is never repeated; one that says `idempotent` only for an idempotent
//!   method, or with an `Idempotency-Key`
//!   ([`is_retryable_for_request`](crate::ApiError::is_retryable_for_request)). `adjust` lets the
//!   caller judge otherwise.
//! - What was never sent, as no connection was made, may be repeated whatever its method.
//! - The pause is the server's delay and a random part of up to a quarter of it on top
//!   ([`Jitter`]), and never shorter than the loop's own backoff, so that neither a delay of zero
//!   makes a busy loop nor one of 30 seconds brings all clients back in one instant.
//! - A delay over a limit ([`LONGEST_DELAY`] unless set) ends the loop at once, with the error that
//!   carries the delay. It is not cut short. So does one that would pass the time that the caller
//!   gave (`give_up_after`).
//! - Where the server says how long to wait and it cannot be read, nothing is repeated: what stands
//!   at a place of the table or in `Retry-After` is no delay, or the table has the delay in a body that
//!   could not be read to its end or was not decoded. An empty value counts as none.
//! - A budget that all clients of a process share ([`RetryBudget`]) keeps a server in trouble from
//!   getting several times its load.

mod budget;
mod jitter;
mod matched;
mod parts;

// What `TableMiddleware` and `TablePolicy` have in common.
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod attempts;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod authority;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod decision;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod observe;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod request;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod settings;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
mod shared_budget;

// One for each feature.
#[cfg(feature = "backon")]
mod backon;
#[cfg(feature = "reqwest-retry")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
pub use attempts::{Attempts, Ended};
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
pub use authority::Authority;
#[cfg(feature = "backon")]
pub use backon::{
    Failure, is_retryable_for, is_retryable_for_any_method, is_retryable_for_request, server_delay,
    server_delay_with, server_delay_within,
};
pub use budget::{Budget, RetryBudget};
pub use jitter::Jitter;
#[cfg(any(feature = "reqwest-retry", feature = "tower"))]
pub use observe::Retrying;
pub use parts::ErrorParts;
#[cfg(feature = "reqwest-retry")]
pub use reqwest::{TableMiddleware, TableStrategy};
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
