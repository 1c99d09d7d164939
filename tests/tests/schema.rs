//! The JSON Schema that editors use, against a validator: it takes every shipped table, and what
//! the reader refuses it refuses too, as far as a schema can say it.

use std::fs;
use std::path::PathBuf;

use aurora_errors_spec::{Source, read};
use jsonschema::Validator;
use serde_json::{Value, json};

fn spec(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../spec")
        .join(path)
}

fn schema() -> Validator {
    let schema = fs::read_to_string(spec("table.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Each fault as `place keyword`.
fn faults(schema: &Validator, table: &Value) -> String {
    let fault = |error: jsonschema::ValidationError| {
        format!("{} {}", error.instance_path(), error.kind().keyword())
    };
    schema
        .iter_errors(table)
        .map(fault)
        .collect::<Vec<_>>()
        .join(", ")
}

fn is_read(table: &Value) -> bool {
    let source = Source::from_bytes("table.json", table.to_string().into_bytes()).unwrap();
    read(&source).faults.is_empty()
}

#[test]
fn every_shipped_table_is_valid() {
    let schema = schema();
    let history = fs::read_dir(spec("history"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let others = [
        "aurora.json",
        "../aurora-errors/spec/petstore.json",
        "../examples/library/spec/library.json",
        "../examples/payments/spec/tillet.json",
    ];
    let tables: Vec<PathBuf> = history.chain(others.map(spec)).collect();
    assert_eq!(tables.len(), 8);
    for path in tables {
        let table = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(faults(&schema, &table), "", "{}", path.display());
    }
}

#[test]
fn an_editor_has_something_to_say_of_every_key_and_word() {
    let schema = fs::read_to_string(spec("table.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let objects = ["", "/$defs/row", "/$defs/place"];
    let keys = objects.iter().flat_map(|object| {
        let keys = schema.pointer(&format!("{object}/properties")).unwrap();
        keys.as_object().unwrap()
    });
    let mut count = 0;
    for (key, says) in keys {
        let words = says["oneOf"].as_array().into_iter().flatten();
        for each in words.chain([says]) {
            assert!(each["description"].is_string(), "{key}: {each}");
        }
        count += 1;
    }
    assert_eq!(count, 9 + 9 + 3);
}

/// A table with one more member, or another value for one.
fn with(member: &str, value: Value) -> Value {
    let mut table = json!({
        "api": "Pets",
        "statuses": [{ "code": 404, "name": "Not Found", "meaning": "gone", "retry": "never" }]
    });
    table[member] = value;
    table
}

fn with_row(row: &Value) -> Value {
    with("statuses", json!([row]))
}

#[test]
fn comments_and_members_of_ones_own_are_valid_anywhere() {
    let schema = schema();
    let own = |value: Value| {
        let mut value = value;
        value["$comment"] = json!(["anything"]);
        value["x-owner"] = Value::Null;
        value
    };
    let row = own(json!({ "code": "5xx", "name": "Oops", "meaning": "b", "retry": "later" }));
    let place = own(json!({ "header": "x-wait", "unit": "s" }));
    let mut table = own(with_row(&row));
    table["retry_after"] = json!([place]);
    assert_eq!(faults(&schema, &table), "");
    assert!(is_read(&table));
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
            "/retry_after/0 oneOf",
        ),
        (
            with(
                "retry_after",
                json!([{ "header": "a", "body": "/b", "unit": "s" }]),
            ),
            "/retry_after/0 oneOf",
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
    let never = json!({ "retry": "never" });
    let cases = [
        (with_row(&json!(7)), "/statuses/0 type"),
        (
            with_row(&json!({ "code": 204, "name": "A" })),
            "/statuses/0 required",
        ),
        (row(json!(99), json!({})), "/statuses/0/code anyOf"),
        (row(json!(1000), never.clone()), "/statuses/0/code anyOf"),
        (row(json!(404.5), never.clone()), "/statuses/0/code anyOf"),
        (row(json!("404"), never.clone()), "/statuses/0/code anyOf"),
        (row(json!("0XX"), json!({})), "/statuses/0/code anyOf"),
        (
            row(json!("default"), never.clone()),
            "/statuses/0/code anyOf",
        ),
        (row(json!(404), json!({})), "/statuses/0 required"),
        (row(json!("4XX"), json!({})), "/statuses/0 required"),
        (
            row(json!(204), json!({ "error": true })),
            "/statuses/0 required",
        ),
        (row(json!(204), never.clone()), "/statuses/0/retry not"),
        (
            row(json!(204), json!({ "replay": "any" })),
            "/statuses/0/replay not",
        ),
        (row(json!("3XX"), never.clone()), "/statuses/0/retry not"),
        (
            row(json!(404), json!({ "error": false, "retry": "never" })),
            "/statuses/0/retry not",
        ),
        (
            row(json!(404), json!({ "retry": "sometimes" })),
            "/statuses/0/retry oneOf",
        ),
        (
            row(json!(404), json!({ "retry": "later", "replay": "all" })),
            "/statuses/0/replay oneOf",
        ),
        (
            row(json!(404), json!({ "retry": "never", "replay": "any" })),
            "/statuses/0/replay not",
        ),
        (
            row(json!(204), json!({ "meaning": "" })),
            "/statuses/0/meaning pattern",
        ),
        (
            row(json!(204), json!({ "name": "" })),
            "/statuses/0/name pattern",
        ),
        (
            row(
                json!(404),
                json!({ "retry": "never", "variant": "Not Found" }),
            ),
            "/statuses/0/variant pattern",
        ),
        (
            row(json!(404), json!({ "retry": "never", "variant": "404" })),
            "/statuses/0/variant pattern",
        ),
        (
            row(json!(204), json!({ "variant": "r#match" })),
            "/statuses/0/variant pattern",
        ),
        (
            row(json!(204), json!({ "variant": "match" })),
            "/statuses/0/variant not",
        ),
        (
            row(json!(404), json!({ "retry": "never", "variant": "match" })),
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

#[track_caller]
fn refused<const N: usize>(cases: [(Value, &str); N]) {
    let schema = schema();
    for (table, expected) in cases {
        assert_eq!(faults(&schema, &table), expected, "{table}");
        assert!(!is_read(&table), "the reader takes {table}");
    }
}
