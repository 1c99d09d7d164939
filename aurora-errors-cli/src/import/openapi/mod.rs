//! OpenAPI documents: what their operations say about errors.

mod cases;
mod declared;
mod delays;
mod description;
mod documents;
mod json;
mod operations;
mod places;
mod reference;
mod samples;
mod statuses;
mod tree;
mod trial;
mod yaml;

use self::description::{line, some_line};
use self::documents::{Documents, Node};
use self::places::Reading;
use self::trial::Trials;
use super::proposal::{Places, Proposal};
use super::{Notes, Refusal, Selection};
use crate::files;
use crate::terminal::counted;
use aurora_errors::__private::without_secrets;
use aurora_errors_spec::{Place, is_url};

/// A table of the error responses of a document.
pub(super) fn propose(
    document: Vec<u8>,
    selection: &Selection,
    notes: &mut Notes,
) -> Result<Proposal, Refusal> {
    let text = files::utf_8(document);
    let text = text.map_err(|line| Refusal::new("not UTF-8").with_position(line, None))?;
    let documents = Documents::read(text, selection.path)?;
    let root = documents.root();
    let root = root.ok_or_else(|| Refusal::new("empty: expected an OpenAPI document"))?;
    for (unused, line) in documents.unused() {
        notes.unused(unused, format_args!("line {line}"));
    }
    is_openapi(root)?;
    let found = operations::find(root, selection, notes)?;
    let is_new = operations::refs_describe(root);
    let trials = Trials::new(&found.uses, is_new);
    let mut rows = statuses::rows(&found.uses, &trials, notes);
    if rows.is_empty() {
        let operations = counted(found.operations, "operation");
        // Often the notes say why.
        let lines = notes.first_lines();
        let lines = lines.map_or(String::new(), |lines| format!(" ({lines})"));
        return Err(Refusal::new(format!(
            "no error status in {operations}{lines}"
        )));
    }
    let Reading {
        missed: Places { messages, codes },
        found: places,
        code_headers,
    } = Reading::new(&found.uses, &trials);
    if selection.cases {
        cases::add(&mut rows, &found.uses, &codes, is_new, notes);
    }
    let codes = codes.into_iter().map(Place::Body);
    let code_headers = code_headers.into_iter().map(Place::Header);
    Ok(Proposal {
        api: info(root, "title").unwrap_or_else(|| line(selection.name())),
        version: info(root, "version"),
        docs: docs(root, notes),
        messages,
        codes: codes.chain(code_headers).collect(),
        rows,
        summary: format!("{}operations: {}", found_without(&places), found.operations),
    })
}

fn info(root: Node, key: &str) -> Option<String> {
    some_line(root.get("info")?.text_of(key))
}

fn docs(root: Node, notes: &mut Notes) -> Option<String> {
    let url = some_line(root.get("externalDocs")?.text_of("url"));
    let url = url.filter(|url| is_url(url))?;
    let open = open_part(&url);
    if open != url {
        notes.unused("what may be secret in its `url`", "externalDocs");
    }
    Some(open)
}

/// The line for a person who looks in vain for a place: `found without a place in the table: message at /message`.
fn found_without(places: &Places) -> String {
    let kinds = [("message", &places.messages), ("code", &places.codes)];
    let found = kinds.map(|(what, pointers)| {
        let pointers = pointers.iter().take(3);
        pointers.map(move |pointer| format!("{what} at {pointer}"))
    });
    let found: Vec<String> = found.into_iter().flatten().collect();
    if found.is_empty() {
        return String::new();
    }
    format!("found without a place in the table: {}\n", found.join(", "))
}

fn is_openapi(root: Node) -> Result<(), String> {
    const EXPECTED: &str = "expected `openapi` 3 or `swagger` 2.0";
    let version = |key| root.text_of(key);
    match (version("openapi"), version("swagger")) {
        (Some(version), _) if version == "3" || version.starts_with("3.") => Ok(()),
        (_, Some("2.0" | "2")) => Ok(()),
        (Some(version), _) => Err(format!("`openapi` is `{version}`: {EXPECTED}")),
        (None, Some(version)) => Err(format!("`swagger` is `{version}`: {EXPECTED}")),
        (None, None) => match other_kind(root) {
            Some(what) => Err(format!("{what}: {EXPECTED}")),
            None => Err(format!("not an OpenAPI document: {EXPECTED}")),
        },
    }
}

/// What a document is that is none of OpenAPI's.
fn other_kind(root: Node) -> Option<&'static str> {
    let has = |key| root.get(key).is_some();
    let info = |key| root.get("info").and_then(|info| info.text_of(key));
    let is_postman = info("_postman_id").is_some()
        || info("schema").is_some_and(|schema| schema.contains("postman"));
    // As a server answers when it is asked for it, or without the envelope.
    let is_graphql = root.get("data").unwrap_or(root).get("__schema").is_some();
    #[rustfmt::skip] // One a line.
    let kinds = [
        (has("asyncapi"), "an AsyncAPI document, which has messages and no statuses"),
        (has("arazzo"), "an Arazzo document: import the OpenAPI document that it names"),
        (has("overlay"), "an overlay: apply it to its OpenAPI document first"),
        (is_postman, "a Postman collection: export it as OpenAPI"),
        (has("_type") && has("resources"), "an Insomnia export: export it as OpenAPI"),
        (has("swaggerVersion"), "a Swagger 1 document: convert it first"),
        (has("log"), "a HAR file, which `explain --har` reads"),
        (has("statuses"), "a table already, which `check` reads"),
        (has("discoveryVersion"), "a Google discovery document: convert it first"),
        (is_graphql, "a GraphQL schema, which has no statuses"),
        (has("$schema") || has("$defs"), "a JSON Schema, which has no statuses"),
    ];
    kinds
        .into_iter()
        .find_map(|(is_it, what)| is_it.then_some(what))
}

/// An address without user and password, and without the parts of its query whose names speak of keys.
fn open_part(url: &str) -> String {
    const SECRETS: [&str; 7] = ["token", "key", "secret", "pass", "pwd", "sig", "auth"];
    let (rest, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let is_open = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        !pair.is_empty() && !SECRETS.iter().any(|secret| name.contains(secret))
    };
    let query: Vec<&str> = query.split('&').filter(is_open).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    without_secrets(path) + mark + &query.join("&") + fragment
}

#[cfg(test)]
mod tests {
    use super::open_part;

    #[test]
    fn the_address_of_the_documentation_loses_what_may_be_secret() {
        let url = "https://user:hunter2@api.example/pets/7?token=hunter2&page=2#top";
        assert_eq!(open_part(url), "https://api.example/pets/7?page=2#top");
        assert_eq!(
            open_part("https://a@api.example?key=b"),
            "https://api.example"
        );
    }
}
