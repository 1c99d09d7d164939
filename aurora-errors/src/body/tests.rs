//! What only a table can ask for: messages, codes and delays at pointers.

use super::{Messages, error_code, scalars_at};

fn at(body: &str, pointers: &'static [&'static str]) -> Vec<String> {
    let messages = Messages::new(body.as_bytes(), None, pointers);
    messages
        .map(|message| match message.field() {
            Some(field) => format!("{field}: {}", message.text()),
            None => message.text().to_owned(),
        })
        .collect()
}

fn scalars(body: &str, pointer: &str) -> Vec<String> {
    scalars_at(body.as_bytes(), pointer)
        .map(std::borrow::Cow::into_owned)
        .collect()
}

#[test]
fn the_documented_form_is_read_by_its_pointer() {
    let body = r#"{"errors": [{"message": "a"}, {"code": 1}, {"message": "b"}], "message": "c"}"#;
    assert_eq!(at(body, &["/errors/*/message"]), ["a", "b"]);
}

#[test]
fn the_first_pointer_that_holds_a_message_wins_and_the_walk_comes_last() {
    let body = r#"{"a": null, "b": "  ", "c": [], "d": 7, "e": "x y", "message": "z"}"#;
    assert_eq!(at(body, &["/none", "/a", "/b", "/c", "/d", "/e"]), ["7"]);
    assert_eq!(at(body, &["/none/*/0", "/a", "/b", "/c"]), ["z"]);
}

#[test]
fn what_stands_beside_a_match_is_its_field_and_code() {
    let body = br#"{"errors": [{"code": "E1", "note": "a b", "field": "name"}]}"#;
    let message = Messages::new(body, None, &["/errors/*/note"])
        .next()
        .unwrap();
    assert_eq!(message.field(), Some("name"));
    assert_eq!(message.code(), Some("E1"));
    assert_eq!(
        at(r#"{"errors": {"x": ["a", "b"], "y": "c"}}"#, &["/errors/*"]),
        ["x: a", "x: b", "y: c"]
    );
}

#[test]
fn a_number_right_before_a_match_is_its_code() {
    for body in [
        r#"{"errors": [{"code": 1042, "message": "a b"}]}"#,
        r#"{"errors": [{"code":1042,"message":"a b"}]}"#,
        r#"{"errors": [{"code": 1042 , "message": "a b"}]}"#,
    ] {
        let mut messages = Messages::new(body.as_bytes(), None, &["/errors/*/message"]);
        assert_eq!(messages.next().unwrap().code(), Some("1042"), "{body}");
    }
}

#[test]
fn a_container_at_a_pointer_is_walked() {
    let body = r#"{"note": {"email": ["is taken"]}, "more": {"note": {"message": "no"}}}"#;
    assert_eq!(at(body, &["/note"]), ["email: is taken"]);
    assert_eq!(at(body, &["/more/*"]), ["note: no"]);
    assert_eq!(
        at(r#"{"note": "{\"message\": \"in\"}", "b": 1}"#, &["/*"]),
        ["note: in", "b: 1"]
    );
}

#[test]
fn a_body_that_breaks_off_gives_the_matches_before_the_break() {
    let body = r#"{"errors": [{"message": "a"}, {"message": "b"#;
    assert_eq!(at(body, &["/errors/*/message"]), ["a"]);
    let messages =
        |body: &'static str| Messages::new(body.as_bytes(), None, &["/errors/*/message"]);
    assert!(!messages(r#"{"errors": [{"message": "a"}, {"message": "b"#).is_complete());
    assert!(messages(r#"{"errors": [{"message": "a"}]} trailing"#).is_complete());
}

#[test]
fn the_codes_at_pointers_come_before_the_usual_places() {
    let code = |body: &'static str, pointers: &[&str]| {
        error_code(body.as_bytes(), None, pointers).map(std::borrow::Cow::into_owned)
    };
    let body = r#"{"code": "a", "reasons": ["", "b"], "number": -12.5}"#;
    assert_eq!(code(body, &["/none", "/reasons/*"]).as_deref(), Some("b"));
    assert_eq!(code(body, &["/number"]).as_deref(), Some("-12.5"));
    assert_eq!(code(body, &["/none"]).as_deref(), Some("a"));
}

#[test]
fn pointers_match_keys_elements_and_everything() {
    let body =
        r#"{"a": [[1, 2], {"b": 3}, 4], "x/y": {"~": "5"}, "": 6, "\u0061": [7], "b": true}"#;
    for (pointer, expected) in [
        ("/a/0/1", &["2"][..]),
        ("/a/0/*", &["1", "2"]),
        ("/a/*/b", &["3"]),
        ("/a/2", &["4"]),
        ("/a/3", &[]),
        ("/a/-1", &[]),
        ("/a/*", &["4", "7"]),
        ("/*/*", &["4", "5", "7"]),
        ("/*/0", &["7"]),
        ("/x~1y/~0", &["5"]),
        ("/", &["6"]),
        ("/a/0", &["7"]),
        ("/b", &[]),
        ("/c", &[]),
    ] {
        assert_eq!(scalars(body, pointer), expected, "{pointer}");
    }
    assert!(scalars("<html>", "/a").is_empty());
    assert!(scalars(r#"{"a": 12"#, "/a").is_empty());
    assert_eq!(scalars(&"[".repeat(100_000), &"/*".repeat(1000)), [""; 0]);
}
