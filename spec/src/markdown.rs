//! Makes the Markdown of a table safe to stand in rustdoc.
//!
//! It is someone else's text: its code must not become doctests, its brackets not links to items,
//! its HTML not part of the page, and what it leaves open must not swallow what follows. Code spans,
//! fenced code, emphasis, lists and links to the web stay.

use std::fmt::Write as _;

/// A text as paragraphs of their own.
///
/// ```
/// use aurora_errors_spec::markdown;
///
/// assert_eq!(markdown::block("Send a `Vec<T>` of [items]."), "Send a `Vec<T>` of \\[items\\].");
/// assert_eq!(markdown::block("```json\n{"), "```text\n{\n```");
/// ```
#[must_use]
pub fn block(text: &str) -> String {
    let mut safe = String::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        if let Some(open) = fence {
            safe += line;
            if closes(line, open) {
                fence = None;
            }
        } else if let Some(open) = opening_fence(line) {
            // Without a language, rustdoc would run it as a Rust test.
            let _ = write!(safe, "{open}text");
            fence = Some(open);
        } else {
            safe += indent(line);
            safe += &self::line(line);
        }
        safe.push('\n');
    }
    if let Some(open) = fence {
        safe += open;
    }
    safe.trim_end().to_owned()
}

/// A text as one cell of a Markdown table.
///
/// ```
/// use aurora_errors_spec::markdown;
///
/// assert_eq!(markdown::cell("either |\nor"), "either \\| or");
/// ```
#[must_use]
pub fn cell(text: &str) -> String {
    let lines = text.lines().filter(|line| opening_fence(line).is_none());
    let mut cell = String::new();
    for character in line(&lines.collect::<Vec<_>>().join(" ")).chars() {
        if character == '|' {
            // Whether more than one backslash escapes a bar is not the same everywhere.
            cell.truncate(cell.trim_end_matches('\\').len());
            cell.push('\\');
        }
        cell.push(character);
    }
    cell
}

/// A text as one line, one space between its words: more could make code of what follows.
///
/// ```
/// use aurora_errors_spec::markdown;
///
/// assert_eq!(markdown::line("- at  https://a.example"), "- at <https://a.example>");
/// ```
#[must_use]
pub fn line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(character) = rest.chars().next() {
        let kept = match character {
            '\\' => escape(rest),
            '`' => code_span(rest),
            '[' => link(rest),
            'h' => url(rest),
            _ => None,
        };
        let taken = if let Some(kept) = kept {
            if character == 'h' {
                let _ = write!(safe, "<{kept}>");
            } else {
                safe += kept;
            }
            kept.len()
        } else {
            let has_meaning = matches!(character, '`' | '~' | '[' | ']' | '<' | '\\');
            if has_meaning || rest.starts_with("![") {
                safe.push('\\');
            }
            safe.push(character);
            character.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    safe
}

/// The fence itself, without its info string.
fn opening_fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = line.trim_start_matches(mark);
    let (fence, _) = line.split_at(line.len() - info.len());
    (fence.len() >= 3 && !info.contains('`')).then_some(fence)
}

fn closes(line: &str, open: &str) -> bool {
    let line = line.trim();
    line.starts_with(open) && line.trim_start_matches(&open[..1]).is_empty()
}

/// What stands before a line, so that lists nest; four spaces would make code of it.
fn indent(line: &str) -> &str {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    line.get(..spaces).filter(|_| spaces < 4).unwrap_or("   ")
}

/// A backslash with the punctuation that it escapes.
fn escape(text: &str) -> Option<&str> {
    let escaped = text.chars().nth(1)?;
    escaped.is_ascii_punctuation().then(|| text.get(..2))?
}

/// A run of backticks up to the next one of the same length; three would be a fence.
fn code_span(text: &str) -> Option<&str> {
    let run = text.len() - text.trim_start_matches('`').len();
    if run > 2 {
        return None;
    }
    let mut at = run;
    loop {
        let rest = text.get(at..)?;
        let start = at + rest.find('`')?;
        let ticks = text.get(start..)?;
        let length = ticks.len() - ticks.trim_start_matches('`').len();
        at = start + length;
        if length == run {
            return text.get(..at);
        }
    }
}

/// `[text](https://…)`: any other bracket might name an item.
fn link(text: &str) -> Option<&str> {
    let label = text.find("](")?;
    let inner = text.get(1..label)?;
    if inner.contains(['[', ']', '<', '`', '\\']) {
        return None;
    }
    let target = text.get(label + 2..)?;
    let address = url(target)?;
    target
        .get(address.len()..)?
        .starts_with(')')
        .then(|| text.get(..label + 3 + address.len()))?
}

/// A bare address, without the punctuation that ends a sentence.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return None;
    }
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | '(' | ')' | '[' | ']' | '`' | '"' | '|' | '\\'
            )
    };
    let address = text.get(..text.find(ends).unwrap_or(text.len()))?;
    Some(address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']))
}

#[cfg(test)]
mod tests {
    use super::{block, cell};

    #[test]
    fn plain_markdown_stays_as_it_is() {
        for text in [
            "wait *a moment*, then `GET` it",
            "- one\n- two\n  - three",
            "a\n\nb",
            "see [docs](https://a.example/b)",
            "``a ` b``",
        ] {
            assert_eq!(block(text), text);
        }
    }

    #[test]
    fn brackets_and_html_are_text() {
        assert_eq!(block("see [Foo] and Vec<T>"), r"see \[Foo\] and Vec\<T>");
        assert_eq!(block("[x](Foo::bar)"), r"\[x\](Foo::bar)");
        assert_eq!(
            block("![x](https://a.example)"),
            r"\![x](https://a.example)"
        );
        assert_eq!(block(r"a \[b\] c\"), r"a \[b\] c\\");
    }

    #[test]
    fn what_is_left_open_is_closed() {
        assert_eq!(block("a `b"), r"a \`b");
        assert_eq!(block("```json\n{\n"), "```text\n{\n```");
        assert_eq!(block("a `b\nc` d"), "a \\`b\nc\\` d");
    }

    #[test]
    fn code_does_not_become_a_test() {
        assert_eq!(block("~~~\nlet x;\n~~~\nend"), "~~~text\nlet x;\n~~~\nend");
        assert_eq!(block("a\n\n    panic!()"), "a\n\n   panic!()");
        assert_eq!(block("a\n\n\tpanic!()"), "a\n\npanic!()");
        for marker in ["-", "1.", ">", "> -"] {
            let indented = format!("{marker}      panic!()");
            assert_eq!(block(&indented), format!("{marker} panic!()"));
        }
        assert_eq!(
            block("> ```rust\n> x\n> ```"),
            "> \\`\\`\\`rust\n> x\n> \\`\\`\\`"
        );
        assert_eq!(block("- ~~~\n  x"), "- \\~\\~\\~\n  x");
    }

    #[test]
    fn bare_addresses_become_links() {
        assert_eq!(
            block("at https://a.example/b."),
            "at <https://a.example/b>."
        );
        assert_eq!(block("http is a protocol"), "http is a protocol");
    }

    #[test]
    fn a_cell_is_one_line_without_bare_bars() {
        assert_eq!(cell("a | `b|c`\n\n```\nd\n```\n"), r"a \| `b\|c` d");
        assert_eq!(cell(r"a \| b \\| c"), r"a \| b \| c");
    }
}
