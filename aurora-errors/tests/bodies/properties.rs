//! What holds for every body, whatever bytes it is.

use aurora_errors::ErrorResponse;
use aurora_errors::http::Response;
use proptest::prelude::*;

const CONTENT_TYPES: [&str; 5] = [
    "application/json",
    "text/plain",
    "text/html",
    "application/problem+json; charset=latin1",
    "",
];

const PARTS: [&str; 46] = [
    "<Message>",
    "</Message>",
    "<Code>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    "null",
    "-1",
    "500",
    "a b",
    "é",
    "\u{feff}",
    ")]}'",
    "<title>",
    "</title>",
    "<html>",
    "\"message\":",
    "\"errors\":[",
    "\"error\":{",
    "\"detail\":",
    "\"code\":",
    "\"field\":",
    "\"loc\":[",
    "\"source\":{",
    "\"pointer\":",
    "\"title\":\"Not Found\"",
    "\"x\":[\"a b\"]",
    "\"reason\":\"x\"",
    "\"path\":[\"a\",0]",
    "\"extensions\":{",
    "\"type\":\"a#b\"",
    "\"{\\\"message\\\":\\\"in\\\"}\"",
    "\"status\":",
    "\"data\":{",
    "\"a b\"",
    "\"w\"",
];

fn response(content_type: &str, body: Vec<u8>) -> ErrorResponse {
    let response = Response::builder().header("content-type", content_type);
    response.body(body).unwrap().into()
}

fn holds_its_promises(response: &ErrorResponse) -> Result<(), TestCaseError> {
    let all: Vec<_> = response.messages().collect();
    let bytes: usize = all.iter().map(|message| message.text().len()).sum();
    prop_assert!(all.len() <= 64);
    prop_assert!(bytes <= 16 * 1024);
    for message in &all {
        prop_assert!(!message.text().is_empty());
        prop_assert!(message.field().is_none_or(|field| field.len() <= 1024));
        prop_assert!(message.code().is_none_or(|code| code.len() <= 1024));
    }
    let mut messages = response.messages();
    let is_complete = messages.is_complete();
    messages.next();
    prop_assert_eq!(messages.is_complete(), is_complete);
    let _ = response.error_code();
    Ok(())
}

/// A JSON text in which every string outside of `message` members is `secret`.
fn tree() -> impl Strategy<Value = String> {
    const KEYS: [&str; 7] = ["token", "id", "user", "data", "items", "note", "state"];
    let leaf = prop_oneof![
        Just("\"secret\"".to_owned()),
        Just("null".to_owned()),
        Just("12".to_owned()),
        Just("{\"message\": \"told\"}".to_owned()),
        Just("{\"errors\": [\"told\"]}".to_owned()),
    ];
    leaf.prop_recursive(5, 64, 5, |inner| {
        let members = prop::collection::vec((prop::sample::select(&KEYS[..]), inner.clone()), 0..5);
        let object = members.prop_map(|members| {
            let members = members
                .iter()
                .map(|(key, value)| format!("\"{key}\": {value}"));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        });
        let array =
            prop::collection::vec(inner, 0..5).prop_map(|all| format!("[{}]", all.join(", ")));
        prop_oneof![object.clone(), object, array]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered_within_the_bounds(
        body in prop::collection::vec(any::<u8>(), 0..300),
        content_type in prop::sample::select(&CONTENT_TYPES[..]),
    ) {
        holds_its_promises(&response(content_type, body))?;
    }

    #[test]
    fn broken_json_is_answered_within_the_bounds(
        parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40),
        content_type in prop::sample::select(&CONTENT_TYPES[..]),
    ) {
        holds_its_promises(&response(content_type, parts.concat().into_bytes()))?;
    }

    #[test]
    fn only_messages_are_told(tree in tree().prop_map(|tree| format!("{{\"a\": {tree}}}"))) {
        let response = response("application/json", tree.into_bytes());
        prop_assert!(response.messages().is_complete());
        prop_assert!(response.messages().all(|message| message.text() == "told"));
    }

    #[test]
    fn a_text_is_told_as_any_writer_escapes_it(text in "\\PC{1,80}", key in "[a-z]{1,8}") {
        let body = serde_json::json!({ "note": key, "errors": [{ "message": text }] });
        let response = response("application/json", body.to_string().into_bytes());
        let texts: Vec<String> = response.messages().map(|message| message.text().to_owned()).collect();
        let told = text.trim_ascii();
        let is_document = told.starts_with(['{', '[', '<']);
        prop_assert!(is_document || told.is_empty() || texts == [told], "{texts:?}");
    }

    #[test]
    fn a_body_cut_anywhere_gives_messages_of_the_whole(cut in 0_usize..400) {
        let items: Vec<_> = (0..9).map(|n| serde_json::json!({"field": "é", "message": format!("ü \"{n}\"")})).collect();
        let body = serde_json::json!({"errors": items}).to_string().into_bytes();
        let whole = response("application/json", body.clone());
        let whole: Vec<String> = whole.messages().map(|message| message.text().to_owned()).collect();
        let part = response("application/json", body[..cut.min(body.len())].to_vec());
        let part: Vec<String> = part.messages().map(|message| message.text().to_owned()).collect();
        prop_assert!(whole.starts_with(&part));
    }
}
