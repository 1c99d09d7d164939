//! What a key of several words is for: by its parts, its first word and its last.

use super::{Sense, VOCABULARY};

/// Parts of keys, sorted, and what a key with such a part is: for operators alone, or a secret.
const PARTS: [(&[u8], Sense); 18] = [
    (b"accesskey", Sense::Secret),
    (b"apikey", Sense::Secret),
    (b"auth", Sense::Secret),
    (b"cookie", Sense::Secret),
    (b"credential", Sense::Secret),
    (b"debug", Sense::Trace),
    (b"dsn", Sense::Secret),
    (b"jwt", Sense::Secret),
    (b"passphrase", Sense::Secret),
    (b"passw", Sense::Secret),
    (b"privatekey", Sense::Secret),
    (b"pwd", Sense::Secret),
    (b"secret", Sense::Secret),
    (b"session", Sense::Secret),
    (b"signature", Sense::Secret),
    (b"stack", Sense::Trace),
    (b"token", Sense::Secret),
    (b"trace", Sense::Trace),
];

/// The three letters with which each of some words begins, or ends: at most 21 of them.
///
/// For each letter, three bits for each word: whether it is the first, the second and the third.
struct Threes([u64; 32]);

impl Threes {
    const fn new(words: &[(&[u8], Sense)], at_end: bool) -> Self {
        let mut bits = [0; 32];
        let mut bit = 0;
        while bit < 3 * words.len() {
            let word = words[bit / 3].0;
            let before = if at_end { word.len() - 3 } else { 0 };
            bits[word[before + bit % 3] as usize % 32] |= 1 << bit;
            bit += 1;
        }
        Threes(bits)
    }

    /// What of the threes a text ends with, by what it ended with before its last letter.
    #[inline]
    fn next(&self, before: u64, letter: u8) -> u64 {
        const FIRSTS: u64 = (u64::MAX >> 1) / 7;
        ((before << 1) | FIRSTS) & self.0[usize::from(letter) % 32]
    }

    /// Whether one of them is there.
    #[inline]
    fn are_found(state: u64) -> bool {
        const LASTS: u64 = ((u64::MAX >> 1) / 7) << 2;
        state & LASTS != 0
    }
}

/// Whether one of the parts may stand in a word, which has a bit for each of its letters: in few words one
/// does.
fn may_hold_part(letters: u32) -> bool {
    static LETTERS: [u32; PARTS.len()] = {
        let mut letters = [0; PARTS.len()];
        let mut part = 0;
        while part < PARTS.len() {
            let mut rest = PARTS[part].0;
            while let [letter, behind @ ..] = rest {
                letters[part] |= 1 << (*letter % 32);
                rest = behind;
            }
            part += 1;
        }
        letters
    };
    // All are looked at, because the compiler then compares several at once.
    let holds = |held, part: &u32| held || (part & !letters == 0);
    LETTERS.iter().fold(false, holds)
}

/// What a key is by one of its parts.
fn by_part(word: &[u8]) -> Option<Sense> {
    static FIRST: Threes = Threes::new(&PARTS, false);
    let mut found = None;
    let mut state = 0;
    for (behind, letter) in (1_usize..).zip(word) {
        state = FIRST.next(state, *letter);
        if Threes::are_found(state) {
            let part = part_at(word.get(behind.checked_sub(3)?..)?);
            if part == Some(Sense::Trace) {
                return part;
            }
            found = part.or(found);
        }
    }
    found
}

/// What the part is that a text begins with. An author is none.
fn part_at(text: &[u8]) -> Option<Sense> {
    /// The first part that begins with each letter.
    static BY_LETTER: [usize; 32] = {
        let mut starts = [0; 32];
        let mut part = PARTS.len();
        while part > 0 {
            part -= 1;
            starts[PARTS[part].0[0] as usize % 32] = part;
        }
        starts
    };
    if text.starts_with(b"author") && !text.starts_with(b"authoriz") {
        return None;
    }
    let letter = text.first()?;
    let parts = PARTS.get(BY_LETTER[usize::from(*letter) % 32]..)?;
    let mut parts = parts
        .iter()
        .take_while(|(part, _)| part.first() == Some(letter));
    parts
        .find(|(part, _)| text.starts_with(part))
        .map(|(_, sense)| *sense)
}

/// Reads a key of several words by its parts, its first and its last: most have none that is known.
pub(super) fn sense(word: &[u8], letters: u32) -> Sense {
    // No part of one is so short.
    let Some(last) = word.last_chunk::<3>() else {
        return Sense::Unknown;
    };
    let may_hold_part = word.len() < 5 || may_hold_part(letters);
    let may_begin = matches!(word, [b'e' | b'f', ..] | [b'i', b'n', b'v', ..]);
    if may_hold_part || may_begin || may_end(*last) {
        by_words(word, may_hold_part)
    } else {
        Sense::Unknown
    }
}

#[inline(never)]
fn by_words(word: &[u8], may_hold_part: bool) -> Sense {
    let part = may_hold_part.then(|| by_part(word)).flatten();
    if part == Some(Sense::Trace) {
        return Sense::Trace;
    }
    let named = match word {
        [b'e', b'r', b'r', b'o', b'r', rest @ ..]
        | [b'e', b'r', b'r', rest @ ..]
        | [
            b'e',
            b'x',
            b'c',
            b'e',
            b'p',
            b't',
            b'i',
            b'o',
            b'n',
            rest @ ..,
        ]
        | [b'f', b'a', b'i', b'l', b'u', b'r', b'e', rest @ ..] => Some(rest),
        _ => None,
    };
    match named.and_then(|rest| VOCABULARY.get(rest)) {
        // Such a text says what happened even where a bare `detail` would not.
        Some(Sense::Text | Sense::Title) => Sense::Message,
        Some(Sense::Detail | Sense::Reason) => Sense::Error,
        Some(Sense::Name) => Sense::Code,
        Some(sense) => sense,
        None if named.is_some_and(|rest| matches!(rest, b"no" | b"num" | b"key")) => Sense::Code,
        None => by_rest(word)
            .or_else(|| by_end(word))
            .or(part)
            .unwrap_or(Sense::Unknown),
    }
}

/// What a key is by what it says of the fields: `invalid_params`, `argument_name`.
fn by_rest(word: &[u8]) -> Option<Sense> {
    let at_fault = word
        .strip_prefix(b"invalid")
        .and_then(|rest| VOCABULARY.get(rest));
    if matches!(at_fault, Some(Sense::Params | Sense::Fields)) {
        return Some(Sense::Fields);
    }
    let named = word
        .strip_suffix(b"name")
        .and_then(|rest| VOCABULARY.get(rest));
    named.filter(|named| *named == Sense::Field)
}

/// Last words of keys, and what a key with such an end is.
const ENDS: [(&[u8], Sense); 19] = [
    (b"metadata", Sense::Envelope),
    (b"errorcode", Sense::Code),
    (b"message", Sense::Message),
    (b"advice", Sense::Text),
    (b"msg", Sense::Message),
    (b"errordetail", Sense::Error),
    (b"problem", Sense::Error),
    (b"exception", Sense::Cause),
    (b"error", Sense::Cause),
    (b"args", Sense::Noise),
    (b"arguments", Sense::Noise),
    (b"parameters", Sense::Params),
    (b"messages", Sense::Message),
    (b"errors", Sense::Errors),
    (b"errordetails", Sense::Error),
    (b"problems", Sense::Errors),
    (b"violations", Sense::Errors),
    (b"values", Sense::Noise),
    (b"response", Sense::Envelope),
];

/// Whether a last word that is known may end so.
fn may_end(last: [u8; 3]) -> bool {
    static LAST: Threes = Threes::new(&ENDS, true);
    let next = |state, letter: &u8| LAST.next(state, *letter);
    last == *b"ame" || Threes::are_found(last.iter().fold(0, next))
}

/// What a key is by its last word.
fn by_end(word: &[u8]) -> Option<Sense> {
    if !may_end(*word.last_chunk()?) {
        return None;
    }
    let mut ends = ENDS.iter();
    ends.find(|(end, _)| word.ends_with(end))
        .map(|(_, sense)| *sense)
}
