//! What a text looks like: a word of a program, or something said to people.

use super::scan::Raw;
use crate::body::MAX_NAME;
use http::StatusCode;

/// Whether a text only names the failure: a word, or the phrase of an HTTP status.
pub(super) fn is_label(raw: Raw<'_>) -> bool {
    is_word(raw) || is_phrase(raw)
}

/// Whether a text is the registered phrase of a status that is an error.
pub(super) fn is_phrase(raw: Raw<'_>) -> bool {
    let registered = (400..=431).chain([451]).chain(500..=511);
    let mut phrases =
        registered.filter_map(|code| StatusCode::from_u16(code).ok()?.canonical_reason());
    let is_long_enough = (4..40).contains(&raw.bytes().len());
    is_long_enough && phrases.any(|phrase| raw.is(phrase.as_bytes()))
}

/// Whether a text can be a code: one word of visible ASCII that ends like no sentence.
pub(super) fn is_word(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    (1..=MAX_NAME).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_graphic)
        && !bytes.ends_with(b".")
        && !bytes.ends_with(b"!")
}

/// Whether a text is made for people: words with spaces, or another script.
pub(super) fn is_sentence(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    raw.has_escapes() || bytes.contains(&b' ') || !bytes.is_ascii()
}

/// Whether a text is a piece of a page.
pub(super) fn is_markup(raw: Raw<'_>) -> bool {
    matches!(
        raw.bytes().trim_ascii_start(),
        [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'!', ..]
    )
}

/// Whether a text says something of what its key names: `is too long`, without a subject.
pub(super) fn is_predicate(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes().trim_ascii_start();
    // No verb among them is longer.
    let end = bytes.iter().take(9).position(|byte| *byte == b' ');
    let verb = end.and_then(|end| bytes.get(..end)).unwrap_or_default();
    matches!(
        verb,
        b"is"
            | b"isn't"
            | b"are"
            | b"was"
            | b"must"
            | b"may"
            | b"can"
            | b"can't"
            | b"cannot"
            | b"could"
            | b"should"
            | b"has"
            | b"have"
            | b"had"
            | b"does"
            | b"doesn't"
            | b"do"
            | b"needs"
            | b"contains"
            | b"already"
            | b"not"
            | b"too"
            | b"exceeds"
    )
}

/// Whether a text is plainly about what is wrong with a field, and nothing that the field holds:
/// plain words, among them one with which people complain.
pub(super) fn is_complaint(raw: Raw<'_>) -> bool {
    const LONGEST: usize = 256;
    let bytes = raw.bytes().trim_ascii();
    let mut words = bytes.split(|byte| *byte == b' ').map(without_mark);
    bytes.len() <= LONGEST
        && !words.clone().next().is_none_or(is_scheme)
        && words.clone().all(is_plain)
        && words.any(complains)
}

/// Whether a word announces a credential.
fn is_scheme(word: &[u8]) -> bool {
    let schemes: [&[u8]; 6] = [
        b"bearer",
        b"basic",
        b"digest",
        b"negotiate",
        b"token",
        b"apikey",
    ];
    schemes
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme))
}

/// Whether a word is one with which people complain.
fn complains(word: &[u8]) -> bool {
    let mut letters = [0; 9];
    let Some(lower) = letters.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"is"
            | b"isn't"
            | b"are"
            | b"must"
            | b"may"
            | b"can"
            | b"can't"
            | b"cannot"
            | b"should"
            | b"has"
            | b"have"
            | b"does"
            | b"doesn't"
            | b"do"
            | b"don't"
            | b"not"
            | b"no"
            | b"too"
            | b"required"
            | b"invalid"
            | b"missing"
            | b"blank"
            | b"empty"
            | b"incorrect"
            | b"wrong"
            | b"expired"
    )
}

/// A word without the mark that closes a sentence or a part of it.
fn without_mark(word: &[u8]) -> &[u8] {
    match word.split_last() {
        Some((mark, rest)) if b".,!:;".contains(mark) => rest,
        _ => word,
    }
}

/// Whether a word is one of a language, or a number as people write it: keys and tokens are longer.
fn is_plain(word: &[u8]) -> bool {
    const LONGEST: usize = 24;
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || b"'-`\"()._".contains(byte);
    let is_number = word.len() <= 4 && word.iter().all(u8::is_ascii_digit);
    word.len() <= LONGEST && (is_number || word.iter().all(is_letter))
}
