//! What stands behind a status, told apart: its name, machine codes, and what it means.

use super::machine_code;
use super::phrase::phrase_at_start;
use super::status::is_between;
use aurora_errors_spec::{Code, nearest};

/// The parts of a text that describes statuses.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wording {
    pub(super) name: Option<String>,
    pub(super) machine_codes: Vec<String>,
    pub(super) meaning: String,
}

impl Wording {
    /// Takes a text apart that follows these statuses.
    pub(super) fn of(text: &str, codes: &[Code]) -> Wording {
        let mut wording = Wording::default();
        let mut rest = begin(text);
        if let Some(after) = wording.machine_code(rest) {
            rest = after;
        }
        if let Some(after) = wording
            .known_name(rest, codes)
            .or_else(|| wording.own_name(rest))
        {
            rest = after;
        }
        if wording.machine_codes.is_empty() {
            rest = wording.machine_code(begin(rest)).unwrap_or(rest);
        }
        wording.meaning = sentence(rest);
        wording
    }

    fn machine_code<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let inner = text.strip_prefix(['(', '[']);
        let (code, rest) = machine_code::leading(inner.unwrap_or(text))?;
        self.machine_codes.push(code.to_owned());
        let rest = rest.trim_start_matches([')', ']']);
        Some(begin(rest))
    }

    /// A name that the status is known by, where something else begins behind it.
    fn known_name<'t>(&mut self, text: &'t str, codes: &[Code]) -> Option<&'t str> {
        let lengths = codes.iter().filter_map(|code| phrase_at_start(text, *code));
        let (name, rest) = text.split_at_checked(lengths.max()?)?;
        let after = rest.trim_start_matches('`');
        let blanks = after.trim_start();
        let goes_on = |letter: char| letter.is_lowercase() || letter.is_ascii_digit();
        let is_marked = rest.starts_with('`');
        if !is_marked && blanks.len() < after.len() && blanks.starts_with(goes_on) {
            // `Not found in this project`: the name is longer, or it is none.
            let (code, rest) =
                code_like_name(name, blanks).or_else(|| machine_code::leading(blanks))?;
            self.machine_codes.push(code.to_owned());
            self.name = Some(name.to_owned());
            return Some(rest);
        }
        if after.starts_with(goes_on) {
            let (code, rest) = machine_code::glued(after)?;
            self.machine_codes.push(code.to_owned());
            self.name = Some(name.to_owned());
            return Some(rest);
        }
        if after.starts_with(char::is_uppercase) && name.ends_with(char::is_uppercase) {
            return None;
        }
        self.name = Some(name.to_owned());
        Some(after)
    }

    /// The API's own name: short, and told from the meaning by a mark, or all that there is.
    fn own_name<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let bracketed = text
            .strip_prefix(['(', '['])
            .and_then(|text| text.split_once([')', ']']));
        let marks = [": ", " - ", " -- ", " – ", " — ", "\n", ". ", " (", ", "];
        let cuts = marks
            .iter()
            .filter_map(|mark| Some((text.find(mark)?, *mark)));
        let first = cuts.min_by_key(|(at, _)| *at);
        let (name, rest) = match (bracketed, first) {
            (Some((name, rest)), _) => (name, rest),
            (None, Some((at, mark))) => {
                let (name, rest) = text.split_at(at);
                // A comma or a full stop is inside a sentence more often than behind a name.
                if matches!(mark, ", " | ". ") {
                    return self.leading_capitals(text);
                }
                (name, rest)
            }
            (None, None) if is_name(text) => (text, ""),
            (None, None) => return self.leading_capitals(text),
        };
        let name = trimmed(name);
        if !is_name(name) {
            return self.leading_capitals(text);
        }
        self.name = Some(name.to_owned());
        Some(rest)
    }

    /// `Request Failed The parameters were valid`: words with capitals up to a sentence.
    fn leading_capitals<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let mut ends = Vec::new();
        let mut end = 0;
        let mut is_followed = false;
        for word in text.split_inclusive(' ') {
            if !word.starts_with(char::is_uppercase) {
                is_followed = word.starts_with(char::is_lowercase);
                break;
            }
            end += word.len();
            ends.push(end);
            if !word.trim().chars().all(char::is_alphanumeric) {
                return None;
            }
        }
        // The last word with a capital begins the sentence.
        ends.pop();
        let (name, rest) = text.split_at_checked(*ends.last()?)?;
        let name = name.trim();
        let first = name.split(' ').next().unwrap_or_default();
        (is_followed && is_name(name) && !BEGINNINGS.contains(&first)).then(|| {
            self.name = Some(name.to_owned());
            rest
        })
    }
}

/// Words that begin a sentence, and no name.
const BEGINNINGS: [&str; 14] = [
    "A", "All", "An", "Any", "Each", "If", "It", "Our", "Please", "That", "The", "This", "When",
    "Your",
];

/// A code that is the name again, maybe glued to what follows: `Not Found notFoundThe object …`.
fn code_like_name<'t>(name: &str, text: &'t str) -> Option<(&'t str, &'t str)> {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let whole = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    let is_name = |(code, _): &(&str, &str)| plain(code) == plain(name);
    let has_name = |(code, _): &(&str, &str)| plain(code).ends_with(&plain(name));
    Some(whole)
        .filter(is_name)
        .or_else(|| machine_code::glued(text).filter(has_name))
}

/// The registered name that a text spells wrongly.
pub(super) fn misspelt(name: &str, code: Code) -> Option<String> {
    const SHORTEST: usize = 8;
    let registered = match code {
        Code::Status(status) => http::StatusCode::from_u16(status)
            .ok()?
            .canonical_reason()?,
        Code::Class(_) => return None,
    };
    let is_near =
        name.len().abs_diff(registered.len()) < 2 && nearest(name, &[registered]).is_some();
    let is_misspelt = is_near && name.len() > SHORTEST && phrase_at_start(name, code).is_none();
    is_misspelt.then(|| registered.to_owned())
}

/// A text from its first letter on.
fn begin(text: &str) -> &str {
    let rest = text.trim_start_matches(|letter: char| {
        is_between(letter) && !matches!(letter, '(' | '[' | '`')
    });
    if rest.starts_with(['(', '[']) && !rest.contains([')', ']']) {
        return rest.trim_start_matches(['(', '[']);
    }
    rest
}

fn trimmed(text: &str) -> &str {
    text.trim()
        .trim_matches(['*', '`', '"', '“', '”', ':', '_'])
        .trim()
}

/// A meaning without the marks that told it from a name.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim_start_matches(|letter: char| {
        is_between(letter) && !matches!(letter, '`' | '(' | '[' | '"' | '“')
    });
    let text = text.trim_start_matches("`:").trim();
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    if letters.take(2).count() < 2 {
        return String::new();
    }
    text.to_owned()
}

/// Whether a text is short and plain enough to be the name of a status.
pub(super) fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    const MOST_BYTES: usize = 48;
    let text = trimmed(text);
    let words = text.split_whitespace().count();
    let is_plain = |letter: char| letter.is_alphanumeric() || " -/'’_&".contains(letter);
    (1..=MOST_WORDS).contains(&words)
        && text.len() <= MOST_BYTES
        && text.chars().all(is_plain)
        && text.starts_with(char::is_alphabetic)
        && text.chars().filter(|letter| letter.is_alphabetic()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::Wording;
    use aurora_errors_spec::Code;

    #[test]
    fn a_text_is_taken_apart() {
        for (text, status, name, code, meaning) in [
            (" Not Found`", 404, "Not Found", "", ""),
            (" (BAD REQUEST)", 400, "BAD REQUEST", "", ""),
            (" - Not found", 404, "Not found", "", ""),
            (" Success: It was done.", 200, "Success", "", "It was done."),
            ("OK - The m has m.", 200, "OK", "", "The m has m."),
            (
                ": Bad request, like missing data",
                400,
                "Bad request",
                "",
                "like missing data",
            ),
            (
                " Expired token: Access is over",
                410,
                "Expired token",
                "",
                "Access is over",
            ),
            (": Bad Request.", 400, "Bad Request", "", ""),
            (
                ": The resource does not exist or m.",
                404,
                "",
                "",
                "The resource does not exist or m.",
            ),
            (
                " Bad RequestunknownOperationThe m",
                400,
                "Bad Request",
                "unknownOperation",
                "The m",
            ),
            (
                " Unauthorized unauthorizedThe m",
                401,
                "Unauthorized",
                "unauthorized",
                "The m",
            ),
            (
                " - invalid_request_error: There was one.",
                400,
                "",
                "invalid_request_error",
                "There was one.",
            ),
            (
                " Forbidden - `no_scope` - It lacks",
                403,
                "Forbidden",
                "no_scope",
                "It lacks",
            ),
            (
                " Request Failed The parameters were good.",
                402,
                "Request Failed",
                "",
                "The parameters were good.",
            ),
            (
                " Not Found (`no_pet`): There is none.",
                404,
                "Not Found",
                "no_pet",
                "There is none.",
            ),
            (
                " Busy -- Somebody else is there.",
                423,
                "Busy",
                "",
                "Somebody else is there.",
            ),
            (
                " No Content The request m.",
                204,
                "No Content",
                "",
                "The request m.",
            ),
            (
                " Not found in this project.",
                404,
                "",
                "",
                "Not found in this project.",
            ),
            (": OK without content", 204, "OK without content", "", ""),
        ] {
            let expected = Wording {
                name: Some(name.to_owned()).filter(|name| !name.is_empty()),
                machine_codes: Some(code.to_owned())
                    .filter(|code| !code.is_empty())
                    .into_iter()
                    .collect(),
                meaning: meaning.to_owned(),
            };
            assert_eq!(
                Wording::of(text, &[Code::Status(status)]),
                expected,
                "{text}"
            );
        }
    }
}
