//! Where messages and codes stand in error bodies, guessed from their schemas.

use super::reference::followed;
use super::responses::Use;
use super::tree::Node;
use indexmap::IndexMap;
use std::collections::HashSet;

/// Members that hold a text for people, those that say most first: a `title` is the same for many
/// errors, and an `error` is a code where there is a better text.
const MESSAGES: [&str; 10] = [
    "message",
    "msg",
    "error_message",
    "errorMessage",
    "error_description",
    "detail",
    "description",
    "reason",
    "title",
    "error",
];

/// Members that hold the API's own code, the plainest first.
const CODES: [&str; 4] = ["code", "error_code", "errorCode", "error"];

/// Members that hold errors, one or many.
const HOLDERS: [&str; 5] = ["error", "errors", "detail", "details", "fault"];

/// JSON Pointers, the ones to look at first in front.
pub(super) struct Pointers {
    pub(super) messages: Vec<String>,
    pub(super) codes: Vec<String>,
}

impl Pointers {
    pub(super) fn of(uses: &[Use]) -> Pointers {
        let mut guess = Guess::default();
        for each in uses {
            for schema in schemas(each.response) {
                guess.object(schema, "", 0);
            }
        }
        Pointers {
            messages: best(guess.messages),
            codes: best(guess.codes),
        }
    }
}

/// A body that offers more places than this is no error body.
const MOST_POINTERS: usize = 8;

fn best(places: Places) -> Vec<String> {
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(pointer, rank)| (*rank, keys(pointer)));
    let pointers = places.into_iter().map(|(pointer, _)| pointer);
    pointers.take(MOST_POINTERS).collect()
}

fn keys(pointer: &str) -> usize {
    pointer.matches('/').count()
}

/// Swagger 2.0 has one schema for a response, OpenAPI 3 one for each media type.
fn schemas(response: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let content = response.get("content");
    let media = content.into_iter().flat_map(Node::members);
    let json = media.filter(|(kind, _)| kind.contains("json") || kind.starts_with("*/"));
    let schemas = json.filter_map(|(_, media)| media.get("schema"));
    response.get("schema").into_iter().chain(schemas)
}

/// Pointers, and how good the name of the member is: the lower, the better.
type Places = IndexMap<String, usize>;

#[derive(Default)]
struct Guess {
    messages: Places,
    codes: Places,
    seen: HashSet<(usize, String)>,
}

// Schemas refer to themselves and combine each other without an end.
const MOST_KEYS: usize = 4;
const MOST_LEVELS: usize = 8;
const MOST_PARTS: usize = 64;
const MOST_TYPES: usize = 8;
const MOST_SCHEMAS: usize = 10_000;

impl Guess {
    fn object(&mut self, schema: Node, at: &str, level: usize) {
        let Ok(schema) = followed(schema) else {
            return;
        };
        let is_new = self.seen.insert((schema.id(), at.to_owned()));
        if !is_new || level > MOST_LEVELS || self.seen.len() > MOST_SCHEMAS {
            return;
        }
        for part in parts(schema) {
            self.object(part, at, level + 1);
        }
        let Some(properties) = schema.get("properties") else {
            return;
        };
        let has = |name: &str, kinds: &[&str]| {
            let property = properties.get(name);
            property.is_some_and(|property| is_one_of(property, kinds, 0))
        };
        // Beside a better text, `error` is the code: OAuth (RFC 6749 §5.2) and many after it.
        let has_better = MESSAGES
            .iter()
            .any(|name| *name != "error" && has(name, &["string"]));
        for (rank, name) in MESSAGES.iter().enumerate() {
            if has(name, &["string"]) && !(*name == "error" && has_better) {
                self.messages.insert(format!("{at}/{name}"), rank);
            }
        }
        for (rank, name) in CODES.iter().enumerate() {
            if has(name, &["string", "integer", "number"]) && (*name != "error" || has_better) {
                self.codes.insert(format!("{at}/{name}"), rank);
            }
        }
        if keys(at) >= MOST_KEYS {
            return;
        }
        for name in HOLDERS {
            if let Some(holder) = properties.get(name) {
                self.holder(holder, &format!("{at}/{name}"), level + 1);
            }
        }
    }

    /// One error, or a list of errors or of plain texts.
    fn holder(&mut self, schema: Node, at: &str, level: usize) {
        let Ok(schema) = followed(schema) else {
            return;
        };
        let Some(items) = schema.get("items") else {
            return self.object(schema, at, level);
        };
        let at = format!("{at}/*");
        if is_one_of(items, &["string"], 0) {
            self.messages.insert(at, MESSAGES.len());
        } else {
            self.object(items, &at, level);
        }
    }
}

fn parts(schema: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let combined = ["allOf", "oneOf", "anyOf"].map(|key| schema.get(key));
    let parts = combined.into_iter().flatten().flat_map(Node::items);
    parts.take(MOST_PARTS)
}

/// Whether a schema allows one of these types, alone or among others. One that names no type and
/// has no structure allows all.
fn is_one_of(schema: Node, kinds: &[&str], level: usize) -> bool {
    let Ok(schema) = followed(schema) else {
        return false;
    };
    if let Some(kind) = schema.get("type") {
        let kinds_of = kind.items().filter_map(Node::text).chain(kind.text());
        return kinds_of.take(MOST_PARTS).any(|kind| kinds.contains(&kind));
    }
    let mut parts = parts(schema).take(MOST_TYPES).peekable();
    if parts.peek().is_some() {
        return level < 2 && parts.any(|part| is_one_of(part, kinds, level + 1));
    }
    let has_structure = ["properties", "items", "additionalProperties"];
    !has_structure.iter().any(|key| schema.get(key).is_some())
}
