//! From the paths to the error responses of the operations that are wanted.

use super::documents::{Node, NodeId};
use super::reference::followed;
use crate::import::{Notes, Selection};
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

/// One response under one status or class, which many operations may share.
pub(super) struct Use<'d> {
    pub(super) code: Code,
    pub(super) response: Node<'d>,
    pub(super) description: Option<&'d str>,
    /// How many operations name it.
    pub(super) operations: usize,
}

/// No response has more headers.
const MOST_HEADERS: usize = 200;

impl<'d> Use<'d> {
    /// The headers that the response declares, by their names in small letters.
    pub(super) fn headers(&self) -> impl Iterator<Item = (String, Node<'d>)> {
        let headers = self.response.get("headers");
        let headers = headers.into_iter().flat_map(Node::members);
        let header = |(name, header): (&str, Node<'d>)| {
            (
                name.to_ascii_lowercase(),
                followed(header).unwrap_or(header),
            )
        };
        headers.take(MOST_HEADERS).map(header)
    }
}

/// `query` is of OpenAPI 3.2.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Shared paths can name more responses than anyone could look at.
const MOST_STEPS: usize = 1_000_000;

/// Finds the error responses.
///
/// # Errors
/// When the document has no `paths`, none of the wanted operations, or too many.
pub(super) fn find<'d>(
    root: Node<'d>,
    selection: &Selection,
    notes: &mut Notes,
) -> Result<Responses<'d>, String> {
    const NO_PATHS: &str = "no `paths`: expected an object with the paths of the API";
    let paths = root.get("paths").ok_or(NO_PATHS)?;
    let paths = followed(paths).map_err(|broken| format!("`paths`: {}", broken.message()))?;
    if !paths.is_map() {
        return Err(NO_PATHS.to_owned());
    }
    let mut walk = Walk {
        selection,
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
        return Err(no_operation(paths, selection, notes));
    }
    Ok(Responses {
        uses: uses.into_values().collect(),
        operations,
    })
}

/// Whether a description beside a `$ref` counts before the one that the `$ref` leads to, as it does
/// since OpenAPI 3.1.
pub(super) fn refs_describe(root: Node) -> bool {
    let version = root.text_of("openapi");
    version.is_some_and(|version| version != "3" && !version.starts_with("3.0"))
}

fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}

/// The members of an object: first those that stand there, then those to which its `$ref` leads and
/// that none of the first replaces.
fn named<'d>(own: Node<'d>, target: Option<Node<'d>>) -> impl Iterator<Item = (&'d str, Node<'d>)> {
    let beyond = target.filter(|target| target.id() != own.id());
    let beyond = beyond.into_iter().flat_map(Node::members);
    let beyond = beyond.filter(move |(key, _)| own.get(key).is_none());
    own.members().chain(beyond)
}

/// The operations of a path.
fn operations<'d>(
    item: Node<'d>,
    target: Option<Node<'d>>,
) -> impl Iterator<Item = (&'d str, Node<'d>)> {
    named(item, target).flat_map(|(key, value)| {
        let further = (key == "additionalOperations").then(|| value.members());
        let is_method = METHODS.contains(&key).then_some((key, value));
        is_method.into_iter().chain(further.into_iter().flatten())
    })
}

struct Walk<'d, 'w> {
    selection: &'w Selection<'w>,
    notes: &'w mut Notes,
    refs_describe: bool,
    steps: usize,
    operations: usize,
    uses: IndexMap<(Code, NodeId, NodeId), Use<'d>>,
    /// What each path and response stands for that is no object itself: an alias can have many users.
    objects: HashMap<NodeId, Option<Node<'d>>>,
}

impl<'d> Walk<'d, '_> {
    fn path(&mut self, path: &str, item: Node<'d>) -> Result<(), String> {
        self.step()?;
        let target = self.object(item, format_args!("{path}"));
        for (method, operation) in operations(item, target) {
            self.step()?;
            let method = method.to_uppercase();
            let Some(operation) = self.object(operation, format_args!("{method} {path}")) else {
                continue;
            };
            if self.selection.covers(operation) {
                self.operations += 1;
                self.operation(&method, path, operation)?;
            }
        }
        Ok(())
    }

    fn operation(&mut self, method: &str, path: &str, operation: Node<'d>) -> Result<(), String> {
        let Some(responses) = operation.get("responses") else {
            return Ok(());
        };
        let target = self.responses(responses, format_args!("{method} {path}"));
        let mut otherwise = None;
        for (key, response) in named(responses, target).filter(|(key, _)| !is_extension(key)) {
            self.step()?;
            let place = format_args!("{method} {path} {key}");
            match (key, key.parse::<Code>()) {
                ("default", _) => otherwise = Some(response),
                (_, Ok(code)) if rule::is_error_unlisted(code) => {
                    self.response(code, response, place);
                }
                (_, Ok(_)) | ("$ref", Err(_)) => {}
                (_, Err(error)) => {
                    let matter = format!("response `{key:.40}`: {error} or `default`");
                    self.notes.unused(matter, place);
                }
            }
        }
        if let Some(response) = otherwise {
            // Every status that the operation does not name.
            for class in [4, 5].map(Code::Class) {
                let is_named = named(responses, target).any(|(key, _)| key.parse() == Ok(class));
                if !is_named {
                    self.response(class, response, format_args!("{method} {path} default"));
                }
            }
        }
        Ok(())
    }

    /// Where a `$ref` in place of responses leads, which OpenAPI does not know and some tools write.
    fn responses(&mut self, responses: Node<'d>, place: fmt::Arguments) -> Option<Node<'d>> {
        if !responses.is_map() {
            self.notes.unused("`responses`: expected an object", place);
            return None;
        }
        let to = responses.text_of("$ref")?;
        let target = self.object(responses, place);
        if target.is_some() {
            let matter =
                format!("`$ref` to `{to:.200}` in place of responses, which OpenAPI does not know");
            self.notes.doubtful(matter, place);
        }
        target
    }

    fn response(&mut self, code: Code, named: Node<'d>, place: fmt::Arguments) {
        let Some(response) = self.object(named, place) else {
            return;
        };
        let beside = named.get("description").filter(|_| self.refs_describe);
        let description = beside.or_else(|| response.get("description"));
        // Since OpenAPI 3.2, which no longer asks for a description.
        let summary = || response.get("summary");
        let is_text = |node: &Node| node.text().is_some_and(|text| !text.trim().is_empty());
        let description = description.filter(is_text).or_else(summary);
        let says = description.map_or(response.id(), Node::id);
        let found = self.uses.entry((code, response.id(), says)).or_insert(Use {
            code,
            response,
            description: description.and_then(Node::text),
            operations: 0,
        });
        found.operations += 1;
    }

    /// What a path, an operation or a response stands for.
    fn object(&mut self, node: Node<'d>, place: fmt::Arguments) -> Option<Node<'d>> {
        if node.is_map() && node.get("$ref").is_none() {
            return Some(node);
        }
        let notes = &mut *self.notes;
        *self.objects.entry(node.id()).or_insert_with(|| {
            match followed(node) {
                Ok(node) if node.is_map() => return Some(node),
                Ok(_) => notes.unused("no object", place),
                Err(broken) => notes.unused(broken.message(), place),
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

impl Selection<'_> {
    fn covers(&self, operation: Node) -> bool {
        let named = |id| operation.text_of("operationId") == Some(id);
        let tagged = |tag| tags(operation).any(|each| each == tag);
        self.operation.is_none_or(named) && self.tag.is_none_or(tagged)
    }
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

fn no_operation(paths: Node, selection: &Selection, notes: &Notes) -> String {
    let all = || {
        let items = paths.members().map(|(_, item)| (item, followed(item).ok()));
        let operations = items.flat_map(|(item, target)| operations(item, target));
        operations.filter_map(|(_, operation)| followed(operation).ok())
    };
    let (what, near) = match (selection.operation, selection.tag) {
        (Some(id), None) => {
            let ids = all().filter_map(|operation| operation.text_of("operationId"));
            let ids: Vec<&str> = ids.take(MOST_CANDIDATES).collect();
            (format!("no operation `{id}`"), nearest(id, &ids))
        }
        (None, Some(tag)) => {
            let tags: Vec<&str> = all().flat_map(tags).take(MOST_CANDIDATES).collect();
            let what = format!("no operation with the tag `{tag}`");
            (what, nearest(tag, &tags))
        }
        (Some(id), Some(tag)) => (format!("no operation `{id}` with the tag `{tag}`"), None),
        (None, None) => {
            let what = "no operations under `paths`".to_owned();
            return match notes.first_lines() {
                Some(lines) => format!("{what} ({lines})"),
                None => what,
            };
        }
    };
    let hint = near.map_or(String::new(), |near| format!(": did you mean `{near}`?"));
    what + &hint
}
