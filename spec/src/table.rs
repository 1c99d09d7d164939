use crate::code::Code;
use crate::name::predicate_name;
use crate::place::Place;
use crate::source::Position;
use crate::words::{Replay, Retry};

/// The statuses of one API and what they mean, checked.
///
/// A table has at most 909 rows: one for each status from 100 to 999 and one for each class.
///
/// ```
/// use aurora_errors_spec::{Place, Source, Unit, read};
///
/// let text = r#"{
///     "api": "Pets",
///     "messages": ["/message"],
///     "retry_after": [{ "body": "/retry_in", "unit": "s" }],
///     "statuses": [{ "code": 404, "name": "Not Found", "meaning": "No pet.", "retry": "never" }]
/// }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// assert_eq!((table.api.as_str(), table.messages.as_slice()), ("Pets", &["/message".to_owned()][..]));
/// let pointer = "/retry_in".to_owned();
/// assert_eq!(table.retry_after, [Place::Body { pointer, unit: Unit::Seconds }]);
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
    /// Pointers to the human messages in an error body.
    pub messages: Vec<String>,
    /// Pointers to the machine code in an error body.
    pub codes: Vec<String>,
    /// Names, in lower case, of the headers that carry the id of a request; the first one present
    /// wins.
    pub request_id: Vec<String>,
    /// Places of the server's delay that come before the standard header.
    pub retry_after: Vec<Place>,
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

impl Table {
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

/// One status or class of statuses.
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
    /// The status or the class.
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
