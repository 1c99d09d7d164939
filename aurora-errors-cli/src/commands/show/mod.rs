//! `show`: the table for people, for pages and for programs.

mod csv;
mod html;
mod markdown;
mod text;

use crate::document;
use crate::files;
use crate::output::{self, Failure, Output};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Show a table
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors show
  aurora-errors show spec/petstore.json --format markdown
  aurora-errors show spec/petstore.json --format html > errors.html")]
pub(crate) struct Arguments {
    /// The table; without it, the built-in one
    file: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Lines as wide as the terminal
    #[default]
    Text,
    /// A table for a README or a wiki
    Markdown,
    /// A page of its own, with a filter and an anchor for each row
    Html,
    /// A line for each row and case
    Csv,
    /// The table itself, with every default written out
    Json,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let table = files::table(self.file.as_deref())?;
        let output = Output::new(match self.format {
            Format::Text => text::text(&table),
            Format::Markdown => markdown::table(&table),
            Format::Html => html::page(&table),
            Format::Csv => csv::csv(&table),
            Format::Json => output::json(&document::table(&table))?,
        });
        Ok(output.with_notes(files::table_note(self.file.as_deref())))
    }
}
