//! A body as a type, or the exact reason why it is none.

use serde_core::de::DeserializeOwned;
use std::any::type_name;
use std::fmt;

/// Why a body is not of the type that it was asked for.
///
/// It holds nothing of the body, so that no secret reaches a log. Lines and columns count from 1,
/// columns in bytes; a byte-order mark does not count.
///
/// ```
/// use aurora_errors::{ErrorResponse, PayloadError, http::Response};
///
/// let page = Response::builder().status(502).body("<h1>Bad Gateway</h1>")?;
/// let error = ErrorResponse::from(page).payload().unwrap_err();
/// assert!(matches!(error, PayloadError::NotJson { line: 1, column: 1, .. }));
/// assert_eq!(error.to_string(), "the body is not JSON at line 1 column 1");
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
    },
    /// The body is JSON of another form.
    WrongForm {
        /// Where the form differs.
        line: usize,
        /// Where the form differs.
        column: usize,
        /// The type that was asked for, as [`type_name`] has it.
        expected: &'static str,
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
            PayloadError::NotJson { line, column } => {
                write!(f, "the body is not JSON at line {line} column {column}")
            }
            PayloadError::WrongForm {
                line,
                column,
                expected,
            } => write!(
                f,
                "the body is not of the form of `{expected}` at line {line} column {column}"
            ),
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
    // Its text is not asked: it may quote the body.
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_data() {
            let expected = type_name::<T>();
            return PayloadError::WrongForm {
                line,
                column,
                expected,
            };
        }
        PayloadError::NotJson { line, column }
    })
}
