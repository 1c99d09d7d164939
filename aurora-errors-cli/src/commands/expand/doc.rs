//! What the enum and its variants say of themselves.
//!
//! Paragraphs and lists of the table's Markdown stay; everything else is made one line.

use crate::rule;
use crate::terminal::whole_words;
use aurora_errors_spec::visible::is_invisible;
use aurora_errors_spec::{Row, Table, markdown};
use std::fmt::Write as _;

pub(super) fn of_table(table: &Table) -> String {
    let api = markdown::line(&table.api);
    let mut doc = format!("The errors of {api}");
    if let Some(version) = &table.version {
        let _ = write!(doc, " {}", markdown::line(version));
    }
    doc.push_str(".\n");
    if let Some(docs) = &table.docs {
        let _ = write!(doc, "\nSee <{docs}>.\n");
    }
    plain(doc)
}

pub(super) fn of_row(row: &Row) -> String {
    let mut doc = format!("**{} {}**\n", row.code, markdown::line(&row.name));
    if let Some(when) = &row.when {
        // As code, since names in it would ask for backticks of their own.
        let when = when.to_string().replace('`', "'");
        let _ = write!(doc, "\n{}", paragraphs(&format!("With `{when}`.")));
    }
    for text in [Some(&row.meaning), row.advice.as_ref()]
        .into_iter()
        .flatten()
    {
        let _ = write!(doc, "\n{}", paragraphs(text));
    }
    let _ = write!(doc, "\nRetry: {}.\n", rule::of_row(row));
    if let Some(docs) = &row.docs {
        let _ = write!(doc, "\nSee <{docs}>.\n");
    }
    plain(doc)
}

/// Whether rustdoc would warn of a text: it takes what stands in brackets for the name of an item.
pub(super) fn upsets_rustdoc(doc: &str) -> bool {
    doc.replace("](http", "").contains(']')
}

// The compiler refuses a comment with a character in it that reverses text.
fn plain(mut doc: String) -> String {
    doc.retain(|letter| letter == '\n' || !is_invisible(letter));
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

/// The line in several, unless one of them would begin with a mark of Markdown: then it stays whole.
fn wrapped(line: &str) -> String {
    const COLUMNS: usize = 92;
    let indent = " ".repeat(marker(line).len());
    let line = markdown::line(line);
    let options = whole_words(COLUMNS).subsequent_indent(&indent);
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

#[cfg(test)]
mod tests {
    use super::{paragraphs, plain};

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
    fn what_means_something_to_rustdoc_is_text() {
        assert_eq!(paragraphs("<Foo> `a"), "\\<Foo> \\`a\n");
        assert_eq!(paragraphs("a\n\n    panic!()"), "a\n\npanic!()\n");
        assert_eq!(paragraphs("~~~\nx\n```"), "\\~\\~\\~ x \\`\\`\\`\n");
    }

    #[test]
    fn what_the_compiler_refuses_in_a_comment_is_left_out() {
        let doc = "a\u{202e}b\n\u{2066}`c\u{202a}`\n".to_owned();
        assert_eq!(plain(doc), "ab\n`c`\n");
    }

    #[test]
    fn long_lines_are_broken_but_not_before_a_mark() {
        let words = "word ".repeat(40);
        assert!(paragraphs(&words).lines().all(|line| line.len() <= 92));
        let dashes = "ab - ".repeat(40);
        assert_eq!(paragraphs(&dashes).lines().count(), 1);
    }
}
