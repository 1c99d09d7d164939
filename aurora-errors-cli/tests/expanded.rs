//! What `expand` writes compiles as it is, for users who warn of everything.

#![deny(missing_docs, warnings, clippy::all, clippy::pedantic)]

// The layout is another than rustfmt's so that `expand --check` has something to overlook.
#[rustfmt::skip]
#[path = "commands/expanded.rs"]
mod expanded;

#[rustfmt::skip]
#[path = "commands/expanded_cases.rs"]
mod expanded_cases;

use aurora_errors::http::{Response, StatusCode};
use expanded::PetError;
use expanded_cases::PaymentError;

#[test]
fn an_expanded_enum_takes_the_statuses_of_its_table() {
    assert!(PetError::from(StatusCode::NOT_FOUND).is_sad());
    assert!(matches!(
        PetError::from(StatusCode::BAD_GATEWAY),
        PetError::Overloaded(_)
    ));
    assert!(PetError::from(StatusCode::IM_A_TEAPOT).is_unlisted());
}

#[test]
fn an_expanded_enum_has_a_variant_for_each_case() {
    let body = r#"{"error": {"code": "insufficient_funds"}}"#;
    let response = Response::builder().status(402).body(body).unwrap();
    assert!(PaymentError::from(response).is_card_declined());
    let status = StatusCode::PAYMENT_REQUIRED;
    assert!(matches!(
        PaymentError::from(status),
        PaymentError::RequestFailed(_)
    ));
}
