//! From the paths to the error responses of the operations that are wanted.

use super::reference::followed;
use super::tree::Node;
use crate::import::{Notes, Wanted};
use crate::rule;
use aurora_errors_spec::{Code, nearest};
use indexmap::IndexMap;
use std::collections::HashMap;
use std::fmt;

/// The error responses that operations name, in the order of the document.
pub(super) struct Responses<'d> {
    pub(super) uses: Vec<Use<'d>>,
    /// How many operations were looked at.
    pub(super) operations: usize,
}

/// One response under one key, which many operations may share.
pub(super) struct Use<'d> {
    pub(super) key: Key,
    pub(super) response: Node<'d>,
    pub(super) description: Option<&'d str>,
    /// How many operations name it.
    pub(super) operations: usize,
}

/// What stands before a response.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Code(Code),
    /// Every status that the operation does not name.
    Default,
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Shared paths can name more responses than anyone could look at.
const MOST_STEPS: usize = 1_000_000;

/// Finds the error responses.
///
/// # Errors
/// When the document has no `paths`, none of the wanted operations, or too many.
pub(super) fn find<'d>(
    root: Node<'d>,
    part: &Wanted,
    notes: &mut Notes,
) -> Result<Responses<'d>, String> {
    let paths = root.get("paths").filter(|paths| paths.is_map());
    let Some(paths) = paths else {
        return Err("no `paths`: expected an object with the paths of the API".to_owned());
    };
    let mut walk = Walk {
        part,
        notes,
        refs_describe: refs_describe(root),
        steps: 0,
        operations: 0,
        uses: IndexMap::new(),
        objects: HashMap::new(),
    };
    for (path, item) in paths.members().filter(|(path, _)| !is_extension(path)) {
        walk.path(path, item)?;
    }
    let Walk {
        operations, uses, ..
    } = walk;
    if operations == 0 {
        return Err(no_operation(paths, part));
    }
    Ok(Responses {
        uses: uses.into_values().collect(),
        operations,
    })
}

/// Whether a description beside a `$ref` counts before the one that the `$ref` leads to, as it does
/// since OpenAPI 3.1.
fn refs_describe(root: Node) -> bool {
    let version = text_of(root, "openapi");
    version.is_some_and(|version| version != "3" && !version.starts_with("3.0"))
}

fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}

struct Walk<'d, 'w> {
    part: &'w Wanted<'w>,
    notes: &'w mut Notes,
    refs_describe: bool,
    steps: usize,
    operations: usize,
    uses: IndexMap<(Key, usize), Use<'d>>,
    /// What each path and response stands for, as an alias or a `$ref` can have many users.
    objects: HashMap<usize, Option<Node<'d>>>,
}

impl<'d> Walk<'d, '_> {
    fn path(&mut self, path: &str, item: Node<'d>) -> Result<(), String> {
        self.step()?;
        let Some(item) = self.object(item, format_args!("{path}")) else {
            return Ok(());
        };
        for (method, operation) in item.members() {
            self.step()?;
            if !METHODS.contains(&method) || !self.part.covers(operation) {
                continue;
            }
            self.operations += 1;
            let Some(responses) = operation.get("responses") else {
                continue;
            };
            let method = method.to_uppercase();
            for (key, response) in responses.members().filter(|(key, _)| !is_extension(key)) {
                self.step()?;
                self.response(key, response, format_args!("{method} {path} {key}"));
            }
        }
        Ok(())
    }

    fn response(&mut self, key: &str, response: Node<'d>, place: fmt::Arguments) {
        let key = match (key, key.parse::<Code>()) {
            ("default", _) => Key::Default,
            (_, Ok(code)) if rule::is_error_unlisted(code) => Key::Code(code),
            (_, Ok(_)) => return,
            (_, Err(error)) => {
                let matter = format!("response `{key:.40}`: {error} or `default`");
                return self.notes.add(matter, place);
            }
        };
        let named = response;
        let Some(response) = self.object(named, place) else {
            return;
        };
        let beside = text_of(named, "description").filter(|_| self.refs_describe);
        let id = beside.map_or(response.id(), |_| named.id());
        let found = self.uses.entry((key, id)).or_insert(Use {
            key,
            response,
            description: beside.or_else(|| text_of(response, "description")),
            operations: 0,
        });
        found.operations += 1;
    }

    /// What a path or a response stands for.
    fn object(&mut self, node: Node<'d>, place: fmt::Arguments) -> Option<Node<'d>> {
        let notes = &mut *self.notes;
        *self.objects.entry(node.id()).or_insert_with(|| {
            match followed(node) {
                Ok(node) if node.is_map() => return Some(node),
                Ok(_) => notes.add("no object", place),
                Err(broken) => notes.add(broken.message(), place),
            }
            None
        })
    }

    fn step(&mut self) -> Result<(), String> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(format!(
                "too many responses: expected at most {MOST_STEPS} paths, operations and responses"
            ));
        }
        Ok(())
    }
}

impl Wanted<'_> {
    fn covers(&self, operation: Node) -> bool {
        let named = |id| text_of(operation, "operationId") == Some(id);
        let tagged = |tag| tags(operation).any(|each| each == tag);
        self.operation.is_none_or(named) && self.tag.is_none_or(tagged)
    }
}

fn text_of<'d>(node: Node<'d>, key: &str) -> Option<&'d str> {
    node.get(key).and_then(Node::text)
}

fn tags(operation: Node<'_>) -> impl Iterator<Item = &str> {
    let tags = operation.get("tags");
    tags.into_iter()
        .flat_map(Node::items)
        .filter_map(Node::text)
        .take(MOST_TAGS)
}

/// An operation has a few; a list of them can have many users.
const MOST_TAGS: usize = 100;

/// More operations or tags than this are not searched for a near name.
const MOST_CANDIDATES: usize = 10_000;

fn no_operation(paths: Node, part: &Wanted) -> String {
    let all = || {
        let items = paths.members().filter_map(|(_, item)| followed(item).ok());
        let operations = items.flat_map(Node::members);
        operations.map(|(_, operation)| operation)
    };
    let (wanted, near) = match (part.operation, part.tag) {
        (Some(id), None) => {
            let ids = all().filter_map(|operation| text_of(operation, "operationId"));
            let ids: Vec<&str> = ids.take(MOST_CANDIDATES).collect();
            (format!("no operation `{id}`"), nearest(id, &ids))
        }
        (None, Some(tag)) => {
            let tags: Vec<&str> = all().flat_map(tags).take(MOST_CANDIDATES).collect();
            (
                format!("no operation with the tag `{tag}`"),
                nearest(tag, &tags),
            )
        }
        (Some(id), Some(tag)) => (format!("no operation `{id}` with the tag `{tag}`"), None),
        (None, None) => ("no operations under `paths`".to_owned(), None),
    };
    let hint = near.map_or(String::new(), |near| format!(": did you mean `{near}`?"));
    wanted + &hint
}
