//! Reads and writes files so that nothing is half done.

use crate::answer::Failure;
use aurora_errors_spec::{AURORA, Reading, Source, Table};
use std::path::Path;

/// What the derive would read, faults included.
pub(crate) fn read(file: &Path) -> Result<Reading, Failure> {
    let source = Source::open(file, file.display().to_string())?;
    Ok(aurora_errors_spec::read(&source))
}

/// The table of a file, or the built-in one; a command that needs a table cannot run on half of
/// one.
pub(crate) fn table(file: Option<&Path>) -> Result<Table, Failure> {
    let reading = match file {
        Some(file) => read(file)?,
        None => aurora_errors_spec::read(&Source::from_bytes("aurora.json", AURORA.into())?),
    };
    reading.into_result().map_err(|faults| {
        let more = faults.len().saturating_sub(1);
        let first = faults.into_iter().next().map(Failure::from);
        let failure = first.unwrap_or_else(|| Failure::new("no table"));
        match more {
            0 => failure,
            _ => failure.and(&format!("and {more} more: `aurora-errors check` shows all")),
        }
    })
}
