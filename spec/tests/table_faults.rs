//! What is said about a table as a whole and the members at its top, and where.

mod told;

use aurora_errors_spec::{Source, read};
use told::{check, faults_of};

/// The faults of a table whose other members stand on its second line.
fn faults_of_top(members: &str) -> String {
    let row = r#"{"code": 404, "name": "Not Found", "meaning": "gone", "retry": "never"}"#;
    faults_of(&format!(
        "{{\"api\": \"Pets\",\n{members},\n\"statuses\": [{row}]}}"
    ))
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
            "1:29 `statuses` is an object: expected an array of rows",
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
            "2:13 `messages` is a string: expected an array of places",
        ),
        (
            r#""messages": [7]"#,
            "2:14 an entry of `messages` is a number: expected a pointer such as `/error/code`, or an \
             object with `header` or `body`",
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
             `codes`, `request_id`, `idempotency_key`, `retry_after`, `retryable` or `statuses`",
        ),
    ];
    check(&cases, faults_of_top);
}

#[test]
fn a_pointer_has_sixteen_keys_at_the_most() {
    let told = |keys: usize| {
        let pointer = "/a".repeat(keys);
        let text = format!("{{ \"api\": \"A\", \"messages\": [\"{pointer}\"], \"statuses\": [] }}");
        let source = Source::from_bytes("t.json", text.into()).unwrap();
        let faults = read(&source).faults;
        faults
            .iter()
            .any(|fault| fault.message().ends_with("expected at most 16 keys"))
    };
    assert!(!told(16));
    assert!(told(17));
}

#[test]
fn messages_and_codes_have_sixty_four_places_at_the_most() {
    for key in ["messages", "codes"] {
        let told = |count: usize| {
            let places = vec!["\"/a\""; count].join(", ");
            let text = format!("{{ \"api\": \"A\", \"{key}\": [{places}], \"statuses\": [] }}");
            let source = Source::from_bytes("t.json", text.into()).unwrap();
            let faults = read(&source).faults;
            faults
                .iter()
                .any(|fault| fault.message() == "too many places: expected at most 64")
        };
        assert!(!told(64));
        assert!(told(65));
    }
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
            "2:17 missing key `unit`: expected `s`, `ms`, `epoch`, `epoch-ms` or `date`",
        ),
        (
            r#"{"header": "x-wait", "unit": "sec"}"#,
            "2:46 unknown unit `sec`: expected `s`, `ms`, `epoch`, `epoch-ms` or `date`",
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
            r#"{"header": "RateLimit", "unit": "s", "parameter": "t"}"#,
            "",
        ),
        (
            r#"{"header": "RateLimit", "unit": "s", "parameter": "t t"}"#,
            "2:67 bad parameter `t t`: expected letters, digits and hyphens, such as `t`",
        ),
        (
            r#"{"body": "/b", "unit": "s", "parameter": "t"}"#,
            "2:45 `parameter` beside `body`: only a header has parameters",
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
fn places_of_a_verdict_are_checked() {
    let cases = [
        (
            r#"{"header": "x-should-retry", "replay": "any"}, "/transient", {"body": "/retry"}"#,
            "",
        ),
        (
            r#"{"header": "x-should-retry", "replay": "all"}"#,
            "2:54 unknown replay class `all`: expected `any` or `idempotent`",
        ),
        (
            r#"{"replay": "any"}"#,
            "2:15 neither `header` nor `body`: expected one of them",
        ),
        (
            "true",
            "2:15 an entry of `retryable` is `true`: expected a pointer such as `/error/code`, or \
             an object with `header` or `body`",
        ),
    ];
    check(&cases, |places| {
        faults_of_top(&format!("\"retryable\": [{places}]"))
    });
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
    assert!(long.ends_with("`retryable` or `statuses`"), "{long}");
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
