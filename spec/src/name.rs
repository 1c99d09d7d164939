//! From a row's name to its variant, and from that to the method `is_…`.

use std::fmt;

use unicode_ident::{is_xid_continue, is_xid_start};

use crate::letter::{letter_at, skip_alphanumeric};
use crate::words::position_of;

/// The methods `is_…` that every error has, whatever its variants are.
#[doc(hidden)]
pub const PREDICATES_OF_EVERY_ERROR: [&str; 4] = [
    "is_retryable",
    "is_retryable_for",
    "is_retryable_for_request",
    "is_throttled",
];

/// The variant of a name: `Not Found` gives `NotFound`.
///
/// A word in capitals becomes an ordinary one, a word with capitals inside keeps them, and
/// apostrophes vanish. What comes out need not be an identifier: see [`check_variant`].
///
/// ```
/// use aurora_errors_spec::variant_name;
///
/// assert_eq!(variant_name("I'm a Teapot"), "ImATeapot");
/// assert_eq!(variant_name("HTTP Version Not Supported"), "HttpVersionNotSupported");
/// assert_eq!(variant_name("OAuth error"), "OAuthError");
/// ```
#[must_use]
pub fn variant_name(name: &str) -> String {
    let mut variant = String::with_capacity(name.len());
    // What stands before an apostrophe.
    let mut word = String::new();
    let mut start = 0;
    let mut end = skip_alphanumeric(name, 0);
    loop {
        let letter = letter_at(name, end);
        let next = end + letter.map_or(0, char::len_utf8);
        if letter.is_none_or(|letter| letter == '_' || !is_xid_continue(letter)) {
            let part = name.get(start..end).unwrap_or_default();
            start = next;
            if matches!(letter, Some('\'' | '’')) {
                word.push_str(part);
            } else if word.is_empty() {
                push_word(&mut variant, part);
            } else {
                word.push_str(part);
                push_word(&mut variant, &word);
                word.clear();
            }
        }
        if letter.is_none() {
            return variant;
        }
        end = skip_alphanumeric(name, next);
    }
}

fn push_word(variant: &mut String, word: &str) {
    let Some(letter) = letter_at(word, 0) else {
        return;
    };
    let (first, rest) = word.split_at(letter.len_utf8());
    if letter.is_ascii() {
        variant.push(letter.to_ascii_uppercase());
    } else {
        variant.push_str(&first.to_uppercase());
    }
    if is_in_capitals(word) {
        variant.push_str(&rest.to_lowercase());
    } else {
        variant.push_str(rest);
    }
}

/// Nearly every word has a small letter near its start: no copy of it is needed then.
fn is_in_capitals(word: &str) -> bool {
    for byte in word.bytes() {
        if byte.is_ascii_lowercase() {
            return false;
        }
        if !byte.is_ascii() {
            return word == word.to_uppercase();
        }
    }
    true
}

/// The predicate of a variant: `NotFound` gives `is_not_found`.
///
/// ```
/// use aurora_errors_spec::predicate_name;
///
/// assert_eq!(predicate_name("HTTPError"), "is_http_error");
/// assert_eq!(predicate_name("Http2Error"), "is_http2_error");
/// ```
#[must_use]
pub fn predicate_name(variant: &str) -> String {
    let mut words = String::with_capacity(variant.len() + 8);
    words.push_str("is_");
    let mut start = 0;
    let mut at = 0;
    let mut previous = '_';
    while let Some(letter) = letter_at(variant, at) {
        let next = at + letter.len_utf8();
        if letter.is_uppercase() && previous != '_' {
            let is_before_small = letter_at(variant, next).is_some_and(char::is_lowercase);
            if is_before_small || !previous.is_uppercase() {
                words.push_str(variant.get(start..at).unwrap_or_default());
                words.push('_');
                start = at;
            }
        }
        previous = letter;
        at = next;
    }
    words.push_str(variant.get(start..).unwrap_or_default());
    words.to_lowercase()
}

/// Whether a text can be a variant.
///
/// ```
/// use aurora_errors_spec::{NotAVariant, check_variant};
///
/// assert_eq!(check_variant("NotFound"), Ok(()));
/// assert_eq!(check_variant("Self"), Err(NotAVariant::Keyword));
/// assert_eq!(check_variant("4XX"), Err(NotAVariant::NotIdentifier));
/// assert_eq!(NotAVariant::Keyword.to_string(), "a Rust keyword");
/// ```
///
/// # Errors
/// When it is not an identifier of Rust, or a keyword of edition 2024.
pub fn check_variant(variant: &str) -> Result<(), NotAVariant> {
    if !is_identifier(variant) {
        Err(NotAVariant::NotIdentifier)
    } else if is_keyword(variant) {
        Err(NotAVariant::Keyword)
    } else {
        Ok(())
    }
}

fn is_identifier(text: &str) -> bool {
    let starts = letter_at(text, 0).is_some_and(|first| first == '_' || is_xid_start(first));
    let mut at = skip_alphanumeric(text, 0);
    while let Some(letter) = letter_at(text, at) {
        if !is_xid_continue(letter) {
            return false;
        }
        at = skip_alphanumeric(text, at + letter.len_utf8());
    }
    starts && text != "_"
}

fn is_keyword(word: &str) -> bool {
    // All the others begin with a small letter, as hardly any variant does.
    let may_be = word.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    word == "Self" || may_be && position_of(word, &KEYWORDS).is_some()
}

/// Why a text cannot be a variant.
///
/// ```
/// use aurora_errors_spec::{NotAVariant, check_variant, variant_name};
///
/// // "4XX Error" needs a `variant` of its own in the table.
/// let fault = check_variant(&variant_name("4XX Error")).unwrap_err();
/// assert_eq!(fault, NotAVariant::NotIdentifier);
/// assert_eq!(fault.to_string(), "not a Rust identifier");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAVariant {
    /// It has characters that an identifier cannot have.
    NotIdentifier,
    /// Rust keeps the word for itself.
    Keyword,
}

impl fmt::Display for NotAVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotAVariant::NotIdentifier => "not a Rust identifier",
            NotAVariant::Keyword => "a Rust keyword",
        })
    }
}

impl std::error::Error for NotAVariant {}

/// The strict and reserved keywords of edition 2024 but for `Self`.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The candidate that a misspelt word most likely meant, when one is near enough.
///
/// ```
/// use aurora_errors_spec::nearest;
///
/// assert_eq!(nearest("retyr", &["replay", "retry"]), Some("retry"));
/// assert_eq!(nearest("colour", &["replay", "retry"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = letters(word);
    let mut nearest = None;
    let mut fewest = usize::MAX;
    for candidate in candidates {
        let edits = edits(&word, &letters(candidate));
        if edits < fewest {
            fewest = edits;
            nearest = Some(*candidate);
        }
    }
    nearest
}

/// No name is this long; without a limit the square below would grow with a hostile word.
const MAX_LETTERS: usize = 64;

fn letters(word: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for letter in word.to_lowercase().chars() {
        if letters.len() == MAX_LETTERS {
            break;
        }
        letters.push(letter);
    }
    letters
}

/// The edits from one word to the other, where swapping two neighbours is one edit (optimal
/// string alignment); of words that are not alike, more than there can be.
fn edits(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let mut edits = Vec::new();
    for i in 0..=a.len() {
        for j in 0..width {
            if i == 0 || j == 0 {
                edits.push(i + j);
                continue;
            }
            // The same words without the last letter of one, of the other, and of both.
            let (above, left) = (edits[(i - 1) * width + j], edits[i * width + j - 1]);
            let both = edits[(i - 1) * width + j - 1];
            let replaced = both + usize::from(a[i - 1] != b[j - 1]);
            let mut fewest = replaced.min(above + 1).min(left + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                fewest = fewest.min(edits[(i - 2) * width + j - 2] + 1);
            }
            edits.push(fewest);
        }
    }
    let allowed = (a.len().max(b.len()) / 3).max(1);
    match edits.pop() {
        Some(edits) if edits <= allowed => edits,
        _ => usize::MAX,
    }
}
