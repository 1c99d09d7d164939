//! `import` as its user runs it: what it writes, what it says, and what it refuses.

mod refused;

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/pets.yaml");

fn import(document: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_aurora-errors");
    let mut command = Command::new(program);
    command.arg("import").arg(document).args(arguments);
    command.stdin(Stdio::null()).output().unwrap()
}

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("import")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn table(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The table of a document that has these responses and nothing else.
fn table_of(test: &str, responses: &Value) -> Value {
    table_of_paths(test, &json!({ "/": { "get": { "responses": responses } } }))
}

fn table_of_paths(test: &str, paths: &Value) -> Value {
    let document = json!({ "swagger": "2.0", "info": { "title": "Test" }, "paths": paths });
    let file = folder(test).join("swagger.json");
    fs::write(&file, document.to_string()).unwrap();
    table(&import(&file, &[]))
}

#[test]
fn a_document_becomes_the_table_that_stands_beside_it() {
    let output = import(Path::new(PETS), &[]);
    let expected = include_str!("pets.json");
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
}

#[test]
fn what_cannot_be_used_is_said_line_by_line() {
    let output = import(Path::new(PETS), &[]);
    assert_eq!(
        stderr(&output),
        "\
not used: line 87: all documents but the first
not used: GET /pets/{id} 404: `$ref` to `#/components/responses/Nowhere`, where nothing stands
not used: GET /pets/{id} 404 : response `404 `: expected a status from 100 to 999 or a class such as `5XX` or `default`
not used: GET /pets/{id} 410: `$ref` to `#/components/responses/Around`, which leads around in circles
not used: /elsewhere: `$ref` to `other.yaml#/paths/~1elsewhere`, which is outside of the document: bundle it into one file first
found without a place in the table: message at /title, message at /detail, message at /errors/*/title, code at /errors/*/code
operations: 3, error statuses: 8; decide on each `retry` that is marked \"proposed\"
"
    );
}

#[test]
fn json_is_read_as_well_with_all_that_json_allows() {
    let file = folder("json").join("openapi.json");
    let text = "\u{feff}{\t\"openapi\":\"3.0.3\",\"info\":{\"title\":\"\\ud83d\\udc15\\u0020&\\/\",\"version\":1.10},\r\n\
                \t\"paths\":{\"\\/\":{\"get\":{\"responses\":{\"404\":{\"description\":null},\"404\":{\"description\":\"No\\tdog\"}}}}}}";
    fs::write(&file, text).unwrap();
    let output = import(&file, &[]);
    let table = table(&output);
    assert_eq!(table["api"], "🐕 &/");
    assert_eq!(table["version"], "1.10");
    assert_eq!(table["statuses"][0]["meaning"], "No\tdog");
    assert!(stderr(&output).starts_with("not used: line 2: all `404` but the last\n"));
}

#[test]
fn the_description_that_most_operations_use_wins_and_the_first_among_equals() {
    let get = |description: &str| json!({ "get": { "responses": { "404": { "description": description } } } });
    let document = json!({
        "swagger": "2.0",
        "paths": { "/a": get("Once."), "/b": get("Twice."), "/c": get(" Twice.\n"), "/d": get("Once too."), "/e": get("") },
    });
    let file = folder("most").join("pets.json");
    fs::write(&file, document.to_string()).unwrap();
    let table = table(&import(&file, &[]));
    assert_eq!(table["api"], "pets", "without a title, the file's name");
    let row = &table["statuses"][0];
    assert_eq!(row["meaning"], "Twice.");
    let others = json!([
        { "meaning": "Once.", "operations": 1 },
        { "meaning": "Once too.", "operations": 1 },
    ]);
    assert_eq!(row["x-variants"], others);
}

#[test]
fn default_stands_only_for_classes_that_have_no_row() {
    let responses = json!({ "500": {}, "4xx": { "description": "Yours." }, "default": { "description": "Other." } });
    let table = table_of("default", &responses);
    let rows = table["statuses"].as_array().unwrap();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (&row["code"], &row["meaning"]))
        .collect();
    assert_eq!(
        json!(rows),
        json!([
            ["4XX", "Yours."],
            [500, "Internal Server Error"],
            ["5XX", "Other."]
        ])
    );
}

/// The program refuses to write a table with a fault, so success is the proof.
#[test]
fn every_code_and_class_makes_a_row_without_a_fault() {
    let codes = (100..1000).map(|code| code.to_string());
    let classes = (1..10).map(|class| format!("{class}XX"));
    let responses = codes.chain(classes).map(|code| (code, json!({})));
    let table = table_of("all", &Value::Object(responses.collect()));
    let rows = table["statuses"].as_array().unwrap();
    assert_eq!(
        rows.len(),
        606,
        "no row for 1XX to 3XX, which are no errors"
    );
    let later = rows.iter().filter(|row| row["retry"] == "later");
    let later: Vec<_> = later.map(|row| (&row["code"], &row["replay"])).collect();
    let hopeless = [501, 505, 506, 508, 510, 511];
    let passing = (500..600).filter(|code| !hopeless.contains(code));
    let codes = [408, 425].into_iter().chain(passing).map(Value::from);
    let idempotent = codes.chain([json!("5XX")]);
    let idempotent: Vec<_> = idempotent.map(|code| json!([code, "idempotent"])).collect();
    assert_eq!(json!(later), json!(idempotent));
    let throttled = rows.iter().filter(|row| row["retry"] == "throttled");
    let throttled: Vec<_> = throttled.map(|row| &row["code"]).collect();
    assert_eq!(json!(throttled), json!([429]));
}

#[test]
fn places_are_proposed_only_where_a_reader_without_them_finds_nothing() {
    let text = json!({ "type": "string" });
    let failure = json!({ "properties": { "reason": text, "resultCode": text } });
    let cases = [
        // What the derived errors read anyway.
        (
            json!({ "error": text, "error_description": text }),
            json!([null, null]),
        ),
        (
            json!({ "errors": { "type": "array", "items": text }, "code": { "enum": ["a"] } }),
            json!([null, null]),
        ),
        (
            json!({ "message": { "type": "boolean" } }),
            json!([null, null]),
        ),
        (
            json!({ "data": failure }),
            json!([["/data/reason"], ["/data/resultCode"]]),
        ),
        (
            json!({ "data": { "type": "array", "items": failure } }),
            json!([["/data/*/reason"], ["/data/*/resultCode"]]),
        ),
        // A number that repeats the status is no code.
        (
            json!({ "responseCode": { "type": "integer", "example": 400, "enum": [400] } }),
            json!([null, null]),
        ),
    ];
    for (properties, expected) in cases {
        let responses = json!({ "400": { "schema": { "properties": properties } } });
        let table = table_of("places", &responses);
        let places = json!([table["messages"], table["codes"]]);
        assert_eq!(places, expected, "{properties}");
    }
}

#[test]
fn places_that_few_operations_need_or_that_mean_two_things_are_not_proposed() {
    let get = |properties: Value| json!({ "get": { "responses": { "400": { "schema": { "properties": properties } } } } });
    let text = json!({ "type": "string" });
    let mut paths = serde_json::Map::new();
    for number in 0..20 {
        let code = if number == 0 {
            "eventCode"
        } else {
            "verdictCode"
        };
        paths.insert(format!("/{number}"), get(json!({ code: text })));
    }
    let table = table_of_paths("few", &Value::Object(paths));
    assert_eq!(table["codes"], json!(["/verdictCode"]));
}

#[test]
fn a_part_is_chosen_by_operation_or_tag() {
    let codes = |arguments: &[&str]| {
        let table = table(&import(Path::new(PETS), arguments));
        let rows = table["statuses"].as_array().unwrap().clone();
        json!(rows.iter().map(|row| &row["code"]).collect::<Vec<_>>())
    };
    assert_eq!(
        codes(&["--operation", "listPets"]),
        json!([401, 429, "5XX"])
    );
    assert_eq!(
        codes(&["--tag", "keepers"]),
        json!([401, 409, 429, "4XX", "5XX"])
    );
    let failure = |arguments: &[&str]| {
        let output = import(Path::new(PETS), arguments);
        assert_eq!(output.status.code(), Some(2));
        stderr(&output).replace(PETS, "pets.yaml")
    };
    assert_eq!(
        failure(&["--operation", "lstPets"]),
        "error: pets.yaml: no operation `lstPets`: did you mean `listPets`?\n"
    );
    assert_eq!(
        failure(&["--tag", "keepers", "--operation", "listPets"]),
        "error: pets.yaml: no operation `listPets` with the tag `keepers`\n"
    );
}

#[test]
fn a_file_is_overwritten_only_by_force_and_written_whole_or_not_at_all() {
    let folder = folder("output");
    let file = folder.join("table.json");
    let output = ["-o", file.to_str().unwrap()];
    let written = import(Path::new(PETS), &output);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    assert!(written.stdout.is_empty());
    let whole = include_str!("pets.json");
    assert_eq!(fs::read_to_string(&file).unwrap(), whole);

    fs::write(&file, "mine").unwrap();
    let refused = import(Path::new(PETS), &output);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");

    let broken = folder.join("broken.yaml");
    fs::write(&broken, "openapi: 3.0.0\npaths: {").unwrap();
    let forced = [&output[..], &["--force"]].concat();
    assert_eq!(import(&broken, &forced).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(import(Path::new(PETS), &forced).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), whole);
    let names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "nothing is left beside them: {names:?}");
}
