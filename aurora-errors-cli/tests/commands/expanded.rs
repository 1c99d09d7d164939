//! Checked in as it was written, and then some: neither other items nor formatting nor plain
//! comments count.

use aurora_errors::{ApiError, ErrorResponse};

/// The errors of Pets 3.
///
/// See <https://pets.example/errors>.
#[derive(Debug, ApiError)]
#[aurora(spec = "tests/commands/pets.json")]
pub enum PetError {
    /// **404 Not Found**
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
    // Ours to know.
    Overloaded(
        ErrorResponse
    ),
    /// A status that the table does not list as an error.
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

impl PetError {
    /// Whether to come back another day.
    #[must_use]
    pub fn is_sad(&self) -> bool {
        self.is_not_found() || self.is_overloaded()
    }
}
