//! OpenAPI documents: what their operations say about errors.

mod description;
mod pointers;
mod reference;
mod responses;
mod statuses;
mod tree;

use self::description::line;
use self::pointers::Pointers;
use self::tree::{Node, Tree};
use super::proposal::Proposal;
use super::{Notes, Refusal, Wanted};
use crate::terminal::counted;

/// A table of the error responses of a document.
pub(super) fn propose(
    document: &[u8],
    wanted: &Wanted,
    notes: &mut Notes,
) -> Result<Proposal, Refusal> {
    let text = text(document)?;
    let tree = Tree::read(text).map_err(|fault| Refusal {
        position: Some((fault.line, Some(fault.column))),
        message: fault.message,
    })?;
    let tree = tree.ok_or_else(|| Refusal::new("empty: expected an OpenAPI document"))?;
    for (unused, line) in &tree.unused {
        notes.add(unused, format_args!("line {line}"));
    }
    let root = tree.root();
    is_openapi(root).map_err(Refusal::new)?;
    let found = responses::find(root, wanted, notes).map_err(Refusal::new)?;
    let info = |key| root.get("info").and_then(|info| info.get(key));
    let text = |node: Option<Node>| {
        let text = line(node.and_then(Node::text).unwrap_or_default());
        (!text.is_empty()).then_some(text)
    };
    let docs = root.get("externalDocs").and_then(|docs| docs.get("url"));
    let Pointers { messages, codes } = Pointers::of(&found.uses);
    let statuses = statuses::gather(&found.uses);
    let operations = counted(found.operations, "operation");
    if statuses.is_empty() {
        // Often the note says why.
        let note = notes
            .first()
            .map_or(String::new(), |note| format!(" ({note})"));
        return Err(Refusal::new(format!(
            "no error status in {operations}{note}"
        )));
    }
    Ok(Proposal {
        api: text(info("title")).unwrap_or_else(|| line(wanted.name())),
        version: text(info("version")),
        docs: text(docs).filter(|url| is_url(url)),
        messages,
        codes,
        rows: statuses.into_iter().map(statuses::Status::row).collect(),
        summary: format!("operations: {}", found.operations),
    })
}

fn text(document: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(document).map_err(|error| {
        let (readable, _) = document.split_at(error.valid_up_to());
        Refusal {
            position: Some((readable.split(|byte| *byte == b'\n').count(), None)),
            message: "not UTF-8".to_owned(),
        }
    })
}

fn is_openapi(root: Node) -> Result<(), String> {
    const EXPECTED: &str = "expected `openapi` 3 or `swagger` 2.0";
    let version = |key| root.get(key).and_then(Node::text);
    match (version("openapi"), version("swagger")) {
        (Some(version), _) if version == "3" || version.starts_with("3.") => Ok(()),
        (_, Some("2.0" | "2")) => Ok(()),
        (Some(version), _) => Err(format!("`openapi` is `{version}`: {EXPECTED}")),
        (None, Some(version)) => Err(format!("`swagger` is `{version}`: {EXPECTED}")),
        (None, None) => Err(format!("not an OpenAPI document: {EXPECTED}")),
    }
}

/// What a table takes for a URL.
pub(super) fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://");
    let rest = rest.or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '<', '>', '"'])
    })
}
