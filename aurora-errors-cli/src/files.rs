//! Reads and writes files so that nothing is half done.

use crate::answer::Failure;
use aurora_errors_spec::{AURORA, Reading, Source, Table};
use std::io::{self, Read as _};
use std::path::Path;
use std::{fs, process};

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

/// The most bytes that a file of source may have.
const MOST_BYTES: u64 = 16 << 20;

/// A whole file of text.
pub(crate) fn text(file: &Path) -> Result<String, Failure> {
    let failed = |why: &str| Failure::new(format!("{}: {why}", file.display()));
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => failed("no such file"),
        io::ErrorKind::InvalidData => failed("not UTF-8"),
        io::ErrorKind::IsADirectory => failed("it is a directory, expected a file"),
        _ => failed(&error.to_string()),
    };
    let opened = fs::File::open(file).map_err(unreadable)?;
    let too_large = || failed("too large: expected at most 16 MiB");
    if opened.metadata().map_err(unreadable)?.len() > MOST_BYTES {
        return Err(too_large());
    }
    // A pipe does not tell its size beforehand: one byte over the limit shows it.
    let mut text = String::new();
    let mut reader = opened.take(MOST_BYTES + 1);
    reader.read_to_string(&mut text).map_err(unreadable)?;
    if reader.limit() == 0 {
        return Err(too_large());
    }
    Ok(text)
}

/// Writes a file beside its place and then moves it there, so that nobody ever sees half of it.
pub(crate) fn write(file: &Path, text: &str, overwrites: bool) -> Result<(), Failure> {
    let failed = |why: &str| Failure::new(format!("{}: {why}", file.display()));
    if !overwrites && file.symlink_metadata().is_ok() {
        return Err(failed("it exists already: add `--force` to overwrite it"));
    }
    let Some(name) = file.file_name() else {
        return Err(failed("not the name of a file"));
    };
    let mut name = name.to_owned();
    name.push(format!(".{}.part", process::id()));
    let beside = file.with_file_name(name);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, file));
    written.map_err(|error| {
        // It may not be there: then there is nothing to clear away.
        let _ = fs::remove_file(&beside);
        match error.kind() {
            io::ErrorKind::NotFound => failed("no such folder"),
            _ => failed(&error.to_string()),
        }
    })
}
