//! Bodies that are made to be slow to read.

use crate::operation::Operation;
use Stands::{Alone, Often, Within};
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
    stands: Stands,
}

/// Where the text that is made so stands in the body.
enum Stands {
    /// It is the body.
    Alone,
    /// As a text in a JSON text, so many times.
    Within(usize),
    /// The body has many of about so many bytes: as events, or as texts in a list.
    Often(usize),
}

const fn body(
    name: &'static str,
    content_type: &'static str,
    stands: Stands,
    [before, unit, after]: [&'static str; 3],
) -> Hostile {
    Hostile {
        name,
        content_type,
        before,
        unit,
        after,
        stands,
    }
}

const JSON: &str = "application/json";
const EVENTS: &str = "text/event-stream";

/// Forty of them.
#[rustfmt::skip] // One a line, to be compared.
pub const FORMS: [Hostile; 40] = [
    body("objects in objects", JSON, Alone, ["", r#"{"error":"#, ""]),
    body("messages in messages", JSON, Alone, ["", r#"{"message":"a b","error":"#, ""]),
    body("lists in lists", JSON, Alone, [r#"{"errors":["#, "[[[1]]],", ""]),
    body("empty objects", JSON, Alone, [r#"{"errors":["#, "{},", ""]),
    body("short keys", JSON, Alone, ["{", r#""k":1,"#, ""]),
    body("keys of several words", JSON, Alone, ["{", r#""some_long_key_of_mine":1,"#, ""]),
    body("secret keys", JSON, Alone, [r#"{"errors":{"#, r#""authorization_of_token":"a b c","#, ""]),
    body("known keys", JSON, Alone, ["{", r#""status":1,"name":2,"type":3,"#, ""]),
    body("lists of texts as events", EVENTS, Often(1536), [r#"{"data":{"#, r#""a":["x y"],"#, r#""a":1}}"#]),
    body("blank texts as events", EVENTS, Often(1536), [r#"{"items":["#, r#""","#, "1]}"]),
    body("beginnings of tags", "text/html", Alone, ["<html><title>", "<", ""]),
    body("lists of secrets as events", EVENTS, Often(1536), [r#"{"data":{"#, r#""token":["a b"],"#, r#""a":1}}"#]),
    body("blank messages", JSON, Alone, ["{", r#""message":"","#, ""]),
    body("messages alike", JSON, Alone, ["[", r#"{"message":"a b"},"#, ""]),
    body("messages alike, deep", JSON, Alone, [r#"{"errors":[{"errors":[{"errors":["#, r#"{"message":"a b","code":"x","field":"y"},"#, ""]),
    body("sources that name no field", EVENTS, Often(8192), ["{", r#""source":{"x":1},"#, r#""a":1}"#]),
    body("one long text with escapes", JSON, Alone, [r#"{"message":""#, r"\u00e9", "\"}"]),
    body("secrets as events", EVENTS, Often(8192), [r#"{"errors":{"#, r#""jwt":"a","#, r#""a":1}}"#]),
    body("maps in maps as events", EVENTS, Often(1536), [r#"{"data":["#, r#"{"a":{"b":{"c":{"d":{}}}}},"#, "1]}"]),
    body("a message at the end", JSON, Alone, [r#"{"items":["#, r#"{"id":7,"name":"pet","tags":["a"]},"#, r#"],"message":"a b"}"#]),
    body("a long source", JSON, Alone, [r#"{"errors":[{"source":{"#, r#""x":1,"#, r#"},"message":"a b"}]}"#]),
    body("many fields", JSON, Alone, [r#"{"errors":[{"#, r#""field":"x","message":"a b","#, ""]),
    body("maps of fields", JSON, Alone, [r#"{"errors":{"#, r#""code":["is bad"],"name":["is bad"],"#, ""]),
    body("branches", JSON, Alone, ["{", r#""a":{"b":{"title":["x"]}},"#, ""]),
    body("tuples", JSON, Alone, [r#"{"errors":["#, r#"["A","a b","c"],"#, ""]),
    body("lines", JSON, Alone, ["", "{\"message\":\"a b\"}\n", ""]),
    body("embedded texts", JSON, Alone, [r#"{"errors":["#, r#""{\"message\":\"a b\"}","#, ""]),
    body("embedded texts that say nothing", JSON, Alone, [r#"{"errors":["#, r#""{\"source\":{\"x\":1},\"y\":[\"\"]}","#, ""]),
    body("a text in a text", JSON, Within(1), [r#"{"errors":[{"source":{"x":1,"x":1},"#, r#""message":"","#, "}]}"]),
    body("a text in a text in a text", JSON, Within(2), [r#"{"errors":[{"source":{"x":1,"x":1},"#, r#""message":"","#, "}]}"]),
    body("open elements", "text/xml", Alone, ["<e>", "<a>", ""]),
    body("attributes", "text/xml", Alone, ["<error ", "code='7' ", ""]),
    body("events", EVENTS, Alone, ["", "data: {\"message\":\"a b\"}\n\n", ""]),
    body("a form", "application/x-www-form-urlencoded", Alone, ["", "error=%41&", ""]),
    body("objects in deep errors", JSON, Alone, [r#"{"errors":[{"errors":[{"errors":[{"errors":["#, r#"{"x":{"y":1}},"#, ""]),
    body("documents as texts", JSON, Often(1536), [r#"{"errors":[{"source":{"x":1,"x":1},"#, r#""message":"","#, "}]}"]),
    body("documents as events", EVENTS, Often(1536), [r#"{"errors":[{"source":{"x":1,"x":1},"#, r#""message":"","#, "}]}"]),
    body("deep documents as events", EVENTS, Often(1536), ["", r#"{"message":"a b","error":"#, ""]),
    body("deep documents as texts", JSON, Often(8192), [r#"{"errors":[{"errors":["#, r#"{"error":{"error":{"a":{}}}},"#, ""]),
    body("forms as events", EVENTS, Often(1536), ["error=1&", "e%41=%41%20b&", ""]),
];

/// How many instructions a byte of any body may cost, for each of the questions.
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
        let body = match self.stands {
            Stands::Alone => self.text(length),
            Stands::Within(times) => {
                // Each text doubles the escapes of the one within it.
                let text = self.text(length >> times);
                (0..times).fold(text, |text, _| {
                    format!(r#"{{"errors":[{}]}}"#, serde_json::Value::from(text))
                })
            }
            Stands::Often(each) => {
                let text = self.text(each);
                if self.content_type == EVENTS {
                    format!("data: {text}\n\n").repeat(length / each)
                } else {
                    let text = serde_json::Value::from(text).to_string();
                    let texts = vec![text.as_str(); length / text.len()];
                    format!(r#"{{"errors":[{}]}}"#, texts.join(","))
                }
            }
        };
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        let content_type = HeaderValue::from_static(self.content_type);
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, content_type);
        response.into()
    }

    /// What it is made of, of about so many bytes.
    fn text(&self, length: usize) -> String {
        let mut text = self.before.to_owned();
        while text.len() < length {
            text.push_str(self.unit);
        }
        text + self.after
    }
}
