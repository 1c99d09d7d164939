//! Nothing that is formatted shows a secret.

use aurora_errors::http::{HeaderValue, Response};
use aurora_errors::{ErrorResponse, Typed};

const HEADERS: [(&str, &str); 8] = [
    ("set-cookie", "session=hunter2-cookie; HttpOnly"),
    ("authorization", "Bearer hunter2-bearer"),
    ("www-authenticate", "Bearer realm=hunter2-realm"),
    ("proxy-authorization", "Basic hunter2-basic"),
    ("x-api-key", "hunter2-key"),
    ("x-auth-token", "hunter2-token"),
    ("location", "https://sample.example/?code=hunter2-code"),
    ("x-amz-security-token", "hunter2-amz"),
];

const BODIES: [&str; 4] = [
    r#"{"errors": [{"message": "no such design", "token": "hunter2"}], "api_key": "hunter2"}"#,
    r#"{"errors": [{"message": "no such design"}], "request": {"headers": {"cookie": "hunter2"}}}"#,
    r#"{"errors": [], "session": "hunter2", "config": {"password": "hunter2"}}"#,
    r#"{"errors": [{"message": "no such design"}], "broken off": "hunter2"#,
];

fn responses() -> impl Iterator<Item = ErrorResponse> {
    BODIES.into_iter().map(|body| {
        let builder = Response::builder().status(403).header("date", "today");
        let builder = HEADERS.into_iter().fold(builder, |builder, (name, value)| {
            builder.header(name, value)
        });
        let response = builder.header("x-request-id", "req-7").body(body).unwrap();
        response.into()
    })
}

#[test]
fn no_formatted_output_shows_a_secret() {
    for response in responses() {
        let typed = Typed::<u8>::from(response.clone());
        for text in [
            format!("{response}"),
            format!("{response:#}"),
            format!("{response:?}"),
            format!("{response:#?}"),
            format!("{typed:?}"),
            format!("{typed:#?}"),
            format!(
                "{:?} {}",
                response.payload().map(drop),
                typed.payload().unwrap_err()
            ),
            format!("{:?}", typed.payload()),
        ] {
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
}

#[test]
fn debug_shows_what_a_developer_needs() {
    let response = responses().next().unwrap().with_truncated();
    assert_eq!(
        format!("{response:?}"),
        r#"ErrorResponse { status: 403, headers: {"date": "today", "x-request-id": "req-7"}, hidden_headers: 8, body_length: 85, is_truncated: true }"#
    );
}

#[test]
fn debug_escapes_what_is_in_a_header() {
    let response = Response::builder()
        .header("server", HeaderValue::from_bytes(b"a\tb\"\xFF").unwrap())
        .body("")
        .unwrap();
    let text = format!("{:?}", ErrorResponse::from(response));
    assert!(text.contains(r#""server": "a\tb\"\xff""#), "{text}");
}
