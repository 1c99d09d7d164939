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
    let mix = |hash: u64, word: &[u8; 8]| {
        (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(0x517c_c1b7_2722_0a95)
    };
    let text = text.as_bytes();
    let (words, rest) = text.as_chunks();
    let hash = words.iter().fold(seed ^ text.len() as u64, mix);
    let end = text.last_chunk().copied().unwrap_or_else(|| {
        let mut end = [0; 8];
        end.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        end
    });
    mix(hash, &end)
}
