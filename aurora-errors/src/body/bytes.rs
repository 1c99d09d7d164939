//! Finding one's way in bytes that may be text.

use super::steps;

/// The text that the first bytes are, cut behind `limit` of them at the end of a character.
pub(super) fn utf8_prefix(bytes: &[u8], limit: usize) -> Option<&str> {
    steps::count(bytes.len().min(limit));
    let Some(prefix) = bytes.get(..limit) else {
        return std::str::from_utf8(bytes).ok();
    };
    match std::str::from_utf8(prefix) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(prefix.get(..error.valid_up_to())?).ok()
        }
        Err(_) => None,
    }
}

/// Whether the text is UTF-8, as far as it goes.
pub(super) fn is_utf8(text: &[u8]) -> bool {
    std::str::from_utf8(text).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Where an ASCII text stands, in either case.
pub(super) fn find(page: &[u8], text: &[u8]) -> Option<usize> {
    let first = *text.first()?;
    let (lower, upper) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let mut starts = memchr::memchr2_iter(lower, upper, page);
    let found = starts.find(|at| {
        let found = page.get(*at..at + text.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(text))
    });
    steps::count(found.unwrap_or(page.len()));
    found
}
