//! Codes that programs compare: `card_declined`, `ThrottlingException`, `NOT_FOUND`.

/// Whether a word is written as only a code would be. In backticks, any word may be one.
pub(super) fn is_machine_code(text: &str) -> bool {
    let bare = text
        .strip_prefix('`')
        .and_then(|text| text.strip_suffix('`'));
    let word = bare.unwrap_or(text);
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "_.-:/#".contains(letter);
    let is_word = word.len() > 2 && word.len() <= 80 && word.chars().all(is_letter);
    if !is_word || !word.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return false;
    }
    let ends = word.ends_with(|letter: char| letter.is_ascii_alphanumeric());
    let is_numbered = word.contains(|letter: char| letter.is_ascii_digit())
        && !word.contains(|letter: char| letter.is_ascii_lowercase());
    let has_hump = hump(word).is_some();
    ends && (bare.is_some() || word.contains('_') || has_hump || is_numbered)
}

/// Whether a word can be a code where its column says that it is one: also `conflict`, `E-17`, `10003`.
pub(super) fn can_be_machine_code(text: &str) -> bool {
    let word = text.trim_matches('`');
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "_.-:/#".contains(letter);
    (2..=80).contains(&word.len()) && word.chars().all(is_letter)
}

/// Where a capital follows a small letter, last in a word.
fn hump(word: &str) -> Option<usize> {
    let mut last = None;
    let mut is_small = false;
    for (at, letter) in word.char_indices() {
        if is_small && letter.is_ascii_uppercase() {
            last = Some(at);
        }
        is_small = letter.is_ascii_lowercase();
    }
    last
}

/// The code at the start of a text, and what follows it.
pub(super) fn leading(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ')'));
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    let bare = word.trim_end_matches([':', '.']);
    // With the status in the same backticks, a single word is rather a name: `409 StatusConflict`.
    let closed = bare.strip_suffix('`');
    let closed = closed.filter(|code| !code.starts_with('`') && code.contains('_'));
    let bare = closed.unwrap_or(bare);
    is_machine_code(bare).then(|| (bare.trim_matches('`'), rest))
}

/// The code that text from a copied table begins with, glued to what stood in the next cell:
/// `notFoundThe object`.
pub(super) fn glued(text: &str) -> Option<(&str, &str)> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = text.get(..end)?;
    if !word.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        return None;
    }
    let at = hump(word)?;
    text.split_at_checked(at)
}

/// All codes of a cell: one, or a list of them. What stands in backticks is one, blanks and all; the
/// number of one is left out.
pub(super) fn listed(text: &str) -> Vec<String> {
    let text = unnumbered(text);
    let (quoted, bare): (Vec<_>, Vec<_>) = text
        .split('`')
        .enumerate()
        .partition(|(number, _)| number % 2 == 1);
    let parts = [',', '\n', ' ', '|', ';', '\t'];
    let words = match quoted.as_slice() {
        [] => bare
            .into_iter()
            .flat_map(|(_, text)| text.split(parts))
            .collect(),
        quoted => quoted.iter().map(|(_, text)| *text).collect::<Vec<_>>(),
    };
    let words = words
        .into_iter()
        .map(|word| word.trim_matches(['"', '\'', '*', ' ']));
    let words = words.filter(|word| !word.is_empty() && !matches!(*word, "or" | "and" | "/"));
    words.map(str::to_owned).collect()
}

/// A code without its number: `NOT_FOUND` of `NOT_FOUND = 5`.
pub(super) fn unnumbered(text: &str) -> &str {
    let numbered = text.split_once(" = ");
    let numbered = numbered.filter(|(_, number)| number.trim().parse::<u32>().is_ok());
    numbered.map_or(text, |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::{glued, is_machine_code, leading, listed};

    #[test]
    fn codes_are_told_from_words() {
        for code in [
            "card_declined",
            "ThrottlingException",
            "NOT_FOUND",
            "ERR-17",
            "notFound",
            "`conflict`",
        ] {
            assert!(is_machine_code(code), "{code}");
        }
        for word in [
            "Conflict",
            "OK",
            "Rate-limited",
            "404",
            "not found",
            "",
            "`a b`",
            "The",
        ] {
            assert!(!is_machine_code(word), "{word}");
        }
        // No code is longer than 80 letters.
        let [short, long] = [39, 40].map(|times| "a_".repeat(times) + "a");
        assert!(is_machine_code(&short) && !is_machine_code(&long));
        assert_eq!(
            leading("rate_limited: slow down"),
            Some(("rate_limited", " slow down"))
        );
        assert_eq!(glued("notFoundThe pet"), Some(("notFound", "The pet")));
        assert_eq!(listed("a_b, c\n\"d\""), ["a_b", "c", "d"]);
        assert_eq!(listed("`a_b` or `Not Found`"), ["a_b", "Not Found"]);
        assert_eq!(listed("NOT_FOUND = 5"), ["NOT_FOUND"]);
    }
}
