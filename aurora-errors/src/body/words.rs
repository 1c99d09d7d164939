//! Words that are known, found in one step.

/// Groups of words, and what those of each group stand for.
///
/// It is made by the compiler: an open-addressed hash table over the groups.
pub(super) struct Words<T: 'static, const SLOTS: usize> {
    groups: &'static [(T, &'static [&'static str])],
    /// The group of a word and its number there, each plus one; `(0, 0)` where there is none.
    slots: [(u8, u8); SLOTS],
    /// A bit for each letter with which a word begins, in either case.
    beginnings: u32,
}

impl<T: Copy, const SLOTS: usize> Words<T, SLOTS> {
    /// The number of slots has to be a power of two, and more than that of the words: where it is four
    /// times as many, one look tells most words that are unknown.
    pub(super) const fn new(groups: &'static [(T, &'static [&'static str])]) -> Self {
        let mut slots = [(0, 0); SLOTS];
        let mut beginnings = 0;
        let mut group: u8 = 0;
        while (group as usize) < groups.len() {
            let words = groups[group as usize].1;
            let mut word: u8 = 0;
            while (word as usize) < words.len() {
                let text = words[word as usize].as_bytes();
                beginnings |= 1 << (text[0] % 32);
                let mut slot = hash(text) % SLOTS;
                while slots[slot].0 != 0 {
                    slot = (slot + 1) % SLOTS;
                }
                slots[slot] = (group + 1, word + 1);
                word += 1;
            }
            group += 1;
        }
        Words {
            groups,
            slots,
            beginnings,
        }
    }

    /// What the word stands for, if it is known.
    #[inline]
    pub(super) fn get(&self, word: &[u8]) -> Option<T> {
        let mut slot = hash(word) % SLOTS;
        loop {
            let (group, number) = *self.slots.get(slot)?;
            let (meaning, words) = self.groups.get(usize::from(group).checked_sub(1)?)?;
            if words.get(usize::from(number) - 1)?.as_bytes() == word {
                return Some(*meaning);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether a word that is known may begin so, which most do not.
    #[inline]
    pub(super) fn may_begin(&self, word: &[u8]) -> bool {
        word.first()
            .is_some_and(|first| self.beginnings >> (first % 32) & 1 != 0)
    }

    #[inline]
    pub(super) fn contains(&self, word: &[u8]) -> bool {
        self.get(word).is_some()
    }
}

/// Words differ in how long they are, or in how they begin, go on or end.
#[inline]
pub(super) const fn hash(word: &[u8]) -> usize {
    let [first, ..] = word else {
        return 0;
    };
    let [length, ..] = word.len().to_le_bytes();
    let (middle, last) = (word[word.len() / 2], word[word.len() - 1]);
    let features = u32::from_le_bytes([length, *first, middle, last]);
    (features.wrapping_mul(0x9E37_79B1) >> 20) as usize
}

/// Whether two words are one. Few have more than 16 bytes, and to compare them by a call costs more.
#[inline]
pub(super) fn are_same(one: &[u8], other: &[u8]) -> bool {
    fn ends<const N: usize>(word: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
        Some((word.first_chunk()?, word.last_chunk()?))
    }
    one.len() == other.len()
        && match one.len() {
            8..=16 => ends::<8>(one) == ends(other),
            4..=7 => ends::<4>(one) == ends(other),
            _ => one == other,
        }
}
