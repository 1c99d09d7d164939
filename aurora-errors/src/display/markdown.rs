//! The Markdown of a table as plain text: without the marks of emphasis, code, links, headings and
//! quotations ([CommonMark](https://spec.commonmark.org/0.31.2/)). Lists and HTML stay as they are.

use std::ops::Range;

/// The text of some Markdown. What only looks like a mark stays: `2 * 3`, `snake_case`, `a[0]`.
pub(super) fn plain(markdown: &str) -> String {
    let mut reader = Reader {
        markdown,
        closing: Vec::new(),
    };
    let mut plain = String::with_capacity(markdown.len());
    let mut at = 0;
    while let Some(letter) = reader.rest(at).chars().next() {
        if let Some((shown, end)) = reader.mark(at, letter) {
            plain.push_str(markdown.get(shown).unwrap_or_default());
            at = end;
        } else {
            plain.push(letter);
            at += letter.len_utf8();
        }
    }
    plain
}

struct Reader<'m> {
    markdown: &'m str,
    /// The marks that end what began before.
    closing: Vec<Range<usize>>,
}

impl<'m> Reader<'m> {
    fn rest(&self, at: usize) -> &'m str {
        self.markdown.get(at..).unwrap_or_default()
    }

    /// What is shown of the mark that begins here, and where it ends.
    fn mark(&mut self, at: usize, letter: char) -> Option<(Range<usize>, usize)> {
        if let Some(known) = self.closing.iter().position(|mark| mark.start == at) {
            return Some((at..at, self.closing.swap_remove(known).end));
        }
        match letter {
            '\\' => {
                let escaped = self.rest(at).as_bytes().get(1)?;
                let is_escape = escaped.is_ascii_punctuation();
                is_escape.then_some((at + 1..at + 2, at + 2))
            }
            '`' => self.code(at),
            '*' | '_' => Some(self.emphasis(at, letter)),
            '!' if self.rest(at).starts_with("![") => self.link(at + 1),
            '[' => self.link(at),
            '<' => self.address(at),
            '#' | '>' if self.is_at_line_start(at) => self.line_start(at, letter),
            _ => None,
        }
    }

    fn code(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let run = run_length(self.rest(at));
        let inner = at + run;
        let length = code_length(self.rest(inner), run)?;
        Some((inner..inner + length, inner + length + run))
    }

    /// A run of stars or low lines that begins no emphasis is shown.
    fn emphasis(&mut self, at: usize, letter: char) -> (Range<usize>, usize) {
        let inner = at + run_length(self.rest(at));
        let before = self.markdown.get(..at).unwrap_or_default();
        let length = match inner - at {
            run @ 1..=3 if opens(letter, before, self.rest(inner)) => {
                emphasis_length(letter, run, self.rest(inner))
            }
            _ => None,
        };
        let Some(length) = length else {
            return (at..inner, inner);
        };
        let end = inner + length;
        self.closing.push(end..end + (inner - at));
        (at..at, inner)
    }

    fn address(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let inner = self.rest(at + 1);
        let end = inner.find(['>', ' ', '\n'])?;
        let is_address = inner.starts_with("http://") || inner.starts_with("https://");
        let is_closed = inner.get(end..)?.starts_with('>');
        (is_address && is_closed).then_some((at + 1..at + 1 + end, at + 1 + end + 1))
    }

    /// The mark of a heading or of a quotation.
    fn line_start(&self, at: usize, letter: char) -> Option<(Range<usize>, usize)> {
        let run = if letter == '>' {
            1
        } else {
            run_length(self.rest(at))
        };
        let is_mark = run <= 6 && self.rest(at + run).starts_with(' ');
        is_mark.then_some((at..at, at + run + 1))
    }

    /// Of a link only its text is shown.
    fn link(&mut self, at: usize) -> Option<(Range<usize>, usize)> {
        let inner = at + 1;
        let length = bracket_length(self.rest(inner), '[', ']')?;
        let end = inner + length;
        let target = self.rest(end + 1);
        let (open, close) = match target.chars().next()? {
            '(' => ('(', ')'),
            '[' => ('[', ']'),
            _ => return None,
        };
        let target = bracket_length(target.get(1..)?, open, close)?;
        self.closing
            .push(end..end + target + "](".len() + ")".len());
        Some((inner..inner, inner))
    }

    fn is_at_line_start(&self, at: usize) -> bool {
        let before = self.markdown.get(..at).unwrap_or_default();
        before.trim_end_matches([' ', '>']).ends_with('\n') || before.trim().is_empty()
    }
}

/// How often the first letter stands there in a row.
fn run_length(text: &str) -> usize {
    let first = text.chars().next().unwrap_or_default();
    text.len() - text.trim_start_matches(first).len()
}

/// The length of a span of code, which as many backticks end as it began with.
fn code_length(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find('`')?;
        let length = run_length(text.get(at..)?);
        if length == run {
            return Some(at);
        }
        at += length;
    }
}

/// Whether emphasis can begin between these two.
fn opens(letter: char, before: &str, inner: &str) -> bool {
    let is_in_word = before.ends_with(char::is_alphanumeric);
    !inner.starts_with(char::is_whitespace) && !inner.is_empty() && (letter == '*' || !is_in_word)
}

/// The length of what is emphasized, which as many of the same letter end as it began with.
fn emphasis_length(letter: char, run: usize, text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find(letter)?;
        let length = run_length(text.get(at..)?);
        let (inner, behind) = (text.get(..at)?, text.get(at + length..)?);
        let is_in_word = behind.starts_with(char::is_alphanumeric);
        let closes = !inner.ends_with(char::is_whitespace) && (letter == '*' || !is_in_word);
        if length == run && closes && !inner.is_empty() {
            return Some(at);
        }
        at += length;
    }
}

/// The length of what stands before the bracket that closes.
fn bracket_length(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if letter == close && depth == 0 => return Some(at),
            _ if letter == close => depth -= 1,
            _ if letter == open => depth += 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::plain;
    use proptest::prelude::*;

    #[test]
    fn the_text_stays_and_the_marks_go() {
        for (markdown, text) in [
            (
                "Look at `reason` in the **body**.",
                "Look at reason in the body.",
            ),
            (
                "*Not* _now_, __never__, ***ever***.",
                "Not now, never, ever.",
            ),
            ("**A _b_ c**", "A b c"),
            (
                "See [the *docs*](https://a.example/x_(y)) and [ours][1].",
                "See the docs and ours.",
            ),
            ("![a chart](chart.svg)", "a chart"),
            ("<https://a.example/b_c_d>", "https://a.example/b_c_d"),
            (
                "# Limits\n> 90 a minute\n## Then",
                "Limits\n90 a minute\nThen",
            ),
            ("``a ` b`` and `**c**`", "a ` b and **c**"),
            (r"\*not\* \[a\](b)", "*not* [a](b)"),
        ] {
            assert_eq!(plain(markdown), text, "{markdown}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in [
            "2 * 3 * 4",
            "snake_case_name and __init",
            "a[0] and [x]",
            "- one\n- two",
            "#7 and C# and 5 > 4",
            "`open",
            "a ** b",
            "<id>",
            r"C:\dir",
            "",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    proptest! {
        #[test]
        fn any_markdown_has_a_text_that_is_no_longer(markdown in "[-a `*_#>()!<é\\[\\]\\\\\n]{0,60}") {
            prop_assert!(plain(&markdown).len() <= markdown.len());
        }
    }
}
