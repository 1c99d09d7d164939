//! An error that knows which request it answers.

use aurora_errors::http::{Method, Response, StatusCode, Uri};
use aurora_errors::{ApiError, AuroraError, ErrorResponse};

#[derive(Debug, ApiError)]
#[aurora(builtin)]
enum DesignError {
    NotFound(StatusCode),
    #[aurora(rest)]
    Listed(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

#[test]
fn the_request_stands_at_the_end_whatever_the_server_said() {
    let uri = Uri::from_static("https://me:pass@api.example/designs/7?token=secret");
    for message in ["no such design", &"long ".repeat(1000)] {
        let body = format!(r#"{{"message": "{message}"}}"#);
        let response = Response::builder().status(404).body(body).unwrap();
        let error = AuroraError::from(response).for_request(&Method::DELETE, &uri);
        let line = error.to_string();
        assert!(line.starts_with("404 Not Found: "), "{line}");
        assert!(line.ends_with(" (DELETE /designs/7)"), "{line}");
        assert!(line.len() <= 1024 && format!("{error:#}").len() <= 1024);
        assert!(format!("{error:#}").contains(" (DELETE /designs/7)"));
        assert!(error.is_not_found() && error.messages().next().is_some());
    }
    let hidden = Uri::from_static("/a%0Ab");
    let error = AuroraError::from(StatusCode::NOT_FOUND).for_request(&Method::GET, &hidden);
    assert_eq!(error.to_string(), "404 Not Found (GET /a%0Ab)");
    let long: Uri = format!("/{}", "x".repeat(4000)).parse().unwrap();
    let error = AuroraError::from(StatusCode::NOT_FOUND).for_request(&Method::GET, &long);
    assert!(error.to_string().len() <= 1024);
}

#[test]
fn a_variant_that_keeps_no_response_stays_as_it_is() {
    let uri = Uri::from_static("/designs/7");
    let error = DesignError::from(StatusCode::NOT_FOUND).for_request(&Method::GET, &uri);
    assert!(matches!(
        error,
        DesignError::NotFound(StatusCode::NOT_FOUND)
    ));
    let error = DesignError::from(StatusCode::CONFLICT).for_request(&Method::GET, &uri);
    assert!(error.is_listed() && error.to_string().ends_with(" (GET /designs/7)"));
}

#[test]
fn the_request_does_not_count_when_responses_are_compared() {
    let plain = ErrorResponse::from(StatusCode::GONE);
    assert_eq!(
        plain
            .clone()
            .for_request(&Method::GET, &Uri::from_static("/a")),
        plain
    );
}
