//! A middleware for [`reqwest-middleware`](https://docs.rs/reqwest-middleware).

use super::answer::{Answer, asks_for_body};
use super::{Attempts, LONGEST_DELAY};
use crate::client::{LIMIT, receive};
use crate::{ApiError, Replay, Rule};
use ::reqwest::{Body, Request, Response, ResponseBuilderExt as _};
use async_trait::async_trait;
use bytes::Bytes;
use http::Extensions;
use http_body::Frame;
use reqwest_middleware::{Error, Middleware, Next, Result};
use reqwest_retry::{RetryDecision, RetryPolicy, Retryable, default_on_request_failure};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};
use std::{fmt, io, mem};

/// A middleware that repeats requests as the table of `E` allows.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::TableMiddleware};
/// use reqwest_retry::policies::ExponentialBackoff;
///
/// let policy = ExponentialBackoff::builder().build_with_max_retries(3);
/// let client = reqwest_middleware::ClientBuilder::new(reqwest::Client::new())
///     .with(TableMiddleware::<AuroraError, _>::new(policy))
///     .build();
/// ```
///
/// Any `RetryPolicy` says how often and with what backoff. The last response is handed on with its
/// [`Attempts`] where it is an error: `check` it as one that went through no loop.
///
/// A failure without a response that reqwest-retry calls transient (a timeout, a connection that
/// breaks) is repeated only for idempotent requests, and ends as the client's own error. A request
/// with a streaming body is sent once. So is one that was redirected, unless it is idempotent: the
/// status is the last server's, and the first may have acted. A redirect to the very address that
/// was asked leaves no trace: where an API answers a POST so, let the client follow none.
///
/// The body of an error is read here only where the table has the server's delay in it. Then 1 MiB
/// of it is kept, and a longer one is handed on as one that breaks off there.
///
/// It has a loop of its own because that of reqwest-retry shows its strategy neither the method nor
/// the body, and its policy no delay.
pub struct TableMiddleware<E, P> {
    policy: P,
    longest_delay: Duration,
    table: PhantomData<fn() -> E>,
}

impl<E: ApiError, P: RetryPolicy> TableMiddleware<E, P> {
    /// Sends a request again as often as the policy says, with its backoff between.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, retrying::TableMiddleware};
    /// use reqwest_retry::policies::ExponentialBackoff;
    ///
    /// let three_times = ExponentialBackoff::builder().build_with_max_retries(3);
    /// let middleware = TableMiddleware::<AuroraError, _>::new(three_times);
    /// ```
    pub fn new(policy: P) -> Self {
        TableMiddleware {
            policy,
            longest_delay: LONGEST_DELAY,
            table: PhantomData,
        }
    }

    /// Ends the loop where the server asks for a longer delay; [`LONGEST_DELAY`] unless set.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, retrying::TableMiddleware};
    /// use reqwest_retry::policies::ExponentialBackoff;
    /// use std::time::Duration;
    ///
    /// let policy = ExponentialBackoff::builder().build_with_max_retries(3);
    /// let middleware = TableMiddleware::<AuroraError, _>::new(policy);
    /// // Somebody is waiting at a screen.
    /// let middleware = middleware.longest_delay(Duration::from_secs(10));
    /// ```
    #[must_use]
    pub fn longest_delay(mut self, longest: Duration) -> Self {
        self.longest_delay = longest;
        self
    }

    /// How long to wait at least before the request is sent again, where it may be.
    async fn least_pause(
        &self,
        request: &Request,
        result: &mut Result<Response>,
    ) -> Option<Duration> {
        match result {
            Ok(response) => {
                let (table, status) = (E::TABLE, response.status());
                let body = if asks_for_body(table, status) {
                    read(response).await
                } else {
                    None
                };
                let answer = Answer::new(table, status, response.headers(), body.as_deref());
                if !allows::<E>(answer.rule(), request, response) {
                    return None;
                }
                answer.least_pause(self.longest_delay)
            }
            Err(error) if is_transient(error) && is_idempotent::<E>(request) => {
                Some(Duration::ZERO)
            }
            _ => None,
        }
    }

    /// The policy's backoff, where it allows another retry.
    fn backoff(&self, started: SystemTime, retries: u32) -> Option<Duration> {
        match self.policy.should_retry(started, retries) {
            RetryDecision::Retry { execute_after } => {
                let backoff = execute_after.duration_since(SystemTime::now());
                Some(backoff.unwrap_or_default())
            }
            RetryDecision::DoNotRetry => None,
        }
    }
}

#[async_trait]
impl<E: ApiError, P: RetryPolicy + Send + Sync + 'static> Middleware for TableMiddleware<E, P> {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        let started = SystemTime::now();
        let mut retries: u32 = 0;
        loop {
            let again = request.try_clone();
            let attempts = Attempts {
                count: retries.saturating_add(1),
                is_repeatable: again.is_some(),
            };
            let mut result = next.clone().run(request, extensions).await;
            let pause = match &again {
                Some(request) => self.least_pause(request, &mut result).await,
                None => None,
            };
            let pause = pause.and_then(|least| Some(self.backoff(started, retries)?.max(least)));
            let Some((again, pause)) = again.zip(pause) else {
                return result.map(|response| note::<E>(attempts, response));
            };
            // The connection need not be kept for as long as the pause.
            drop(result);
            tokio::time::sleep(pause).await;
            request = again;
            retries = attempts.count;
        }
    }
}

/// Whether the table allows to send the request again after this response.
fn allows<E: ApiError>(rule: Rule, request: &Request, response: &Response) -> bool {
    rule.replay().is_some_and(|replay| match replay {
        Replay::Any if !is_redirected(request, response) => true,
        _ => is_idempotent::<E>(request),
    })
}

/// Whether the answer came from another address. It never has a fragment, as none is sent.
fn is_redirected(request: &Request, response: &Response) -> bool {
    let mut asked = request.url().clone();
    asked.set_fragment(None);
    *response.url() != asked
}

fn is_idempotent<E: ApiError>(request: &Request) -> bool {
    let keys = E::TABLE.places.idempotency_key;
    let rule = Rule::later(Replay::Idempotent);
    rule.is_retryable_with(request.method(), request.headers(), keys)
}

fn is_transient(error: &Error) -> bool {
    default_on_request_failure(error) == Some(Retryable::Transient)
}

/// The response with its attempts, where it is an error.
fn note<E: ApiError>(attempts: Attempts, mut response: Response) -> Response {
    if E::TABLE.is_error(response.status(), response.headers(), &[]) {
        response.extensions_mut().insert(attempts);
    }
    response
}

/// Reads the body, and leaves the response with one that reads the same; `None` where it is too
/// long or breaks off.
async fn read(response: &mut Response) -> Option<Bytes> {
    let unread = mem::replace(response, http::Response::new(Body::default()).into());
    let with_url = http::Response::builder().url(unread.url().clone()).body(());
    let read = receive::polled(unread.into(), LIMIT).await;
    let is_whole = !read.is_truncated();
    let (mut parts, bytes) = read.into_parts();
    let (with_url, ()) = with_url.unwrap_or_default().into_parts();
    parts.extensions.extend(with_url.extensions);
    let body = if is_whole {
        Body::from(bytes.clone())
    } else {
        Body::wrap(BrokenOff(Some(bytes.clone())))
    };
    *response = http::Response::from_parts(parts, body).into();
    is_whole.then_some(bytes)
}

/// The beginning of a body, and then a failure.
struct BrokenOff(Option<Bytes>);

impl http_body::Body for BrokenOff {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let frame = self.0.take().map(Frame::data);
        Poll::Ready(Some(frame.ok_or(io::ErrorKind::UnexpectedEof.into())))
    }
}

impl<E, P: fmt::Debug> fmt::Debug for TableMiddleware<E, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableMiddleware")
            .field("policy", &self.policy)
            .field("longest_delay", &self.longest_delay)
            .finish_non_exhaustive()
    }
}
