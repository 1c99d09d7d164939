//! The error of the Aurora API, ready-made from the built-in table.

use crate::ApiError;

/// The error of the Aurora API (solar design software), ready-made.
///
/// ```
/// use aurora_errors::AuroraError;
/// use aurora_errors::http::{Method, Response};
///
/// let response = Response::builder()
///     .status(409)
///     .body(r#"{"errors": [{"message": "the design is being updated"}]}"#)?;
/// let error = AuroraError::check(response).unwrap_err();
/// assert!(error.is_conflict() && error.is_retryable_for(&Method::POST));
/// assert_eq!(error.to_string(), "409 Conflict: the design is being updated");
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
///
/// The guide says how to [handle](crate::guide::handling) it, and how to [test](crate::guide::testing)
/// the code that does.
#[derive(ApiError)]
#[aurora(builtin, generate = AuroraError, crate = crate, derives(Clone, PartialEq, Eq))]
#[non_exhaustive]
#[expect(
    unreachable_pub,
    reason = "only the error that it stands for is exported"
)]
pub enum Aurora {}
