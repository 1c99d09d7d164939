//! Many responses brought together: one row for each status.

use super::delays::Delays;
use super::description::plain;
use super::operations::Use;
use super::trial::Trials;
use crate::import::Notes;
use crate::import::proposal::{OtherMeaning, PROPOSED, ProposedRow};
use aurora_errors::ErrorResponse;
use aurora_errors::http::Response;
use aurora_errors_spec::Code;
use indexmap::IndexMap;
use std::collections::HashMap;

/// The rows, one for each status that some operation answers with.
pub(super) fn rows(uses: &[Use], trials: &Trials, notes: &mut Notes) -> Vec<ProposedRow> {
    let mut meanings = Meanings::default();
    let mut statuses: IndexMap<Code, Status> = IndexMap::new();
    for each in uses {
        let status = statuses.entry(each.code).or_default();
        status.operations += each.operations;
        if let Some(meaning) = meanings.of(each, notes) {
            *status.meanings.entry(meaning).or_default() += each.operations;
        }
        status.delays.add(each, trials.of(each));
    }
    let row = |(code, status): (Code, Status)| status.row(code, &meanings, notes);
    statuses.into_iter().map(row).collect()
}

/// What the document says about one status.
#[derive(Default)]
struct Status {
    operations: usize,
    /// Each meaning with the number of operations that use it.
    meanings: IndexMap<usize, usize>,
    delays: Delays,
}

impl Status {
    fn row(self, code: Code, texts: &Meanings, notes: &mut Notes) -> ProposedRow {
        let mut row = ProposedRow::new(code);
        self.delays.settle(&mut row, notes);
        let mut meanings: Vec<_> = self.meanings.into_iter().collect();
        // The first among equals.
        meanings.sort_by_key(|(_, operations)| std::cmp::Reverse(*operations));
        let mut meanings = meanings.into_iter().filter_map(|(meaning, operations)| {
            let (_, meaning) = texts.texts.get_index(meaning)?;
            let meaning = meaning.clone();
            Some(OtherMeaning {
                meaning,
                operations,
            })
        });
        if let Some(first) = meanings.next() {
            if first.operations * 2 < self.operations {
                row.comment = format!(
                    "{PROPOSED}; {} of {} operations mean this",
                    first.operations, self.operations
                );
            }
            if says_nothing(&first.meaning) {
                let matter = format!("the meaning `{:.80}` says nothing", first.meaning);
                notes.doubtful(matter, code);
            }
            row.meaning = first.meaning;
        }
        row.meanings = meanings.by_ref().take(MOST_MEANINGS).collect();
        let more = meanings.count();
        if more > 0 {
            notes.unused(format!("{more} more descriptions"), code);
        }
        row
    }
}

/// More than a person reads.
const MOST_MEANINGS: usize = 1_000;

/// All descriptions as plain text, each worked on once, however many responses share it.
#[derive(Default)]
struct Meanings {
    /// By their words, as a line may be broken anywhere.
    texts: IndexMap<String, String>,
    /// From where a description stands in the document to its text.
    by_place: HashMap<(usize, usize), Option<usize>>,
}

impl Meanings {
    fn of(&mut self, each: &Use, notes: &mut Notes) -> Option<usize> {
        let description = each.description?;
        let place = (description.as_ptr() as usize, description.len());
        if let Some(known) = self.by_place.get(&place) {
            return *known;
        }
        let meaning = self.read(description, each.code, notes);
        self.by_place.insert(place, meaning);
        meaning
    }

    fn read(&mut self, description: &str, code: Code, notes: &mut Notes) -> Option<usize> {
        let text = plain(description);
        let words: Vec<&str> = text.split_whitespace().collect();
        if let [pointer] = words.as_slice()
            && pointer.starts_with("#/")
        {
            let matter = format!("the description `{pointer:.80}`, which is meant as a `$ref`");
            notes.unused(matter, code);
            return None;
        }
        if words.is_empty() {
            return None;
        }
        let words = words.join(" ");
        if shows_credential(&words) {
            notes.doubtful("the description shows what looks like a credential", code);
        }
        let entry = self.texts.entry(words);
        let meaning = entry.index();
        entry.or_insert(text);
        Some(meaning)
    }
}

/// Whether the derived errors would mask something in a text, or a word that looks drawn by lot stands
/// behind one such as "key".
fn shows_credential(text: &str) -> bool {
    const SECRETS: [&str; 5] = ["key", "token", "secret", "password", "passphrase"];
    const SHORTEST: usize = 8;
    let is_drawn = |word: &str| {
        let has = |is: fn(char) -> bool| word.contains(is);
        word.len() >= SHORTEST && has(|letter| letter.is_ascii_digit()) && has(char::is_alphabetic)
    };
    let words: Vec<&str> = text.split([' ', '=', ':', '`', '"', ',']).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_secret = |word: &str| SECRETS.contains(&&*word.to_ascii_lowercase());
    if words
        .windows(2)
        .any(|pair| matches!(pair, [what, word] if is_secret(what) && is_drawn(word)))
    {
        return true;
    }
    let response = Response::builder().header("content-type", "text/plain");
    let Ok(response) = response.body(text.to_owned()) else {
        return false;
    };
    let response = ErrorResponse::from(response);
    let mut messages = response.messages();
    messages.any(|message| message.to_string() != message.text())
}

/// Words that stand in for a description where there is none.
#[rustfmt::skip]
const EMPTY_WORDS: [&str; 32] = [
    "a", "an", "and", "api", "any", "code", "common", "default", "error", "errors", "exception",
    "fail", "failed", "failure", "for", "general", "generic", "http", "message", "model", "object",
    "of", "other", "payload", "response", "result", "standard", "status", "the", "unexpected",
    "unknown", "unspecified",
];

/// Whether a meaning has nothing but such words: "error", "errorGeneric", "Default response 400".
fn says_nothing(meaning: &str) -> bool {
    let mut words = String::new();
    let mut is_after_small = false;
    for letter in meaning.chars() {
        if letter.is_uppercase() && is_after_small {
            words.push(' ');
        }
        is_after_small = letter.is_lowercase();
        words.extend(letter.to_lowercase());
    }
    let words = words.split(|letter: char| !letter.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    words.all(|word| EMPTY_WORDS.contains(&word) || word.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::{documents::Documents, operations::find};
    use super::{Trials, rows, says_nothing};
    use crate::import::{Notes, Selection};

    /// What a 404 means where its description stands beside the `$ref`, and in what that leads to.
    fn meaning(version: &str) -> String {
        let text = format!(
            r##"{{
                {version},
                "paths": {{ "/": {{ "get": {{ "responses": {{
                    "404": {{ "$ref": "#/components/responses/Gone", "description": "No such pet" }}
                }} }} }} }},
                "components": {{ "responses": {{ "Gone": {{ "description": "Nothing here" }} }} }}
            }}"##
        );
        let documents = Documents::read(text, None).ok().unwrap();
        let mut notes = Notes::default();
        let root = documents.root().unwrap();
        let found = find(root, &Selection::default(), &mut notes).unwrap();
        let trials = Trials::new(&found.uses, true);
        let row = rows(&found.uses, &trials, &mut notes).remove(0);
        assert!(row.meanings.is_empty());
        row.meaning
    }

    #[test]
    fn a_description_beside_a_ref_counts_since_openapi_3_1() {
        assert_eq!(meaning(r#""openapi": "3.1.0""#), "No such pet");
        assert_eq!(meaning(r#""openapi": "3.0.3""#), "Nothing here");
        assert_eq!(meaning(r#""swagger": "2.0""#), "Nothing here");
    }

    #[test]
    fn meanings_without_a_word_of_their_own_say_nothing() {
        for meaning in [
            "error",
            "errorGeneric",
            "Default response",
            "HTTP 400 error.",
        ] {
            assert!(says_nothing(meaning), "{meaning}");
        }
        for meaning in [
            "Not found",
            "Too Many Requests",
            "The default printer failed.",
        ] {
            assert!(!says_nothing(meaning), "{meaning}");
        }
    }
}
