// The README's links lead within the documentation that is being read: the first definition counts.
//! [`ErrorResponse`]: crate::ErrorResponse
//! [guide]: crate::guide
//! [writing a table]: crate::guide::writing_a_table
//! [several failures under one status]: crate::guide::several_failures
//! [GitHub from end to end]: crate::guide::github
//! [from `thiserror`]: crate::guide::from_thiserror
//! [a generated client]: crate::guide::from_openapi
//! [handling]: crate::guide::handling
//! [testing]: crate::guide::testing
//! [`AuroraError`]: crate::AuroraError
// The picture as part of the page, 8 kB, so that it is there offline and in every version of the page.
#![doc = include_str!("picture.md")]
// Its examples are shown as they are, without lines for tests alone: so they are tested where all that they
// use is there.
#![cfg_attr(
    any(
        not(doctest),
        all(
            feature = "backon",
            feature = "reqwest",
            feature = "reqwest-retry",
            feature = "tower"
        )
    ),
    doc = include_str!("../README.md")
)]
#![cfg_attr(docsrs, feature(doc_cfg), doc(auto_cfg = false))]
// An example shows no import that it does not need.
#![doc(test(attr(deny(unused_imports))))]
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
mod declarations;
mod display;
mod explain;
// Text alone, which only rustdoc has a use for.
#[cfg(doc)]
pub mod guide;
mod json;
mod origin;
mod payload;
mod pick;
mod places;
mod reason;
mod response;
mod retry_after;
#[cfg(any(feature = "backon", feature = "reqwest-retry", feature = "tower"))]
#[cfg_attr(
    docsrs,
    doc(cfg(any(feature = "backon", feature = "reqwest-retry", feature = "tower")))
)]
pub mod retrying;
mod row;
mod rule;
#[cfg(test)]
mod sample;
mod server;
mod table;
mod typed;

pub use api_error::{ApiError, FromResponse};
pub use aurora::AuroraError;
/// Derives an API's error from the table of its statuses.
///
/// ```
/// use aurora_errors::{ApiError, ErrorResponse, http::StatusCode};
///
/// #[derive(Debug, ApiError)]
/// #[aurora(spec = "spec/petstore.json")]
/// pub enum PetError {
///     NotFound(ErrorResponse),
///     #[aurora(rest)]
///     Listed(ErrorResponse),
///     #[aurora(other)]
///     Unlisted(ErrorResponse),
/// }
/// assert!(PetError::from(StatusCode::NOT_FOUND).is_not_found());
/// ```
///
/// How to write a table says [the guide](crate::guide::writing_a_table), how to move an enum that
/// was written by hand [another of its pages](crate::guide::from_thiserror).
pub use aurora_errors_derive::ApiError;
pub use body::{Message, Messages};
pub use explain::Explanation;
pub use json::PayloadError;
pub use payload::{ErrorItem, Payload};
pub use response::ErrorResponse;
pub use row::Row;
pub use rule::{Replay, Retry, Rule, UnknownWord};
pub use table::{Code, Table, UnknownCode};
pub use typed::Typed;
pub use {bytes, http};

#[cfg(feature = "http-body")]
#[cfg_attr(docsrs, doc(cfg(feature = "http-body")))]
pub use client::http_body;
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use client::reqwest;
#[cfg(feature = "reqwest-blocking")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest-blocking")))]
pub use client::reqwest_blocking;
#[cfg(feature = "ureq")]
#[cfg_attr(docsrs, doc(cfg(feature = "ureq")))]
pub use client::ureq;
