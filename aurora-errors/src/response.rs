//! What the server answered.

use crate::body::{self, Messages};
use crate::json::{self, PayloadError};
use crate::origin::Origin;
use crate::payload::Payload;
use crate::places::Places;
use crate::retry_after;
use crate::row::Row;
use crate::rule::{Rule, verdict};
use crate::table::Table;
use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, Response, StatusCode, header};
use serde_core::de::DeserializeOwned;
use std::borrow::Cow;
use std::num::NonZero;
use std::time::{Duration, SystemTime};

/// What the server answered: the status, the headers and the body as it came.
///
/// Building one never fails and reads nothing; the body is read when someone asks. It is one
/// pointer wide.
///
/// ```
/// use aurora_errors::{ErrorResponse, http::StatusCode};
///
/// let response = aurora_errors::http::Response::builder()
///     .status(404)
///     .body(r#"{"errors": [{"message": "no such design"}]}"#)?;
/// let response = ErrorResponse::from(response);
/// assert_eq!(response.status(), StatusCode::NOT_FOUND);
/// assert_eq!(response.messages().next().unwrap().text(), "no such design");
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
///
/// Which of its methods serves whom: [`guide::handling`](crate::guide::handling#tell-people).
#[derive(Clone)]
#[must_use]
pub struct ErrorResponse(Box<Inner>);

#[derive(Clone)]
struct Inner {
    parts: Parts,
    body: Bytes,
    truncated: bool,
    table: Option<&'static Table>,
    /// The case of that table that the response is: one more than its number.
    case: Option<NonZero<u16>>,
    origin: Origin,
}

impl ErrorResponse {
    /// The status, whatever else came with it.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::{Response, StatusCode}};
    ///
    /// let response = ErrorResponse::from(Response::builder().status(502).body("<h1>Bad Gatew")?);
    /// assert_eq!(response.status(), StatusCode::BAD_GATEWAY);
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.parts.status
    }

    /// The headers as they came.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = Response::builder().status(405).header("allow", "GET, HEAD").body("")?;
    /// assert_eq!(ErrorResponse::from(response).headers()["allow"], "GET, HEAD");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.parts.headers
    }

    /// The body as it came; only its beginning where [`ErrorResponse::is_truncated`].
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = ErrorResponse::from(Response::builder().status(500).body("\u{feff}{oops")?);
    /// assert_eq!(response.body(), "\u{feff}{oops");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Whether the server sent, or meant to send, more of the body than is kept.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, PayloadError, http::Response};
    ///
    /// // As a client gives it whose limit was reached.
    /// let body = r#"{"errors": [{"mess"#;
    /// let response = ErrorResponse::from(Response::builder().status(422).body(body)?).with_truncated();
    /// assert!(response.is_truncated());
    /// assert_eq!(response.payload(), Err(PayloadError::Truncated));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.0.truncated
    }

    /// Notes that [`ErrorResponse::body`] is only the beginning of what the server sent.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = ErrorResponse::from(Response::builder().status(502).body("<html><he")?);
    /// assert!(!response.is_truncated());
    /// assert!(response.with_truncated().is_truncated());
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    pub fn with_truncated(mut self) -> Self {
        self.0.truncated = true;
        self
    }

    /// The `Content-Type` header, where it is readable text.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = Response::builder().status(404).header("content-type", "text/html");
    /// let response = ErrorResponse::from(response.body("<h1>Not Found</h1>")?);
    /// assert_eq!(response.content_type(), Some("text/html"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.headers().get(header::CONTENT_TYPE)?.to_str().ok()
    }

    fn answer(&self) -> body::Answer<'_> {
        body::Answer {
            headers: self.headers(),
            body: self.body(),
            is_truncated: self.is_truncated(),
        }
    }

    /// What the server says to people, as far as it can be found in the body.
    ///
    /// The table's `messages` come first, then the forms that APIs use, then a text body. An HTML
    /// page gives its title or, without one, its heading. Never fails: what cannot be read gives no message.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let body = r#"{"errors": {"email": ["can't be blank"]}}"#;
    /// let response = ErrorResponse::from(Response::builder().status(422).body(body)?);
    /// let message = response.messages().next().unwrap();
    /// assert_eq!((message.field(), message.text()), (Some("email"), "can't be blank"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn messages(&self) -> Messages<'_> {
        Messages::new(self.answer(), self.places().messages)
    }

    /// The machine code of the failure in the body; numbers as text.
    ///
    /// ```
    /// use aurora_errors::ErrorResponse;
    ///
    /// let response = aurora_errors::http::Response::builder()
    ///     .status(402)
    ///     .body(r#"{"error": {"code": "card_declined", "message": "no"}}"#)?;
    /// assert_eq!(ErrorResponse::from(response).error_code().as_deref(), Some("card_declined"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn error_code(&self) -> Option<Cow<'_, str>> {
        body::error_code(self.answer(), &self.places().codes)
    }

    /// The body as the documented form `{"errors": [{"message": "…"}]}`.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, PayloadError, http::Response};
    ///
    /// let body = r#"{"errors": [{"message": "name is missing"}]}"#;
    /// let response = ErrorResponse::from(Response::builder().status(422).body(body)?);
    /// assert_eq!(response.payload().unwrap().errors[0].message, "name is missing");
    ///
    /// let response = ErrorResponse::from(Response::builder().status(502).body("")?);
    /// assert!(matches!(response.payload(), Err(PayloadError::Empty)));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    ///
    /// # Errors
    /// Says why the body is not of that form.
    pub fn payload(&self) -> Result<Payload, PayloadError> {
        self.json()
    }

    /// The body as a type of the caller's. It has to own what it keeps.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    /// use std::collections::HashMap;
    ///
    /// let response = Response::builder().status(422).body(r#"{"name": "too long"}"#)?;
    /// let fields: HashMap<String, String> = ErrorResponse::from(response).json().unwrap();
    /// assert_eq!(fields["name"], "too long");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    ///
    /// # Errors
    /// Says why the body is not of that type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, PayloadError> {
        json::read(self.body(), self.is_truncated())
    }

    /// How long the server asks to wait before the next request.
    ///
    /// The table's `retry_after` places come first, then the header `Retry-After`
    /// ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)). The first that
    /// can be read counts, unless it says zero and a later one says more; of several lines of one
    /// header the longest counts. A loop does not go on where something stands there that cannot be read.
    ///
    /// What is read: seconds, or at a place of the table a number in its unit, with a fraction or
    /// without; a duration text such as `53s`, `1.5s` or `6m0s` (`h`, `m`, `s`, `ms`, `us`, `µs`,
    /// `ns`); the three HTTP dates, with `UTC` or `+0000` for `GMT` and whatever weekday; RFC 3339.
    /// Digits beyond `u64` saturate; signs and exponents are not read. At a place of the table a
    /// value of over ten years is none: it is a point in time under the wrong unit.
    ///
    /// A date is counted from the response's own `Date`, else from the clock; one that has passed
    /// is zero. `None` where the server asks for nothing that can be read, and for a date where
    /// neither is to be had (`wasm32-unknown-unknown` has no clock).
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    /// use std::time::Duration;
    ///
    /// let response = Response::builder().status(429).header("retry-after", "1.5").body("")?;
    /// let delay = ErrorResponse::from(response).retry_after();
    /// assert_eq!(delay, Some(Duration::from_millis(1500)));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.delay(None)
    }

    /// As [`ErrorResponse::retry_after`], with dates always counted from `now`.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    /// use std::time::{Duration, SystemTime};
    ///
    /// let date = "Thu, 01 Jan 1970 00:02:00 GMT";
    /// let response = Response::builder().status(503).header("retry-after", date).body("")?;
    /// let delay = ErrorResponse::from(response).retry_after_at(SystemTime::UNIX_EPOCH);
    /// assert_eq!(delay, Some(Duration::from_secs(120)));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        self.delay(Some(now))
    }

    /// The id that the server gave the request, for its operators to find it by.
    ///
    /// The table's `request_id` headers count, or else `x-request-id`, `request-id`,
    /// `x-correlation-id` and `x-amzn-requestid`; the first that is there wins.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = Response::builder().status(500).header("x-request-id", "7f3a").body("")?;
    /// assert_eq!(ErrorResponse::from(response).request_id(), Some("7f3a"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let names = self.places().request_id.iter();
        names
            .filter_map(|name| self.headers().get(*name))
            .find_map(|value| value.to_str().ok())
    }

    /// The table of the error that the response was made into, if it was.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, ErrorResponse, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::NOT_FOUND);
    /// assert!(response.table().is_none());
    /// let response = AuroraError::from(response).into_response().unwrap();
    /// assert_eq!(response.table().unwrap().api(), "Aurora");
    /// ```
    #[must_use]
    pub fn table(&self) -> Option<&'static Table> {
        self.0.table
    }

    /// The row of [`ErrorResponse::table`] that the response falls under, or the case of that row.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, ErrorResponse, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::NOT_FOUND);
    /// assert!(response.row().is_none());
    /// let response = AuroraError::from(response).into_response().unwrap();
    /// assert_eq!(response.row().unwrap().name(), "Not Found");
    /// ```
    #[must_use]
    pub fn row(&self) -> Option<&'static Row> {
        self.row_in(self.table()?)
    }

    /// The status line, headers and extensions, and the body.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = Response::builder().status(404).header("etag", "\"7\"").body("gone")?;
    /// let (parts, body) = ErrorResponse::from(response).into_parts();
    /// assert_eq!(parts.headers["etag"], "\"7\"");
    /// assert_eq!(body, "gone");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn into_parts(self) -> (Parts, Bytes) {
        (self.0.parts, self.0.body)
    }

    /// The body alone.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = ErrorResponse::from(Response::builder().status(404).body("no such design")?);
    /// assert_eq!(response.into_body(), "no such design");
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn into_body(self) -> Bytes {
        self.0.body
    }

    /// What those who handled the response noted on it.
    #[cfg(any(feature = "reqwest-retry", feature = "tower"))]
    pub(crate) fn extensions(&self) -> &http::Extensions {
        &self.0.parts.extensions
    }

    /// What is known of the request.
    pub(crate) fn origin(&self) -> &Origin {
        &self.0.origin
    }

    pub(crate) fn origin_mut(&mut self) -> &mut Origin {
        &mut self.0.origin
    }

    /// Makes the table's places count for this response, which is a case of that table.
    pub(crate) fn attach(&mut self, table: &'static Table, case: Option<u16>) {
        self.0.table = Some(table);
        self.0.case = case.and_then(|number| NonZero::new(number.wrapping_add(1)));
    }

    /// The row or the case under a table that is attached already.
    #[inline]
    pub(crate) fn row_in(&self, table: &'static Table) -> Option<&'static Row> {
        match self.case() {
            Some(case) if self.is_under(table) => table.case_at(case),
            _ => table.row(self.status().as_u16()),
        }
    }

    /// Whether, and which, requests may be sent again after it: what the row says, and over it the
    /// server's own word.
    #[inline]
    pub(crate) fn rule(&self, table: &'static Table) -> Rule {
        if let Some(row) = table.row(self.status().as_u16())
            && self.0.case.is_none()
            && table.places.retryable.is_empty()
        {
            return row.rule();
        }
        self.told_rule(table)
    }

    /// The same where more than the row has to be asked.
    #[cold]
    fn told_rule(&self, table: &'static Table) -> Rule {
        let rule = match self.row_in(table) {
            Some(row) => row.rule(),
            None => Rule::unlisted_with(self.status(), self.headers(), || {
                self.retry_after().is_some()
            }),
        };
        verdict::over(
            rule,
            table.places.retryable,
            self.headers(),
            Some(self.body()),
        )
    }

    /// The number of the case.
    #[inline]
    fn case(&self) -> Option<u16> {
        Some(self.0.case?.get() - 1)
    }

    #[inline]
    fn is_under(&self, table: &Table) -> bool {
        self.0.table.is_some_and(|its| std::ptr::eq(its, table))
    }

    fn delay(&self, now: Option<SystemTime>) -> Option<Duration> {
        let (headers, body, places) = (self.headers(), self.body(), self.places());
        match self.table() {
            Some(table) if !places.row_retry_after.is_empty() => {
                let places = table.delays(self.status(), self.case());
                retry_after::delay(headers, body, places, now)
            }
            _ if places.retry_after.is_empty() => retry_after::standard(headers, now),
            _ => retry_after::delay(headers, body, places.retry_after, now),
        }
    }

    /// Where the server's words stand, as far as is known.
    pub(crate) fn places(&self) -> &'static Places {
        match self.0.table {
            Some(table) => &table.places,
            None => &Places::STANDARD,
        }
    }
}

/// Equal where status, version, headers, body and truncation are; neither the table nor the request
/// counts.
impl PartialEq for ErrorResponse {
    fn eq(&self, other: &Self) -> bool {
        let (this, other) = (&*self.0, &*other.0);
        this.parts.status == other.parts.status
            && this.parts.version == other.parts.version
            && this.parts.headers == other.parts.headers
            && this.body == other.body
            && this.truncated == other.truncated
    }
}

impl Eq for ErrorResponse {}

/// A response without headers or body.
impl From<StatusCode> for ErrorResponse {
    fn from(status: StatusCode) -> Self {
        let (mut parts, ()) = Response::new(()).into_parts();
        parts.status = status;
        (parts, Bytes::new()).into()
    }
}

impl From<(Parts, Bytes)> for ErrorResponse {
    fn from((parts, body): (Parts, Bytes)) -> Self {
        ErrorResponse(Box::new(Inner {
            parts,
            body,
            truncated: false,
            table: None,
            case: None,
            origin: Origin::default(),
        }))
    }
}

impl<B: Into<Bytes>> From<Response<B>> for ErrorResponse {
    fn from(response: Response<B>) -> Self {
        let (parts, body) = response.into_parts();
        (parts, body.into()).into()
    }
}
