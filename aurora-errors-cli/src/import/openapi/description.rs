//! Descriptions as plain Markdown: the HTML in them gone, and nothing that a terminal obeys.

use crate::terminal::cut;
use aurora_errors_spec::visible::is_invisible;
use std::collections::HashMap;

/// The most bytes of a description that a table gets.
const MOST_BYTES: usize = 16 << 10;

/// The text without its HTML, as Markdown. What is no element of HTML, such as `<id>`, stays, and so
/// does all code.
pub(super) fn plain(text: &str) -> String {
    tidy(&Reader::new(&cut(text, MOST_BYTES)).plain())
}

/// The same on one line.
pub(super) fn line(text: &str) -> String {
    let plain = plain(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same, where it says anything.
pub(super) fn some_line(text: Option<&str>) -> Option<String> {
    Some(line(text?)).filter(|line| !line.is_empty())
}

/// A text, and how far it was looked through for the ends of what begins in it. Without that, a text
/// of nothing but beginnings would be looked through once for each.
struct Reader<'t> {
    text: &'t str,
    /// For each run of backticks, from its length to where the next one of that length begins.
    closing: HashMap<usize, usize>,
    tag_end: Ends,
    comment_end: Ends,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Reader<'t> {
        Reader {
            text,
            closing: next_of_same_length(text),
            tag_end: Ends::default(),
            comment_end: Ends::default(),
        }
    }

    fn plain(&mut self) -> String {
        let mut plain = String::with_capacity(self.text.len());
        let mut at = 0;
        while let Some(letter) = self.rest(at).chars().next() {
            let taken = match letter {
                '`' => {
                    let run = backticks(self.rest(at));
                    let end = self.closing.get(&at).map_or(at + run, |start| start + run);
                    plain.push_str(self.text.get(at..end).unwrap_or_default());
                    Some(end - at)
                }
                '<' => self.tag(at).map(|(length, instead)| {
                    plain.push_str(instead);
                    length
                }),
                '&' => entity(self.rest(at)).map(|(length, letter)| {
                    plain.push(letter);
                    length
                }),
                _ => None,
            };
            at += taken.unwrap_or_else(|| {
                plain.push(letter);
                letter.len_utf8()
            });
        }
        plain
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The length of a tag or a comment, and what stands for it in Markdown.
    fn tag(&mut self, at: usize) -> Option<(usize, &'static str)> {
        if self.rest(at).starts_with("<!--") {
            let end = self.comment_end.next(self.text, at, "-->")?;
            return Some((end + 3 - at, ""));
        }
        let end = self.tag_end.next(self.text, at, ">")?;
        let instead = instead_of(self.text.get(at + 1..end)?)?;
        Some((end + 1 - at, instead))
    }
}

/// Where the next of some sign stands, which is looked for once.
#[derive(Default)]
struct Ends {
    found: usize,
    /// No further one stands anywhere.
    is_over: bool,
}

impl Ends {
    /// `at` never goes back.
    fn next(&mut self, text: &str, at: usize, sign: &str) -> Option<usize> {
        if self.is_over || self.found > at {
            return (!self.is_over).then_some(self.found);
        }
        let found = text.get(at..)?.find(sign);
        self.is_over = found.is_none();
        self.found = at + found?;
        Some(self.found)
    }
}

fn backticks(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// A code span or a fenced block goes up to the next run of as many backticks.
fn next_of_same_length(text: &str) -> HashMap<usize, usize> {
    let mut runs: HashMap<usize, usize> = HashMap::new();
    let mut closing = HashMap::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('`')) {
        let start = at + start;
        let length = backticks(text.get(start..).unwrap_or_default());
        if let Some(before) = runs.insert(length, start) {
            closing.insert(before, start);
        }
        at = start + length;
    }
    closing
}

/// What stands in Markdown for a tag; `None` where it is no tag of HTML's.
fn instead_of(inner: &str) -> Option<&'static str> {
    let name = inner.strip_prefix('/').unwrap_or(inner);
    // The longest name that is known.
    let name = name.get(..11).unwrap_or(name);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric());
    let name = name.get(..end.unwrap_or(name.len()))?.to_ascii_lowercase();
    Some(match &*name {
        "br" | "tr" | "dt" | "dd" => "\n",
        "p" | "div" | "section" | "table" | "ul" | "ol" | "dl" | "pre" | "blockquote" | "hr"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "\n\n",
        "li" if !inner.starts_with('/') => "\n- ",
        "td" | "th" => " ",
        "code" | "tt" | "kbd" => "`",
        "a" | "abbr" | "b" | "big" | "caption" | "center" | "del" | "details" | "em" | "font"
        | "i" | "iframe" | "img" | "ins" | "li" | "link" | "mark" | "q" | "s" | "script"
        | "small" | "span" | "strike" | "strong" | "style" | "sub" | "summary" | "sup"
        | "tbody" | "tfoot" | "thead" | "u" | "var" => "",
        _ => return None,
    })
}

/// The length of a character reference at the start of a text, and the character.
fn entity(text: &str) -> Option<(usize, char)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let number = match hexadecimal {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    Some((end + 1, letter))
}

/// Line ends without blanks before them, one empty line at most, no characters that steer.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut is_after_blank = false;
    for line in text.lines() {
        let line = line.trim_end();
        if !(line.is_empty() && is_after_blank) {
            let letters = line.chars();
            tidy.extend(letters.filter(|letter| *letter == '\t' || !is_invisible(*letter)));
            tidy.push('\n');
        }
        is_after_blank = line.is_empty();
    }
    tidy.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{line, plain};

    #[test]
    fn markdown_and_what_only_looks_like_html_stay() {
        for text in [
            "No `<b>` here, **really**:\n\n- one\n- two",
            "The user <userId> has a < b && c > d",
            "```\n<br>&amp;\n```",
            "a lone ` and <b",
            "AT&T; &unknown; &#xD800;",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn html_becomes_text() {
        assert_eq!(
            plain("<p>Not <B class=\"x\">found</B>.<br/>See <code>id</code></p><!-- x -->"),
            "Not found.\nSee `id`"
        );
        assert_eq!(
            plain("<ul><li>one</li><li>two</li></ul>end"),
            "- one\n- two\n\nend"
        );
        assert_eq!(plain("&lt;id&gt; &#39;a&#x27;&nbsp;b"), "<id> 'a' b");
    }

    #[test]
    fn nothing_steers_a_terminal_or_hides() {
        assert_eq!(plain("a\u{1b}[31m\u{202e}b\u{0}&#27;[0m"), "a[31mb[0m");
        assert_eq!(plain("\u{200b}\r\n \n\n\nx  \r\n\r\n\r\ny"), "x\n\ny");
        assert_eq!(line(" a\n\nb\tc "), "a b c");
    }

    #[test]
    fn a_text_without_an_end_is_cut() {
        let text = plain(&"é".repeat(20_000));
        assert!(text.len() < 17_000 && text.ends_with("é…"));
    }
}
