//! The answers of a corpus kept beside the checkout, at `AURORA_CORPUS`: how many of each class are
//! read as they are meant.

use aurora_errors::http::{HeaderName, HeaderValue, Response};
use aurora_errors::{ApiError, ErrorResponse};
use serde::Deserialize;
use serde_json::{Value, json};
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
    /// What must come out; a member that is absent is not compared.
    expect: Value,
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

/// What is not as it is meant.
fn differences(expected: &Value, error: &UnlistedError) -> Vec<String> {
    let said: Value = error
        .messages()
        .map(|message| json!({"field": message.field(), "text": message.text()}))
        .collect();
    let is_complete = error.messages().is_complete();
    let delay = error.retry_after().map(|delay| delay.as_secs_f64());
    let retry = error.retry().to_string();
    let found = [
        ("messages", "any_of", said),
        ("code", "code_any_of", json!(error.error_code())),
        ("complete", "", json!(is_complete)),
        ("retry_after_s", "", json!(delay)),
        ("retry", "", json!(retry)),
    ];
    let is_met = |name: &str, any: &str, found: &Value| {
        // Only a code can be meant to be absent.
        let one = expected
            .get(name)
            .filter(|one| name == "code" || !one.is_null());
        let any = expected.get(any).and_then(Value::as_array);
        match (one, any) {
            (None, None) => true,
            (_, Some(any)) if any.contains(found) => true,
            (Some(Value::String(one)), _) if name == "retry" => {
                one.split('|').any(|one| found == one)
            }
            (Some(Value::Number(one)), _) => found.as_f64() == one.as_f64(),
            (one, _) => one == Some(found),
        }
    };
    let different = found
        .iter()
        .filter(|(name, any, found)| !is_met(name, any, found));
    different
        .map(|(name, _, found)| format!("{name} {found}"))
        .collect()
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
        if case.table != json!({}) {
            continue;
        }
        let error = case.error()?;
        assert_eq!(error.status().as_u16(), case.status);
        let found = differences(&case.expect, &error);
        let others = case.expect.get("or").and_then(Value::as_array);
        let is_met = found.is_empty()
            || others.is_some_and(|others| {
                others
                    .iter()
                    .any(|other| differences(other, &error).is_empty())
            });
        if !is_met {
            println!("{} ({}): {}", case.id, case.class, found.join(", "));
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
