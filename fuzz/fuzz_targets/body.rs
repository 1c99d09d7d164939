//! Any body under any content type and in any character set: nothing is lost, nothing panics, the
//! bounds hold, and no body buys time.
//!
//! The first byte of an input chooses the content type, the second the character set that is declared.

#![no_main]

use aurora_errors::__private::steps;
use aurora_errors::http::{HeaderValue, Response, StatusCode, header};
use aurora_errors::{ApiError, ErrorResponse, Payload};
use libfuzzer_sys::fuzz_target;

/// Its table has pointers of every kind.
#[derive(ApiError)]
#[aurora(spec = "tables/places.json", generate = PlacesError)]
enum Places {}

const TYPES: [&str; 16] = [
    "application/json",
    "application/problem+json",
    "text/plain",
    "text/html",
    "application/xml",
    "application/soap+xml",
    "text/event-stream",
    "application/x-www-form-urlencoded",
    "multipart/mixed; boundary=b",
    "multipart/form-data",
    "application/http",
    "application/octet-stream",
    "application/javascript",
    "image/png",
    "*/*",
    "",
];

const CHARSETS: [&str; 8] = [
    "",
    "; charset=utf-8",
    "; charset=utf-16",
    "; charset=UTF-16BE",
    "; charset=iso-8859-1",
    "; charset=windows-1252",
    "; charset=shift_jis",
    "; charset=none",
];

/// How many steps a byte of a body may take for each question: twice what the dearest of the bench
/// `hostile` takes. A step is a byte or value that is looked at, some 17 instructions.
const MOST_PER_BYTE: u64 = 12;
/// What a small body may take besides: 32 KiB are looked at ahead, for all documents in a body together.
const MOST_AT_ALL: u64 = 100_000;

fuzz_target!(|input: &[u8]| {
    let [media, charset, body @ ..] = input else {
        return;
    };
    let media = TYPES[usize::from(*media) % TYPES.len()];
    let charset = CHARSETS[usize::from(*charset) % CHARSETS.len()];
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    if let Ok(value) = HeaderValue::from_str(&format!("{media}{charset}")) {
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
    let texts: Vec<_> = response.messages().collect();
    assert!(texts.len() <= 64);
    assert!(texts.iter().all(|message| !message.text().is_empty()));
    let length: usize = texts.iter().map(|message| message.text().len()).sum();
    assert!(length <= 16 * 1024);
    let _ = response.retry_after();
    let asked: [(&str, fn(&ErrorResponse) -> usize); 3] = [
        ("messages()", |response| response.messages().count()),
        ("is_complete()", |response| {
            usize::from(response.messages().is_complete())
        }),
        ("error_code()", |response| {
            response.error_code().map_or(0, |code| code.len())
        }),
    ];
    for (question, ask) in asked {
        let before = steps();
        ask(response);
        let taken = steps() - before;
        let most = MOST_PER_BYTE * body.len() as u64 + MOST_AT_ALL;
        assert!(taken <= most, "{question} took {taken} steps");
    }
    if let Ok(payload) = response.payload() {
        let again = Payload::into_response(payload.clone(), response.status());
        assert_eq!(ErrorResponse::from(again).payload(), Ok(payload));
    }
}
