//! The table of every derived error.

use crate::declarations::{Declarations, Standard};
use crate::row::{Mark, Row, rows};
use crate::table::{Index, Table};
use std::ops::Range;

/// A table and the rows that it points to, as one static:
///
/// ```text
/// static TABLE: StaticTable<2, 0> =
///     StaticTable::new(&TABLE, ["Pets", "1", ""], "Not FoundThere is no such pet.…", b"404n…", b"…",
///         &Declarations::STANDARD.codes(&[Pointer::new("/code")], &[]));
/// ```
/// The compiler evaluates it in each crate that derives an error. So it has few parts, and what a table
/// does not declare costs nothing.
pub struct StaticTable<const ROWS: usize, const CASES: usize> {
    pub table: Table,
    rows: [Row; ROWS],
    cases: [Row; CASES],
}

impl<const ROWS: usize, const CASES: usize> StaticTable<ROWS, CASES> {
    /// `this` is the static itself, of whose place alone is made use. What stands above the rows is the
    /// API's name, its version and the address of its documentation, and empty where it is not known.
    #[must_use]
    pub const fn new(
        this: &'static Self,
        heading: [&'static str; 3],
        texts: &'static str,
        marks: &'static [u8],
        index: &'static Index,
        declared: &'static Declarations,
    ) -> Self {
        let mut table = Self::standard(this, heading, texts, marks, index);
        table.table.has_words = declared.has_words();
        table.table.declared = declared;
        table
    }

    /// The same where the table declares nothing.
    #[must_use]
    pub const fn standard(
        this: &'static Self,
        heading: [&'static str; 3],
        texts: &'static str,
        marks: &'static [u8],
        index: &'static Index,
    ) -> Self {
        StaticTable {
            table: Table {
                heading,
                texts,
                marks,
                rows: &this.rows,
                cases: &this.cases,
                index,
                declared: &Standard,
                has_words: false,
            },
            rows: rows(&this.table, marks, 0),
            cases: rows(&this.table, marks, ROWS),
        }
    }
}

/// A table that is made when the program runs, and lives as long.
impl StaticTable<0, 0> {
    #[must_use]
    pub fn without_rows(
        heading: [&'static str; 3],
        texts: &'static str,
        marks: &'static [u8],
        index: &'static Index,
        declared: Declarations,
    ) -> Self {
        static EMPTY: StaticTable<0, 0> =
            StaticTable::standard(&EMPTY, [""; 3], "", &[], &[0; 1800]);
        let declared = Box::leak(Box::new(declared));
        StaticTable::new(&EMPTY, heading, texts, marks, index, declared)
    }

    /// The table with so many rows, and cases of what marks are left. A row knows the table for its
    /// texts and cases alone, so what it knows is made before it.
    #[must_use]
    pub fn with_rows(self, count: usize) -> &'static Table {
        let without_cases = &*Box::leak(Box::new(self.table));
        let marks = without_cases.marks;
        let leaked = |table, positions: Range<usize>| {
            &*Vec::leak(
                positions
                    .flat_map(|position| rows::<1>(table, marks, position))
                    .collect(),
            )
        };
        let cases = leaked(without_cases, count..marks.len() / size_of::<Mark>());
        let with_cases = &*Box::leak(Box::new(Table {
            cases,
            ..*without_cases
        }));
        let rows = leaked(with_cases, 0..count);
        Box::leak(Box::new(Table {
            rows,
            ..*with_cases
        }))
    }
}

/// Writes the static `TABLE`, of which [`StaticTable`] says what stands in it.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    (
        heading: $heading:tt,
        rows: $rows:tt, cases: $cases:tt, texts: $texts:tt, marks: $marks:tt, index: $index:tt
    ) => {
        static TABLE: $crate::__private::StaticTable<$rows, $cases> =
            $crate::__private::StaticTable::standard(&TABLE, $heading, $texts, $marks, $index);
    };
    (
        heading: $heading:tt,
        rows: $rows:tt, cases: $cases:tt, texts: $texts:tt, marks: $marks:tt, index: $index:tt
        $(, places: { $($places:tt)* })?
        $(, conditions: { texts: $wanted_texts:tt, wanted: $wanted:tt, compounds: $compounds:tt, plans: $plans:tt })?
    ) => {
        static TABLE: $crate::__private::StaticTable<$rows, $cases> = $crate::__private::StaticTable::new(
            &TABLE, $heading, $texts, $marks, $index,
            &$crate::__private::Declarations::STANDARD
                $($($places)*)?
                $(.conditions($wanted_texts, $wanted, $compounds, &$plans))?
        );
    };
}
