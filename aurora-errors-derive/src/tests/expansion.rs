//! The expansion as it reads. `UPDATE_EXPECT=1 cargo test` writes the files anew; read the
//! difference before it is committed.

use super::expand;
use super::readable::readable;
use expect_test::expect_file;
use quote::ToTokens as _;
use syn::File;

const PETS: &str = r#"{
  "api": "Pets",
  "version": "3",
  "docs": "https://pets.example/errors",
  "messages": ["/errors/*/message"],
  "codes": ["/code"],
  "retry_after": [
    { "header": "X-Wait-Ms", "unit": "ms" },
    { "body": "/wait", "unit": "s" }
  ],
  "statuses": [
    { "code": 200, "name": "OK", "meaning": "Here it is." },
    { "code": 404, "name": "Not Found", "meaning": "There is no such pet.", "retry": "never" },
    { "code": 409, "name": "Conflict", "meaning": "Someone holds the pet.",
      "advice": "Wait a moment.", "retry": "later", "replay": "any" },
    { "code": 429, "name": "Too Many Requests", "meaning": "Slow down.",
      "docs": "https://pets.example/limits", "retry": "throttled" },
    { "code": "5XX", "name": "Server Error", "meaning": "Our fault.", "retry": "later" }
  ]
}"#;

const PAY: &str = r#"{
  "api": "Pay",
  "codes": ["/error/code"],
  "statuses": [
    { "code": 200, "name": "OK", "meaning": "Done.", "cases": [
      { "when": { "body": { "/ok": false } }, "name": "Refused", "error": true, "retry": "never" }
    ] },
    { "code": 402, "name": "Request Failed", "meaning": "It failed.", "advice": "Ask.",
      "retry": "never", "cases": [
      { "when": { "code": "card_declined" }, "name": "Card Declined" },
      { "when": { "code": ["busy", "slow"], "header": { "x-try": "*" } }, "name": "Busy", "meaning": "Busy.",
        "retry": "later", "retry_after": [{ "header": "x-wait", "unit": "s" }] }
    ] }
  ]
}"#;

fn pretty(item: &str) -> String {
    pretty_of(item, PETS)
}

fn pretty_of(item: &str, table: &str) -> String {
    let (file, faults) = expand(item, table);
    assert_eq!(faults, Vec::<String>::new());
    unparse(&file)
}

/// With the literals of the table as text.
fn unparse(file: &File) -> String {
    let tokens = readable(file.to_token_stream());
    prettyplease::unparse(&syn::parse2(tokens).unwrap())
}

#[test]
fn the_table_writes_the_enum() {
    let text = pretty(
        r#"/// The pets.
        #[aurora(spec = "spec/pets.json", generate = PetError, derives(Clone, Debug))]
        #[non_exhaustive]
        pub enum Pets {}"#,
    );
    expect_file!["snapshots/generated.rs"].assert_eq(&text);
}

#[test]
fn the_user_writes_the_enum() {
    let text = pretty(
        r#"#[aurora(builtin, crate = renamed::errors)]
        pub(crate) enum PetError {
            NotFound(Typed<Missing>),
            #[aurora(409)] Busy,
            #[aurora(429, "5XX")] Wait { response: ErrorResponse },
            #[aurora(other)] Unlisted(ErrorResponse),
        }"#,
    );
    expect_file!["snapshots/checked.rs"].assert_eq(&text);
}

#[test]
fn a_case_has_a_variant_behind_that_of_its_row() {
    let text = pretty_of("#[aurora(builtin, generate = PayError)] enum Pay {}", PAY);
    expect_file!["snapshots/generated_cases.rs"].assert_eq(&text);
}

#[test]
fn cases_are_the_user_s_variants_or_go_with_their_row() {
    let text = pretty_of(
        r#"#[aurora(builtin)]
        enum PayError {
            RequestFailed(StatusCode),
            Busy,
            #[aurora("Refused")] No(ErrorResponse),
            #[aurora(other)] Unlisted(ErrorResponse),
        }"#,
        PAY,
    );
    expect_file!["snapshots/checked_cases.rs"].assert_eq(&text);
}

#[test]
fn beside_a_fault_nothing_depends_on_the_fields() {
    let (file, faults) = expand(
        "#[aurora(builtin)] enum PetError { NotFond(NoResponse), #[aurora(rest)] Listed(ErrorResponse) }",
        PETS,
    );
    assert_eq!(faults.len(), 2);
    expect_file!["snapshots/beside_a_fault.rs"].assert_eq(&unparse(&file));
}
