use std::fmt;
use std::str::FromStr;

use crate::name::predicate_name;
use crate::source::Position;

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
/// # Ok::<(), aurora_errors_spec::Fault>(())
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
    /// # Ok::<(), aurora_errors_spec::Fault>(())
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
/// # Ok::<(), aurora_errors_spec::Fault>(())
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
    /// # Ok::<(), aurora_errors_spec::Fault>(())
    /// ```
    #[must_use]
    pub fn predicate(&self) -> String {
        predicate_name(&self.variant)
    }
}

/// What a row stands for: one status, or every status of a class that has no row of its own.
///
/// ```
/// use aurora_errors_spec::Code;
///
/// assert_eq!("404".parse(), Ok(Code::Status(404)));
/// assert_eq!("5xx".parse(), Ok(Code::Class(5)));
/// assert_eq!(Code::Class(5).to_string(), "5XX");
/// assert!("default".parse::<Code>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// One status, 100 to 999.
    Status(u16),
    /// The first digit of a class, 1 to 9.
    Class(u8),
}

impl Code {
    /// Whether a row of this code is an error unless it says otherwise.
    pub(crate) fn is_error_by_default(self) -> bool {
        match self {
            Code::Status(status) => status >= 400,
            Code::Class(class) => class >= 4,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Status(status) => write!(f, "{status}"),
            Code::Class(class) => write!(f, "{class}XX"),
        }
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Code, UnknownCode> {
        match text.as_bytes() {
            [class @ b'1'..=b'9', b'x' | b'X', b'x' | b'X'] => Ok(Code::Class(class - b'0')),
            [
                hundreds @ b'1'..=b'9',
                tens @ b'0'..=b'9',
                ones @ b'0'..=b'9',
            ] => {
                let digit = |byte: &u8| u16::from(byte - b'0');
                let status = digit(hundreds) * 100 + digit(tens) * 10 + digit(ones);
                Ok(Code::Status(status))
            }
            _ => Err(UnknownCode),
        }
    }
}

/// A text that is neither a status nor a class.
///
/// ```
/// use aurora_errors_spec::Code;
///
/// let unknown = "42".parse::<Code>().unwrap_err();
/// assert_eq!(unknown.to_string(), "expected a status from 100 to 999 or a class such as `5XX`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a status from 100 to 999 or a class such as `5XX`")
    }
}

impl std::error::Error for UnknownCode {}

/// Whether a request that met this status may be repeated.
///
/// ```
/// use aurora_errors_spec::Retry;
///
/// // As a table writes it.
/// assert_eq!(Retry::Throttled.to_string(), "throttled");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same request fails again.
    Never,
    /// The request may be tried again after a pause.
    Later,
    /// The server refused the request for its rate; its delay is to be obeyed.
    Throttled,
}

/// Which requests may be repeated.
///
/// ```
/// use aurora_errors_spec::Replay;
///
/// assert_eq!(Replay::Idempotent.to_string(), "idempotent");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Replay {
    /// Every request: the server did nothing, or says to repeat.
    Any,
    /// Only the methods that RFC 9110 §9.2.2 calls idempotent: the server may have acted.
    Idempotent,
}

/// A place of the server's delay other than the standard header.
///
/// ```
/// use aurora_errors_spec::{Place, Source, Unit, read};
///
/// let text = r#"{ "retry_after": [{ "header": "x-ms-retry-after-ms", "unit": "ms" }] }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// let name = "x-ms-retry-after-ms".to_owned();
/// assert_eq!(table.retry_after, [Place::Header { name, unit: Unit::Milliseconds }]);
/// # Ok::<(), aurora_errors_spec::Fault>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A header of the response.
    Header {
        /// The header's name, in lower case.
        name: String,
        /// What its number counts.
        unit: Unit,
    },
    /// A member of the response's body.
    Body {
        /// Where the member stands.
        pointer: String,
        /// What its number counts.
        unit: Unit,
    },
}

/// What the number of a delay counts.
///
/// ```
/// use aurora_errors_spec::Unit;
///
/// assert_eq!(Unit::Milliseconds.to_string(), "ms");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Seconds, `s`.
    Seconds,
    /// Milliseconds, `ms`.
    Milliseconds,
}

/// A choice that a table writes as one of a few words.
pub(crate) trait Words: Copy + 'static {
    /// What the words name, for messages.
    const KIND: &'static str;
    /// Each choice beside its word.
    const WORDS: &'static [(&'static str, Self)];
}

impl Words for Retry {
    const KIND: &'static str = "retry class";
    const WORDS: &'static [(&'static str, Retry)] = &[
        ("never", Retry::Never),
        ("later", Retry::Later),
        ("throttled", Retry::Throttled),
    ];
}

impl Words for Replay {
    const KIND: &'static str = "replay class";
    const WORDS: &'static [(&'static str, Replay)] =
        &[("any", Replay::Any), ("idempotent", Replay::Idempotent)];
}

impl Words for Unit {
    const KIND: &'static str = "unit";
    const WORDS: &'static [(&'static str, Unit)] =
        &[("s", Unit::Seconds), ("ms", Unit::Milliseconds)];
}

impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(word_of(*self))
    }
}

impl fmt::Display for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(word_of(*self))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(word_of(*self))
    }
}

fn word_of<W: Words + PartialEq>(choice: W) -> &'static str {
    for (word, each) in W::WORDS {
        if *each == choice {
            return word;
        }
    }
    ""
}
