//! What the reader refuses, the schema refuses too, by the keyword from which an editor makes its words.

use super::{faults, is_read, schema, with, with_case, with_row};
use serde_json::{Value, json};

#[track_caller]
fn refused<const N: usize>(cases: [(Value, &str); N]) {
    let schema = schema();
    for (table, expected) in cases {
        assert_eq!(faults(&schema, &table), expected, "{table}");
        assert!(!is_read(&table), "the reader takes {table}");
    }
}

#[test]
fn what_is_wrong_at_the_top_is_refused_by_its_keyword() {
    let cases = [
        (json!([]), " type"),
        (json!({ "statuses": [] }), " required, /statuses minItems"),
        (with("api", json!(" ")), "/api pattern"),
        (with("api", json!("a\nb")), "/api pattern"),
        (with("version", json!(2)), "/version type"),
        (with("docs", json!("pets.example")), "/docs pattern"),
        (
            with("docs", json!("https://pets.example/a b")),
            "/docs pattern",
        ),
        (with("docs", json!("https://a\u{7}")), "/docs pattern"),
        (with("messages", json!("/a")), "/messages type"),
        (with("messages", json!(["a"])), "/messages/0 pattern"),
        (with("codes", json!(["/a~2"])), "/codes/0 pattern"),
        (with("request_id", json!(["x id"])), "/request_id/0 pattern"),
        (
            with("retry_after", json!([{ "header": "a" }])),
            "/retry_after/0 required",
        ),
        (
            with("retry_after", json!([{ "unit": "s" }])),
            "/retry_after/0 required",
        ),
        (
            with(
                "retry_after",
                json!([{ "header": "a", "body": "/b", "unit": "s" }]),
            ),
            "/retry_after/0 not",
        ),
        (
            with("retry_after", json!([{ "header": "a", "unit": "h" }])),
            "/retry_after/0/unit enum",
        ),
        (with("colour", json!(1)), " additionalProperties"),
    ];
    refused(cases);
}

#[test]
fn what_is_wrong_with_a_row_is_refused_by_its_keyword() {
    let row = |code: Value, more: Value| {
        let mut row = json!({ "code": code, "name": "A", "meaning": "b" });
        row.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        with_row(&row)
    };
    let variant = |name| row(json!(404), json!({ "retry": "never", "variant": name }));
    let never = json!({ "retry": "never" });
    let cases = [
        (with_row(&json!(7)), "/statuses/0 type"),
        (
            with_row(&json!({ "code": 204, "name": "A" })),
            "/statuses/0 required",
        ),
        (row(json!(99), json!({})), "/statuses/0/code minimum"),
        (row(json!(1000), never.clone()), "/statuses/0/code maximum"),
        (row(json!(404.5), never.clone()), "/statuses/0/code type"),
        (row(json!("404"), never.clone()), "/statuses/0/code pattern"),
        (row(json!("0XX"), json!({})), "/statuses/0/code pattern"),
        (
            row(json!("default"), never.clone()),
            "/statuses/0/code pattern",
        ),
        (row(json!(404), json!({})), "/statuses/0 required"),
        (row(json!("4XX"), json!({})), "/statuses/0 required"),
        (
            row(json!(204), json!({ "error": true })),
            "/statuses/0 required",
        ),
        (
            row(json!(204), never.clone()),
            "/statuses/0/retry falseSchema",
        ),
        (
            row(json!(204), json!({ "replay": "any" })),
            "/statuses/0/replay falseSchema",
        ),
        (
            row(json!("3XX"), never.clone()),
            "/statuses/0/retry falseSchema",
        ),
        (
            row(json!(404), json!({ "error": false, "retry": "never" })),
            "/statuses/0/retry falseSchema",
        ),
        (
            row(json!(404), json!({ "retry": "sometimes" })),
            "/statuses/0/retry enum",
        ),
        (
            row(json!(404), json!({ "retry": "later", "replay": "all" })),
            "/statuses/0/replay enum",
        ),
        (
            row(json!(404), json!({ "retry": "never", "replay": "any" })),
            "/statuses/0/replay falseSchema",
        ),
        (
            row(json!(204), json!({ "meaning": "" })),
            "/statuses/0/meaning pattern",
        ),
        (
            row(json!(204), json!({ "name": "" })),
            "/statuses/0/name pattern",
        ),
        (variant("Not Found"), "/statuses/0/variant pattern"),
        (variant("404"), "/statuses/0/variant pattern"),
        (variant("match"), "/statuses/0/variant not"),
        (variant("RetryableFor"), "/statuses/0/variant not"),
        (
            row(json!(204), json!({ "variant": "r#match" })),
            "/statuses/0/variant pattern",
        ),
        (
            row(json!(204), json!({ "variant": "match" })),
            "/statuses/0/variant not",
        ),
        (
            row(json!(204), json!({ "error": 1 })),
            "/statuses/0/error type",
        ),
        (
            row(json!(204), json!({ "retyr": "never" })),
            "/statuses/0 additionalProperties",
        ),
    ];
    refused(cases);
}

#[test]
fn what_is_wrong_with_a_case_is_refused_by_its_keyword() {
    let with = |more: Value| {
        let mut case = json!({ "when": { "code": "a" }, "name": "B" });
        let members = case.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        members.retain(|_, value| !value.is_null());
        case
    };
    let case = |more: Value| with_case(402, &with(more));
    let cases = [
        (with_case(402, &json!(7)), "/statuses/0/cases/0 type"),
        (
            case(json!({ "when": null })),
            "/statuses/0/cases/0 required",
        ),
        (
            case(json!({ "name": null })),
            "/statuses/0/cases/0 required",
        ),
        (
            case(json!({ "when": {} })),
            "/statuses/0/cases/0/when required",
        ),
        (
            case(json!({ "when": { "status": 1 } })),
            "/statuses/0/cases/0/when additionalProperties",
        ),
        (
            case(json!({ "when": { "code": [] } })),
            "/statuses/0/cases/0/when/code minItems",
        ),
        (
            case(json!({ "when": { "code": "" } })),
            "/statuses/0/cases/0/when/code minLength",
        ),
        (
            case(json!({ "when": { "code": ["a", ""] } })),
            "/statuses/0/cases/0/when/code/1 minLength",
        ),
        (
            case(json!({ "when": { "code": [[]] } })),
            "/statuses/0/cases/0/when/code/0 type",
        ),
        (
            case(json!({ "when": { "header": {} } })),
            "/statuses/0/cases/0/when/header minProperties",
        ),
        (
            case(json!({ "when": { "header": { "x a": 1 } } })),
            "/statuses/0/cases/0/when/header propertyNames",
        ),
        (
            case(json!({ "when": { "body": { "a": 1 } } })),
            "/statuses/0/cases/0/when/body propertyNames",
        ),
        (
            case(json!({ "code": 402 })),
            "/statuses/0/cases/0 additionalProperties",
        ),
        (
            case(json!({ "cases": [] })),
            "/statuses/0/cases/0 additionalProperties",
        ),
        (
            case(json!({ "error": false })),
            "/statuses/0/cases/0/error const",
        ),
        (
            case(json!({ "replay": "any" })),
            "/statuses/0/cases/0/replay falseSchema",
        ),
        (
            with_case(200, &with(json!({ "error": true }))),
            "/statuses/0/cases/0 required",
        ),
        (
            with_case(200, &with(json!({ "retry": "never" }))),
            "/statuses/0/cases/0/retry falseSchema",
        ),
    ];
    refused(cases);
    refused([(
        with_row(&json!({ "code": 200, "name": "A", "meaning": "b", "cases": [] })),
        "/statuses/0/cases minItems",
    )]);
}
