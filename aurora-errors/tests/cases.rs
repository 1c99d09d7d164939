//! One status, several failures: which case an answer is, and what follows from it.

use aurora_errors::http::{Method, Request, Response, StatusCode, response::Builder};
use aurora_errors::{ApiError, ErrorResponse, Replay, Retry, Rule};
use std::time::Duration;

#[derive(ApiError)]
#[aurora(spec = "tests/cases.json", generate = PayError)]
enum Pay {}

#[derive(ApiError)]
#[aurora(spec = "tests/many_codes.json", generate = ShopError)]
enum Shop {}

/// Another table that has a case.
#[derive(ApiError)]
#[aurora(spec = "spec/petstore.json", generate = PetError)]
enum Petstore {}

fn status(status: u16) -> Builder {
    Response::builder().status(status)
}

fn declined(body: &str) -> PayError {
    status(402).body(body.to_owned()).unwrap().into()
}

/// The name of the row or the case.
fn name(error: &PayError) -> &'static str {
    error.row().map_or("", |row| row.name())
}

#[test]
fn the_first_case_that_holds_is_the_row() {
    for (body, expected) in [
        (
            r#"{"error": {"code": "card_declined", "decline_code": "try_again_later"}}"#,
            "Soft Decline",
        ),
        (
            r#"{"error": {"decline_code": "try_again_later", "code": "card_declined"}}"#,
            "Soft Decline",
        ),
        (
            r#"{"error": {"code": "card_declined", "decline_code": "lost_card"}}"#,
            "Card Declined",
        ),
        (r#"{"error": {"code": "card_declined"}}"#, "Card Declined"),
        (r#"{"error": {"code": 51}}"#, "Card Declined"),
        (r#"{"error": {"code": "51"}}"#, "Card Declined"),
        (
            r#"{"errors": [{"code": "other"}, {"code": "insufficient_funds"}]}"#,
            "Card Declined",
        ),
        (r#"{"error": {"code": "Card_Declined"}}"#, "Request Failed"),
        (r#"{"error": {"code": "other"}}"#, "Request Failed"),
        (r#"{"error": {"blocked": true}}"#, "Blocked"),
        (r#"{"error": {"blocked": "true"}}"#, "Blocked"),
        (r#"{"error": {"blocked": false}}"#, "Request Failed"),
        (r#"{"error": {"details": {"a": 1}}}"#, "Detailed"),
        (r#"{"error": {"details": []}}"#, "Detailed"),
        (r#"{"error": {"details": null}}"#, "Request Failed"),
        // The first member of a name counts.
        (
            r#"{"error": {"code": "other", "code": "card_declined"}}"#,
            "Request Failed",
        ),
    ] {
        assert_eq!(name(&declined(body)), expected, "{body}");
    }
}

#[test]
fn a_code_is_found_as_a_run_of_whole_segments_where_no_whole_code_is() {
    let code = |code: &str| format!(r#"{{"error": {{"code": "{code}"}}}}"#);
    for (text, expected) in [
        ("urn:pay:card_declined", "Card Declined"),
        ("com.pay#card_declined:http://pay.example/", "Card Declined"),
        ("path/not_found/..", "Path Not Found"),
        ("x/not_found", "Not Found"),
        // Whole in one place, a segment in another: the whole comes first.
        ("not_found_at_all", "Request Failed"),
        ("xcard_declined", "Request Failed"),
    ] {
        assert_eq!(name(&declined(&code(text))), expected, "{text}");
    }
    let both = r#"{"error": {"code": "urn:card_declined"}, "errors": [{"code": "not_found"}]}"#;
    assert_eq!(name(&declined(both)), "Not Found");
}

#[test]
fn a_body_counts_for_what_can_be_read_of_it() {
    for (body, expected) in [
        (r#"{"error": {"code": "card_declined""#, "Card Declined"),
        (r#"{"error": {"code": "card_declined"#, "Request Failed"),
        (r#"{"error": {"code": 51"#, "Request Failed"),
        (r#"{"error": {"details": [1, 2"#, "Request Failed"),
        (
            "<html><title>card_declined</title></html>",
            "Request Failed",
        ),
        ("", "Request Failed"),
    ] {
        let error = declined(body);
        assert_eq!(name(&error), expected, "{body}");
        assert_eq!(
            (error.status().as_u16(), error.response().unwrap().body()),
            (402, &body.into())
        );
    }
}

#[test]
fn a_case_is_told_in_whatever_form_the_body_came() {
    let wide = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let declined = r#"{"error": {"code": "card_declined"}}"#;
    let bodies = [
        ("application/json", wide(declined)),
        ("application/json", format!("\u{feff}  {declined}").into()),
        ("application/json", format!(")]}}'\n{declined}").into()),
        (
            "text/event-stream",
            format!("event: error\ndata: {declined}\n\n").into(),
        ),
    ];
    for (media, body) in bodies {
        let response = status(402)
            .header("content-type", media)
            .body(body)
            .unwrap();
        assert_eq!(name(&response.into()), "Card Declined", "{media}");
    }
}

#[test]
fn headers_tell_cases_apart_without_case_and_in_any_line() {
    let limited = |lines: &[(&str, &str)]| {
        let mut builder = status(403);
        for (name, value) in lines {
            builder = builder.header(*name, *value);
        }
        PayError::from(builder.body("").unwrap())
    };
    let remaining = "x-ratelimit-remaining";
    let resource = "x-ratelimit-resource";
    for (lines, expected) in [
        (&[(remaining, "0"), (resource, "core")][..], "Rate Limit"),
        (&[(remaining, " 0 "), (resource, "SEARCH")], "Rate Limit"),
        (
            &[(remaining, "7"), (remaining, "0"), (resource, "core")],
            "Rate Limit",
        ),
        (
            &[(remaining, "0"), (resource, "graphql")],
            "Limited Somehow",
        ),
        (&[(remaining, "7"), (resource, "core")], "Limited Somehow"),
        (&[(remaining, "")], "Limited Somehow"),
        (&[(resource, "core")], "Forbidden"),
    ] {
        assert_eq!(name(&limited(lines)), expected, "{lines:?}");
    }
    let coded = status(402)
        .header("x-error-code", "insufficient_funds")
        .body("{}")
        .unwrap();
    assert_eq!(name(&coded.into()), "Card Declined");
    let by_header = status(402)
        .header("x-decline", "1")
        .body(r#"{"error": {"blocked": true}}"#);
    assert_eq!(name(&by_header.unwrap().into()), "Declined By Header");
}

#[test]
fn a_case_of_many_codes_and_a_header_wants_one_of_them_and_that_header() {
    for (code, shop, expected) in [
        ("sold_out_00", "open", "Sold Out"),
        ("sold_out_63", "open", "Sold Out"),
        ("sold_out_69", "open", "Sold Out"),
        ("sold_out_69", "closed", "Conflict"),
        ("sold_out_70", "open", "Conflict"),
    ] {
        let response = status(409).header("x-error-code", code);
        let error = ShopError::from(response.header("x-shop", shop).body("").unwrap());
        let name = error.row().map(aurora_errors::Row::name);
        assert_eq!(name, Some(expected), "{code}, {shop}");
    }
}

#[test]
fn a_case_has_its_own_rule_and_what_it_leaves_out_from_its_row() {
    let soft =
        declined(r#"{"error": {"code": "card_declined", "decline_code": "try_again_later"}}"#);
    assert_eq!(ApiError::rule(&soft), Rule::later(Replay::Idempotent));
    assert_eq!(soft.retry(), Retry::Later);
    let row = soft.row().unwrap();
    assert_eq!(row.meaning(), "The request was fine, and failed.");
    assert!(row.cases().is_empty());
    let why = "402 matches Soft Decline, a case of the row 402 Request Failed of Pay";
    assert!(soft.explain().to_string().starts_with(why));
    let hard = declined(r#"{"error": {"code": "card_declined"}}"#);
    assert_eq!(ApiError::rule(&hard), Rule::NEVER);
    let listed = PayError::TABLE.row(402).unwrap();
    let names: Vec<_> = listed
        .cases()
        .iter()
        .map(aurora_errors::Row::name)
        .collect();
    assert_eq!(names[..2], ["Soft Decline", "Card Declined"]);
    assert_eq!((PayError::TABLE.rows().len(), listed.cases().len()), (4, 7));
    assert_eq!(listed.cases()[0].code(), listed.code());
    assert_eq!(
        PayError::TABLE.row(403).unwrap().cases()[1].name(),
        "Limited Somehow"
    );
}

#[test]
fn the_delay_of_a_case_comes_before_that_of_its_row_and_of_the_table() {
    let waits = |lines: &[(&str, &str)]| {
        let mut builder = status(403)
            .header("x-ratelimit-remaining", "0")
            .header("x-ratelimit-resource", "core")
            .header("retry-after", "4");
        for (name, value) in lines {
            builder = builder.header(*name, *value);
        }
        PayError::from(builder.body("").unwrap()).retry_after()
    };
    let (table, row, case) = (("x-wait", "3"), ("x-row-wait", "2"), ("x-case-wait", "1"));
    for (lines, seconds) in [
        (&[][..], 4),
        (&[table], 3),
        (&[table, row], 2),
        (&[table, row, case], 1),
    ] {
        assert_eq!(
            waits(lines),
            Some(Duration::from_secs(seconds)),
            "{lines:?}"
        );
    }
}

#[test]
fn a_status_alone_is_the_row() {
    for code in 100..=999 {
        let error = PayError::from(StatusCode::from_u16(code).unwrap());
        let row = PayError::TABLE.row(code);
        assert!(match (error.row(), row) {
            (Some(row), Some(listed)) => std::ptr::eq(row, listed),
            (row, listed) => row.is_none() && listed.is_none(),
        });
    }
}

#[test]
fn the_servers_own_word_is_heard_within_whatever_the_body_is_wrapped_in() {
    let json = r#"{"error": {"transient": false}}"#;
    let in_utf_16 = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let forms: [(&str, Vec<u8>); 3] = [
        ("application/json; charset=utf-16le", in_utf_16),
        ("text/event-stream", format!("data: {json}\n\n").into()),
        ("application/json", format!("\u{feff})]}}',\n{json}").into()),
    ];
    for (media, body) in forms {
        let response = status(503).header("content-type", media).body(body);
        let error = PayError::from(response.unwrap());
        assert_eq!(ApiError::rule(&error), Rule::NEVER, "{media}");
    }
}

#[test]
fn the_servers_own_word_goes_over_the_row() {
    let rule = |code: u16, header: Option<&str>, body: &str| {
        let mut builder = status(code);
        if let Some(value) = header {
            builder = builder.header("x-should-retry", value);
        }
        ApiError::rule(&PayError::from(builder.body(body.to_owned()).unwrap()))
    };
    let limited = Rule::later(Replay::Idempotent);
    assert_eq!(rule(404, Some("true"), ""), limited);
    assert_eq!(rule(404, Some("yes"), ""), Rule::NEVER);
    assert_eq!(
        rule(404, None, r#"{"error": {"transient": true}}"#),
        Rule::later(Replay::Any)
    );
    // Of two that allow it, the first in the table says to whom.
    assert_eq!(
        rule(404, Some("true"), r#"{"error": {"transient": true}}"#),
        limited
    );
    assert_eq!(
        rule(404, Some("false"), r#"{"error": {"transient": true}}"#),
        Rule::NEVER
    );
    assert_eq!(rule(503, Some("FALSE"), ""), Rule::NEVER);
    // One that forbids is enough.
    let forbidden = r#"{"error": {"transient": false}}"#;
    assert_eq!(rule(404, Some("true"), forbidden), Rule::NEVER);
    assert_eq!(rule(503, Some("true"), forbidden), Rule::NEVER);
    let lines = status(503).header("x-should-retry", "true");
    let lines = lines.header("x-should-retry", "false").body("").unwrap();
    assert_eq!(ApiError::rule(&PayError::from(lines)), Rule::NEVER);
    // What may be repeated already is not lifted.
    assert_eq!(
        rule(503, None, r#"{"error": {"transient": true}}"#),
        limited
    );
    assert_eq!(
        rule(503, None, r#"{"error": {"transient": "maybe"}}"#),
        limited
    );
    let refused = status(503)
        .header("x-should-retry", "false")
        .body("")
        .unwrap();
    let refused = PayError::from(refused);
    assert!(!refused.is_retryable() && !refused.is_retryable_for(&Method::GET));
    assert!(
        refused
            .explain()
            .to_string()
            .contains("retry: never, the server says so itself")
    );
}

#[test]
fn an_unlisted_failure_with_a_delay_may_be_repeated_where_that_is_safe() {
    let rule = |code: u16, delay: &str| {
        let response = status(code).header("retry-after", delay).body("").unwrap();
        ApiError::rule(&PayError::from(response))
    };
    assert_eq!(rule(423, "5"), Rule::later(Replay::Idempotent));
    assert_eq!(rule(501, "5"), Rule::later(Replay::Idempotent));
    assert_eq!(rule(423, "soon"), Rule::NEVER);
    assert_eq!(rule(404, "5"), Rule::NEVER); // the table knows better
    assert_eq!(rule(302, "5"), Rule::NEVER);
    // A place of the table's may have a value in every answer.
    let limit = status(423).header("x-wait", "5").body("").unwrap();
    assert_eq!(ApiError::rule(&PayError::from(limit)), Rule::NEVER);
}

#[test]
fn errors_inside_a_success_are_errors() {
    let checked = |response: Response<&'static str>| PayError::check(response);
    let success = |body| {
        status(200)
            .header("content-type", "application/json")
            .body(body)
            .unwrap()
    };
    for (body, expected) in [
        (r#"{"ok": false}"#, "Failed Inside"),
        (
            r#"{"errors": [{"message": "no"}], "data": null}"#,
            "Query Failed",
        ),
    ] {
        let error = checked(success(body)).unwrap_err();
        assert_eq!((error.status().as_u16(), name(&error)), (200, expected));
        assert!(error.to_string().starts_with(&format!("200 {expected}")));
    }
    assert_eq!(
        checked(success(r#"{"ok": true}"#)).unwrap().body(),
        &r#"{"ok": true}"#
    );
    for media in [
        "text/event-stream",
        "text/plain",
        "application/octet-stream",
    ] {
        let response = status(200)
            .header("content-type", media)
            .body(r#"{"ok": false}"#);
        assert!(checked(response.unwrap()).is_ok(), "{media}");
    }
    for media in [
        "application/problem+json; charset=utf-8",
        "Application/JSON",
        "; charset=utf-8",
    ] {
        let response = status(200)
            .header("content-type", media)
            .body(r#"{"ok": false}"#);
        assert!(checked(response.unwrap()).is_err(), "{media}");
    }
    let by_header = status(200)
        .header("x-failed", "yes")
        .header("content-type", "image/png");
    assert!(checked(by_header.body("").unwrap()).is_err());
    let long = format!(r#"{{"ok": false, "padding": "{}"}}"#, "x".repeat(64 * 1024));
    assert!(PayError::check(status(200).body(long).unwrap()).is_ok());
}

#[test]
fn another_table_picks_anew() {
    let response = status(402)
        .body(r#"{"error": {"code": "card_declined"}}"#)
        .unwrap();
    let response = PayError::from(response).into_response().unwrap();
    assert_eq!(response.row().unwrap().name(), "Card Declined");
    let other = aurora_errors::AuroraError::from(response.clone())
        .into_response()
        .unwrap();
    assert!(other.row().is_none() && other == response);
    let again = PayError::from(other).into_response().unwrap();
    assert_eq!(again.row().unwrap().name(), "Card Declined");
    assert!(
        ErrorResponse::from(StatusCode::PAYMENT_REQUIRED)
            .row()
            .is_none()
    );
}

#[test]
fn a_case_of_another_table_is_no_row_of_this_one() {
    // The first case of its table, as `Pet Sold` is of the other.
    let body = r#"{"error": {"code": "card_declined", "decline_code": "try_again_later"}}"#;
    let error = PetError::NotFound(declined(body).into_response().unwrap());
    assert_eq!(error.row().map(aurora_errors::Row::name), None);
}

#[test]
fn a_key_of_the_tables_own_name_tells_a_repeat() {
    let request = Request::post("/")
        .header("idempotency-key", "7")
        .body(())
        .unwrap();
    let soft =
        declined(r#"{"error": {"code": "card_declined", "decline_code": "try_again_later"}}"#);
    assert!(!soft.is_retryable_for(&Method::POST));
    assert!(soft.is_retryable_for_request(&request.into_parts().0));
}
