//! Reads and writes files so that nothing is half done.

use crate::output::Failure;
use aurora_errors_spec::{AURORA, Reading, Source, Table};
use std::io::{self, Read as _};
use std::path::Path;
use std::{fs, process};

/// What the derive would read, faults included.
pub(crate) fn read(file: &Path) -> Result<Reading, Failure> {
    match Source::open(file, file.display().to_string()) {
        Ok(source) => Ok(aurora_errors_spec::read(&source)),
        Err(fault) if fault.is_unreadable() => Err(fault.into()),
        Err(fault) => Ok(Reading {
            table: Table::default(),
            faults: vec![fault],
        }),
    }
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

/// A whole file; none of it is kept where it is larger.
pub(crate) fn bytes(file: &Path, most_mebibytes: u64) -> Result<Vec<u8>, Failure> {
    let failed = |why: &str| Failure::new(format!("{}: {why}", file.display()));
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => failed("no such file"),
        _ => failed(&error.to_string()),
    };
    let most_bytes = most_mebibytes << 20;
    let too_large = || failed(&format!("too large: expected at most {most_mebibytes} MiB"));
    // Before it is opened, which Windows refuses as if a permission were missing.
    if file.is_dir() {
        return Err(failed("it is a directory, expected a file"));
    }
    let opened = fs::File::open(file).map_err(unreadable)?;
    if opened.metadata().map_err(unreadable)?.len() > most_bytes {
        return Err(too_large());
    }
    // A pipe does not tell its size beforehand: one byte over the limit shows it.
    let mut bytes = Vec::new();
    let mut reader = opened.take(most_bytes + 1);
    reader.read_to_end(&mut bytes).map_err(unreadable)?;
    if reader.limit() == 0 {
        return Err(too_large());
    }
    Ok(bytes)
}

/// The same, where it has to be text.
pub(crate) fn text(file: &Path, most_mebibytes: u64) -> Result<String, Failure> {
    String::from_utf8(bytes(file, most_mebibytes)?).map_err(|error| {
        let (readable, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        let line = readable.split(|byte| *byte == b'\n').count();
        Failure::new(format!("{}:{line}: not UTF-8", file.display()))
    })
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
