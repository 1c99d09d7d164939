//! Which kind of document some bytes are.

use super::{Kind, Refusal};

const EXPECTED: &str = "expected an OpenAPI document, or a page as HTML, Markdown or text";

/// How much of a document is looked at.
fn start(document: &[u8]) -> &[u8] {
    document.get(..64 << 10).unwrap_or(document)
}

/// The kind that the content shows. The file's ending decides only between kinds that look alike.
///
/// # Errors
/// When it is none that an import reads, which the message names.
pub(super) fn sniff(document: &[u8], file: &str) -> Result<Kind, Refusal> {
    if let Some(what) = foreign(start(document)) {
        return Err(Refusal::new(format!("{what}: {EXPECTED}")));
    }
    let text = String::from_utf8_lossy(start(document));
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return Err(Refusal::new(format!("empty: {EXPECTED}")));
    }
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    if is_json(text) || has_version(text) {
        return Ok(Kind::Openapi);
    }
    Ok(match &*ending {
        "json" | "yaml" | "yml" => Kind::Openapi,
        "md" | "markdown" | "mdx" => Kind::Markdown,
        _ if is_html(text) => Kind::Html,
        "html" | "htm" | "xhtml" => Kind::Html,
        "txt" => Kind::Text,
        _ if has_marks(text) => Kind::Markdown,
        _ => Kind::Text,
    })
}

/// What is no text at all, by the bytes with which it begins.
fn foreign(start: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 10] = [
        (b"#%RAML", "a RAML document (convert it to OpenAPI)"),
        (b"FORMAT: 1A", "an API Blueprint (convert it to OpenAPI)"),
        (b"%PDF-", "a PDF (save the page as HTML, or copy its text)"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x1f\x8b", "a gzip archive (unpack it first)"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\xff\xfe", "UTF-16 (save it as UTF-8)"),
        (b"\xfe\xff", "UTF-16 (save it as UTF-8)"),
    ];
    let sign = SIGNS.iter().find(|(sign, _)| start.starts_with(sign));
    let is_binary = || start.contains(&0).then_some("a binary file");
    sign.map(|(_, what)| *what).or_else(is_binary)
}

/// An object or a list of JSON, which is a flow of YAML too; not the `{%` and `{{` of templates, nor
/// a link of Markdown's.
fn is_json(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    let second = letters.find(|letter| !letter.is_whitespace());
    match first {
        Some('{') => second.is_none_or(|second| !"%{#".contains(second)),
        Some('[') => second.is_none_or(|second| "[]{\"-0123456789".contains(second)),
        _ => false,
    }
}

/// Whether a document says that it is one of OpenAPI or its kin, or is no JSON at all.
pub(super) fn names_openapi(document: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start(document));
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let words = ["\"openapi\"", "\"swagger\""];
    let names = words.iter().any(|word| text.contains(word)) && !text.contains("\"statuses\"");
    has_version(text) || names
}

/// A line of YAML with the version that such documents begin with.
fn has_version(text: &str) -> bool {
    const KEYS: [&str; 5] = ["openapi", "swagger", "asyncapi", "arazzo", "overlay"];
    text.lines().any(|line| {
        let line = line.trim_start_matches(['"', '\'']);
        KEYS.iter().any(|key| {
            let rest = line.strip_prefix(key);
            let rest = rest.map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
            rest.is_some_and(|rest| rest.starts_with(':'))
        })
    })
}

fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_page = ["<!doctype html", "<html", "<body"];
    if is_page.iter().any(|sign| lower.contains(sign)) {
        return true;
    }
    let parts = [
        "</td>", "</th>", "</li>", "</dd>", "</p>", "</div>", "</h1>", "</h2>",
    ];
    let begins = lower.starts_with('<') || parts.iter().any(|part| lower.contains(part));
    begins && !has_marks(text)
}

/// What only Markdown has at the start of a line, or around a word.
fn has_marks(text: &str) -> bool {
    text.contains("](")
        || text.contains("**")
        || text.lines().any(|line| {
            let is_heading = line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
            let is_fence = line.starts_with("```") || line.starts_with("~~~");
            let is_rule = line.contains('-') && line.contains('|');
            let is_rule = is_rule && line.chars().all(|letter| " \t|:-".contains(letter));
            is_heading || is_fence || is_rule
        })
}

#[cfg(test)]
mod tests {
    use super::sniff;
    use crate::import::Kind;

    fn kind(text: &str, file: &str) -> Kind {
        sniff(text.as_bytes(), file).unwrap()
    }

    #[test]
    fn the_content_tells_the_kind_whatever_the_file_is_called() {
        for (text, expected) in [
            ("{\"openapi\": \"3.1.0\"}", Kind::Openapi),
            ("\u{feff}\n{ }", Kind::Openapi),
            ("# The shop\nopenapi: 3.0.3\n", Kind::Openapi),
            ("'swagger' : '2.0'", Kind::Openapi),
            ("<!DOCTYPE html><title>Errors</title>", Kind::Html),
            ("<!DOCTYPE html><p>404: [None](/none)</p>", Kind::Html),
            ("Errors\n<table><tr><td>404</td></tr></table>", Kind::Html),
            ("<p align=center>\n\n# Errors\n", Kind::Markdown),
            ("Status | Meaning\n--- | ---\n404 | None", Kind::Markdown),
            ("[Errors](#errors)", Kind::Markdown),
            ("{% include head %}\n# Errors", Kind::Markdown),
            ("404 Not Found\nThere is none.", Kind::Text),
        ] {
            assert_eq!(kind(text, "page"), expected, "{text}");
        }
    }

    #[test]
    fn the_ending_decides_where_the_content_does_not() {
        assert_eq!(kind("a: 1", "shop.yaml"), Kind::Openapi);
        assert_eq!(kind("404: none", "errors.md"), Kind::Markdown);
        assert_eq!(kind("404: none", "errors.html"), Kind::Html);
        assert_eq!(kind("404: none", "errors.TXT"), Kind::Text);
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, name) in [
            (&b"%PDF-1.7"[..], "a PDF "),
            (b"PK\x03\x04", "a ZIP archive"),
            (b"a\x00b", "a binary file: "),
            (b" \n", "empty: "),
            (b"\xff\xfe<\x00", "UTF-16 "),
        ] {
            let refusal = sniff(bytes, "page").unwrap_err();
            assert!(refusal.message.starts_with(name), "{}", refusal.message);
        }
    }
}
