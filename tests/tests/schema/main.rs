//! The JSON Schema that editors use, against a validator: it takes every shipped table, and what
//! the reader refuses it refuses too, as far as a schema can say it.

mod refused;

use aurora_errors_spec::{Source, read};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

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
    let gallery = fs::read_dir(spec("../examples/tables")).unwrap();
    let gallery = gallery.map(|entry| entry.unwrap().path());
    let gallery = gallery.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let tables = history.chain(others.map(spec)).chain(gallery);
    let tables: Vec<PathBuf> = tables.collect();
    assert_eq!(tables.len(), 18);
    for path in tables {
        let table = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(faults(&schema, &table), "", "{}", path.display());
    }
}

#[test]
fn an_editor_has_something_to_say_of_every_key_and_word() {
    let schema = fs::read_to_string(spec("table.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let objects = ["", "/row", "/case", "/when", "/place", "/delay", "/verdict"];
    let keys = objects.iter().flat_map(|object| {
        let object = match *object {
            "" => String::new(),
            object => format!("/$defs{object}"),
        };
        let keys = schema.pointer(&format!("{object}/properties")).unwrap();
        keys.as_object().unwrap()
    });
    let mut count = 0;
    for (key, says) in keys {
        let words = says["enum"].as_array().map_or(0, Vec::len);
        let explained = says["enumDescriptions"].as_array().map_or(0, Vec::len);
        assert_eq!(words, explained, "{key}");
        let refers = says["$ref"].as_str() == Some("#/$defs/when");
        assert!(refers || says["description"].is_string(), "{key}");
        count += 1;
    }
    assert_eq!(count, 11 + 11 + 10 + 3 + 2 + 4 + 3);
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

/// A row with this one case.
fn with_case(code: u16, case: &Value) -> Value {
    let mut row = json!({ "code": code, "name": "A", "meaning": "b", "cases": [case] });
    if code >= 400 {
        row["retry"] = json!("never");
    }
    with_row(&row)
}

#[test]
fn cases_and_places_of_every_form_are_valid() {
    let schema = schema();
    let case = json!({
        "when": {
            "$comment": 1, "x-owner": 2, "code": ["a", 7, true, "*"],
            "header": { "$comment": 3, "x-a": "1", "Retry-After": "*" },
            "body": { "$comment": 4, "/a/*/b": [false, 2.5], "": "*" }
        },
        "name": "B", "variant": "Bee", "meaning": "c", "advice": "d", "docs": "https://a.example",
        "retry": "later", "replay": "any", "error": true,
        "retry_after": [{ "header": "RateLimit", "parameter": "t", "unit": "s" }]
    });
    let place = json!(["/a", { "header": "x-a" }, { "body": "/b" }]);
    let mut tables = vec![
        with_case(402, &case),
        with_case(200, &case),
        with_case(402, &json!({ "when": { "code": "a" }, "name": "B" })),
        with_case(200, &json!({ "when": { "code": "a" }, "name": "B" })),
        with("messages", place.clone()),
        with("codes", place.clone()),
        with("idempotency_key", json!(["x-key"])),
        with(
            "retryable",
            json!(["/a", { "header": "x-a" }, { "body": "/b", "replay": "any" }]),
        ),
    ];
    for unit in ["s", "ms", "epoch", "epoch-ms", "date"] {
        tables.push(with("retry_after", json!([{ "body": "/a", "unit": unit }])));
    }
    for table in tables {
        assert_eq!(faults(&schema, &table), "", "{table}");
        assert!(is_read(&table), "{table}");
    }
}
