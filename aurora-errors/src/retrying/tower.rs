//! A policy for [`tower::retry`](https://docs.rs/tower/0.5/tower/retry/).

use super::attempts::{Attempts, Ended};
use super::decision::{self, Progress};
use super::jitter::Jitter;
use super::matched::Matched;
use super::request::AnsweredRequest;
use super::settings::{self, Settings};
use super::shared_budget::PaidRetry;
use crate::{ApiError, Replay, Rule};
use ::tower::retry::Policy;
use ::tower::retry::backoff::{Backoff, MakeBackoff};
use bytes::Bytes;
use http::{Request, Response};
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, Sleep};

/// A policy for `tower::retry` that obeys the table of `E`.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::TablePolicy};
/// use std::sync::Arc;
/// use tower::retry::{RetryLayer, backoff::ExponentialBackoffMaker, budget::TpsBudget};
///
/// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
/// // A budget of tower's is one for this policy too.
/// let layer = RetryLayer::new(policy.budget(Arc::new(TpsBudget::default())));
/// ```
///
/// It hands the last response on as it came, with its [`Attempts`] where it is an error: check it
/// above the loop. A failure without a response is not repeated unless the caller knows that nothing
/// was sent ([`TablePolicy::never_sent`]), as neither the table nor the policy knows what the server
/// did.
///
/// A request is cloned to be sent again, so its body must be [`Clone`]. Only a response's body of
/// [`Bytes`] can be looked into. With any other the strictest counts of all that the table tells apart
/// by it: a row and its cases, the server's verdict; and where its delay may stand there, nothing is
/// repeated.
///
/// A redirect that a service below follows is not seen: let it follow none of a request that is not
/// idempotent.
pub struct TablePolicy<E, B> {
    retries: u32,
    backoff: B,
    settings: Settings,
    never_sent: Option<NeverSent>,
    attempts: u32,
    /// When the first attempt began, where that is asked for.
    began: Option<Instant>,
    table: PhantomData<fn() -> E>,
}

type Pause = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A caller's function that knows failures before anything was sent. It takes any, as the type of a
/// policy does not name the service's error.
type NeverSent = Arc<dyn Fn(&dyn Any) -> bool + Send + Sync>;

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
            settings: Settings::new(),
            never_sent: None,
            attempts: 0,
            began: None,
            table: PhantomData,
        }
    }

    settings::methods! {
        "use aurora_errors::{AuroraError, retrying::TablePolicy};"
        "use tower::retry::backoff::ExponentialBackoffMaker;"
        ""
        "let adapter = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());"
    }

    /// Says of a failure of the service that nothing was sent: such a request is repeated, whatever
    /// its method. `F` is the service's error; the failures of a service with another are not
    /// repeated. Where a client follows redirects, the connection that could not be made may be the
    /// second: let it follow none of a request that is not idempotent.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, retrying::TablePolicy};
    /// use tower::retry::backoff::ExponentialBackoffMaker;
    ///
    /// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
    /// let policy = policy.never_sent(reqwest::Error::is_connect);
    /// ```
    #[must_use]
    pub fn never_sent<F: 'static>(
        mut self,
        is_never_sent: impl Fn(&F) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.never_sent = Some(Arc::new(move |failure| {
            failure.downcast_ref().is_some_and(&is_never_sent)
        }));
        self
    }

    /// The pause after which the request is sent again, or why it is not; `None` where there is
    /// nothing to repeat, or nobody knows whether the server acted.
    fn next<Q, A: 'static, F: 'static>(
        &mut self,
        request: &Request<Q>,
        result: &Result<Response<A>, F>,
    ) -> Option<Result<Pause, Ended>>
    where
        B: Backoff<Future: Send + 'static>,
    {
        let settings = &self.settings;
        let progress = Progress {
            attempt: self.attempts,
            began: self.began,
        };
        let mut policy = Retries {
            left: self.retries.saturating_sub(self.attempts.saturating_sub(1)),
            backoff: &mut self.backoff,
            jitter: &settings.jitter,
            wait: None,
        };
        let next = match result {
            Ok(response) => {
                let body = (response.body() as &dyn Any).downcast_ref::<Bytes>();
                let body = body.map(|body| &body[..]);
                let answer = Matched::new(E::TABLE, response.status(), response.headers(), body);
                answer.is_error().then_some(())?;
                let request = AnsweredRequest::new(request.method(), request.headers());
                settings.after_answer::<E>(&answer, Some(&request), progress, &mut policy)
            }
            Err(failure) => {
                let is_never_sent = self.never_sent.as_ref()?;
                is_never_sent(failure).then_some(())?;
                let rule = Rule::later(Replay::Any);
                settings.after_failure::<E>(rule, progress, &mut policy)
            }
        };
        Some(next.map(|(pause, paid)| waiting(pause, policy.wait, paid)))
    }
}

/// What a policy still has for the answer at hand, and its backoff.
struct Retries<'a, B: Backoff> {
    /// With the one that would follow this answer.
    left: u32,
    backoff: &'a mut B,
    jitter: &'a Jitter,
    wait: Option<B::Future>,
}

impl<B: Backoff<Future: 'static>> decision::LoopPolicy for &mut Retries<'_, B> {
    fn allows_another(&mut self) -> bool {
        self.left > 0
    }

    fn backoff(&mut self) -> Duration {
        let length = length(self.wait.insert(self.backoff.next_backoff()));
        // The clones of tower's own draw the same numbers.
        self.jitter.pause(length, Duration::ZERO)
    }

    fn ends_within(&mut self, _: Duration) -> bool {
        false
    }
}

/// How long a backoff takes, where that is known: tower's own are tokio's timers.
fn length(backoff: &dyn Any) -> Duration {
    let timer = backoff.downcast_ref::<Sleep>();
    timer.map_or(Duration::ZERO, |timer| {
        timer.deadline().saturating_duration_since(Instant::now())
    })
}

/// Waits for both, which run from now on: the longer one counts. Then the request is sent.
fn waiting(
    pause: Duration,
    backoff: Option<impl Future + Send + 'static>,
    paid: PaidRetry,
) -> Pause {
    let pause = tokio::time::sleep(pause);
    Box::pin(async move {
        if let Some(backoff) = backoff {
            backoff.await;
        }
        pause.await;
        paid.spend();
    })
}

impl<E, B, Q, A, F> Policy<Request<Q>, Response<A>, F> for TablePolicy<E, B>
where
    E: ApiError,
    B: Backoff<Future: Send + 'static>,
    Q: Clone,
    A: 'static,
    F: 'static,
{
    type Future = Pause;

    fn retry(
        &mut self,
        request: &mut Request<Q>,
        result: &mut Result<Response<A>, F>,
    ) -> Option<Pause> {
        if self.attempts == 0 {
            self.settings.budget.deposit();
        }
        self.attempts = self.attempts.saturating_add(1);
        match (self.next(request, result)?, result) {
            (Ok(pause), _) => Some(pause),
            (Err(ended), Ok(response)) => {
                response.extensions_mut().insert(Attempts {
                    count: self.attempts,
                    is_repeatable: true,
                    ended,
                });
                None
            }
            (Err(_), Err(_)) => None,
        }
    }

    fn clone_request(&mut self, request: &Request<Q>) -> Option<Request<Q>> {
        if self.attempts == 0 && self.settings.give_up_after.is_some() {
            self.began = Some(Instant::now());
        }
        Some(request.clone())
    }
}

impl<E, B: Clone> Clone for TablePolicy<E, B> {
    fn clone(&self) -> Self {
        TablePolicy {
            backoff: self.backoff.clone(),
            settings: self.settings.clone(),
            never_sent: self.never_sent.clone(),
            ..*self
        }
    }
}

impl<E, B: fmt::Debug> fmt::Debug for TablePolicy<E, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TablePolicy")
            .field("retries", &self.retries)
            .field("backoff", &self.backoff)
            .field("longest_delay", &self.settings.longest_delay)
            .finish_non_exhaustive()
    }
}
