//! What is said of a case that is not one.

mod told;

use aurora_errors_spec::{Row, Source, read};
use told::{check, faults_of};

/// The faults of these cases of one row. The first stands at column 1 of line 2.
fn faults_of_cases(cases: &str) -> String {
    faults_of(&format!(
        r#"{{"api": "Pay", "statuses": [{{"code": 402, "name": "Failed", "meaning": "m", "retry": "later", "cases": [
{cases}
]}}]}}"#
    ))
}

/// The faults of one case with this `when`, which stands at column 10.
fn faults_of_when(when: &str) -> String {
    faults_of_cases(&format!(r#"{{"when": {when}, "name": "Declined"}}"#))
}

#[test]
fn a_case_says_what_tells_it_apart() {
    let cases = [
        (r#"{"code": "a"}"#, ""),
        (
            r#"{"code": ["a", 1, true, "*"], "header": {"x-a": "1"}, "body": {"/a": [false, 2.5]}}"#,
            "",
        ),
        (r#"{"$comment": 1, "x-owner": 2, "code": "a"}"#, ""),
        (
            r#"{"header": {"$comment": 1, "x-a": "1"}, "body": {"$comment": 2, "/a": 1}}"#,
            "",
        ),
        (
            "{}",
            "2:10 `when` is empty: expected `code`, `header` or `body`",
        ),
        (
            r#""a""#,
            "2:10 `when` is a string: expected an object with `code`, `header` or `body`",
        ),
        (
            r#"{"codes": "a"}"#,
            "2:11 unknown key `codes`: did you mean `code`?",
        ),
        (
            r#"{"code": []}"#,
            "2:19 `code` is an empty list: expected at least one value",
        ),
        (
            r#"{"code": ["a", ""]}"#,
            "2:25 `code` is empty: expected some text",
        ),
        (r#"{"header": {"a": ""}, "body": {"/a": ""}}"#, ""),
        (
            r#"{"code": ["a", null]}"#,
            "2:25 `code` is `null`: expected a text, a number, `true`, `false`, or a list of these",
        ),
        (
            r#"{"header": {}}"#,
            "2:21 `header` is empty: expected an object of header names with their values",
        ),
        (
            r#"{"header": {"x a": "1"}}"#,
            "2:22 bad header name `x a`: expected letters, digits and hyphens, such as \
             `x-request-id`",
        ),
        (
            r#"{"header": {"X-A": "1", "x-a": "2"}}"#,
            "2:34 `x-a` stands here twice: expected it once",
        ),
        (
            r#"{"body": {"a": "1"}}"#,
            "2:20 bad pointer `a`: expected a `/` before each key, such as `/errors/*/message`",
        ),
        (
            r#"{"body": ["/a"]}"#,
            "2:19 `body` is an array: expected an object of pointers with the values there",
        ),
        (
            r#"{"body": {"/a": {"b": 1}}}"#,
            "2:26 an entry of `when` is an object: expected a text, a number, `true`, `false`, or \
             a list of these",
        ),
    ];
    check(&cases, faults_of_when);
}

#[test]
fn the_members_of_a_case_are_checked() {
    let cases = [
        (
            r#"{"name": "Declined"}"#,
            "2:1 missing key `when` in case `Declined`: expected what tells the case apart, under \
             `code`, `header` or `body`",
        ),
        (
            r#"{"when": {"code": "a"}}"#,
            "2:1 missing key `name`: expected the name that the documentation uses",
        ),
        (
            "7",
            "2:1 a case is a number: expected an object with `when` and `name`",
        ),
        (
            "",
            "1:104 `cases` is empty: expected at least one case, or no `cases`",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A", "cases": []}"#,
            "2:38 `cases` inside a case: expected it beside the others, under the row",
        ),
        (
            r#"{"code": "a", "name": "A"}"#,
            "2:2 `code` on a case: expected a machine code inside `when`, the status is the row's",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A", "retyr": "never"}"#,
            "2:38 unknown key `retyr`: did you mean `retry`?",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A", "replay": "any"}"#,
            "2:38 `replay` beside a `retry` that comes from the row: expected `retry` here too",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A", "retry": "never", "replay": "any"}"#,
            "2:56 `replay` beside the retry class `never`: leave it out",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A", "error": false}"#,
            "2:47 a case of an error is an error too: expected no `error` here",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A", "retry_after": [{"header": "x"}]}"#,
            "2:54 missing key `unit`: expected `s`, `ms`, `epoch`, `epoch-ms` or `date`",
        ),
    ];
    check(&cases, faults_of_cases);
}

#[test]
fn a_name_is_one_of_all_rows_and_cases() {
    let cases = [
        (
            r#"{"when": {"code": "a"}, "name": "Failed"}"#,
            "2:33 name `Failed` makes the variant `Failed`, which clashes with the same variant at \
             1:51: add a `variant`",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "A"}, {"when": {"code": "b"}, "name": "a"}"#,
            "2:71 name `a` makes the variant `A`, which clashes with the same variant at 2:33: add \
             a `variant`",
        ),
        (
            r#"{"when": {"code": "a"}, "name": "Retryable"}"#,
            "2:33 name `Retryable` makes the variant `Retryable`, which clashes with the method \
             `is_retryable` of every error: add a `variant`",
        ),
    ];
    check(&cases, faults_of_cases);
}

#[test]
fn a_case_that_earlier_ones_always_hide_is_a_fault_that_names_both_lines() {
    let of = |whens: &[&str]| {
        let case = |(number, when)| format!(r#"{{"name": "A{number}", "when": {when}}}"#);
        let cases: Vec<_> = whens.iter().enumerate().map(case).collect();
        faults_of_cases(&cases.join(",\n"))
    };
    let reached: [&[&str]; 8] = [
        &[r#"{"code": "a"}"#, r#"{"code": "b"}"#],
        &[r#"{"code": ["a", "b"]}"#, r#"{"code": ["b", "c"]}"#],
        // What is told by more comes first.
        &[r#"{"code": "a", "header": {"x": "1"}}"#, r#"{"code": "a"}"#],
        &[r#"{"code": "a"}"#, r#"{"code": "*"}"#],
        // Whole codes are tried before segments.
        &[r#"{"code": "not_found"}"#, r#"{"code": "path/not_found"}"#],
        &[r#"{"code": "a"}"#, r#"{"code": "A"}"#],
        &[r#"{"body": {"/a": "1"}}"#, r#"{"body": {"/b": "1"}}"#],
        &[
            r#"{"header": {"x": "1"}}"#,
            r#"{"header": {"x": ["1", "2"]}}"#,
        ],
    ];
    for whens in reached {
        assert_eq!(of(whens), "", "{whens:?}");
    }
    let hidden: [&[&str]; 6] = [
        &[r#"{"code": "a"}"#, r#"{"code": "a", "header": {"x": "1"}}"#],
        &[r#"{"code": ["a", "b"]}"#, r#"{"code": "b"}"#],
        &[r#"{"code": "*"}"#, r#"{"code": "a"}"#],
        &[
            r#"{"header": {"X": "Yes"}}"#,
            r#"{"header": {"x": "yes"}, "code": "a"}"#,
        ],
        &[
            r#"{"body": {"/a": "*"}}"#,
            r#"{"body": {"/b": "1", "/a": ["1", "2"]}}"#,
        ],
        &[r#"{"body": {"/a": 1}}"#, r#"{"body": {"/a": "1"}}"#],
    ];
    for whens in hidden {
        assert_eq!(
            of(whens),
            "3:16 the case at line 3 is never reached: the one before it, at 2:16, comes first",
            "{whens:?}"
        );
    }
    let hidden_by_two: &[[&str; 3]] = &[
        [
            r#"{"code": "a"}"#,
            r#"{"code": "b"}"#,
            r#"{"code": ["a", "b"]}"#,
        ],
        [
            r#"{"header": {"x": "1"}}"#,
            r#"{"header": {"x": "2"}}"#,
            r#"{"header": {"x": ["1", "2"]}, "code": "a"}"#,
        ],
        [
            r#"{"body": {"/a": 1}, "code": "a"}"#,
            r#"{"body": {"/a": 2}}"#,
            r#"{"body": {"/a": [1, 2], "/b": "*"}, "code": "a"}"#,
        ],
    ];
    for whens in hidden_by_two {
        assert_eq!(
            of(whens),
            "4:16 the case at line 4 is never reached: the ones before it, at 2:16 and 3:16, come first",
            "{whens:?}"
        );
    }
}

#[test]
fn a_case_of_a_row_that_is_no_error_says_whether_it_is_one() {
    let of = |case: &str| {
        faults_of(&format!(
            r#"{{"api": "Chat", "statuses": [{{"code": 200, "name": "OK", "meaning": "m", "cases": [
{{"when": {{"body": {{"/ok": false}}}}, "name": "Refused"{case}}}
]}}]}}"#
        ))
    };
    assert_eq!(of(""), "");
    assert_eq!(of(r#", "error": true, "retry": "never""#), "");
    assert_eq!(
        of(r#", "error": true"#),
        "2:1 missing key `retry` in case `Refused`: expected `never`, `later` or `throttled`"
    );
    assert_eq!(
        of(r#", "retry": "never""#),
        "2:55 `retry` on a case that is no error: leave it out, or add `\"error\": true`"
    );
}

#[test]
fn a_fault_of_the_row_is_not_told_again_of_its_cases() {
    let cases = r#"[{"when": {"code": "a"}, "name": "A"}, {"when": {"code": "b"}, "name": "B"}]"#;
    let text = format!(
        r#"{{"api": "Pay", "statuses": [{{"code": 402, "name": "Failed", "meaning": "", "retry": "x", "cases": {cases}}}]}}"#
    );
    assert_eq!(faults_of(&text).lines().count(), 2, "{}", faults_of(&text));
}

#[test]
fn rows_and_cases_are_65_535_at_the_most() {
    // Each on a line of its own, the first on line 2: with the row, 65,534 are allowed.
    let case = |number| format!(r#"{{"when": {{"code": "c{number}"}}, "name": "N {number}"}}"#);
    let cases: Vec<_> = (0..65_540).map(case).collect();
    assert_eq!(
        faults_of_cases(&cases.join(",\n")),
        "65536:1 too many rows and cases: expected at most 65,535 together"
    );
}

#[test]
fn the_values_of_all_cases_are_65_535_at_the_most() {
    let codes = |name: &str, count: usize| {
        let codes: Vec<_> = (0..count).map(|code| format!("\"{name}{code}\"")).collect();
        format!(
            r#"{{"name": "{name}", "when": {{"code": [{}]}}}}"#,
            codes.join(",")
        )
    };
    let faults = |second| faults_of_cases(&[codes("a", 40_000), codes("b", second)].join(",\n"));
    assert_eq!(faults(25_535), "");
    assert_eq!(
        faults(25_536),
        "3:15 too many values: expected at most 65,535 in all cases together"
    );
}

#[test]
fn a_case_takes_from_its_row_what_it_leaves_out() {
    let text = r#"{"api": "Pay", "statuses": [{
        "code": 503, "name": "Down", "meaning": "m", "advice": "a", "docs": "https://a.example",
        "retry": "later", "replay": "any", "cases": [
            {"when": {"code": 7}, "name": "Heir"},
            {"when": {"code": "own"}, "name": "Own", "meaning": "n", "advice": "b", "retry": "later"}
        ]
    }]}"#;
    let table = read(&Source::from_bytes("pay.json", text.into()).unwrap()).into_result();
    let table = table.unwrap();
    let rules: Vec<_> = table
        .rows_and_cases()
        .map(|row| {
            let when = row
                .when
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            let replay = row.replay.unwrap();
            let (advice, docs) = (row.advice.as_deref().unwrap(), row.docs.as_deref().unwrap());
            let Row {
                code,
                variant,
                meaning,
                retry,
                ..
            } = row;
            format!("{code} {variant} {meaning} {advice} {docs} {retry} {replay} [{when}]")
        })
        .collect();
    assert_eq!(
        rules,
        [
            "503 Down m a https://a.example later any []",
            "503 Heir m a https://a.example later any [code 7]",
            "503 Own n b https://a.example later idempotent [code own]",
        ]
    );
}
