//! What tells the cases of a table apart, as the derive writes it.

/// What tells the cases of a table apart, as the derive writes it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Conditions {
    /// One for each row that has cases, by the row's position.
    pub plans: &'static [Plan],
    /// The texts that are wanted, one behind the other; those of headers in lower case.
    pub texts: &'static str,
    /// What is wanted, for each plan sorted by place, length and text: see [`Mark`].
    pub wanted: &'static [u8],
    /// The cases that want more than one thing, as numbers of two bytes, the low one first: the
    /// case, how many things it wants, and for each how many slots can give it, and these slots.
    pub compounds: &'static [u8],
}

/// How the cases of one row are told apart. A range is its start and its end.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// The row's position.
    pub row: usize,
    /// The headers to look at, in lower case: those that hold the code, then those that cases name.
    pub headers: &'static [&'static str],
    /// The pointers to follow, in the same order.
    pub pointers: &'static [&'static str],
    /// How many headers, and how many pointers, lead to the code.
    pub codes: (usize, usize),
    /// The row's marks in [`Conditions::wanted`].
    pub wanted: (usize, usize),
    /// The row's bytes in [`Conditions::compounds`].
    pub compounds: (usize, usize),
    /// How many slots its compounds have.
    pub slots: usize,
    /// The first case that asks for something in the body, or [`NONE`].
    pub first_in_body: u16,
    /// Whether any value will do for a condition.
    pub presence: bool,
    /// How many segments the longest code in a condition has; 0 where no case asks for the code.
    pub segments: usize,
}

/// Of one wanted thing: the place in two bytes, the start and the length of its text in four each
/// ([`PRESENT`] where anything will do), the first case that it alone makes hold, and its slot.
///
/// Places are numbered: 0 is the code, then come the headers of the plan, then its pointers.
pub(super) type Mark = [u8; 14];

/// The length of a text that stands for every text.
pub(super) const PRESENT: u32 = u32::MAX;

/// No case, or no slot.
pub(crate) const NONE: u16 = u16::MAX;

impl Conditions {
    /// Of a table without cases.
    pub const NONE: Conditions = Conditions {
        plans: &[],
        texts: "",
        wanted: &[],
        compounds: &[],
    };
}

pub(super) fn plan(conditions: &Conditions, row: usize) -> Option<&Plan> {
    let plans = conditions.plans;
    let found = plans.binary_search_by_key(&row, |plan| plan.row);
    plans.get(found.ok()?)
}

pub(super) fn place(mark: &Mark) -> usize {
    usize::from(u16::from_le_bytes([mark[0], mark[1]]))
}

/// Where the text begins, and how long it is.
pub(super) fn range(mark: &Mark) -> (u32, u32) {
    let start = u32::from_le_bytes([mark[2], mark[3], mark[4], mark[5]]);
    (
        start,
        u32::from_le_bytes([mark[6], mark[7], mark[8], mark[9]]),
    )
}

pub(super) fn first_case(mark: &Mark) -> u16 {
    u16::from_le_bytes([mark[10], mark[11]])
}

pub(super) fn slot(mark: &Mark) -> u16 {
    u16::from_le_bytes([mark[12], mark[13]])
}
