//! A middleware for [`reqwest-middleware`](https://docs.rs/reqwest-middleware).

use super::policy::AskedPolicy;
use super::reread;
use crate::client::LIMIT;
use crate::retrying::attempts::{Attempts, Ended};
use crate::retrying::decision::{Decision, Progress};
use crate::retrying::matched::Matched;
use crate::retrying::request::AnsweredRequest;
use crate::retrying::settings::{self, Settings};
use crate::table::judgement::PEEK;
use crate::{ApiError, Replay, Rule};
use ::reqwest::{Request, Response};
use async_trait::async_trait;
use http::Extensions;
use reqwest_middleware::{Error, Middleware, Next, Result};
use reqwest_retry::{RetryPolicy, Retryable, default_on_request_failure};
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;
use tokio::time::Instant;

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
/// Any `RetryPolicy` says how often and with what backoff. No attempt begins after the end of a
/// policy that has one: where the server's delay would pass it, the loop ends at once. The last
/// response is handed on with its [`Attempts`] where it is an error: `check` it as one that went
/// through no loop.
///
/// A request that could not be sent, as no connection was made, is repeated whatever its method.
/// Another failure without a response that reqwest-retry calls transient (a timeout, a connection
/// that breaks) is repeated only for idempotent requests. Both end as the client's own error.
///
/// A request with a streaming body is sent once. So is one that was redirected, unless it is
/// idempotent: the status is the last server's, and the first may have acted. What leaves no trace
/// is a redirect to the very address that was asked, and one to a server that no connection could be
/// made to: where an API answers a POST so, let the client follow none.
///
/// A body is read here only where the table has something in it that the decision needs: what tells a
/// case, the server's own verdict, or its delay. Of an error 1 MiB is read, of a success that may be an
/// error 64 KiB, for five seconds at most ([`TableMiddleware::read_for`]), and all of it is handed on.
///
/// It has a loop of its own because that of reqwest-retry shows its strategy neither the method nor
/// the body, and its policy no delay.
pub struct TableMiddleware<E, P> {
    policy: P,
    settings: Settings,
    read_for: Duration,
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
            settings: Settings::new(),
            read_for: Duration::from_secs(5),
            table: PhantomData,
        }
    }

    settings::methods! {
        "use aurora_errors::{AuroraError, retrying::TableMiddleware};"
        "use reqwest_retry::policies::ExponentialBackoff;"
        ""
        "let policy = ExponentialBackoff::builder().build_with_max_retries(3);"
        "let adapter = TableMiddleware::<AuroraError, _>::new(policy);"
    }

    /// How long a body is read for what the loop has to know; five seconds unless set. The loop ends
    /// where that is not found in time.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, retrying::TableMiddleware};
    /// use reqwest_retry::policies::ExponentialBackoff;
    /// use std::time::Duration;
    ///
    /// let policy = ExponentialBackoff::builder().build_with_max_retries(3);
    /// let middleware = TableMiddleware::<AuroraError, _>::new(policy);
    /// let middleware = middleware.read_for(Duration::from_secs(1));
    /// ```
    #[must_use]
    pub fn read_for(mut self, longest: Duration) -> Self {
        self.read_for = longest;
        self
    }

    /// What follows; `None` after a success. There is nothing to send again where the request could not
    /// be cloned.
    async fn next(
        &self,
        repeat: Option<&Request>,
        result: &mut Result<Response>,
        progress: Progress,
    ) -> Option<Decision> {
        let policy = AskedPolicy::new(&self.policy, progress);
        match result {
            Ok(response) => {
                let body = self.read(repeat, response).await;
                let answer = matched::<E>(response, body.as_deref());
                answer.is_error().then(|| {
                    let request = repeat.map(|repeat| answered(repeat, response));
                    self.settings
                        .after_answer::<E>(&answer, request.as_ref(), progress, policy)
                })
            }
            Err(error) => Some(repeat.ok_or(Ended::NotCloneable).and_then(|repeat| {
                let rule = rule_of_failure::<E>(error, repeat).ok_or(Ended::Never)?;
                self.settings.after_failure::<E>(rule, progress, policy)
            })),
        }
    }

    /// The body, where the decision needs it: of a success as much as `check` looks at.
    async fn read(&self, repeat: Option<&Request>, response: &mut Response) -> Option<Vec<u8>> {
        let answer = matched::<E>(response, None);
        let limit = if answer.is_error() {
            let request = answered(repeat?, response);
            self.settings.needs_body(&answer, &request).then_some(LIMIT)
        } else {
            answer.may_be_error().then_some(PEEK)
        };
        reread::read(response, limit?, self.read_for).await
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
        let mut progress = Progress {
            attempt: 1,
            began: Some(Instant::now()),
        };
        self.settings.budget.deposit();
        loop {
            let repeat = request.try_clone();
            let mut result = next.clone().run(request, extensions).await;
            let Some(decided) = self.next(repeat.as_ref(), &mut result, progress).await else {
                return result;
            };
            request = match (decided, repeat) {
                (Ok((pause, paid)), Some(repeat)) => {
                    // The connection need not be kept for as long as the pause.
                    drop(result);
                    tokio::time::sleep(pause).await;
                    paid.spend();
                    repeat
                }
                (decided, repeat) => {
                    let attempts = Attempts {
                        count: progress.attempt,
                        is_repeatable: repeat.is_some(),
                        ended: decided.err().unwrap_or(Ended::NotCloneable),
                    };
                    return result.map(|response| note(attempts, response));
                }
            };
            progress.attempt = progress.attempt.saturating_add(1);
        }
    }
}

fn matched<'a, E: ApiError>(response: &'a Response, body: Option<&'a [u8]>) -> Matched<'a> {
    Matched::new(E::TABLE, response.status(), response.headers(), body)
}

fn answered<'a>(request: &'a Request, response: &Response) -> AnsweredRequest<'a> {
    AnsweredRequest {
        is_redirected: is_redirected(request, response),
        ..AnsweredRequest::new(request.method(), request.headers())
    }
}

/// Whether the answer came from another address. It never has a fragment, as none is sent. Where a
/// middleware within has made the response anew, its address is not known.
fn is_redirected(request: &Request, response: &Response) -> bool {
    let mut asked = request.url().clone();
    asked.set_fragment(None);
    let unknown = || Response::from(http::Response::new(""));
    *response.url() != asked && response.url() != unknown().url()
}

/// The rule after a failure without a response, where the request may be sent again.
fn rule_of_failure<E: ApiError>(error: &Error, request: &Request) -> Option<Rule> {
    if matches!(error, Error::Reqwest(error) if error.is_connect()) {
        // No connection, so nothing was sent.
        return Some(Rule::later(Replay::Any));
    }
    let is_transient = default_on_request_failure(error) == Some(Retryable::Transient);
    let is_idempotent =
        AnsweredRequest::new(request.method(), request.headers()).is_idempotent(E::TABLE);
    (is_transient && is_idempotent).then_some(Rule::later(Replay::Idempotent))
}

fn note(attempts: Attempts, mut response: Response) -> Response {
    response.extensions_mut().insert(attempts);
    response
}

impl<E, P: fmt::Debug> fmt::Debug for TableMiddleware<E, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableMiddleware")
            .field("policy", &self.policy)
            .field("longest_delay", &self.settings.longest_delay)
            .finish_non_exhaustive()
    }
}
