//! Bodies that are made to be slow to read.

use crate::operation::Operation;
use aurora_errors::ErrorResponse;
use aurora_errors::http::{HeaderValue, Response, StatusCode, header};
use std::io;

/// A body that grows with the length that is asked for.
pub struct Hostile {
    /// What it is made of.
    pub name: &'static str,
    content_type: &'static str,
    /// Stands once at the beginning.
    before: &'static str,
    /// Is repeated.
    unit: &'static str,
    /// Stands once at the end.
    after: &'static str,
    /// In how many JSON texts it stands as a text.
    nesting: usize,
}

const fn body(
    name: &'static str,
    content_type: &'static str,
    nesting: usize,
    [before, unit, after]: [&'static str; 3],
) -> Hostile {
    Hostile {
        name,
        content_type,
        before,
        unit,
        after,
        nesting,
    }
}

const JSON: &str = "application/json";

/// Forty of them.
#[rustfmt::skip] // One a line, to be compared.
pub const FORMS: [Hostile; 40] = [
    body("arrays in arrays", JSON, 0, ["", "[", ""]),
    body("objects in objects", JSON, 0, ["", r#"{"error":"#, ""]),
    body("messages in messages", JSON, 0, ["", r#"{"message":"a b","error":"#, ""]),
    body("empty arrays", JSON, 0, ["[", "[],", ""]),
    body("empty objects", JSON, 0, [r#"{"errors":["#, "{},", ""]),
    body("short keys", JSON, 0, ["{", r#""k":1,"#, ""]),
    body("keys of several words", JSON, 0, ["{", r#""some_long_key_of_mine":1,"#, ""]),
    body("secret keys", JSON, 0, [r#"{"errors":{"#, r#""authorization_of_token":"a b c","#, ""]),
    body("known keys", JSON, 0, ["{", r#""status":1,"name":2,"type":3,"#, ""]),
    body("keys with escapes", JSON, 0, ["{", r#""\u0061\u0062":1,"#, ""]),
    body("words in a list", JSON, 0, ["[", r#""w","#, ""]),
    body("texts in a list", JSON, 0, [r#"{"message":["#, r#""a b","#, "]}"]),
    body("blank texts", JSON, 0, [r#"{"errors":["#, r#""  ","#, ""]),
    body("blank messages", JSON, 0, ["{", r#""message":"","#, ""]),
    body("messages alike", JSON, 0, ["[", r#"{"message":"a b"},"#, ""]),
    body("messages alike, deep", JSON, 0, [r#"{"errors":[{"errors":[{"errors":["#, r#"{"message":"a b","code":"x","field":"y"},"#, ""]),
    body("numbers", JSON, 0, ["[", "1.5e7,", ""]),
    body("literals", JSON, 0, ["[", "null,", ""]),
    body("spaces", JSON, 0, ["{", " ", ""]),
    body("one long text", JSON, 0, [r#"{"message":""#, "x", ""]),
    body("one long text with escapes", JSON, 0, [r#"{"message":""#, r"\u00e9", "\"}"]),
    body("one long text of quotes", JSON, 0, [r#"{"message":""#, r#"\""#, "\"}"]),
    body("long texts of no interest", JSON, 0, ["{", r#""note":"some text that is of no interest to anybody here","#, ""]),
    body("a message at the end", JSON, 0, [r#"{"items":["#, r#"{"id":7,"name":"pet","tags":["a"]},"#, r#"],"message":"a b"}"#]),
    body("a long source", JSON, 0, [r#"{"errors":[{"source":{"#, r#""x":1,"#, r#"},"message":"a b"}]}"#]),
    body("many fields", JSON, 0, [r#"{"errors":[{"#, r#""field":"x","message":"a b","#, ""]),
    body("maps of fields", JSON, 0, [r#"{"errors":{"#, r#""code":["is bad"],"name":["is bad"],"#, ""]),
    body("branches", JSON, 0, ["{", r#""a":{"b":{"title":["x"]}},"#, ""]),
    body("tuples", JSON, 0, [r#"{"errors":["#, r#"["A","a b","c"],"#, ""]),
    body("lines", JSON, 0, ["", "{\"message\":\"a b\"}\n", ""]),
    body("commas", JSON, 0, ["[", ",", ""]),
    body("embedded texts", JSON, 0, [r#"{"errors":["#, r#""{\"message\":\"a b\"}","#, ""]),
    body("embedded texts that say nothing", JSON, 0, [r#"{"errors":["#, r#""{\"source\":{\"x\":1},\"y\":[\"\"]}","#, ""]),
    body("a text in a text", JSON, 1, [r#"{"errors":[{"source":{"x":1,"x":1},"#, r#""message":"","#, "}]}"]),
    body("a text in a text in a text", JSON, 2, [r#"{"errors":[{"source":{"x":1,"x":1},"#, r#""message":"","#, "}]}"]),
    body("elements", "text/xml", 0, ["<e>", "<message>a b</message>", ""]),
    body("attributes", "text/xml", 0, ["<error ", "code='7' ", ""]),
    body("titles", "text/html", 0, ["<html>", "<title", ""]),
    body("events", "text/event-stream", 0, ["", "data: {\"message\":\"a b\"}\n\n", ""]),
    body("a form", "application/x-www-form-urlencoded", 0, ["", "error=%41&", ""]),
];

/// How many instructions a byte of any body may cost, for each of the questions. Asked are 60; since an
/// object's members are read once, which made usual bodies cheaper, five of the forms cost a little more.
pub const MOST_PER_BYTE: u64 = 60;

type Question = (&'static str, fn(&ErrorResponse) -> usize);

/// What is asked of an answer, each of which reads its body.
pub const QUESTIONS: [Question; 3] = [
    ("messages()", |response| response.messages().count()),
    ("is_complete()", |response| {
        usize::from(response.messages().is_complete())
    }),
    ("error_code()", |response| {
        response.error_code().map_or(0, |code| code.len())
    }),
];

impl Hostile {
    /// Each question, asked of a body of about so many bytes.
    pub fn questions(&'static self, length: usize) -> [Operation; QUESTIONS.len()] {
        QUESTIONS.map(|(question, ask)| {
            let what = format!("{question} of {}, {length} bytes", self.name);
            Operation::reading(what, move || self.answer(length), ask).repeated(1)
        })
    }

    /// How many instructions a byte of such a body costs, for one of its questions.
    ///
    /// # Errors
    /// When valgrind cannot be run.
    pub fn per_byte(&self, question: &Operation, length: usize) -> io::Result<u64> {
        let bytes = self.answer(length).body().len() as u64;
        Ok(question.instructions()? / bytes)
    }

    /// An answer with about so many bytes.
    pub fn answer(&self, length: usize) -> ErrorResponse {
        let mut body = self.before.to_owned();
        let escapes = 1 << self.nesting;
        while body.len() * escapes < length {
            body.push_str(self.unit);
        }
        body.push_str(self.after);
        for _ in 0..self.nesting {
            let text = serde_json::Value::from(body);
            body = format!(r#"{{"errors":[{text}]}}"#);
        }
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        let content_type = HeaderValue::from_static(self.content_type);
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, content_type);
        response.into()
    }
}
