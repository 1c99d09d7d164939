//! What stands behind a status, told apart: its name, machine codes, and what it means.

use super::group::Entry;
use super::machine_code;
use super::phrase::phrase_at_start;
use super::status::is_between;
use crate::import::proposal::registered;
use aurora_errors_spec::{Code, nearest};

impl Entry {
    /// What a text says that follows these statuses.
    pub(super) fn new(codes: Vec<Code>, text: &str) -> Entry {
        let mut entry = Entry {
            codes,
            ..Entry::default()
        };
        let mut rest = begin(text);
        rest = entry.machine_code(rest).unwrap_or(rest);
        let named = entry.known_name(rest);
        rest = named.or_else(|| entry.own_name(rest)).unwrap_or(rest);
        if entry.machine_codes.is_empty() {
            rest = entry.machine_code(begin(rest)).unwrap_or(rest);
        }
        entry.meaning = sentence(rest);
        entry
    }

    fn machine_code<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let inner = text.strip_prefix(['(', '[']);
        let (code, rest) = machine_code::leading(inner.unwrap_or(text))?;
        self.machine_codes.push(code.to_owned());
        let rest = rest.trim_start_matches([')', ']']);
        Some(begin(rest))
    }

    /// A name that the status is known by, where something else begins behind it.
    fn known_name<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let codes = self.codes.iter();
        let lengths = codes.filter_map(|code| phrase_at_start(text, *code));
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
        Code::Status(status) => registered(status)?,
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

const VERBS: [&str; 10] = [
    "is", "are", "was", "were", "has", "have", "had", "must", "should", "does",
];

/// Whether a text is short and plain enough to be the name of a status.
pub(super) fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    const MOST_BYTES: usize = 48;
    let text = trimmed(text);
    let words = text.split_whitespace().count();
    let is_plain = |letter: char| letter.is_alphanumeric() || " -/'’_&".contains(letter);
    // A sentence is none.
    let is_verb = |word: &str| VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(word));
    (1..=MOST_WORDS).contains(&words)
        && !text.split_whitespace().any(is_verb)
        && text.len() <= MOST_BYTES
        && text.chars().all(is_plain)
        && text.starts_with(char::is_alphabetic)
        && text.chars().filter(|letter| letter.is_alphabetic()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::Entry;
    use aurora_errors_spec::Code;

    /// A text behind a status, and what it is taken apart to: name, machine code and meaning.
    const TEXTS: &str = "\
404 ¦ Not Found` ¦ Not Found ¦ ¦
400 ¦ (BAD REQUEST) ¦ BAD REQUEST ¦ ¦
404 ¦ - Not found ¦ Not found ¦ ¦
200 ¦ Success: It was done. ¦ Success ¦ ¦ It was done.
200 ¦ OK - The m has m. ¦ OK ¦ ¦ The m has m.
400 ¦ : Bad request, like missing data ¦ Bad request ¦ ¦ like missing data
410 ¦ Expired token: Access is over ¦ Expired token ¦ ¦ Access is over
400 ¦ : Bad Request. ¦ Bad Request ¦ ¦
404 ¦ : The resource does not exist or m. ¦ ¦ ¦ The resource does not exist or m.
400 ¦ Bad RequestunknownOperationThe m ¦ Bad Request ¦ unknownOperation ¦ The m
401 ¦ Unauthorized unauthorizedThe m ¦ Unauthorized ¦ unauthorized ¦ The m
400 ¦ - invalid_request: There was one. ¦ ¦ invalid_request ¦ There was one.
403 ¦ Forbidden - `no_scope` - It lacks ¦ Forbidden ¦ no_scope ¦ It lacks
402 ¦ Request Failed The card was old. ¦ Request Failed ¦ ¦ The card was old.
404 ¦ Not Found (`no_pet`): There is none. ¦ Not Found ¦ no_pet ¦ There is none.
423 ¦ Busy -- Somebody else is there. ¦ Busy ¦ ¦ Somebody else is there.
204 ¦ No Content The request m. ¦ No Content ¦ ¦ The request m.
404 ¦ Not found in this project. ¦ ¦ ¦ Not found in this project.
204 ¦ : OK without content ¦ OK without content ¦ ¦
";

    #[test]
    fn a_text_is_taken_apart() {
        for line in TEXTS.lines() {
            let parts: Vec<&str> = line.split('¦').map(str::trim).collect();
            let [status, text, name, code, meaning] = parts.as_slice() else {
                panic!("{line}");
            };
            let codes = vec![status.parse::<Code>().unwrap()];
            let found = Entry::new(codes, &format!(" {text}"));
            let found_name = found.name.as_deref().unwrap_or_default();
            let found_codes = found.machine_codes.join(" ");
            let found = [found_name, &found_codes, &found.meaning];
            assert_eq!(found, [*name, *code, *meaning], "{line}");
        }
    }
}
