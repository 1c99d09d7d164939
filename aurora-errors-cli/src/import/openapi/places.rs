//! Where messages and codes stand in error bodies, where a reader without a table misses them.

use super::operations::Use;
use super::samples::{Sample, samples};
use aurora_errors::ErrorResponse;
use aurora_errors_spec::Code;
use http::Response;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::HashMap;

/// JSON Pointers of messages and codes, the ones that most operations have in front.
#[derive(Default)]
pub(super) struct Places {
    pub(super) messages: Vec<String>,
    pub(super) codes: Vec<String>,
}

/// What a reader without a table makes of the error bodies.
pub(super) struct Reading {
    pub(super) missed: Places,
    pub(super) found: Places,
}

/// A body that offers more places than this is no error body.
const MOST_PLACES: usize = 8;

/// Responses that are looked at. Most APIs share a few.
const MOST_RESPONSES: usize = 2_000;

impl Reading {
    /// Reads what each response can look like, as the derived errors would. A place that fewer than a
    /// tenth of the operations have is none of the API's.
    pub(super) fn new(uses: &[Use], refs_have_siblings: bool) -> Reading {
        let mut read: HashMap<_, ReadResponse> = HashMap::new();
        let (mut missed, mut found) = (WeighedPlaces::default(), WeighedPlaces::default());
        let mut all = 0;
        for each in uses {
            if read.len() >= MOST_RESPONSES {
                break;
            }
            let id = (each.response.id(), each.code);
            let response = read.entry(id).or_insert_with(|| {
                let samples = samples(each.response, refs_have_siblings);
                ReadResponse::new(&samples, each.code)
            });
            if response.has_body {
                all += each.operations;
            }
            missed.add(&response.missed, each.operations);
            found.add(&response.found, each.operations);
        }
        Reading {
            missed: missed.of_at_least(all.div_ceil(10)),
            found: found.of_at_least(all.div_ceil(10)),
        }
    }
}

/// Pointers, and how many operations have them.
type Weights = IndexMap<String, usize>;

#[derive(Default)]
struct WeighedPlaces {
    messages: Weights,
    codes: Weights,
}

impl WeighedPlaces {
    fn add(&mut self, places: &Places, operations: usize) {
        let kinds = [
            (&mut self.messages, &places.messages),
            (&mut self.codes, &places.codes),
        ];
        for (weights, pointers) in kinds {
            for pointer in pointers {
                *weights.entry(pointer.clone()).or_default() += operations;
            }
        }
    }

    /// What is a message here and a code there is neither for the API as a whole.
    fn of_at_least(&self, operations: usize) -> Places {
        let (messages, codes) = (&self.messages, &self.codes);
        let both = |pointer: &String| messages.contains_key(pointer) && codes.contains_key(pointer);
        let often = |weights: &Weights| {
            let weights = weights.iter().filter(|(pointer, _)| !both(pointer));
            let mut often: Vec<_> = weights
                .filter(|(_, weight)| **weight >= operations)
                .collect();
            often.sort_by_key(|(pointer, weight)| (usize::MAX - **weight, pointer.len()));
            let pointers = often.into_iter().map(|(pointer, _)| pointer.clone());
            pointers.take(MOST_PLACES).collect()
        };
        Places {
            messages: often(messages),
            codes: often(codes),
        }
    }
}

/// The same of one response.
#[derive(Default)]
struct ReadResponse {
    has_body: bool,
    missed: Places,
    found: Places,
}

impl ReadResponse {
    fn new(samples: &[Sample], code: Code) -> ReadResponse {
        let mut response = ReadResponse {
            has_body: !samples.is_empty(),
            ..ReadResponse::default()
        };
        for sample in samples {
            response.add(sample, code);
        }
        for places in [&mut response.missed, &mut response.found] {
            for pointers in [&mut places.messages, &mut places.codes] {
                pointers.sort_unstable();
                pointers.dedup();
            }
        }
        response
    }

    fn add(&mut self, sample: &Sample, code: Code) {
        let status = status_of(code);
        let Some(response) = response(sample, status) else {
            return;
        };
        let mut messages = response.messages();
        let texts: Vec<String> = messages
            .by_ref()
            .map(|message| message.text().to_owned())
            .collect();
        // Of a body with very many messages a reader leaves some out, wherever they stand.
        let are_all = messages.is_complete();
        let code = response.error_code();
        let mut leaves = Vec::new();
        scalars(&sample.body, &mut String::new(), &mut leaves);
        for (pointer, value) in &leaves {
            let text = as_text(value);
            let name = name_of(pointer);
            if !is_message(&name) || !value.is_string() || !is_sentence(&text) {
                continue;
            }
            if texts.iter().any(|found| found.contains(text.trim())) {
                self.found.messages.push(pointer.clone());
            } else if are_all {
                self.missed.messages.push(pointer.clone());
            }
        }
        if let Some(code) = code {
            let at = leaves.iter().find(|(_, value)| as_text(value) == code);
            let at = at.filter(|(pointer, _)| is_code(&name_of(pointer)));
            self.found
                .codes
                .extend(at.map(|(pointer, _)| pointer.clone()));
            return;
        }
        let is_code = |(pointer, value): &&(String, &Value)| {
            let text = as_text(value);
            let is_status = text.parse() == Ok(status);
            is_code(&name_of(pointer)) && !value.is_boolean() && !is_status && is_word(&text)
        };
        self.missed.codes.extend(
            leaves
                .iter()
                .filter(is_code)
                .map(|(pointer, _)| pointer.clone()),
        );
    }
}

/// The sample as a client would get it.
pub(super) fn response(sample: &Sample, status: u16) -> Option<ErrorResponse> {
    let body = serde_json::to_vec(&sample.body).ok()?;
    let response = Response::builder()
        .status(status)
        .header("content-type", sample.media_type)
        .body(body);
    Some(ErrorResponse::from(response.ok()?))
}

/// A status of a class, where the code is one.
pub(super) fn status_of(code: Code) -> u16 {
    match code {
        Code::Status(status) => status,
        Code::Class(class) => u16::from(class) * 100,
    }
}

/// Each text, number and truth value with its pointer, in which `*` stands for every element.
pub(super) fn scalars<'v>(value: &'v Value, at: &mut String, into: &mut Vec<(String, &'v Value)>) {
    let length = at.len();
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                at.push('/');
                at.push_str(&key.replace('~', "~0").replace('/', "~1"));
                scalars(member, at, into);
                at.truncate(length);
            }
        }
        Value::Array(items) => {
            at.push_str("/*");
            for item in items {
                scalars(item, at, into);
            }
            at.truncate(length);
        }
        Value::Null => {}
        _ => into.push((at.clone(), value)),
    }
}

pub(super) fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The last key of a pointer that is a name, without case and separators.
fn name_of(pointer: &str) -> String {
    let mut keys = pointer.rsplit('/').filter(|key| *key != "*");
    let name = keys.next().unwrap_or_default();
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn is_message(name: &str) -> bool {
    let ends = [
        "message",
        "messages",
        "msg",
        "detail",
        "details",
        "description",
        "explanation",
        "hint",
        "info",
        "phrase",
        "summary",
        "reason",
    ];
    let is_text = name.ends_with("text") && !name.ends_with("context");
    is_text
        || ends.iter().any(|end| name.ends_with(end))
        || matches!(name, "error" | "errors" | "title")
}

fn is_code(name: &str) -> bool {
    name.ends_with("code") && !name.contains("status") && !name.contains("http")
        || matches!(name, "error" | "errortype" | "errorname" | "errorid")
}

fn is_sentence(text: &str) -> bool {
    text.trim().contains(' ')
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && !text.contains(char::is_whitespace)
}
