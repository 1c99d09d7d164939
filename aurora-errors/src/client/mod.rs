//! Responses of HTTP clients checked against a table: one module for each client.

#[cfg(feature = "http-body")]
pub mod http_body;
pub(crate) mod peek;
pub(crate) mod receive;
#[cfg(feature = "reqwest")]
pub mod reqwest;
#[cfg(feature = "reqwest-blocking")]
pub mod reqwest_blocking;
#[cfg(feature = "ureq")]
pub mod ureq;

/// How much of an error's body is read unless the caller says otherwise: 1 MiB.
pub(crate) const LIMIT: usize = 1 << 20;

/// Lets the traits of the clients grow without breaking anyone: nobody else implements them.
mod sealed {
    pub trait Sealed {}
    #[cfg(any(feature = "http-body", feature = "ureq"))]
    impl<B> Sealed for http::Response<B> {}
    #[cfg(feature = "reqwest")]
    impl Sealed for reqwest::Response {}
    #[cfg(feature = "reqwest-blocking")]
    impl Sealed for reqwest::blocking::Response {}
}
