//! Any response, however it is formatted: one short line of visible characters.

#![no_main]

use aurora_errors::AuroraError;
use aurora_errors::http::{HeaderValue, Response, StatusCode};
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
        assert!(!line.contains(is_unsafe), "{line:?}");
    }
    assert!(!format!("{error:?}").contains(is_unsafe));
    for message in error.messages() {
        assert!(!message.to_string().contains(is_unsafe));
    }
});

fn is_unsafe(character: char) -> bool {
    let is_bidirectional = matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_invisible = matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{2028}' | '\u{2029}');
    character.is_control() || is_bidirectional || is_invisible
}
