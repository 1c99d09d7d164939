//! What a row does not tell alone: its cases, the server's own verdict, the API's own key.

use super::QueueError;
use super::loops::{self, Answering, Call, GET, POST, RETRIES, middleware, with};
use super::server::{Answer, Content, Server};
use aurora_errors::bytes::Bytes;
use aurora_errors::http::Response;
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{Attempts, Authority, Ended, TableStrategy};
use aurora_errors::{ApiError, Row};
use futures_util::stream;
use http_body_util::StreamBody;
use hyper::body::Frame;
use reqwest_middleware::ClientBuilder;
use reqwest_retry::{Retryable, RetryableStrategy as _};
use std::io;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;
use tokio::time::Instant;

/// An API that tells the failures of a status apart.
#[derive(ApiError)]
#[aurora(spec = "tests/retrying/pay.json", generate = PayError)]
pub(crate) enum Pay {}

/// An API whose rate limit may be an empty account, which no waiting fills.
#[derive(ApiError)]
#[aurora(spec = "tests/retrying/quota.json", generate = QuotaError)]
enum Quota {}

const KEY_OF_THE_API: Call = Call {
    key: Some("8e03978e"),
    key_name: "x-request-token",
    ..POST
};

fn answer(
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
) -> Answer {
    Answer {
        status,
        headers,
        body: Content::Text(body),
    }
}

/// Which of the loops repeat the call after this answer.
async fn repeated(call: Call, answer: Answer) -> Vec<&'static str> {
    let mut repeated = Vec::new();
    for (name, send) in loops::all::<PayError>() {
        let server = Server::start(&[answer]).await;
        if send(call.clone(), server.url.clone()).await.is_ok() {
            repeated.push(name);
        }
    }
    repeated
}

/// Those that see the body. What of it tower does not see may be the strictest.
const SEEING: [&str; 2] = ["backon", "reqwest-middleware"];
const NONE: [&str; 0] = [];

#[tokio::test(start_paused = true)]
async fn a_case_in_the_body_is_repeated_by_the_loops_that_see_it() {
    let soft = answer(402, &[], r#"{"error": {"code": "try_again_later"}}"#);
    assert_eq!(repeated(GET, soft).await, SEEING);
    assert_eq!(repeated(POST, soft).await, NONE);
    let hard = answer(402, &[], r#"{"error": {"code": "card_declined"}}"#);
    assert_eq!(repeated(GET, hard).await, NONE);
}

#[tokio::test(start_paused = true)]
async fn the_key_that_the_api_knows_a_repeat_by_counts_and_no_other() {
    let soft = answer(402, &[], r#"{"error": {"code": "try_again_later"}}"#);
    assert_eq!(repeated(KEY_OF_THE_API, soft).await, SEEING);
    assert_eq!(repeated(loops::POST_WITH_KEY, soft).await, NONE);
    let broken = answer(503, &[], "");
    assert_eq!(repeated(KEY_OF_THE_API, broken).await, SEEING);
}

#[tokio::test(start_paused = true)]
async fn a_case_in_the_headers_is_repeated_after_its_own_delay() {
    const BY_EPOCH: &[(&str, &str)] = &[
        ("date", "Thu, 01 Jan 1970 00:01:00 GMT"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "90"),
    ];
    const BY_PARAMETER: &[(&str, &str)] = &[
        ("x-ratelimit-remaining", "0"),
        ("ratelimit", "\"default\";r=0;t=30"),
    ];
    for headers in [BY_EPOCH, BY_PARAMETER] {
        // A verdict may stand in the body, which tower does not see here.
        for (name, send) in loops::all::<PayError>() {
            if name == "tower" {
                continue;
            }
            let server = Server::start(&[answer(403, headers, "no")]).await;
            send(POST, server.url.clone()).await.unwrap();
            assert!(server.waits()[0] >= Duration::from_secs(30), "{name}");
        }
    }
    let with_no_parameter = &[
        ("x-ratelimit-remaining", "0"),
        ("ratelimit", "\"default\";r=0"),
    ];
    assert_eq!(
        repeated(POST, answer(403, with_no_parameter, "no")).await,
        SEEING
    );
    let forbidden = answer(403, &[("x-ratelimit-remaining", "7")], "no");
    assert_eq!(repeated(GET, forbidden).await, NONE);
}

#[tokio::test(start_paused = true)]
async fn the_verdict_of_the_server_counts_more_than_the_row() {
    let no = answer(503, &[("x-should-retry", "false")], "");
    assert_eq!(repeated(GET, no).await, NONE);
    let yes = answer(402, &[("x-should-retry", "true")], "");
    assert_eq!(repeated(GET, yes).await, SEEING);
    assert_eq!(repeated(POST, yes).await, NONE);
    let no = answer(503, &[], r#"{"error": {"is_transient": false}}"#);
    assert_eq!(repeated(GET, no).await, NONE);
    let both = r#"{"error": {"is_transient": false}}"#;
    let both = answer(503, &[("x-should-retry", "true")], both);
    assert_eq!(repeated(GET, both).await, NONE);
    let neither = answer(503, &[("x-should-retry", "maybe")], "{}");
    assert_eq!(repeated(GET, neither).await, SEEING);
}

#[tokio::test(start_paused = true)]
async fn the_middleware_tells_whose_word_it_obeys_and_which_error_it_is() {
    for (answer, authority, row, variant) in [
        (
            answer(402, &[], r#"{"error": {"code": "try_again_later"}}"#),
            Authority::Case,
            Some("Soft Decline"),
            "SoftDecline",
        ),
        (
            answer(403, &[("x-ratelimit-remaining", "0")], "no"),
            Authority::Case,
            Some("Rate Limit"),
            "RateLimit",
        ),
        (
            answer(402, &[("x-should-retry", "true")], "{}"),
            Authority::Verdict,
            Some("Request Failed"),
            "RequestFailed",
        ),
        (
            answer(503, &[], "{}"),
            Authority::Row,
            Some("Server Error"),
            "ServerError",
        ),
        (
            answer(429, &[], "{}"),
            Authority::Unlisted,
            None,
            "Unlisted",
        ),
        (
            answer(404, &[("retry-after", "1")], "{}"),
            Authority::Delay,
            None,
            "Unlisted",
        ),
    ] {
        let told = Arc::new(Mutex::new(Vec::new()));
        let tell = Arc::clone(&told);
        let middleware = middleware::<PayError>().on_retry(move |retrying| {
            let row = retrying.row().map(Row::name);
            let variant = retrying.variant().unwrap();
            tell.lock()
                .unwrap()
                .push((retrying.authority(), row, variant));
        });
        let server = Server::start(&[answer]).await;
        with(middleware).get(&server.url).send().await.unwrap();
        assert_eq!(*told.lock().unwrap(), [(authority, row, variant)]);
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_looked_into_is_handed_on_whole() {
    let body = r#"{"error": {"code": "card_declined"}, "more": "of it"}"#;
    let server = Server::start(&[answer(402, &[("x-shop", "7")], body)]).await;
    let client = with(middleware::<PayError>());
    let response = client.get(&server.url).send().await.unwrap();
    assert_eq!(response.url().as_str(), server.url);
    assert_eq!(response.content_length(), Some(body.len() as u64));
    let error = response.check::<PayError>().await.unwrap_err();
    assert!(error.is_request_failed());
    assert_eq!(Attempts::of(&error).unwrap().ended(), Ended::Never);
    let response = error.into_response().unwrap();
    assert_eq!(
        (response.headers()["x-shop"].as_bytes(), response.body()),
        (&b"7"[..], &body.into())
    );
}

#[tokio::test(start_paused = true)]
async fn an_error_inside_a_success_is_repeated_and_a_success_handed_on_whole() {
    let busy = answer(200, &[], r#"{"ok": false, "wait": 7}"#);
    let server = Server::start(&[busy]).await;
    let client = with(middleware::<PayError>());
    let started = Instant::now();
    let response = client.post(&server.url).send().await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(7));
    assert_eq!(response.text().await.unwrap(), "done");

    let server = Server::start(&[busy; 9]).await;
    let response = client.post(&server.url).send().await.unwrap();
    assert_eq!(server.waits().len(), RETRIES as usize);
    assert_eq!(
        response.text().await.unwrap(),
        r#"{"ok": false, "wait": 7}"#
    );

    let paid = answer(200, &[], r#"{"ok": true}"#);
    let server = Server::start(&[paid]).await;
    let response = client.post(&server.url).send().await.unwrap();
    assert!(server.waits().is_empty());
    assert_eq!(response.text().await.unwrap(), r#"{"ok": true}"#);
}

#[tokio::test(start_paused = true)]
async fn an_error_is_looked_into_to_the_end_of_a_long_body() {
    let rest = "x".repeat(100_000);
    let soft = format!(r#"{{"rest": "{rest}", "error": {{"code": "try_again_later"}}}}"#);
    assert_eq!(repeated(GET, answer(402, &[], soft.leak())).await, SEEING);
}

/// An answer with a body that panics when it is read.
fn untouchable(status: u16, media: &str) -> reqwest::Response {
    let body = StreamBody::new(stream::poll_fn(
        |_| -> Poll<Option<io::Result<Frame<Bytes>>>> { panic!("it was read") },
    ));
    let response = Response::builder().status(status);
    let response = response.header("content-type", media);
    response.body(reqwest::Body::wrap(body)).unwrap().into()
}

#[tokio::test(start_paused = true)]
async fn a_success_that_no_case_can_be_told_by_is_not_read() {
    for media in ["application/octet-stream", "text/event-stream"] {
        let client = ClientBuilder::new(loops::client())
            .with(middleware::<PayError>())
            .with(Answering(|| untouchable(200, media)))
            .build();
        client.get("http://127.0.0.1/").send().await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn no_body_is_read_for_the_delay_of_a_request_that_is_not_repeated() {
    let client = ClientBuilder::new(loops::client())
        .with(middleware::<QueueError>())
        .with(Answering(|| untouchable(503, "application/json")))
        .build();
    client.post("http://127.0.0.1/").send().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn where_the_body_is_not_seen_the_strictest_case_counts() {
    for (body, expected) in [
        (r#"{"error": {"code": "rate_limit"}}"#, &SEEING[..]),
        (r#"{"error": {"code": "insufficient_quota"}}"#, &[]),
    ] {
        let mut repeated = Vec::new();
        for (name, send) in loops::all::<QuotaError>() {
            let server = Server::start(&[answer(429, &[], body)]).await;
            if send(POST, server.url.clone()).await.is_ok() {
                repeated.push(name);
            }
        }
        assert_eq!(repeated, expected);
        let response = Response::builder().status(429).body(body).unwrap();
        let strategy = TableStrategy::<QuotaError>::new();
        assert!(strategy.handle(&Ok(response.into())) == Some(Retryable::Fatal));
    }
}

#[tokio::test(start_paused = true)]
async fn where_the_body_is_not_seen_the_longest_delay_of_the_cases_counts() {
    const OF_A_CASE: &[(&str, &str)] =
        &[("x-deploy", "3"), ("x-storm", "20"), ("retry-after", "7")];
    const OF_THE_ROW: &[(&str, &str)] =
        &[("x-deploy", "3"), ("x-storm", "7"), ("retry-after", "20")];
    let body = r#"{"error": {"code": "deploy"}}"#;
    for delays in [OF_A_CASE, OF_THE_ROW] {
        for (name, send) in loops::all::<QuotaError>() {
            let server = Server::start(&[answer(503, delays, body)]).await;
            send(GET, server.url.clone()).await.unwrap();
            let shortest = if name == "tower" { 20 } else { 3 };
            let wait = server.waits()[0].as_secs();
            assert!(
                (shortest..=shortest * 5 / 4 + 1).contains(&wait),
                "{name}: {wait} s"
            );
        }
    }
}

#[test]
fn the_strategy_which_sees_no_body_counts_the_strictest() {
    let strategy = TableStrategy::<PayError>::new();
    let judge = |status: u16, name: &str, value: &str| {
        let response = Response::builder().status(status).header(name, value);
        let response = response.body(r#"{"error": {"code": "try_again_later"}}"#);
        strategy.handle(&Ok(response.unwrap().into()))
    };
    assert!(judge(402, "x-some", "header") == Some(Retryable::Fatal));
    // By headers alone, but for a verdict that may stand in the body.
    assert!(judge(403, "x-ratelimit-remaining", "0") == Some(Retryable::Fatal));
    assert!(judge(403, "x-should-retry", "true") == Some(Retryable::Fatal));
}
