use std::ops::Range;

use crate::source::{Source, floor};

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

/// Characters kept before a value when its line is too long, and after its start.
const BEFORE: usize = 40;
const AFTER: usize = 60;

impl Excerpt {
    /// A value that spans lines is underlined to the end of its first one, and a line that is too
    /// long, as in a minified table, is cut round the value.
    pub(crate) fn of(source: &Source, range: Range<usize>) -> Excerpt {
        let (start, line) = source.line_at(range.start);
        let within = |offset: usize| floor(line, offset.saturating_sub(start));
        let (before, rest) = line.split_at(within(range.start));
        let (value, after) = rest.split_at(within(range.end).saturating_sub(before.len()));

        let mut excerpt = Excerpt {
            text: String::new(),
            indent: 0,
            width: 0,
        };
        let (before, value, after) = if is_longer(line, BEFORE + AFTER) {
            let value_end = end_of(value, AFTER);
            let (value, cut) = value.split_at(value_end);
            let room = AFTER - value.chars().count();
            let start = start_of_last(before, BEFORE);
            if start > 0 {
                excerpt.text.push_str("...");
            }
            let after = if cut.is_empty() { after } else { cut };
            (
                before.split_at(start).1,
                value,
                after.split_at(end_of(after, room)),
            )
        } else {
            (before, value, (after, ""))
        };
        excerpt.push(before);
        excerpt.indent = columns(&excerpt.text);
        excerpt.push(value);
        excerpt.width = columns(&excerpt.text).saturating_sub(excerpt.indent).max(1);
        excerpt.push(after.0);
        if !after.1.is_empty() {
            excerpt.text.push_str("...");
        }
        excerpt
    }

    fn push(&mut self, text: &str) {
        text.chars()
            .for_each(|letter| push_visible(&mut self.text, letter));
    }
}

fn is_longer(text: &str, characters: usize) -> bool {
    text.chars().nth(characters).is_some()
}

/// The byte after the first so many characters.
fn end_of(text: &str, characters: usize) -> usize {
    text.char_indices()
        .nth(characters)
        .map_or(text.len(), |(offset, _)| offset)
}

/// The byte before the last so many characters.
fn start_of_last(text: &str, characters: usize) -> usize {
    characters
        .checked_sub(1)
        .and_then(|last| text.char_indices().rev().nth(last))
        .map_or(0, |(offset, _)| offset)
}

/// Adds a character so that a terminal shows it where it stands: a tab as four blanks, and control,
/// bidirectional and invisible characters by their numbers.
pub(crate) fn push_visible(text: &mut String, letter: char) {
    match letter {
        '\t' => text.push_str("    "),
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => text.extend(letter.escape_unicode()),
        _ if letter.is_control() => text.extend(letter.escape_unicode()),
        _ => text.push(letter),
    }
}

fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
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
