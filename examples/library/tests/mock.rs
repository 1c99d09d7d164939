//! The client against a library that answers with the errors of the same table.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Response};
use example_library::{Client, Error, LibraryError};
use serde_json::{Value, json};
use std::time::Duration;
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// A library that answers every request so.
async fn library(answer: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    let any = Mock::given(wiremock::matchers::any());
    any.respond_with(answer).mount(&server).await;
    let client = Client::new(server.uri());
    (server, client)
}

/// The library's answer, from an error of the client's own type.
fn problem(status: u16, body: &Value) -> ResponseTemplate {
    let response = Response::builder()
        .status(status)
        .header("content-type", "application/problem+json")
        .header("retry-after", "30");
    let error = LibraryError::from(response.body(body.to_string()).unwrap());
    let (parts, body) = Response::<Bytes>::from(error).into_parts();
    ResponseTemplate::new(parts.status)
        .append_headers(&parts.headers)
        .set_body_bytes(body)
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> LibraryError {
    match answer {
        Err(Error::Library(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_book_is_lent_and_comes_back() {
    let loan = json!({ "id": "l1", "isbn": "9780131103627" });
    let (server, client) = library(ResponseTemplate::new(204)).await;
    let lend =
        Mock::given(method("POST")).respond_with(ResponseTemplate::new(201).set_body_json(loan));
    lend.with_priority(1).mount(&server).await;
    let loan = client.borrow("9780131103627").await.unwrap();
    client.give_back(&loan).await.unwrap();
}

#[tokio::test]
async fn a_book_that_the_library_does_not_have_is_no_failure() {
    let (_server, client) = library(problem(404, &json!({ "title": "no such book" }))).await;
    assert!(client.book("9780131103627").await.unwrap().is_none());
}

#[tokio::test]
async fn wrong_fields_can_be_shown_beside_their_inputs() {
    let body = json!({
        "type": "/problems/violations", "title": "the loan is wrong", "status": 422,
        "errors": [{ "field": "isbn", "message": "has 12 digits" }]
    });
    let (_server, client) = library(problem(422, &body)).await;
    let error = refused(client.borrow("978013110362").await);
    assert!(error.is_unprocessable_entity());
    let message = error.messages().next().unwrap();
    assert_eq!(
        (message.field(), message.text()),
        (Some("isbn"), "has 12 digits")
    );
}

#[tokio::test]
async fn the_table_says_what_may_be_asked_again_and_when() {
    let (_server, client) = library(problem(429, &json!({}))).await;
    let error = refused(client.borrow("9780131103627").await);
    assert!(error.is_retryable_for(&Method::POST));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));

    let (_server, client) = library(problem(409, &json!({ "detail": "every copy is lent" }))).await;
    let error = refused(client.borrow("9780131103627").await);
    assert!(!error.is_retryable());
    assert_eq!(error.to_string(), "409 Conflict: every copy is lent");
}
