//! `check`: every fault as the derive would report it.

use crate::files;
use crate::json::{Json, Object, list};
use crate::output::{self, ERROR, Failure, Output};
use crate::terminal::counted;
use crate::warnings::warnings_of;
use aurora_errors_spec::{Diagnostic, Reading};
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Check tables, and report every fault as the derive would
///
/// Exits with 1 when a table has a fault. Names that look alike or mix scripts, brackets in pointers and
/// wildcards in values are warned of on standard error.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors check spec/petstore.json
  aurora-errors check --format json spec/*.json")]
pub(crate) struct Arguments {
    /// The tables
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Each fault with an excerpt of its file
    #[default]
    Text,
    /// One array with an object for each fault: `file`, `line`, `column`, `message`
    Json,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let mut warnings = String::new();
        let read = |path: &PathBuf| {
            let (source, reading) = files::read(path)?;
            warnings +=
                &source.map_or(String::new(), |source| warnings_of(&source, &reading.table));
            Ok((files::name(path), reading))
        };
        let readings = self.files.iter().map(read);
        let readings = readings.collect::<Result<Vec<_>, Failure>>()?;
        let text = match self.format {
            Format::Text => text(&readings),
            Format::Json => json(&readings)?,
        };
        let found = readings.iter().any(|(_, read)| !read.faults.is_empty());
        Ok(Output::from_search(text, found).with_notes(warnings))
    }
}

fn text(readings: &[(String, Reading)]) -> String {
    let mut text = String::new();
    let (mut all, mut files) = (0, 0);
    for (file, reading) in readings {
        for fault in &reading.faults {
            let _ = writeln!(text, "{ERROR} {fault}\n");
        }
        if reading.faults.is_empty() {
            let all = reading.table.rows_and_cases().count();
            let cases = all - reading.table.rows.len();
            let rows = counted(reading.table.rows.len(), "row");
            let rows = match cases {
                0 => rows,
                _ => format!("{rows}, {}", counted(cases, "case")),
            };
            let _ = writeln!(text, "{file}: {rows}, no fault");
        } else {
            all += reading.faults.len();
            files += 1;
        }
    }
    if all > 0 {
        let (all, files) = (counted(all, "fault"), counted(files, "file"));
        let _ = writeln!(text, "{all} in {files}");
    }
    text
}

fn json(readings: &[(String, Reading)]) -> Result<String, Failure> {
    let faults = readings.iter().flat_map(|(_, reading)| &reading.faults);
    output::json(&list(faults, annotation))
}

fn annotation(fault: &Diagnostic) -> Json {
    let position = fault.position();
    let annotation = Object::default()
        .with("file", fault.file())
        .with("line", position.map(|position| position.line))
        .with("column", position.map(|position| position.column))
        .with("message", fault.message());
    annotation.into()
}
