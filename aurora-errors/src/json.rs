//! A body as a type, or the exact reason why it is none.

use serde_core::de::DeserializeOwned;
use serde_json::error::Category;
use std::fmt;

/// Why a body is not of the type that it was asked for.
///
/// Its `Display` quotes nothing of the body, so that no secret reaches a log. Lines and columns
/// count from 1, columns in bytes; a byte-order mark does not count.
///
/// ```
/// use aurora_errors::{ErrorResponse, PayloadError, http::Response};
///
/// let page = Response::builder().status(502).body("<h1>Bad Gateway</h1>")?;
/// let error = ErrorResponse::from(page).payload().unwrap_err();
/// assert!(matches!(error, PayloadError::NotJson { line: 1, column: 1, .. }));
/// assert_eq!(error.to_string(), "the body is not JSON: expected value at line 1 column 1");
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PayloadError {
    /// There is no body, or nothing but white space.
    Empty,
    /// Only the beginning of the body was kept
    /// ([`ErrorResponse::is_truncated`](crate::ErrorResponse::is_truncated)). It is not read, even
    /// where it would make a whole value: a number's first digits would.
    Truncated,
    /// The body is not UTF-8, the only encoding of JSON
    /// ([RFC 8259 §8.1](https://www.rfc-editor.org/rfc/rfc8259#section-8.1)).
    NotUtf8 {
        /// How many bytes come before the first that does not belong.
        valid_up_to: usize,
    },
    /// The body is not JSON, or JSON beyond what is read: 128 levels, numbers that fit an `f64`.
    NotJson {
        /// Where reading stopped.
        line: usize,
        /// Where reading stopped.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// The body is JSON of another form.
    WrongForm {
        /// Where the form differs.
        line: usize,
        /// Where the form differs.
        column: usize,
        /// What the type wants there, where its fault says so without quoting the body.
        expected: Option<String>,
    },
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PayloadError::Empty => f.write_str("the body is empty"),
            PayloadError::Truncated => f.write_str("the body is truncated"),
            PayloadError::NotUtf8 { valid_up_to } => {
                write!(f, "the body is not UTF-8 from byte {valid_up_to} on")
            }
            PayloadError::NotJson {
                line,
                column,
                reason,
            } => write!(
                f,
                "the body is not JSON: {reason} at line {line} column {column}"
            ),
            PayloadError::WrongForm {
                line,
                column,
                expected,
            } => {
                f.write_str("the body is not of the expected form")?;
                if let Some(expected) = expected {
                    write!(f, ": {expected}")?;
                }
                write!(f, " at line {line} column {column}")
            }
        }
    }
}

impl std::error::Error for PayloadError {}

/// Reads a whole body as one value of a type.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8], truncated: bool) -> Result<T, PayloadError> {
    if truncated {
        return Err(PayloadError::Truncated);
    }
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if body.trim_ascii().is_empty() {
        return Err(PayloadError::Empty);
    }
    let text = std::str::from_utf8(body).map_err(|error| PayloadError::NotUtf8 {
        valid_up_to: error.valid_up_to(),
    })?;
    serde_json::from_str(text).map_err(|error| reason(&error))
}

fn reason(error: &serde_json::Error) -> PayloadError {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let text = text
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&text);
    match error.classify() {
        Category::Data => PayloadError::WrongForm {
            line,
            column,
            expected: expected(text),
        },
        // The parser's own texts: they quote nothing of the body.
        Category::Syntax | Category::Eof | Category::Io => PayloadError::NotJson {
            line,
            column,
            reason: text.to_owned(),
        },
    }
}

/// How the faults begin that name a value of the body and then, last, what was wanted instead.
const QUOTING: [&str; 5] = [
    "invalid type: ",
    "invalid value: ",
    "invalid length ",
    "unknown field `",
    "unknown variant `",
];

/// What serde wanted, without the value that it found: that one may be a secret.
fn expected(text: &str) -> Option<String> {
    if text.starts_with("missing field `") || text.starts_with("duplicate field `") {
        return Some(text.to_owned());
    }
    if !QUOTING.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let (_, expected) = text.rsplit_once(", expected ")?;
    Some(format!("expected {expected}"))
}
