use aurora_errors::{ApiError, ErrorResponse};

/// The errors of Pets 3.
///
/// See <https://pets.example/errors>.
#[derive(Debug, ApiError)]
#[aurora(spec = "tests/commands/pets.json")]
pub enum PetError {
    /// **404 Missing**
    ///
    /// There is no such pet,
    /// - or it was sold,
    /// - or the id is of another shop, which answers in the same way as if the pet had never been.
    ///
    /// Look at <https://pets.example/list> for what there is.
    ///
    /// Retry: never.
    ///
    /// See <https://pets.example/errors/404>.
    NotFound(ErrorResponse),
    /// **5XX Überlastet 過負荷**
    ///
    /// Too many guests.
    ///
    /// Obey `Retry-After`.
    ///
    /// Retry: throttled, idempotent methods.
    /// A status that the table does not list as an error.
    #[aurora(other)]
    Unlisted(ErrorResponse),
}
