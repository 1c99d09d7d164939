//! Descriptions as plain Markdown: the HTML in them gone, and nothing that a terminal obeys.

use crate::terminal::steers;

/// The most bytes of a description that a table gets.
const MOST_BYTES: usize = 16 << 10;

/// The text without its HTML, as Markdown. What is no element of HTML, such as `<id>`, stays, and so
/// does all code.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut starts = text.char_indices().map(|(start, _)| start);
    let end = starts.find(|start| *start >= MOST_BYTES);
    let mut rest = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let is_cut = rest.len() < text.len();
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '`' => code(rest)
                .inspect(|code| plain.push_str(code))
                .map(str::len),
            '<' => tag(rest).map(|(length, instead)| {
                plain.push_str(instead);
                length
            }),
            '&' => entity(rest).map(|(length, letter)| {
                plain.push(letter);
                length
            }),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            plain.push(letter);
            letter.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
    if is_cut {
        plain.push('…');
    }
    tidy(&plain)
}

/// The same on one line.
pub(super) fn line(text: &str) -> String {
    let plain = plain(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A code span or a fenced block: up to the next run of as many backticks.
fn code(text: &str) -> Option<&str> {
    let run = text.len() - text.trim_start_matches('`').len();
    let mut at = run;
    loop {
        let start = at + text.get(at..)?.find('`')?;
        let after = text.get(start..)?;
        let length = after.len() - after.trim_start_matches('`').len();
        at = start + length;
        if length == run {
            return text.get(..at);
        }
    }
}

/// The length of a tag or a comment at the start of a text, and what stands for it in Markdown.
fn tag(text: &str) -> Option<(usize, &'static str)> {
    if text.starts_with("<!--") {
        return Some((text.find("-->")? + 3, ""));
    }
    let inner = text.get(1..text.find('>')?)?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric());
    let name = name.get(..end.unwrap_or(name.len()))?.to_ascii_lowercase();
    let instead = match &*name {
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
    };
    Some((inner.len() + 2, instead))
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
            tidy.extend(letters.filter(|letter| *letter == '\t' || !steers(*letter)));
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
