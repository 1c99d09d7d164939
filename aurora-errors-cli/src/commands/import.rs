//! `import`: a table out of a document that describes an API.

use crate::files;
use crate::import::{self, Kind, Notes, Proposal, Selection};
use crate::output::{self, Failure, Output};
use aurora_errors_spec::Source;
use clap::Args;
use std::path::{Path, PathBuf};

/// Make a table out of an OpenAPI document or a page
///
/// Reads OpenAPI 3 and Swagger 2.0, JSON and YAML, up to 64 MiB. Of the descriptions of a status,
/// the one that most operations use becomes its meaning; the others stand under `x-variants`. Of a
/// page that documents statuses, as HTML, Markdown or text, it takes tables, lists and headings;
/// machine codes beside a status become its cases. What the document does not say is proposed: look
/// at each `"$comment": "proposed"`, decide, and remove it.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors import openapi.yaml -o spec/petstore.json
  aurora-errors import openapi.json --tag pets | less
  aurora-errors import errors.html -o spec/petstore.json")]
pub(crate) struct Arguments {
    /// The document
    #[arg(value_name = "FILE")]
    document: PathBuf,
    /// What the document is, where its content does not show it
    #[arg(long, value_enum, value_name = "KIND")]
    from: Option<Kind>,
    /// Where to write the table, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite the file
    #[arg(long, requires = "output")]
    force: bool,
    /// Only the operation with this `operationId`
    #[arg(long, value_name = "ID")]
    operation: Option<String>,
    /// Only operations with this tag
    #[arg(long)]
    tag: Option<String>,
    /// Propose a case for each machine code that an OpenAPI document enumerates under a status
    #[arg(long)]
    cases: bool,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let document = files::document(&self.document)?;
        let selection = Selection {
            operation: self.operation.as_deref(),
            tag: self.tag.as_deref(),
            cases: self.cases,
            ..Selection::new(&self.document)
        };
        let mut notes = Notes::default();
        let file = &self.document;
        let proposal = import::propose(file, document, self.from, &selection, &mut notes)?;
        let table = output::json(&proposal.document())?;
        self.check(&table)?;
        let notes = format!("{notes}{}\n", summary(&proposal));
        let Some(output) = &self.output else {
            return Ok(Output::new(table).with_notes(notes));
        };
        files::write(output, &table, self.force)?;
        Ok(Output::new(String::new()).with_notes(notes))
    }

    /// Nothing is written that the derive would refuse.
    fn check(&self, table: &str) -> Result<(), Failure> {
        let name = self
            .output
            .as_deref()
            .unwrap_or(Path::new("the imported table"));
        let source = Source::from_bytes(files::name(name), table.into())?;
        match files::reading(&source).faults.into_iter().next() {
            Some(fault) => {
                Err(Failure::from(fault).and("a fault of this program: please report it"))
            }
            None => Ok(()),
        }
    }
}

fn summary(proposal: &Proposal) -> String {
    let errors = proposal.rows.iter().filter(|row| row.rule.is_some());
    format!(
        "{}, error statuses: {}; decide on each `retry` that is marked \"proposed\"",
        proposal.summary,
        errors.count()
    )
}
