//! What `import` makes of documents that are written otherwise than the examples of their standard.

mod places;
mod references;
mod responses;

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("openapi")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, text: &str, arguments: &[&str]) -> Output {
    fs::write(folder.join("api.yaml"), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    command.args(["import", "api.yaml"]).args(arguments);
    command.current_dir(folder).output().unwrap()
}

/// The table, and what was said of it.
fn import(test: &str, document: &str, arguments: &[&str]) -> (Value, String) {
    let output = run(&folder(test), document, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    (serde_json::from_slice(&output.stdout).unwrap(), said)
}

/// The codes and the meanings of a table's rows.
fn rows(table: &Value) -> Value {
    let rows = table["statuses"].as_array().unwrap().iter();
    rows.map(|row| json!([row["code"], row["meaning"]]))
        .collect()
}

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Pets}\npaths:\n";

#[test]
fn json_means_what_json_says_and_not_what_yaml_would() {
    let long = "k".repeat(2_000);
    let text = format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Pets \ud800"}}, "x-{long}": 1, "x": {{"<<": "shift"}},
        "paths": {{"/": {{"get": {{"description": "{}", "responses": {{"404": {{"description": "None."}}}}}}}}}}}}"#,
        "\u{7f}\u{85}\u{9f}"
    );
    let (table, said) = import("json", &text, &[]);
    assert_eq!(table["api"], "Pets \u{fffd}");
    assert_eq!(rows(&table), json!([[404, "None."]]));
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn nothing_vanishes_without_a_note() {
    let text = format!(
        "{HEAD}
  /a: {{get: {{$ref: 'operations/a.yaml'}}}}
  /b: {{get: {{responses: []}}}}
  /c: {{get: {{responses: {{$ref: '#/components/x-common'}}}}}}
  /d: {{get: {{responses: {{400: {{description: '#/components/responses/Bad'}}, 409: {{description: error}}}}}}}}
components: {{x-common: {{410: {{description: Sold.}}}}}}
"
    );
    let (table, said) = import("notes", &text, &[]);
    assert_eq!(
        rows(&table),
        json!([[400, "Bad Request"], [409, "error"], [410, "Sold."]])
    );
    assert_eq!(
        said,
        "\
not used: GET /a: `$ref` to `operations/a.yaml`, which is outside of the document: bundle it into one file first
not used: GET /b: `responses`: expected an object
not used: 400: the description `#/components/responses/Bad`, which is meant as a `$ref`
look at: GET /c: `$ref` to `#/components/x-common` in place of responses, which OpenAPI does not know
look at: 409: the meaning `error` says nothing
operations: 3, error statuses: 3; decide on each `retry` that is marked \"proposed\"
"
    );
}

#[test]
fn what_openapi_3_2_added_is_read() {
    let text = "openapi: 3.2.0\n$self: https://pets.example/api\ninfo: {title: Pets}\npaths:
  /a:
    query: {responses: {413: {description: Too big.}}}
    additionalOperations: {COPY: {responses: {423: {description: Locked.}}}}
    get: {responses: {404: {$ref: 'https://pets.example/api#/components/responses/None'}, 409: {summary: Sold., description: ' '}}}
components: {responses: {None: {description: None.}}}
";
    let (table, _) = import("newest", text, &[]);
    let expected = json!([
        [404, "None."],
        [409, "Sold."],
        [413, "Too big."],
        [423, "Locked."]
    ]);
    assert_eq!(rows(&table), expected);
}

#[test]
fn default_counts_for_each_operation_that_has_it() {
    let text = format!(
        "{HEAD}
  /a: {{get: {{responses: {{default: {{description: It failed.}}}}}}}}
  /b: {{get: {{responses: {{default: {{description: It failed.}}}}}}}}
  /c: {{get: {{responses: {{4XX: {{description: The export failed.}}}}}}}}
"
    );
    let (table, _) = import("default", &text, &[]);
    assert_eq!(
        rows(&table),
        json!([["4XX", "It failed."], ["5XX", "It failed."]])
    );
    let others = json!([{ "meaning": "The export failed.", "operations": 1 }]);
    assert_eq!(table["statuses"][0]["x-variants"], others);
}

#[test]
fn a_meaning_of_few_operations_says_of_how_many() {
    let get = |path: &str, meaning: &str| {
        format!("  /{path}: {{get: {{responses: {{400: {{description: {meaning}}}}}}}}}\n")
    };
    let paths = [
        get("a", "\"Not your\\nturn.\""),
        get("b", "Not your turn."),
        get("c", "Bad move."),
        get("d", "No game."),
        get("e", "Game over."),
    ];
    let (table, _) = import("few", &(HEAD.to_owned() + &paths.concat()), &[]);
    let row = &table["statuses"][0];
    assert_eq!(row["meaning"], "Not your\nturn.");
    assert_eq!(row["$comment"], "proposed; 2 of 5 operations mean this");
    assert_eq!(row["x-variants"].as_array().unwrap().len(), 3);
}

#[test]
fn names_are_those_of_rfc_9110_and_unregistered_server_errors_pass() {
    let responses = "413: {}, 422: {}, 501: {}, 520: {}";
    let text = format!("{HEAD}  /a: {{get: {{responses: {{{responses}}}}}}}\n");
    let (table, _) = import("names", &text, &[]);
    let rows = table["statuses"].as_array().unwrap().iter();
    let rows: Value = rows.map(|row| json!([row["name"], row["retry"]])).collect();
    let expected = json!([
        ["Content Too Large", "never"],
        ["Unprocessable Content", "never"],
        ["Not Implemented", "never"],
        ["Status 520", "later"]
    ]);
    assert_eq!(rows, expected);
}

#[test]
fn nothing_secret_is_taken_along() {
    let text = "openapi: 3.0.0\ninfo: {title: Pets}\n\
externalDocs: {url: 'https://user:hunter2@docs.example/?page=2&token=hunter2'}
servers: [{url: 'https://hunter2@api.example'}]
paths:
  /a:
    get:
      responses:
        404: {description: None., headers: {set-cookie: {example: hunter2}}, content: {application/json: {example: {token: hunter2}}}}
        401: {description: 'Send Authorization: Bearer sk_live_4eC39HqLyjWDarjtT1zdp7dc.'}
        403: {description: Ask with the api key walk3rs-in-the-park.}
        422: {description: The key name must have 8 letters.}
";
    let (table, said) = import("secrets", text, &["--cases"]);
    assert_eq!(table["docs"], "https://docs.example/?page=2");
    assert!(!table.to_string().contains("hunter2"), "{table}");
    let note = "look at: 401: the description shows what looks like a credential (and 1 more)";
    assert!(said.contains(note), "{said}");
}

#[test]
fn documents_of_other_kinds_are_refused_by_their_names() {
    for (text, name) in [
        ("asyncapi: 3.0.0\n", "an AsyncAPI document"),
        ("arazzo: 1.0.0\n", "an Arazzo document"),
        ("overlay: 1.0.0\n", "an overlay"),
        (r#"{"info": {"_postman_id": "1"}}"#, "a Postman collection"),
        (
            r#"{"info": {"schema": "https://schema.getpostman.com/1"}}"#,
            "a Postman collection",
        ),
        (
            r#"{"_type": "export", "resources": []}"#,
            "an Insomnia export",
        ),
        (r#"{"swaggerVersion": "1.2"}"#, "a Swagger 1 document"),
        (r#"{"log": {"entries": []}}"#, "a HAR file"),
        (r#"{"api": "Pets", "statuses": []}"#, "a table already"),
        (
            r#"{"discoveryVersion": "v1"}"#,
            "a Google discovery document",
        ),
        (r#"{"data": {"__schema": {}}}"#, "a GraphQL schema"),
        (r#"{"__schema": {}}"#, "a GraphQL schema"),
        (r#"{"data": [], "_type": "pet"}"#, "not an OpenAPI document"),
        (r#"{"$defs": {}}"#, "a JSON Schema"),
        ("#%RAML 1.0\n", "a RAML document"),
    ] {
        let output = run(&folder("others"), text, &[]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(
            said.starts_with(&format!("error: api.yaml: {name}")),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_short_document_that_asks_for_much_work_is_read_in_a_moment() {
    // Each is looked through once, not once for each of its beginnings or of its users.
    let runs: String = (1..180).map(|length| "`".repeat(length) + " ").collect();
    for description in [
        runs,
        "<".repeat(16_000),
        "<!--".repeat(4_000),
        "[".repeat(16_000),
    ] {
        let responses = (400..420).map(|code| format!("{code}: {{description: *d}}, "));
        let responses = responses.collect::<Vec<_>>().concat();
        let paths = (0..50).map(|path| format!("  /{path}: *item\n"));
        let paths = paths.collect::<Vec<_>>().concat();
        let text = format!(
            "x: &d '{description}'\n{HEAD}  /: &item {{get: {{responses: {{{responses}}}}}}}\n{paths}"
        );
        let (table, _) = import("much", &text, &[]);
        assert_eq!(table["statuses"].as_array().unwrap().len(), 20);
    }
}
