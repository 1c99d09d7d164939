//! The two traits: what an error is, and what a variant may hold.

use crate::__private;
use crate::body::Messages;
use crate::response::ErrorResponse;
use crate::row::Row;
use crate::rule::{Retry, Rule};
use crate::table::Table;
use http::{Method, StatusCode, request};
use std::borrow::Cow;
use std::time::Duration;

/// An error that stands for the statuses of a [`Table`]; `#[derive(ApiError)]` implements it.
///
/// Derived errors have what their users need of this as methods of their own too, so that the trait
/// has to be imported only where code is generic over it. It is sealed: nothing else implements
/// it, and it may grow.
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
///
/// What to do with an error once it is there: [`guide::handling`](crate::guide::handling).
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for the statuses of a table",
    label = "expected an enum with `#[derive(ApiError)]`"
)]
// Every error has these methods of its own: an editor would offer each of them twice.
#[rust_analyzer::completions(ignore_methods)]
pub trait ApiError:
    __private::Derived + std::error::Error + From<ErrorResponse> + Send + Sync + 'static
{
    /// Every row of the API's table, the success rows too.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError};
    ///
    /// fn statuses<E: ApiError>() -> usize {
    ///     E::TABLE.rows().len()
    /// }
    /// assert_eq!(statuses::<AuroraError>(), 12);
    /// ```
    const TABLE: &'static Table;

    /// The status that the server answered with.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::StatusCode};
    ///
    /// fn is_ours_to_mend<E: ApiError>(error: &E) -> bool {
    ///     error.status().is_client_error()
    /// }
    /// assert!(is_ours_to_mend(&AuroraError::from(StatusCode::UNPROCESSABLE_ENTITY)));
    /// ```
    fn status(&self) -> StatusCode;

    /// The response, where the variant keeps it.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::Response};
    ///
    /// fn code<E: ApiError>(error: &E) -> Option<String> {
    ///     Some(error.response()?.error_code()?.into_owned())
    /// }
    /// let response = Response::builder().status(409).body(r#"{"code": "design_locked"}"#)?;
    /// assert_eq!(code(&AuroraError::from(response)).as_deref(), Some("design_locked"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    fn response(&self) -> Option<&ErrorResponse>;

    /// The name of the variant: a label of few values for metrics and logs.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::StatusCode};
    ///
    /// fn label<E: ApiError>(error: &E) -> String {
    ///     format!("{}.{}", E::TABLE.api(), error.variant())
    /// }
    /// assert_eq!(label(&AuroraError::from(StatusCode::NOT_FOUND)), "Aurora.NotFound");
    /// assert_eq!(label(&AuroraError::from(StatusCode::IM_A_TEAPOT)), "Aurora.Unlisted");
    /// ```
    fn variant(&self) -> &'static str;

    /// Whether, and which, requests may be sent again: what every predicate below asks.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, Replay, Rule, http::StatusCode};
    ///
    /// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
    /// assert_eq!(error.rule(), Rule::later(Replay::Idempotent));
    /// // Not in Aurora's table: 408 is what servers close idle connections with.
    /// let error = AuroraError::from(StatusCode::REQUEST_TIMEOUT);
    /// assert_eq!(error.rule(), Rule::unlisted(408));
    /// ```
    fn rule(&self) -> Rule;

    /// The row of the table that the status falls under.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::StatusCode};
    ///
    /// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
    /// assert_eq!(ApiError::row(&error).unwrap().name(), "Internal Error"); // the row 5XX
    /// let error = AuroraError::from(StatusCode::IM_A_TEAPOT);
    /// assert!(ApiError::row(&error).is_none());
    /// ```
    fn row(&self) -> Option<&'static Row> {
        __private::row(Self::TABLE, &self.held())
    }

    /// Whether sending the same request again can help.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, Retry, http::StatusCode};
    ///
    /// let error = AuroraError::from(StatusCode::CONFLICT);
    /// assert_eq!(ApiError::retry(&error), Retry::Later);
    /// ```
    fn retry(&self) -> Retry {
        self.rule().retry()
    }

    /// Whether sending the same request again can help. It does not know the method: before
    /// repeating a request that may have acted, ask [`ApiError::is_retryable_for`].
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::StatusCode};
    ///
    /// assert!(ApiError::is_retryable(&AuroraError::from(StatusCode::BAD_GATEWAY)));
    /// assert!(!ApiError::is_retryable(&AuroraError::from(StatusCode::NOT_FOUND)));
    /// ```
    fn is_retryable(&self) -> bool {
        self.rule().is_retryable()
    }

    /// Whether the server refused the request for its rate.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::StatusCode};
    ///
    /// assert!(ApiError::is_throttled(&AuroraError::from(StatusCode::TOO_MANY_REQUESTS)));
    /// assert!(!ApiError::is_throttled(&AuroraError::from(StatusCode::CONFLICT)));
    /// ```
    fn is_throttled(&self) -> bool {
        self.rule().is_throttled()
    }

    /// Whether a request with this method may be sent again.
    ///
    /// ```
    /// use aurora_errors::http::{Method, StatusCode};
    /// use aurora_errors::{ApiError, AuroraError};
    ///
    /// // The server may have acted before it failed.
    /// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
    /// assert!(ApiError::is_retryable_for(&error, &Method::PUT));
    /// assert!(!ApiError::is_retryable_for(&error, &Method::POST));
    /// ```
    fn is_retryable_for(&self, method: &Method) -> bool {
        self.rule().is_retryable_for(method)
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
        __private::is_retryable_for_request(Self::TABLE, &self.held(), request)
    }

    /// How long the server asks to wait before the next request.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::Response};
    /// use std::time::Duration;
    ///
    /// let response = Response::builder().status(429).header("retry-after", "2").body("")?;
    /// let error = AuroraError::from(response);
    /// assert_eq!(ApiError::retry_after(&error), Some(Duration::from_secs(2)));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    fn retry_after(&self) -> Option<Duration> {
        __private::retry_after(self.response())
    }

    /// What the server says to people.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::Response};
    ///
    /// let body = r#"{"errors": [{"message": "no name"}, {"message": "no address"}]}"#;
    /// let error = AuroraError::from(Response::builder().status(422).body(body)?);
    /// let messages: Vec<String> = ApiError::messages(&error).map(|m| m.to_string()).collect();
    /// assert_eq!(messages, ["no name", "no address"]);
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    fn messages(&self) -> Messages<'_> {
        __private::messages(self.response())
    }

    /// The machine code of the failure; numbers as text.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::Response};
    ///
    /// let response = Response::builder().status(409).body(r#"{"code": "design_locked"}"#)?;
    /// let error = AuroraError::from(response);
    /// assert_eq!(ApiError::error_code(&error).as_deref(), Some("design_locked"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    fn error_code(&self) -> Option<Cow<'_, str>> {
        __private::error_code(self.response())
    }

    /// The id that the server gave the request.
    ///
    /// ```
    /// use aurora_errors::{ApiError, AuroraError, http::Response};
    ///
    /// let response = Response::builder().status(500).header("x-request-id", "7f3a").body("")?;
    /// assert_eq!(ApiError::request_id(&AuroraError::from(response)), Some("7f3a"));
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    fn request_id(&self) -> Option<&str> {
        __private::request_id(self.response())
    }
}

impl<E: __private::Derived + Send + Sync> ApiError for E {
    const TABLE: &'static Table = E::STATUSES;

    #[inline]
    fn status(&self) -> StatusCode {
        self.held().status
    }

    #[inline]
    fn response(&self) -> Option<&ErrorResponse> {
        self.held().response
    }

    #[inline]
    fn variant(&self) -> &'static str {
        self.label()
    }

    #[inline]
    fn rule(&self) -> Rule {
        __private::rule(E::STATUSES, &self.held())
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
/// #[aurora(builtin)]
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
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, FromResponse, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::GONE);
    /// assert_eq!(StatusCode::from_response(response), StatusCode::GONE);
    /// ```
    fn from_response(response: ErrorResponse) -> Self;

    /// The status of that response.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, FromResponse, Typed, http::StatusCode};
    ///
    /// let kept = Typed::<Vec<String>>::from_response(ErrorResponse::from(StatusCode::CONFLICT));
    /// assert_eq!(FromResponse::status(&kept), StatusCode::CONFLICT);
    /// ```
    fn status(&self) -> StatusCode;

    /// The response, where it is kept.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, FromResponse, http::StatusCode};
    ///
    /// let whole = ErrorResponse::from(StatusCode::GONE);
    /// assert!(FromResponse::response(&whole).is_some());
    /// assert!(FromResponse::response(&StatusCode::GONE).is_none());
    /// ```
    fn response(&self) -> Option<&ErrorResponse> {
        None
    }

    /// Gives the response back, where it is kept.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, FromResponse, Typed, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::CONFLICT);
    /// let kept = Typed::<Vec<String>>::from(response.clone());
    /// assert_eq!(FromResponse::into_response(kept), Some(response));
    /// ```
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
