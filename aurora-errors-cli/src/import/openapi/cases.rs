//! The machine codes that a document enumerates, as cases of the statuses under which they stand.

use super::declared::schemas_at;
use super::description::{line, some_line};
use super::documents::{Node, NodeId};
use super::operations::Use;
use super::samples::{Sample, samples};
use super::trial::{MOST_RESPONSES, as_text, leaves_of, response};
use crate::import::Notes;
use crate::import::proposal::{ProposedCase, ProposedRow, name_of_code};
use crate::rule::status_of;
use crate::terminal::counted;
use aurora_errors_spec::Code;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// Gives each row the cases that its responses enumerate. An enumeration that several statuses share
/// does not say which of its codes belongs to which; where a description does, it counts.
pub(super) fn add(
    rows: &mut [ProposedRow],
    uses: &[Use],
    codes: &[String],
    refs_have_siblings: bool,
    notes: &mut Notes,
) {
    let mut found: IndexMap<Code, Vec<Found>> = IndexMap::new();
    let mut seen = HashSet::new();
    for each in uses {
        if seen.len() < MOST_RESPONSES && seen.insert((each.response.id(), each.code)) {
            let samples = samples(each.response, refs_have_siblings);
            let of_code = found.entry(each.code).or_default();
            for sample in &samples {
                of_code.extend(enumerated(sample, each.code, codes));
            }
        }
    }
    let mut statuses: HashMap<NodeId, HashSet<Code>> = HashMap::new();
    for (code, of_code) in &found {
        for id in of_code.iter().filter_map(|found| found.enumeration) {
            statuses.entry(id).or_default().insert(*code);
        }
    }
    let is_shared = |id: NodeId| statuses.get(&id).is_some_and(|codes| codes.len() > 1);
    for row in rows {
        let of_row = found.get(&row.code).map_or(&[][..], |found| found);
        let mut cases: IndexMap<&str, ProposedCase> = IndexMap::new();
        let mut shared = HashSet::new();
        for each in of_row {
            if each.enumeration.is_some_and(is_shared) && !each.is_said_of(row) {
                shared.insert(&*each.code);
            } else if cases.len() < MOST_CASES {
                let case = cases.entry(&each.code).or_insert_with(|| each.case());
                case.meaning = case.meaning.take().or_else(|| each.meaning.clone());
            }
        }
        shared.retain(|code| !cases.contains_key(code));
        if !shared.is_empty() {
            let matter = format!(
                "{} of a schema that other statuses have too: which belong here is not said",
                counted(shared.len(), "code")
            );
            notes.unused(matter, row.code);
        }
        row.cases = cases.into_values().collect();
    }
}

/// Cases that a status gets.
const MOST_CASES: usize = 500;

/// One code, and what the document says of it.
struct Found {
    code: String,
    name: Option<String>,
    meaning: Option<String>,
    /// The schema that lists it; none for an example.
    enumeration: Option<NodeId>,
}

impl Found {
    /// Whether what the row means names the code, or what the code means names the status.
    fn is_said_of(&self, row: &ProposedRow) -> bool {
        let others = row.meanings.iter().map(|other| &other.meaning);
        let mut meanings = others.chain([&row.meaning]);
        let status = row.code.to_string();
        meanings.any(|meaning| names(meaning, &self.code))
            || self
                .meaning
                .as_ref()
                .is_some_and(|meaning| names(meaning, &status))
    }

    fn case(&self) -> ProposedCase {
        let name = self
            .name
            .clone()
            .unwrap_or_else(|| name_of_code(&self.code));
        ProposedCase::new(name, self.code.clone())
    }
}

/// The codes at the place where the derived errors read the code of a body.
fn enumerated(sample: &Sample, code: Code, codes: &[String]) -> Vec<Found> {
    let status = status_of(code);
    let Some(response) = response(sample, status) else {
        return Vec::new();
    };
    let leaves = leaves_of(&sample.body);
    let declared = codes.iter().find_map(|pointer| {
        let found = leaves.iter().find(|(at, _)| at == pointer);
        found.map(|(at, value)| (at.clone(), as_text(value)))
    });
    let read = || {
        let code = response.error_code()?;
        let at = leaves.iter().find(|(_, value)| as_text(value) == *code)?;
        Some((at.0.clone(), code.into_owned()))
    };
    let Some((pointer, code)) = declared.or_else(read) else {
        return Vec::new();
    };
    let found = match sample.schema {
        Some(schema) => {
            let mut found = Vec::new();
            for schema in schemas_at(schema, &pointer) {
                values(schema, &mut found);
            }
            found
        }
        None => vec![Found {
            code,
            name: None,
            meaning: response
                .messages()
                .next()
                .map(|message| line(message.text())),
            enumeration: None,
        }],
    };
    let is_code = |found: &Found| {
        let is_word = found.code.contains(char::is_alphanumeric) && found.code.len() <= 128;
        is_word && found.code.parse() != Ok(status) && !found.code.contains(char::is_whitespace)
    };
    found.into_iter().filter(is_code).collect()
}

/// Whether a text has a word by itself: `no_pet` in "`no_pet`: there is none", not in `no_pets`.
fn names(text: &str, word: &str) -> bool {
    let is_inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + word.len()..).unwrap_or_default();
            !before.ends_with(is_inside) && !after.starts_with(is_inside)
        })
}

/// `enum` and `const`, and what the extensions of code generators and documentation tools say of each
/// value.
fn values(schema: Node, into: &mut Vec<Found>) {
    let items = |key| schema.get(key).into_iter().flat_map(Node::items);
    let mut add = |code: &str, name: Option<String>, meaning: Option<&str>| {
        into.push(Found {
            code: code.to_owned(),
            name,
            meaning: some_line(meaning),
            enumeration: Some(schema.id()),
        });
    };
    for element in items("x-enum-elements") {
        if let Some(code) = element.text_of("name").or(element.text_of("value")) {
            add(code, None, element.text_of("description"));
        }
    }
    if let Some(code) = schema.text_of("const") {
        let name = some_line(schema.text_of("title"));
        add(code, name, schema.text_of("description"));
    }
    // By the value, or by its position.
    let beside = |keys: [&'static str; 2], position: usize, code: &str| {
        keys.into_iter().find_map(|key| {
            let all = schema.get(key)?;
            let found = all.get(code).or(all.items().nth(position));
            found.and_then(Node::text)
        })
    };
    for (position, value) in items("enum").take(MOST_CASES).enumerate() {
        let Some(code) = value.text() else {
            continue;
        };
        let name = beside(["x-enum-varnames", "x-enumNames"], position, code);
        let name = name.map(name_of_code).filter(|name| !name.is_empty());
        let meaning = beside(
            ["x-enum-descriptions", "x-enumDescriptions"],
            position,
            code,
        );
        add(code, name, meaning);
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_text_names_a_code_where_it_is_a_word_by_itself() {
        assert!(names("`no_pet`: there is none", "no_pet"));
        assert!(names("no_pets, or no_pet", "no_pet"));
        for text in ["no_pets", "has-no_pet", "pet", ""] {
            assert!(!names(text, "no_pet"), "{text}");
        }
        assert!(!names("anything", ""));
    }
}
