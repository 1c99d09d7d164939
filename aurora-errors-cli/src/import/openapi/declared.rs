//! What a schema declares of the value at a JSON Pointer into the bodies that it describes.

use super::documents::{Node, NodeId};
use super::reference::all_followed;
use crate::pointer::unescaped;
use std::collections::HashSet;

/// An error body is made of fewer schemas; one that is made of itself has no end.
const MOST_SCHEMAS: usize = 500;
const MOST_LEVELS: usize = 16;

/// The schemas that hold at a pointer, in which `*` stands for every element.
pub(super) fn schemas_at<'d>(schema: Node<'d>, pointer: &str) -> Vec<Node<'d>> {
    let keys: Vec<_> = pointer.split('/').skip(1).map(unescaped).collect();
    let mut found = Vec::new();
    find(schema, &keys, 0, &mut HashSet::new(), &mut found);
    found
}

fn find<'d>(
    schema: Node<'d>,
    keys: &[String],
    level: usize,
    seen: &mut HashSet<(NodeId, usize)>,
    into: &mut Vec<Node<'d>>,
) {
    if level > MOST_LEVELS {
        return;
    }
    for schema in all_followed(schema).unwrap_or_default() {
        if seen.len() >= MOST_SCHEMAS {
            return;
        }
        if !seen.insert((schema.id(), keys.len())) {
            continue;
        }
        match keys {
            [] => into.push(schema),
            [key, rest @ ..] => {
                if let Some(within) = within(schema, key) {
                    find(within, rest, level + 1, seen, into);
                }
            }
        }
        let parts = ["allOf", "oneOf", "anyOf"].into_iter();
        let parts = parts.filter_map(|key| schema.get(key));
        for part in parts.flat_map(Node::items).take(MOST_SCHEMAS) {
            find(part, keys, level + 1, seen, into);
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
