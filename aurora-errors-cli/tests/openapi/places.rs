//! Where bodies have messages and codes.

use super::{HEAD, import};
use serde_json::{Value, json};

/// How the bodies of an API look, with places or cases that follow from it.
fn bodies(name: &str, schemas: &str) -> Value {
    let text = format!(
        "{HEAD}
  /a: {{get: {{responses: {{400: {{description: Bad., content: {{'*/*': {{schema: {{$ref: '#/components/schemas/E'}}}}}}}}}}}}}}
components:
  schemas:
    {schemas}
"
    );
    let (table, _) = import(name, &text, &["--cases"]);
    let cases = table["statuses"][0]["cases"]
        .as_array()
        .into_iter()
        .flatten();
    let cases: Value = cases.map(|case| case["when"]["code"].clone()).collect();
    json!([table["messages"], table["codes"], cases])
}

#[test]
fn what_bodies_say_is_looked_for_wherever_a_schema_says_it() {
    for (test, schemas, expected) in [
        // An error inside an error says nothing new of where errors say something.
        (
            "recursive",
            "E: {properties: {message: {type: string}, cause: {$ref: '#/components/schemas/E'}, details: {items: {$ref: '#/components/schemas/E'}}}}",
            json!([null, null, []]),
        ),
        (
            "example",
            "E: {properties: {code: {type: string}, message: {type: string}}, example: {code: no_name, message: No name.}}",
            json!([null, null, ["no_name"]]),
        ),
        (
            "unusual",
            "E: {properties: {failure: {properties: {explanation: {type: string}, subcode: {type: string}}}}}",
            json!([["/failure/explanation"], ["/failure/subcode"], []]),
        ),
        (
            "within",
            "E: {properties: {failure: {properties: {explanation: {type: string}, cause: {$ref: '#/components/schemas/E'}}}}}",
            json!([["/failure/explanation"], null, []]),
        ),
        // Beside a `$ref` since OpenAPI 3.1.
        (
            "beside",
            "E: {$ref: '#/components/schemas/Base', properties: {code: {type: string}}}\n    Base: {properties: {message: {type: string}}}",
            json!([null, ["/code"], []]),
        ),
    ] {
        assert_eq!(bodies(test, schemas), expected, "{test}");
    }
}

/// Every reader finds a message by its name, and knows a code by its text: one of several words it misses.
#[test]
fn a_place_of_codes_is_left_out_only_where_something_shows_that_the_reader_knows_them() {
    for (number, code, place) in [
        (0, "{type: string}", json!(["/code"])),
        (1, "{}", json!(["/code"])),
        (
            2,
            "{type: string, description: One of a few.}",
            json!(["/code"]),
        ),
        (3, "{type: [string, 'null']}", json!(["/code"])),
        (4, "{type: string, enum: [no_pet]}", json!(null)),
        (
            5,
            "{anyOf: [{const: no_pet}, {const: no_owner}]}",
            json!(null),
        ),
        (6, "{type: string, pattern: '^[a-z_]+$'}", json!(null)),
        (7, "{type: string, format: uuid}", json!(null)),
        (8, "{type: string, default: unknown}", json!(null)),
        (9, "{type: string, example: no_pet}", json!(null)),
        (10, "{type: string, examples: [no_pet]}", json!(null)),
        (
            11,
            "{type: string, example: No pet at all}",
            json!(["/code"]),
        ),
        (12, "{type: integer}", json!(null)),
    ] {
        let schema = format!("E: {{properties: {{code: {code}, message: {{type: string}}}}}}");
        let found = bodies(&format!("code-{number}"), &schema);
        assert_eq!([&found[0], &found[1]], [&json!(null), &place], "{code}");
    }
}

#[test]
fn what_one_response_shows_counts_for_those_that_leave_it_open() {
    let error =
        "{properties: {code: {type: string}, message: {type: string}, more_info: {type: string}}}";
    let open = format!("description: Bad., content: {{application/json: {{schema: {error}}}}}");
    let example =
        "{code: no_pet, message: There is none., more_info: 'https://pets.example/no_pet'}";
    let shown =
        format!("description: None., content: {{application/json: {{example: {example}}}}}");
    let read = |name: &str, responses: &str| {
        let text = format!("{HEAD}  /a: {{get: {{responses: {{{responses}}}}}}}\n");
        let (table, said) = import(name, &text, &[]);
        (json!([table["messages"], table["codes"]]), said)
    };
    let (places, _) = read("open", &format!("400: {{{open}}}"));
    assert_eq!(places, json!([["/more_info"], ["/code"]]));
    let (places, said) = read("shown", &format!("400: {{{open}}}, 404: {{{shown}}}"));
    assert_eq!(places, json!([null, null]));
    let found = "found without a place in the table: message at /message, code at /code\n";
    assert!(said.starts_with(found), "{said}");
}

#[test]
fn what_is_a_message_here_and_a_code_there_is_told_as_neither() {
    let body =
        |value: &str| format!("content: {{application/json: {{example: {{error: {value}}}}}}}");
    let text = format!(
        "{HEAD}  /a: {{get: {{responses: {{\n    404: {{{}}},\n    409: {{{}}}}}}}}}\n",
        body("no_pet"),
        body("Somebody else is holding the pet.")
    );
    let (table, said) = import("neither", &text, &[]);
    assert_eq!(table["statuses"].as_array().unwrap().len(), 2);
    assert!(!said.contains("found without a place"), "{said}");
}
