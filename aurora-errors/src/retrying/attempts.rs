//! How often a request was sent, and why no more often.

use crate::ApiError;
use std::fmt;

/// How often a request was sent before its loop ended with an error, and why it ended.
///
/// It stands in the extensions of the response, where the error finds it.
///
/// ```
/// # #[cfg(feature = "tower")] {
/// # use aurora_errors::http::{Request, Response};
/// # use aurora_errors::retrying::TablePolicy;
/// # use tower::retry::{Policy as _, backoff::ExponentialBackoffMaker};
/// use aurora_errors::{AuroraError, retrying::{Attempts, Ended}};
/// # let mut policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
/// # let mut answer = Ok::<_, ()>(Response::builder().status(503).body("").unwrap());
/// # policy.retry(&mut Request::post("/").body(()).unwrap(), &mut answer);
/// # let response = answer.unwrap();
///
/// // What a loop handed on of a POST.
/// let error = AuroraError::from(response);
/// let attempts = Attempts::of(&error).unwrap();
/// assert_eq!((attempts.count(), attempts.ended()), (1, Ended::Method));
/// assert_eq!(
///     attempts.to_string(),
///     "1 attempt, as the server may have acted and the method is not idempotent"
/// );
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    pub(super) count: u32,
    pub(super) is_repeatable: bool,
    pub(super) ended: Ended,
}

impl Attempts {
    /// The attempts that ended with this error: `None` where neither `TableMiddleware` nor
    /// `TablePolicy` made them, or where the error's variant does not keep the response.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::StatusCode, retrying::Attempts};
    ///
    /// // Made of a status alone: there is no response that could tell.
    /// assert_eq!(Attempts::of(&AuroraError::from(StatusCode::BAD_GATEWAY)), None);
    /// ```
    pub fn of<E: ApiError>(error: &E) -> Option<Attempts> {
        error.response()?.extensions().get().copied()
    }

    /// How often the request was sent, the first time included.
    ///
    /// ```
    /// use aurora_errors::retrying::Attempts;
    ///
    /// fn was_sent_again(attempts: Attempts) -> bool {
    ///     attempts.count() > 1
    /// }
    /// ```
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Whether the request could have been sent again: one with a streaming body cannot, whatever
    /// the table says.
    ///
    /// ```
    /// use aurora_errors::retrying::Attempts;
    ///
    /// fn is_worth_a_queue(attempts: Attempts) -> bool {
    ///     attempts.is_repeatable()
    /// }
    /// ```
    #[must_use]
    pub fn is_repeatable(self) -> bool {
        self.is_repeatable
    }

    /// Why the request was not sent again.
    ///
    /// ```
    /// use aurora_errors::retrying::{Attempts, Ended};
    ///
    /// fn was_too_slow(attempts: Attempts) -> bool {
    ///     matches!(attempts.ended(), Ended::Deadline | Ended::OverLimit)
    /// }
    /// ```
    #[must_use]
    pub fn ended(self) -> Ended {
        self.ended
    }
}

/// `4 attempts, as the policy allows no more`.
impl fmt::Display for Attempts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} attempt{plural}, {}", self.count, self.ended.reason())
    }
}

/// Why a loop ended with an error, as a word of few values for metrics and logs.
///
/// ```
/// use aurora_errors::retrying::Ended;
///
/// assert_eq!(Ended::UnknownDelay.to_string(), "unknown delay");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ended {
    /// The same request would fail again, by the table, the server's own word or `adjust`.
    Never,
    /// The server may have acted, the method is not idempotent, and no key tells a repeat from a new
    /// request.
    Method,
    /// The request was redirected, so that the first server may have acted, whatever the last one says.
    Redirected,
    /// The server says how long to wait, and it could not be read.
    UnknownDelay,
    /// The server asks for a longer delay than is waited for.
    OverLimit,
    /// A streaming body cannot be sent again.
    NotCloneable,
    /// The policy allows no further retry.
    Attempts,
    /// The next attempt would begin after the time that the caller gave.
    Deadline,
    /// The budget of the process is spent.
    Budget,
}

impl Ended {
    /// The rest of the sentence that begins with how often the request was sent.
    fn reason(self) -> &'static str {
        match self {
            Ended::Never => "as the same request would fail again",
            Ended::Method => "as the server may have acted and the method is not idempotent",
            Ended::Redirected => "as it was redirected and the first server may have acted",
            Ended::UnknownDelay => "as the server's delay cannot be read",
            Ended::OverLimit => "as the server asks for a longer delay than is waited for",
            Ended::NotCloneable => "as a streaming body cannot be sent again",
            Ended::Attempts => "as the policy allows no more",
            Ended::Deadline => "as the next would begin after the caller's time",
            Ended::Budget => "as the retry budget is spent",
        }
    }
}

/// The reason in a word or two.
impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Ended::Never => "never",
            Ended::Method => "method",
            Ended::Redirected => "redirected",
            Ended::UnknownDelay => "unknown delay",
            Ended::OverLimit => "over the limit",
            Ended::NotCloneable => "not cloneable",
            Ended::Attempts => "attempts",
            Ended::Deadline => "deadline",
            Ended::Budget => "budget",
        })
    }
}
