//! `diff`: what changed between two revisions of a table, and whether that breaks code.

mod headline;
mod json;
mod markdown;
mod text;
mod words;

use crate::answer::{Answer, Failure};
use crate::files;
use aurora_errors_spec::{Change, Impact, Table};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Say what changed between two revisions of a table, and what that does to code
///
/// Each change is of one of three kinds. Breaking: a variant is gone or renamed, or gets other
/// statuses, which it also does where a row is added inside of its class; an error becomes none, or
/// the reverse; another retry rule; other places to read messages, codes, request ids or delays
/// from. Additive: a new variant for statuses that were unlisted, or a further place at the end of
/// a list; the first breaks a `match` without a wildcard on an enum that is not `#[non_exhaustive]`.
/// Documentation: only what people read.
///
/// Exits with 1 when a change is of a kind that is not allowed.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors diff old.json spec/petstore.json
  aurora-errors diff old.json new.json --format markdown >> CHANGELOG.md

As a gate:
  --allow additive,documentation   code keeps compiling where enums are non-exhaustive (the default)
  --allow documentation            code keeps compiling
  --allow none                     a new revision is looked at by someone
  --allow breaking,additive,documentation   only report")]
pub(crate) struct Arguments {
    /// The table as it was
    old: PathBuf,
    /// The table as it is
    new: PathBuf,
    /// The kinds of change that do not fail
    #[arg(
        long,
        value_enum,
        value_name = "KIND",
        value_delimiter = ',',
        default_values = ["additive", "documentation"],
    )]
    allow: Vec<Kind>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Code does not compile any more, or does something else
    Breaking,
    /// Something is new
    Additive,
    /// Only what people read is another
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

impl Kind {
    fn covers(self, impact: Impact) -> bool {
        match self {
            Kind::Breaking => impact == Impact::Breaking,
            Kind::Additive => impact == Impact::Additive,
            Kind::Documentation => impact == Impact::Documentation,
            Kind::None => false,
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
    pub(crate) fn run(&self) -> Result<Answer, Failure> {
        let (old, new) = (
            files::table(Some(&self.old))?,
            files::table(Some(&self.new))?,
        );
        let changes = aurora_errors_spec::diff(&old, &new);
        let is_refused = |impact: &Impact| {
            let is_found = changes.iter().any(|change| change.impact() == *impact);
            is_found && !self.allow.iter().any(|kind| kind.covers(*impact))
        };
        let refused = IMPACTS.into_iter().filter(is_refused).collect();
        let comparison = Comparison {
            new: &new,
            changes,
            refused,
        };
        let text = match self.format {
            Format::Text => comparison.text(),
            Format::Markdown => comparison.markdown(),
            Format::Json => comparison.json()?,
        };
        Ok(Answer::of_search(text, !comparison.refused.is_empty()))
    }
}
