//! Rows without a variant, and the lines to paste.

use super::claims::called;
use super::{Placed, rows_and_cases};
use crate::faults::Faults;
use crate::load::Loaded;
use proc_macro2::Ident;
use std::fmt::Write as _;

// The drift that this crate exists to stop: a status that the API documents has no variant.
pub(super) fn every_row_has_a_variant(
    name: &Ident,
    left: &[Placed<'_>],
    loaded: &Loaded,
    faults: &mut Faults,
) {
    if left.is_empty() {
        return;
    }
    let mut message = String::new();
    // Each place stands where the compiler's own stand, for editors and terminals to lead there.
    for placed in left {
        let (called, place) = (called(placed), loaded.place(placed.row));
        let _ = writeln!(
            message,
            "{called} of the table has no variant\n --> {place}"
        );
    }
    message += "expected\n\n";
    for Placed { row, .. } in left {
        let _ = writeln!(message, "    {}(ErrorResponse),", row.variant);
    }
    message += "\nor, for all of them,\n\n    #[aurora(rest)]\n    Listed(ErrorResponse),\n";
    faults.at(name, message);
}

// Its user is about to write the variants, or wants the table to.
pub(super) fn no_variants(name: &Ident, loaded: &Loaded, faults: &mut Faults) {
    let mut message = String::from(
        "an enum without variants: expected `generate = MyError` for the table to write them, or\n\n",
    );
    for Placed { row, .. } in rows_and_cases(loaded) {
        if row.is_error {
            let _ = writeln!(message, "    {}(ErrorResponse),", row.variant);
        }
    }
    message += "    #[aurora(other)]\n    Unlisted(ErrorResponse),\n";
    faults.at(name, message);
}
