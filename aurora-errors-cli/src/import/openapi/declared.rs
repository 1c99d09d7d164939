//! What a schema declares of the value at a JSON Pointer into the bodies that it describes.

use super::documents::Node;
use super::reference::all_followed;

/// An error body is made of fewer schemas; one that is made of itself has no end.
const MOST_SCHEMAS: usize = 2_000;
const MOST_LEVELS: usize = 16;

/// The schemas that hold at a pointer, in which `*` stands for every element.
pub(super) fn schemas_at<'d>(schema: Node<'d>, pointer: &str) -> Vec<Node<'d>> {
    let keys = pointer.split('/').skip(1);
    let keys: Vec<_> = keys
        .map(|key| key.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut found = Vec::new();
    let mut left = MOST_SCHEMAS;
    find(schema, &keys, 0, &mut left, &mut found);
    found
}

fn find<'d>(
    schema: Node<'d>,
    keys: &[String],
    level: usize,
    left: &mut usize,
    into: &mut Vec<Node<'d>>,
) {
    let schemas = all_followed(schema).unwrap_or_default();
    if level > MOST_LEVELS || *left < schemas.len() {
        return;
    }
    *left -= schemas.len();
    for schema in schemas {
        match keys {
            [] => into.push(schema),
            [key, rest @ ..] => {
                if let Some(within) = within(schema, key) {
                    find(within, rest, level + 1, left, into);
                }
            }
        }
        let parts = ["allOf", "oneOf", "anyOf"].into_iter();
        let parts = parts.filter_map(|key| schema.get(key));
        for part in parts.flat_map(Node::items) {
            find(part, keys, level + 1, left, into);
        }
    }
}

fn within<'d>(schema: Node<'d>, key: &str) -> Option<Node<'d>> {
    match key {
        "*" => schema.get("items"),
        key => schema.get("properties")?.get(key),
    }
}

/// Whether a schema shows what values stand at a pointer, or at least how they are written.
pub(super) fn shows_values(schema: Node, pointer: &str) -> bool {
    const SHOW: [&str; 7] = [
        "const", "default", "enum", "example", "examples", "format", "pattern",
    ];
    let schemas = schemas_at(schema, pointer);
    let shows = |schema: &Node| SHOW.iter().any(|key| schema.get(key).is_some());
    schemas.iter().any(shows)
}
