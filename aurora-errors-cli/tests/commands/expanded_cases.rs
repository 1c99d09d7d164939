//! Written by `expand`.
use aurora_errors::{ApiError, ErrorResponse};

/// The errors of Payments.
///
/// See <https://docs.example/errors>.
#[derive(Debug, ApiError)]
#[aurora(spec = "tests/commands/payments.json")]
pub enum PaymentError {
    /// **402 Request Failed**
    ///
    /// The parameters were valid but the request failed.
    ///
    /// Retry: never.
    RequestFailed(ErrorResponse),
    /// **402 Soft Decline**
    ///
    /// With `code card_declined, and /error/decline_code try_again_later or issuer_not_available`.
    ///
    /// The parameters were valid but the request failed.
    ///
    /// Retry: later, idempotent methods.
    SoftDecline(ErrorResponse),
    /// **402 Card Declined**
    ///
    /// With `code card_declined or insufficient_funds`.
    ///
    /// The parameters were valid but the request failed.
    ///
    /// Ask for another card.
    ///
    /// Retry: never.
    CardDeclined(ErrorResponse),
    /// **403 Forbidden**
    ///
    /// No.
    ///
    /// Retry: never.
    Forbidden(ErrorResponse),
    /// **403 Rate Limit**
    ///
    /// With `header x-ratelimit-remaining 0`.
    ///
    /// No.
    ///
    /// Retry: throttled, any method.
    RateLimit(ErrorResponse),
    /// **5XX Server Error**
    ///
    /// Broken.
    ///
    /// Retry: later, idempotent methods.
    ServerError(ErrorResponse),
    /// A status that the table does not list as an error.
    #[aurora(other)]
    Unlisted(ErrorResponse),
}
