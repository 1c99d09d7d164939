//! A real server answers with every status that Aurora documents, and with what gateways and
//! broken connections make of them; a real client turns each into the typed error.
//!
//! `cargo run -p aurora-errors --example tour --features reqwest`

use aurora_errors::http::{Method, StatusCode, header};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::{AuroraError, Code};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use futures_util::{StreamExt as _, stream};
use std::error::Error;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = serve().await?;
    let client = reqwest::Client::new();

    print_line("status", "variant", "GET", "POST", "after", "messages");
    for row in AuroraError::TABLE.rows() {
        let status = match row.code() {
            Code::Status(status) => status,
            Code::Class(digit) => u16::from(digit) * 100,
        };
        show(&client, &format!("{server}/documented/{status}")).await?;
    }
    for path in ["gateway", "empty", "broken"] {
        show(&client, &format!("{server}/{path}")).await?;
    }
    let design = obey(&client, &format!("{server}/throttled")).await?;
    println!("\nafter the wait: {design}");
    Ok(())
}

/// Asks once and prints what came.
async fn show(client: &reqwest::Client, url: &str) -> Result<(), reqwest::Error> {
    let response = client.get(url).send().await?;
    let status = response.status();
    match response.check::<AuroraError>().await {
        Ok(_) => print_line(status.as_str(), "-", "-", "-", "-", "-"),
        Err(error) => print_error(&error),
    }
    Ok(())
}

/// Asks until the server no longer refuses for the rate, and waits as long as it says.
async fn obey(client: &reqwest::Client, url: &str) -> Result<String, Box<dyn Error>> {
    loop {
        let response = client.get(url).send().await?;
        match response.check::<AuroraError>().await {
            Ok(response) => return Ok(response.text().await?),
            Err(error) if error.is_throttled() => {
                print_error(&error);
                tokio::time::sleep(error.retry_after().ok_or(error)?).await;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn print_error(error: &AuroraError) {
    let variant = format!("{error:?}");
    let variant = variant.split('(').next().unwrap_or_default();
    let retry = |method| {
        if error.is_retryable_for(&method) {
            "retry"
        } else {
            "no"
        }
    };
    let delay = error.retry_after();
    let delay = delay.map_or("-".to_owned(), |delay| format!("{delay:?}"));
    let messages: Vec<_> = error
        .messages()
        .map(|message| message.to_string())
        .collect();
    print_line(
        error.status().as_str(),
        variant,
        retry(Method::GET),
        retry(Method::POST),
        &delay,
        &messages.join("; "),
    );
}

fn print_line(status: &str, variant: &str, get: &str, post: &str, after: &str, messages: &str) {
    println!("{status:<7}{variant:<21}{get:<7}{post:<7}{after:<7}{messages}");
}

/// Starts the server on a free port of the loopback address.
async fn serve() -> io::Result<String> {
    let router = Router::new()
        .route("/documented/{status}", get(documented))
        .route("/gateway", get(gateway))
        .route("/empty", get(StatusCode::UNAUTHORIZED))
        .route("/broken", get(broken))
        .route("/throttled", get(throttled));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, router).await });
    Ok(format!("http://{address}"))
}

/// Answers with a status and, where it is an error, the body that Aurora documents.
async fn documented(Path(status): Path<u16>) -> Result<Response, StatusCode> {
    let status = StatusCode::from_u16(status).map_err(|_| StatusCode::BAD_REQUEST)?;
    if status.is_success() {
        return Ok(status.into_response());
    }
    let body = r#"{"errors": [{"message": "some error occurred"}, {"message": "some other error occurred"}]}"#;
    let content_type = [(header::CONTENT_TYPE, "application/json")];
    Ok((status, content_type, body).into_response())
}

/// What stands before the API answers in its place.
async fn gateway() -> (StatusCode, Html<&'static str>) {
    let page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>";
    (StatusCode::BAD_GATEWAY, Html(page))
}

/// The connection breaks in the middle of the body.
async fn broken() -> (StatusCode, Body) {
    let half = Bytes::from(r#"{"errors": [{"message": "the first half"}, {"mess"#);
    let chunks = [Ok(half), Err(io::Error::other("the connection breaks"))];
    let chunks = stream::iter(chunks).then(async |chunk| {
        // Else the first half would break before it is sent.
        tokio::time::sleep(Duration::from_millis(20)).await;
        chunk
    });
    (StatusCode::UNPROCESSABLE_ENTITY, Body::from_stream(chunks))
}

/// Refuses the first request for its rate.
async fn throttled() -> Response {
    static REFUSED: AtomicBool = AtomicBool::new(false);
    if REFUSED.swap(true, Ordering::Relaxed) {
        return "the design".into_response();
    }
    let body = r#"{"errors": [{"message": "90 requests a minute"}]}"#;
    (
        StatusCode::TOO_MANY_REQUESTS,
        [(header::RETRY_AFTER, "1")],
        body,
    )
        .into_response()
}
