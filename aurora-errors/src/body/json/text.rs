//! What a text looks like: a word of a program, or something said to people.

use super::raw::Raw;
use crate::body::MAX_NAME;
use crate::body::bytes::Checked;
use crate::body::words::Words;
use std::ops::RangeInclusive;

/// Whether a text only names the failure: a word, or the phrase of an HTTP status.
pub(super) fn is_label(raw: Raw<'_>) -> bool {
    is_word(raw) || is_phrase(raw)
}

/// Whether a text is the registered phrase of a status that is an error.
pub(super) fn is_phrase(raw: Raw<'_>) -> bool {
    const LONGEST: usize = 40;
    if raw.bytes().len() >= LONGEST {
        return false;
    }
    PHRASES.contains(raw.bytes())
        || (raw.has_escapes()
            && raw
                .text(LONGEST, Checked::NOTHING)
                .is_some_and(|text| PHRASES.contains(text.as_bytes())))
}

#[rustfmt::skip]
static PHRASES: Words<(), 128> = Words::new(&[((), &[
    "Bad Request", "Unauthorized", "Payment Required", "Forbidden", "Not Found",
    "Method Not Allowed", "Not Acceptable", "Proxy Authentication Required", "Request Timeout",
    "Conflict", "Gone", "Length Required", "Precondition Failed", "Payload Too Large",
    "URI Too Long", "Unsupported Media Type", "Range Not Satisfiable", "Expectation Failed",
    "I'm a teapot", "Misdirected Request", "Unprocessable Entity", "Locked", "Failed Dependency",
    "Too Early", "Upgrade Required", "Precondition Required", "Too Many Requests",
    "Request Header Fields Too Large", "Unavailable For Legal Reasons", "Internal Server Error",
    "Not Implemented", "Bad Gateway", "Service Unavailable", "Gateway Timeout",
    "HTTP Version Not Supported", "Variant Also Negotiates", "Insufficient Storage",
    "Loop Detected", "Not Extended", "Network Authentication Required",
])]);

/// Whether a text can be a code: one word of visible ASCII that ends like no sentence.
pub(super) fn is_word(raw: Raw<'_>) -> bool {
    is_word_of(raw, |byte| byte.is_ascii_graphic())
}

/// The same for a word of bytes of a kind.
pub(super) fn is_word_of(raw: Raw<'_>, is_of_kind: impl Fn(u8) -> bool) -> bool {
    let bytes = raw.bytes();
    (1..=MAX_NAME).contains(&bytes.len())
        && are_all(bytes, is_of_kind)
        && !bytes.ends_with(b".")
        && !bytes.ends_with(b"!")
}

/// Whether all bytes are of a kind. All are looked at, which the compiler makes of sixteen at once.
pub(super) fn are_all(bytes: &[u8], is_of_kind: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_of_kind(*byte))
}

/// Whether a text is made for people: words with spaces, or another script.
pub(super) fn is_sentence(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes();
    let mut places = (1..).zip(bytes);
    places.any(|(behind, byte)| match byte {
        b' ' | 0x80.. => true,
        b'\\' => !is_mark(bytes.get(behind..).unwrap_or_default()),
        _ => false,
    })
}

/// Whether behind a backslash stands a mark that any word may have: `https:\/\/…`, `\u0026`.
fn is_mark(escaped: &[u8]) -> bool {
    let is_space = escaped.starts_with(b"u0020");
    let is_visible = escaped.starts_with(b"u002") || escaped.starts_with(b"u003");
    escaped.starts_with(b"/") || (is_visible && !is_space)
}

/// Whether a text is the name of a rule that a field broke, as `required` or `too_long`.
pub(super) fn is_rule(raw: Raw<'_>) -> bool {
    let is_small = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'_';
    is_word(raw) && raw.bytes().iter().all(is_small)
}

/// Whether a text is a piece of a page.
pub(super) fn is_markup(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes().trim_ascii_start();
    let escaped = || {
        bytes
            .strip_prefix(b"\\u003c")
            .or(bytes.strip_prefix(b"\\u003C"))
    };
    let behind = bytes.strip_prefix(b"<").or_else(escaped);
    matches!(behind, Some([b'a'..=b'z' | b'A'..=b'Z' | b'!', ..]))
}

/// Whether a text says something of what its key names: `is too long`, without a subject.
pub(super) fn is_predicate(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes().trim_ascii_start();
    // No verb among them is longer.
    let end = bytes.iter().take(9).position(|byte| *byte == b' ');
    let verb = end.and_then(|end| bytes.get(..end)).unwrap_or_default();
    VERBS.contains(verb)
}

#[rustfmt::skip]
static VERBS: Words<(), 64> = Words::new(&[((), &[
    "is", "isn't", "are", "was", "must", "may", "can", "can't", "cannot", "could", "should", "has",
    "have", "had", "does", "doesn't", "do", "needs", "contains", "already", "not", "too", "exceeds",
])]);

/// Whether a text is plainly about what is wrong with a field, and nothing that the field holds:
/// plain words, among them one with which people complain.
pub(super) fn is_complaint(raw: Raw<'_>) -> bool {
    const LENGTHS: RangeInclusive<usize> = 2..=256;
    if !LENGTHS.contains(&raw.bytes().len()) {
        return false;
    }
    let bytes = raw.bytes().trim_ascii();
    let mut words = bytes.split(|byte| *byte == b' ').map(without_mark);
    if !words.clone().any(complains) {
        return false;
    }
    let announces = words.clone().next().is_none_or(is_scheme);
    // `Token is invalid` announces none.
    let is_safe = !announces || words.clone().nth(1).is_some_and(complains);
    is_safe && words.all(is_plain)
}

/// Whether a text under the key of a secret is one for people: a complaint, a sentence with its full
/// stop, or words of a script in which nobody writes tokens.
pub(super) fn is_about_secret(raw: Raw<'_>) -> bool {
    let bytes = raw.bytes().trim_ascii();
    let words = bytes.split(|byte| *byte == b' ').map(without_mark);
    let is_sentence = || {
        bytes.ends_with(b".")
            && bytes.first().is_some_and(u8::is_ascii_uppercase)
            && words.clone().nth(2).is_some()
            && !words.clone().next().is_none_or(is_scheme)
            && words.clone().all(is_plain)
    };
    // Three characters of such a script at least, which Chinese and its neighbours write without spaces.
    let is_of_script = || {
        !bytes.iter().any(u8::is_ascii_alphanumeric)
            && bytes.len() >= 9
            && (bytes.contains(&b' ') || bytes.first().is_some_and(|lead| *lead >= 0xe3))
    };
    is_complaint(raw) || is_sentence() || is_of_script()
}

/// Whether a word announces a credential.
fn is_scheme(word: &[u8]) -> bool {
    SCHEMES.contains(&Lower::new(word))
}

static SCHEMES: Words<(), 16> = Words::new(&[(
    (),
    &["bearer", "basic", "digest", "negotiate", "token", "apikey"],
)]);

/// Whether a word is one with which people complain.
fn complains(word: &[u8]) -> bool {
    COMPLAINTS.may_begin(word)
        && (2..=Lower::LONGEST).contains(&word.len())
        && COMPLAINTS.contains(&Lower::new(word))
}

#[rustfmt::skip]
static COMPLAINTS: Words<(), 64> = Words::new(&[((), &[
    "is", "isn't", "are", "must", "may", "can", "can't", "cannot", "should", "has", "have", "does",
    "doesn't", "do", "don't", "not", "no", "too", "required", "invalid", "missing", "blank",
    "empty", "incorrect", "wrong", "expired", "weak", "taken",
])]);

/// Whether a word says no more than that something failed, as `error.list`.
pub(super) fn is_generic(text: &[u8]) -> bool {
    if text == b"about:blank" {
        return true;
    }
    if text.first().is_some_and(u8::is_ascii_alphanumeric) && !GENERIC.may_begin(text) {
        return false;
    }
    text.split(|byte| !byte.is_ascii_alphanumeric())
        .all(|word| word.is_empty() || GENERIC.contains(&Lower::new(word)))
}

static GENERIC: Words<(), 32> = Words::new(&[(
    (),
    &[
        "error",
        "errors",
        "fail",
        "failure",
        "failed",
        "fault",
        "err",
        "exception",
        "list",
        "status",
        "ok",
    ],
)]);

/// A word in lower case; nothing where it is shorter or longer than those that are asked for.
struct Lower {
    letters: [u8; Lower::LONGEST],
    length: usize,
}

impl Lower {
    const LONGEST: usize = 9;

    fn new(word: &[u8]) -> Self {
        let mut letters = [0; Self::LONGEST];
        let mut length = 0;
        if (2..=Self::LONGEST).contains(&word.len()) {
            for (letter, byte) in letters.iter_mut().zip(word) {
                *letter = byte.to_ascii_lowercase();
            }
            length = word.len();
        }
        Lower { letters, length }
    }
}

impl std::ops::Deref for Lower {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }
}

/// A word without the mark that closes a sentence or a part of it.
fn without_mark(word: &[u8]) -> &[u8] {
    match word.split_last() {
        Some((mark, rest)) if b".,!:;".contains(mark) => rest,
        _ => word,
    }
}

/// A word without the escaped quotes around it: `\"name\"`, `\u0027name\u0027`.
fn without_quotes(mut word: &[u8]) -> &[u8] {
    for quote in [b"\\\"" as &[u8], b"\\u0027", b"\\u0022"] {
        word = word.strip_prefix(quote).unwrap_or(word);
        word = word.strip_suffix(quote).unwrap_or(word);
    }
    word
}

/// Whether a word is one of a language, or a number as people write it: keys and tokens are longer.
fn is_plain(word: &[u8]) -> bool {
    const LONGEST: usize = 24;
    let word = without_quotes(word);
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || b"'-`\"()._".contains(byte);
    let is_number = word.len() <= 4 && word.iter().all(u8::is_ascii_digit);
    word.len() <= LONGEST && (is_number || word.iter().all(is_letter))
}

#[cfg(test)]
mod tests {
    use super::PHRASES;
    use http::StatusCode;

    #[test]
    fn the_phrases_of_errors_are_those_that_http_knows() {
        for code in 100..=999 {
            let Some(phrase) = StatusCode::from_u16(code).unwrap().canonical_reason() else {
                continue;
            };
            let is_error = code >= 400;
            assert_eq!(PHRASES.contains(phrase.as_bytes()), is_error, "{phrase}");
        }
    }
}
