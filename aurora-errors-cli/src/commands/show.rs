//! `show`: the table for people, for pages and for programs.

use crate::document::Document;
use crate::output::{self, Failure, Output};
use crate::terminal::{under, visible};
use crate::{files, markdown, rule};
use anstyle::Style;
use aurora_errors_spec::{Row, Table};
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Show a table
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors show
  aurora-errors show spec/petstore.json --format markdown")]
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
    /// The table itself, with every default written out
    Json,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let table = files::table(self.file.as_deref())?;
        Ok(Output::new(match self.format {
            Format::Text => text(&table),
            Format::Markdown => in_markdown(&table),
            Format::Json => output::json(&Document::from(&table))?,
        }))
    }
}

fn text(table: &Table) -> String {
    let bold = Style::new().bold();
    let mut text = format!("{bold}{}", visible(&table.api));
    if let Some(version) = &table.version {
        let _ = write!(text, " {}", visible(version));
    }
    let _ = writeln!(text, "{bold:#}");
    if let Some(docs) = &table.docs {
        let _ = writeln!(text, "{}", visible(docs));
    }
    let names = table.rows.iter().map(|row| visible(&row.name));
    let widest = names.map(|name| textwrap::core::display_width(&name)).max();
    let widest = widest.unwrap_or_default();
    for row in &table.rows {
        let name = visible(&row.name);
        let gap = " ".repeat(widest - textwrap::core::display_width(&name));
        let heading = format!("{}  {bold}{name}{bold:#}{gap}  {}", row.code, retry(row));
        let _ = writeln!(text, "\n{}", heading.trim_end());
        text += &under("     ", &visible(&row.meaning));
        for more in [&row.advice, &row.docs].into_iter().flatten() {
            text += &under("     ", &visible(more));
        }
    }
    text
}

fn in_markdown(table: &Table) -> String {
    let mut text = String::from("| Status | Name | Meaning | Retry |\n|---|---|---|---|\n");
    for row in &table.rows {
        let mut meaning = markdown::cell(&row.meaning);
        if let Some(advice) = &row.advice {
            let _ = write!(meaning, " {}", markdown::cell(advice));
        }
        if let Some(docs) = &row.docs {
            let _ = write!(meaning, " See <{docs}>.");
        }
        let name = markdown::cell(&row.name);
        let _ = writeln!(
            text,
            "| {} | {name} | {meaning} | {} |",
            row.code,
            retry(row)
        );
    }
    text
}

/// A row that is no error has nothing to repeat.
fn retry(row: &Row) -> String {
    if row.is_error {
        rule::of_row(row).to_string()
    } else {
        String::new()
    }
}
