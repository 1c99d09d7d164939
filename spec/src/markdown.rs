//! Makes the Markdown of a table safe to stand in rustdoc.
//!
//! It is someone else's text: its code must not become doctests, its HTML not part of the page, and what
//! it leaves open must not swallow what follows. Bare addresses become links. Everything else stays, since
//! the derive silences the lints of rustdoc on what it generates: a bracket that names nothing is shown
//! as a bracket.

use crate::letter::letter_at;

/// A text as paragraphs of their own.
///
/// ```
/// use aurora_errors_spec::markdown;
///
/// assert_eq!(markdown::block("Send a `Vec<T>` of <b>."), r"Send a `Vec<T>` of \<b>.");
/// assert_eq!(markdown::block("```json\n{"), "```text\n{\n```");
/// ```
#[must_use]
pub fn block(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut safe = String::new();
    let mut open = "";
    for line in lines(text) {
        let fence = fence(line);
        if !open.is_empty() {
            safe += line;
            if fence.starts_with(open) && fence == line.trim_ascii() {
                open = "";
            }
        } else if fence.is_empty() {
            // What keeps lists nested; four spaces would make code of the line.
            safe += "   ".get(..run(line, b' ')).unwrap_or("   ");
            safe += &self::line(line);
        } else {
            // Without a language, rustdoc would run it as a Rust test.
            safe += fence;
            safe += "text";
            open = fence;
        }
        safe.push('\n');
    }
    safe += open;
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
    let mut unfenced = String::new();
    for line in lines(text) {
        if fence(line).is_empty() {
            unfenced += line;
            unfenced.push('\n');
        }
    }
    let mut cell = String::new();
    for letter in line(&unfenced).chars() {
        if letter == '|' {
            // Whether more than one backslash escapes a bar is not the same everywhere.
            while cell.as_bytes().last() == Some(&b'\\') {
                cell.pop();
            }
            cell.push('\\');
        }
        cell.push(letter);
    }
    cell
}

/// A text as one line, one space between its words: more could make code of what follows.
///
/// ```
/// use aurora_errors_spec::markdown;
///
/// assert_eq!(markdown::line("- a  <b>,\n`<c>`"), r"- a \<b>, `<c>`");
/// ```
#[must_use]
pub fn line(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let line = with_single_spaces(text);
    let last_runs = last_runs(&line);
    let mut safe = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(letter) = letter_at(&line, at) {
        let (_, rest) = line.split_at(at);
        let mut length = letter.len_utf8();
        match letter {
            '`' => {
                let span = code_span(rest, at, last_runs).unwrap_or_default();
                length = run(rest, b'`').max(span.len());
                safe += span;
                if span.is_empty() {
                    safe += &"\\`".repeat(length);
                }
            }
            'h' if !url(rest).is_empty() => {
                let url = url(rest);
                length = url.len();
                let is_linked = matches!(safe.as_bytes(), [.., b'<' | b'"'] | [.., b']', b'(']);
                safe += if is_linked { "" } else { "<" };
                safe += url;
                safe += if is_linked { "" } else { ">" };
            }
            '\\' if rest.as_bytes().get(1).is_some_and(u8::is_ascii_punctuation) => {
                length = 2;
                safe += rest.split_at(length).0;
            }
            '<' if !url(rest.split_at(1).1).is_empty() => safe.push('<'),
            '<' | '\\' | '~' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
        at += length;
    }
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
            b'/' | b'<' | b'\\' | b'`' | b'|' | b'~' => return false,
            byte @ b' '..=b'~' => before = byte,
            _ => return false,
        }
        at += 1;
    }
    before != b' '
}

fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, behind) = rest.split_at(rest.find('\n').map_or(rest.len(), |end| end + 1));
        lines.push(line.trim_ascii_end());
        rest = behind;
    }
    lines
}

fn with_single_spaces(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut is_between = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            is_between = !line.is_empty();
        } else {
            if is_between {
                line.push(' ');
                is_between = false;
            }
            line.push(letter);
        }
    }
    line
}

/// What opens or closes a block of code, without its info string; of another line nothing.
fn fence(line: &str) -> &str {
    let line = line.trim_ascii_start();
    let (fence, info) = line.split_at(run(line, b'`').max(run(line, b'~')));
    if fence.len() >= 3 && !info.as_bytes().contains(&b'`') {
        fence
    } else {
        ""
    }
}

/// How often a mark stands at the start of a text.
fn run(text: &str, mark: u8) -> usize {
    let mut length = 0;
    while text.as_bytes().get(length) == Some(&mark) {
        length += 1;
    }
    length
}

/// A bare address, without the punctuation that ends a sentence; nothing where there is none.
fn url(text: &str) -> &str {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return "";
    }
    let mut end = 0;
    while let Some(letter) = letter_at(text, end) {
        let ends = matches!(
            letter,
            '<' | '>' | '(' | ')' | '[' | ']' | '`' | '"' | '|' | '\\'
        );
        if ends || letter.is_whitespace() {
            break;
        }
        end += letter.len_utf8();
    }
    let mut url = text.split_at(end).0;
    while let [
        ..,
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_',
    ] = url.as_bytes()
    {
        url = url.split_at(url.len() - 1).0;
    }
    url
}

/// Where the last run of one backtick stands, and the last of two.
fn last_runs(line: &str) -> [usize; 2] {
    let mut last = [0; 2];
    let mut at = 0;
    while let Some(start) = line.get(at..).and_then(|rest| rest.find('`')) {
        let length = run(line.get(at + start..).unwrap_or_default(), b'`');
        if let Some(last) = last.get_mut(length - 1) {
            *last = at + start;
        }
        at += start + length;
    }
    last
}

/// A run of one or two backticks up to the next one of the same length; three would be a fence. It is
/// looked for only where one follows, so that a text of backticks is not gone over for each of them.
fn code_span(text: &str, at: usize, last_runs: [usize; 2]) -> Option<&str> {
    let ticks = run(text, b'`');
    if *last_runs.get(ticks - 1)? <= at {
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

#[cfg(test)]
mod tests {
    use super::{block, cell, line};

    #[test]
    fn plain_markdown_stays_as_it_is() {
        for text in [
            "wait *a moment*, then `GET` it",
            "- one\n- two\n  - three",
            "a\n\nb",
            "see [docs](https://a.example/b), [Foo], <https://a.example>",
            "``a ` b``",
        ] {
            assert_eq!(block(text), text);
        }
    }

    #[test]
    fn html_is_text() {
        assert_eq!(
            block("a Vec<T>, `Vec<T>`, <!--"),
            r"a Vec\<T>, `Vec<T>`, \<!--"
        );
        assert_eq!(block("<https ://a>"), r"\<https ://a>");
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
        assert_eq!(block("(https://a.example)"), "(<https://a.example>)");
        assert_eq!(block("http is a protocol"), "http is a protocol");
    }

    #[test]
    fn a_cell_is_one_line_without_bare_bars() {
        assert_eq!(cell("a | `b|c`\n\n```\nd\n```\n"), r"a \| `b\|c` d");
        assert_eq!(cell(r"a \| b \\| c"), r"a \| b \| c");
    }

    #[test]
    fn a_hostile_text_is_gone_over_once() {
        // Looking for the end of each run would take minutes.
        let runs: String = (0..3000)
            .map(|length| "`".repeat(length % 60) + "x")
            .collect();
        let text = format!("{}{runs}", "` ``".repeat(100_000));
        assert!(line(&text).len() > text.len());
    }
}
