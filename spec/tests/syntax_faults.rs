//! What is said about a text that is not JSON, and where.

mod told;

use aurora_errors_spec::{Source, read};
use told::{check, faults_of};

#[test]
fn syntax_is_told_with_what_is_expected_and_what_was_found() {
    let cases = [
        ("", "1:1 expected an object, found the end of the file"),
        ("{\"api\"", "1:7 expected `:`, found the end of the file"),
        (
            "{\"api\":",
            "1:8 expected a value, found the end of the file",
        ),
        (
            "{\"api\": [1",
            "1:11 expected `,` or `]`, found the end of the file",
        ),
        ("{\"api\": [1}", "1:11 expected `,` or `]`, found `}`"),
        ("{\"api\": 1 [", "1:11 expected `,` or `}`, found `[`"),
        (
            "{api: 1}",
            "1:2 expected a key in double quotes or `}`, found `api`",
        ),
        // What follows the first flaw is not looked at.
        (
            "{api: \"a\tb\"}",
            "1:2 expected a key in double quotes or `}`, found `api`",
        ),
        ("{\"api\": 'x'}", "1:9 expected a value, found `'x'`"),
        ("{\"api\": True}", "1:9 expected a value, found `True`"),
        (
            "{\"api\": 1,,}",
            "1:11 expected a key in double quotes or `}`, found `,`",
        ),
        ("{} {}", "1:4 expected the end of the file, found `{`"),
        ("# pets\n{}", "1:1 expected an object, found `#`"),
        ("{} /* pets", "1:4 unclosed comment: expected `*/`"),
        (
            "{\"statuses\": [{\"code\": 5xx}]}",
            "1:24 class `5xx` without quotes: expected `\"5xx\"`",
        ),
        (
            "{\"api\": 007}",
            "1:9 bad number `007`: expected digits such as `404`",
        ),
        (
            "{\"api\": 0x1F}",
            "1:9 bad number `0x1F`: expected digits such as `404`",
        ),
        (
            "{\"api\": 1e}",
            "1:9 bad number `1e`: expected digits such as `404`",
        ),
        (
            "{\"api\": .5}",
            "1:9 bad number `.5`: expected digits such as `404`",
        ),
        (
            "{\"api\": 1 docs: 2}",
            "1:10 expected `,` or `}` after this value, found `docs`",
        ),
        (
            "{\"api\": -Infinity}",
            "1:9 bad number `-Infinity`: expected digits such as `404`",
        ),
        (
            "{\"api\": \"x",
            "1:9 unclosed string: expected `\"` before the line ends",
        ),
        (
            "{\"api\": \"x,\n\"docs\": 1}",
            "1:9 unclosed string: expected `\"` before the line ends",
        ),
        (
            "{\"api\": \"a\tb\"}",
            "1:11 control character in a string: expected `\\t`",
        ),
        (
            "{\"api\": \"\u{1}\"}",
            "1:10 control character in a string: expected `\\u0001`",
        ),
        (
            "{\"api\":\u{a0}1}",
            "1:8 white space `\\u{a0}` is not JSON's: expected an ordinary blank",
        ),
        (
            "{\"api\": \"it\\'s\"}",
            "1:12 unknown escape `\\'`: expected `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, \
             `\\t` or `\\u` with four digits",
        ),
        (
            "{\"api\": \"\\u00\"}",
            "1:10 bad escape `\\u00`: expected four hexadecimal digits after `\\u`",
        ),
        (
            "{\"api\": \"\\ud800\"}",
            "1:10 half a surrogate pair `\\ud800`: expected both halves, or the character itself",
        ),
    ];
    check(&cases, faults_of);
}

#[test]
fn a_missing_comma_is_told_where_it_belongs() {
    assert_eq!(
        faults_of("{\n  \"api\": \"Pets\"\n  \"docs\": 1\n}"),
        "2:16 expected `,` or `}` after this value, found a string"
    );
}

#[test]
fn nesting_too_deep_is_a_fault_and_no_overflow() {
    for open in ["[", "{\"a\":"] {
        let faults = faults_of(&open.repeat(100_000));
        assert!(
            faults.ends_with("nested too deep: expected the nine levels of a table"),
            "{faults}"
        );
    }
}

#[test]
fn the_deepest_nesting_that_is_allowed_has_room_on_a_small_stack() {
    let nested = |levels: usize| {
        let value = format!("{}0{}", "{\"a\":".repeat(levels), "}".repeat(levels));
        faults_of(&format!("{{\"x-owner\": {value}}}"))
    };
    let read = move || {
        assert!(nested(127).starts_with("1:1 missing key `api`"));
        assert!(nested(128).contains("nested too deep"));
    };
    let thread = std::thread::Builder::new().stack_size(1 << 20);
    thread.spawn(read).unwrap().join().unwrap();
}

#[test]
fn a_byte_order_mark_is_accepted_and_takes_no_column() {
    assert_eq!(
        faults_of("\u{feff}{\"api\": x}"),
        "1:9 expected a value, found `x`"
    );
}

#[test]
fn a_table_in_another_format_is_told_which() {
    let expected = "and a table is JSON: expected `{ \"api\": \"…\", \"statuses\": [ … ] }`";
    for (text, format) in [
        ("api: Pets\nstatuses:\n  - code: 404\n", "YAML"),
        ("# ours\n---\napi: Pets\n", "YAML"),
        ("statuses:\n  - code: 404\n", "YAML"),
        ("api = \"Pets\"\n[[statuses]]\ncode = 404\n", "TOML"),
        ("[table]\napi = 1\n", "TOML"),
        ("<table></table>", "XML or HTML"),
    ] {
        let faults = faults_of(text);
        let message = format!("this looks like {format}, {expected}");
        assert!(faults.ends_with(&message), "{faults}");
    }
    for text in ["{ \"api\": \"Pets\" ", "[1, 2", "{ api: 1 }", "\"api\": 1"] {
        assert!(!faults_of(text).contains("looks like"), "{text}");
    }
}

#[test]
fn a_document_of_another_kind_has_one_fault_which_says_what_it_is() {
    let openapi =
        "this is an OpenAPI document, and no table: `aurora-errors import` makes one of it";
    let schema = "this is a JSON Schema, and no table: expected \
                  `{ \"api\": \"…\", \"statuses\": [ … ] }`";
    for (text, fault) in [
        (
            "{\"openapi\": \"3.1.0\", \"info\": {}, \"paths\": {}}",
            format!("1:2 {openapi}"),
        ),
        (
            "{\"definitions\": {}, \"swagger\": \"2.0\"}",
            format!("1:21 {openapi}"),
        ),
        ("openapi: 3.1.0\ninfo: {}\n", format!("1:1 {openapi}")),
        ("# ours\n'swagger': '2.0'\n", format!("2:1 {openapi}")),
        (
            "{\"$id\": \"pets\", \"properties\": {\"api\": {}}}",
            format!("1:17 {schema}"),
        ),
    ] {
        assert_eq!(faults_of(text), fault, "{text}");
    }
    // One that has begun to be a table is told what is wrong with it.
    for text in [
        "{\"openapi\": \"3.1.0\", \"statuses\": []}",
        "{\"properties\": {}, \"api\": 1}",
    ] {
        assert!(faults_of(text).contains("unknown key"), "{text}");
    }
}

#[test]
fn a_faulty_table_tells_the_variants_that_it_would_have_had() {
    let lost = |text: &str| {
        let source = Source::from_bytes("pets.json", text.into()).unwrap();
        read(&source).lost.join(" ")
    };
    let table = r#"{ "api": "Pets", "statuses": [
        { "code": 200, "name": "OK", "meaning": "m" },
        { "code": 404, "name": "Not Found", "meaning": "m", "retry": "never" },
        { "code": 402, "name": "Failed", "meaning": "m", "retry": "later", "cases": [
            { "when": { "code": "a" }, "name": "Declined" }
        ] },
        { "code": "5XX", "name": "Broken", "meaning": "m", "retry": "later", "variant": "Oops" }
    ] }"#;
    assert_eq!(lost(table), "");
    assert_eq!(
        lost(&table.replace("\"later\"", "\"latr\"")),
        "Failed Declined Oops"
    );
    assert_eq!(lost(&table.replace("404", "1404")), "NotFound");
    assert_eq!(
        lost(&table.replace("\"when\": { \"code\": \"a\" }, ", "")),
        "Failed Declined"
    );
    // One comma.
    assert_eq!(
        lost(&table.replacen("}, ", "} ", 1)),
        "NotFound Failed Declined Oops"
    );
    assert_eq!(lost("{"), "");
}
