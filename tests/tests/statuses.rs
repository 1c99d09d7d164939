//! Each of the 900 statuses becomes what the table says, held against an independent reading of
//! the file.

use aurora_errors::http::{Method, StatusCode};
use aurora_errors::{
    ApiError, AuroraError, Code, ErrorResponse, FromResponse, Replay, Retry, Rule,
};
use serde_json::Value;

/// A table whose rows stand in every relation to each other.
#[derive(ApiError)]
#[aurora(spec = "tests/tables/gaps.json", generate = GapsError)]
enum Gaps {}

#[derive(Debug, ApiError)]
#[aurora(spec = "tests/tables/gaps.json")]
enum WrittenError {
    Broken(ErrorResponse),
    #[aurora(503, 299)]
    Mixed(StatusCode),
    Gone,
    #[aurora(rest)]
    Listed(ErrorResponse),
    #[aurora(other)]
    Unlisted(StatusCode),
}

/// What the file says of a status, read without the crate.
struct Expected {
    row: Option<Value>,
    is_error: bool,
    retry: Retry,
    replay: Option<Replay>,
}

fn expected(rows: &[Value], status: u16) -> Expected {
    let has = |row: &&Value, code: Value| match &row["code"] {
        Value::String(class) => code == class.to_uppercase(),
        number => *number == code,
    };
    let class = format!("{}XX", status / 100);
    let exact = rows.iter().find(|row| has(row, status.into()));
    let row = exact.or_else(|| rows.iter().find(|row| has(row, class.clone().into())));
    let Some(row) = row else {
        let (retry, replay) = match status {
            501 | 505 | 506 | 508 | 510 | 511 => (Retry::Never, None),
            408 | 425 | 500..=599 => (Retry::Later, Some(Replay::Idempotent)),
            429 => (Retry::Throttled, Some(Replay::Any)),
            _ => (Retry::Never, None),
        };
        return Expected {
            row: None,
            is_error: false,
            retry,
            replay,
        };
    };
    let first = row["code"].to_string().trim_matches('"').as_bytes()[0];
    let retry = match row["retry"].as_str() {
        Some("later") => Retry::Later,
        Some("throttled") => Retry::Throttled,
        _ => Retry::Never,
    };
    let replay = match (row["replay"].as_str(), retry) {
        (Some("any"), _) | (None, Retry::Throttled) => Some(Replay::Any),
        (Some("idempotent"), _) | (None, Retry::Later) => Some(Replay::Idempotent),
        _ => None,
    };
    Expected {
        row: Some(row.clone()),
        is_error: row["error"].as_bool().unwrap_or(first >= b'4'),
        retry,
        replay,
    }
}

/// Without the file's comments and trailing commas, which `serde_json` does not read.
fn rows(text: &str) -> Vec<Value> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let text = text.replace("},\n  ]", "}\n  ]").replace("],\n}", "]\n}");
    let table: Value = serde_json::from_str(&text).unwrap();
    table["statuses"].as_array().unwrap().clone()
}

fn agrees<E: ApiError>(
    rows: &[Value],
    variant: impl Fn(&E) -> String,
    name: impl Fn(&Expected, u16) -> String,
) {
    for status in 100..=999 {
        let code = StatusCode::from_u16(status).unwrap();
        let error = E::from(ErrorResponse::from(code));
        let expected = expected(rows, status);
        assert_eq!(error.status(), code);
        assert_eq!(variant(&error), name(&expected, status), "{status}");
        assert_eq!(error.row().is_some(), expected.row.is_some(), "{status}");
        if let (Some(row), Some(listed)) = (error.row(), &expected.row) {
            assert_eq!(row.name(), listed["name"], "{status}");
            assert_eq!(row.meaning(), listed["meaning"], "{status}");
            assert_eq!(row.advice(), listed["advice"].as_str(), "{status}");
            assert_eq!(row.is_error(), expected.is_error, "{status}");
            assert_eq!(row.replay(), expected.replay, "{status}");
        }
        assert_eq!(error.retry(), expected.retry, "{status}");
        assert_eq!(
            error.is_retryable(),
            expected.retry != Retry::Never,
            "{status}"
        );
        assert_eq!(
            error.is_throttled(),
            expected.retry == Retry::Throttled,
            "{status}"
        );
        let any = expected.replay == Some(Replay::Any);
        assert_eq!(error.is_retryable_for(&Method::POST), any, "{status}");
        assert_eq!(
            error.is_retryable_for(&Method::GET),
            expected.replay.is_some(),
            "{status}"
        );
    }
}

/// The variant's name as `Debug` gives it.
fn debug_name<E: std::fmt::Debug>(error: &E) -> String {
    let text = format!("{error:?}");
    text.split('(').next().unwrap().to_owned()
}

fn camel_case(expected: &Expected) -> String {
    match &expected.row {
        Some(row) if expected.is_error => row["name"].as_str().unwrap().replace(' ', ""),
        _ => "Unlisted".to_owned(),
    }
}

#[test]
fn every_status_is_what_aurora_says() {
    let rows = rows(include_str!("../../spec/aurora.json"));
    agrees::<AuroraError>(&rows, debug_name, |expected, _| camel_case(expected));
}

#[test]
fn every_status_without_a_row_has_the_rule_that_the_documentation_tells() {
    for status in 100..=999 {
        let (rule, expected) = (Rule::unlisted(status), expected(&[], status));
        assert_eq!(rule.retry(), expected.retry, "{status}");
        assert_eq!(rule.replay(), expected.replay, "{status}");
    }
}

#[test]
fn every_status_is_what_a_table_with_classes_codes_and_gaps_says() {
    let rows = rows(include_str!("tables/gaps.json"));
    agrees::<GapsError>(&rows, debug_name, |expected, _| camel_case(expected));
}

#[test]
fn every_status_is_what_the_user_made_of_the_table() {
    let rows = rows(include_str!("tables/gaps.json"));
    agrees::<WrittenError>(&rows, debug_name, |expected, status| {
        let name = match (camel_case(expected).as_str(), status) {
            (_, 503 | 299) => "Mixed",
            ("Broken", _) => "Broken",
            ("Gone", _) => "Gone",
            ("Unlisted", _) => "Unlisted",
            _ => "Listed",
        };
        name.to_owned()
    });
}

#[test]
fn a_status_and_a_whole_response_become_the_same_variant() {
    for status in 100..=999 {
        let status = StatusCode::from_u16(status).unwrap();
        let mut response = aurora_errors::http::Response::new("body");
        *response.status_mut() = status;
        let name = debug_name(&GapsError::from(status));
        assert_eq!(debug_name(&GapsError::from(response.clone())), name);
        match GapsError::check(response) {
            Ok(response) => assert_eq!(response.body(), &"body"),
            Err(error) => assert_eq!(debug_name(&error), name),
        }
    }
}

#[test]
fn check_lets_through_what_is_no_error() {
    let checked = |status: u16| {
        let mut response = aurora_errors::http::Response::new("");
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        GapsError::check(response).is_ok()
    };
    for (status, fine) in [
        (100, true),  // a row that is no error
        (200, true),  // a class that is none
        (299, false), // a row that is one by `error`
        (300, true),  // unlisted, below 400
        (404, true),  // a row that is none by `error`
        (400, false), // unlisted, 400 or more
        (503, false),
        (700, false),
    ] {
        assert_eq!(checked(status), fine, "{status}");
    }
}

#[test]
fn what_a_variant_keeps_is_what_it_gives_back() {
    let error = WrittenError::from(StatusCode::GONE);
    assert!(error.is_gone() && error.response().is_none() && error.into_response().is_none());
    let error = WrittenError::from(StatusCode::SERVICE_UNAVAILABLE);
    assert!(error.is_mixed() && error.response().is_none());
    assert_eq!(error.status(), 503);
    let error = WrittenError::from(StatusCode::BAD_GATEWAY);
    assert_eq!(error.response().unwrap().status(), 502);
    assert_eq!(FromResponse::status(&error.into_response().unwrap()), 502);
}

#[test]
fn the_table_is_there_at_compile_time() {
    const NAME: &str = match AuroraError::TABLE.row(404) {
        Some(row) => row.name(),
        None => "",
    };
    assert_eq!(NAME, "Not Found");
    assert_eq!(GapsError::TABLE.rows().len(), 10);
    assert_eq!(GapsError::TABLE.rows()[0].code(), Code::Class(5));
    assert!(GapsError::TABLE.row(99).is_none() && GapsError::TABLE.row(1000).is_none());
}

#[test]
fn a_table_with_every_status_and_class_compiles() {
    // `all.json` is written by the build script.
    assert_eq!(all::AllError::TABLE.rows().len(), 909);
    let rows = rows(include_str!(concat!(env!("OUT_DIR"), "/all.json")));
    agrees::<all::AllError>(&rows, debug_name, |expected, _| camel_case(expected));
}

mod all {
    use aurora_errors::ApiError;

    /// Every status and every class there is.
    #[derive(ApiError)]
    #[aurora(spec = "$OUT_DIR/all.json", generate = AllError)]
    pub(crate) enum All {}
}
