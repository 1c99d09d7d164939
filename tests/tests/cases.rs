//! The cases of a row as variants of both forms.

use aurora_errors::http::{Method, Response, StatusCode};
use aurora_errors::{ApiError, ErrorResponse, Retry};

#[derive(ApiError)]
#[aurora(spec = "tests/tables/cases.json", generate = PayError, derives(Clone))]
enum Pay {}

#[derive(Debug, ApiError)]
#[aurora(spec = "tests/tables/cases.json")]
enum CheckedError {
    /// Keeps no response, and takes the cases that no other variant names.
    RequestFailed,
    #[aurora("Card Declined")]
    Card(ErrorResponse),
    #[aurora(403)]
    Access(StatusCode),
    RateLimit,
    #[aurora(503)]
    Down(StatusCode),
    #[aurora(rest)]
    Listed(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

/// Those of one row, with another between them.
#[derive(Debug, ApiError)]
#[aurora(spec = "tests/tables/cases.json")]
enum ApartError {
    SoftDecline(ErrorResponse),
    #[aurora(rest)]
    Listed(ErrorResponse),
    CardDeclined(ErrorResponse),
    RequestFailed(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

fn answer(status: u16, headers: &[(&str, &str)], body: &'static str) -> Response<&'static str> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body).unwrap()
}

/// Answers with the variant of each form.
fn answers() -> Vec<(Response<&'static str>, &'static str, &'static str)> {
    let json = [("content-type", "application/json")];
    vec![
        (answer(402, &json, "{}"), "RequestFailed", "RequestFailed"),
        (
            answer(
                402,
                &json,
                r#"{"error": {"code": "card_declined", "reason": "busy"}}"#,
            ),
            "SoftDecline",
            "RequestFailed",
        ),
        (
            answer(
                402,
                &json,
                r#"{"error": {"code": "card_declined", "reason": "no"}}"#,
            ),
            "CardDeclined",
            "Card",
        ),
        (
            answer(402, &[("x-error-code", "card_expired")], "<html>"),
            "CardDeclined",
            "Card",
        ),
        (answer(403, &[], ""), "Forbidden", "Access"),
        (
            answer(403, &[("x-ratelimit-remaining", "0")], ""),
            "RateLimit",
            "RateLimit",
        ),
        (
            answer(503, &json, r#"{"error": {"code": "maintenance"}}"#),
            "Maintenance",
            "Down",
        ),
        (
            answer(500, &json, r#"{"error": {"code": "poison"}}"#),
            "Poison",
            "Listed",
        ),
        (answer(200, &json, r#"{"ok": false}"#), "Refused", "Listed"),
        (answer(418, &json, "{}"), "Unlisted", "Unlisted"),
    ]
}

#[test]
fn each_answer_becomes_the_variant_of_its_case() {
    for (response, generated, checked) in answers() {
        let told = format!("{response:?}");
        assert_eq!(
            PayError::from(response.clone()).variant(),
            generated,
            "{told}"
        );
        assert_eq!(CheckedError::from(response).variant(), checked, "{told}");
    }
}

#[test]
fn the_predicate_of_a_row_is_true_for_its_cases() {
    for (response, generated, _) in answers() {
        let (pay, checked) = (
            PayError::from(response.clone()),
            CheckedError::from(response),
        );
        let status = pay.status().as_u16();
        assert_eq!(pay.is_request_failed(), status == 402);
        assert_eq!(pay.is_forbidden(), status == 403);
        assert_eq!(pay.is_broken(), status == 500);
        assert_eq!(pay.is_down(), status == 503);
        assert_eq!(pay.is_card_declined(), generated == "CardDeclined");
        assert_eq!(pay.is_poison(), generated == "Poison");
        assert_eq!(pay.is_refused(), status == 200);
        assert_eq!(pay.is_unlisted(), status == 418);
        assert_eq!(checked.is_request_failed(), status == 402);
        assert_eq!(checked.is_access(), status == 403);
        assert_eq!(checked.is_card(), generated == "CardDeclined");
        assert_eq!(checked.is_rate_limit(), generated == "RateLimit");
    }
}

#[test]
fn the_predicate_of_a_row_is_false_for_variants_between_its_cases() {
    for (response, generated, _) in answers() {
        let apart = ApartError::from(response);
        let status = apart.status().as_u16();
        assert_eq!(apart.is_request_failed(), status == 402, "{generated}");
        assert_eq!(apart.is_soft_decline(), generated == "SoftDecline");
    }
}

#[test]
fn a_variant_without_a_response_obeys_the_strictest_rule_that_it_stands_for() {
    let rule = |response| CheckedError::from(response).retry();
    for (response, generated, checked) in answers() {
        let expected = match (generated, checked) {
            // Its case `Soft Decline` may be repeated, the row may not.
            (_, "RequestFailed" | "Card" | "Access") => Retry::Never,
            ("RateLimit", _) => Retry::Throttled,
            // Its row may be repeated, the case `Maintenance` may not.
            (_, "Down") => Retry::Never,
            _ => PayError::from(response.clone()).retry(),
        };
        assert_eq!(rule(response), expected, "{generated} {checked}");
    }
    let soft = PayError::from(answers().remove(1).0);
    assert!(soft.is_retryable_for(&Method::POST));
    assert_eq!(soft.row().unwrap().name(), "Soft Decline");
}

#[test]
fn a_status_alone_gives_the_variant_of_its_row() {
    for status in 100..=999 {
        let status = StatusCode::from_u16(status).unwrap();
        let expected = match status.as_u16() {
            402 => ("RequestFailed", "RequestFailed"),
            403 => ("Forbidden", "Access"),
            503 => ("Down", "Down"),
            500..=599 => ("Broken", "Listed"),
            _ => ("Unlisted", "Unlisted"),
        };
        let (pay, checked) = (PayError::from(status), CheckedError::from(status));
        assert_eq!((pay.variant(), checked.variant()), expected, "{status}");
        assert_eq!((pay.status(), checked.status()), (status, status));
    }
}
