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

/// The beginning of a body, as far as it is known to be UTF-8: what stands in it need not be looked at
/// again to know that it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checked<'a>(&'a str);

impl<'a> Checked<'a> {
    /// Where nothing is known.
    pub(super) const NOTHING: Self = Checked("");

    /// Most bodies are no longer, and of those that are seldom more is told.
    const LONGEST: usize = 2048;

    pub(super) fn new(body: &'a [u8]) -> Self {
        Checked(utf8_prefix(body, Self::LONGEST).unwrap_or_default())
    }

    /// Whether that is the whole body.
    pub(super) fn is_all_of(self, body: &[u8]) -> bool {
        self.0.len() == body.len()
    }

    /// The text that some bytes of the body are, if that is known.
    #[inline]
    pub(super) fn text(self, bytes: &'a [u8]) -> Option<&'a str> {
        let begin = bytes.as_ptr().addr().checked_sub(self.0.as_ptr().addr())?;
        self.0.get(begin..begin.checked_add(bytes.len())?)
    }
}

/// Whether the text is UTF-8, as far as it goes.
pub(super) fn is_utf8(text: &[u8]) -> bool {
    std::str::from_utf8(text).map_or_else(|error| error.error_len().is_none(), |_| true)
}

/// Where an ASCII text stands, in either case.
pub(super) fn find(page: &[u8], text: &[u8]) -> Option<usize> {
    let mut windows = page.windows(text.len());
    let found = windows.position(|window| begins_with(window, text));
    steps::count(found.unwrap_or(page.len()));
    found
}

/// Whether a text begins with an ASCII text of at least two letters, in either case.
#[inline]
pub(super) fn begins_with(page: &[u8], text: &[u8]) -> bool {
    // Few do, and two letters tell it.
    matches!((page, text), ([first, second, ..], [own, next, ..])
        if first.eq_ignore_ascii_case(own) && second.eq_ignore_ascii_case(next))
        && page
            .get(..text.len())
            .is_some_and(|page| page.eq_ignore_ascii_case(text))
}
