//! What is said about each mistake, and where: one line for each fault, as `line:column message`.

use aurora_errors_spec::{Source, read};

fn faults_of(text: &str) -> String {
    let source = Source::from_bytes("pets.json", text.into()).unwrap();
    let faults = read(&source).faults;
    let line = |fault: &aurora_errors_spec::Fault| {
        format!("{} {}", fault.position().unwrap(), fault.message())
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The faults of a table whose rows begin on its second line.
fn faults_of_rows(rows: &str) -> String {
    faults_of(&format!(
        "{{\"api\": \"Pets\", \"statuses\": [\n{rows}\n]}}"
    ))
}

/// The faults of a table whose other members stand on its second line.
fn faults_of_top(members: &str) -> String {
    let row = r#"{"code": 404, "name": "Not Found", "meaning": "gone", "retry": "never"}"#;
    faults_of(&format!(
        "{{\"api\": \"Pets\",\n{members},\n\"statuses\": [{row}]}}"
    ))
}

#[track_caller]
fn check(cases: &[(&str, &str)], faults_of: impl Fn(&str) -> String) {
    for (text, expected) in cases {
        assert_eq!(faults_of(text), *expected, "in {text}");
    }
}

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
            faults.ends_with("nested too deep: expected the four levels of a table"),
            "{faults}"
        );
    }
}

#[test]
fn a_byte_order_mark_is_accepted_and_takes_no_column() {
    assert_eq!(
        faults_of("\u{feff}{\"api\": x}"),
        "1:9 expected a value, found `x`"
    );
}

#[test]
fn the_whole_is_an_object_with_rows() {
    let cases = [
        (
            "[]",
            "1:1 a table is an array: expected an object with `api` and `statuses`",
        ),
        (
            "{}",
            "1:1 missing key `api`: expected the name of the API\n\
             1:1 missing key `statuses`: expected an array of rows",
        ),
        (
            "{\"api\": \"Pets\", \"statuses\": []}",
            "1:29 no rows: expected at least one in `statuses`",
        ),
        (
            "{\"api\": \"Pets\", \"statuses\": {}}",
            "1:29 `statuses` is an object: expected an array",
        ),
        (
            "{\"api\": \"Pets\", \"status\": []}",
            "1:17 unknown key `status`: did you mean `statuses`?",
        ),
        (
            "{\"api\": \"\", \"statuses\": [7]}",
            "1:9 `api` is empty: expected some text\n\
             1:26 a row is a number: expected an object with `code`, `name` and `meaning`",
        ),
    ];
    check(&cases, faults_of);
}

#[test]
fn the_other_members_of_a_table_are_checked() {
    let cases = [
        (r#""$schema": "./table.schema.json""#, ""),
        (r#""$comment": [7], "x-owner": null, "$comment": 1"#, ""),
        (r#""messages": [], "codes": [""]"#, ""),
        (
            r#""$schema": 1"#,
            "2:12 `$schema` is a number: expected a string",
        ),
        (
            r#""version": null"#,
            "2:12 `version` is `null`: expected a string",
        ),
        (
            r#""version": "1\n2""#,
            "2:12 `version` has a control character: expected one line of text",
        ),
        (
            r#""docs": "pets.example""#,
            "2:9 `docs` is not a URL: expected one that begins with `https://` or `http://`, \
             found `pets.example`",
        ),
        (
            r#""docs": "https:///pets""#,
            "2:9 `docs` is not a URL: expected one that begins with `https://` or `http://`, \
             found `https:///pets`",
        ),
        (
            r#""docs": "https://pets.example/a b""#,
            "2:9 `docs` is not a URL: expected one that begins with `https://` or `http://`, \
             found `https://pets.example/a b`",
        ),
        (
            r#""messages": "/a""#,
            "2:13 `messages` is a string: expected an array",
        ),
        (
            r#""messages": [7]"#,
            "2:14 an entry of `messages` is a number: expected a string",
        ),
        (
            r#""messages": ["/errors", "errors", "/a~2"]"#,
            "2:25 bad pointer `errors`: expected a `/` before each key, such as \
             `/errors/*/message`\n\
             2:35 bad pointer `/a~2`: expected `~0` for a `~` and `~1` for a `/` inside a key",
        ),
        (
            r#""request_id": ["x-id", "x id", ""]"#,
            "2:24 bad header name `x id`: expected letters, digits and hyphens, such as \
             `x-request-id`\n\
             2:32 bad header name ``: expected letters, digits and hyphens, such as `x-request-id`",
        ),
        (
            r#""retyr_after": []"#,
            "2:1 unknown key `retyr_after`: did you mean `retry_after`?",
        ),
        (
            r#""colour": 1"#,
            "2:1 unknown key `colour`: expected `$schema`, `api`, `version`, `docs`, `messages`, \
             `codes`, `request_id`, `retry_after` or `statuses`",
        ),
    ];
    check(&cases, faults_of_top);
}

#[test]
fn places_of_a_delay_are_checked() {
    let cases = [
        (
            r#"{"header": "x-wait", "unit": "ms"}, {"body": "/wait", "unit": "s"}"#,
            "",
        ),
        (
            r#"{"header": "x-wait"}"#,
            "2:17 missing key `unit`: expected `s` or `ms`",
        ),
        (
            r#"{"header": "x-wait", "unit": "sec"}"#,
            "2:46 unknown unit `sec`: expected `s` or `ms`",
        ),
        (
            r#"{"unit": "s"}"#,
            "2:17 neither `header` nor `body`: expected one of them",
        ),
        (
            r#"{"header": "a", "body": "/b", "unit": "s"}"#,
            "2:17 both `header` and `body`: expected one of them",
        ),
        (
            r#"{"headr": "a", "unit": "s"}"#,
            "2:18 unknown key `headr`: did you mean `header`?",
        ),
        (
            "7",
            "2:17 an entry of `retry_after` is a number: expected an object with `unit` and \
             either `header` or `body`",
        ),
    ];
    check(&cases, |places| {
        faults_of_top(&format!("\"retry_after\": [{places}]"))
    });
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
            "2:53 unknown retry class `Later`: expected `never`, `later` or `throttled`; did you \
             mean `later`?"
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
            "2:60 name `!` makes the variant ``, which is not a Rust identifier: add a `variant`",
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
         `retry`, `replay` or `error`\n\
         4:10 duplicate code `404`: first at 3:10\n\
         4:59 unknown retry class `newer`: expected `never`, `later` or `throttled`; did you mean \
         `never`?"
    );
}

#[test]
fn rows_without_a_fault_are_read_in_spite_of_the_others() {
    let text = r#"{"api": "Pets", "docs": 7, "statuses": [
        {"code": 404, "name": "Not Found", "meaning": "gone", "retry": "never"},
        {"code": 404, "name": "Doubled Code", "meaning": "gone", "retry": "never"},
        {"code": 410, "name": "Not found", "meaning": "gone", "retry": "never"},
        {"code": 411, "name": "Unknown Key", "meaning": "gone", "retry": "never", "y": 1},
        {"code": 412, "name": "Unknown Word", "meaning": "gone", "retry": "newer"},
        {"code": 413, "name": "Fine", "meaning": "gone", "retry": "never"}
    ]}"#;
    let reading = read(&Source::from_bytes("pets.json", text.into()).unwrap());
    assert_eq!(reading.faults.len(), 5);
    assert_eq!(reading.table.api, "Pets");
    let variants: Vec<_> = reading.table.rows.iter().map(|row| &*row.variant).collect();
    assert_eq!(variants, ["NotFound", "Fine"]);
    assert_eq!(reading.into_result().unwrap_err().len(), 5);
}

#[test]
fn a_hostile_word_does_not_flood_the_message() {
    let long = faults_of(&format!("{{\"{}\": 1}}", "a\\n".repeat(1000)));
    assert!(long.ends_with("`retry_after` or `statuses`"), "{long}");
    assert!(long.len() < 600, "{long}");
    let escape = faults_of(r#"{"\u001b[31m": 1}"#);
    assert!(escape.contains(r"unknown key `\u{1b}[31m`"), "{escape}");
}

#[test]
fn more_than_a_thousand_faults_are_cut() {
    let rows = vec!["{}"; 2000].join(",");
    let source = format!("{{\"api\": \"Pets\", \"statuses\": [{rows}]}}");
    let reading = read(&Source::from_bytes("pets.json", source.into()).unwrap());
    assert_eq!(reading.faults.len(), 1000);
}
