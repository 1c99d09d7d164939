//! What can be told of a text that is no JSON, or of another document.

use crate::code::Code;
use crate::json::Parser;
use crate::json::{Kind, Value};
use crate::name::{check_variant, variant_name};
use crate::reporter::Fault;

/// Another format that people write by hand, told by the first line that says something.
pub(crate) fn other_format(text: &str) -> Option<Fault> {
    let mut start = 0;
    while start < text.len() {
        let (_, rest) = text.split_at(start);
        let (line, _) = rest.split_at(rest.find('\n').map_or(rest.len(), |end| end + 1));
        let words = line.trim_ascii();
        if !matches!(words.as_bytes(), [] | [b'#' | b'/', ..]) {
            start += line.len() - line.trim_ascii_start().len();
            let range = start..start + words.len();
            let key = words.split(':').next().unwrap_or_default();
            if is_openapi(key.trim_matches(['"', '\''])) && words.contains(':') {
                return Some(Fault::new(range, OPENAPI.to_owned()));
            }
            let format = format_of(words)?;
            let message = format!(
                "this looks like {format}, and a table is JSON: expected `{{ \"api\": \"…\", \
                 \"statuses\": [ … ] }}`"
            );
            return Some(Fault::new(range, message));
        }
        start += line.len();
    }
    None
}

const OPENAPI: &str =
    "this is an OpenAPI document, and no table: `aurora-errors import` makes one of it";

fn is_openapi(key: &str) -> bool {
    matches!(key, "openapi" | "swagger")
}

/// Another kind of document that people take for a table, told by a key that no table has.
pub(crate) fn other_document(value: &Value) -> Option<Fault> {
    let Kind::Object(members) = &value.kind else {
        return None;
    };
    let mut found = None;
    for member in members {
        match &*member.key {
            "api" | "statuses" => return None,
            key if is_openapi(key) => found = Some((member, OPENAPI)),
            "$defs" | "definitions" | "properties" if found.is_none() => {
                let message = "this is a JSON Schema, and no table: expected \
                               `{ \"api\": \"…\", \"statuses\": [ … ] }`";
                found = Some((member, message));
            }
            _ => {}
        }
    }
    found.map(|(member, message)| Fault::new(member.key_range.clone(), message.to_owned()))
}

fn format_of(line: &str) -> Option<&'static str> {
    let bytes = line.as_bytes();
    let mut brackets = 0;
    while bytes.get(brackets) == Some(&b'[') {
        brackets += 1;
    }
    let mut end = brackets;
    while end < bytes.len()
        && (bytes[end].is_ascii_alphanumeric() || matches!(bytes[end], b'_' | b'-' | b'.'))
    {
        end += 1;
    }
    let has_key = end > brackets;
    match (
        bytes,
        bytes.get(end..).unwrap_or_default().trim_ascii_start(),
    ) {
        ([b'<', ..], _) => Some("XML or HTML"),
        ([b'-', b'-', b'-'] | [b'-', b' ', ..] | [b'%', b'Y', ..], _) => Some("YAML"),
        (_, [b':'] | [b':', b' ', ..]) if has_key && brackets == 0 => Some("YAML"),
        (_, [b'=', ..]) if has_key && brackets == 0 => Some("TOML"),
        (_, [b']', ..]) if has_key && brackets > 0 => Some("TOML"),
        _ => None,
    }
}

/// The variants of a text that is no JSON, where it looks like a row of an error or a case: while a
/// comma is missing, code that names them should not break as well.
pub(crate) fn variants(text: &str) -> Vec<String> {
    let mut variants = Vec::new();
    let mut row = Row::default();
    let mut parser = Parser::new(text);
    while let Some(byte) = parser.peek() {
        match byte {
            b'{' => {
                row.add_variant(&mut variants);
                row = Row::default();
                parser.at += 1;
            }
            b'"' => {
                let key = parser.lax_word();
                if parser.peek() == Some(b':') {
                    parser.at += 1;
                    let value = parser.lax_word();
                    row.set(&key, &value);
                }
            }
            _ => parser.at += 1,
        }
    }
    row.add_variant(&mut variants);
    variants
}

/// What stands between two braces that open.
#[derive(Default)]
struct Row {
    code: Option<Code>,
    has_retry: bool,
    name: String,
    variant: String,
}

impl Row {
    fn set(&mut self, key: &str, value: &str) {
        match key {
            "code" => self.code = value.parse().ok(),
            "retry" => self.has_retry = true,
            "name" => self.name = variant_name(value),
            "variant" => value.clone_into(&mut self.variant),
            _ => {}
        }
    }

    fn add_variant(self, variants: &mut Vec<String>) {
        let variant = if self.variant.is_empty() {
            self.name
        } else {
            self.variant
        };
        // A case has no status of its own, and fails as its row does.
        let is_error = self.has_retry || self.code.is_none_or(Code::is_error_by_default);
        if is_error && check_variant(&variant).is_ok() && !variants.contains(&variant) {
            variants.push(variant);
        }
    }
}
