//! The two traits: what an error is, and what a variant may hold.

use crate::body::Messages;
use crate::response::ErrorResponse;
use crate::retry::{self, Retry};
use crate::table::{Row, Table};
use http::{Method, StatusCode, request};
use std::time::Duration;

/// An error that stands for the statuses of a [`Table`]; `#[derive(ApiError)]` implements it.
///
/// Derived errors have all of this as methods of their own too, so that the trait has to be
/// imported only where code is generic over it.
///
/// ```
/// use aurora_errors::http::{Method, StatusCode};
/// use aurora_errors::{ApiError, AuroraError};
/// use std::time::Duration;
///
/// /// How long to wait before the request is repeated, if it may be.
/// fn pause<E: ApiError>(error: &E, method: &Method) -> Option<Duration> {
///     let default = Duration::from_secs(1);
///     error.is_retryable_for(method).then(|| error.retry_after().unwrap_or(default))
/// }
///
/// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
/// assert_eq!(pause(&error, &Method::GET), Some(Duration::from_secs(1)));
/// assert_eq!(pause(&error, &Method::POST), None);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for the statuses of a table",
    label = "expected an enum with `#[derive(ApiError)]`"
)]
pub trait ApiError: std::error::Error + From<ErrorResponse> + Send + Sync + 'static {
    /// Every row of the API's table, the success rows too.
    const TABLE: &'static Table;

    /// The status that the server answered with.
    fn status(&self) -> StatusCode;

    /// The response, where the variant keeps it.
    fn response(&self) -> Option<&ErrorResponse>;

    /// The row of the table that the status falls under.
    fn row(&self) -> Option<&'static Row> {
        Self::TABLE.row(self.status().as_u16())
    }

    /// Whether sending the same request again can help.
    fn retry(&self) -> Retry {
        retry::rule(self.row(), self.status()).0
    }

    /// Whether sending the same request again can help. It does not know the method: before
    /// repeating a request that may have acted, ask [`ApiError::is_retryable_for`].
    fn is_retryable(&self) -> bool {
        self.retry() != Retry::Never
    }

    /// Whether the server refused the request for its rate.
    fn is_throttled(&self) -> bool {
        self.retry() == Retry::Throttled
    }

    /// Whether a request with this method may be sent again.
    fn is_retryable_for(&self, method: &Method) -> bool {
        let (_, replay) = retry::rule(self.row(), self.status());
        replay.is_some_and(|replay| replay.allows(method))
    }

    /// Whether this very request may be sent again: as [`ApiError::is_retryable_for`], and with an
    /// `Idempotency-Key`
    /// ([draft](https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/)) any
    /// method counts as idempotent.
    ///
    /// Exactly one key that is not empty counts. Where the table says never, no key changes that.
    ///
    /// ```
    /// use aurora_errors::http::{Request, StatusCode};
    /// use aurora_errors::{ApiError, AuroraError};
    ///
    /// let request = Request::post("/designs").header("idempotency-key", "8e03978e");
    /// let (request, ()) = request.body(())?.into_parts();
    /// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
    /// assert!(!ApiError::is_retryable_for(&error, &request.method));
    /// assert!(ApiError::is_retryable_for_request(&error, &request));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    fn is_retryable_for_request(&self, request: &request::Parts) -> bool {
        let (_, replay) = retry::rule(self.row(), self.status());
        replay.is_some_and(|replay| replay.allows_request(&request.method, &request.headers))
    }

    /// How long the server asks to wait before the next request.
    fn retry_after(&self) -> Option<Duration> {
        self.response()?.retry_after()
    }

    /// What the server says to people.
    fn messages(&self) -> Messages<'_> {
        match self.response() {
            Some(response) => response.messages(),
            None => Messages::new(&[], None, &[]),
        }
    }

    /// The id that the server gave the request.
    fn request_id(&self) -> Option<&str> {
        self.response()?.request_id()
    }
}

/// What a variant of a derived error may hold.
///
/// ```
/// use aurora_errors::http::StatusCode;
/// use aurora_errors::{ApiError, ErrorResponse, FromResponse};
///
/// /// Keeps what the support team asks for.
/// #[derive(Debug)]
/// pub struct Ticket {
///     status: StatusCode,
///     request_id: Option<String>,
/// }
///
/// impl FromResponse for Ticket {
///     fn from_response(response: ErrorResponse) -> Self {
///         Ticket {
///             status: response.status(),
///             request_id: response.request_id().map(str::to_owned),
///         }
///     }
///
///     fn status(&self) -> StatusCode {
///         self.status
///     }
/// }
///
/// #[derive(Debug, ApiError)]
/// pub enum DesignError {
///     InternalError(Ticket),
///     #[aurora(rest)]
///     Listed(ErrorResponse),
///     #[aurora(other)]
///     Unlisted(ErrorResponse),
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a variant cannot keep `{Self}` of a response",
    label = "expected `ErrorResponse`, `StatusCode`, `Typed<P>` or another `FromResponse`"
)]
pub trait FromResponse: Sized {
    /// Takes what it keeps of a response.
    fn from_response(response: ErrorResponse) -> Self;

    /// The status of that response.
    fn status(&self) -> StatusCode;

    /// The response, where it is kept.
    fn response(&self) -> Option<&ErrorResponse> {
        None
    }

    /// Gives the response back, where it is kept.
    fn into_response(self) -> Option<ErrorResponse> {
        None
    }
}

/// Keeps all.
impl FromResponse for ErrorResponse {
    fn from_response(response: ErrorResponse) -> Self {
        response
    }

    fn status(&self) -> StatusCode {
        self.status()
    }

    fn response(&self) -> Option<&ErrorResponse> {
        Some(self)
    }

    fn into_response(self) -> Option<ErrorResponse> {
        Some(self)
    }
}

/// Keeps the status and lets go of the rest.
impl FromResponse for StatusCode {
    fn from_response(response: ErrorResponse) -> Self {
        response.status()
    }

    fn status(&self) -> StatusCode {
        *self
    }
}
