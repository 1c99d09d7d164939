//! One of the two revisions: a table, or a document that is imported first.

use crate::files;
use crate::import::{self, Kind, Notes, Selection};
use crate::output::{self, Failure};
use aurora_errors_spec::{Change, Row, Source, Table};
use std::path::Path;

pub(super) struct Side {
    pub(super) table: Table,
    /// What the document is, where it is no table.
    imported: Option<Kind>,
    /// What the import could not use.
    pub(super) notes: String,
}

impl Side {
    pub(super) fn read(file: &Path) -> Result<Side, Failure> {
        // What cannot be read as a document is refused as a table.
        let bytes = match files::document(file) {
            Ok(bytes) => bytes,
            Err(failure) => return Err(files::table(Some(file)).err().unwrap_or(failure)),
        };
        let selection = Selection::new(file);
        let Some(kind) = import::importable(&bytes, &selection) else {
            let source = Source::from_bytes(files::name(file), bytes)?;
            return Ok(Side {
                table: files::sound(files::reading(&source))?,
                imported: None,
                notes: String::new(),
            });
        };
        let mut notes = Notes::default();
        let proposal = import::propose(file, bytes, Some(kind), &selection, &mut notes)?;
        let table = output::json(&proposal.document())?;
        let source = Source::from_bytes(files::name(file), table.into())?;
        Ok(Side {
            table: files::sound(files::reading(&source))?,
            imported: Some(kind),
            notes: notes.to_string(),
        })
    }

    /// Whether this side says itself what a change is about. An import only proposes whether to
    /// retry, and OpenAPI documents have no names.
    pub(super) fn says(&self, change: &Change) -> bool {
        let Some(kind) = self.imported else {
            return true;
        };
        let counts = |row: &Row| row.is_error && row.when.is_none();
        match change {
            Change::Added { row, .. } | Change::Removed { row, .. } => counts(row),
            Change::Renamed { old, .. } => kind != Kind::Openapi && counts(old),
            Change::Text { key, row, .. } => *key == "meaning" && row.is_some_and(counts),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Side;
    use std::io::Write as _;
    use tempfile::NamedTempFile;

    #[test]
    fn a_name_in_another_normal_form_makes_the_same_variant() {
        let variant = |name: &str| {
            let mut file = NamedTempFile::new().unwrap();
            // A table that speaks of OpenAPI is a table all the same.
            let row = r#""code": 404, "meaning": "None.", "retry": "never", "x-from": "openapi""#;
            let text = format!(r#"{{"api": "Café", "statuses": [{{{row}, "name": "{name}"}}]}}"#);
            file.write_all(text.as_bytes()).unwrap();
            let side = Side::read(file.path()).unwrap();
            side.table.rows[0].variant.clone()
        };
        assert_eq!(variant("Caf\u{e9}"), variant("Cafe\u{301}"));
    }
}
