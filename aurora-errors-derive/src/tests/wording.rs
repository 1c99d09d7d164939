//! What the derive says of enums that do not fit their table.

mod cases;

use super::expand;

const PETS: &str = r#"{
  "api": "Pets",
  "statuses": [
    { "code": 200, "name": "OK", "meaning": "Here it is." },
    { "code": 404, "name": "Not Found", "meaning": "No such pet.", "retry": "never" },
    { "code": "5XX", "name": "Server Error", "meaning": "Our fault.", "retry": "later" }
  ]
}"#;

fn faults(item: &str) -> String {
    expand(item, PETS).1.join("\n")
}

/// The faults of an enum with these variants.
fn of(variants: &str) -> String {
    faults(&format!(
        "#[aurora(builtin)] enum PetError {{ {variants} }}"
    ))
}

const FITS: &str = "NotFound(R), ServerError(R), #[aurora(other)] Unlisted(R)";

#[test]
fn an_enum_that_fits_has_no_fault() {
    assert_eq!(of(FITS), "");
    assert_eq!(
        of("#[aurora(404)] Gone, #[aurora(rest)] Listed(R), #[aurora(other)] X(R)"),
        ""
    );
    assert_eq!(
        of("#[aurora(404, \"5xx\")] All(R), #[aurora(rest)] L(R), #[aurora(other)] X(R)"),
        ""
    );
}

#[test]
fn a_row_without_a_variant_comes_with_the_lines_to_paste() {
    assert_eq!(
        of("#[aurora(other)] Unlisted(R)"),
        "\
row 404 Not Found of the table has no variant
 --> spec/pets.json:5:5
row 5XX Server Error of the table has no variant
 --> spec/pets.json:6:5
expected

    NotFound(ErrorResponse),
    ServerError(ErrorResponse),

or, for all of them,

    #[aurora(rest)]
    Listed(ErrorResponse),
"
    );
}

#[test]
fn a_misspelt_variant_is_one_fault_with_the_near_name() {
    assert_eq!(
        of("NotFond(R), ServerError(R), #[aurora(other)] Unlisted(R)"),
        "no row of the table is named `NotFond`: did you mean `NotFound` (404, spec/pets.json:5:5)?"
    );
}

#[test]
fn a_variant_without_a_row_says_what_to_write() {
    assert_eq!(
        of(&format!("Teapot(R), {FITS}")),
        "no row of the table is named `Teapot`: expected the name of one, or its code as in \
         `#[aurora(404)]`"
    );
    assert_eq!(
        of(&format!("Ok(R), {FITS}")),
        "row 200 OK of the table (spec/pets.json:4:5) is not an error: expected one that is, as no other has a variant"
    );
}

#[test]
fn a_code_that_is_no_row_of_an_error_names_what_is() {
    assert_eq!(
        of(&format!("#[aurora(418)] Teapot(R), {FITS}")),
        "the table has no row 418: expected one of `404`, `\"5XX\"`"
    );
    assert_eq!(
        of(&format!("#[aurora(503)] Down(R), {FITS}")),
        "the table has no row 503: expected its class `\"5XX\"` (spec/pets.json:6:5)"
    );
    assert_eq!(
        of(&format!("#[aurora(200)] Fine(R), {FITS}")),
        "row 200 OK of the table (spec/pets.json:4:5) is not an error: expected one that is, as no other has a variant"
    );
}

#[test]
fn a_row_has_one_variant() {
    assert_eq!(
        of(&format!("{FITS}, #[aurora(404)] Gone(R)")),
        "row 404 Not Found of the table (spec/pets.json:5:5) belongs to `NotFound` already: \
         expected one variant for each row"
    );
    assert_eq!(
        of(&format!("#[aurora(404, 404)] Gone(R), {FITS}"))
            .lines()
            .next(),
        Some("`404` stands here twice: expected it once")
    );
}

#[test]
fn a_variant_that_stands_for_many_statuses_keeps_which() {
    assert_eq!(
        of("NotFound, ServerError, #[aurora(other)] Unlisted(R)"),
        "a variant without a field stands for one exact code, and this one for the class 5XX \
         (spec/pets.json:6:5): expected `ServerError(ErrorResponse)` or `ServerError(StatusCode)`"
    );
    assert_eq!(
        of("#[aurora(404, \"5XX\")] Any, #[aurora(other)] Unlisted(R)"),
        "a variant without a field stands for one exact code, and this one for 2 rows: expected \
         `Any(ErrorResponse)` or `Any(StatusCode)`"
    );
    assert_eq!(
        of("NotFound, ServerError(R), #[aurora(other)] Unlisted"),
        "a variant with `other` stands for many statuses and must keep which one came: expected \
         `Unlisted(ErrorResponse)` or `Unlisted(StatusCode)`"
    );
}

#[test]
fn there_is_one_other() {
    assert_eq!(
        of("NotFound(R), ServerError(R)"),
        "no variant takes the statuses that the table does not list as errors: expected one with \
         `other`\n\n    #[aurora(other)]\n    Unlisted(ErrorResponse),\n"
    );
    assert_eq!(
        of("NotFound(R), ServerError(R), Unlisted(R)")
            .matches("expected")
            .count(),
        1
    );
    assert_eq!(
        of(&format!("{FITS}, #[aurora(other)] Second(R)")),
        "`other` stands on two variants: expected it on one"
    );
    assert_eq!(
        of(&format!(
            "{FITS}, #[aurora(rest)] A(R), #[aurora(rest)] B(R)"
        )),
        "`rest` stands on two variants: expected it on one"
    );
}

#[test]
fn methods_have_distinct_names() {
    assert_eq!(
        of(&format!("{FITS}, #[aurora(rest)] Retryable(R)")),
        "this variant would get the method `is_retryable`, which every error has already: \
         expected another name"
    );
    assert_eq!(
        of("NotFound(R), #[aurora(rest)] Notfound(R), #[aurora(other)] Not_Found(R)"),
        "this variant would get the method `is_not_found`, which `NotFound` has already: expected \
         another name"
    );
}

#[test]
fn attributes_say_what_they_take() {
    let of_enum = |attribute: &str| {
        faults(&format!(
            "#[aurora({attribute})] enum PetError {{ {FITS} }}"
        ))
    };
    assert_eq!(
        of_enum("sepc = \"a.json\""),
        "unknown key `sepc` (did you mean `spec`?): expected `spec`, `builtin`, `generate`, `derives` or `crate`"
    );
    assert_eq!(
        of_enum("spec = \"a\", spec = \"b\""),
        "this key stands here twice: expected it once"
    );
    assert_eq!(
        of_enum("builtin, derives(Clone)"),
        "`derives` belongs to the form with `generate`: expected `#[derive(…)]` on the enum"
    );
    let of_variant = |attribute: &str| of(&format!("{FITS}, #[aurora({attribute})] X(R)"));
    assert_eq!(
        of_variant("others"),
        "expected codes such as `404` or `\"5XX\"`, names such as `\"Card Declined\"`, `rest` or \
         `other`"
    );
    assert_eq!(
        of_variant("42"),
        "`42` is not a status: expected `100` to `999`, or a class such as `\"5XX\"`"
    );
    assert_eq!(
        of_variant("\"404\""),
        "a code is written without quotes: expected `404`"
    );
    assert_eq!(
        of_variant("404, rest"),
        "a variant stands for codes and names, for `rest` or for `other`: expected one of these"
    );
}

#[test]
fn a_forgotten_table_is_one_fault_with_the_lines_to_paste() {
    let message = "\
no table is named: expected

    #[aurora(spec = \"spec/pets.json\")]

with the table of your API, or

    #[aurora(builtin)]

for the built-in table of the Aurora API
";
    assert_eq!(faults(&format!("enum PetError {{ {FITS} }}")), message);
    assert_eq!(
        faults("#[aurora(generate = PetError)] enum Pets {}"),
        message
    );
    assert_eq!(
        faults("#[aurora(builtin, spec = \"spec/pets.json\")] enum Pets { X(R) }"),
        "`spec` and `builtin` name two tables: expected one of them"
    );
}

#[test]
fn an_enum_that_would_be_its_own_marker_is_one_fault() {
    assert_eq!(
        faults("#[aurora(builtin, generate = Pets)] enum Pets {}"),
        "`generate` names the marker itself: expected another name, such as `PetsError`"
    );
}

#[test]
fn values_with_quotes_that_take_none_are_one_fault() {
    let of_marker = |attribute: &str| faults(&format!("#[aurora({attribute})] enum Pets {{}}"));
    assert_eq!(
        of_marker("generate = \"PetError\""),
        "expected a name without quotes, as in `generate = PetError`"
    );
    assert_eq!(
        of_marker("generate = PetError, crate = \"my::errors\""),
        "expected a path without quotes, as in `crate = my::errors`"
    );
    assert_eq!(
        of_marker("generate = PetError, derives(\"Clone\", \"Copy\")"),
        "expected a path without quotes, as in `derives(Clone)`"
    );
}

#[test]
fn an_attribute_belongs_on_the_variant_and_not_on_its_field() {
    assert_eq!(
        of(&format!("{FITS}, #[aurora(rest)] X(#[aurora(404)] R)")),
        "a field has no attribute of its own: expected `#[aurora(…)]` on the variant"
    );
}

#[test]
fn an_enum_without_variants_is_one_fault_with_the_lines_to_paste() {
    assert_eq!(
        faults("#[aurora(spec = \"spec/pets.json\")] enum Pets {}"),
        "\
an enum without variants: expected `generate = MyError` for the table to write them, or

    NotFound(ErrorResponse),
    ServerError(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
"
    );
}

#[test]
fn items_of_other_kinds_are_refused_in_one_fault() {
    assert_eq!(
        faults("struct PetError;"),
        "`ApiError` can be derived for enums only: expected `pub enum MyError { … }`, or an empty \
         enum with `generate = MyError`"
    );
    assert_eq!(
        faults("#[aurora(builtin)] enum PetError<T> { #[aurora(other)] Unlisted(T) }"),
        "`ApiError` cannot be derived for a generic enum: expected an enum without parameters, \
         with `Typed<P>` where a payload type differs"
    );
    assert_eq!(
        of(&format!("{FITS}, #[aurora(rest)] Two(R, R)")),
        "a variant keeps one thing of the response: expected no field or one, such as \
         `ErrorResponse`, `StatusCode` or `Typed<P>`"
    );
    assert_eq!(
        faults("#[aurora(builtin, generate = PetError)] enum Pets { NotFound }"),
        "an enum with `generate` is only a marker: expected no variants here, the table writes them"
    );
}

#[test]
fn a_fault_of_the_table_hides_what_follows_from_it() {
    let table = PETS.replace("never", "nevr");
    let (_, faults) = expand(
        &format!("#[aurora(builtin)] enum PetError {{ {FITS} }}"),
        &table,
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("spec/pets.json:5:"), "{faults:?}");
}
