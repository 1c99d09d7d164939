//! Functions of the shape that [backon](https://docs.rs/backon) takes.

use super::LONGEST_DELAY;
use super::jitter::{self, Jitter};
use super::matched::Matched;
use crate::ApiError;
use http::{Method, request};
use std::time::Duration;

/// What a call can fail with: the API's error, or a client's error that may hold it.
///
/// Every [`ApiError`] is one. A client's own error says where it has the API's, and can then be
/// given to the functions for `when` and `adjust` too. A failure that is not the API's is not
/// repeated.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::Failure};
///
/// enum ClientError {
///     Api(AuroraError),
///     Transport(std::io::Error),
/// }
///
/// impl Failure for ClientError {
///     type Api = AuroraError;
///
///     fn api(&self) -> Option<&AuroraError> {
///         match self {
///             ClientError::Api(error) => Some(error),
///             ClientError::Transport(_) => None,
///         }
///     }
/// }
/// ```
pub trait Failure {
    /// The API's error.
    type Api: ApiError;

    /// The API's error, where that is what failed.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::StatusCode, retrying::Failure};
    ///
    /// // An API's error holds itself.
    /// let error = AuroraError::from(StatusCode::NOT_FOUND);
    /// assert_eq!(Failure::api(&error), Some(&error));
    /// ```
    fn api(&self) -> Option<&Self::Api>;

    /// Whether nothing was sent, as no connection was made: then the call may be made again,
    /// whatever its method. `false` unless the client's own error knows it. Where a client follows
    /// redirects, the connection that could not be made may be the second: let it follow none of a
    /// request that is not idempotent.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, retrying::Failure};
    ///
    /// enum ClientError {
    ///     Api(AuroraError),
    ///     Transport(reqwest::Error),
    /// }
    ///
    /// impl Failure for ClientError {
    ///     type Api = AuroraError;
    ///
    ///     fn api(&self) -> Option<&AuroraError> {
    ///         match self {
    ///             ClientError::Api(error) => Some(error),
    ///             ClientError::Transport(_) => None,
    ///         }
    ///     }
    ///
    ///     fn is_never_sent(&self) -> bool {
    ///         matches!(self, ClientError::Transport(error) if error.is_connect())
    ///     }
    /// }
    /// ```
    fn is_never_sent(&self) -> bool {
        false
    }
}

impl<E: ApiError> Failure for E {
    type Api = E;

    fn api(&self) -> Option<&E> {
        Some(self)
    }
}

/// For `when`: whether a request may be sent again whatever its method, POST included.
///
/// Where the method is known, [`is_retryable_for`] allows more. This is stricter than the error's
/// own [`is_retryable`](ApiError::is_retryable), which says whether a repeat can help, not whether
/// it is allowed.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use aurora_errors::{AuroraError, http::StatusCode, retrying};
/// use backon::{ExponentialBuilder, Retryable as _};
///
/// async fn create() -> Result<(), AuroraError> {
///     Err(StatusCode::BAD_GATEWAY.into())
/// }
///
/// let mut attempts = 1;
/// let created = create
///     .retry(ExponentialBuilder::default())
///     .when(retrying::is_retryable_for_any_method)
///     .adjust(retrying::server_delay)
///     .notify(|_, _| attempts += 1)
///     .await;
/// // The server may have created it before it failed.
/// assert_eq!(created.unwrap_err().status(), 502);
/// assert_eq!(attempts, 1);
/// # }
/// ```
pub fn is_retryable_for_any_method<F: Failure>(failure: &F) -> bool {
    is_retryable_for(&Method::POST)(failure)
}

/// For `when`: whether a request with this method may be sent again.
///
/// ```
/// use aurora_errors::http::{Method, StatusCode};
/// use aurora_errors::{AuroraError, retrying};
///
/// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
/// assert!(retrying::is_retryable_for(&Method::PUT)(&error));
/// assert!(!retrying::is_retryable_for(&Method::POST)(&error));
/// ```
pub fn is_retryable_for<F: Failure>(method: &Method) -> impl Fn(&F) -> bool {
    move |failure| {
        let error = failure.api();
        failure.is_never_sent() || error.is_some_and(|error| error.is_retryable_for(method))
    }
}

/// For `when`: whether this very request may be sent again, which an `Idempotency-Key` allows more
/// often.
///
/// ```
/// use aurora_errors::http::{Request, StatusCode};
/// use aurora_errors::{AuroraError, retrying};
///
/// let request = Request::post("/designs").header("idempotency-key", "8e03978e");
/// let (request, ()) = request.body(())?.into_parts();
/// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
/// assert!(retrying::is_retryable_for_request(&request)(&error));
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
pub fn is_retryable_for_request<F: Failure>(request: &request::Parts) -> impl Fn(&F) -> bool {
    move |failure| {
        let is_retryable = |error: &F::Api| error.is_retryable_for_request(request);
        failure.is_never_sent() || failure.api().is_some_and(is_retryable)
    }
}

/// For `adjust`: the pause before the next attempt, or `None` to end the loop.
///
/// The pause is the server's delay and a random part on top of it, so that clients which were told
/// the same do not all come back at once: up to a quarter of the delay, or up to backon's backoff
/// where that is more. It is never shorter than either, so that `with_jitter` of backon's builder
/// keeps its own jitter where the server asks for nothing.
///
/// The loop ends where the backoff has, where the server asks for more than [`LONGEST_DELAY`], and
/// where the delay is not known: the error keeps no response, what stands there cannot be read, or
/// the table has it in a body that was not read to its end or not decoded.
///
/// ```
/// use aurora_errors::{AuroraError, http::Response, retrying::server_delay};
/// use std::time::Duration;
///
/// let response = Response::builder().status(429).header("retry-after", "20").body("")?;
/// let error = AuroraError::from(response);
/// let [second, minute] = [1, 60].map(Duration::from_secs);
/// let pause = server_delay(&error, Some(second)).unwrap();
/// assert!(pause >= 20 * second && pause <= 25 * second);
/// assert!(server_delay(&error, Some(minute)).unwrap() >= minute);
/// assert_eq!(server_delay(&error, None), None);
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
///
/// backon's `adjust` and `when` take any function, so that a budget and a judgement of one's own
/// stand beside it:
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), aurora_errors::AuroraError> {
/// use aurora_errors::retrying::{Budget, RetryBudget, is_retryable_for_any_method, server_delay};
/// use aurora_errors::AuroraError;
/// use backon::{ExponentialBuilder, Retryable as _};
/// # async fn create() -> Result<(), AuroraError> { Ok(()) }
///
/// let budget = RetryBudget::new(20); // one for the process
/// budget.deposit();
/// create
///     .retry(ExponentialBuilder::default().with_jitter())
///     .when(|error| !error.is_conflict() && is_retryable_for_any_method(error))
///     .adjust(|error, backoff| server_delay(error, backoff).filter(|_| budget.withdraw()))
///     .await
/// # }
/// ```
pub fn server_delay<F: Failure>(failure: &F, backoff: Option<Duration>) -> Option<Duration> {
    pause(failure, backoff, LONGEST_DELAY, |delay, backoff| {
        jitter::pause(delay, backoff, fastrand::u64(..))
    })
}

/// As [`server_delay`], ending the loop where the server asks for more than `longest`.
///
/// ```
/// use aurora_errors::{AuroraError, http::Response, retrying::server_delay_within};
/// use std::time::Duration;
///
/// let response = Response::builder().status(429).header("retry-after", "120").body("")?;
/// let error = AuroraError::from(response);
/// let [second, minute] = [1, 60].map(Duration::from_secs);
/// assert_eq!(server_delay_within(minute)(&error, Some(second)), None);
/// assert_eq!(error.retry_after(), Some(2 * minute));
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
pub fn server_delay_within<F: Failure>(
    longest: Duration,
) -> impl Fn(&F, Option<Duration>) -> Option<Duration> {
    server_delay_with(Jitter::new(), longest)
}

/// As [`server_delay_within`], with the random parts drawn from this jitter.
///
/// ```
/// use aurora_errors::{AuroraError, http::Response, retrying::{Jitter, server_delay_with}};
/// use std::time::Duration;
///
/// let response = Response::builder().status(429).header("retry-after", "20").body("")?;
/// let error = AuroraError::from(response);
/// let [second, minute] = [1, 60].map(Duration::from_secs);
/// let [first, again] = [(); 2].map(|()| server_delay_with(Jitter::from_seed(7), minute));
/// assert_eq!(first(&error, Some(second)), again(&error, Some(second)));
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
pub fn server_delay_with<F: Failure>(
    jitter: Jitter,
    longest: Duration,
) -> impl Fn(&F, Option<Duration>) -> Option<Duration> {
    move |failure, backoff| {
        pause(failure, backoff, longest, |delay, backoff| {
            jitter.pause(delay, backoff)
        })
    }
}

/// The pause after a failure: the server's delay and the backoff, brought together.
fn pause<F: Failure>(
    failure: &F,
    backoff: Option<Duration>,
    longest: Duration,
    together: impl FnOnce(Duration, Duration) -> Duration,
) -> Option<Duration> {
    let backoff = backoff?;
    let Some(error) = failure.api() else {
        return Some(backoff);
    };
    let response = error.response()?;
    let body = (!response.is_truncated()).then_some(&response.body()[..]);
    let (table, status) = (F::Api::TABLE, response.status());
    let delay = Matched::new(table, status, response.headers(), body).delay()?;
    (delay <= longest).then(|| together(delay, backoff))
}
