//! `import`: a table out of an OpenAPI document, as far as the document goes.

mod body;
mod notes;
mod reference;
mod responses;
mod statuses;
mod table;
mod text;
mod tree;

use self::notes::Notes;
use self::responses::Part;
use self::table::Imported;
use self::tree::{Node, Tree};
use crate::answer::{self, Answer, Failure};
use crate::files;
use crate::text::{counted, visible};
use aurora_errors_spec::Source;
use clap::Args;
use std::path::{Path, PathBuf};

/// Make a table out of an OpenAPI document
///
/// Reads OpenAPI 3 and Swagger 2.0, JSON and YAML, up to 64 MiB. Of the descriptions of a status,
/// the one that most operations use becomes its meaning; the others stand under `x-variants`. What
/// the document does not say is proposed: look at each `"$comment": "proposed"`, decide, and remove
/// it.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors import openapi.yaml -o spec/petstore.json
  aurora-errors import openapi.json --tag pets | less")]
pub(crate) struct Arguments {
    /// The document
    #[arg(value_name = "OPENAPI")]
    document: PathBuf,
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
}

/// The largest documents in use have some 40 MiB.
const MOST_MEBIBYTES: u64 = 64;

impl Arguments {
    pub(crate) fn run(&self) -> Result<Answer, Failure> {
        let text = files::text(&self.document, MOST_MEBIBYTES)?;
        let mut notes = Notes::default();
        let (table, summary) = self.import(&text, &mut notes)?;
        let table = answer::json(&table)?;
        self.check(&table)?;
        let notes = format!("{notes}{summary}\n");
        let Some(output) = &self.output else {
            return Ok(Answer::fine(table).with_notes(notes));
        };
        files::write(output, &table, self.force)?;
        Ok(Answer::fine(String::new()).with_notes(notes))
    }

    fn import(&self, text: &str, notes: &mut Notes) -> Result<(Imported, String), Failure> {
        let tree = Tree::read(text).map_err(|fault| {
            let (line, column) = (fault.line, fault.column);
            self.failure(&format!(":{line}:{column}: {}", fault.message))
        })?;
        let tree = tree.ok_or_else(|| self.failure(": empty: expected an OpenAPI document"))?;
        for (unused, line) in &tree.unused {
            notes.add(unused, format_args!("line {line}"));
        }
        let root = tree.root();
        is_openapi(root).map_err(|why| self.failure(&format!(": {why}")))?;
        let part = Part {
            operation: self.operation.as_deref(),
            tag: self.tag.as_deref(),
        };
        let found = responses::find(root, &part, notes);
        let found = found.map_err(|why| self.failure(&format!(": {why}")))?;
        let name = self.document.file_stem().unwrap_or_default();
        let table = Imported::of(root, &found.uses, &name.to_string_lossy());
        let operations = found.operations;
        if table.statuses.is_empty() {
            let operations = counted(operations, "operation");
            let failure = self.failure(&format!(": no error status in {operations}"));
            return Err(match notes.first() {
                Some(note) => failure.and(&note),
                None => failure,
            });
        }
        let statuses = table.statuses.len();
        let summary = format!(
            "operations: {operations}, error statuses: {statuses}; \
             decide on each `retry` that is marked \"proposed\""
        );
        Ok((table, summary))
    }

    fn failure(&self, why: &str) -> Failure {
        // It may quote the document.
        let why = visible(why).replace('\n', " ");
        Failure::new(format!("{}{why}", self.document.display()))
    }

    /// Nothing is written that the derive would refuse.
    fn check(&self, table: &str) -> Result<(), Failure> {
        let name = self
            .output
            .as_deref()
            .unwrap_or(Path::new("the imported table"));
        let source = Source::from_bytes(name.display().to_string(), table.into())?;
        match aurora_errors_spec::read(&source).faults.into_iter().next() {
            Some(fault) => {
                Err(Failure::from(fault).and("a fault of this program: please report it"))
            }
            None => Ok(()),
        }
    }
}

fn is_openapi(root: Node) -> Result<(), String> {
    const EXPECTED: &str = "expected `openapi` 3 or `swagger` 2.0";
    let version = |key| root.get(key).and_then(Node::text);
    match (version("openapi"), version("swagger")) {
        (Some(version), _) if version == "3" || version.starts_with("3.") => Ok(()),
        (_, Some("2.0" | "2")) => Ok(()),
        (Some(version), _) => Err(format!("`openapi` is `{version}`: {EXPECTED}")),
        (None, Some(version)) => Err(format!("`swagger` is `{version}`: {EXPECTED}")),
        (None, None) => Err(format!("not an OpenAPI document: {EXPECTED}")),
    }
}
