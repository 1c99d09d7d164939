//! What a row stands for, a status or a class, and how that is written.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// What a row stands for: one status, or every status of a class that has no row of its own.
///
/// ```
/// use aurora_errors_spec::Code;
///
/// assert_eq!("404".parse(), Ok(Code::Status(404)));
/// assert_eq!("5xx".parse(), Ok(Code::Class(5)));
/// assert_eq!(Code::Class(5).to_string(), "5XX");
/// assert!("default".parse::<Code>().is_err());
/// // A class stands behind its own statuses.
/// assert!(Code::Status(499) < Code::Class(4) && Code::Class(4) < Code::Status(500));
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

impl Ord for Code {
    fn cmp(&self, other: &Code) -> Ordering {
        let order = |code: &Code| match *code {
            Code::Status(status) => (status / 100, status),
            Code::Class(class) => (class.into(), u16::MAX),
        };
        order(self).cmp(&order(other))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Code) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Status(status) => f.pad(&status.to_string()),
            Code::Class(class) => f.pad(&format!("{class}XX")),
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
