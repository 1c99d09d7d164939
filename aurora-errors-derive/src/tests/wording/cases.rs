//! What the derive says of enums whose table tells cases apart.

use crate::tests::expand;

const PAY: &str = r#"{
  "api": "Pay",
  "statuses": [
    { "code": 200, "name": "OK", "meaning": "m", "cases": [
      { "when": { "body": { "/ok": false } }, "name": "Refused", "error": true, "retry": "never" }
    ] },
    { "code": 402, "name": "Request Failed", "meaning": "m", "retry": "never", "cases": [
      { "when": { "code": "card_declined" }, "name": "Card Declined" },
      { "when": { "code": "later" }, "name": "Busy", "retry": "later" }
    ] },
    { "code": "5XX", "name": "Server Error", "meaning": "m", "retry": "later", "cases": [
      { "when": { "header": { "x-down": "*" } }, "name": "Down" }
    ] }
  ]
}"#;

/// The faults of an enum whose table has cases.
fn of_cases(variants: &str) -> String {
    let item = format!("#[aurora(builtin)] enum PayError {{ {variants} }}");
    expand(&item, PAY).1.join("\n")
}

const ROWS: &str = "RequestFailed(R), ServerError(R), Refused(R), #[aurora(other)] Unlisted(R)";

#[test]
fn a_case_needs_no_variant_but_may_have_one() {
    assert_eq!(of_cases(ROWS), "");
    assert_eq!(of_cases(&format!("CardDeclined(R), {ROWS}")), "");
    for attribute in ["\"Card Declined\"", "\"Card Declined\", \"Busy\", \"Down\""] {
        let variants = format!("#[aurora({attribute})] Card(R), {ROWS}");
        assert_eq!(of_cases(&variants), "", "{attribute}");
    }
    assert_eq!(
        of_cases("#[aurora(402, \"Refused\")] A(R), #[aurora(rest)] B(R), #[aurora(other)] C(R)"),
        ""
    );
    assert_eq!(
        of_cases("#[aurora(\"Request Failed\")] A(R), #[aurora(rest)] B(R), #[aurora(other)] C(R)"),
        ""
    );
}

#[test]
fn an_error_inside_a_success_has_a_variant() {
    assert_eq!(
        of_cases("RequestFailed(R), ServerError(R), #[aurora(other)] Unlisted(R)"),
        "\
case 200 Refused of the table has no variant
 --> spec/pets.json:5:7
expected

    Refused(ErrorResponse),

or, for all of them,

    #[aurora(rest)]
    Listed(ErrorResponse),
"
    );
}

#[test]
fn a_name_that_no_row_and_no_case_has_is_one_fault_with_the_near_name() {
    assert_eq!(
        of_cases(&format!("#[aurora(\"Card declined\")] Card(R), {ROWS}")),
        "no row or case of the table has the name `Card declined`: did you mean `\"Card Declined\"` \
         (402, spec/pets.json:8:7)?"
    );
    assert_eq!(
        of_cases(&format!("#[aurora(\"Teapot\")] Card(R), {ROWS}")),
        "no row or case of the table has the name `Teapot`: expected a name as the table has it, \
         or a code such as `404`"
    );
    assert_eq!(
        of_cases(&format!("CardDeclned(R), {ROWS}")),
        "no row or case of the table is named `CardDeclned`: did you mean `CardDeclined` (402, \
         spec/pets.json:8:7)?"
    );
    assert_eq!(
        of_cases(
            "#[aurora(\"Reqest Failed\")] RequestFailed(R), ServerError(R), Refused(R), \
                  #[aurora(other)] Unlisted(R)"
        ),
        "no row or case of the table has the name `Reqest Failed`: did you mean `\"Request Failed\"` \
         (402, spec/pets.json:7:5)?"
    );
    assert_eq!(
        of_cases(&format!("#[aurora(\"OK\")] Fine(R), {ROWS}")),
        "row 200 OK of the table (spec/pets.json:4:5) is not an error: expected one that is, as no \
         other has a variant"
    );
}

#[test]
fn a_case_has_one_variant() {
    assert_eq!(
        of_cases(&format!(
            "CardDeclined(R), #[aurora(\"Card Declined\")] Again(R), {ROWS}"
        )),
        "case 402 Card Declined of the table (spec/pets.json:8:7) belongs to `CardDeclined` already: \
         expected one variant for each case"
    );
}

#[test]
fn a_variant_without_a_field_stands_for_cases_of_one_exact_code() {
    assert_eq!(of_cases(&format!("CardDeclined, Busy, {ROWS}")), "");
    assert_eq!(
        of_cases(&format!(
            "#[aurora(\"Card Declined\", \"Busy\")] Card, {ROWS}"
        )),
        ""
    );
    assert_eq!(
        of_cases(&format!("Down, {ROWS}")),
        "a variant without a field stands for one exact code, and this one for the class 5XX \
         (spec/pets.json:12:7): expected `Down(ErrorResponse)` or `Down(StatusCode)`"
    );
    assert_eq!(
        of_cases(&format!(
            "#[aurora(\"Busy\", \"Refused\")] Two, {}",
            ROWS.replace("Refused(R), ", "")
        )),
        "a variant without a field stands for one exact code, and this one for 2 rows: expected \
         `Two(ErrorResponse)` or `Two(StatusCode)`"
    );
}
