//! What a caller can tell a loop, and what the loop tells the caller.

use super::loops::{self, LONGEST_DELAY, RETRIES, middleware, with};
use super::server::{Answer, Content, Server};
use super::{QueueError, answer, throttled};
use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Request, Response};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{
    Attempts, Authority, Budget, Ended, ErrorParts, Failure, Jitter, RetryBudget, Retrying,
    TableMiddleware, TablePolicy, is_retryable_for_any_method, server_delay_with,
};
use aurora_errors::{AuroraError, Replay, Retry, Rule};
use reqwest_retry::policies::ExponentialBackoff;
use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;
use tower::retry::RetryLayer;
use tower::retry::backoff::{ExponentialBackoff as TowerBackoff, ExponentialBackoffMaker};
use tower::{Layer as _, ServiceExt as _, service_fn};

const SECOND: Duration = Duration::from_secs(1);

fn policy() -> TablePolicy<AuroraError, TowerBackoff> {
    TablePolicy::new(RETRIES, ExponentialBackoffMaker::default()).longest_delay(LONGEST_DELAY)
}

/// Sends a request of this method through the middleware and through the policy, to servers that
/// always answer so, and gives how each ended.
async fn ended(
    middleware: TableMiddleware<AuroraError, ExponentialBackoff>,
    policy: TablePolicy<AuroraError, TowerBackoff>,
    method: Method,
    answer: Answer,
) -> [Attempts; 2] {
    let server = Server::start(&[answer; 9]).await;
    let request = with(middleware).request(method.clone(), &server.url);
    let response = request.send().await.unwrap();
    let by_middleware = response.check::<AuroraError>().await.unwrap_err();

    let mut response = Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::new()).unwrap();
    let service = service_fn(move |_: Request<Bytes>| ready(Ok::<_, Infallible>(response.clone())));
    let service = RetryLayer::new(policy).layer(service);
    let request = Request::builder().method(method).body(Bytes::new());
    let response = service.oneshot(request.unwrap()).await.unwrap();
    let by_policy = AuroraError::from(response);
    [by_middleware, by_policy].map(|error| Attempts::of(&error).unwrap())
}

#[tokio::test(start_paused = true)]
async fn a_loop_says_why_it_ended() {
    let cases = [
        (Method::GET, answer(404), 1, Ended::Never),
        (Method::POST, answer(503), 1, Ended::Method),
        (Method::GET, answer(503), RETRIES + 1, Ended::Attempts),
        (
            Method::GET,
            throttled(&[("retry-after", "61")]),
            1,
            Ended::OverLimit,
        ),
        (
            Method::GET,
            throttled(&[("retry-after", "soon")]),
            1,
            Ended::UnknownDelay,
        ),
    ];
    for (method, answer, count, expected) in cases {
        let loops = (middleware(), policy());
        for attempts in ended(loops.0, loops.1, method, answer).await {
            assert_eq!((attempts.count(), attempts.ended()), (count, expected));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_word_of_the_caller_counts_more_than_the_table() {
    let forbid = |_: &ErrorParts, _| Rule::NEVER;
    let loops = (middleware().adjust(forbid), policy().adjust(forbid));
    for attempts in ended(loops.0, loops.1, Method::GET, answer(503)).await {
        assert_eq!((attempts.count(), attempts.ended()), (1, Ended::Never));
    }
    let allow = |parts: &ErrorParts, rule: Rule| {
        assert_eq!(rule, Rule::NEVER);
        let is_limit = parts.headers()["x-ratelimit-remaining"] == "0";
        assert!(is_limit && parts.status() == 403);
        Rule::throttled(Replay::Any)
    };
    let limit = Answer {
        headers: &[("x-ratelimit-remaining", "0")],
        ..answer(403)
    };
    let loops = (middleware().adjust(allow), policy().adjust(allow));
    for attempts in ended(loops.0, loops.1, Method::POST, limit).await {
        assert_eq!(attempts.count(), RETRIES + 1);
    }
}

/// A budget for a loop that has no retry to pay for.
struct Untouched;

impl tower::retry::budget::Budget for Untouched {
    fn deposit(&self) {}

    fn withdraw(&self) -> bool {
        panic!("a retry is paid for that cannot be made")
    }
}

#[tokio::test(start_paused = true)]
async fn no_attempt_begins_after_the_time_that_the_caller_gave() {
    let asks = throttled(&[("retry-after", "3")]);
    let started = Instant::now();
    let budget = Arc::new(Untouched);
    let loops = (middleware().budget(budget.clone()), policy().budget(budget));
    let loops = (loops.0.give_up_after(SECOND), loops.1.give_up_after(SECOND));
    for attempts in ended(loops.0, loops.1, Method::GET, asks).await {
        assert_eq!((attempts.count(), attempts.ended()), (1, Ended::Deadline));
    }
    assert!(started.elapsed() < SECOND, "it ended only after a pause");

    // Of the pauses of three to four seconds one fits.
    let loops = (middleware(), policy());
    let loops = (
        loops.0.give_up_after(5 * SECOND),
        loops.1.give_up_after(5 * SECOND),
    );
    for attempts in ended(loops.0, loops.1, Method::GET, asks).await {
        assert_eq!((attempts.count(), attempts.ended()), (2, Ended::Deadline));
    }

    // The loop's own pause counts as the server's does.
    let loops = (middleware(), policy());
    let loops = (
        loops.0.give_up_after(SECOND / 50),
        loops.1.give_up_after(SECOND / 50),
    );
    for attempts in ended(loops.0, loops.1, Method::GET, answer(503)).await {
        assert_eq!((attempts.count(), attempts.ended()), (1, Ended::Deadline));
    }
}

#[tokio::test(start_paused = true)]
async fn no_attempt_begins_after_the_end_of_a_policy_that_has_one() {
    let policy = ExponentialBackoff::builder().build_with_total_retry_duration(SECOND);
    let server = Server::start(&[throttled(&[("retry-after", "3")])]).await;
    let client = with(TableMiddleware::<AuroraError, _>::new(policy));
    let started = Instant::now();
    let response = client.get(&server.url).send().await.unwrap();
    assert!(started.elapsed() < SECOND);
    let error = response.check::<AuroraError>().await.unwrap_err();
    assert_eq!(Attempts::of(&error).unwrap().ended(), Ended::Deadline);
    assert!(server.waits().is_empty());
}

/// A clock that stands still while the pauses pass, as one that goes back does.
#[tokio::test(start_paused = true)]
async fn a_policy_ends_in_time_whatever_the_clock_on_the_wall_does() {
    let policy = ExponentialBackoff::builder().build_with_total_retry_duration(5 * SECOND);
    let server = Server::start(&[throttled(&[("retry-after", "3")]); 9]).await;
    let client = with(TableMiddleware::<AuroraError, _>::new(policy));
    let response = client.get(&server.url).send().await.unwrap();
    let error = response.check::<AuroraError>().await.unwrap_err();
    let attempts = Attempts::of(&error).unwrap();
    assert_eq!((attempts.count(), attempts.ended()), (2, Ended::Deadline));
}

#[tokio::test(start_paused = true)]
async fn a_budget_is_shared_by_all_that_were_given_it() {
    let budget = Arc::new(RetryBudget::new(100));
    // Two requests pay in two retries; whoever comes first has them.
    let loops = (middleware(), policy());
    let loops = (
        loops.0.budget(Arc::clone(&budget)),
        loops.1.budget(Arc::clone(&budget)),
    );
    let attempts = ended(loops.0, loops.1, Method::GET, answer(503)).await;
    assert!(attempts.iter().all(|end| end.ended() == Ended::Budget));
    assert_eq!(attempts.map(Attempts::count), [2, 2]);
}

#[tokio::test(start_paused = true)]
async fn a_future_that_is_dropped_in_the_pause_sends_nothing_and_gives_its_retry_back() {
    let budget = Arc::new(RetryBudget::new(100));
    let server = Server::start(&[throttled(&[("retry-after", "30")]); 9]).await;
    let client = with(middleware::<AuroraError>().budget(Arc::clone(&budget)));
    let sent = client.get(&server.url).send();
    tokio::time::timeout(10 * SECOND, sent).await.unwrap_err();
    assert!(budget.withdraw(), "the middleware kept it");

    let service = service_fn(async |_: Request<Bytes>| {
        let asks = Response::builder().status(429).header("retry-after", "30");
        Ok::<_, Infallible>(asks.body(Bytes::new()).unwrap())
    });
    let service = RetryLayer::new(policy().budget(Arc::clone(&budget))).layer(service);
    let sent = service.oneshot(Request::default());
    tokio::time::timeout(10 * SECOND, sent).await.unwrap_err();
    assert!(budget.withdraw(), "the policy kept it");
    tokio::time::sleep(60 * SECOND).await;
    assert!(server.waits().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_loop_tells_of_each_retry_before_its_pause() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = || {
        let told = Arc::clone(&told);
        move |retrying: &Retrying| {
            assert_eq!(retrying.authority(), Authority::Row);
            assert_eq!(retrying.variant(), Some("TooManyRequests"));
            assert_eq!(retrying.row().unwrap().name(), "Too Many Requests");
            assert_eq!(retrying.rule().retry(), Retry::Throttled);
            assert!(retrying.pause() >= 2 * SECOND);
            let line = (retrying.attempt(), retrying.status().unwrap().as_u16());
            told.lock().unwrap().push(line);
        }
    };
    let asks = throttled(&[("retry-after", "2")]);
    let loops = (middleware().on_retry(tell()), policy().on_retry(tell()));
    ended(loops.0, loops.1, Method::POST, asks).await;
    let once = [(1, 429), (2, 429), (3, 429)];
    assert_eq!(*told.lock().unwrap(), [once, once].concat());
}

#[tokio::test(start_paused = true)]
async fn the_policy_sends_again_what_its_caller_knows_was_never_sent() {
    let sent = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&sent);
    let service = service_fn(move |_: Request<Bytes>| {
        let is_refused = counter.fetch_add(1, Ordering::Relaxed) == 0;
        ready(Err::<Response<Bytes>, _>(if is_refused {
            io::ErrorKind::ConnectionRefused
        } else {
            io::ErrorKind::ConnectionReset
        }))
    });
    let policy =
        policy().never_sent(|kind: &io::ErrorKind| *kind == io::ErrorKind::ConnectionRefused);
    let service = RetryLayer::new(policy).layer(service);
    let request = Request::post("/designs").body(Bytes::new()).unwrap();
    let failure = service.oneshot(request).await.unwrap_err();
    assert_eq!(failure, io::ErrorKind::ConnectionReset);
    assert_eq!(sent.load(Ordering::Relaxed), 2);
}

#[test]
fn backon_calls_again_what_its_caller_knows_was_never_sent() {
    struct Refused;
    impl Failure for Refused {
        type Api = AuroraError;
        fn api(&self) -> Option<&AuroraError> {
            None
        }
        fn is_never_sent(&self) -> bool {
            true
        }
    }
    assert!(is_retryable_for_any_method(&Refused));
    let pause = server_delay_with(Jitter::new(), LONGEST_DELAY);
    assert_eq!(pause(&Refused, Some(SECOND)), Some(SECOND));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_trickles_is_not_waited_for_longer_than_said_and_handed_on_whole() {
    let trickles = Answer {
        body: Content::Slow(r#"{"retry_in": 7}"#),
        ..throttled(&[])
    };
    let server = Server::start(&[trickles]).await;
    let client = with(middleware::<QueueError>());
    let started = Instant::now();
    let response = client.get(&server.url).send().await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 5);
    let error = response.check::<QueueError>().await.unwrap_err();
    assert_eq!(Attempts::of(&error).unwrap().ended(), Ended::UnknownDelay);
    let response = error.into_response().unwrap();
    assert!(!response.is_truncated());
    assert_eq!(response.body(), r#"{"retry_in": 7}"#);
    assert!(started.elapsed().as_secs() >= 14, "the rest came later");
}

#[tokio::test(start_paused = true)]
async fn half_a_json_in_a_body_that_looks_whole_is_no_delay_of_zero() {
    for (body, repeats) in [
        (r#"{"retry_in": "#, false),
        // Half an event is one too, before a whole one.
        ("data: {\"retry_in\": \n\ndata: {}\n\n", false),
        (r#"{"retry_in": "soon"}"#, false),
        (r#"{"retry_in": ""}"#, true),
        (r#"{"detail": "not now"}"#, true),
        ("<html><title>429</title></html>", true),
    ] {
        let answer = Answer {
            body: Content::Text(body),
            ..throttled(&[])
        };
        for (name, send) in loops::all::<QueueError>() {
            let server = Server::start(&[answer]).await;
            let outcome = send(loops::GET, server.url.clone()).await;
            // A body of tower's that is not bytes cannot be looked into.
            let repeats = repeats && name != "tower";
            assert_eq!(outcome.is_ok(), repeats, "{name}: {body}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_fleet_that_was_told_one_delay_comes_back_spread_out_through_every_loop() {
    let asks = throttled(&[("retry-after", "30")]);
    for (name, send) in loops::all::<AuroraError>() {
        let mut waits = Vec::new();
        for _ in 0..20 {
            let server = Server::start(&[asks]).await;
            send(loops::POST, server.url.clone()).await.unwrap();
            waits.push(server.waits()[0]);
        }
        waits.sort();
        waits.dedup_by_key(|wait| wait.as_millis());
        assert!(waits.len() > 15, "{name}: {waits:?}");
        assert!(waits[0] >= 30 * SECOND, "{name}: {waits:?}");
        assert!(
            waits.iter().all(|wait| wait.as_secs() < 38),
            "{name}: {waits:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn clones_of_a_policy_do_not_pause_alike() {
    let mut pauses = Vec::new();
    for policy in vec![policy(); 20] {
        let server = service_fn(async |_: Request<Bytes>| {
            let broken = Response::builder().status(503).body(Bytes::new());
            Ok::<_, Infallible>(broken.unwrap())
        });
        let told = Arc::new(Mutex::new(Duration::ZERO));
        let first = Arc::clone(&told);
        let policy = policy.on_retry(move |retrying| {
            if retrying.attempt() == 1 {
                *first.lock().unwrap() = retrying.pause();
            }
        });
        let service = RetryLayer::new(policy).layer(server);
        service.oneshot(Request::default()).await.unwrap();
        pauses.push(*told.lock().unwrap());
    }
    pauses.sort();
    pauses.dedup();
    assert!(pauses.len() > 15, "{pauses:?}");
}

#[tokio::test(start_paused = true)]
async fn a_budget_pays_for_a_share_of_all_requests_whatever_the_number_of_clients() {
    let budget = Arc::new(RetryBudget::new(20));
    let sent = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&sent);
    let service = service_fn(move |_: Request<Bytes>| {
        counter.fetch_add(1, Ordering::Relaxed);
        ready(Ok::<_, Infallible>(
            Response::builder().status(503).body(Bytes::new()).unwrap(),
        ))
    });
    for _ in 0..100 {
        let layer = RetryLayer::new(policy().budget(Arc::clone(&budget)));
        for _ in 0..10 {
            let service = layer.layer(service.clone());
            service.oneshot(Request::default()).await.unwrap();
        }
    }
    assert_eq!(sent.load(Ordering::Relaxed), 1200);
}
