//! How much is done for one body, whatever it is made of.

use super::json::raw::{OVER_LONG, Raw};
use super::wrapping::Wrapping;

/// How many bytes of texts are read as documents.
const WITHIN: usize = 32 * 1024;

/// How many texts are looked at, those that only repeat another too: where each stands has its cost.
const TEXTS: u32 = 192;

/// What may still be done. All documents within a body share it: each alone is soon read, but there may be
/// any number of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// How many instructions, about, may be spent beside what going past bytes takes.
    effort: usize,
    within: usize,
    texts: u32,
}

/// What reading takes, in instructions: `benches/src/hostile.rs` holds that no body costs more a byte than
/// these allow.
pub(super) mod effort {
    /// What may be spent on any body: a first KiB may be made of anything.
    pub(super) const OF_ANY: usize = 160_000;
    /// What may be spent for each byte besides. The items of a bulk answer take as much.
    pub(super) const OF_A_BYTE: usize = 39;
    /// A byte of a text is read as one of a document.
    pub(super) const BYTE_WITHIN: usize = 42;
    /// A byte is read in another character set.
    pub(super) const BYTE_DECODED: usize = 20;
    /// An object or a list is gone into.
    pub(super) const CONTAINER: usize = 640;
    /// A member is read by the walk.
    pub(in crate::body) const MEMBER: usize = 600;
    /// A member is read ahead of the walk, or as data.
    pub(in crate::body) const MEMBER_AHEAD: usize = 335;
    /// A member is read as data, whose key was met before.
    pub(in crate::body) const MEMBER_AGAIN: usize = 200;
    /// What such a member may say of its object is noted.
    pub(in crate::body) const NOTE_AHEAD: usize = 220;
    /// A member that is a number or a literal is read as data.
    pub(in crate::body) const SCALAR_AHEAD: usize = 260;
    /// An object or a list is read as data.
    pub(in crate::body) const CONTAINER_AHEAD: usize = 220;
    /// An element is read by the walk.
    pub(in crate::body) const ELEMENT: usize = 195;
    /// An element is read as data.
    pub(in crate::body) const ELEMENT_AHEAD: usize = 140;
    /// A letter of a key is read that is not known as it is written.
    pub(in crate::body) const LETTER: usize = 22;
    /// The member of a secret, or of an object that may name a field, or a text with escapes takes so much besides.
    pub(in crate::body) const CLOSE_LOOK: usize = 400;
    /// A byte is passed by ahead of the walk, whatever it is.
    pub(in crate::body) const BYTE_SEEN: usize = 2;
    /// One that stands in no string is looked at for itself.
    pub(in crate::body) const BRACKET_AHEAD: usize = 14;
    /// A string is passed by ahead of the walk.
    pub(in crate::body) const STRING_AHEAD: usize = 95;
}

impl Bounds {
    pub(super) fn of_body(length: usize) -> Self {
        Bounds {
            effort: effort::OF_ANY.saturating_add(length.saturating_mul(effort::OF_A_BYTE)),
            within: WITHIN,
            texts: TEXTS,
        }
    }

    /// Takes a text to be read as a document, if there is room for it.
    pub(super) fn take_document(&mut self, text: Raw<'_>) -> bool {
        let length = text.bytes().len().min(OVER_LONG);
        self.spend(length * effort::BYTE_WITHIN);
        self.take_within(length)
    }

    /// Takes what is wrapped, if there is room for it. The body itself always has; what stands in
    /// another document is read once more when it is opened, and a form is written as JSON then.
    pub(super) fn take_wrapping(&mut self, wrapping: Wrapping<'_>, nesting: u8) -> bool {
        let length = wrapping.length();
        if nesting == 0 {
            if matches!(wrapping, Wrapping::Encoded(..)) {
                self.spend(length * effort::BYTE_DECODED);
            }
            return true;
        }
        let times = if matches!(wrapping, Wrapping::Form(_)) {
            4
        } else {
            2
        };
        self.spend(times * length * effort::BYTE_WITHIN);
        self.take_within(times * length)
    }

    fn take_within(&mut self, length: usize) -> bool {
        let left = self.within.checked_sub(length);
        self.within = left.unwrap_or(self.within);
        left.is_some()
    }

    /// Takes what was done.
    #[inline]
    pub(super) fn spend(&mut self, effort: usize) {
        self.effort = self.effort.saturating_sub(effort);
    }

    /// Whether there is room for no more than going past the rest.
    #[inline]
    pub(super) fn are_spent(self) -> bool {
        self.effort == 0
    }

    /// Takes a container to be gone into, if there is room for it. Objects into which the table's places lead
    /// count a quarter.
    #[inline]
    pub(super) fn take_container(&mut self, is_on_the_way: bool) -> bool {
        let has_room = !self.are_spent();
        self.spend(effort::CONTAINER / if is_on_the_way { 4 } else { 1 });
        has_room
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
