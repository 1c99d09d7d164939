//! The bodies of a corpus kept beside the checkout, at `AURORA_CORPUS`: how much of what they say
//! is found.

use aurora_errors::ErrorResponse;
use aurora_errors::http::Response;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

type Outcome = Result<(), Box<dyn Error>>;

fn corpus() -> Result<PathBuf, Box<dyn Error>> {
    let path = std::env::var_os("AURORA_CORPUS").ok_or("AURORA_CORPUS names no corpus")?;
    Ok(path.into())
}

/// What was found of what was expected.
#[derive(Default)]
struct Score {
    found: usize,
    expected: usize,
}

impl Score {
    fn count(&mut self, found: bool) {
        self.found += usize::from(found);
        self.expected += 1;
    }

    fn percent(&self) -> usize {
        self.found * 100 / self.expected.max(1)
    }
}

/// One line of `bodies/index.tsv`.
struct Case {
    file: String,
    status: u16,
    content_type: String,
    messages: Vec<String>,
    code: String,
}

impl Case {
    fn from_line(line: &str) -> Result<Self, Box<dyn Error>> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, _, status, content_type, _, _, messages, code, ..] = columns[..] else {
            return Err(format!("too few columns: {line}").into());
        };
        // A list that is too long for the index is written `first ¦ … all of them`.
        let messages = messages.split('¦').map(str::trim);
        Ok(Case {
            file: file.to_owned(),
            status: status.parse()?,
            content_type: content_type.to_owned(),
            messages: messages
                .filter(|text| !text.is_empty() && !text.starts_with('…'))
                .map(str::to_owned)
                .collect(),
            code: code.to_owned(),
        })
    }

    fn response(&self, body: Vec<u8>) -> Result<ErrorResponse, Box<dyn Error>> {
        let mut response = Response::builder().status(self.status);
        if !self.content_type.is_empty() {
            response = response.header("content-type", &self.content_type);
        }
        Ok(response.body(body)?.into())
    }

    fn is_html(&self, body: &[u8]) -> bool {
        self.content_type.contains("html") || body.starts_with(b"<html")
    }

    /// The messages that are owed: of an HTML page the first, its title; of one in another charset
    /// none.
    fn owed(&self, body: &[u8]) -> Option<&[String]> {
        if self.is_html(body) {
            return Some(self.messages.get(..1).unwrap_or_default());
        }
        std::str::from_utf8(body).is_ok().then_some(&self.messages)
    }
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn messages_and_codes_of_real_bodies_are_found() -> Outcome {
    let folder = corpus()?.join("bodies");
    let index = fs::read_to_string(folder.join("index.tsv"))?;
    let (mut messages, mut codes) = (Score::default(), Score::default());
    for line in index.lines().skip(1) {
        let case = Case::from_line(line)?;
        let body = fs::read(folder.join(&case.file))?;
        let response = case.response(body.clone())?;
        assert_eq!(response.status().as_u16(), case.status);
        assert_eq!(response.body(), &body);
        let Some(owed) = case.owed(&body) else {
            continue;
        };
        let given: Vec<String> = response
            .messages()
            .flat_map(|message| {
                let field = message.field().unwrap_or_default();
                [
                    message.text().to_owned(),
                    format!("{field} {}", message.text()),
                ]
            })
            .collect();
        for expected in owed {
            let found = given.contains(expected);
            messages.count(found);
            if !found {
                println!("{}: no message {expected:?} in {given:?}", case.file);
            }
        }
        if !case.code.is_empty() {
            let code = response.error_code();
            codes.count(code.as_deref() == Some(&case.code));
            if code.as_deref() != Some(&case.code) {
                println!("{}: code {code:?} instead of {:?}", case.file, case.code);
            }
        }
    }
    println!("messages: {} of {}", messages.found, messages.expected);
    println!("codes: {} of {}", codes.found, codes.expected);
    assert!(
        messages.percent() >= 97,
        "messages: {}%",
        messages.percent()
    );
    assert!(codes.percent() >= 90, "codes: {}%", codes.percent());
    Ok(())
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn every_valid_json_text_is_read_as_json() -> Outcome {
    let mut files = 0;
    for entry in fs::read_dir(corpus()?.join("jsontestsuite"))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let response = Response::builder().status(500);
        let response = response.header("content-type", "application/json");
        let response = ErrorResponse::from(response.body(fs::read(entry.path())?)?);
        let messages = response.messages();
        assert!(messages.clone().count() <= 64);
        assert!(messages.is_complete() || !name.starts_with("y_"), "{name}");
        let _ = response.error_code();
        files += 1;
    }
    println!("json texts: {files}");
    Ok(())
}
