//! Requests and answers drawn at random: no loop repeats what a plain statement of the rules does
//! not allow, and each repeats what it allows.
//!
//! A budget of zero stands in for the pause: a loop that ends for it would have sent the request.

use super::cases::PayError;
use super::loops::{self, Answering};
use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Request, Response};
use aurora_errors::retrying::{
    Attempts, Ended, RetryBudget, TablePolicy, is_retryable_for_request,
};
use fastrand::Rng;
use reqwest::ResponseBuilderExt as _;
use reqwest_middleware::ClientBuilder;
use std::sync::{Arc, Mutex};
use tower::retry::Policy as _;
use tower::retry::backoff::ExponentialBackoffMaker;

/// What is drawn.
#[derive(Debug, Clone)]
struct Drawn {
    method: Method,
    keys: &'static [(&'static str, &'static str)],
    status: u16,
    verdict: Option<&'static str>,
    remaining: Option<&'static str>,
    retry_after: Option<&'static str>,
    is_encoded: bool,
    media: Option<&'static str>,
    is_redirected: bool,
    body: Body,
}

#[derive(Debug, Clone, Copy)]
enum Body {
    /// A machine code and the server's own verdict.
    Error(&'static str, Option<bool>),
    /// Whether it was paid.
    Paid(bool),
    Page,
    Half,
}

const METHODS: [&str; 11] = [
    "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH", "CONNECT", "QUERY", "LOCK",
];

impl Drawn {
    fn new(numbers: &mut Rng, method: Option<&Method>) -> Self {
        let drawn = numbers.choice(METHODS).unwrap().parse().unwrap();
        let method = method.cloned().unwrap_or(drawn);
        let keys: [&[_]; 7] = [
            &[],
            &[("x-request-token", "8e03978e")],
            &[("x-request-token", "")],
            &[("x-request-token", "one"), ("x-request-token", "two")],
            &[("x-request-token", "one, two")],
            &[("idempotency-key", "8e03978e")],
            &[("x-request-id", "8e03978e")],
        ];
        let truth = numbers.choice([None, Some(true), Some(false)]).unwrap();
        let bodies = [
            Body::Error("try_again_later", truth),
            Body::Error("card_declined", truth),
            Body::Paid(numbers.bool()),
            Body::Page,
            Body::Half,
        ];
        Drawn {
            method,
            keys: numbers.choice(keys).unwrap(),
            status: numbers
                .choice([200, 204, 402, 403, 404, 408, 418, 429, 500, 501, 503, 599])
                .unwrap(),
            verdict: numbers
                .choice([None, None, Some("true"), Some("False"), Some("maybe")])
                .unwrap(),
            remaining: numbers.choice([None, Some("0"), Some("7")]).unwrap(),
            retry_after: numbers
                .choice([None, None, Some("0"), Some("2"), Some("soon"), Some("7200")])
                .unwrap(),
            is_encoded: numbers.u8(..10) == 0,
            media: numbers
                .choice([None, Some("application/json"), Some("text/html")])
                .unwrap(),
            is_redirected: numbers.u8(..3) == 0,
            body: numbers.choice(bodies).unwrap(),
        }
    }

    fn request(&self) -> Request<Bytes> {
        let mut request = Request::builder()
            .method(&self.method)
            .uri("http://127.0.0.1/");
        for (name, value) in self.keys {
            request = request.header(*name, *value);
        }
        request.body(Bytes::new()).unwrap()
    }

    fn response(&self) -> Response<Bytes> {
        let headers = [
            ("x-should-retry", self.verdict),
            ("x-ratelimit-remaining", self.remaining),
            ("retry-after", self.retry_after),
            ("content-encoding", self.is_encoded.then_some("gzip")),
            ("content-type", self.media),
        ];
        let mut response = Response::builder().status(self.status);
        for (name, value) in headers {
            if let Some(value) = value {
                response = response.header(name, value);
            }
        }
        let body = match self.body {
            Body::Error(code, None) => format!(r#"{{"error": {{"code": "{code}"}}}}"#),
            Body::Error(code, Some(truth)) => {
                format!(r#"{{"error": {{"code": "{code}", "is_transient": {truth}}}}}"#)
            }
            Body::Paid(truth) => format!(r#"{{"ok": {truth}, "wait": 1}}"#),
            Body::Page => "<html><title>no</title></html>".to_owned(),
            Body::Half => r#"{"error": "#.to_owned(),
        };
        response.body(body.into()).unwrap()
    }

    /// The rules of the table in `pay.json`, said once more: whether the request may be sent again,
    /// where the loop sees redirects if there are any.
    fn may_be_repeated(&self, sees_redirects: bool) -> bool {
        // Which requests by the row or the case: none, those that do no harm, all.
        let (mut may, mut any) = match self.status {
            200 => (
                matches!(self.body, Body::Paid(false))
                    && !self.is_encoded
                    && self.media != Some("text/html"),
                true,
            ),
            204 => return false,
            402 => (
                matches!(self.body, Body::Error("try_again_later", _)) && !self.is_encoded,
                false,
            ),
            403 => (self.remaining == Some("0"), true),
            429 => (true, true),
            404 | 418 => (matches!(self.retry_after, Some("0" | "2" | "7200")), false),
            // The table has the whole class 5XX.
            _ => (true, false),
        };
        if self.status == 200 && !may {
            return false;
        }
        let said_in_body = match self.body {
            _ if self.is_encoded => Some(false),
            Body::Error(_, truth) => truth,
            _ => None,
        };
        let said_in_header = match self.verdict {
            Some("true") => Some(true),
            Some("False") => Some(false),
            _ => None,
        };
        match (said_in_header, said_in_body) {
            (Some(false), _) | (_, Some(false)) => may = false,
            (Some(true), _) | (_, Some(true)) => (may, any) = (true, any && may),
            _ => {}
        }
        let does_no_harm = METHODS[..6].contains(&self.method.as_str())
            || self.keys == [("x-request-token", "8e03978e")];
        may && (does_no_harm || (any && !(sees_redirects && self.is_redirected)))
    }

    /// Whether the delay is known and not too long, so that nothing else ends the loop.
    fn has_plain_delay(&self) -> bool {
        !matches!(self.retry_after, Some("soon" | "7200"))
            && !matches!(self.body, Body::Half)
            && !self.is_encoded
    }

    /// Holds what a loop did against the rules.
    fn judge(&self, would_repeat: bool, sees_redirects: bool) {
        let may = self.may_be_repeated(sees_redirects);
        assert!(may || !would_repeat, "a wrong repeat: {self:?}");
        assert!(
            would_repeat || !may || !self.has_plain_delay(),
            "no repeat: {self:?}"
        );
    }
}

fn would_repeat<B>(response: &Response<B>) -> bool {
    let attempts = response.extensions().get::<Attempts>();
    attempts.is_some_and(|attempts| attempts.ended() == Ended::Budget)
}

fn hold_the_policy(count: u32, method: Option<&Method>, seed: u64) {
    let mut numbers = Rng::with_seed(seed);
    let policy = TablePolicy::<PayError, _>::new(3, ExponentialBackoffMaker::default());
    let policy = policy.budget(Arc::new(RetryBudget::new(0)));
    for _ in 0..count {
        let drawn = Drawn::new(&mut numbers, method);
        let mut result = Ok::<_, ()>(drawn.response());
        let pause = policy.clone().retry(&mut drawn.request(), &mut result);
        assert!(pause.is_none());
        drawn.judge(would_repeat(&result.unwrap()), false);
    }
}

/// What was drawn as an answer, from another address where that is drawn.
fn answer(drawn: &Drawn) -> reqwest::Response {
    let address = if drawn.is_redirected {
        "http://127.0.0.2/"
    } else {
        "http://127.0.0.1/"
    };
    let with_url = Response::builder().url(address.parse().unwrap());
    let with_url = with_url.body(()).unwrap().into_parts().0;
    let mut response = drawn.response();
    response.extensions_mut().extend(with_url.extensions);
    response.into()
}

fn hold_the_middleware(count: u32, method: Option<&Method>, seed: u64) {
    let mut numbers = Rng::with_seed(seed);
    let next = Arc::new(Mutex::new(None));
    let drawn = Arc::clone(&next);
    let middleware = loops::middleware::<PayError>().budget(Arc::new(RetryBudget::new(0)));
    let client = ClientBuilder::new(loops::client())
        .with(middleware)
        .with(Answering(move || {
            answer(&drawn.lock().unwrap().take().expect("it is asked once"))
        }))
        .build();
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_time().build().unwrap();
    runtime.block_on(async {
        for _ in 0..count {
            let drawn = Drawn::new(&mut numbers, method);
            *next.lock().unwrap() = Some(drawn.clone());
            let request = drawn.request().try_into().unwrap();
            let response = client.execute(request).await.unwrap();
            let response = Response::<reqwest::Body>::from(response);
            drawn.judge(would_repeat(&response), true);
        }
    });
}

fn hold_backon(count: u32, method: Option<&Method>, seed: u64) {
    let mut numbers = Rng::with_seed(seed);
    for _ in 0..count {
        let drawn = Drawn::new(&mut numbers, method);
        let (request, _) = drawn.request().into_parts();
        // It knows no encoding, and asks for the delay apart.
        if let (false, Err(error)) = (drawn.is_encoded, PayError::check(drawn.response())) {
            drawn.judge(is_retryable_for_request(&request)(&error), false);
        }
    }
}

#[test]
fn no_loop_repeats_what_the_rules_do_not_allow() {
    hold_the_policy(20_000, None, 1);
    hold_the_middleware(5000, None, 2);
    hold_backon(20_000, None, 3);
}

#[test]
#[ignore = "needs a release build"]
fn no_loop_repeats_a_million_requests_of_each_kind_that_may_do_harm() {
    for (seed, name) in (10..).zip(&METHODS[6..]) {
        let method: Method = name.parse().unwrap();
        hold_the_policy(1_000_000, Some(&method), seed);
        hold_the_middleware(1_000_000, Some(&method), seed);
        hold_backon(1_000_000, Some(&method), seed);
    }
}
