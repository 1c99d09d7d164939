//! A table as the JSON document that it is read from, with every default written out.

use aurora_errors_spec::{Code, Place, Row, Table};
use serde::Serialize;

/// A whole table; reading it gives the same table again.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    api: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'a str>,
    messages: &'a [String],
    codes: &'a [String],
    request_id: &'a [String],
    retry_after: Vec<PlaceDocument<'a>>,
    statuses: Vec<RowDocument<'a>>,
}

/// One row.
#[derive(Serialize)]
pub(crate) struct RowDocument<'a> {
    code: CodeDocument,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'a str>,
    meaning: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'a str>,
    error: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replay: Option<String>,
}

/// A place of the server's delay.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum PlaceDocument<'a> {
    Header { header: &'a str, unit: String },
    Body { body: &'a str, unit: String },
}

/// A status is a number, a class a text.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum CodeDocument {
    Status(u16),
    Class(String),
}

impl<'a> From<&'a Table> for Document<'a> {
    fn from(table: &'a Table) -> Document<'a> {
        Document {
            api: &table.api,
            version: table.version.as_deref(),
            docs: table.docs.as_deref(),
            messages: &table.messages,
            codes: &table.codes,
            request_id: &table.request_id,
            retry_after: table.retry_after.iter().map(Into::into).collect(),
            statuses: table.rows.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Row> for RowDocument<'a> {
    fn from(row: &'a Row) -> RowDocument<'a> {
        RowDocument {
            code: row.code.into(),
            name: &row.name,
            // Only an error has a variant and something to repeat.
            variant: row.is_error.then_some(&row.variant),
            meaning: &row.meaning,
            advice: row.advice.as_deref(),
            docs: row.docs.as_deref(),
            error: row.is_error,
            retry: row.is_error.then(|| row.retry.to_string()),
            replay: row.replay.map(|replay| replay.to_string()),
        }
    }
}

impl From<Code> for CodeDocument {
    fn from(code: Code) -> CodeDocument {
        match code {
            Code::Status(status) => CodeDocument::Status(status),
            Code::Class(_) => CodeDocument::Class(code.to_string()),
        }
    }
}

impl<'a> From<&'a Place> for PlaceDocument<'a> {
    fn from(place: &'a Place) -> PlaceDocument<'a> {
        match place {
            Place::Header { name, unit } => PlaceDocument::Header {
                header: name,
                unit: unit.to_string(),
            },
            Place::Body { pointer, unit } => PlaceDocument::Body {
                body: pointer,
                unit: unit.to_string(),
            },
        }
    }
}
