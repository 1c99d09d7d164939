use crate::{ApiError as _, AuroraError, Replay, Retry, Rule};
use http::{Method, Request, Response, StatusCode};

/// Whether a request with these keys may be repeated after an answer with this status.
fn is_retryable(status: StatusCode, method: Method, keys: &[&str]) -> bool {
    let mut request = Request::builder().method(method);
    for key in keys {
        request = request.header("Idempotency-Key", *key);
    }
    let (parts, ()) = request.body(()).unwrap().into_parts();
    AuroraError::from(status).is_retryable_for_request(&parts)
}

#[test]
fn a_key_makes_any_request_as_good_as_idempotent() {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    assert!(is_retryable(status, Method::POST, &["8e03978e"]));
    assert!(is_retryable(status, Method::PATCH, &["\"8e03, 978e\""]));
    assert!(is_retryable(status, Method::GET, &[]));
}

#[test]
fn a_key_that_names_no_request_does_not_count() {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let keys: [&[&str]; 7] = [
        &[],
        &[""],
        &["  "],
        &["\"\""],
        &["one", "two"],
        &["", "two"],
        &["one, two"],
    ];
    for keys in keys {
        assert!(!is_retryable(status, Method::POST, keys), "{keys:?}");
    }
}

#[test]
fn only_the_methods_that_the_rfc_calls_idempotent_are_repeated_without_a_key() {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    for name in ["POST", "PATCH", "CONNECT", "QUERY", "PROPFIND", "get"] {
        let method = Method::from_bytes(name.as_bytes()).unwrap();
        assert!(!is_retryable(status, method, &[]), "{name}");
    }
    for name in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"] {
        let method = Method::from_bytes(name.as_bytes()).unwrap();
        assert!(is_retryable(status, method, &[]), "{name}");
    }
}

#[test]
fn no_key_repeats_what_the_table_forbids() {
    for method in [Method::POST, Method::GET] {
        assert!(!is_retryable(StatusCode::NOT_FOUND, method, &["8e03978e"]));
    }
}

#[test]
fn the_word_of_a_table_is_read_as_it_is_written() {
    for retry in [Retry::Never, Retry::Later, Retry::Throttled] {
        assert_eq!(retry.to_string().parse(), Ok(retry));
    }
    for replay in [Replay::Any, Replay::Idempotent] {
        assert_eq!(replay.to_string().parse(), Ok(replay));
    }
    assert!("Never".parse::<Retry>().is_err());
    assert!("".parse::<Replay>().is_err());
}

#[test]
fn a_status_that_no_row_covers_is_not_repeated_where_the_server_forbids_it() {
    let rule = |status, header, value| {
        let response = Response::builder().status(status).header(header, value);
        AuroraError::from(response.body("").unwrap()).rule()
    };
    assert_eq!(rule(408, "x-should-retry", "false"), Rule::NEVER);
    assert_eq!(rule(429, "x-should-retry", "maybe"), Rule::unlisted(429));
    // What the table says of its own rows is not the header's to change unless the table says so.
    let listed = AuroraError::TABLE.row(503).unwrap();
    let rule = rule(503, "x-should-retry", "false");
    assert_eq!(
        (rule.retry(), rule.replay()),
        (listed.retry(), listed.replay())
    );
}
