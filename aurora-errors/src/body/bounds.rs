//! How much is done for one body, whatever it is made of.

use super::json::raw::{OVER_LONG, Raw};
use super::wrapping::Wrapping;

/// How many bytes are looked at before a walk comes to them.
const AHEAD: usize = 32 * 1024;

/// How many bytes of texts are read as documents.
const WITHIN: usize = 32 * 1024;

/// How many objects and lists are gone into; those into which the table's places lead count a quarter.
const CONTAINERS: usize = 1024;

/// In what parts containers are counted.
const PARTS: usize = 4;

/// How many texts are looked at, those that only repeat another too: where each stands has its cost.
const TEXTS: u32 = 192;

/// What may still be done. All documents within a body share it: each alone is soon read, but there may be
/// any number of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// How many bytes may be looked at before a walk comes to them.
    pub(super) ahead: usize,
    within: usize,
    /// In parts.
    containers: usize,
    texts: u32,
}

impl Bounds {
    pub(super) const OF_A_BODY: Self = Bounds {
        ahead: AHEAD,
        within: WITHIN,
        containers: CONTAINERS * PARTS,
        texts: TEXTS,
    };

    /// Takes a text to be read as a document, if there is room for it.
    pub(super) fn take_document(&mut self, text: Raw<'_>) -> bool {
        self.take_within(text.bytes().len().min(OVER_LONG))
    }

    /// Takes what is wrapped, if there is room for it. The body itself always has; what stands in
    /// another document is read once more when it is opened.
    pub(super) fn take_wrapping(&mut self, wrapping: Wrapping<'_>, nesting: u8) -> bool {
        nesting == 0 || self.take_within(2 * wrapping.length())
    }

    fn take_within(&mut self, length: usize) -> bool {
        let left = self.within.checked_sub(length);
        self.within = left.unwrap_or(self.within);
        left.is_some()
    }

    /// Takes a container to be gone into, if there is room for it.
    #[inline]
    pub(super) fn take_container(&mut self, has_places: bool) -> bool {
        let parts = if has_places { 1 } else { PARTS };
        let left = self.containers.checked_sub(parts);
        self.containers = left.unwrap_or_default();
        left.is_some()
    }

    /// Takes containers that were looked through in vain.
    pub(super) fn take_seen(&mut self, containers: usize) {
        self.containers = self.containers.saturating_sub(containers * PARTS);
    }

    /// How many more texts may be told.
    #[inline]
    pub(super) fn texts(self) -> u32 {
        self.texts
    }

    /// Takes a text to be told, if one is left.
    #[inline]
    pub(super) fn take_text(&mut self) -> bool {
        let left = self.texts.checked_sub(1);
        self.texts = left.unwrap_or_default();
        left.is_some()
    }
}
