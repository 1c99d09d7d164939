//! What error bodies look like: the examples of a response, and one made of each schema.

use super::documents::{Node, NodeId};
use super::reference::{all_followed, followed};
use serde_json::{Map, Value};

/// A body, and the media type under which it comes.
pub(super) struct Sample<'d> {
    pub(super) media_type: &'d str,
    pub(super) body: Value,
    /// The schema of which the body was made; none for an example.
    pub(super) schema: Option<Node<'d>>,
}

/// Some responses list an example for each of their failures.
const MOST_EXAMPLES: usize = 64;
const MOST_MEDIA_TYPES: usize = 4;

/// The JSON bodies of a response: Swagger 2.0 has one schema for it, OpenAPI 3 one for each media
/// type. A schema that changes by `$ref` siblings does so since OpenAPI 3.1.
pub(super) fn samples(response: Node<'_>, refs_have_siblings: bool) -> Vec<Sample<'_>> {
    let mut samples = Vec::new();
    let mut add = |media_type, body: Option<Value>, schema| {
        samples.extend(body.map(|body| Sample {
            media_type,
            body,
            schema,
        }));
    };
    let made = |schema| Maker::new(refs_have_siblings).value(schema, "", 0);
    if let Some(schema) = response.get("schema") {
        for example in examples_of_schema(schema) {
            add(JSON, copied(example), None);
        }
        add(JSON, made(schema), Some(schema));
    }
    let examples = response.get("examples").into_iter().flat_map(Node::members);
    for (media_type, example) in examples.filter(|(media_type, _)| is_json(media_type)) {
        add(media_type, copied(example), None);
    }
    let content = response.get("content").into_iter().flat_map(Node::members);
    let content = content.filter(|(media_type, _)| is_json(media_type));
    for (media_type, media) in content.take(MOST_MEDIA_TYPES) {
        let media_type = if media_type.contains('*') {
            JSON
        } else {
            media_type
        };
        add(media_type, media.get("example").and_then(copied), None);
        for example in examples_of(media) {
            add(media_type, example.get("value").and_then(copied), None);
        }
        if let Some(schema) = media.get("schema") {
            for example in examples_of_schema(schema) {
                add(media_type, copied(example), None);
            }
            add(media_type, made(schema), Some(schema));
        }
    }
    samples
}

const JSON: &str = "application/json";

fn is_json(media_type: &str) -> bool {
    media_type.contains("json") || media_type.starts_with("*/")
}

/// The named examples of a media type.
pub(super) fn examples_of(media: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let examples = media.get("examples").into_iter().flat_map(Node::members);
    let examples = examples.filter_map(|(_, example)| followed(example).ok());
    examples.take(MOST_EXAMPLES)
}

/// The examples of a whole body that stand in its schema: one, or a list since OpenAPI 3.1.
fn examples_of_schema(schema: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let schema = followed(schema).ok();
    let one = schema.and_then(|schema| schema.get("example"));
    let list = schema.and_then(|schema| schema.get("examples"));
    let examples = one
        .into_iter()
        .chain(list.into_iter().flat_map(Node::items));
    examples
        .filter(|example| example.is_map())
        .take(MOST_EXAMPLES)
}

/// More than any error body has.
const MOST_VALUES: usize = 500;
const MOST_LEVELS: usize = 10;
/// How many ways a value can be are looked at.
const MOST_PARTS: usize = 16;

/// A value of the document as JSON; none where it is larger than error bodies are.
pub(super) fn copied(node: Node) -> Option<Value> {
    let mut left = MOST_VALUES;
    copy(node, &mut left, 0)
}

fn copy(node: Node, left: &mut usize, level: usize) -> Option<Value> {
    *left = left.checked_sub(1)?;
    if level > MOST_LEVELS {
        return None;
    }
    if node.is_map() {
        let members = node.members().map(|(key, value)| {
            let value = copy(value, left, level + 1)?;
            Some((key.to_owned(), value))
        });
        return members.collect::<Option<Map<_, _>>>().map(Value::Object);
    }
    if node.is_list() {
        let items = node.items().map(|item| copy(item, left, level + 1));
        return items.collect::<Option<Vec<_>>>().map(Value::Array);
    }
    let text = node.text()?;
    if !node.is_plain() {
        return Some(text.into());
    }
    Some(serde_json::from_str(text).unwrap_or(Value::Null))
}

/// Makes a body of a schema. Every text in it is another, so that it is known again where a reader
/// finds it.
struct Maker {
    refs_have_siblings: bool,
    values: usize,
    /// The schemas around: an error inside an error of the same kind is none that servers send.
    around: Vec<NodeId>,
}

impl Maker {
    fn new(refs_have_siblings: bool) -> Maker {
        Maker {
            refs_have_siblings,
            values: 0,
            around: Vec::new(),
        }
    }

    fn value(&mut self, schema: Node, name: &str, level: usize) -> Option<Value> {
        self.values += 1;
        if level > MOST_LEVELS || self.values > MOST_VALUES {
            return None;
        }
        let mut schemas = all_followed(schema).ok()?;
        let target = schemas.pop()?;
        if self.around.contains(&target.id()) {
            return None;
        }
        if !self.refs_have_siblings {
            schemas.clear();
        }
        schemas.insert(0, target);
        self.around.push(target.id());
        let value = self.whole(schemas, name, level);
        self.around.pop();
        value
    }

    /// A value for which all of the schemas hold.
    fn whole(&mut self, schemas: Vec<Node>, name: &str, level: usize) -> Option<Value> {
        let mut members = Map::new();
        let mut other = None;
        for schema in schemas {
            match self.own(schema, name, level) {
                Some(Value::Object(more)) => members.extend(more),
                value => other = other.or(value),
            }
            for part in combined(schema) {
                match self.value(part, name, level + 1) {
                    Some(Value::Object(more)) => members.extend(more),
                    value => other = other.or(value),
                }
            }
        }
        if members.is_empty() {
            other
        } else {
            Some(Value::Object(members))
        }
    }

    /// What a schema says itself, without those that it is made of.
    fn own(&mut self, schema: Node, name: &str, level: usize) -> Option<Value> {
        let enumerated = schema.get("enum").and_then(|values| values.items().next());
        if let Some(fixed) = schema.get("const").or(enumerated) {
            return copied(fixed);
        }
        if let Some(properties) = schema.get("properties") {
            let mut members = Map::new();
            for (key, property) in properties.members() {
                if let Some(value) = self.value(property, key, level + 1) {
                    members.insert(key.to_owned(), value);
                }
            }
            return Some(Value::Object(members));
        }
        if let Some(items) = schema.get("items") {
            return Some(Value::Array(vec![self.value(items, name, level + 1)?]));
        }
        let kind = schema.get("type");
        let kinds = kind.into_iter().flat_map(|kind| kind.items().chain([kind]));
        let mut kinds = kinds.filter_map(Node::text);
        let kind = kinds.find(|kind| *kind != "null");
        match kind {
            Some("string") => Some(self.text(schema, name).into()),
            Some("integer" | "number") => Some((7000 + self.values).into()),
            Some("boolean") => Some(false.into()),
            Some("object") => {
                let values = schema
                    .get("additionalProperties")
                    .filter(|node| node.is_map())?;
                let value = self.value(values, name, level + 1)?;
                Some(Value::Object(Map::from_iter([("field".to_owned(), value)])))
            }
            // A schema that says nothing takes everything, so that its name must do.
            None if combined(schema).next().is_none() && schema.get("$ref").is_none() => {
                Some(self.text(schema, name).into())
            }
            _ => None,
        }
    }

    fn text(&self, schema: Node, name: &str) -> String {
        let number = self.values;
        match schema.text_of("format") {
            Some("date-time") => return format!("2024-05-01T00:00:{:02}Z", number % 60),
            Some("uri" | "url") => return format!("https://api.example/{number}"),
            Some("uuid") => return format!("00000000-0000-4000-8000-{number:012}"),
            _ => {}
        }
        let name = name.to_ascii_lowercase();
        let is_word = ["code", "type", "id", "status", "field", "param"];
        if is_word.iter().any(|word| name.ends_with(word)) {
            let examples = schema.get("examples").and_then(|all| all.items().next());
            let shown = schema.get("example").or(examples);
            let shown = shown.or(schema.get("default")).and_then(Node::text);
            shown.map_or_else(|| format!("word_number_{number}"), str::to_owned)
        } else {
            format!("This is text number {number}.")
        }
    }
}

/// All schemas that hold together, and the first of those of which one holds.
fn combined(schema: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let all = schema.get("allOf").into_iter().flat_map(Node::items);
    let any = ["oneOf", "anyOf"].into_iter();
    let any = any.filter_map(move |key| schema.get(key)?.items().find(is_something));
    all.take(MOST_PARTS).chain(any)
}

fn is_something(schema: &Node) -> bool {
    schema.text_of("type") != Some("null")
}
