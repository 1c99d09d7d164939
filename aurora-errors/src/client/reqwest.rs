//! Responses of [`reqwest`](https://docs.rs/reqwest).

use super::{LIMIT, body::Beginning};
use crate::ApiError;
use reqwest::Response;

/// Turns a response with an error's status into that error.
///
/// ```no_run
/// use aurora_errors::{AuroraError, reqwest::ResponseExt as _};
///
/// # #[derive(Debug)] enum ClientError { Api(AuroraError), Transport(reqwest::Error) }
/// # impl From<AuroraError> for ClientError { fn from(e: AuroraError) -> Self { Self::Api(e) } }
/// # impl From<reqwest::Error> for ClientError { fn from(e: reqwest::Error) -> Self { Self::Transport(e) } }
/// # async fn designs(client: reqwest::Client) -> Result<String, ClientError> {
/// let response = client.get("http://127.0.0.1:8080/designs").send().await?;
/// let response = response.check::<AuroraError>().await?;
/// Ok(response.text().await?)
/// # }
/// ```
pub trait ResponseExt: Sized + sealed::Sealed {
    /// The response back untouched and unread, unless its status is an error by the table of `E`.
    ///
    /// Reads at most 1 MiB of an error's body. One that is longer, or breaks off, gives the error
    /// all the same, with what came and [`is_truncated`](crate::ErrorResponse::is_truncated).
    ///
    /// # Errors
    /// The response as `E`.
    fn check<E: ApiError>(self) -> impl Future<Output = Result<Self, E>> + Send {
        self.check_within(LIMIT)
    }

    /// As [`ResponseExt::check`], reading at most `limit` bytes.
    ///
    /// # Errors
    /// The response as `E`.
    fn check_within<E: ApiError>(
        self,
        limit: usize,
    ) -> impl Future<Output = Result<Self, E>> + Send;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for reqwest::Response {}
}

impl ResponseExt for Response {
    async fn check_within<E: ApiError>(mut self, limit: usize) -> Result<Self, E> {
        if !E::TABLE.is_error(self.status()) {
            return Ok(self);
        }
        let mut body = Beginning::new(limit);
        // Whatever ends the reading, the status has come and is kept.
        while let Ok(chunk) = self.chunk().await {
            let Some(chunk) = chunk else {
                body.end();
                break;
            };
            if !body.push(chunk) {
                break;
            }
        }
        let (parts, _) = http::Response::from(self).into_parts();
        Err(body.into_response(parts).into())
    }
}
