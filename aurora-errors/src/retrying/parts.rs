//! An answer as a loop sees it.

use http::header::CONTENT_ENCODING;
use http::{HeaderMap, StatusCode};

/// What the server answered, as far as a loop has seen it when it decides.
///
/// ```
/// use aurora_errors::{AuroraError, Replay, Rule, retrying::TablePolicy};
/// use tower::retry::backoff::ExponentialBackoffMaker;
///
/// // This proxy says so where it passed nothing on.
/// let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default());
/// let policy = policy.adjust(|parts, rule| match parts.headers().get("x-not-forwarded") {
///     Some(_) => Rule::later(Replay::Any),
///     None => rule,
/// });
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ErrorParts<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    /// To its end, as it was sent.
    pub(super) body: Option<&'a [u8]>,
}

impl<'a> ErrorParts<'a> {
    /// The status.
    ///
    /// ```
    /// use aurora_errors::{Rule, retrying::ErrorParts};
    ///
    /// fn only_here(parts: &ErrorParts, rule: Rule) -> Rule {
    ///     if parts.status() == 409 { Rule::NEVER } else { rule }
    /// }
    /// ```
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    ///
    /// ```
    /// use aurora_errors::retrying::ErrorParts;
    ///
    /// fn is_maintenance(parts: &ErrorParts) -> bool {
    ///     parts.headers().contains_key("x-maintenance")
    /// }
    /// ```
    #[must_use]
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The body, where it is known to its end and decoded: the loop reads one only where the table asks
    /// for it.
    ///
    /// ```
    /// use aurora_errors::retrying::ErrorParts;
    ///
    /// fn is_empty(parts: &ErrorParts) -> bool {
    ///     parts.body().is_some_and(<[u8]>::is_empty)
    /// }
    /// ```
    #[must_use]
    pub fn body(&self) -> Option<&'a [u8]> {
        self.body.filter(|_| !is_encoded(self.headers))
    }
}

/// Whether the body is as it was sent, and not as it is meant: a client that decodes one takes the
/// header away.
fn is_encoded(headers: &HeaderMap) -> bool {
    let mut encodings = headers.get_all(CONTENT_ENCODING).into_iter();
    encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}
