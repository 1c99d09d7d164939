//! A credential at any place of an answer and of the request: nothing that is printed shows it.

#![no_main]

use aurora_errors::http::{Method, Response, Uri};
use aurora_errors::{AuroraError, ErrorResponse, Typed};
use libfuzzer_sys::fuzz_target;
use made::Choices;
use serde_json::{Map, Value};
use std::error::Error;
use std::fmt::Write as _;

mod made;

/// What is looked for: the beginning of the secret, as the end of a line may cut it.
const SIGN: &str = "q7Zk2Xw9";

/// As people send them, and as servers repeat them.
const CREDENTIALS: [&str; 8] = [
    "ghp_q7Zk2Xw9Bv4Lm8Nc3Rt6Yh1Jd5Fs0GpAeUi",
    "sk_live_q7Zk2Xw9Bv4Lm8Nc3Rt6Yh1J",
    "Bearer q7Zk2Xw9Bv4Lm8Nc3Rt6Yh1Jd5Fs",
    "Basic q7Zk2Xw9Bv4Lm8Nc3Rt6Yh1Jd5Fs0Q==",
    "https://ada:q7Zk2Xw9@host.example/a",
    "https://host.example/a?page=2&access_token=q7Zk2Xw9&x=1",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.q7Zk2Xw9Bv4Lm8Nc3Rt6Yh1Jd5Fs",
    "AKIAQ7ZK2XW9BV4LM8NC",
];
/// A word that is no credential but by the key that it stands under.
const WORD: &str = "q7Zk2Xw9";
const SECRET_KEYS: [&str; 9] = [
    "authorization",
    "api_key",
    "token",
    "password",
    "session",
    "private_key",
    "jwt",
    "client_secret",
    "cookie",
];
const KEYS: [&str; 10] = [
    "errors", "error", "message", "detail", "title", "field", "code", "params", "reason", "request",
];
const TEXTS: [&str; 5] = ["is too long", "no such design", "not_found", "a b", ""];
const HEADERS: [&str; 11] = [
    "set-cookie",
    "authorization",
    "www-authenticate",
    "x-api-key",
    "location",
    "x-amz-security-token",
    "link",
    "x-any",
    "x-request-id",
    "server",
    "content-type",
];

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let credential = choices.of(&CREDENTIALS);
    let status = 400 + u16::try_from(choices.number(200)).unwrap_or(0);
    let mut builder = Response::builder().status(status);
    for _ in 0..choices.number(4) {
        builder = builder.header(choices.of(&HEADERS), credential);
    }
    let text = said(&mut choices, credential);
    let mut made = choices.json(&KEYS, &TEXTS, 5);
    // What the fuzzer wrote itself, having seen what is looked for, was not planted.
    if shows(&text.replace(credential, "")) || shows(&made.to_string()) {
        return;
    }
    let body = match choices.number(4) {
        0 => text,
        1 => format!("<html><title>{text}</title></html>"),
        _ => {
            plant(&mut made, &mut choices, &text);
            made.to_string()
        }
    };
    let kept = choices.number(1 + body.len().min(255));
    let is_cut = choices.number(4) == 0;
    let body = if is_cut {
        &body.as_bytes()[..kept]
    } else {
        body.as_bytes()
    };
    // Half a token is no token.
    if (1..credential.len()).any(|length| body.ends_with(&credential.as_bytes()[..length])) {
        return;
    }
    let response = builder
        .body(body.to_vec())
        .expect("the names and values are fine");
    let mut response = ErrorResponse::from(response);
    if is_cut {
        response = response.with_truncated();
    }
    let uri = "https://ada:q7Zk2Xw9@host.example/a/ghp_q7Zk2Xw9Bv4Lm8Nc3Rt6?token=q7Zk2Xw9";
    let uri = Uri::from_static(uri);
    if choices.number(2) == 0 {
        response = response.for_request(&Method::POST, &uri);
    }
    let printed = printed(response);
    assert!(!shows(&printed), "{printed}");
});

fn shows(text: &str) -> bool {
    text.to_lowercase().contains(&SIGN.to_lowercase())
}

/// A sentence with the credential as a word of it.
fn said(choices: &mut Choices<'_>, credential: &str) -> String {
    let mut before = choices.text().repeat(1 + 40 * choices.number(4));
    if before.ends_with(|last: char| !matches!(last, ' ' | '"' | '\'' | '(' | ',')) {
        before.push(' ');
    }
    let after = choices.text();
    let space = if after.is_empty() { "" } else { " " };
    [&before, credential, space, &after].concat()
}

/// Puts the text in place of texts, and a bare word under keys that say what it is.
fn plant(value: &mut Value, choices: &mut Choices<'_>, text: &str) {
    match value {
        Value::String(old) => {
            if choices.number(2) == 0 {
                *old = text.to_owned();
            }
        }
        Value::Array(elements) => elements
            .iter_mut()
            .for_each(|value| plant(value, choices, text)),
        Value::Object(object) => {
            object
                .values_mut()
                .for_each(|value| plant(value, choices, text));
            if choices.number(3) == 0 {
                let word = Value::from(WORD);
                let secret = match choices.number(3) {
                    0 => word,
                    1 => Value::Array(vec![word]),
                    _ => Map::from_iter([("value".to_owned(), word)]).into(),
                };
                object.insert(choices.of(&SECRET_KEYS).to_owned(), secret);
            }
        }
        _ => {}
    }
}

/// All that can be printed of it.
fn printed(response: ErrorResponse) -> String {
    let mut printed = format!("{response} {response:#} {response:?} {response:#?}");
    let typed = Typed::<u8>::from(response.clone());
    let _ = write!(
        printed,
        " {typed:?} {:?} {:?}",
        typed.payload(),
        response.payload()
    );
    for error in [typed.payload().err(), response.payload().err()]
        .into_iter()
        .flatten()
    {
        let mut cause: Option<&dyn Error> = Some(&error);
        while let Some(error) = cause {
            let _ = write!(printed, " {error} {error:?}");
            cause = error.source();
        }
    }
    let error = AuroraError::from(response);
    let _ = write!(
        printed,
        " {error} {error:#} {error:?} {} {:?}",
        error.explain(),
        error.messages()
    );
    for message in error.messages() {
        let _ = write!(printed, " {message}");
    }
    printed
}
