//! Whether a failed request may be sent again, and which ones.

use crate::retry_after;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use std::fmt;
use std::str::FromStr;

#[cfg(test)]
mod tests;
pub(crate) mod verdict;

/// Whether sending the same request again can help.
///
/// ```
/// use aurora_errors::{AuroraError, Retry, http::StatusCode};
///
/// assert_eq!(AuroraError::from(StatusCode::NOT_FOUND).retry(), Retry::Never);
/// assert_eq!(AuroraError::from(StatusCode::CONFLICT).retry(), Retry::Later);
/// assert_eq!(AuroraError::from(StatusCode::TOO_MANY_REQUESTS).retry(), Retry::Throttled);
/// // As a table writes it.
/// assert_eq!(Retry::Throttled.to_string(), "throttled");
/// assert_eq!("throttled".parse(), Ok(Retry::Throttled));
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
/// // As a table writes it.
/// assert_eq!(Replay::Idempotent.to_string(), "idempotent");
/// assert_eq!("idempotent".parse(), Ok(Replay::Idempotent));
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
}

/// A word that a table does not know in this place.
///
/// ```
/// use aurora_errors::Retry;
///
/// let unknown = "sometimes".parse::<Retry>().unwrap_err();
/// assert_eq!(unknown.to_string(), "expected `never`, `later` or `throttled`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownWord {
    expected: &'static str,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for UnknownWord {}

/// The word of a table.
impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Retry::Never => "never",
            Retry::Later => "later",
            Retry::Throttled => "throttled",
        })
    }
}

impl FromStr for Retry {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "never" => Ok(Retry::Never),
            "later" => Ok(Retry::Later),
            "throttled" => Ok(Retry::Throttled),
            _ => Err(UnknownWord {
                expected: "`never`, `later` or `throttled`",
            }),
        }
    }
}

/// The word of a table.
impl fmt::Display for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Replay::Any => "any",
            Replay::Idempotent => "idempotent",
        })
    }
}

impl FromStr for Replay {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        match word {
            "any" => Ok(Replay::Any),
            "idempotent" => Ok(Replay::Idempotent),
            _ => Err(UnknownWord {
                expected: "`any` or `idempotent`",
            }),
        }
    }
}

/// Whether, and which, requests may be sent again: the one decision that every predicate and every
/// loop asks.
///
/// ```
/// use aurora_errors::http::{Method, StatusCode};
/// use aurora_errors::{ApiError, AuroraError, Replay, Retry, Rule};
///
/// let rule = AuroraError::from(StatusCode::BAD_GATEWAY).rule();
/// assert_eq!(rule, Rule::later(Replay::Idempotent));
/// assert_eq!((rule.retry(), rule.replay()), (Retry::Later, Some(Replay::Idempotent)));
/// assert!(rule.is_retryable_for(&Method::GET));
/// assert!(!rule.is_retryable_for(&Method::POST));
/// assert_eq!(rule.to_string(), "later, idempotent methods");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rule {
    retry: Retry,
    replay: Option<Replay>,
}

impl Rule {
    /// No request may be sent again.
    ///
    /// ```
    /// use aurora_errors::{Retry, Rule};
    ///
    /// assert_eq!(Rule::NEVER.retry(), Retry::Never);
    /// assert_eq!(Rule::NEVER.replay(), None);
    /// ```
    pub const NEVER: Rule = Rule {
        retry: Retry::Never,
        replay: None,
    };

    /// Requests may be sent again after a pause.
    ///
    /// ```
    /// use aurora_errors::{Replay, Retry, Rule};
    ///
    /// assert_eq!(Rule::later(Replay::Any).retry(), Retry::Later);
    /// ```
    #[must_use]
    pub const fn later(replay: Replay) -> Rule {
        Rule {
            retry: Retry::Later,
            replay: Some(replay),
        }
    }

    /// Requests may be sent again after the delay that the server asks for.
    ///
    /// ```
    /// use aurora_errors::{Replay, Rule};
    ///
    /// assert!(Rule::throttled(Replay::Any).is_throttled());
    /// ```
    #[must_use]
    pub const fn throttled(replay: Replay) -> Rule {
        Rule {
            retry: Retry::Throttled,
            replay: Some(replay),
        }
    }

    /// The rule of a status that no row of a table covers: 408, 425 and every 5xx but 501, 505,
    /// 506, 508, 510 and 511 later for idempotent methods, 429 throttled for any method, every
    /// other never.
    ///
    /// ```
    /// use aurora_errors::{Replay, Rule};
    ///
    /// assert_eq!(Rule::unlisted(522), Rule::later(Replay::Idempotent));
    /// assert_eq!(Rule::unlisted(429), Rule::throttled(Replay::Any));
    /// // Not implemented: that does not change by waiting.
    /// assert_eq!(Rule::unlisted(501), Rule::NEVER);
    /// ```
    #[must_use]
    pub const fn unlisted(status: u16) -> Rule {
        match status {
            501 | 505 | 506 | 508 | 510 | 511 => Rule::NEVER,
            408 | 425 | 500..=599 => Rule::later(Replay::Idempotent),
            429 => Rule::throttled(Replay::Any),
            _ => Rule::NEVER,
        }
    }

    /// Whether sending the same request again can help.
    ///
    /// ```
    /// use aurora_errors::{Retry, Rule};
    ///
    /// assert_eq!(Rule::unlisted(503).retry(), Retry::Later);
    /// ```
    #[must_use]
    pub const fn retry(self) -> Retry {
        self.retry
    }

    /// Which requests may be sent again; `None` where [`Rule::retry`] is [`Retry::Never`].
    ///
    /// ```
    /// use aurora_errors::{Replay, Rule};
    ///
    /// assert_eq!(Rule::unlisted(503).replay(), Some(Replay::Idempotent));
    /// ```
    #[must_use]
    pub const fn replay(self) -> Option<Replay> {
        self.replay
    }

    /// Whether sending the same request again can help. It does not know the method.
    ///
    /// ```
    /// use aurora_errors::Rule;
    ///
    /// assert!(Rule::unlisted(503).is_retryable());
    /// assert!(!Rule::NEVER.is_retryable());
    /// ```
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        self.replay.is_some()
    }

    /// Whether the server refused the request for its rate.
    ///
    /// ```
    /// use aurora_errors::Rule;
    ///
    /// assert!(Rule::unlisted(429).is_throttled());
    /// assert!(!Rule::unlisted(503).is_throttled());
    /// ```
    #[must_use]
    pub const fn is_throttled(self) -> bool {
        matches!(self.retry, Retry::Throttled)
    }

    /// Whether a request with this method may be sent again.
    ///
    /// ```
    /// use aurora_errors::{Rule, http::Method};
    ///
    /// assert!(Rule::unlisted(503).is_retryable_for(&Method::PUT));
    /// assert!(!Rule::unlisted(503).is_retryable_for(&Method::POST));
    /// ```
    #[must_use]
    pub fn is_retryable_for(self, method: &Method) -> bool {
        self.replay.is_some_and(|replay| replay.allows(method))
    }

    /// As [`Rule::unlisted`], with the server's word over it. `x-should-retry: false`, which the
    /// clients of several vendors obey, forbids a repeat. `Retry-After` allows one of idempotent methods
    /// after any failure, since the server would not send it if a repeat could not help. A place that the
    /// table declares says less: many APIs tell in every answer when their limit is reset.
    pub(crate) fn unlisted_with(status: StatusCode, headers: &HeaderMap) -> Rule {
        if verdict::forbids(headers) {
            return Rule::NEVER;
        }
        let rule = Rule::unlisted(status.as_u16());
        let is_failure = status.is_client_error() || status.is_server_error();
        let asks_to_repeat = || retry_after::standard(headers, None).is_some();
        if !rule.is_retryable() && is_failure && asks_to_repeat() {
            return Rule::later(Replay::Idempotent);
        }
        rule
    }

    /// The one that allows less.
    pub(crate) fn stricter(self, other: Rule) -> Rule {
        let allows = |rule: Rule| match rule.replay {
            None => 0,
            Some(Replay::Idempotent) => 1,
            Some(Replay::Any) => 2,
        };
        if allows(other) < allows(self) {
            other
        } else {
            self
        }
    }

    /// Whether a request with this method and these headers may be sent again, where the API tells
    /// a repeat from a new request by a header with one of these names.
    pub(crate) fn is_retryable_with(
        self,
        method: &Method,
        headers: &HeaderMap,
        keys: &[&str],
    ) -> bool {
        self.replay
            .is_some_and(|replay| replay.allows(method) || has_key(headers, keys))
    }
}

/// The rule in a few words.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let retry = self.retry;
        match self.replay {
            None => write!(f, "{retry}"),
            Some(Replay::Any) => write!(f, "{retry}, any method"),
            Some(Replay::Idempotent) => write!(f, "{retry}, idempotent methods"),
        }
    }
}

/// Whether the server can tell a repeat from a new request. A key that is empty, as plain text or
/// as the quoted string of the draft, names no request; nor do two keys under one name, in two lines
/// or in one.
fn has_key(headers: &HeaderMap, names: &[&str]) -> bool {
    names.iter().any(|name| {
        let mut keys = headers.get_all(*name).into_iter();
        let (Some(key), None) = (keys.next(), keys.next()) else {
            return false;
        };
        let key = HeaderValue::as_bytes(key).trim_ascii();
        let mut is_quoted = false;
        let is_one = !key.iter().any(|byte| {
            is_quoted ^= *byte == b'"';
            *byte == b',' && !is_quoted
        });
        is_one && !matches!(key, b"" | b"\"\"")
    })
}

/// Whether a status is an error where no row of a table covers it.
#[doc(hidden)]
#[must_use]
pub const fn is_error_unlisted(status: u16) -> bool {
    status >= 400
}
