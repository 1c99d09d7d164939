//! A table as the JSON document that it is read from, with every default written out.

use aurora_errors_spec::{Code, Delay, Place, Row, Table, Verdict, Wanted, When};
use serde::{Serialize, Serializer};

/// A whole table; reading it gives the same table again.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    api: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'a str>,
    messages: Vec<PlaceDocument<'a>>,
    codes: Vec<PlaceDocument<'a>>,
    request_id: &'a [String],
    idempotency_key: &'a [String],
    retry_after: Vec<DelayDocument<'a>>,
    retryable: Vec<VerdictDocument<'a>>,
    statuses: Vec<RowDocument<'a>>,
}

/// One row, or one of its cases.
#[derive(Serialize)]
pub(crate) struct RowDocument<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<CodeDocument>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<WhenDocument<'a>>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    retry_after: Vec<DelayDocument<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<RowDocument<'a>>,
}

/// What must hold for a case.
#[derive(Serialize)]
pub(crate) struct WhenDocument<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code: Vec<&'a str>,
    #[serde(skip_serializing_if = "Conditions::is_empty")]
    header: Conditions<'a>,
    #[serde(skip_serializing_if = "Conditions::is_empty")]
    body: Conditions<'a>,
}

/// Headers or pointers with their values, in the order of the file.
pub(crate) struct Conditions<'a>(&'a [(String, Vec<Wanted>)]);

/// A place: a pointer as a text, a header by its key.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum PlaceDocument<'a> {
    Header { header: &'a str },
    Body(&'a str),
}

/// A place of the server's delay.
#[derive(Serialize)]
pub(crate) struct DelayDocument<'a> {
    #[serde(flatten)]
    place: KeyedPlace<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<&'a str>,
    unit: String,
}

/// A place of the server's verdict.
#[derive(Serialize)]
pub(crate) struct VerdictDocument<'a> {
    #[serde(flatten)]
    place: KeyedPlace<'a>,
    replay: String,
}

/// A place that has further keys beside it.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum KeyedPlace<'a> {
    Header(&'a str),
    Body(&'a str),
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
            messages: table.messages.iter().map(Into::into).collect(),
            codes: table.codes.iter().map(Into::into).collect(),
            request_id: &table.request_id,
            idempotency_key: &table.idempotency_key,
            retry_after: table.retry_after.iter().map(Into::into).collect(),
            retryable: table.retryable.iter().map(Into::into).collect(),
            statuses: table.rows.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Row> for RowDocument<'a> {
    fn from(row: &'a Row) -> RowDocument<'a> {
        RowDocument {
            // A case has the code of its row.
            code: row.when.is_none().then(|| row.code.into()),
            when: row.when.as_ref().map(Into::into),
            name: &row.name,
            // Only an error has a variant and something to repeat.
            variant: row.is_error.then_some(&row.variant),
            meaning: &row.meaning,
            advice: row.advice.as_deref(),
            docs: row.docs.as_deref(),
            error: row.is_error,
            retry: row.is_error.then(|| row.retry.to_string()),
            replay: row.replay.map(|replay| replay.to_string()),
            retry_after: row.retry_after.iter().map(Into::into).collect(),
            cases: row.cases.iter().map(Into::into).collect(),
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

impl<'a> From<&'a When> for WhenDocument<'a> {
    fn from(when: &'a When) -> WhenDocument<'a> {
        WhenDocument {
            code: texts(&when.code),
            header: Conditions(&when.header),
            body: Conditions(&when.body),
        }
    }
}

impl Conditions<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Conditions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let conditions = self.0.iter();
        serializer.collect_map(conditions.map(|(subject, values)| (subject, texts(values))))
    }
}

fn texts(values: &[Wanted]) -> Vec<&str> {
    let text = |value| match value {
        &Wanted::Present => "*",
        Wanted::Text(text) => text,
    };
    values.iter().map(text).collect()
}

impl<'a> From<&'a Place> for PlaceDocument<'a> {
    fn from(place: &'a Place) -> PlaceDocument<'a> {
        match place {
            Place::Header(header) => PlaceDocument::Header { header },
            Place::Body(pointer) => PlaceDocument::Body(pointer),
        }
    }
}

impl<'a> From<&'a Place> for KeyedPlace<'a> {
    fn from(place: &'a Place) -> KeyedPlace<'a> {
        match place {
            Place::Header(name) => KeyedPlace::Header(name),
            Place::Body(pointer) => KeyedPlace::Body(pointer),
        }
    }
}

impl<'a> From<&'a Delay> for DelayDocument<'a> {
    fn from(delay: &'a Delay) -> DelayDocument<'a> {
        DelayDocument {
            place: (&delay.place).into(),
            parameter: delay.parameter.as_deref(),
            unit: delay.unit.to_string(),
        }
    }
}

impl<'a> From<&'a Verdict> for VerdictDocument<'a> {
    fn from(verdict: &'a Verdict) -> VerdictDocument<'a> {
        VerdictDocument {
            place: (&verdict.place).into(),
            replay: verdict.replay.to_string(),
        }
    }
}
