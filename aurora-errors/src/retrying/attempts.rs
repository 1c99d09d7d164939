//! How often a request was sent.

use crate::ApiError;
use std::fmt;

/// How often a request was sent before its loop ended with an error.
///
/// It stands in the extensions of the response, where the error finds it.
///
/// ```
/// use aurora_errors::{AuroraError, http::Response, retrying::Attempts};
///
/// // A response that went through no loop.
/// let error = AuroraError::from(Response::builder().status(503).body("")?);
/// assert_eq!(Attempts::of(&error), None);
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    pub(super) count: u32,
    pub(super) is_repeatable: bool,
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
    /// # #[cfg(feature = "tower")] {
    /// # use aurora_errors::http::{Request, Response};
    /// # use aurora_errors::{AuroraError, retrying::{Attempts, TablePolicy}};
    /// # use tower::retry::{Policy as _, backoff::ExponentialBackoffMaker};
    /// # let mut policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
    /// # let mut answer = Ok::<_, ()>(Response::builder().status(404).body("").unwrap());
    /// # policy.retry(&mut Request::get("/").body(()).unwrap(), &mut answer);
    /// # let response = answer.unwrap();
    /// // What a loop handed on: a 404 is not repeated.
    /// let error = AuroraError::from(response);
    /// assert_eq!(Attempts::of(&error).unwrap().count(), 1);
    /// # }
    /// ```
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Whether the request could have been sent again: one with a streaming body cannot, whatever
    /// the table says.
    ///
    /// ```
    /// # #[cfg(feature = "tower")] {
    /// # use aurora_errors::http::{Request, Response};
    /// # use aurora_errors::{AuroraError, retrying::{Attempts, TablePolicy}};
    /// # use tower::retry::{Policy as _, backoff::ExponentialBackoffMaker};
    /// # let mut policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
    /// # let mut answer = Ok::<_, ()>(Response::builder().status(404).body("").unwrap());
    /// # policy.retry(&mut Request::get("/").body(()).unwrap(), &mut answer);
    /// # let response = answer.unwrap();
    /// // What a loop handed on: the table forbids a repeat, the request would allow it.
    /// let error = AuroraError::from(response);
    /// assert!(Attempts::of(&error).unwrap().is_repeatable());
    /// # }
    /// ```
    #[must_use]
    pub fn is_repeatable(self) -> bool {
        self.is_repeatable
    }
}

/// `3 attempts`, or `1 attempt, as a streaming body cannot be sent again`.
impl fmt::Display for Attempts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} attempt{plural}", self.count)?;
        if !self.is_repeatable {
            f.write_str(", as a streaming body cannot be sent again")?;
        }
        Ok(())
    }
}
