//! Whether a failed request may be sent again, and which ones.

use crate::table::Row;
use http::{HeaderMap, HeaderValue, Method, StatusCode};

/// Whether sending the same request again can help.
///
/// ```
/// use aurora_errors::{AuroraError, Retry, http::StatusCode};
///
/// assert_eq!(AuroraError::from(StatusCode::NOT_FOUND).retry(), Retry::Never);
/// assert_eq!(AuroraError::from(StatusCode::CONFLICT).retry(), Retry::Later);
/// assert_eq!(AuroraError::from(StatusCode::TOO_MANY_REQUESTS).retry(), Retry::Throttled);
/// ```
///
/// What to make of it: [`guide::handling`](crate::guide::handling#repeat-what-may-be-repeated).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The same request fails again.
    Never,
    /// The same request may succeed after a pause.
    Later,
    /// The server refused the request for its rate: obey the delay that it asks for.
    Throttled,
}

/// Which requests may be sent again where [`Retry`] says that it can help.
///
/// ```
/// use aurora_errors::{AuroraError, Replay};
///
/// let conflict = AuroraError::TABLE.row(409).unwrap();
/// assert_eq!(conflict.replay(), Some(Replay::Any));
/// let not_found = AuroraError::TABLE.row(404).unwrap();
/// assert_eq!(not_found.replay(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Replay {
    /// Every request: the server says that it did nothing, or says to repeat.
    Any,
    /// Only requests whose method is idempotent, since the server may have acted
    /// ([RFC 9110 §9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)).
    Idempotent,
}

impl Replay {
    /// Whether a request with this method may be sent again.
    ///
    /// ```
    /// use aurora_errors::{Replay, http::Method};
    ///
    /// assert!(Replay::Any.allows(&Method::POST));
    /// assert!(Replay::Idempotent.allows(&Method::PUT));
    /// assert!(!Replay::Idempotent.allows(&Method::POST));
    /// ```
    #[must_use]
    pub fn allows(self, method: &Method) -> bool {
        match self {
            Replay::Any => true,
            // Not what `http` calls idempotent, which is more in some of its versions than in others.
            Replay::Idempotent => matches!(
                *method,
                Method::GET
                    | Method::HEAD
                    | Method::OPTIONS
                    | Method::TRACE
                    | Method::PUT
                    | Method::DELETE
            ),
        }
    }

    /// Whether a request with this method and these headers may be sent again.
    pub(crate) fn allows_request(self, method: &Method, headers: &HeaderMap) -> bool {
        self.allows(method) || has_idempotency_key(headers)
    }
}

/// Whether the server can tell a repeat from a new request. A key that is empty, as plain text or
/// as the quoted string of the draft, names no request; nor do two keys.
fn has_idempotency_key(headers: &HeaderMap) -> bool {
    let mut keys = headers.get_all("idempotency-key").into_iter();
    let (Some(key), None) = (keys.next(), keys.next()) else {
        return false;
    };
    !matches!(HeaderValue::as_bytes(key).trim_ascii(), b"" | b"\"\"")
}

/// Whether, and which, requests may be repeated.
pub(crate) type Rule = (Retry, Option<Replay>);

/// The rule of a status: its row's, where it has one.
pub(crate) fn rule(row: Option<&Row>, status: StatusCode) -> Rule {
    match row {
        Some(row) => row.rule(),
        None => unlisted(status),
    }
}

/// The rule for a status that no row of the table covers.
fn unlisted(status: StatusCode) -> Rule {
    match status.as_u16() {
        408 | 425 | 500 | 502 | 503 | 504 => (Retry::Later, Some(Replay::Idempotent)),
        429 => (Retry::Throttled, Some(Replay::Any)),
        _ => (Retry::Never, None),
    }
}

#[cfg(test)]
mod tests {
    use crate::AuroraError;
    use http::{Method, Request, StatusCode};

    /// Whether a request with these keys may be repeated after an answer with this status.
    fn is_retryable(status: StatusCode, method: Method, keys: &[&str]) -> bool {
        let mut request = Request::builder().method(method);
        for key in keys {
            request = request.header("Idempotency-Key", *key);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        AuroraError::from(status).is_retryable_for_request(&parts)
    }

    #[test]
    fn a_key_makes_any_request_as_good_as_idempotent() {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        assert!(is_retryable(status, Method::POST, &["8e03978e"]));
        assert!(is_retryable(status, Method::PATCH, &["\"8e03978e\""]));
        assert!(is_retryable(status, Method::GET, &[]));
    }

    #[test]
    fn a_key_that_names_no_request_does_not_count() {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let keys: [&[&str]; 6] = [
            &[],
            &[""],
            &["  "],
            &["\"\""],
            &["one", "two"],
            &["", "two"],
        ];
        for keys in keys {
            assert!(!is_retryable(status, Method::POST, keys), "{keys:?}");
        }
    }

    #[test]
    fn only_the_methods_that_the_rfc_calls_idempotent_are_repeated_without_a_key() {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        for name in ["POST", "PATCH", "CONNECT", "QUERY", "PROPFIND", "get"] {
            let method = Method::from_bytes(name.as_bytes()).unwrap();
            assert!(!is_retryable(status, method, &[]), "{name}");
        }
        for name in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"] {
            let method = Method::from_bytes(name.as_bytes()).unwrap();
            assert!(is_retryable(status, method, &[]), "{name}");
        }
    }

    #[test]
    fn no_key_repeats_what_the_table_forbids() {
        for method in [Method::POST, Method::GET] {
            assert!(!is_retryable(StatusCode::NOT_FOUND, method, &["8e03978e"]));
        }
    }
}
