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

/// A [`Plan`] as the derive writes it: its numbers in the order of its fields, its headers and its pointers.
pub(crate) type PlanMark = ([usize; 11], &'static [&'static str], &'static [Pointer]);

/// How the cases of one row are told apart. A range is its start and its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// The headers to look at, in lower case: those that hold the code, then those that cases name.
    pub(super) headers: &'static [&'static str],
    /// The pointers to follow, in the same order.
    pub(super) pointers: &'static [Pointer],
    /// How many headers, and how many pointers, lead to the code.
    pub(super) codes: (usize, usize),
    /// The row's marks in [`Conditions::wanted`].
    pub(super) wanted: (usize, usize),
    /// The row's bytes in [`Conditions::compounds`].
    pub(super) compounds: (usize, usize),
    /// How many slots its compounds have.
    pub(super) slots: usize,
    /// The first case that asks for something in the body, or [`NONE`].
    pub(super) first_in_body: u16,
    /// Whether any value will do for a condition.
    pub(super) presence: bool,
    /// How many segments the longest code in a condition has; 0 where no case asks for the code.
    pub(super) segments: usize,
}

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
    pub(super) fn place_of_header(number: usize) -> usize {
        1 + number
    }

    pub(super) fn place_of_pointer(&self, number: usize) -> usize {
        1 + self.headers.len() + number
    }

    pub(super) fn is_header(&self, place: usize) -> bool {
        (1..=self.headers.len()).contains(&place)
    }
}

pub(super) fn plan(conditions: &Conditions, row: usize) -> Option<Plan> {
    let plans = conditions.plans;
    let found = plans.binary_search_by_key(&row, |([row, ..], ..)| *row);
    let (numbers, headers, pointers) = plans.get(found.ok()?)?;
    let [
        _,
        header_codes,
        pointer_codes,
        wanted,
        wanted_end,
        compounds,
        compounds_end,
        rest @ ..,
    ] = *numbers;
    let [slots, first_in_body, presence, segments] = rest;
    Some(Plan {
        headers,
        pointers,
        codes: (header_codes, pointer_codes),
        wanted: (wanted, wanted_end),
        compounds: (compounds, compounds_end),
        slots,
        first_in_body: u16::try_from(first_in_body).unwrap_or(NONE),
        presence: presence != 0,
        segments,
    })
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
