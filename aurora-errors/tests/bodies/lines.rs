//! Answers of servers, and what they say in lines.

use aurora_errors::http::{HeaderName, HeaderValue, Response};
use aurora_errors::{ErrorResponse, Message};

pub(crate) fn answer(
    headers: &[(&'static str, &'static str)],
    body: impl Into<Vec<u8>>,
) -> ErrorResponse {
    let mut response = Response::new(body.into());
    for (name, value) in headers {
        let value = HeaderValue::from_static(value);
        response
            .headers_mut()
            .append(HeaderName::from_static(name), value);
    }
    response.into()
}

/// A message as `field: text [code]`, without what it has not.
fn line(message: &Message<'_>) -> String {
    let field = message.field().map(|field| format!("{field}: "));
    let code = message.code().map(|code| format!(" [{code}]"));
    let (field, code) = (field.unwrap_or_default(), code.unwrap_or_default());
    format!("{field}{}{code}", message.text())
}

pub(crate) fn lines(response: &ErrorResponse) -> Vec<String> {
    response.messages().map(|message| line(&message)).collect()
}

pub(crate) fn of_type(content_type: &'static str, body: impl Into<Vec<u8>>) -> ErrorResponse {
    answer(&[("content-type", content_type)], body)
}

pub(crate) fn json(body: impl Into<Vec<u8>>) -> ErrorResponse {
    of_type("application/json", body)
}

/// A body in JSON, its messages and its code.
type Case = (&'static str, &'static [&'static str], Option<&'static str>);

#[track_caller]
pub(crate) fn check(cases: &[Case]) {
    for (body, messages, code) in cases {
        let response = json(*body);
        assert_eq!(lines(&response), *messages, "{body}");
        assert_eq!(response.error_code().as_deref(), *code, "{body}");
    }
}

/// Checks the lines of bodies that are read to their end.
#[track_caller]
pub(crate) fn check_lines(cases: &[(&str, &[&str])]) {
    for (body, expected) in cases {
        let response = json(*body);
        assert_eq!(lines(&response), *expected, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}
