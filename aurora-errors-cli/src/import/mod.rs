//! Tables proposed from documents that were not written as tables.
//!
//! Each kind of document has a reader with one entry, `propose`: from the document's bytes to a
//! [`Proposal`], with [`Notes`] of what it could not use.

mod notes;
mod openapi;
mod page;
mod proposal;
mod sniff;

pub(crate) use self::notes::Notes;
pub(crate) use self::proposal::Proposal;

use self::page::Markup;
use self::sniff::sniff;
use crate::files;
use crate::output::Failure;
use clap::ValueEnum;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// OpenAPI 3 or Swagger 2.0, JSON or YAML
    Openapi,
    /// A page as HTML
    Html,
    /// A page as Markdown
    Markdown,
    /// A page as plain text
    Text,
}

/// What a reader takes besides the document.
#[derive(Debug, Default)]
pub(crate) struct Selection<'a> {
    /// Where the document stands; `None` for standard input.
    pub(crate) path: Option<&'a Path>,
    /// Of an OpenAPI document, only the operation with this `operationId`.
    pub(crate) operation: Option<&'a str>,
    /// Of an OpenAPI document, only operations with this tag.
    pub(crate) tag: Option<&'a str>,
    /// Of an OpenAPI document, the machine codes that it enumerates too.
    pub(crate) cases: bool,
}

/// Why nothing can be proposed, on one line: `3:17: no text`, as far as the line and the column are known.
#[derive(Debug)]
struct Refusal {
    line: Option<usize>,
    column: Option<usize>,
    message: String,
}

impl<'a> Selection<'a> {
    /// All of a document.
    pub(crate) fn new(file: &'a Path) -> Selection<'a> {
        Selection {
            path: (!files::is_standard_input(file)).then_some(file),
            ..Selection::default()
        }
    }

    /// The document's own file name.
    fn file(&self) -> &str {
        let name = self.path.and_then(Path::file_name);
        name.and_then(OsStr::to_str).unwrap_or_default()
    }

    /// What the API is called where the document does not say it.
    fn name(&self) -> &str {
        let file = self.file();
        let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
        if name.is_empty() { "The API" } else { name }
    }
}

impl Refusal {
    fn new(message: impl Into<String>) -> Refusal {
        Refusal {
            line: None,
            column: None,
            message: message.into(),
        }
    }

    fn with_position(self, line: usize, column: Option<usize>) -> Refusal {
        let line = Some(line);
        Refusal {
            line,
            column,
            ..self
        }
    }
}

impl From<String> for Refusal {
    fn from(message: String) -> Refusal {
        Refusal::new(message)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, "{number}:")?;
        }
        let space = if self.line.is_some() { " " } else { "" };
        write!(f, "{space}{}", self.message)
    }
}

/// What a document is that is no table; `None` for a table, and for what could be a broken one.
pub(crate) fn importable(document: &[u8], selection: &Selection) -> Option<Kind> {
    let kind = sniff(document, selection.file()).ok()?;
    let is_table = kind == Kind::Openapi && !sniff::names_openapi(document);
    (!is_table).then_some(kind)
}

/// What the document of a file proposes. A failure names the file.
pub(crate) fn propose(
    file: &Path,
    document: Vec<u8>,
    kind: Option<Kind>,
    selection: &Selection,
    notes: &mut Notes,
) -> Result<Proposal, Failure> {
    let proposal = read(document, kind, selection, notes);
    proposal.map_err(|refusal| {
        let colon = if refusal.line.is_some() { ":" } else { ": " };
        Failure::new(format!("{}{colon}{refusal}", files::name(file)))
    })
}

/// Reads a document of a kind, or of the kind that its content shows, and settles what it gives.
fn read(
    document: Vec<u8>,
    kind: Option<Kind>,
    selection: &Selection,
    notes: &mut Notes,
) -> Result<Proposal, Refusal> {
    let kind = kind.map_or_else(|| sniff(&document, selection.file()), Ok)?;
    let page = |markup, notes| page::propose(&document, markup, selection, notes);
    let mut proposal = match kind {
        Kind::Openapi => openapi::propose(document, selection, notes),
        Kind::Html => page(Markup::Html, notes),
        Kind::Markdown => page(Markup::Markdown, notes),
        Kind::Text => page(Markup::Plain, notes),
    }?;
    proposal.settle();
    Ok(proposal)
}
