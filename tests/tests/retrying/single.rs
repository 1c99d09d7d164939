//! What holds for one loop alone.

use super::loops::{self, GET, RETRIES, client, middleware, with, with_middleware};
use super::server::{Answer, Content, Server};
use super::{QueueError, answer, throttled};
use aurora_errors::bytes::Bytes;
use aurora_errors::http::header::CONTENT_ENCODING;
use aurora_errors::http::{Extensions, HeaderValue, Request, Response, StatusCode};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{
    Attempts, Authority, Ended, Jitter, TablePolicy, TableStrategy, server_delay,
};
use aurora_errors::{ApiError, AuroraError, ErrorResponse};
use reqwest::Body;
use reqwest_middleware::{Middleware, Next};
use reqwest_retry::{Retryable, RetryableStrategy as _};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::time::Instant;
use tower::retry::backoff::{Backoff, ExponentialBackoffMaker, MakeBackoff};
use tower::retry::budget::{Budget, TpsBudget};
use tower::retry::{Policy as _, RetryLayer};
use tower::{Layer as _, ServiceExt as _, service_fn};

const QUEUED: Answer = Answer {
    status: 429,
    headers: &[("retry-after", "1")],
    body: Content::Text(r#"{"retry_in": 7}"#),
};

#[tokio::test(start_paused = true)]
async fn the_middleware_reads_the_delay_in_a_body_and_hands_the_body_on() {
    let server = Server::start(&[QUEUED; 9]).await;
    let request = with_middleware::<QueueError>().get(&server.url);
    let response = request.send().await.unwrap();
    assert_eq!(response.url().as_str(), server.url);
    let error = response.check::<QueueError>().await.unwrap_err();
    assert_eq!(error.response().unwrap().body(), r#"{"retry_in": 7}"#);
    let seven = Duration::from_secs(7);
    assert!(server.waits().iter().all(|wait| *wait >= seven));
    assert_eq!(server.waits().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_delay_in_a_body_that_breaks_off_is_not_known_and_nothing_is_repeated() {
    let broken = Answer {
        body: Content::Broken(r#"{"retry_in": "#),
        ..QUEUED
    };
    for (name, send) in loops::all::<QueueError>() {
        let server = Server::start(&[broken]).await;
        let (error, attempts) = send(GET, server.url.clone()).await.unwrap_err();
        assert_eq!(attempts, 1, "{name}");
        assert!(error.response().unwrap().is_truncated(), "{name}");
        assert_eq!(
            error.response().unwrap().body(),
            r#"{"retry_in": "#,
            "{name}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn backon_waits_for_a_delay_in_a_body() {
    let [(_, send), ..] = loops::all::<QueueError>();
    let server = Server::start(&[QUEUED]).await;
    assert_eq!(send(GET, server.url.clone()).await.unwrap(), "done");
    assert!(server.waits()[0] >= Duration::from_secs(7));
}

#[tokio::test(start_paused = true)]
async fn a_streaming_body_is_sent_once_and_the_error_says_why() {
    let server = Server::start(&[throttled(&[])]).await;
    let chunks = http_body_util::Full::new(Bytes::from_static(b"a design"));
    let request = with_middleware::<AuroraError>().post(&server.url);
    let response = request.body(Body::wrap(chunks)).send().await.unwrap();
    let error = response.check::<AuroraError>().await.unwrap_err();
    let attempts = Attempts::of(&error).unwrap();
    assert!(!attempts.is_repeatable());
    assert_eq!(attempts.ended(), Ended::NotCloneable);
    assert_eq!(
        attempts.to_string(),
        "1 attempt, as a streaming body cannot be sent again"
    );
    assert!(server.waits().is_empty());

    // Where the table forbids a repeat anyway, that is why.
    let server = Server::start(&[answer(404)]).await;
    let chunks = http_body_util::Full::new(Bytes::from_static(b"a design"));
    let request = with_middleware::<AuroraError>().post(&server.url);
    let response = request.body(Body::wrap(chunks)).send().await.unwrap();
    let error = response.check::<AuroraError>().await.unwrap_err();
    assert_eq!(Attempts::of(&error).unwrap().ended(), Ended::Never);
}

#[tokio::test(start_paused = true)]
async fn a_redirected_post_is_not_repeated() {
    let see_other = Answer {
        headers: &[("location", "/elsewhere")],
        ..answer(303)
    };
    let server = Server::start(&[see_other, throttled(&[])]).await;
    let request = with_middleware::<AuroraError>().post(&server.url);
    let response = request.send().await.unwrap();
    let error = response.check::<AuroraError>().await.unwrap_err();
    let attempts = Attempts::of(&error).unwrap();
    assert_eq!((attempts.count(), attempts.ended()), (1, Ended::Redirected));
}

/// Makes each response anew, as a middleware that changes one does.
struct MadeAnew;

#[async_trait::async_trait]
impl Middleware for MadeAnew {
    async fn handle(
        &self,
        request: reqwest::Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        let response: Response<Body> = next.run(request, extensions).await?.into();
        Ok(response.into())
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_that_was_made_anew_within_is_not_taken_for_a_redirected_one() {
    let server = Server::start(&[throttled(&[])]).await;
    let client = reqwest_middleware::ClientBuilder::new(client())
        .with(middleware::<AuroraError>())
        .with(MadeAnew)
        .build();
    let response = client.post(&server.url).send().await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test(start_paused = true)]
async fn a_fragment_which_is_never_sent_is_no_redirect() {
    let server = Server::start(&[throttled(&[])]).await;
    let address = format!("{}designs?page=1#roof", server.url);
    let request = with_middleware::<AuroraError>().post(&address);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test(start_paused = true)]
async fn what_was_never_sent_is_sent_again_whatever_its_method() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let retries = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&retries);
    let middleware = middleware::<AuroraError>().on_retry(move |retrying| {
        assert_eq!(retrying.status(), None);
        assert_eq!(retrying.authority(), Authority::NoResponse);
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let client = with(middleware);
    let failure = client.post(&nobody).send().await.unwrap_err();
    assert!(failure.is_connect());
    assert_eq!(retries.load(Ordering::Relaxed), RETRIES);
}

/// A server that takes each connection and closes it without an answer, and how often it did.
async fn closes() -> (String, Arc<AtomicU32>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let taken = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&taken);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::Relaxed);
            let _ = connection.readable().await;
        }
    });
    (url, taken)
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_breaks_is_tried_again_only_for_idempotent_requests() {
    let client = with_middleware::<AuroraError>();
    let (url, taken) = closes().await;
    client.post(&url).send().await.unwrap_err();
    assert_eq!(taken.load(Ordering::Relaxed), 1);
    client.get(&url).send().await.unwrap_err();
    assert_eq!(taken.load(Ordering::Relaxed), 1 + 1 + RETRIES);
}

/// What no loop knows to pass.
struct Failing(Arc<AtomicU32>);

#[async_trait::async_trait]
impl Middleware for Failing {
    async fn handle(
        &self,
        _: reqwest::Request,
        _: &mut Extensions,
        _: Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        self.0.fetch_add(1, Ordering::Relaxed);
        let failure = std::io::Error::other("no token for this host");
        Err(reqwest_middleware::Error::middleware(failure))
    }
}

#[tokio::test(start_paused = true)]
async fn a_failure_that_does_not_pass_is_not_tried_again() {
    let sent = Arc::new(AtomicU32::new(0));
    let client = reqwest_middleware::ClientBuilder::new(client())
        .with(middleware::<AuroraError>())
        .with(Failing(Arc::clone(&sent)))
        .build();
    client.get("http://127.0.0.1/").send().await.unwrap_err();
    assert_eq!(sent.load(Ordering::Relaxed), 1);
}

/// The statuses that a service without a network answers with, by a policy, to a GET.
async fn by_policy<E: ApiError>(
    policy: TablePolicy<E, tower::retry::backoff::ExponentialBackoff>,
    answer: Response<Bytes>,
) -> (u32, Response<Bytes>) {
    let sent = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&sent);
    let service = service_fn(move |_: Request<Bytes>| {
        counter.fetch_add(1, Ordering::Relaxed);
        let answer = answer.clone();
        async { Ok::<_, std::convert::Infallible>(answer) }
    });
    let service = RetryLayer::new(policy).layer(service);
    let response = service.oneshot(Request::default()).await.unwrap();
    (sent.load(Ordering::Relaxed), response)
}

fn refused(body: &'static str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(body.as_bytes()));
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response
}

#[tokio::test(start_paused = true)]
async fn the_policy_reads_the_delay_in_a_body_of_bytes() {
    let policy = TablePolicy::new(1, ExponentialBackoffMaker::default());
    let started = tokio::time::Instant::now();
    let answer = refused(r#"{"retry_in": 7}"#);
    let (sent, response) = by_policy::<QueueError>(policy, answer).await;
    assert_eq!(sent, 2);
    assert!(started.elapsed() >= Duration::from_secs(7));
    let error = QueueError::check(response).unwrap_err();
    assert_eq!(Attempts::of(&error).unwrap().count(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_delay_in_a_body_that_is_not_decoded_is_not_known_and_nothing_is_repeated() {
    for (encoding, expected) in [("gzip", 1), ("br", 1), ("Identity", 2)] {
        let policy = TablePolicy::new(1, ExponentialBackoffMaker::default());
        let mut answer = refused(r#"{"retry_in": 7}"#);
        let encoding = HeaderValue::from_static(encoding);
        answer.headers_mut().insert(CONTENT_ENCODING, encoding);
        let (sent, _) = by_policy::<QueueError>(policy, answer.clone()).await;
        assert_eq!(sent, expected, "{answer:?}");

        let error = QueueError::from(answer);
        let delay = server_delay(&error, Some(Duration::ZERO));
        assert_eq!(delay.is_some(), sent == 2, "{error:?}");
    }
}

#[test]
fn a_delay_in_a_body_of_which_the_end_is_missing_is_not_known() {
    let whole = ErrorResponse::from(refused(r#"{"retry_in": 7}"#));
    let cut = whole.clone().with_truncated();
    let known = |response| server_delay(&QueueError::from(response), Some(Duration::ZERO));
    assert!(known(whole.clone()).is_some());
    assert_eq!(known(cut), None);
    let asked = QueueError::from(whole).retry_after();
    assert_eq!(asked, Some(Duration::from_secs(7)));
}

/// A backoff of which the policy cannot know how long it takes.
struct Slow;

impl Backoff for Slow {
    type Future = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn next_backoff(&mut self) -> Self::Future {
        Box::pin(tokio::time::sleep(Duration::from_secs(5)))
    }
}

impl MakeBackoff for Slow {
    type Backoff = Slow;

    fn make_backoff(&mut self) -> Slow {
        Slow
    }
}

#[tokio::test(start_paused = true)]
async fn the_policy_waits_for_the_delay_and_for_a_backoff_of_any_kind() {
    for (delay, expected) in [("2", 5), ("7", 7)] {
        let mut policy = TablePolicy::<AuroraError, _>::new(1, Slow).jitter(Jitter::from_seed(7));
        let mut request = Request::get("/designs").body(()).unwrap();
        let response = Response::builder().status(503).header("retry-after", delay);
        let mut answer = Ok::<_, ()>(response.body(()).unwrap());
        let started = Instant::now();
        policy.retry(&mut request, &mut answer).unwrap().await;
        assert_eq!(started.elapsed().as_secs(), expected, "{delay}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_budget_ends_the_loop() {
    struct Empty;
    impl Budget for Empty {
        fn deposit(&self) {}
        fn withdraw(&self) -> bool {
            false
        }
    }
    let policy = TablePolicy::new(3, ExponentialBackoffMaker::default());
    let budgets: [(Arc<dyn Budget + Send + Sync>, u32); 2] =
        [(Arc::new(Empty), 1), (Arc::new(TpsBudget::default()), 4)];
    for (budget, expected) in budgets {
        let policy = policy.clone().budget(budget);
        let (sent, _) = by_policy::<AuroraError>(policy, refused("")).await;
        assert_eq!(sent, expected);
    }
}

#[test]
fn an_error_that_kept_no_response_does_not_know_the_delay() {
    #[derive(Debug, ApiError)]
    #[aurora(spec = "tests/retrying/queue.json")]
    enum Forgetful {
        TooManyRequests,
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }
    let second = Some(Duration::from_secs(1));
    assert_eq!(server_delay(&Forgetful::TooManyRequests, second), None);
    let unlisted = Forgetful::from(StatusCode::BAD_GATEWAY);
    assert_eq!(server_delay(&unlisted, second), second);
}

#[test]
fn the_strategy_repeats_only_what_needs_neither_method_nor_delay() {
    let strategy = TableStrategy::<AuroraError>::new();
    let judge = |status: u16, delay: Option<&str>| {
        let mut response = Response::builder().status(status);
        if let Some(delay) = delay {
            response = response.header("retry-after", delay);
        }
        strategy.handle(&Ok(response.body("").unwrap().into()))
    };
    assert!(judge(200, None).is_none());
    let transient = [(429, None), (429, Some("0")), (409, None)];
    for (status, delay) in transient {
        assert!(
            judge(status, delay) == Some(Retryable::Transient),
            "{status} {delay:?}"
        );
    }
    let fatal = [(429, Some("1")), (503, None), (404, None), (418, None)];
    for (status, delay) in fatal {
        assert!(
            judge(status, delay) == Some(Retryable::Fatal),
            "{status} {delay:?}"
        );
    }
    // Nobody knows whether the server acted.
    let failure = Err(reqwest_middleware::Error::middleware(
        std::io::Error::other("refused"),
    ));
    assert!(strategy.handle(&failure) == Some(Retryable::Fatal));
}

#[tokio::test(start_paused = true)]
async fn without_the_loop_there_are_no_attempts() {
    let server = Server::start(&[answer(503)]).await;
    let response = client().get(&server.url).send().await.unwrap();
    let error = response.check::<AuroraError>().await.unwrap_err();
    assert_eq!(Attempts::of(&error), None);
}
