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
    for text in text.trim_ascii_end().split('\n') {
        let fence = fence(text);
        if !open.is_empty() && fence.starts_with(open) && fence == text.trim_ascii() {
            // Without what stands before it: behind four spaces it would end nothing.
            safe += fence;
            open = "";
        } else if !open.is_empty() {
            // A carriage return ends a line too, behind which the code could end.
            for part in text.trim_ascii_end().split('\r') {
                safe += part;
            }
        } else if fence.is_empty() {
            // What keeps lists nested; four spaces would make code of the line.
            safe += "   ".get(..run(text, b' ')).unwrap_or("   ");
            safe += &line(text);
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
    for line in text.split('\n') {
        if fence(line).is_empty() {
            unfenced += if unfenced.is_empty() { "" } else { "\n" };
            unfenced += line;
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
    let mut line = String::with_capacity(text.len());
    for letter in text.trim_ascii().chars() {
        if !letter.is_whitespace() {
            line.push(letter);
        } else if !matches!(line.as_bytes(), [] | [.., b' ']) {
            line.push(' ');
        }
    }
    let mut safe = String::with_capacity(line.len());
    let mut has_end = [true; 2];
    let mut rest = line.as_str();
    while let Some(letter) = letter_at(rest, 0) {
        let next = rest.as_bytes().get(1);
        let (before, length, after) = match letter {
            '`' => match code(rest, &mut has_end) {
                Some(length) => ("", length, ""),
                None => ("\\", 1, ""),
            },
            'h' if url(rest) > 0 => match (safe.as_bytes(), rest.split_at(url(rest)).1) {
                ([.., b'<'] | [.., b']', b'('], _) => ("", url(rest), ""),
                (_, behind) if behind.starts_with("](") => ("", url(rest), ""),
                _ => ("<", url(rest), ">"),
            },
            '\\' if next.is_some_and(u8::is_ascii_punctuation) => ("", 2, ""),
            '<' if url(rest.split_at(1).1) > 0 => ("", 1, ""),
            '<' | '\\' | '~' => ("\\", 1, ""),
            _ => ("", letter.len_utf8(), ""),
        };
        let (text, behind) = rest.split_at(length);
        safe += before;
        safe += text;
        safe += after;
        rest = behind;
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

/// The length of a bare address, without the punctuation that ends a sentence; 0 where there is none.
fn url(text: &str) -> usize {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return 0;
    }
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() && !b" <>()[]`\"|\\".contains(&bytes[end]) {
        end += 1;
    }
    // It stops at the slashes.
    while b".,;:!?'*_".contains(&bytes[end - 1]) {
        end -= 1;
    }
    end
}

/// The length of the code that one or two backticks begin and the next run of as many ends; three would
/// be a fence. `has_end` keeps what has none, so that the rest is gone over once, not for each backtick.
fn code(text: &str, has_end: &mut [bool; 2]) -> Option<usize> {
    let ticks = run(text.get(..3).unwrap_or(text), b'`');
    let has_end = has_end.get_mut(ticks - 1).filter(|has_end| **has_end)?;
    let mut end = ticks;
    while let Some(between) = text.split_at(end).1.find('`') {
        end += between;
        let run = run(text.split_at(end).1, b'`');
        end += run;
        if run == ticks {
            return Some(end);
        }
    }
    *has_end = false;
    None
}
