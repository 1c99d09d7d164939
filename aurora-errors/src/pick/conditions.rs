//! The conditions of cases, as the derive writes them.

use crate::body::Pointer;
use std::ops::Range;

/// What tells the cases of a table apart.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Conditions {
    /// One for each row that has cases, by the row's position.
    pub(crate) plans: &'static [PlanMark],
    /// The texts that are wanted, one behind the other; those of headers in lower case.
    pub(crate) texts: &'static str,
    /// What is wanted, for each plan sorted by hash: see [`WantedMark`].
    pub(crate) wanted: &'static [u8],
    /// The cases that want several things, as numbers of two bytes, the low one first: the case, how
    /// many things it wants, and for each how many slots can give it, and these slots.
    pub(crate) compounds: &'static [u8],
}

/// A [`Plan`] as the derive writes it: its numbers, the headers to look at, in lower case, and the
/// pointers to follow. Of both those come first that lead to the code, then those that cases name.
///
/// The numbers are the row's position; how many headers, and how many pointers, lead to the code; start and
/// end of the row's marks in [`Conditions::wanted`], and of its bytes in [`Conditions::compounds`]; and what
/// [`Plan::first_in_body`] and the methods behind it say.
pub(crate) type PlanMark = ([usize; 10], &'static [&'static str], &'static [Pointer]);

/// How the cases of one row are told apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan(&'static PlanMark);

/// Of one wanted text: the [`hash`] of its place and itself, its start and its length in four bytes
/// each, and in two the first case that it alone makes hold, and its slot.
///
/// Places are numbered: [`CODE`], then the headers of the plan, then its pointers.
pub(super) type WantedMark = [u8; 16];

/// The place of the code, wherever that stands.
pub(super) const CODE: usize = 0;

/// The text that stands for every text.
pub(super) const PRESENT: &[u8] = b"*";

/// No case, or no slot.
pub(crate) const NONE: u16 = u16::MAX;

impl Conditions {
    /// Of a table without cases.
    pub(crate) const NONE: Conditions = Conditions {
        plans: &[],
        texts: "",
        wanted: &[],
        compounds: &[],
    };
}

impl Plan {
    /// Of the row with this position.
    pub(super) fn new(conditions: &Conditions, row: usize) -> Option<Plan> {
        let plans = conditions.plans;
        let found = plans.binary_search_by_key(&row, |([row, ..], ..)| *row);
        plans.get(found.ok()?).map(Plan)
    }

    pub(super) fn headers(self) -> &'static [&'static str] {
        self.0.1
    }

    pub(super) fn pointers(self) -> &'static [Pointer] {
        self.0.2
    }

    pub(super) fn wanted(self) -> Range<usize> {
        self.0.0[3]..self.0.0[4]
    }

    pub(super) fn compounds(self) -> Range<usize> {
        self.0.0[5]..self.0.0[6]
    }

    /// The first case that asks for something in the body, or [`NONE`].
    pub(super) fn first_in_body(self) -> u16 {
        u16::try_from(self.0.0[7]).unwrap_or(NONE)
    }

    /// Whether any value will do for a condition.
    pub(super) fn has_presence(self) -> bool {
        self.0.0[8] != 0
    }

    /// How many segments the longest code in a condition has; 0 where no case asks for the code.
    pub(super) fn segments(self) -> usize {
        self.0.0[9]
    }

    /// The first of the headers lead to the code.
    pub(super) fn place_of_header(self, number: usize) -> usize {
        let code_headers = self.0.0[1];
        if number < code_headers {
            CODE
        } else {
            1 + number
        }
    }

    /// The first of the pointers lead to the code.
    pub(super) fn place_of_pointer(self, number: usize) -> usize {
        let code_pointers = self.0.0[2];
        if number < code_pointers {
            CODE
        } else {
            1 + self.headers().len() + number
        }
    }

    pub(super) fn is_header(self, place: usize) -> bool {
        (1..=self.headers().len()).contains(&place)
    }
}

/// By this marks are found: [FNV-1a](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv) of
/// the place in two bytes, the low one first, and of the text. The derive computes the same.
pub(super) fn hash(place: usize, text: &[u8], in_lower_case: bool) -> u32 {
    let with = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let [low, high, ..] = place.to_le_bytes();
    let hash = with(with(0x811c_9dc5, low), high);
    text.iter().fold(hash, |hash, byte| {
        with(
            hash,
            if in_lower_case {
                byte.to_ascii_lowercase()
            } else {
                *byte
            },
        )
    })
}

pub(super) fn hash_of(mark: &WantedMark) -> u32 {
    wide(mark, 0)
}

/// Where the text begins and ends.
pub(super) fn range(mark: &WantedMark) -> Range<usize> {
    let start = wide(mark, 1) as usize;
    start..start.saturating_add(wide(mark, 2) as usize)
}

/// One of the numbers of four bytes.
fn wide(mark: &WantedMark, position: usize) -> u32 {
    let (numbers, _) = mark.as_chunks();
    numbers
        .get(position)
        .map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

pub(super) fn first_case(mark: &WantedMark) -> u16 {
    let [.., low, high, _, _] = *mark;
    u16::from_le_bytes([low, high])
}

pub(super) fn slot(mark: &WantedMark) -> u16 {
    let [.., low, high] = *mark;
    u16::from_le_bytes([low, high])
}
