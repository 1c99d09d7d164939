use std::fmt;

use unicode_ident::{is_xid_continue, is_xid_start};

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
    let mut word = String::new();
    for letter in name.chars() {
        if is_xid_continue(letter) && letter != '_' {
            word.push(letter);
        } else if !matches!(letter, '\'' | '’') {
            push_word(&mut variant, &word);
            word.clear();
        }
    }
    push_word(&mut variant, &word);
    variant
}

fn push_word(variant: &mut String, word: &str) {
    let first = word.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = word.split_at(first);
    variant.push_str(&first.to_uppercase());
    if word == word.to_uppercase() {
        variant.push_str(&rest.to_lowercase());
    } else {
        variant.push_str(rest);
    }
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
    let mut words = String::from("is_");
    let mut previous = '_';
    let mut letters = variant.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_uppercase() && previous != '_' {
            let is_before_small = letters.peek().is_some_and(|next| next.is_lowercase());
            if is_before_small || !previous.is_uppercase() {
                words.push('_');
            }
        }
        words.push(letter);
        previous = letter;
    }
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
    let mut letters = variant.chars();
    let starts = letters
        .next()
        .is_some_and(|first| first == '_' || is_xid_start(first));
    if !starts || variant == "_" || !letters.all(is_xid_continue) {
        Err(NotAVariant::NotIdentifier)
    } else if KEYWORDS.binary_search(&variant).is_ok() {
        Err(NotAVariant::Keyword)
    } else {
        Ok(())
    }
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

/// The strict and reserved keywords of edition 2024, sorted.
const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The candidate that a misspelt word most likely meant, when one is near enough.
///
/// ```
/// use aurora_errors_spec::nearest;
///
/// assert_eq!(nearest("retyr", ["replay", "retry"]), Some("retry"));
/// assert_eq!(nearest("colour", ["replay", "retry"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let name = letters(candidate);
            let allowed = (word.len().max(name.len()) / 3).max(1);
            let distance = distance(&word, &name);
            (distance <= allowed).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// No name is this long; without a limit the square below would grow with a hostile word.
const MAX_LETTERS: usize = 64;

fn letters(word: &str) -> Vec<char> {
    word.chars()
        .flat_map(char::to_lowercase)
        .take(MAX_LETTERS)
        .collect()
}

/// The edits from one word to the other, where swapping two neighbours is one edit (optimal
/// string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut edits = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                edits[i][j] = i + j;
                continue;
            }
            let replaced = edits[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut fewest = replaced.min(edits[i - 1][j] + 1).min(edits[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                fewest = fewest.min(edits[i - 2][j - 2] + 1);
            }
            edits[i][j] = fewest;
        }
    }
    edits[a.len()][b.len()]
}
