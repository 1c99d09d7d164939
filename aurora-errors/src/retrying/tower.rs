//! A policy for [`tower::retry`](https://docs.rs/tower/0.5/tower/retry/).

use super::answer::Answer;
use super::{Attempts, LONGEST_DELAY};
use crate::ApiError;
use ::tower::retry::Policy;
use ::tower::retry::backoff::{Backoff, MakeBackoff};
use ::tower::retry::budget::Budget;
use bytes::Bytes;
use http::{Request, Response};
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A policy for `tower::retry` that obeys the table of `E`.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::TablePolicy};
/// use std::sync::Arc;
/// use tower::retry::{RetryLayer, backoff::ExponentialBackoffMaker, budget::TpsBudget};
///
/// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
/// let layer = RetryLayer::new(policy.budget(Arc::new(TpsBudget::default())));
/// ```
///
/// It judges responses by their status and headers, and hands the last one on as it came, with its
/// [`Attempts`] where it is an error: check it above the loop. A failure without a response is not
/// repeated, as neither the table nor the policy knows whether the server acted.
///
/// A request is cloned to be sent again, so its body must be [`Clone`]. Where the table has the
/// server's delay in the body, only a body of [`Bytes`] can be looked into; with any other nothing
/// is repeated.
pub struct TablePolicy<E, B> {
    retries: u32,
    backoff: B,
    budget: Option<Arc<dyn Budget + Send + Sync>>,
    longest_delay: Duration,
    attempts: u32,
    table: PhantomData<fn() -> E>,
}

type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

impl<E: ApiError, B> TablePolicy<E, B> {
    /// Sends a request again up to `retries` times, with this backoff between.
    ///
    /// ```
    /// use aurora_errors::http::{Request, Response};
    /// use aurora_errors::{AuroraError, retrying::TablePolicy};
    /// use tower::retry::{Policy as _, backoff::ExponentialBackoffMaker};
    ///
    /// let mut policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
    /// let mut request = Request::post("/designs").body(())?;
    /// // The server may have acted: a POST is not sent again.
    /// let mut answer = Ok::<_, ()>(Response::builder().status(503).body(())?);
    /// assert!(policy.retry(&mut request, &mut answer).is_none());
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    pub fn new(retries: u32, mut backoff: impl MakeBackoff<Backoff = B>) -> Self
    where
        B: Backoff,
    {
        TablePolicy {
            retries,
            backoff: backoff.make_backoff(),
            budget: None,
            longest_delay: LONGEST_DELAY,
            attempts: 0,
            table: PhantomData,
        }
    }

    /// Takes each retry out of a budget, which every response that is no error pays into.
    ///
    /// ```
    /// use aurora_errors::http::{Request, Response};
    /// use aurora_errors::{AuroraError, retrying::TablePolicy};
    /// use std::{sync::Arc, time::Duration};
    /// use tower::retry::{Policy as _, backoff::ExponentialBackoffMaker, budget::TpsBudget};
    ///
    /// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
    /// let nothing = TpsBudget::new(Duration::from_secs(10), 0, 0.0);
    /// let mut policy = policy.budget(Arc::new(nothing));
    /// let mut answer = Ok::<_, ()>(Response::builder().status(503).body(())?);
    /// assert!(policy.retry(&mut Request::get("/").body(())?, &mut answer).is_none());
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn budget(mut self, budget: Arc<dyn Budget + Send + Sync>) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Ends the loop where the server asks for a longer delay; [`LONGEST_DELAY`] unless set.
    ///
    /// ```
    /// use aurora_errors::http::{Request, Response};
    /// use aurora_errors::{AuroraError, retrying::TablePolicy};
    /// use std::time::Duration;
    /// use tower::retry::{Policy as _, backoff::ExponentialBackoffMaker};
    ///
    /// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
    /// let mut policy = policy.longest_delay(Duration::from_secs(10));
    /// let asks = Response::builder().status(429).header("retry-after", "60").body(())?;
    /// assert!(policy.retry(&mut Request::get("/").body(())?, &mut Ok::<_, ()>(asks)).is_none());
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn longest_delay(mut self, longest: Duration) -> Self {
        self.longest_delay = longest;
        self
    }

    /// How long to wait at least before the request is sent again, where it may be.
    fn least_pause<Q, A: 'static>(
        &self,
        request: &Request<Q>,
        response: &Response<A>,
    ) -> Option<Duration> {
        let answer = answer::<E, A>(response);
        let keys = E::TABLE.places.idempotency_key;
        if !answer
            .rule()
            .is_retryable_with(request.method(), request.headers(), keys)
        {
            return None;
        }
        answer.least_pause(self.longest_delay)
    }

    fn may_retry(&self) -> bool {
        let is_within_budget = || self.budget.as_ref().is_none_or(|budget| budget.withdraw());
        self.attempts <= self.retries && is_within_budget()
    }
}

impl<E, B, Q, A, F> Policy<Request<Q>, Response<A>, F> for TablePolicy<E, B>
where
    E: ApiError,
    B: Backoff<Future: Send + 'static>,
    Q: Clone,
    A: 'static,
{
    type Future = Pause;

    fn retry(
        &mut self,
        request: &mut Request<Q>,
        result: &mut Result<Response<A>, F>,
    ) -> Option<Pause> {
        self.attempts = self.attempts.saturating_add(1);
        let response = result.as_mut().ok()?;
        if !answer::<E, A>(response).is_error() {
            self.budget.iter().for_each(|budget| budget.deposit());
            return None;
        }
        let least = self.least_pause(request, response);
        let Some(least) = least.filter(|_| self.may_retry()) else {
            response.extensions_mut().insert(Attempts {
                count: self.attempts,
                is_repeatable: true,
            });
            return None;
        };
        // Both run from now on: the longer one counts.
        let (backoff, least) = (self.backoff.next_backoff(), tokio::time::sleep(least));
        Some(Box::pin(async move {
            backoff.await;
            least.await;
        }))
    }

    fn clone_request(&mut self, request: &Request<Q>) -> Option<Request<Q>> {
        Some(request.clone())
    }
}

fn answer<E: ApiError, A: 'static>(response: &Response<A>) -> Answer<'_> {
    let body = (response.body() as &dyn Any).downcast_ref::<Bytes>();
    let body = body.map(|body| &body[..]);
    Answer::new(E::TABLE, response.status(), response.headers(), body)
}

impl<E, B: Clone> Clone for TablePolicy<E, B> {
    fn clone(&self) -> Self {
        TablePolicy {
            backoff: self.backoff.clone(),
            budget: self.budget.clone(),
            ..*self
        }
    }
}

impl<E, B: fmt::Debug> fmt::Debug for TablePolicy<E, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TablePolicy")
            .field("retries", &self.retries)
            .field("backoff", &self.backoff)
            .field("longest_delay", &self.longest_delay)
            .finish_non_exhaustive()
    }
}
