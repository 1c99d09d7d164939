//! `expand`: the enum that a user would write for a table, as Rust source.

mod compare;
mod doc;
mod source;

use crate::files;
use crate::output::{Failure, Output};
use aurora_errors_spec::check_variant;
use clap::Args;
use std::path::{Path, PathBuf};

/// Write a table's enum as Rust source, to check in and make your own
///
/// The derive holds the enum against the table at every build, so that variants may be merged, get
/// payload types or lose their field afterwards. Run it in the folder of Cargo.toml: the file's path
/// becomes the `spec` of the derive, which counts from there.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors expand spec/petstore.json --name PetError -o src/error.rs
  aurora-errors expand spec/petstore.json --name PetError --check src/error.rs")]
pub(crate) struct Arguments {
    /// The table; without it, the built-in one
    file: Option<PathBuf>,
    /// The name of the enum
    #[arg(long, value_parser = enum_name)]
    name: String,
    /// Only say whether the enum in this file is the one that would be written
    ///
    /// Formatting and comments that are no documentation do not count. Exits with 1 and a diff when
    /// it is not.
    #[arg(long, value_name = "PATH", conflicts_with = "output")]
    check: Option<PathBuf>,
    /// Write to this file, which must not exist
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Overwrite the file of `--output`
    #[arg(long, requires = "output")]
    force: bool,
}

/// A name that can stand beside what the source imports.
fn enum_name(name: &str) -> Result<String, String> {
    check_variant(name).map_err(|fault| fault.to_string())?;
    if source::IMPORTS.contains(&name) {
        return Err("it is imported from aurora_errors: expected another name".to_owned());
    }
    Ok(name.to_owned())
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let spec = self.file.as_deref().map(spec).transpose()?;
        let table = files::table(self.file.as_deref())?;
        let file = source::file(&table, spec.as_deref(), &self.name)?;
        if let Some(path) = &self.check {
            return compare::compare(path, file, &self.name);
        }
        let text = source::printed(file);
        match &self.output {
            Some(path) => {
                files::write(path, &text, self.force)?;
                Ok(Output::new(String::new()))
            }
            None => Ok(Output::new(text)),
        }
    }
}

/// The path as the derive takes it: with `/`, and without `./`, which would mean the source file.
fn spec(file: &Path) -> Result<String, Failure> {
    let shown = files::name(file);
    let file = file.strip_prefix(".").unwrap_or(file);
    let Some(path) = file.to_str() else {
        return Err(Failure::new(format!("{shown}: the path is not UTF-8")));
    };
    if file.has_root() {
        return Err(Failure::new(format!(
            "{shown}: the derive takes no absolute path, which other machines do not have: expected \
             one that is relative to the folder of Cargo.toml"
        )));
    }
    Ok(path.replace(std::path::MAIN_SEPARATOR, "/"))
}
