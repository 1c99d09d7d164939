//! What `expand` writes compiles as it is, for users who warn of everything.

#![deny(missing_docs, warnings, clippy::all, clippy::pedantic)]

// The layout is another than rustfmt's so that `expand --check` has something to overlook.
#[rustfmt::skip]
#[path = "commands/expanded.rs"]
mod expanded;

use aurora_errors::http::StatusCode;
use expanded::PetError;

#[test]
fn an_expanded_enum_takes_the_statuses_of_its_table() {
    assert!(PetError::from(StatusCode::NOT_FOUND).is_sad());
    assert!(matches!(
        PetError::from(StatusCode::BAD_GATEWAY),
        PetError::Overloaded(_)
    ));
    assert!(PetError::from(StatusCode::IM_A_TEAPOT).is_unlisted());
}
