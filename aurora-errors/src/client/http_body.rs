//! Responses with a body of [`http-body`](https://docs.rs/http-body): those of hyper, axum and
//! tower.
//!
//! What to do with the error that comes of one: [`guide::handling`](crate::guide::handling).

use super::{LIMIT, receive, sealed::Sealed};
use crate::ApiError;
use http::Response;
use http_body::Body;

/// Turns a response with an error's status into that error.
///
/// ```
/// use aurora_errors::{AuroraError, http::Response, http_body::ResponseExt as _};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), aurora_errors::http::Error> {
/// // Any body will do: hyper's `Incoming`, axum's `Body`, what a tower service returns.
/// let response = Response::builder().status(404).body("no such design".to_owned())?;
/// let error = response.check::<AuroraError>().await.unwrap_err();
/// assert_eq!(error.to_string(), "404 Not Found: no such design");
/// # Ok(())
/// # }
/// ```
///
/// These bodies have no timeout of their own. One around the body, as tower-http has it, ends the
/// reading and keeps the error; one around the future of `check` loses it.
pub trait ResponseExt: Sized + Sealed {
    /// The response back untouched and its body not polled, unless its status is an error by the
    /// table of `E`.
    ///
    /// Keeps at most 1 MiB of an error's body. One that is longer, or fails, gives the error all
    /// the same, with what came and [`is_truncated`](crate::ErrorResponse::is_truncated). Trailers
    /// are passed over. The future is `Send` where the body is.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::Response, http_body::ResponseExt as _};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let response = Response::builder().status(202).body("queued".to_owned())?;
    /// let response = response.check::<AuroraError>().await?;
    /// assert_eq!(response.body(), "queued");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check<E: ApiError>(self) -> impl Future<Output = Result<Self, E>> {
        self.check_within(LIMIT)
    }

    /// As [`ResponseExt::check`], keeping at most `limit` bytes.
    ///
    /// ```
    /// # use aurora_errors::{AuroraError, http::Response, http_body::ResponseExt as _};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), aurora_errors::http::Error> {
    /// let response = Response::builder().status(404).body("no such design".to_owned())?;
    /// let error = response.check_within::<AuroraError>(7).await.unwrap_err();
    /// let response = error.into_response().unwrap();
    /// assert_eq!(response.body(), "no such");
    /// assert!(response.is_truncated());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check_within<E: ApiError>(self, limit: usize) -> impl Future<Output = Result<Self, E>>;
}

impl<B: Body> ResponseExt for Response<B> {
    async fn check_within<E: ApiError>(self, limit: usize) -> Result<Self, E> {
        if !E::TABLE.is_error(self.status(), self.headers(), &[]) {
            return Ok(self);
        }
        Err(receive::polled(self, limit).await.into())
    }
}
