//! What a program does with a failed response: with this crate, and by hand.

use crate::bodies::{FORMS, Form, documented};
use crate::operation::{self, BY_HAND, Operation};
use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Response, StatusCode};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::{ApiError, AuroraError, retrying};
use futures_util::FutureExt as _;
use serde::Deserialize;
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// A table with a row for everything.
#[derive(ApiError)]
#[aurora(spec = "$OUT_DIR/full.json", generate = FullError)]
pub enum Full {}

/// Bodies by how long they are, and how often each is read for a count of instructions.
pub const BODIES: [(&str, usize, usize); 4] = [
    ("86 B", 86, 1000),
    ("1 KiB", 1 << 10, 1000),
    ("64 KiB", 64 << 10, 50),
    ("16 MiB", 16 << 20, 1),
];

/// A failed response as a client gets it.
#[must_use]
pub fn response(body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let headers = [
        ("content-type", "application/json"),
        ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("retry-after", "17"),
        ("x-request-id", "7f3c9a"),
    ];
    for (name, value) in headers {
        let value = aurora_errors::http::HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

/// What people write instead: the messages read at once, the headers dropped.
#[allow(missing_docs)] // The names say it.
#[derive(Debug)]
pub enum ByHand {
    BadRequest(Vec<Item>),
    Unauthorized(Vec<Item>),
    Forbidden(Vec<Item>),
    NotFound(Vec<Item>),
    MethodNotAllowed(Vec<Item>),
    Conflict(Vec<Item>),
    UnprocessableEntity(Vec<Item>),
    TooManyRequests(Vec<Item>),
    InternalError(StatusCode, Vec<Item>),
    Unlisted(StatusCode, Vec<Item>),
}

/// The documented form of a body.
#[derive(Debug, Default, Deserialize)]
pub struct Body {
    /// Its only member.
    pub errors: Vec<Item>,
}

/// One error of a [`Body`].
#[derive(Debug, Deserialize)]
pub struct Item {
    /// Its only member.
    pub message: String,
}

impl ByHand {
    /// The error of a response.
    #[must_use]
    pub fn from_response(response: &Response<Bytes>) -> ByHand {
        let status = response.status();
        let Body { errors } = serde_json::from_slice(response.body()).unwrap_or_default();
        match status.as_u16() {
            400 => ByHand::BadRequest(errors),
            401 => ByHand::Unauthorized(errors),
            403 => ByHand::Forbidden(errors),
            404 => ByHand::NotFound(errors),
            405 => ByHand::MethodNotAllowed(errors),
            409 => ByHand::Conflict(errors),
            422 => ByHand::UnprocessableEntity(errors),
            429 => ByHand::TooManyRequests(errors),
            500..=599 => ByHand::InternalError(status, errors),
            _ => ByHand::Unlisted(status, errors),
        }
    }
    /// Whether the same request may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(
            self,
            ByHand::Conflict(_) | ByHand::TooManyRequests(_) | ByHand::InternalError(..)
        )
    }
}

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, errors) = match self {
            ByHand::BadRequest(errors) => ("400 Bad Request", errors),
            ByHand::Unauthorized(errors) => ("401 Unauthorized", errors),
            ByHand::Forbidden(errors) => ("403 Forbidden", errors),
            ByHand::NotFound(errors) => ("404 Not Found", errors),
            ByHand::MethodNotAllowed(errors) => ("405 Method Not Allowed", errors),
            ByHand::Conflict(errors) => ("409 Conflict", errors),
            ByHand::UnprocessableEntity(errors) => ("422 Unprocessable Entity", errors),
            ByHand::TooManyRequests(errors) => ("429 Too Many Requests", errors),
            ByHand::InternalError(_, errors) => ("5XX Internal Error", errors),
            ByHand::Unlisted(_, errors) => ("Unlisted", errors),
        };
        f.write_str(name)?;
        errors
            .iter()
            .try_for_each(|item| write!(f, ": {}", item.message))
    }
}

fn error(length: usize) -> AuroraError {
    response(documented(length)).into()
}

/// All operations; what others are compared with comes first.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let mut operations = of_any_error();
    operations.extend(crate::cases::operations());
    for (size, length, repeats) in BODIES {
        operations.extend(of_a_body(size, length).map(|operation| operation.repeated(repeats)));
    }
    for form in &FORMS {
        operations.extend(of_a_form(form));
    }
    operations.extend(of_fields());
    operations
}

/// A long map from field to what is wrong with it; by hand, all of it is read into a [`Value`].
fn of_fields() -> [Operation; 2] {
    let body = || -> Bytes {
        let field = |number| format!(r#""item_{number}":["is too long","has blanks"]"#);
        let fields: Vec<_> = (10..35).map(field).collect();
        format!(r#"{{"errors":{{{}}}}}"#, fields.join(",")).into()
    };
    let by_hand = |body: &Bytes| -> Option<Value> { serde_json::from_slice(body).ok() };
    let error = move || FullError::from(response(body()));
    let messages = "messages(), 1 KiB of fields";
    [
        Operation::reading(messages, body, by_hand).by(BY_HAND),
        Operation::reading(messages, error, count),
    ]
}

fn of_any_error() -> Vec<Operation> {
    let response = || response(documented(86));
    let failed = || error(86);
    let conflict = || StatusCode::CONFLICT;
    vec![
        Operation::reading(
            "status → row, 909 rows",
            || 429,
            |status| FullError::TABLE.row(*status),
        ),
        Operation::taking("status → error", conflict, AuroraError::from),
        Operation::taking("status → error, 909 rows", conflict, FullError::from),
        of_a_success("check() of a success", AuroraError::check),
        Operation::taking(
            "reqwest's response → check()",
            move || reqwest::Response::from(response()),
            |response| response.check::<AuroraError>().now_or_never(),
        ),
        Operation::reading("is_retryable()", failed, AuroraError::is_retryable),
        Operation::reading("retry_after(), seconds", failed, AuroraError::retry_after),
        Operation::reading("retry decision", failed, delay),
        Operation::reading("decision of a loop", failed, pause),
        Operation::reading(
            "Display, 86 B",
            move || ByHand::from_response(&response()),
            ByHand::to_string,
        )
        .by(BY_HAND),
        Operation::reading("Display, 86 B", failed, AuroraError::to_string),
        Operation::reading("messages(), 86 B, general walk", || walked(86), count),
        Operation::reading("messages(), 1 KiB, general walk", || walked(1 << 10), count),
        Operation::reading("messages(), 64 KiB, the message last", late, count).repeated(10),
        Operation::reading("messages() of 10,000, general walk", crowded, count).repeated(10),
    ]
}

/// A success is moved to `check()` and back, which is for the caller to say and not counted.
pub(crate) fn of_a_success<E: 'static>(what: &str, check: fn(Success) -> Checked<E>) -> Operation {
    let success = || Response::new(documented(86));
    let handed_on = Operation::taking(what, success, Checked::<E>::Ok);
    Operation::taking(what, success, check).above(handed_on.by("handed on"))
}

type Success = Response<Bytes>;

type Checked<E> = Result<Success, E>;

fn delay(error: &AuroraError) -> Option<Duration> {
    let may_repeat = error.is_retryable_for(&Method::POST);
    may_repeat.then(|| error.retry_after()).flatten()
}

/// What a loop with closures asks.
fn pause(error: &AuroraError) -> Option<Duration> {
    let may_repeat = retrying::is_retryable_for(&Method::POST)(error);
    let backoff = Some(Duration::from_secs(1));
    let pause = || retrying::server_delay(error, backoff);
    may_repeat.then(pause).flatten()
}

/// An error whose table says nothing of where a body has what.
fn walked(length: usize) -> FullError {
    response(documented(length)).into()
}

/// Of which 64 are told.
fn crowded() -> FullError {
    walked(10_000 * 33)
}

/// What stands before the message takes the most.
fn late() -> FullError {
    let item = r#"{"id":7,"name":"pet","tags":["a"]},"#;
    let items = item.repeat((64 << 10) / item.len());
    let body = format!(r#"{{"items":[{items}{{}}],"message":"no such pet"}}"#);
    response(body.into()).into()
}

fn count(error: &FullError) -> usize {
    error.messages().map(|message| message.text().len()).sum()
}

/// What an error keeps besides its body, and a response that is kept as it came, as [`operation::kept`]
/// counts it.
#[must_use]
pub fn kept() -> [(&'static str, [i64; 2]); 2] {
    let response = || response(Bytes::from_static(b"{}"));
    let error = || AuroraError::from(response());
    [
        ("`http::Response`", operation::kept(response)),
        ("`AuroraError`", operation::kept(error)),
    ]
}

/// By hand, they are picked out of a whole [`Value`].
fn of_a_form(form: &'static Form) -> Vec<Operation> {
    let Form { name, body, .. } = form;
    let picked = |place: &'static str| move || (Bytes::from_static(body.as_bytes()), place);
    let pick = |(body, place): &(Bytes, &str)| -> Option<String> {
        let value: Value = serde_json::from_slice(body).ok()?;
        Some(value.pointer(place)?.as_str()?.to_owned())
    };
    let error = || FullError::from(response(Bytes::from_static(body.as_bytes())));
    let messages = format!("messages(), {name}");
    let mut operations = vec![
        Operation::reading(&messages, picked(form.message), pick).by(BY_HAND),
        Operation::reading(&messages, error, count),
    ];
    if let Some(place) = form.code {
        let code = format!("error_code(), {name}");
        operations.push(Operation::reading(&code, picked(place), pick).by(BY_HAND));
        operations.push(Operation::reading(&code, error, |error| {
            error.error_code().map(|code| code.len())
        }));
    }
    operations
}

fn of_a_body(size: &str, length: usize) -> [Operation; 6] {
    let response = move || response(documented(length));
    let failed = move || error(length);
    let error = format!("response → error, {size}");
    let messages = format!("messages(), {size}");
    let payload = format!("payload(), {size}");
    [
        Operation::taking(&error, response, |response| {
            ByHand::from_response(&response)
        })
        .by(BY_HAND),
        Operation::taking(&error, response, AuroraError::from),
        Operation::reading(&messages, failed, |error| {
            let lengths = owned(error)
                .errors
                .into_iter()
                .map(|item| item.message.len());
            lengths.sum::<usize>()
        })
        .by(BY_HAND),
        Operation::reading(&messages, failed, |error| {
            let lengths = error.messages().map(|message| message.text().len());
            lengths.sum::<usize>()
        }),
        Operation::reading(&payload, failed, owned).by(BY_HAND),
        Operation::reading(&payload, failed, |error| {
            error.response().map(aurora_errors::ErrorResponse::payload)
        }),
    ]
}

/// The body as serde's derive reads it into owned strings.
fn owned(error: &AuroraError) -> Body {
    let body = error
        .response()
        .map(|response| serde_json::from_slice(response.body()));
    body.and_then(Result::ok).unwrap_or_default()
}
