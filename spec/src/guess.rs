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
    if line == "---" || line.starts_with("%YAML") {
        return Some("YAML");
    }
    if let Some((key, value)) = line.split_once(':')
        && is_key(key)
        && (value.is_empty() || value.starts_with(' '))
    {
        return Some("YAML");
    }
    let section = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let section = section.map(|name| name.trim_start_matches('[').trim_end_matches(']'));
    let assigned = line.split_once('=').is_some_and(|(key, _)| is_key(key));
    if assigned || section.is_some_and(is_key) {
        return Some("TOML");
    }
    line.starts_with('<').then_some("XML or HTML")
}

/// The variants of a text that is no JSON, where it looks like a row of an error or a case: while a
/// comma is missing, code that names them should not break as well.
pub(crate) fn variants(text: &str) -> Vec<String> {
    let mut variants = Vec::new();
    for object in text.split('{') {
        let parts: Vec<&str> = object.split('"').collect();
        let value_of = |key| value_of(&parts, key);
        let code = value_of("code").and_then(|code| code.parse::<Code>().ok());
        // A case has no status of its own, and fails as its row does.
        let is_error = value_of("retry").is_some() || code.is_none_or(Code::is_error_by_default);
        let chosen = value_of("variant").map(str::to_owned);
        let variant = chosen.or_else(|| value_of("name").map(variant_name));
        if let Some(variant) = variant.filter(|variant| check_variant(variant).is_ok())
            && is_error
            && !variants.contains(&variant)
        {
            variants.push(variant);
        }
    }
    variants
}

/// What stands behind a key: the next string, or a number up to the comma. `parts` are what stands
/// between quotes, each string behind what stands before it.
fn value_of<'a>(parts: &[&'a str], key: &str) -> Option<&'a str> {
    let position = parts
        .iter()
        .skip(1)
        .step_by(2)
        .position(|part| *part == key)?;
    let behind = parts
        .get(position * 2 + 2)?
        .trim_start()
        .strip_prefix(':')?;
    let number = behind
        .split([',', '}', '\n'])
        .next()
        .unwrap_or_default()
        .trim();
    if number.is_empty() {
        return parts.get(position * 2 + 3).copied();
    }
    Some(number)
}
