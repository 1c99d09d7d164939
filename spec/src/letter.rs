//! Characters by the byte at which they begin.
//!
//! Unoptimised, this takes a third of what an iterator over characters does, and names, which are
//! ASCII as a rule, are gone over several times for every row.

/// The character that begins at a byte; `None` at the end and inside of another character.
pub(crate) fn letter_at(text: &str, at: usize) -> Option<char> {
    let bytes = text.as_bytes();
    if at < bytes.len() && bytes[at] < 0x80 {
        return Some(char::from(bytes[at]));
    }
    text.get(at..)?.chars().next()
}

/// The first byte, from the given one on, that is no letter and no digit of ASCII.
pub(crate) fn skip_alphanumeric(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
        at += 1;
    }
    at
}
