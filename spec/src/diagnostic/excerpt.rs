//! The line of a file that a fault shows, cut to what a terminal can show.

use std::ops::Range;

use crate::letter::letter_at;
use crate::source::{Source, floor};
use crate::visible::push_visible;

/// The part of a line that shows a value, and where to underline it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// The line as a terminal can show it: no tabs, nothing invisible.
    pub(crate) text: String,
    /// Columns of the terminal before the value.
    pub(crate) indent: usize,
    /// Columns of the value, at least one.
    pub(crate) width: usize,
}

/// Characters kept before the start of a value when its line is too long, and from it on.
const BEFORE: usize = 40;
const AFTER: usize = 60;

impl Excerpt {
    /// A value that spans lines is underlined to the end of its first one, and a line that is too
    /// long, as in a minified table, is cut round the value.
    pub(crate) fn new(source: &Source, range: Range<usize>) -> Excerpt {
        let (start, line) = source.line_at(range.start);
        let in_line = |offset: usize| floor(line, offset.saturating_sub(start));
        let part = |range: Range<usize>| line.get(range).unwrap_or_default();

        let value = in_line(range.start)..in_line(range.end);
        let shown = if end_of_first(line, BEFORE + AFTER) < line.len() {
            let (before, from_value) = line.split_at(value.start);
            start_of_last(before, BEFORE)..value.start + end_of_first(from_value, AFTER)
        } else {
            0..line.len()
        };
        let value_end = value.end.min(shown.end);

        let mut text = String::from(if shown.start > 0 { "..." } else { "" });
        push_all(&mut text, part(shown.start..value.start));
        let indent = columns(&text);
        push_all(&mut text, part(value.start..value_end));
        let width = columns(&text).saturating_sub(indent).max(1);
        push_all(&mut text, part(value_end..shown.end));
        text.push_str(if shown.end < line.len() { "..." } else { "" });
        Excerpt {
            text,
            indent,
            width,
        }
    }
}

/// Where the last so many characters begin.
fn start_of_last(text: &str, characters: usize) -> usize {
    let mut start = text.len();
    for _ in 0..characters {
        start = floor(text, start.saturating_sub(1));
    }
    start
}

/// Where the first so many characters end.
fn end_of_first(text: &str, characters: usize) -> usize {
    let mut end = 0;
    for _ in 0..characters {
        end += letter_at(text, end).map_or(0, char::len_utf8);
    }
    end
}

/// A tab as four blanks: how wide a terminal shows one depends on what stands before it.
fn push_all(text: &mut String, letters: &str) {
    for letter in letters.chars() {
        match letter {
            '\t' => text.push_str("    "),
            _ => push_visible(text, letter),
        }
    }
}

fn columns(text: &str) -> usize {
    let mut columns = 0;
    for letter in text.chars() {
        columns += columns_of(letter);
    }
    columns
}

/// The columns that a character takes on a terminal, by the large blocks of Unicode: a caret that
/// is off by one under a rare script does no harm, and the full tables would be a dependency.
fn columns_of(letter: char) -> usize {
    match letter {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
