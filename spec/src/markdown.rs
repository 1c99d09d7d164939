//! Makes the Markdown of a table safe to stand in rustdoc.
//!
//! It is someone else's text: its code must not become doctests, its brackets not links to items,
//! its HTML not part of the page, and what it leaves open must not swallow what follows. Code spans,
//! fenced code, emphasis, lists and links to the web stay.

use std::fmt::Write as _;

use crate::letter::letter_at;

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
    if is_plain(text) {
        return text.to_owned();
    }
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
            safe += open;
            safe += "text";
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
    safe.trim_ascii_end().to_owned()
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
    if is_plain(text) {
        return text.to_owned();
    }
    let mut lines = String::new();
    for line in text.lines() {
        if opening_fence(line).is_none() {
            lines += line;
            lines.push('\n');
        }
    }
    let mut cell = String::new();
    for character in line(&lines).chars() {
        if character == '|' {
            // Whether more than one backslash escapes a bar is not the same everywhere.
            while cell.ends_with('\\') {
                cell.pop();
            }
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
    if is_plain(text) {
        return text.to_owned();
    }
    let line = with_single_spaces(text);
    let mut safe = String::with_capacity(line.len());
    let mut copied = 0;
    let mut at = 0;
    while at < line.len() {
        let rest = line.get(at..).unwrap_or_default();
        let mark = line.as_bytes()[at];
        let (kept, has_meaning) = match mark {
            b'\\' => (escape(rest), true),
            b'`' => (code_span(rest), true),
            b'[' => (link(rest), true),
            b'~' | b']' | b'<' => (None, true),
            b'!' => (None, rest.starts_with("![")),
            b'h' => (url(rest), false),
            _ => (None, false),
        };
        // Most of a text is plain, and is copied in long pieces.
        if kept.is_some() || has_meaning {
            safe += line.get(copied..at).unwrap_or_default();
            copied = at;
        }
        at += kept.map_or(1, str::len);
        match kept {
            Some(address) if mark == b'h' => {
                let _ = write!(safe, "<{address}>");
                copied = at;
            }
            None if has_meaning => safe.push('\\'),
            _ => {}
        }
    }
    safe += line.get(copied..).unwrap_or_default();
    safe
}

/// Whether a text can stay as it is wherever it stands, as most do: one line of ASCII with single
/// spaces, in which no letter has a meaning that has to be taken away or kept with care.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b' ';
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' ' if before == b' ' => return false,
            b'!' | b'/' | b'<' | b'[' | b'\\' | b']' | b'`' | b'|' | b'~' => return false,
            byte @ b' '..=b'~' => before = byte,
            _ => return false,
        }
        at += 1;
    }
    before != b' '
}

fn with_single_spaces(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut after_space = false;
    for character in text.chars() {
        if character.is_whitespace() {
            after_space = true;
            continue;
        }
        if after_space && !line.is_empty() {
            line.push(' ');
        }
        after_space = false;
        line.push(character);
    }
    line
}

/// The fence itself, without its info string.
fn opening_fence(line: &str) -> Option<&str> {
    let line = line.trim_ascii_start();
    let (fence, info) = line.split_at(run(line, b'`').max(run(line, b'~')));
    (fence.len() >= 3 && !has_any(info, b"`")).then_some(fence)
}

fn closes(line: &str, open: &str) -> bool {
    let line = line.trim_ascii();
    line.starts_with(open) && run(line, open.as_bytes()[0]) == line.len()
}

/// How often a mark stands at the start of a text.
fn run(text: &str, mark: u8) -> usize {
    let mut length = 0;
    while text.as_bytes().get(length) == Some(&mark) {
        length += 1;
    }
    length
}

fn has_any(text: &str, marks: &[u8]) -> bool {
    for byte in text.bytes() {
        if marks.contains(&byte) {
            return true;
        }
    }
    false
}

/// What stands before a line, so that lists nest; four spaces would make code of it.
fn indent(line: &str) -> &str {
    match run(line, b' ') {
        spaces @ 0..4 => line.get(..spaces).unwrap_or_default(),
        _ => "   ",
    }
}

/// A backslash with the punctuation that it escapes.
fn escape(text: &str) -> Option<&str> {
    match text.as_bytes().get(1) {
        Some(escaped) if escaped.is_ascii_punctuation() => text.get(..2),
        _ => None,
    }
}

/// A run of backticks up to the next one of the same length; three would be a fence.
fn code_span(text: &str) -> Option<&str> {
    let ticks = run(text, b'`');
    if ticks > 2 {
        return None;
    }
    let mut end = ticks;
    loop {
        let start = end + text.get(end..)?.find('`')?;
        end = start + run(text.get(start..)?, b'`');
        if end - start == ticks {
            return text.get(..end);
        }
    }
}

/// `[text](https://…)`: any other bracket might name an item.
fn link(text: &str) -> Option<&str> {
    let label = text.find(']')?;
    if has_any(text.get(1..label)?, b"[<`\\") {
        return None;
    }
    let address = url(text.get(label + 1..)?.strip_prefix('(')?)?;
    let end = label + 2 + address.len();
    match text.as_bytes().get(end) {
        Some(b')') => text.get(..=end),
        _ => None,
    }
}

/// A bare address, without the punctuation that ends a sentence.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return None;
    }
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(letter) = letter_at(text, end) {
        if letter.is_whitespace() || (letter.is_ascii() && b"<>()[]`\"|\\".contains(&bytes[end])) {
            break;
        }
        end += letter.len_utf8();
    }
    while b".,;:!?'*_".contains(&bytes[end - 1]) {
        end -= 1;
    }
    text.get(..end)
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
