//! What comes of reading: the table and its rows.

use crate::code::Code;
use crate::name::predicate_name;
use crate::place::{Delay, Place, Verdict};
use crate::source::Position;
use crate::when::When;
use crate::words::{Replay, Retry};

/// The statuses of one API and what they mean, checked.
///
/// A table has at most 909 rows: one for each status from 100 to 999 and one for each class. Rows and
/// their cases together are at most 65,535.
///
/// ```
/// use aurora_errors_spec::{Place, Source, read};
///
/// let text = r#"{
///     "api": "Pets",
///     "messages": ["/message"],
///     "statuses": [{ "code": 404, "name": "Not Found", "meaning": "No pet.", "retry": "never" }]
/// }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// assert_eq!(table.api, "Pets");
/// assert_eq!(table.messages, [Place::Body("/message".to_owned())]);
/// assert_eq!(table.idempotency_key, ["idempotency-key"]);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// The name of the API.
    pub api: String,
    /// The revision of the API.
    pub version: Option<String>,
    /// Where the API documents its statuses.
    pub docs: Option<String>,
    /// Places of what is for people.
    pub messages: Vec<Place>,
    /// Places of the machine code.
    pub codes: Vec<Place>,
    /// Names, in lower case, of the headers that carry the id of a request; the first one present
    /// wins.
    pub request_id: Vec<String>,
    /// Names, in lower case, of the request headers by which the API tells a repeat from a new request.
    pub idempotency_key: Vec<String>,
    /// Places of the server's delay that come before the standard header.
    pub retry_after: Vec<Delay>,
    /// Places of the server's own verdict on a repeat.
    pub retryable: Vec<Verdict>,
    /// The rows in the order of the file.
    pub rows: Vec<Row>,
}

/// The headers that name a request where a table does not say which do.
pub(crate) const REQUEST_ID: [&str; 4] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
];

/// The header that marks a repeat where a table does not say which does.
pub(crate) const IDEMPOTENCY_KEY: [&str; 1] = ["idempotency-key"];

impl Table {
    /// Whether the id of a request stands where it does with an API that does not say where.
    #[doc(hidden)]
    #[must_use]
    pub fn has_standard_request_id(&self) -> bool {
        self.request_id == REQUEST_ID
    }

    /// The same of what tells a repeat.
    #[doc(hidden)]
    #[must_use]
    pub fn has_standard_idempotency_key(&self) -> bool {
        self.idempotency_key == IDEMPOTENCY_KEY
    }

    /// The rows in the order of the file, and behind them their cases, row after row: the position of
    /// each in this order stands for it in the generated code.
    ///
    /// ```
    /// use aurora_errors_spec::{Source, read};
    ///
    /// let text = r#"{ "api": "Pay", "statuses": [
    ///     { "code": 402, "name": "Failed", "meaning": "It failed.", "retry": "never", "cases": [
    ///         { "when": { "code": "declined" }, "name": "Declined" }
    ///     ] },
    ///     { "code": 404, "name": "Not Found", "meaning": "Nothing there.", "retry": "never" }
    /// ] }"#;
    /// let table = read(&Source::from_bytes("pay.json", text.into())?).table;
    /// let names: Vec<_> = table.rows_and_cases().map(|row| row.name.as_str()).collect();
    /// assert_eq!(names, ["Failed", "Not Found", "Declined"]);
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    pub fn rows_and_cases(&self) -> impl Iterator<Item = &Row> {
        self.rows
            .iter()
            .chain(self.rows.iter().flat_map(|row| &row.cases))
    }

    /// The row of a status: the one of its code, or else the one of its class.
    ///
    /// ```
    /// use aurora_errors_spec::{AURORA, Source, read};
    ///
    /// let source = Source::from_bytes("aurora.json", AURORA.into())?;
    /// let table = read(&source).table;
    /// assert_eq!(table.row(404).unwrap().name, "Not Found");
    /// assert_eq!(table.row(503).unwrap().name, "Internal Error");
    /// assert!(table.row(418).is_none());
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn row(&self, status: u16) -> Option<&Row> {
        let with = |code| self.rows.iter().find(|row| row.code == code);
        let class = u8::try_from(status / 100).ok()?;
        with(Code::Status(status)).or_else(|| with(Code::Class(class)))
    }
}

/// One status or class of statuses, or one of the cases that such a row is told apart by.
///
/// ```
/// use aurora_errors_spec::{AURORA, Code, Replay, Retry, Source, read};
///
/// let table = read(&Source::from_bytes("aurora.json", AURORA.into())?).table;
/// let row = table.row(429).unwrap();
/// assert_eq!((row.code, row.variant.as_str()), (Code::Status(429), "TooManyRequests"));
/// assert_eq!(row.predicate(), "is_too_many_requests");
/// assert_eq!((row.retry, row.replay), (Retry::Throttled, Some(Replay::Any)));
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The status or the class; of a case, that of its row.
    pub code: Code,
    /// The name that the API's documentation uses.
    pub name: String,
    /// The variant that stands for this row: the row's own choice, or the name in `UpperCamelCase`.
    pub variant: String,
    /// What the API means by the status, in Markdown.
    pub meaning: String,
    /// What the caller should do about it, in Markdown.
    pub advice: Option<String>,
    /// Where the API documents this status.
    pub docs: Option<String>,
    /// Whether the status is an error.
    pub is_error: bool,
    /// Whether the request may be repeated; `Never` on a row that is no error.
    pub retry: Retry,
    /// Which requests may be repeated; `None` where `retry` is `Never`.
    pub replay: Option<Replay>,
    /// Places of the server's delay for this row alone, which come before the table's.
    pub retry_after: Vec<Delay>,
    /// What must hold for a case; `None` on a row.
    pub when: Option<When>,
    /// What the row is told apart by, in the order of the file: the first that holds counts. Each has
    /// the code of its row and, filled in, what it leaves to it. A case has none.
    pub cases: Vec<Row>,
    /// Where the row begins in its file.
    pub position: Position,
}

impl Row {
    /// The method that asks an error for this row, such as `is_not_found`.
    ///
    /// ```
    /// use aurora_errors_spec::{AURORA, Source, read};
    ///
    /// let table = read(&Source::from_bytes("aurora.json", AURORA.into())?).table;
    /// assert_eq!(table.row(503).unwrap().predicate(), "is_internal_error");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn predicate(&self) -> String {
        predicate_name(&self.variant)
    }
}
