//! Variants that a person takes for another, or for something else than they are.

use crate::output::WarningWord;
use crate::terminal::visible;
use aurora_errors_spec::Table;
use std::collections::HashMap;
use std::fmt::Write as _;
use unicode_security::MixedScript as _;
use unicode_security::confusable_detection::skeleton;

/// A warning for each variant that looks like an earlier one or mixes scripts, as rustc warns of such
/// identifiers: `Аpproved` with the Cyrillic letter beside `Approved`. Each place stands as a compiler's
/// does, for editors to lead there.
pub(crate) fn warnings(file: &str, table: &Table) -> String {
    let mut text = String::new();
    let mut known = HashMap::new();
    for row in table.rows_and_cases().filter(|row| row.is_error) {
        let (variant, place) = (visible(&row.variant), row.position);
        let looks: String = skeleton(&row.variant).collect();
        let first = known.entry(looks).or_insert(row);
        let is_like = first.variant != row.variant;
        // Letters of ASCII alone, as in `Ill` and `lll`, are the API's own choice.
        if is_like && !(first.variant.is_ascii() && row.variant.is_ascii()) {
            let (other, other_place) = (visible(&first.variant), first.position);
            let _ = writeln!(
                text,
                "{WarningWord} the variants `{other}` and `{variant}` look alike, and are not the same: \
                 spell one of them otherwise\n --> {file}:{other_place}\n --> {file}:{place}\n"
            );
        } else if !row.variant.is_single_script() {
            let _ = writeln!(
                text,
                "{WarningWord} the variant `{variant}` mixes scripts, so that a letter may be another than \
                 it seems: expected one script\n --> {file}:{place}\n"
            );
        }
    }
    text
}
