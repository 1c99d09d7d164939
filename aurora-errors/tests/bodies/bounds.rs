//! How messages are given: unescaped, and not without end.

use super::lines::{json, lines};

#[test]
fn escapes_are_read_and_lone_surrogates_replaced() {
    let response = json(r#"{"message": "\u00e9 \ud83d\ude00 \ud83d \n\t\"\\\/"}"#);
    let message = response.messages().next().unwrap();
    assert_eq!(message.text(), "é 😀 \u{fffd} \n\t\"\\/");
    assert!(lines(&json(r#"{"message": "\x41 \u00zz"}"#)).is_empty());
}

#[test]
fn at_most_64_messages_and_16_kib_of_text_are_given() {
    let many = |count: usize| {
        let items: Vec<String> = (0..count)
            .map(|number| format!(r#""e {number}""#))
            .collect();
        json(format!(r#"{{"errors": [{}]}}"#, items.join(",")))
    };
    assert_eq!(many(64).messages().count(), 64);
    assert!(many(64).messages().is_complete());
    assert_eq!(many(65).messages().count(), 64);
    assert!(!many(65).messages().is_complete());

    let limit = 16 * 1024;
    let long = |length: usize| {
        json(format!(
            r#"{{"a": 1, "message": "{}"}}"#,
            "é".repeat(length)
        ))
    };
    assert!(long(limit / 2).messages().is_complete());
    assert!(!long(limit / 2 + 1).messages().is_complete());
    let response = long(limit);
    let texts: Vec<_> = response
        .messages()
        .map(|message| message.text().len())
        .collect();
    assert_eq!(texts, [limit]);
    let three = json(format!(
        r#"["{0}1", "{0}2", "{0}3"]"#,
        "x".repeat(limit / 2 - 1)
    ));
    assert_eq!(three.messages().count(), 2);
    assert!(!three.messages().is_complete());
}

#[test]
fn completeness_does_not_depend_on_what_was_taken() {
    let response = json(r#"["a b", "c d"]"#);
    let mut messages = response.messages();
    for _ in 0..4 {
        assert!(messages.is_complete());
        messages.next();
    }
}

#[test]
fn an_error_deep_within_errors_of_several_kib_is_told() {
    let frame = r#""at com.example.pets.Handler.run(Handler.java:7)""#;
    let frames = |calls| vec![frame; calls].join(",");
    let page = format!("\"{}\"", "no such pet in this page. ".repeat(200));
    for (depth, trace) in [
        (4, frames(200)),
        (8, frames(80)),
        (12, frames(40)),
        (8, page),
    ] {
        let mut body = format!(r#"{{"code": "E1", "trace": [{trace}], "message": "no such pet"}}"#);
        for _ in 0..depth {
            body = format!(r#"{{"id": 7, "name": "x", "error": {body}}}"#);
        }
        let response = json(body);
        let first = response.messages().next();
        assert_eq!(first.unwrap().text(), "no such pet", "{depth}");
        assert!(response.messages().is_complete());
    }
}

#[test]
fn huge_hostile_bodies_are_answered() {
    const MIB: usize = 1024 * 1024;
    for body in [
        "[".repeat(MIB),
        r#"{"error":"#.repeat(MIB / 9),
        r#"{"message":"a b","error":"#.repeat(MIB / 26),
        format!(r#"{{"message": "{}"#, "x".repeat(MIB)),
        format!(r#"{{"message": "{}"}}"#, "\\u0000".repeat(MIB / 6)),
        format!("{{\"{}\": 1}}", "k".repeat(MIB)),
        format!("[{}]", r#"{"message": "a b"},"#.repeat(MIB / 19)),
        format!("<html><title>{}", "<title".repeat(MIB / 6)),
        "<a>".repeat(MIB / 3),
        "<a><![CDATA[".repeat(MIB / 12),
        format!("<a>{}", "<message>a b</message>".repeat(MIB / 22)),
        // Reading the long fields anew for each of the messages would take minutes.
        format!(
            r#"{{"errors": [{{"source": {{{}}}, {}"#,
            r#""k": 1, "#.repeat(MIB / 8),
            r#""message": "a b", "#.repeat(MIB / 18)
        ),
        format!(
            r#"{{"errors": [{{"field": "{}", {}"#,
            "k".repeat(MIB),
            r#""message": "a b", "#.repeat(MIB / 18)
        ),
    ] {
        let response = json(body);
        assert!(response.messages().count() <= 64);
        let _ = response.messages().is_complete();
        let _ = response.error_code();
    }
}
