//! What can be told of a text that is no JSON.

use crate::code::Code;
use crate::name::{check_variant, variant_name};
use crate::reporter::Fault;

/// Another format that people write by hand, told by the first line that says something.
pub(crate) fn other_format(text: &str) -> Option<Fault> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() && !words.starts_with(['#', '/']) {
            start += line.len() - line.trim_start().len();
            let format = format_of(words)?;
            let message = format!(
                "this looks like {format}, and a table is JSON: expected `{{ \"api\": \"…\", \
                 \"statuses\": [ … ] }}`"
            );
            return Some(Fault::new(start..start + words.len(), message));
        }
        start += line.len();
    }
    None
}

fn format_of(line: &str) -> Option<&'static str> {
    let is_key = |key: &str| {
        let key = key.trim_end();
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
        !key.is_empty() && key.chars().all(is_letter)
    };
    let before = |mark: &str| line.split_once(mark).is_some_and(|(key, _)| is_key(key));
    if line == "---" || line.starts_with("%YAML") || before(": ") {
        return Some("YAML");
    }
    if line.strip_suffix(':').is_some_and(is_key) {
        return Some("YAML");
    }
    let section = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let section = section.map(|name| name.trim_start_matches('[').trim_end_matches(']'));
    if before("=") || section.is_some_and(is_key) {
        return Some("TOML");
    }
    line.starts_with('<').then_some("XML or HTML")
}

/// The variants of a text that is no JSON, where it looks like a row of an error or a case: while a
/// comma is missing, code that names them should not break as well.
pub(crate) fn variants(text: &str) -> Vec<String> {
    let mut variants = Vec::new();
    for object in text.split('{') {
        let retried = object.contains("\"retry\"");
        let code = value_of(object, "code").and_then(|code| code.parse::<Code>().ok());
        // A case has no status of its own, and fails as its row does.
        let is_error = retried || code.is_none_or(Code::is_error_by_default);
        let chosen = value_of(object, "variant").map(str::to_owned);
        let variant = chosen.or_else(|| value_of(object, "name").map(variant_name));
        if let Some(variant) = variant.filter(|variant| check_variant(variant).is_ok())
            && is_error
            && !variants.contains(&variant)
        {
            variants.push(variant);
        }
    }
    variants
}

/// What stands behind a key up to the next quote, comma or line.
fn value_of<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = object.split_once(&format!("\"{key}\""))?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let rest = rest.strip_prefix('"').unwrap_or(rest);
    rest.split(['"', ',', '\n', '}']).next().map(str::trim)
}
