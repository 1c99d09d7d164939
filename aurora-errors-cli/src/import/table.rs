//! The table that an import writes.

use super::body::Pointers;
use super::responses::Use;
use super::statuses::{Status, gather};
use super::text::line;
use super::tree::Node;
use crate::document::CodeDocument;
use serde::Serialize;

/// A whole table, with what only a person can decide marked.
#[derive(Serialize)]
pub(super) struct Imported {
    api: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    messages: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<String>,
    pub(super) statuses: Vec<Row>,
}

#[derive(Serialize)]
pub(super) struct Row {
    code: CodeDocument,
    name: String,
    meaning: String,
    retry: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    replay: Option<String>,
    #[serde(rename = "$comment")]
    comment: &'static str,
    /// How many operations declare the header.
    #[serde(rename = "x-retry-after", skip_serializing_if = "Option::is_none")]
    retry_after: Option<usize>,
    #[serde(rename = "x-variants", skip_serializing_if = "Vec::is_empty")]
    variants: Vec<Variant>,
}

/// Another description of the same status.
#[derive(Serialize)]
struct Variant {
    meaning: String,
    operations: usize,
}

impl Imported {
    pub(super) fn of(root: Node, uses: &[Use], file: &str) -> Imported {
        let info = |key| root.get("info").and_then(|info| info.get(key));
        let text = |node: Option<Node>| {
            let text = line(node.and_then(Node::text).unwrap_or_default());
            (!text.is_empty()).then_some(text)
        };
        let docs = root.get("externalDocs").and_then(|docs| docs.get("url"));
        let Pointers { messages, codes } = Pointers::of(uses);
        Imported {
            api: text(info("title")).unwrap_or_else(|| line(file)),
            version: text(info("version")),
            docs: text(docs).filter(|url| is_url(url)),
            messages,
            codes,
            statuses: gather(uses).into_iter().map(Row::of).collect(),
        }
    }
}

/// What a table takes for a URL.
fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://");
    let rest = rest.or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '<', '>', '"'])
    })
}

impl Row {
    fn of(status: Status) -> Row {
        let (name, retry, replay) = (status.name(), status.retry(), status.replay());
        let mut meanings = status.meanings.into_iter();
        let meaning = meanings.next().map(|(meaning, _)| meaning);
        let variant = |(meaning, operations)| Variant {
            meaning,
            operations,
        };
        Row {
            code: status.code.into(),
            meaning: meaning.unwrap_or_else(|| name.clone()),
            name,
            retry: retry.to_string(),
            replay: replay.map(|replay| replay.to_string()),
            comment: "proposed",
            retry_after: (status.retry_after > 0).then_some(status.retry_after),
            variants: meanings.map(variant).collect(),
        }
    }
}
