//! Any body under any content type: nothing is lost, nothing panics, the bounds hold.

#![no_main]

use aurora_errors::http::{HeaderValue, Response, StatusCode, header};
use aurora_errors::{ApiError, ErrorResponse, Payload};
use libfuzzer_sys::fuzz_target;

/// Its table has pointers of every kind.
#[derive(ApiError)]
#[aurora(spec = "tables/places.json", generate = PlacesError)]
enum Places {}

fuzz_target!(|input: (&str, &[u8])| {
    let (content_type, body) = input;
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    if let Ok(value) = HeaderValue::from_str(content_type) {
        response.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    let response = ErrorResponse::from(response);
    read(&response, body);
    if let Some(response) = PlacesError::from(response).into_response() {
        read(&response, body);
    }
});

fn read(response: &ErrorResponse, body: &[u8]) {
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(response.body(), body);
    let messages = response.messages();
    let is_complete = messages.is_complete();
    let texts: Vec<_> = messages.collect();
    assert!(texts.len() <= 64);
    assert!(texts.iter().all(|message| !message.text().is_empty()));
    let length: usize = texts.iter().map(|message| message.text().len()).sum();
    assert!(length <= 16 * 1024);
    assert!(!is_complete || texts.len() <= 64);
    let _ = response.error_code();
    let _ = response.retry_after();
    if let Ok(payload) = response.payload() {
        let again = Payload::into_response(payload.clone(), response.status());
        assert_eq!(ErrorResponse::from(again).payload(), Ok(payload));
    }
}
