//! Reads and writes files so that nothing is half done.

use crate::answer::Failure;
use aurora_errors_spec::{Reading, Source};
use std::path::Path;

/// A table's text, under the name that the user gave the file.
pub(crate) fn open(path: &Path) -> Result<Source, Failure> {
    Ok(Source::open(path, path.display().to_string())?)
}

/// What the derive would read.
pub(crate) fn read(path: &Path) -> Result<Reading, Failure> {
    Ok(aurora_errors_spec::read(&open(path)?))
}
