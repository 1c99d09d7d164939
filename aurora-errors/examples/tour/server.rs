//! The shop: for each path the answers that it gives one after the other.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodRouter, any};
use futures_util::{StreamExt as _, stream};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Starts it on a free port of the loopback address.
pub(crate) async fn start() -> io::Result<String> {
    let router = Router::new()
        .route("/invalid", answers([invalid]))
        .route("/locked", answers([locked, done]))
        .route("/failing", answers([failing, failing, done]))
        .route("/expired", answers([expired]))
        .route("/busy", answers([busy, done]))
        .route("/gateway", answers([gateway, done]))
        .route("/broken", answers([broken]))
        .route("/graphql", answers([graphql]))
        .route("/limited", answers([limited, done]));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, router).await });
    Ok(format!("http://{address}"))
}

/// One answer after the other, and the last again and again.
fn answers<const N: usize>(answers: [fn() -> Response; N]) -> MethodRouter {
    let asked = Arc::new(AtomicUsize::new(0));
    any(async move || {
        let asked = asked.fetch_add(1, Ordering::Relaxed);
        answers[asked.min(N - 1)]()
    })
}

fn done() -> Response {
    StatusCode::OK.into_response()
}

fn json(status: StatusCode, body: &'static str) -> Response {
    (status, [("content-type", "application/json")], body).into_response()
}

fn invalid() -> Response {
    let body =
        r#"{"errors": {"items.0.count": ["must be at least 1"], "address": ["is missing"]}}"#;
    json(StatusCode::UNPROCESSABLE_ENTITY, body)
}

fn locked() -> Response {
    let body = r#"{"error": {"message": "order 7 is being changed"}}"#;
    json(StatusCode::CONFLICT, body)
}

fn failing() -> Response {
    let body = r#"{"message": "the warehouse does not answer"}"#;
    json(StatusCode::SERVICE_UNAVAILABLE, body)
}

fn expired() -> Response {
    let body = r#"{"error": {"code": "card_expired", "message": "the card expired in May"}}"#;
    json(StatusCode::PAYMENT_REQUIRED, body)
}

fn busy() -> Response {
    let body = r#"{"error": {"code": "bank_is_busy", "message": "the bank does not answer"}}"#;
    json(StatusCode::PAYMENT_REQUIRED, body)
}

/// What stands before the shop answers in its place.
fn gateway() -> Response {
    let page = "<html><head><title>upstream is down</title></head><body><h1>502</h1></body></html>";
    (StatusCode::BAD_GATEWAY, Html(page)).into_response()
}

/// The connection breaks in the middle of the body.
fn broken() -> Response {
    let half = Bytes::from(r#"{"errors": [{"message": "the first half"}, {"mess"#);
    let chunks = [Ok(half), Err(io::Error::other("the connection breaks"))];
    let chunks = stream::iter(chunks).then(async |chunk| {
        // Else the first half would break before it is sent.
        tokio::time::sleep(Duration::from_millis(20)).await;
        chunk
    });
    let body = Body::from_stream(chunks);
    (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
}

fn graphql() -> Response {
    let body = r#"{"data": null, "errors": [{"message": "no field \"prize\" on type Order"}]}"#;
    json(StatusCode::OK, body)
}

fn limited() -> Response {
    let body = r#"{"error": {"message": "91 requests in this minute"}}"#;
    let delay = [("content-type", "application/json"), ("retry-after", "3")];
    (StatusCode::TOO_MANY_REQUESTS, delay, body).into_response()
}
