//! What is said about rows, each alone and beside others, and where.

mod told;

use told::{check, faults_of};

/// The faults of a table whose rows begin on its second line.
fn faults_of_rows(rows: &str) -> String {
    faults_of(&format!(
        "{{\"api\": \"Pets\", \"statuses\": [\n{rows}\n]}}"
    ))
}

#[test]
fn a_code_is_a_status_or_a_class() {
    let expected = "expected a number from 100 to 999, or a class such as `\"5XX\"`";
    let cases = [
        ("404", String::new()),
        ("\"4xX\"", String::new()),
        (
            "\"404\"",
            "2:10 code `\"404\"` is a string: write 404 without quotes".into(),
        ),
        (
            "404.0",
            "2:10 code `404.0` is not a plain number: write 404".into(),
        ),
        (
            "4.04e2",
            "2:10 code `4.04e2` is not a plain number: write 404".into(),
        ),
        (
            "404.5",
            "2:10 code `404.5` is not a whole number: expected 100 to 999".into(),
        ),
        ("99", format!("2:10 code `99` is out of range: {expected}")),
        (
            "1000",
            format!("2:10 code `1000` is out of range: {expected}"),
        ),
        (
            "-404",
            format!("2:10 code `-404` is out of range: {expected}"),
        ),
        (
            "4e999",
            format!("2:10 code `4e999` is out of range: {expected}"),
        ),
        (
            "\"0XX\"",
            "2:10 unknown class `0XX`: expected `1XX` to `9XX`".into(),
        ),
        (
            "\"default\"",
            format!("2:10 unknown code `default`: {expected}"),
        ),
        ("\"\"", format!("2:10 unknown code ``: {expected}")),
        ("true", format!("2:10 `code` is `true`: {expected}")),
    ];
    for (code, expected) in cases {
        let row = format!(r#"{{"code": {code}, "name": "A", "meaning": "b", "retry": "never"}}"#);
        assert_eq!(faults_of_rows(&row), expected, "in {code}");
    }
}

#[test]
fn keys_of_a_row_are_known_given_and_not_doubled() {
    let cases = [
        (
            "{}",
            "2:1 missing key `code`: expected a number from 100 to 999, or a class such as \
             `\"5XX\"`\n\
             2:1 missing key `name`: expected the name that the documentation uses\n\
             2:1 missing key `meaning`: expected what the API means by it",
        ),
        (
            r#"{"code": true, "name": "Gone", "retry": "never"}"#,
            "2:1 missing key `meaning` in row `Gone`: expected what the API means by it\n\
             2:10 `code` is `true`: expected a number from 100 to 999, or a class such as `\"5XX\"`",
        ),
        (
            r#"{"name": "Not Found", "meaning": "gone"}"#,
            "2:1 missing key `code` in row `Not Found`: expected a number from 100 to 999, or a \
             class such as `\"5XX\"`",
        ),
        (
            r#"{"code": 404, "name": "Not Found", "meaning": "gone"}"#,
            "2:1 missing key `retry` in row `404`: expected `never`, `later` or `throttled`",
        ),
        (
            r#"{"code": 404, "name": "Not Found", "meaning": "gone", "retyr": "never"}"#,
            "2:55 unknown key `retyr`: did you mean `retry`?",
        ),
        (
            r#"{"code": 200, "name": "Ok", "meaning": "fine", "name": "Fine"}"#,
            "2:48 duplicate key `name`: first at 2:15",
        ),
        (
            r#"{"code": 200, "name": "Ok", "meaning": " \n"}"#,
            "2:40 `meaning` is empty: expected some text",
        ),
        (
            r#"{"code": 200, "name": "Ok", "meaning": "fine", "advice": "", "docs": 1}"#,
            "2:58 `advice` is empty: expected some text\n2:70 `docs` is a number: expected a string",
        ),
    ];
    check(&cases, faults_of_rows);
}

#[test]
fn retry_and_replay_stand_where_they_mean_something() {
    let no_error = "on a row that is no error: leave it out, or add `\"error\": true`";
    let cases = [
        (r#"404, "retry": "later", "replay": "any""#, String::new()),
        (r#"200, "error": true, "retry": "never""#, String::new()),
        (r#"404, "error": false"#, String::new()),
        (
            r#"404, "retry": "sometimes""#,
            "2:53 unknown retry class `sometimes`: expected `never`, `later` or `throttled`".into(),
        ),
        (
            r#"404, "retry": "Later""#,
            "2:53 unknown retry class `Later`: expected `never`, `later` or `throttled`, in \
             small letters"
                .into(),
        ),
        (
            r#"404, "retry": true"#,
            "2:53 `retry` is `true`: expected `never`, `later` or `throttled`".into(),
        ),
        (
            r#"404, "retry": "later", "replay": "all""#,
            "2:72 unknown replay class `all`: expected `any` or `idempotent`".into(),
        ),
        (
            r#"404, "retry": "never", "replay": "any""#,
            "2:62 `replay` beside the retry class `never`: leave it out".into(),
        ),
        (
            r#"200, "retry": "never""#,
            format!("2:44 `retry` {no_error}"),
        ),
        (
            r#"200, "replay": "any""#,
            format!("2:44 `replay` {no_error}"),
        ),
        (
            r#"200, "retry": "later", "replay": "any""#,
            format!("2:44 `retry` {no_error}"),
        ),
        (
            r#"200, "retry": "later", "replay": "all""#,
            format!("2:44 `retry` {no_error}"),
        ),
        (
            r#"404, "error": false, "retry": "never""#,
            format!("2:60 `retry` {no_error}"),
        ),
        (
            r#"200, "error": true"#,
            "2:1 missing key `retry` in row `200`: expected `never`, `later` or `throttled`".into(),
        ),
        (
            r#"404, "error": 1"#,
            "2:53 `error` is a number: expected `true` or `false`".into(),
        ),
    ];
    for (members, expected) in cases {
        let row = format!(r#"{{"name": "A", "meaning": "b", "code": {members}}}"#);
        assert_eq!(faults_of_rows(&row), expected, "in {members}");
    }
}

#[test]
fn a_name_makes_a_variant() {
    let cases = [
        (r#""name": "No", "variant": "Nothing""#, ""),
        (r#""name": "Self", "variant": "Myself""#, ""),
        (
            r#""name": "5th Error""#,
            "2:60 name `5th Error` makes the variant `5thError`, which is not a Rust identifier: \
             add a `variant`",
        ),
        (
            r#""name": "!""#,
            "2:60 name `!` makes no variant: add a `variant`",
        ),
        (
            r#""name": "self""#,
            "2:60 name `self` makes the variant `Self`, which is a Rust keyword: add a `variant`",
        ),
        (
            r#""name": "No", "variant": "gen""#,
            "2:77 variant `gen` is a Rust keyword: choose another",
        ),
        (
            r#""name": "No", "variant": "_""#,
            "2:77 variant `_` is not a Rust identifier: choose another",
        ),
        (
            r#""name": "No", "variant": "No Such""#,
            "2:77 variant `No Such` is not a Rust identifier: choose another",
        ),
        (
            r#""name": "Unlisted""#,
            "2:60 name `Unlisted` makes the variant `Unlisted`, which clashes with the method \
             `is_unlisted` of every error: add a `variant`",
        ),
        (
            r#""name": "Retryable""#,
            "2:60 name `Retryable` makes the variant `Retryable`, which clashes with the method \
             `is_retryable` of every error: add a `variant`",
        ),
        (
            r#""name": "No", "variant": "Throttled""#,
            "2:77 variant `Throttled` clashes with the method `is_throttled` of every error: \
             choose another",
        ),
    ];
    check(&cases, |members| {
        faults_of_rows(&format!(
            r#"{{"code": 404, "meaning": "gone", "retry": "never", {members}}}"#
        ))
    });
}

#[test]
fn a_row_that_is_no_error_needs_no_variant() {
    let rows = r#"{"code": 200, "name": "200", "meaning": "a"},
                  {"code": 201, "name": "200", "meaning": "a"}"#;
    assert_eq!(faults_of_rows(rows), "");
    let chosen = r#"{"code": 200, "name": "OK", "meaning": "a", "variant": "r#ok"}"#;
    assert_eq!(
        faults_of_rows(chosen),
        "2:56 variant `r#ok` is not a Rust identifier: choose another"
    );
}

#[test]
fn two_rows_cannot_be_one() {
    let row = |code: &str, name: &str| {
        format!(r#"{{"code": {code}, "meaning": "a", "retry": "never", "name": "{name}"}}"#)
    };
    let cases = [
        // The name is doubled, too, but that is the same mistake.
        (
            ["404", "Not Found"],
            ["404", "Not Found"],
            "3:10 duplicate code `404`: first at 2:10",
        ),
        (
            ["\"5XX\"", "A"],
            ["\"5xx\"", "B"],
            "3:10 duplicate code `5XX`: first at 2:10",
        ),
        (
            ["404", "Not Found"],
            ["410", "not found!"],
            "3:57 name `not found!` makes the variant `NotFound`, which clashes with the same \
             variant at 2:57: add a `variant`",
        ),
        (
            ["404", "HttpError"],
            ["410", "HTTP error"],
            "3:57 name `HTTP error` makes the variant `HttpError`, which clashes with the same \
             variant at 2:57: add a `variant`",
        ),
        (
            ["404", "AnHTTPSite"],
            ["410", "An HTTP site"],
            "3:57 name `An HTTP site` makes the variant `AnHttpSite`, which clashes with \
             `AnHTTPSite` at 2:57, as both make `is_an_http_site`: add a `variant`",
        ),
    ];
    for ([code, name], [other, same], expected) in cases {
        let rows = format!("{},\n{}", row(code, name), row(other, same));
        assert_eq!(faults_of_rows(&rows), expected);
    }
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_file() {
    let rows = r#"{"code": 1, "name": "Self", "meaning": "", "retry": "x", "y": 2},
{"code": 404, "name": "Not Found", "meaning": "gone", "retry": "never"},
{"code": 404, "name": "Gone", "meaning": "gone", "retry": "newer"}"#;
    assert_eq!(
        faults_of_rows(rows),
        "2:10 code `1` is out of range: expected a number from 100 to 999, or a class such as \
         `\"5XX\"`\n\
         2:40 `meaning` is empty: expected some text\n\
         2:53 unknown retry class `x`: expected `never`, `later` or `throttled`\n\
         2:58 unknown key `y`: expected `code`, `name`, `meaning`, `advice`, `docs`, `variant`, \
         `retry`, `replay`, `error`, `retry_after` or `cases`\n\
         4:10 duplicate code `404`: first at 3:10\n\
         4:59 unknown retry class `newer`: expected `never`, `later` or `throttled`; did you mean \
         `never`?"
    );
}
