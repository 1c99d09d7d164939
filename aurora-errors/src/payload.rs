//! Strict reading of a body into types.

use serde_core::de::DeserializeOwned;

/// The documented form of an error body.
#[derive(Debug)]
pub struct Payload;

impl<'de> serde_core::Deserialize<'de> for Payload {
    fn deserialize<D: serde_core::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Payload)
    }
}

/// Why a body is not of a type.
#[derive(Debug)]
pub struct PayloadError;

pub(crate) fn read<T: DeserializeOwned>(_body: &[u8], _truncated: bool) -> Result<T, PayloadError> {
    Err(PayloadError)
}
