//! Any response, however it is formatted: one short line of visible characters.

#![no_main]

use aurora_errors::AuroraError;
use aurora_errors::http::{HeaderValue, Response, StatusCode};
use aurora_errors_spec::visible::is_invisible;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &[u8], &[u8])| {
    let (status, request_id, body) = input;
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = StatusCode::from_u16(100 + status % 900).expect("it is in range");
    if let Ok(value) = HeaderValue::from_bytes(request_id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let error = AuroraError::from(response);
    for line in [format!("{error}"), format!("{error:#}")] {
        assert!(line.len() <= 1024);
        assert!(!line.contains(is_invisible), "{line:?}");
    }
    assert!(!format!("{error:?}").contains(is_invisible));
    for message in error.messages() {
        assert!(!message.to_string().contains(is_invisible));
    }
});
