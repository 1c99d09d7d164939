//! What was said last, so that it is not said again.

/// With how many of the last messages a new one is compared: servers repeat a cause close by.
const KEPT: usize = 16;

/// The last messages, by their hashes.
///
/// Who makes two hashes alike on purpose hides a message of his own.
#[derive(Debug, Clone)]
pub(super) struct Recent {
    hashes: [u64; KEPT],
    /// How many there were: the next one takes the place of the oldest.
    count: usize,
    /// A bit for each hash that there was, by its lowest bits: most messages are new, and one look
    /// tells it.
    bits: u64,
}

impl Recent {
    #[inline]
    pub(super) fn new() -> Self {
        Recent {
            hashes: [0; KEPT],
            count: 0,
            bits: 0,
        }
    }

    /// Notes a message, and tells whether none of the last said the same of the same field.
    #[inline]
    pub(super) fn is_news(&mut self, field: Option<&str>, text: &str) -> bool {
        let of_text = hash(text, 0);
        let hash = field.map_or(of_text, |field| hash(field, of_text));
        let bit = 1 << (hash % 64);
        let is_news = self.bits & bit == 0 || !self.hashes.contains(&hash);
        if is_news {
            self.bits |= bit;
            self.hashes[self.count % KEPT] = hash;
            self.count += 1;
        }
        is_news
    }
}

fn hash(text: &str, seed: u64) -> u64 {
    let mix =
        |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let text = text.as_bytes();
    let (words, _) = text.as_chunks();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let hash = words.fold(seed ^ text.len() as u64, mix);
    let half = |half: &[u8; 4]| u64::from(u32::from_le_bytes(*half));
    let end = match (text.last_chunk(), text.first_chunk(), text.last_chunk()) {
        (Some(end), ..) => u64::from_le_bytes(*end),
        (None, Some(first), Some(last)) => (half(first) << 32) | half(last),
        _ => text
            .iter()
            .fold(0, |end, byte| (end << 8) | u64::from(*byte)),
    };
    mix(hash, end)
}
