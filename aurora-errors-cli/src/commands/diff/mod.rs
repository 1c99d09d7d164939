//! `diff`: what changed between two revisions of a table, and whether that breaks code.

mod headline;
mod json;
mod markdown;
mod side;
mod text;
mod words;

use self::side::Side;
use crate::files;
use crate::output::{Failure, Output};
use aurora_errors_spec::{Change, Impact, Table};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Compare two revisions of a table, and say what breaks code
///
/// A change is breaking where a variant is gone, renamed or gets other statuses (a row that is added
/// inside of a class takes them from its variant), an error becomes none or the reverse, the retry
/// rule is another, or messages, codes, request ids or delays are read elsewhere.
///
/// It is additive where statuses that were unlisted get a variant, or there is a further place to
/// read from. A new variant has to be taken in by a `match` without a wildcard, unless the enum is
/// `#[non_exhaustive]`, and by an enum written by hand, unless it has `#[aurora(rest)]`.
///
/// It is documentation where nothing changed but what people read.
///
/// An OpenAPI document or a page is imported first. Its statuses and meanings are compared, and the
/// names of a page; whether to retry is not, as an import only proposes that.
///
/// Exits with 1 when there is a change of a kind that is not allowed.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors diff old.json spec/petstore.json
  aurora-errors diff old.json new.json --format markdown >> CHANGELOG.md
  aurora-errors diff spec/petstore.json openapi.yaml --only statuses

As a gate:
  --allow additive,documentation            what is there stays (the default)
  --allow documentation                     and no `match` has to be extended
  --allow none                              and nothing goes by unseen
  --allow breaking,additive,documentation   never fail, only report")]
pub(crate) struct Arguments {
    /// The table as it was, or a document that `import` reads
    old: PathBuf,
    /// The table as it is, or a document that `import` reads
    new: PathBuf,
    /// The kinds of change that do not fail
    #[arg(
        long,
        value_enum,
        value_name = "KIND",
        value_delimiter = ',',
        default_values = ["additive", "documentation"],
    )]
    allow: Vec<Allowed>,
    /// Leave out all other changes
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Only {
    /// Which statuses are listed
    Statuses,
}

/// Whether a status is listed that was not, or the reverse.
fn is_of_statuses(change: &Change) -> bool {
    match change {
        Change::Added { row, .. } | Change::Removed { row, .. } => row.when.is_none(),
        Change::Moved { .. } => true,
        _ => false,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Allowed {
    /// Code does not compile any more, or does something else
    Breaking,
    /// Something is new
    Additive,
    /// Nothing changed but what people read
    Documentation,
    /// No change at all
    None,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Lines as wide as the terminal, with the words that changed
    #[default]
    Text,
    /// An entry for a changelog
    Markdown,
    /// One object with `impact`, `allowed` and `changes`
    Json,
}

impl Allowed {
    fn covers(self, impact: Impact) -> bool {
        match self {
            Allowed::Breaking => impact == Impact::Breaking,
            Allowed::Additive => impact == Impact::Additive,
            Allowed::Documentation => impact == Impact::Documentation,
            Allowed::None => false,
        }
    }
}

/// From the kind that matters most.
const IMPACTS: [Impact; 3] = [Impact::Breaking, Impact::Additive, Impact::Documentation];

/// Two revisions and what lies between them.
struct Comparison<'a> {
    new: &'a Table,
    changes: Vec<Change<'a>>,
    /// The kinds of change that were found and are not allowed.
    refused: Vec<Impact>,
}

impl Comparison<'_> {
    fn of_impact(&self, impact: Impact) -> impl Iterator<Item = &Change<'_>> {
        let changes = self.changes.iter();
        changes.filter(move |change| change.impact() == impact)
    }
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        files::read_once([&*self.old, &*self.new])?;
        let (old, new) = (Side::read(&self.old)?, Side::read(&self.new)?);
        let mut changes = aurora_errors_spec::diff(&old.table, &new.table);
        changes.retain(|change| old.says(change) && new.says(change));
        if let Some(Only::Statuses) = self.only {
            changes.retain(is_of_statuses);
        }
        let is_refused = |impact: &Impact| {
            let is_found = changes.iter().any(|change| change.impact() == *impact);
            is_found && !self.allow.iter().any(|kind| kind.covers(*impact))
        };
        let refused = IMPACTS.into_iter().filter(is_refused).collect();
        let comparison = Comparison {
            new: &new.table,
            changes,
            refused,
        };
        let text = match self.format {
            Format::Text => comparison.text(),
            Format::Markdown => comparison.markdown(),
            Format::Json => comparison.json()?,
        };
        let found = !comparison.refused.is_empty();
        Ok(Output::from_search(text, found).with_notes(old.notes + &new.notes))
    }
}
