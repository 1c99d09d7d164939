//! What the enum and its variants say of themselves.
//!
//! The table's Markdown is someone else's text: its brackets must not become links to items, its
//! code no doctests and its HTML no part of the page.

use crate::rule;
use aurora_errors_spec::{Row, Table};
use std::fmt::Write as _;
use textwrap::{Options, WordSeparator, WordSplitter};

pub(super) fn of_table(table: &Table) -> String {
    let api = plain(&table.api);
    let mut doc = format!("The errors of {api}");
    if let Some(version) = &table.version {
        let _ = write!(doc, " {}", plain(version));
    }
    doc.push_str(".\n");
    if let Some(docs) = &table.docs {
        let _ = write!(doc, "\nSee <{docs}>.\n");
    }
    doc
}

pub(super) fn of_row(row: &Row) -> String {
    let mut doc = format!("**{} {}**\n", row.code, plain(&row.name));
    for text in [Some(&row.meaning), row.advice.as_ref()]
        .into_iter()
        .flatten()
    {
        let _ = write!(doc, "\n{}", paragraphs(text));
    }
    let _ = write!(doc, "\nRetry: {}.\n", rule::words(rule::of_row(row)));
    if let Some(docs) = &row.docs {
        let _ = write!(doc, "\nSee <{docs}>.\n");
    }
    doc
}

/// Paragraphs and the items of lists, each wrapped.
fn paragraphs(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        // One space between words: more could make code of them.
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match parts.last_mut() {
            Some(part) if goes_on && !line.is_empty() && marker(&line).is_empty() => {
                part.push(' ');
                part.push_str(&line);
            }
            _ => parts.push(line.clone()),
        }
        goes_on = !line.is_empty();
    }
    parts.dedup_by(|next, part| next.is_empty() && part.is_empty());
    let wrapped = parts.iter().map(|part| wrapped(part) + "\n");
    wrapped.collect::<String>().trim_end().to_owned() + "\n"
}

/// What makes an item of a list of a line: `- `, `* `, `+ `, `1. ` or `1) `.
fn marker(line: &str) -> &str {
    let Some((word, _)) = line.split_once(' ') else {
        return "";
    };
    let number = word.strip_suffix(['.', ')']);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = number.is_some_and(|text| !text.is_empty() && is_digits(text));
    if is_number || matches!(word, "-" | "*" | "+") {
        line.split_at(word.len() + 1).0
    } else {
        ""
    }
}

/// A line that would begin with a mark of Markdown's is not broken there, but nowhere.
fn wrapped(line: &str) -> String {
    const COLUMNS: usize = 92;
    let indent = " ".repeat(marker(line).len());
    let line = plain(line);
    let options = Options::new(COLUMNS)
        .subsequent_indent(&indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    let lines = textwrap::wrap(&line, options);
    let is_mark = |line: &str| {
        let line = line.trim_start();
        line.starts_with(|first: char| "-+*#>=|".contains(first) || first.is_ascii_digit())
    };
    if lines.iter().skip(1).any(|line| is_mark(line)) {
        line
    } else {
        lines.join("\n")
    }
}

/// One line in which code spans and addresses are the only markup with a meaning to rustdoc.
fn plain(line: &str) -> String {
    // A run of backticks, or one without a partner, has no simple end.
    let has_spans = !line.contains("``") && line.matches('`').count().is_multiple_of(2);
    if !has_spans {
        return escaped(line);
    }
    let parts = line.split('`').enumerate().map(|(number, part)| {
        if number % 2 == 0 {
            escaped(part)
        } else {
            format!("`{part}`")
        }
    });
    parts.collect()
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let taken = if let Some(address) = address(rest) {
            let _ = write!(safe, "<{address}>");
            address.len()
        } else {
            if "\\`[]<>~".contains(letter) {
                safe.push('\\');
            }
            safe.push(letter);
            letter.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    safe
}

/// An address at the start of a text, without the punctuation that ends a sentence.
fn address(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || "<>()[]`\"|\\".contains(c);
    let address = text.split(ends).next()?;
    Some(address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']))
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn code_spans_lists_and_paragraphs_stay() {
        let text = "Read `Retry-After`:\n- then\n  wait\n- or stop\n\n\nThe end.";
        let doc = "Read `Retry-After`:\n- then wait\n- or stop\n\nThe end.\n";
        assert_eq!(paragraphs(text), doc);
        let long = paragraphs(&format!("10. {}", "word ".repeat(40)));
        assert!(
            long.lines()
                .skip(1)
                .all(|line| line.starts_with("    word"))
        );
    }

    #[test]
    fn links_to_items_html_and_open_spans_are_text() {
        assert_eq!(paragraphs("[Foo] Vec<T> `a"), "\\[Foo\\] Vec\\<T\\> \\`a\n");
        assert_eq!(paragraphs("``a`` [b]"), "\\`\\`a\\`\\` \\[b\\]\n");
        let link = "\\[docs\\](<https://a.example/b>).\n";
        assert_eq!(paragraphs("[docs](https://a.example/b)."), link);
    }

    #[test]
    fn code_does_not_become_a_test() {
        assert_eq!(paragraphs("a\n\n    panic!()"), "a\n\npanic!()\n");
        assert_eq!(paragraphs("-     panic!()"), "- panic!()\n");
        assert_eq!(paragraphs("~~~\nx\n```"), "\\~\\~\\~ x \\`\\`\\`\n");
    }

    #[test]
    fn long_lines_are_broken_but_not_before_a_mark() {
        let words = "word ".repeat(40);
        assert!(paragraphs(&words).lines().all(|line| line.len() <= 92));
        let dashes = "ab - ".repeat(40);
        assert_eq!(paragraphs(&dashes).lines().count(), 1);
    }
}
