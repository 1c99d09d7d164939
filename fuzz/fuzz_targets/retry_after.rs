//! Any headers: a delay or none, and the same from every clock for what is no date.

#![no_main]

use aurora_errors::http::{HeaderValue, Response, header};
use aurora_errors::{ApiError, ErrorResponse};
use libfuzzer_sys::fuzz_target;
use std::time::{Duration, SystemTime};

/// Its table has delays in headers and in the body.
#[derive(ApiError)]
#[aurora(spec = "tables/places.json", generate = PlacesError)]
enum Places {}

fuzz_target!(|input: (&[u8], &[u8], &[u8], &[u8], u64)| {
    let (retry_after, date, declared, body, seconds) = input;
    let mut response = Response::new(body.to_vec());
    let headers = [
        (header::RETRY_AFTER.as_str(), retry_after),
        (header::DATE.as_str(), date),
        ("x-wait", declared),
    ];
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            response.headers_mut().insert(name, value);
        }
    }
    let response = ErrorResponse::from(response);
    let now = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    let delays = |response: &ErrorResponse| {
        let counted = now.and_then(|now| response.retry_after_at(now));
        (response.retry_after(), counted)
    };
    let (delay, _) = delays(&response);
    let is_number = |text: &[u8]| text.iter().all(u8::is_ascii_digit) && !text.is_empty();
    assert!(!is_number(retry_after) || delay.is_some());
    // Over ten years at a declared place is a point in time under the wrong unit.
    let is_delay = |text: &[u8]| {
        let seconds = std::str::from_utf8(text)
            .ok()
            .and_then(|text| text.parse::<u64>().ok());
        is_number(text) && seconds.is_some_and(|seconds| seconds <= 10 * 365 * 24 * 60 * 60)
    };
    if let Some(response) = PlacesError::from(response).into_response() {
        let (delay, _) = delays(&response);
        assert!(!is_delay(declared) || delay.is_some());
    }
});
