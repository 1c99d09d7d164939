//! A checked-in enum held against the one that would be written.

use super::source;
use crate::files;
use crate::output::{Failure, Output};
use similar::TextDiff;
use std::path::Path;
use syn::{File, Item};

/// No file of source is larger.
const MOST_MEBIBYTES: u64 = 16;

/// Compares the enums alone, and both in one format: what else is in the file is its owner's.
pub(super) fn compare(path: &Path, wanted: File, name: &str) -> Result<Output, Failure> {
    let shown = files::name(path);
    let text = files::text(path, MOST_MEBIBYTES)?;
    let found = syn::parse_file(&text).map_err(|error| {
        let start = error.span().start();
        let (line, column) = (start.line, start.column + 1);
        Failure::new(format!("{shown}:{line}:{column}: not Rust: {error}"))
    })?;
    let wanted = enum_named(name, wanted);
    let found = enum_named(name, found);
    if found == wanted {
        return Ok(Output::new(format!("{shown}: {name} fits the table\n")));
    }
    let diff = TextDiff::from_lines(&found, &wanted);
    let mut diff = diff.unified_diff();
    let diff = diff.header(&shown, "from the table").to_string();
    Ok(Output::from_search(diff, true))
}

/// The enum as it is printed, or nothing where there is none.
fn enum_named(name: &str, mut file: File) -> String {
    let is_it = |item: &Item| matches!(item, Item::Enum(item) if item.ident == name);
    file.items.retain(is_it);
    source::printed(file)
}
