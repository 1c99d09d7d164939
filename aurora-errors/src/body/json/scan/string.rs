//! Where a string ends.

use crate::body::json::raw::Raw;
use crate::body::steps;

/// The string whose text begins so, and what follows its quote.
///
/// Most are short and have no escapes: their bytes are looked at eight at a time, as a call of `memchr` costs
/// as much as some forty bytes.
#[inline]
pub(super) fn of_text(text: &[u8]) -> Option<(Raw<'_>, &[u8])> {
    const SHORT: usize = 40;
    let mut length = 0;
    while length < SHORT
        && let Some(word) = word(text, length)
    {
        let Some(at) = quote_or_escape(word) else {
            length += 8;
            continue;
        };
        let (bytes, [b'"', rest @ ..]) = text.split_at_checked(length + at)? else {
            break;
        };
        steps::count(length);
        return Some((Raw::plain(bytes), rest));
    }
    long(text)
}

/// The same, however long it is.
#[inline(never)]
fn long(text: &[u8]) -> Option<(Raw<'_>, &[u8])> {
    let mut length = 0;
    let mut has_escapes = false;
    loop {
        let rest = text.get(length..)?;
        // Where one escape is, the next is near.
        let near = rest.first_chunk().map(|word| u64::from_le_bytes(*word));
        length += match near.and_then(quote_or_escape) {
            Some(at) => at,
            None => memchr::memchr2(b'"', b'\\', rest)?,
        };
        if let (bytes, [b'"', rest @ ..]) = text.split_at_checked(length)? {
            steps::count(length);
            let raw = match text.get(..=length) {
                Some(escaped) if has_escapes => Raw::escaped(escaped),
                _ => Raw::plain(bytes),
            };
            return Some((raw, rest));
        }
        has_escapes = true;
        length += 2;
    }
}

/// Eight bytes of a text from a place on; behind its end are zeros. `None` for a shorter text.
#[inline]
fn word(text: &[u8], from: usize) -> Option<u64> {
    if let Some(word) = text.get(from..)?.first_chunk() {
        return Some(u64::from_le_bytes(*word));
    }
    let last = u64::from_le_bytes(*text.last_chunk()?);
    let before = u32::try_from(8 + from - text.len()).ok()?;
    last.checked_shr(before * 8)
}

/// Which of eight bytes is the first `"` or `\`.
#[inline]
fn quote_or_escape(word: u64) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xFF;
    // Sets the high bit of the first byte that is zero; bytes behind it may lie.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let quotes = zeros(word ^ (ONES * u64::from(b'"')));
    let hits = (quotes | zeros(word ^ (ONES * u64::from(b'\\')))) & (ONES << 7);
    (hits != 0).then_some(hits.trailing_zeros() as usize / 8)
}
