//! Text for a terminal: wrapped to its width, and nothing in it that could steer it.

use aurora_errors_spec::visible::{is_invisible, push_visible};
use std::env;
use std::io::{self, IsTerminal as _};
use textwrap::{Options, WordSeparator, WordSplitter};

/// What a pipe or a file gets.
const WIDTH: usize = 100;

/// The columns that a line may take: those that `COLUMNS` names, or else those of the terminal.
pub(crate) fn width() -> usize {
    let named = env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    let of_terminal = || {
        let terminal = io::stdout().is_terminal();
        let size = terminal.then(terminal_size::terminal_size).flatten();
        size.map(|(columns, _)| usize::from(columns.0))
    };
    // Narrower than this, words would be torn.
    named.or_else(of_terminal).unwrap_or(WIDTH).max(40)
}

/// So many of something.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A table is someone else's text: what hides or steers is shown as an escape.
pub(crate) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => visible.push('\n'),
            '\t' => visible.push(' '),
            _ if is_invisible(letter) => push_visible(&mut visible, letter),
            _ => visible.push(letter),
        }
    }
    visible
}

/// The same on one line.
pub(crate) fn on_one_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

/// About so many bytes of a text, with a mark where it went on.
pub(crate) fn cut(text: &str, most_bytes: usize) -> String {
    let mut starts = text.char_indices().map(|(start, _)| start);
    let end = starts.find(|start| *start >= most_bytes);
    match end.and_then(|end| text.get(..end)) {
        Some(start) => format!("{start}…"),
        None => text.to_owned(),
    }
}

/// Paragraphs under a label: every line but the first begins below the text of the first.
pub(crate) fn under(label: &str, text: &str) -> String {
    let indent = " ".repeat(textwrap::core::display_width(label));
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let wrapped = lines.enumerate().map(|(number, line)| {
        let first = if number == 0 { label } else { &indent };
        wrapped(first, &indent, line.trim_end())
    });
    wrapped.collect()
}

/// One line, broken where it gets too wide.
pub(crate) fn wrapped(first: &str, rest: &str, line: &str) -> String {
    let options = whole_words(width()).initial_indent(first);
    textwrap::fill(line, options.subsequent_indent(rest)) + "\n"
}

/// Lines of so many columns, in which addresses and names with hyphens stay whole.
pub(crate) fn whole_words<'a>(columns: usize) -> Options<'a> {
    Options::new(columns)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
}
