//! Names beyond ASCII, in any normal form: Rust compares identifiers in NFC.

use aurora_errors::http::StatusCode;
use aurora_errors::{ApiError, ErrorResponse};

#[derive(ApiError)]
#[aurora(spec = "tests/tables/names.json", generate = CafeError)]
enum Cafe {}

#[derive(Debug, ApiError)]
#[aurora(spec = "tests/tables/names.json")]
enum CheckedError {
    CaféOuvert(ErrorResponse),
    Ϊ́(ErrorResponse),
    Ärger(ErrorResponse),
    GeschlossenFürÄrzte(ErrorResponse),
    #[aurora(other)]
    r#Unlisted(ErrorResponse),
}

#[test]
fn a_name_in_any_normal_form_is_one_variant_in_both_forms() {
    let checked = |code: u16| CheckedError::from(StatusCode::from_u16(code).unwrap());
    let generated = |code: u16| CafeError::from(StatusCode::from_u16(code).unwrap());
    for (code, variant) in [(402, "CaféOuvert"), (404, "Ϊ́"), (409, "Ärger")] {
        assert_eq!(checked(code).variant(), variant);
        assert_eq!(generated(code).variant(), variant);
    }
    assert!(matches!(generated(402), CafeError::CaféOuvert(_)));
    assert!(matches!(generated(404), CafeError::Ϊ́(_)));
    assert!(generated(402).is_café_ouvert() && checked(402).is_café_ouvert());
    assert!(generated(404).is_ΐ() && checked(404).is_ΐ());
    // A raw identifier is the same name.
    assert_eq!(checked(500).variant(), "Unlisted");
    assert!(!checked(402).is_geschlossen_für_ärzte());
}
