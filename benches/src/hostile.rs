//! Bodies that are made to be slow to read.

use crate::operation::Operation;
use crate::runtime::OURS;
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

const fn json(
    name: &'static str,
    before: &'static str,
    unit: &'static str,
    after: &'static str,
) -> Hostile {
    Hostile {
        name,
        content_type: "application/json",
        before,
        unit,
        after,
        nesting: 0,
    }
}

const fn typed(
    name: &'static str,
    content_type: &'static str,
    before: &'static str,
    unit: &'static str,
) -> Hostile {
    Hostile {
        content_type,
        ..json(name, before, unit, "")
    }
}

/// Forty of them.
pub const FORMS: [Hostile; 40] = [
    json("arrays in arrays", "", "[", ""),
    json("objects in objects", "", r#"{"error":"#, ""),
    json(
        "messages in messages",
        "",
        r#"{"message":"a b","error":"#,
        "",
    ),
    json("empty arrays", "[", "[],", ""),
    json("empty objects", r#"{"errors":["#, "{},", ""),
    json("short keys", "{", r#""k":1,"#, ""),
    json(
        "keys of several words",
        "{",
        r#""some_long_key_of_mine":1,"#,
        "",
    ),
    json(
        "secret keys",
        r#"{"errors":{"#,
        r#""authorization_of_token":"a b c","#,
        "",
    ),
    json("known keys", "{", r#""status":1,"name":2,"type":3,"#, ""),
    json("keys with escapes", "{", r#""\u0061\u0062":1,"#, ""),
    json("words in a list", "[", r#""w","#, ""),
    json("texts in a list", r#"{"message":["#, r#""a b","#, "]}"),
    json("blank texts", r#"{"errors":["#, r#""  ","#, ""),
    json("blank messages", "{", r#""message":"","#, ""),
    json("messages alike", "[", r#"{"message":"a b"},"#, ""),
    json(
        "messages alike, deep",
        r#"{"errors":[{"errors":[{"errors":["#,
        r#"{"message":"a b","code":"x","field":"y"},"#,
        "",
    ),
    json("numbers", "[", "1.5e7,", ""),
    json("literals", "[", "null,", ""),
    json("spaces", "{", " ", ""),
    json("one long text", r#"{"message":""#, "x", ""),
    json(
        "one long text with escapes",
        r#"{"message":""#,
        r"\u00e9",
        "\"}",
    ),
    json("one long text of quotes", r#"{"message":""#, r#"\""#, "\"}"),
    json(
        "long texts of no interest",
        "{",
        r#""note":"some text that is of no interest to anybody here","#,
        "",
    ),
    json(
        "a message at the end",
        r#"{"items":["#,
        r#"{"id":7,"name":"pet","tags":["a"]},"#,
        r#"],"message":"a b"}"#,
    ),
    json(
        "a long source",
        r#"{"errors":[{"source":{"#,
        r#""x":1,"#,
        r#"},"message":"a b"}]}"#,
    ),
    json(
        "many fields",
        r#"{"errors":[{"#,
        r#""field":"x","message":"a b","#,
        "",
    ),
    json(
        "maps of fields",
        r#"{"errors":{"#,
        r#""code":["is bad"],"name":["is bad"],"#,
        "",
    ),
    json("branches", "{", r#""a":{"b":{"title":["x"]}},"#, ""),
    json("tuples", r#"{"errors":["#, r#"["A","a b","c"],"#, ""),
    json("lines", "", "{\"message\":\"a b\"}\n", ""),
    json("commas", "[", ",", ""),
    json(
        "embedded texts",
        r#"{"errors":["#,
        r#""{\"message\":\"a b\"}","#,
        "",
    ),
    json(
        "embedded texts that say nothing",
        r#"{"errors":["#,
        r#""{\"source\":{\"x\":1},\"y\":[\"\"]}","#,
        "",
    ),
    Hostile {
        nesting: 1,
        ..json(
            "a text in a text",
            r#"{"errors":[{"source":{"x":1,"x":1},"#,
            r#""message":"","#,
            "}]}",
        )
    },
    Hostile {
        nesting: 2,
        ..json(
            "a text in a text in a text",
            r#"{"errors":[{"source":{"x":1,"x":1},"#,
            r#""message":"","#,
            "}]}",
        )
    },
    typed("elements", "text/xml", "<e>", "<message>a b</message>"),
    typed("attributes", "text/xml", "<error ", "code='7' "),
    typed("titles", "text/html", "<html>", "<title"),
    typed(
        "events",
        "text/event-stream",
        "",
        "data: {\"message\":\"a b\"}\n\n",
    ),
    typed(
        "a form",
        "application/x-www-form-urlencoded",
        "",
        "error=%41&",
    ),
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
            Operation::reading(what, OURS, move || self.answer(length), ask).repeated(1)
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
