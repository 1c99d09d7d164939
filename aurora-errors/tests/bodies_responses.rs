//! The answers of a corpus kept beside the checkout, at `AURORA_CORPUS`: how many of each class are
//! read as they are meant.

use aurora_errors::http::{HeaderName, HeaderValue, Response};
use aurora_errors::{ApiError, ErrorResponse};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Its table has no row for what the answers have.
#[derive(ApiError)]
#[aurora(spec = "tests/unlisted.json", generate = UnlistedError)]
enum Unlisted {}

/// One line of `responses.jsonl`.
#[derive(Deserialize)]
struct Case {
    id: String,
    class: String,
    status: u16,
    headers: Vec<(String, String)>,
    #[serde(default)]
    body: String,
    body_base64: Option<String>,
    #[serde(default)]
    truncated: bool,
    table: Value,
    expect: Expected,
}

/// What must come out; a member that is absent is not compared.
#[derive(Deserialize)]
struct Expected {
    messages: Option<Vec<Said>>,
    any_of: Option<Vec<Vec<Said>>>,
    /// `null` is an answer too.
    #[serde(default, deserialize_with = "present")]
    code: Option<Option<String>>,
    code_any_of: Option<Vec<Option<String>>>,
    complete: Option<bool>,
    retry_after_s: Option<f64>,
    retry: Option<String>,
    #[serde(default)]
    or: Vec<Expected>,
}

#[derive(Deserialize, PartialEq, Debug)]
struct Said {
    field: Option<String>,
    text: String,
}

fn present<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
    Deserialize::deserialize(from).map(Some)
}

impl Case {
    fn error(&self) -> Result<UnlistedError, Box<dyn Error>> {
        let body = match &self.body_base64 {
            Some(text) => decode(text),
            None => self.body.clone().into_bytes(),
        };
        let mut response = Response::builder().status(self.status).body(body)?;
        for (name, value) in &self.headers {
            let name: HeaderName = name.parse()?;
            response
                .headers_mut()
                .append(name, HeaderValue::from_str(value)?);
        }
        let response = ErrorResponse::from(response);
        Ok(if self.truncated {
            response.with_truncated()
        } else {
            response
        }
        .into())
    }
}

impl Expected {
    /// What is not as it is meant.
    fn differences(&self, error: &UnlistedError) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |is_equal: bool, found: String| {
            if !is_equal {
                differences.push(found);
            }
        };
        let said: Vec<Said> = error
            .messages()
            .map(|message| Said {
                field: message.field().map(str::to_owned),
                text: message.text().to_owned(),
            })
            .collect();
        let wanted = self.messages.iter().chain(self.any_of.iter().flatten());
        let has_wanted = self.messages.is_some() || self.any_of.is_some();
        compare(
            !has_wanted || wanted.into_iter().any(|wanted| *wanted == said),
            format!("messages {said:?}"),
        );
        let code = error.error_code().map(std::borrow::Cow::into_owned);
        compare(
            self.code.as_ref().is_none_or(|wanted| *wanted == code)
                && self
                    .code_any_of
                    .as_ref()
                    .is_none_or(|any| any.contains(&code)),
            format!("code {code:?}"),
        );
        let is_complete = error.messages().is_complete();
        compare(
            self.complete.is_none_or(|wanted| wanted == is_complete),
            format!("complete {is_complete}"),
        );
        let delay = error.retry_after().map(|delay| delay.as_secs_f64());
        compare(
            self.retry_after_s
                .is_none_or(|wanted| delay == Some(wanted)),
            format!("delay {delay:?}"),
        );
        let retry = error.retry().to_string();
        compare(
            self.retry
                .as_ref()
                .is_none_or(|wanted| wanted.split('|').any(|one| one == retry)),
            format!("retry {retry}"),
        );
        differences
    }
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn the_answers_of_each_class_are_read_as_they_are_meant() -> Result<(), Box<dyn Error>> {
    let corpus = env::var_os("AURORA_CORPUS").ok_or("AURORA_CORPUS names no corpus")?;
    let text = fs::read_to_string(Path::new(&corpus).join("responses.jsonl"))?;
    let mut scores: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in text.lines() {
        let case: Case = serde_json::from_str(line)?;
        // What asks for a table is tried where tables are.
        if case.table != serde_json::json!({}) {
            continue;
        }
        let error = case.error()?;
        assert_eq!(error.status().as_u16(), case.status);
        let differences = case.expect.differences(&error);
        let is_met = differences.is_empty()
            || case
                .expect
                .or
                .iter()
                .any(|other| other.differences(&error).is_empty());
        if !is_met {
            println!("{} ({}): {}", case.id, case.class, differences.join(", "));
        }
        let (met, all) = scores.entry(case.class).or_default();
        *met += usize::from(is_met);
        *all += 1;
    }
    for (class, (met, all)) in &scores {
        println!("{class}: {met} of {all}");
    }
    let sum = |prefix: &str| {
        let chosen = scores.iter().filter(|(class, _)| class.starts_with(prefix));
        chosen.fold((0, 0), |(met, all), (_, score)| {
            (met + score.0, all + score.1)
        })
    };
    let ((met, all), (guards, all_guards)) = (sum(""), sum("guard-"));
    println!("all: {met} of {all}, guards: {guards} of {all_guards}");
    assert_eq!(guards, all_guards);
    assert!(met * 103 >= all * 95, "{met} of {all}");
    Ok(())
}

fn decode(base64: &str) -> Vec<u8> {
    let digit = |letter: u8| match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = base64.bytes().filter(|letter| *letter != b'=').collect();
    let groups = letters.chunks(4).flat_map(|group| {
        let bits = group
            .iter()
            .fold(0, |bits, letter| bits << 6 | digit(*letter));
        let bits = bits << (6 * (4 - group.len()));
        bits.to_be_bytes()[1..group.len()].to_vec()
    });
    groups.collect()
}
