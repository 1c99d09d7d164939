//! The way back from an error to a response that can be sent.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{HeaderName, Response, StatusCode};
use aurora_errors::{ErrorItem, ErrorResponse, Payload};

fn texts(error: &ErrorResponse) -> Vec<String> {
    let messages = error.messages();
    messages.map(|message| message.text().to_owned()).collect()
}

#[test]
fn an_error_comes_back_from_its_own_response() {
    let body = r#"{"errors": [{"message": "busy", "code": "in_use"}]}"#;
    let response = Response::builder()
        .status(409)
        .header("content-type", "application/json")
        .header("set-cookie", "a=1")
        .header("set-cookie", "b=2")
        .body(body)
        .unwrap();
    let error = ErrorResponse::from(response);
    let back = ErrorResponse::from(error.clone().into_answer());
    assert_eq!(back, error);
    assert_eq!(texts(&back), texts(&error));
    assert_eq!(back.error_code(), error.error_code());
}

#[test]
fn a_payload_and_a_status_make_a_json_response() {
    let response =
        Payload::new([ErrorItem::new("too long")]).into_response(StatusCode::UNPROCESSABLE_ENTITY);
    let error = ErrorResponse::from(response);
    assert_eq!(error.status(), 422);
    assert_eq!(error.content_type(), Some("application/json"));
    assert_eq!(texts(&error), ["too long"]);
}

#[test]
fn headers_about_the_old_connection_are_not_sent_again() {
    let response = Response::builder()
        .header("connection", "close, X-Hop")
        .header("connection", "x-other, bad name,")
        .header("x-hop", "1")
        .header("x-other", "1")
        .header("transfer-encoding", "chunked")
        .header("keep-alive", "timeout=5")
        .header("content-length", "999")
        .header("content-encoding", "gzip")
        .header("retry-after", "3")
        .body("cut off")
        .unwrap();
    let sent: Response<Bytes> = ErrorResponse::from(response).with_truncated().into_answer();
    let names: Vec<&str> = sent.headers().keys().map(HeaderName::as_str).collect();
    assert_eq!(names, ["content-encoding", "retry-after"]);
    assert_eq!(sent.body(), "cut off");
}
