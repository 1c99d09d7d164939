//! Statuses in a text: `404`, `HTTP 404`, `5xx`, `500–504`, `400, 422`.

use super::machine_code::is_machine_code;
use super::phrase::{is_known, is_phrase};
use aurora_errors_spec::Code;
use std::collections::HashSet;

/// The statuses that stand at one end of a text, and the rest of it.
#[derive(Debug, PartialEq)]
pub(super) struct Statuses<'t> {
    pub(super) codes: Vec<Code>,
    pub(super) rest: &'t str,
}

/// The statuses that a text begins with, maybe behind words such as `HTTP status code`.
pub(super) fn leading(text: &str) -> Option<Statuses<'_>> {
    let (mut codes, mut rest) = one(introduced(unmarked(text)?))?;
    while let Some((more, after)) = further(rest).and_then(one) {
        codes.extend(more);
        rest = after;
    }
    let mut seen = HashSet::new();
    codes.retain(|code| seen.insert(*code));
    Some(Statuses {
        codes,
        rest: unclosed(rest),
    })
}

/// The status that a short text ends with: `Not Found (404)`, `Not Found: 404`.
pub(super) fn trailing(text: &str) -> Option<Statuses<'_>> {
    const MOST_BYTES: usize = 80;
    let text = text.trim().trim_end_matches([')', ']', '`', '*', '.', ':']);
    if text.len() > MOST_BYTES {
        return None;
    }
    let begin = text.rfind(|letter: char| !letter.is_ascii_alphanumeric())?;
    let (before, last) = text.split_at(begin);
    let found = leading(last).filter(|found| found.rest.is_empty())?;
    // A backtick ends the name, which may be a machine code.
    let is_mark = |letter| is_between(letter) && letter != '`';
    let mut before = before;
    for word in ["code", "status", "HTTP"] {
        let is_mark = |letter| is_mark(letter) && !matches!(letter, '(' | '[');
        before = before.trim_end_matches(is_mark);
        before = without_end(before, word).unwrap_or(before);
    }
    let is_bracketed = last.starts_with(['(', '[']) || before.ends_with(['(', '[']);
    let before = before.trim_end_matches(is_mark);
    let name = before.trim_matches('`');
    let is_named = found.codes.iter().any(|code| is_phrase(name, *code));
    let is_told = is_bracketed || is_named || is_machine_code(before);
    let is_name = before.chars().any(char::is_alphabetic);
    (is_name && is_told).then_some(Statuses {
        rest: before,
        ..found
    })
}

fn without_end<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (before, end) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
    let is_word = end.eq_ignore_ascii_case(word) && !before.ends_with(char::is_alphanumeric);
    is_word.then_some(before)
}

/// What may stand between a status and its name.
pub(super) fn is_between(letter: char) -> bool {
    letter.is_whitespace() || ":-–—‑−=|·•*`→⇒([>/,;\"“”'~.".contains(letter)
}

/// A text without what stands before its first letter or digit; none where that says that a number is
/// something else: a price, a difference, a fraction.
fn unmarked(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let marks = text.get(..text.len() - rest.len())?;
    let changes = [
        '$', '€', '£', '¥', '+', '~', '≈', '.', '<', '≤', '%', '@', '/',
    ];
    (!marks.contains(changes)).then_some(rest)
}

/// A text without the words that introduce a status.
fn introduced(text: &str) -> &str {
    #[rustfmt::skip]
    const WORDS: [&str; 15] = [
        "http/1.1", "http/1.0", "http/2", "http/3", "https", "http", "httpstatus", "statuscode",
        "status", "codes", "code", "errors", "error", "responses", "response",
    ];
    let mut rest = text;
    loop {
        let found = WORDS.iter().find_map(|word| {
            let (start, after) = rest.split_at_checked(word.len())?;
            let ends = !after.starts_with(char::is_alphabetic);
            (start.eq_ignore_ascii_case(word) && ends).then_some(after)
        });
        let Some(after) = found else {
            return rest;
        };
        rest = after.trim_start_matches(|letter: char| {
            letter.is_whitespace()
                || matches!(letter, ':' | '-' | '#' | '`' | '*' | '_' | '(' | '=')
        });
    }
}

/// What stands behind a further status's separator.
fn further(text: &str) -> Option<&str> {
    let text = unclosed(text).trim_start();
    let mut rest = text
        .trim_start_matches([',', '/', '&', ';', '|'])
        .trim_start();
    for word in ["and", "or"] {
        let after = rest.strip_prefix(word);
        rest = after
            .filter(|after| after.starts_with(' '))
            .unwrap_or(rest)
            .trim_start();
    }
    let is_separated = rest.len() < text.len();
    let rest = rest.trim_start_matches(['`', '*', '"']);
    is_separated.then(|| introduced(rest))
}

/// A text without the marks that end code, stress or a bracket.
fn unclosed(text: &str) -> &str {
    text.trim_start_matches(['`', '*', '"', ')', ']', '_'])
}

/// One status, one class, or a range of either.
fn one(text: &str) -> Option<(Vec<Code>, &str)> {
    let (first, rest) = code(text)?;
    if let (Code::Status(status), Some(after)) = (first, from_here_on(rest)) {
        let class = u8::try_from(status / 100)
            .ok()
            .filter(|_| status % 100 == 0)?;
        return Some((vec![Code::Class(class)], after));
    }
    let range = || {
        let after = unclosed(rest).trim_start();
        let marked = after.trim_start_matches(['-', '–', '—', '‑', '−', '…', '~', '.']);
        let words = ["to ", "through ", "thru ", "until "];
        let worded = words.iter().find_map(|word| after.strip_prefix(word));
        let after = worded.or((marked.len() < after.len()).then_some(marked))?;
        let (last, after) = code(after.trim_start().trim_start_matches('`'))?;
        Some((between(first, last)?, after))
    };
    Some(range().unwrap_or_else(|| (vec![first], rest)))
}

fn from_here_on(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let words = [
        "+",
        "and above",
        "and up",
        "or above",
        "or higher",
        "and higher",
        "or greater",
    ];
    words.iter().find_map(|word| rest.strip_prefix(word))
}

/// A range holds its ends and the known statuses between them; a class where all of it is inside.
fn between(first: Code, last: Code) -> Option<Vec<Code>> {
    let (first, last) = match (first, last) {
        (Code::Class(first), Code::Class(last)) => {
            return (first < last).then(|| (first..=last).map(Code::Class).collect());
        }
        (Code::Status(first), Code::Status(last)) => (first, last),
        _ => return None,
    };
    if first >= last {
        return None;
    }
    let mut codes = Vec::new();
    for hundred in first / 100..=last / 100 {
        let all = hundred * 100..=hundred * 100 + 99;
        if first <= *all.start() && *all.end() <= last {
            codes.push(Code::Class(u8::try_from(hundred).ok()?));
        } else {
            let is_in = |status: &u16| (first..=last).contains(status);
            let is_end = |status: u16| status == first || status == last;
            let counts = |status: &u16| is_end(*status) || is_known(Code::Status(*status));
            codes.extend(all.filter(is_in).filter(counts).map(Code::Status));
        }
    }
    Some(codes)
}

/// A number of three digits, or a class: `5XX`, `5xx`, `5**`, `50x`.
fn code(text: &str) -> Option<(Code, &str)> {
    let (start, rest) = text.split_at_checked(3)?;
    let is_any = |byte: u8| matches!(byte, b'x' | b'X' | b'*');
    let code = match start.as_bytes() {
        [class @ b'1'..=b'5', second, third] if is_any(*third) => {
            (is_any(*second) || *second == b'0').then(|| Code::Class(class - b'0'))
        }
        _ => start
            .parse()
            .ok()
            .filter(|code| matches!(code, Code::Status(_))),
    };
    let is_small = |letter: Option<char>| letter.is_some_and(char::is_lowercase);
    let mut letters = rest.chars();
    let ends = match (letters.next(), letters.next()) {
        (Some('.' | ',' | ':'), Some(next)) => !next.is_ascii_digit(),
        (Some('%' | '°' | '€' | '$' | '£' | '_'), _) => false,
        // A name that is glued on: `404Not Found`, `200OK`.
        (Some(letter), next) if letter.is_alphanumeric() => {
            letter.is_uppercase() && (is_small(next) || rest.starts_with("OK"))
        }
        _ => true,
    };
    code.filter(|_| ends).map(|code| (code, rest))
}

#[cfg(test)]
mod tests {
    use super::{leading, trailing};

    fn led(text: &str) -> Option<(String, &str)> {
        leading(text).map(|found| (list(&found.codes), found.rest))
    }

    fn list(codes: &[aurora_errors_spec::Code]) -> String {
        let codes: Vec<_> = codes.iter().map(ToString::to_string).collect();
        codes.join(" ")
    }

    #[test]
    fn a_status_leads_in_any_dress() {
        for (text, codes, rest) in [
            ("404", "404", ""),
            ("`404 Not Found`", "404", " Not Found`"),
            ("**404** - gone", "404", " - gone"),
            ("HTTP/1.1 404 Not Found", "404", " Not Found"),
            ("HTTP status code: 404", "404", ""),
            ("Error 404: x", "404", ": x"),
            ("404Not Found", "404", "Not Found"),
            ("200OK", "200", "OK"),
            ("(404) x", "404", " x"),
            ("5xx", "5XX", ""),
            ("20x Success", "2XX", " Success"),
            ("4** x", "4XX", " x"),
            ("500+", "5XX", ""),
            ("500 and above", "5XX", ""),
            ("500–504", "500 501 502 503 504", ""),
            ("500 to 599 x", "5XX", " x"),
            ("400-599", "4XX 5XX", ""),
            ("4xx–5xx", "4XX 5XX", ""),
            (
                "500, 502, 503 or 504 Server Errors",
                "500 502 503 504",
                " Server Errors",
            ),
            ("`400` / `422`", "400 422", ""),
            ("401 and 403", "401 403", ""),
        ] {
            assert_eq!(led(text), Some((codes.to_owned(), rest)), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_statuses() {
        for text in [
            "4700",
            "$400",
            "200.50",
            "1,200",
            "400ms",
            "404x",
            "500MB",
            "100%",
            "40",
            "042",
            "+400",
            "401.1",
            "Chapter 404",
            "999999",
            "",
            "v200",
            "200_000",
            "/404",
        ] {
            assert_eq!(led(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_may_stand_before_its_status() {
        let trailed = |text| trailing(text).map(|found| (list(&found.codes), found.rest));
        for (text, rest) in [
            ("Not Found (404)", "Not Found"),
            ("Missing pet [404]", "Missing pet"),
            ("Not Found: 404", "Not Found"),
            ("NotFound - HTTP 404", "NotFound"),
            ("not_found (HTTP status code: 404)", "not_found"),
            ("`gone` (`404`)", "`gone`"),
            ("no_pet: 404", "no_pet"),
        ] {
            assert_eq!(trailed(text), Some(("404".to_owned(), rest)), "{text}");
        }
        for text in ["Up to 500", "Limit: 100", "(404)", "Section 404"] {
            assert_eq!(trailed(text), None, "{text}");
        }
    }
}
