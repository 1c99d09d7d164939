//! What the server answered.

use crate::body::{self, Messages};
use crate::json::{self, PayloadError};
use crate::origin::Origin;
use crate::payload::Payload;
use crate::table::Table;
use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, Response, StatusCode, header};
use serde_core::de::DeserializeOwned;
use std::borrow::Cow;
use std::num::NonZero;

mod attached;

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
    /// What stands at the table's `messages` is always one, headers first; the forms that APIs use
    /// tell the rest, in the body's order. An HTML page gives its title or, without one, its heading.
    /// Where the body says nothing, `WWW-Authenticate` and `grpc-message` may, and at last the reason
    /// phrase of HTTP/1, where reqwest or, with the feature `hyper`, hyper kept one that is not
    /// registered. Never fails: what cannot be read gives no message.
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
        Messages::new(self.answer(), self.places().messages, self.extensions())
    }

    /// The machine code of the failure; numbers as text. The first of the table's `codes` that has a
    /// value, else where APIs put it in the body, else in a header that is known for it
    /// (`x-amzn-errortype`, `x-ms-error-code`, `grpc-status`, `WWW-Authenticate`).
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
    #[inline]
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
