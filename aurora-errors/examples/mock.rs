//! A test mocks the Aurora API with the crate's own types, so that client and mock cannot disagree
//! about what an error looks like.
//!
//! `cargo run -p aurora-errors --example mock --features reqwest`

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Response, StatusCode};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::{AuroraError, ErrorItem, Payload};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// In a project of yours this is `#[tokio::test] async fn a_design_of_another_tenant_is_not_found()`.
#[tokio::main]
async fn main() -> Result<(), reqwest::Error> {
    let payload = Payload::new([ErrorItem::new("no such design")]);
    let not_found = answer(payload.into_response(StatusCode::NOT_FOUND));
    let design = Mock::given(method("GET")).and(path("/designs/7"));
    let server = MockServer::start().await;
    design.respond_with(not_found).mount(&server).await;

    let response = reqwest::get(format!("{}/designs/7", server.uri())).await?;
    let error = response.check::<AuroraError>().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.to_string(), "404 Not Found: no such design");

    println!("{error}");
    Ok(())
}

/// Sends a response of this crate: a payload's, or an error that a real server once gave.
fn answer(response: Response<Bytes>) -> ResponseTemplate {
    let (parts, body) = response.into_parts();
    ResponseTemplate::new(parts.status)
        .append_headers(&parts.headers)
        .set_body_bytes(body)
}
