//! Responses of HTTP clients checked against a table: one module for each client.

mod body;
#[cfg(feature = "reqwest")]
pub mod reqwest;

/// How much of an error's body is read unless the caller says otherwise: 1 MiB.
const LIMIT: usize = 1 << 20;
