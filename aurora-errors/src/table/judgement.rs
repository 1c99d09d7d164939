//! Whether an answer is an error: by its status, and under a success by its case.

use super::{HAS_CASES, Table};
use crate::pick::{self, Picked};
use crate::row::Row;
use crate::rule;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

/// Whether an answer is an error, as far as its headers tell.
pub(crate) enum Judgement {
    Error,
    Success,
    /// The body has to be looked at.
    NeedsBody,
}

/// How much of a success's body is looked at.
pub(crate) const PEEK: usize = 64 * 1024;

impl Table {
    /// Whether an answer is an error: its row is one, or, of a success, its case; or it has no row
    /// and is 400 or more.
    ///
    /// Of a success only a document of at most [`PEEK`] bytes is looked at.
    #[inline]
    pub(crate) fn is_error(&self, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> bool {
        match self.entry(status.as_u16()) {
            0 => rule::is_error_unlisted(status.as_u16()),
            entry if entry & HAS_CASES == 0 => self.rows[usize::from(entry) - 1].is_error(),
            _ => self.is_error_by_case(status, headers, body),
        }
    }

    #[cold]
    fn is_error_by_case(&self, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> bool {
        match self.judge(status, headers) {
            Judgement::Error => true,
            Judgement::Success => false,
            Judgement::NeedsBody => body.len() <= PEEK && self.is_error_case(status, headers, body),
        }
    }

    /// The same as far as status and headers tell.
    pub(crate) fn judge(&self, status: StatusCode, headers: &HeaderMap) -> Judgement {
        let is_error = match self.position(status.as_u16()) {
            None => rule::is_error_unlisted(status.as_u16()),
            Some(position) => match &self.rows[position] {
                row if row.is_error() || row.cases().is_empty() => row.is_error(),
                _ => match pick::pick(self, position, headers, None) {
                    Picked::Case(case) => self.case_at(case).is_some_and(Row::is_error),
                    Picked::NoCase => false,
                    Picked::NeedsBody if may_tell_case(headers) => return Judgement::NeedsBody,
                    Picked::NeedsBody => self.is_error_case(status, headers, &[]),
                },
            },
        };
        if is_error {
            Judgement::Error
        } else {
            Judgement::Success
        }
    }

    /// Whether the case that holds is an error.
    fn is_error_case(&self, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> bool {
        let row = self.position(status.as_u16());
        let case = row.and_then(|row| self.case(row, headers, body));
        let case = case.and_then(|case| self.case_at(case));
        case.is_some_and(Row::is_error)
    }
}

/// Whether the body of a success is one that a case may be told by: JSON, XML or of no named type.
pub(crate) fn may_tell_case(headers: &HeaderMap) -> bool {
    let Some(media) = headers.get(CONTENT_TYPE) else {
        return true;
    };
    let media = media.as_bytes().to_ascii_lowercase();
    let media = media.split(|byte| *byte == b';').next().unwrap_or_default();
    let media = media.trim_ascii();
    media.is_empty()
        || [&b"json"[..], b"xml"]
            .iter()
            .any(|form| media.ends_with(form))
}
