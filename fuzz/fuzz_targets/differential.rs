//! JSON that serde_json reads too: `payload()`, `error_code()` and the messages at the table's places are
//! what stands there.

#![no_main]

use aurora_errors::http::{Response, StatusCode};
use aurora_errors::{ApiError, ErrorItem, ErrorResponse, Payload, PayloadError};
use libfuzzer_sys::fuzz_target;
use made::Choices;
use serde_json::{Map, Value};

mod made;

#[derive(ApiError)]
#[aurora(spec = "tables/differential.json", generate = SampleError)]
enum Sample {}

const CODES: [&str; 2] = ["/error/code", "/errors/*/code"];
const MESSAGES: &str = "/errors/*/message";
const KEYS: [&str; 12] = [
    "error", "errors", "errors", "code", "code", "message", "message", "field", "detail", "status",
    "token", "0",
];
const TEXTS: [&str; 10] = [
    "no such design",
    "is too long",
    "card_declined",
    " a b ",
    "",
    "ü \u{1f600}",
    "404",
    "{\"a\": 1}",
    "a \"b\" \\ c",
    "Not Found",
];

fuzz_target!(|bytes: &[u8]| {
    // What begins like JSON is a body, anything else makes one.
    let text = match bytes.trim_ascii_start() {
        [b'{' | b'[' | b'"', ..] => String::from_utf8_lossy(bytes).into_owned(),
        _ => {
            let mut choices = Choices::new(bytes);
            let made = choices.json(&KEYS, &TEXTS, 5);
            let pretty = serde_json::to_string_pretty(&made);
            [made.to_string(), pretty.unwrap_or_default()][choices.number(2)].clone()
        }
    };
    let Ok(value) = serde_json::from_str::<Value>(&text) else {
        return;
    };
    // Where a name stands twice, the two mean different ones.
    if members(&value) != colons(&text) {
        return;
    }
    let mut response = Response::new(text);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    let response = ErrorResponse::from(response);
    match (response.payload(), payload(&value)) {
        (Ok(ours), Some(theirs)) => assert_eq!(ours, theirs),
        (Err(PayloadError::WrongForm { .. }), None) => {}
        differ => panic!("{differ:?}"),
    }
    let error = SampleError::from(response.clone());
    codes_agree(&value, &response, &error);
    messages_agree(&value, &error);
});

fn members(value: &Value) -> usize {
    match value {
        Value::Array(elements) => elements.iter().map(members).sum(),
        Value::Object(object) => object.len() + object.values().map(members).sum::<usize>(),
        _ => 0,
    }
}

/// How many stand outside of texts.
fn colons(text: &str) -> usize {
    let (mut count, mut is_text, mut bytes) = (0, false, text.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => is_text = !is_text,
            b'\\' => drop(bytes.next()),
            b':' if !is_text => count += 1,
            _ => {}
        }
    }
    count
}

fn payload(value: &Value) -> Option<Payload> {
    let without = |object: &Map<String, Value>, key: &str| {
        let mut object = object.clone();
        object.remove(key);
        object
    };
    let item = |value: &Value| {
        let object = value.as_object()?;
        let mut item = ErrorItem::new(object.get("message")?.as_str()?);
        item.extra = without(object, "message");
        Some(item)
    };
    let object = value.as_object()?;
    let items: Option<Vec<ErrorItem>> = match object.get("errors")? {
        Value::Null => Some(Vec::new()),
        errors => errors.as_array()?.iter().map(item).collect(),
    };
    let mut payload = Payload::new(items?);
    payload.extra = without(object, "errors");
    Some(payload)
}

fn codes_agree(value: &Value, response: &ErrorResponse, error: &SampleError) {
    let found = CODES.iter().find_map(|place| {
        let here = at(value, place);
        here.into_iter()
            .find(|value| value.is_number() || value.as_str().is_some_and(|text| !text.is_empty()))
    });
    let code = error.error_code();
    match found {
        // A number is told as it was written.
        Some(Value::Number(number)) => {
            let told = code.as_deref().and_then(|code| code.parse::<f64>().ok());
            assert_eq!(told, number.as_f64());
        }
        Some(found) => assert_eq!(code.as_deref(), found.as_str()),
        None => assert_eq!(code, response.error_code()),
    }
}

fn messages_agree(value: &Value, error: &SampleError) {
    if !error.messages().is_complete() {
        return;
    }
    let mut messages = error.messages();
    for text in at(value, MESSAGES).into_iter().filter_map(Value::as_str) {
        let text = text.trim_ascii();
        // What may be a document is read as one.
        if !text.is_empty() && !text.starts_with(['{', '[', '<', '\\']) {
            let is_told = messages.any(|message| message.text() == text);
            assert!(
                is_told,
                "{text:?} of {:?}",
                error.messages().collect::<Vec<_>>()
            );
        }
    }
}

fn at<'a>(value: &'a Value, pointer: &str) -> Vec<&'a Value> {
    let tokens = pointer.split('/').skip(1);
    tokens.fold(vec![value], |values, token| {
        let within = |value: &'a Value| -> Vec<&'a Value> {
            match (value, token) {
                (Value::Array(elements), "*") => elements.iter().collect(),
                (Value::Object(object), "*") => object.values().collect(),
                (value, token) => value.get(token).into_iter().collect(),
            }
        };
        values.into_iter().flat_map(within).collect()
    })
}
