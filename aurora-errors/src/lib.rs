#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[doc(hidden)]
pub mod __private;
mod api_error;
mod aurora;
mod body;
#[cfg(any(
    feature = "http-body",
    feature = "reqwest",
    feature = "reqwest-blocking",
    feature = "ureq"
))]
mod client;
mod debug;
mod display;
mod explain;
mod json;
mod payload;
mod places;
mod response;
mod retry;
mod retry_after;
#[cfg(test)]
mod sample;
mod server;
mod table;
mod typed;

pub use api_error::{ApiError, FromResponse};
pub use aurora::AuroraError;
pub use aurora_errors_derive::ApiError;
pub use body::{Message, Messages};
pub use explain::Explanation;
pub use json::PayloadError;
pub use payload::{ErrorItem, Payload};
pub use response::ErrorResponse;
pub use retry::{Replay, Retry};
pub use table::{Code, Row, Table};
pub use typed::Typed;
pub use {bytes, http};

#[cfg(feature = "http-body")]
pub use client::http_body;
#[cfg(feature = "reqwest")]
pub use client::reqwest;
#[cfg(feature = "reqwest-blocking")]
pub use client::reqwest_blocking;
#[cfg(feature = "ureq")]
pub use client::ureq;
