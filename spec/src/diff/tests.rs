use super::{Change, Impact, diff};
use crate::{Source, Table, read};

fn table(above: &str, rows: &[&str]) -> Table {
    let rows = rows.join(",");
    let text = format!(r#"{{ "api": "Pets", {above} "statuses": [ {rows} ] }}"#);
    let source = Source::from_bytes("pets.json", text.into()).unwrap();
    read(&source).into_result().unwrap()
}

/// Each change as its impact, what it is about, and what it is.
fn told(old: &Table, new: &Table) -> Vec<String> {
    let tell = |change: &Change| {
        let about = change
            .row()
            .map_or("table".to_owned(), |row| row.code.to_string());
        let what = match change {
            Change::Added { .. } => "added",
            Change::Removed { .. } => "removed",
            Change::Moved { .. } => "moved",
            Change::Renamed { .. } => "renamed",
            Change::Error { .. } => "error",
            Change::Retry { .. } => "retry",
            Change::When { .. } => "when",
            Change::Order { .. } => "order",
            Change::Text { key, .. } | Change::Places { key, .. } => key,
        };
        format!("{} {about} {what}", change.impact())
    };
    diff(old, new).iter().map(tell).collect()
}

fn told_of_rows(old: &[&str], new: &[&str]) -> Vec<String> {
    told(&table("", old), &table("", new))
}

const OK: &str = r#"{ "code": 200, "name": "OK", "meaning": "m" }"#;
const SUCCESS: &str = r#"{ "code": "2XX", "name": "Success", "meaning": "m" }"#;
const NOT_FOUND: &str = r#"{ "code": 404, "name": "Not Found", "meaning": "m", "retry": "never" }"#;
const REFUSED: &str = r#"{ "code": "4XX", "name": "Refused", "meaning": "m", "retry": "never" }"#;
const BROKEN: &str = r#"{ "code": 500, "name": "Broken", "meaning": "m", "retry": "later" }"#;
const BROKEN_CLASS: &str =
    r#"{ "code": "5XX", "name": "Broken", "meaning": "m", "retry": "later" }"#;

#[test]
fn equal_tables_and_other_orders_have_no_difference() {
    assert!(told_of_rows(&[OK, NOT_FOUND], &[NOT_FOUND, OK]).is_empty());
}

#[test]
fn a_new_variant_is_additive_unless_it_takes_statuses_from_another() {
    let told = told_of_rows(&[OK], &[OK, BROKEN_CLASS, NOT_FOUND]);
    assert_eq!(told, ["additive 404 added", "additive 5XX added"]);
    let told = told_of_rows(&[REFUSED], &[REFUSED, NOT_FOUND]);
    assert_eq!(told, ["breaking 404 added"]);
    // The statuses of a class that have rows keep them.
    let told = told_of_rows(&[NOT_FOUND], &[REFUSED, NOT_FOUND]);
    assert_eq!(told, ["additive 4XX added"]);
}

#[test]
fn a_variant_that_disappears_is_breaking() {
    let told = told_of_rows(&[OK, NOT_FOUND], &[OK]);
    assert_eq!(told, ["breaking 404 removed"]);
}

#[test]
fn a_row_of_no_error_matters_only_where_its_status_turns_into_one_or_stops_to_be_one() {
    let told = told_of_rows(&[OK], &[OK, SUCCESS]);
    assert_eq!(told, ["documentation 2XX added"]);
    let told = told_of_rows(&[OK, SUCCESS], &[SUCCESS]);
    assert_eq!(told, ["documentation 200 removed"]);

    let teapot = r#"{ "code": 418, "name": "Teapot", "meaning": "m", "error": false }"#;
    let told = told_of_rows(&[OK], &[OK, teapot]);
    assert_eq!(told, ["breaking 418 added"]);
    let told = told_of_rows(&[OK, teapot], &[OK]);
    assert_eq!(told, ["breaking 418 removed"]);
    let redirect =
        r#"{ "code": 302, "name": "Found", "meaning": "m", "error": true, "retry": "never" }"#;
    let told = told_of_rows(&[OK], &[OK, redirect]);
    assert_eq!(told, ["breaking 302 added"]);
}

#[test]
fn an_error_that_becomes_none_is_breaking_and_so_is_the_reverse() {
    let none = r#"{ "code": 404, "name": "Not Found", "meaning": "m", "error": false }"#;
    assert_eq!(told_of_rows(&[NOT_FOUND], &[none]), ["breaking 404 error"]);
    assert_eq!(told_of_rows(&[none], &[NOT_FOUND]), ["breaking 404 error"]);
}

#[test]
fn a_variant_moves_between_a_status_and_its_class() {
    let told = told_of_rows(&[BROKEN], &[BROKEN_CLASS]);
    assert_eq!(told, ["breaking 5XX moved"]);
    let told = told_of_rows(&[BROKEN_CLASS], &[BROKEN]);
    assert_eq!(told, ["breaking 500 moved"]);
    // A row of its own in both revisions did not move.
    let other = r#"{ "code": 500, "name": "Other", "meaning": "m", "retry": "later" }"#;
    let told = told_of_rows(&[BROKEN], &[other, BROKEN_CLASS]);
    assert_eq!(told, ["breaking 500 renamed", "additive 5XX added"]);
}

#[test]
fn another_variant_is_breaking_and_another_name_for_it_is_not() {
    let missing = NOT_FOUND.replace("Not Found", "Missing");
    let told = told_of_rows(&[NOT_FOUND], &[&missing]);
    assert_eq!(told, ["breaking 404 renamed"]);
    let not_found = NOT_FOUND.replace("Not Found", "not-found");
    let told = told_of_rows(&[NOT_FOUND], &[&not_found]);
    assert_eq!(told, ["documentation 404 name"]);
    let fine = OK.replace("OK", "Fine");
    assert_eq!(told_of_rows(&[OK], &[&fine]), ["documentation 200 name"]);
}

#[test]
fn another_retry_or_replay_is_breaking() {
    let later = NOT_FOUND.replace("never", "later");
    let told = told_of_rows(&[NOT_FOUND], &[&later]);
    assert_eq!(told, ["breaking 404 retry"]);
    let any = BROKEN.replace('}', r#", "replay": "any" }"#);
    assert_eq!(told_of_rows(&[BROKEN], &[&any]), ["breaking 500 retry"]);
    // Written out, the default is no change.
    let default = BROKEN.replace('}', r#", "replay": "idempotent" }"#);
    assert!(told_of_rows(&[BROKEN], &[&default]).is_empty());
}

#[test]
fn texts_are_documentation() {
    let row = NOT_FOUND.replace(
        r#""meaning": "m""#,
        r#""meaning": "n", "advice": "a", "docs": "https://a.example""#,
    );
    let above = r#""version": "2", "docs": "https://b.example","#;
    assert_eq!(
        told(&table("", &[NOT_FOUND]), &table(above, &[&row])),
        [
            "documentation table version",
            "documentation table docs",
            "documentation 404 meaning",
            "documentation 404 advice",
            "documentation 404 docs",
        ]
    );
}

#[test]
fn a_further_place_is_additive_and_any_other_change_of_places_is_breaking() {
    let messages = |list: &str| table(&format!(r#""messages": {list},"#), &[OK]);
    let told_of = |old: &str, new: &str| told(&messages(old), &messages(new));
    assert_eq!(
        told_of(r#"["/a"]"#, r#"["/a", "/b"]"#),
        ["additive table messages"]
    );
    assert_eq!(
        told_of(r#"["/a"]"#, r#"["/b", "/a"]"#),
        ["breaking table messages"]
    );
    assert_eq!(
        told_of(r#"["/a", "/b"]"#, r#"["/a"]"#),
        ["breaking table messages"]
    );
    let above = r#""codes": ["/code"], "request_id": ["x-id"],
        "retry_after": [{ "header": "x-wait", "unit": "ms" }],"#;
    assert_eq!(
        told(&table("", &[OK]), &table(above, &[OK])),
        [
            "additive table codes",
            "breaking table request_id",
            "additive table retry_after",
        ]
    );
}

#[test]
fn the_oldest_revision_of_aurora_was_only_added_to() {
    let [old, new] = [
        include_str!("../../history/undated-1.json"),
        include_str!("../../history/undated-2.json"),
    ]
    .map(|text| read(&Source::from_bytes("aurora.json", text.into()).unwrap()).table);
    assert_eq!(
        told(&old, &new),
        [
            "documentation 401 meaning",
            "documentation 401 advice",
            "additive 403 added",
            "additive 405 added",
            "additive 409 added",
            "documentation 422 meaning",
            "documentation 422 advice",
        ]
    );
}

#[test]
fn header_names_that_differ_in_case_alone_are_the_same() {
    let old = r#""request_id": ["X-Id"], "retry_after": [{ "header": "X-Wait", "unit": "s" }],"#;
    let new = old.to_lowercase();
    let [old, new] = [old, new.as_str()].map(|above| table(above, &[OK]));
    assert_eq!(told(&old, &new), [""; 0]);
}

/// A row with these cases.
fn failed(cases: &[&str]) -> String {
    let cases = cases.join(",");
    format!(
        r#"{{ "code": 402, "name": "Failed", "meaning": "m", "retry": "never", "cases": [{cases}] }}"#
    )
}

/// What changed between rows with these cases, with the names of the cases.
fn told_of_cases(old: &[&str], new: &[&str]) -> Vec<String> {
    let [old, new] = [old, new].map(|cases| table("", &[&failed(cases)]));
    let tell = |change: &Change| {
        let name = change.row().map_or("", |row| &row.name);
        let about = told(&old, &new);
        let position = diff(&old, &new).iter().position(|other| other == change);
        format!("{} {name}", about[position.unwrap()])
    };
    diff(&old, &new).iter().map(tell).collect()
}

const DECLINED: &str = r#"{ "when": { "code": "declined" }, "name": "Declined" }"#;
const EXPIRED: &str = r#"{ "when": { "code": "expired" }, "name": "Expired" }"#;
const BLOCKED: &str = r#"{ "when": { "header": { "x-blocked": "*" } }, "name": "Blocked" }"#;

#[test]
fn a_new_case_is_additive_and_says_what_its_answers_were() {
    let [old, new] =
        [&[DECLINED][..], &[DECLINED, EXPIRED]].map(|cases| table("", &[&failed(cases)]));
    let changes = diff(&old, &new);
    let [
        Change::Added {
            row,
            before: Some(before),
        },
    ] = &changes[..]
    else {
        panic!("{changes:?}");
    };
    assert_eq!((&*row.variant, &*before.variant), ("Expired", "Failed"));
    assert_eq!(row.when.as_ref().unwrap().to_string(), "code expired");
    assert_eq!(changes[0].impact(), Impact::Additive);
}

#[test]
fn a_case_that_goes_or_gets_another_name_or_condition_is_breaking() {
    assert_eq!(
        told_of_cases(&[DECLINED, EXPIRED], &[EXPIRED]),
        ["breaking 402 removed Declined"]
    );
    let renamed = DECLINED.replace("Declined", "Refused");
    assert_eq!(
        told_of_cases(&[DECLINED], &[&renamed]),
        ["breaking 402 renamed Refused"]
    );
    let other = DECLINED.replace("declined", "no_funds");
    assert_eq!(
        told_of_cases(&[DECLINED], &[&other]),
        ["breaking 402 when Declined"]
    );
    let retried = DECLINED.replace("\"Declined\"", "\"Declined\", \"retry\": \"later\"");
    assert_eq!(
        told_of_cases(&[DECLINED], &[&retried]),
        ["breaking 402 retry Declined"]
    );
}

#[test]
fn the_order_of_cases_counts_where_an_answer_may_be_both() {
    assert!(told_of_cases(&[DECLINED, EXPIRED], &[EXPIRED, DECLINED]).is_empty());
    assert_eq!(
        told_of_cases(&[DECLINED, BLOCKED], &[BLOCKED, DECLINED]),
        ["breaking 402 order Failed"]
    );
}

#[test]
fn an_error_inside_a_success_is_breaking_where_the_answer_was_none() {
    let fine = OK.replace('}', r#", "cases": [CASE] }"#);
    let refused = r#"{ "when": { "body": { "/ok": false } }, "name": "Refused", "error": true, "retry": "never" }"#;
    assert_eq!(
        told_of_rows(&[OK], &[&fine.replace("CASE", refused)]),
        ["breaking 200 added"]
    );
}

#[test]
fn cases_of_one_name_that_are_no_errors_are_told_apart_by_their_conditions() {
    let cases = r#", "cases": [{ "when": { "code": "a" }, "name": "Fine" }, { "when": { "code": "b" }, "name": "Fine" }] }"#;
    let table = table("", &[&OK.replace('}', cases)]);
    assert_eq!(told(&table, &table), [""; 0]);
}

#[test]
fn places_of_a_row_are_compared() {
    let delay = r#""retry": "never", "retry_after": [{ "header": "x-wait", "unit": "s" }]"#;
    let with = NOT_FOUND.replace(r#""retry": "never""#, delay);
    assert_eq!(
        told_of_rows(&[NOT_FOUND], &[&with]),
        ["additive 404 retry_after"]
    );
    assert_eq!(
        told(&table(r#""retryable": ["/a"],"#, &[OK]), &table("", &[OK])),
        ["breaking table retryable"]
    );
}
