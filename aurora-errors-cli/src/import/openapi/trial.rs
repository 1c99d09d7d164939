//! One response, tried on a reader without a table: which messages and codes it finds, and which not.

use super::declared::{schemas_at, shows_values};
use super::delays;
use super::documents::NodeId;
use super::operations::Use;
use super::samples::{Sample, samples};
use crate::import::proposal::Places;
use crate::pointer::escaped;
use crate::rule::status_of;
use aurora_errors::ErrorResponse;
use aurora_errors_spec::{Code, Unit};
use http::Response;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A trial for each response of a status.
pub(super) struct Trials(HashMap<Answer, Trial>);

type Answer = (NodeId, Code);

/// Responses that are looked at. Most APIs share a few.
pub(super) const MOST_RESPONSES: usize = 2_000;

/// A response says it in one place, or in a few.
const MOST_DELAYS: usize = 8;

impl Trials {
    /// Where one response shows what stands at a place, what the schemas of others leave open there does
    /// not count.
    pub(super) fn new(uses: &[Use], refs_have_siblings: bool) -> Trials {
        let mut trials: HashMap<Answer, Trial> = HashMap::new();
        let mut shown = HashSet::new();
        for each in uses {
            if trials.len() >= MOST_RESPONSES {
                break;
            }
            trials.entry(answer(each)).or_insert_with(|| {
                let mut trial = Trial::new(&samples(each.response, refs_have_siblings), each.code);
                shown.extend(trial.shown.drain(..));
                trial
            });
        }
        for trial in trials.values_mut() {
            trial.settle(&shown);
        }
        Trials(trials)
    }

    pub(super) fn of(&self, each: &Use) -> Option<&Trial> {
        self.0.get(&answer(each))
    }
}

fn answer(each: &Use) -> Answer {
    (each.response.id(), each.code)
}

/// Each place once.
pub(super) type TrialPlaces = Places<BTreeSet<String>>;

/// What the reader makes of the bodies that a response can have.
#[derive(Default)]
pub(super) struct Trial {
    pub(super) has_body: bool,
    pub(super) found: TrialPlaces,
    pub(super) missed: TrialPlaces,
    /// Where a body says how long to wait, and what the value counts.
    pub(super) delays: Vec<(String, Option<Unit>)>,
    /// What it misses in bodies made of schemas, whose texts nobody sends.
    open: TrialPlaces,
    /// Where examples and enumerations show what stands.
    shown: Vec<String>,
}

impl Trial {
    fn new(samples: &[Sample], code: Code) -> Trial {
        let mut trial = Trial {
            has_body: !samples.is_empty(),
            ..Trial::default()
        };
        for sample in samples {
            trial.add(sample, status_of(code));
        }
        trial
    }

    /// What the schemas leave open counts as missed where nothing shows what stands there.
    fn settle(&mut self, shown: &HashSet<String>) {
        let open = std::mem::take(&mut self.open);
        let is_open = |pointer: &String| !shown.contains(pointer);
        let Places { messages, codes } = &mut self.missed;
        messages.extend(open.messages.into_iter().filter(is_open));
        codes.extend(open.codes.into_iter().filter(is_open));
    }

    fn add(&mut self, sample: &Sample, status: u16) {
        let Some(response) = response(sample, status) else {
            return;
        };
        let leaves = leaves_of(&sample.body);
        if sample.schema.is_none() {
            let shown = leaves.iter().filter(|(at, value)| shows(at, value));
            self.shown.extend(shown.map(|(at, _)| at.clone()));
        }
        self.add_delays(sample, &leaves);
        self.add_messages(sample, &leaves, &response);
        self.add_codes(sample, &leaves, &response);
    }

    fn add_delays(&mut self, sample: &Sample, leaves: &[Leaf]) {
        for (at, value) in leaves {
            let name = name_of(at);
            if !delays::is_body_delay(&name) || value.is_boolean() {
                continue;
            }
            if self.delays.len() >= MOST_DELAYS {
                return;
            }
            let schemas = sample.schema.map(|schema| schemas_at(schema, at));
            let unit = delays::unit(&name, schemas.as_deref().unwrap_or_default());
            let unit = match schemas {
                Some(_) => unit,
                None => unit.or_else(|| delays::of_example(&as_text(value))),
            };
            self.delays.push((at.clone(), unit));
        }
    }

    fn add_messages(&mut self, sample: &Sample, leaves: &[Leaf], response: &ErrorResponse) {
        let mut messages = response.messages();
        let texts: Vec<String> = messages
            .by_ref()
            .map(|message| message.text().to_owned())
            .collect();
        // Of a body with very many messages a reader leaves some out, wherever they stand.
        let are_all = messages.is_complete();
        for (at, value) in leaves {
            let text = as_text(value);
            if !is_message(&name_of(at)) || !value.is_string() || !is_sentence(&text) {
                continue;
            }
            if texts.iter().any(|found| found.contains(text.trim())) {
                self.found.messages.insert(at.clone());
            } else if are_all {
                self.missed_of(sample).messages.insert(at.clone());
            }
        }
    }

    fn add_codes(&mut self, sample: &Sample, leaves: &[Leaf], response: &ErrorResponse) {
        let mut codes = leaves.iter().filter(|(at, _)| is_code(&name_of(at)));
        let Some(code) = response.error_code() else {
            let status = response.status().as_u16();
            let codes = codes.filter(|(at, value)| could_be_code(at, value, status));
            let codes = codes.map(|(at, _)| at.clone());
            self.missed_of(sample).codes.extend(codes);
            return;
        };
        let Some((at, value)) = codes.find(|(_, value)| as_text(value) == code) else {
            return;
        };
        // The reader knows a code by its text, in which there are no spaces. Where nothing shows how
        // codes are written, it would miss those of several words.
        let is_open = |schema| value.is_string() && !shows_values(schema, at);
        if sample.schema.is_some_and(is_open) {
            self.missed_of(sample).codes.insert(at.clone());
        } else {
            self.found.codes.insert(at.clone());
            self.shown.push(at.clone());
        }
    }

    fn missed_of(&mut self, sample: &Sample) -> &mut TrialPlaces {
        if sample.schema.is_some() {
            &mut self.open
        } else {
            &mut self.missed
        }
    }
}

/// Whether a value of an example says what stands at its place. A single word in place of a message
/// does not.
fn shows(at: &str, value: &Value) -> bool {
    let text = as_text(value);
    !is_message(&name_of(at)) || is_sentence(&text) || text.contains("://")
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

/// A text, a number or a truth value with its pointer, in which `*` stands for every element.
pub(super) type Leaf<'v> = (String, &'v Value);

pub(super) fn leaves_of(body: &Value) -> Vec<Leaf<'_>> {
    let mut leaves = Vec::new();
    add_leaves(body, &mut String::new(), &mut leaves);
    leaves
}

fn add_leaves<'v>(value: &'v Value, at: &mut String, into: &mut Vec<Leaf<'v>>) {
    let length = at.len();
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                at.push('/');
                at.push_str(&escaped(key));
                add_leaves(member, at, into);
                at.truncate(length);
            }
        }
        Value::Array(items) => {
            at.push_str("/*");
            for item in items {
                add_leaves(item, at, into);
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
    #[rustfmt::skip]
    let ends = [
        "message", "messages", "msg", "detail", "details", "description", "explanation", "hint",
        "info", "phrase", "summary", "reason",
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

/// Under a name that says it, several words can be a code too.
fn could_be_code(pointer: &str, value: &Value, status: u16) -> bool {
    let text = as_text(value);
    let is_short = !text.trim().is_empty() && text.len() <= 64;
    let is_word = !is_sentence(&text) || name_of(pointer).ends_with("code");
    is_short && is_word && !value.is_boolean() && text.parse() != Ok(status)
}
