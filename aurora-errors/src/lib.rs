//! Typed errors for HTTP APIs, derived from a table of their statuses.

#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod api_error;
mod body;
mod display;
mod payload;
mod places;
mod response;
mod retry;
mod retry_after;
mod table;

pub use api_error::{ApiError, FromResponse};
pub use body::{Message, Messages};
pub use payload::{Payload, PayloadError};
pub use response::ErrorResponse;
pub use retry::{Replay, Retry};
pub use table::{Code, Row, Table};
pub use {bytes, http};
