//! Responses of [`reqwest`](https://docs.rs/reqwest).
//!
//! What to do with the error that comes of one: [`guide::handling`](crate::guide::handling).

use super::peek::{polled::Peeked, with_url};
use super::{LIMIT, receive, sealed::Sealed};
use crate::table::judgement::{Judgement, PEEK};
use crate::{ApiError, ErrorResponse};
use reqwest::{Body, Response};
use std::mem;

/// Turns a response with an error's status into that error.
///
/// ```no_run
/// use aurora_errors::{AuroraError, reqwest::ResponseExt as _};
///
/// # async fn designs(client: reqwest::Client) -> Result<String, Box<dyn std::error::Error>> {
/// let response = client.get("http://127.0.0.1:8080/designs").send().await?;
/// let response = response.check::<AuroraError>().await?;
/// Ok(response.text().await?)
/// # }
/// ```
pub trait ResponseExt: Sized + Sealed {
    /// The response back untouched and unread, unless its status is an error by the table of `E`.
    ///
    /// Where the table has errors inside that success, its headers are looked at, and of a body of
    /// JSON or XML at most 64 KiB, which go back in front of the rest.
    ///
    /// Keeps at most 1 MiB of an error's body, decoded where the client decodes it. A body that is
    /// longer, breaks off, cannot be decoded or takes longer than the client's timeout gives the
    /// error all the same, with what came and
    /// [`is_truncated`](crate::ErrorResponse::is_truncated).
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http, reqwest::ResponseExt as _};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), http::Error> {
    /// // As the client would give it.
    /// let response = http::Response::builder().status(404).body("no such design")?;
    /// let error = reqwest::Response::from(response).check::<AuroraError>().await.unwrap_err();
    /// assert_eq!(error.to_string(), "404 Not Found: no such design");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check<E: ApiError>(self) -> impl Future<Output = Result<Self, E>> + Send {
        self.check_within(LIMIT)
    }

    /// As [`ResponseExt::check`], keeping at most `limit` bytes.
    ///
    /// ```
    /// # use aurora_errors::{AuroraError, http, reqwest::ResponseExt as _};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), http::Error> {
    /// let response = http::Response::builder().status(404).body("no such design")?;
    /// let response = reqwest::Response::from(response);
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
    fn check_within<E: ApiError>(
        self,
        limit: usize,
    ) -> impl Future<Output = Result<Self, E>> + Send;
}

impl ResponseExt for Response {
    // An `async fn` would have room for the response twice.
    #[allow(clippy::manual_async_fn)]
    fn check_within<E: ApiError>(
        mut self,
        limit: usize,
    ) -> impl Future<Output = Result<Self, E>> + Send {
        async move {
            match E::TABLE.judge(self.status(), self.headers()) {
                Judgement::Error => Err(error(&mut self, limit).await.into()),
                Judgement::Success => Ok(self),
                // In a box, because it is rare and has much to hold.
                Judgement::NeedsBody => Box::pin(peeked(self, limit)).await,
            }
        }
    }
}

/// The response of a success whose body has to be looked at.
async fn peeked<E: ApiError>(response: Response, limit: usize) -> Result<Response, E> {
    let url = response.url().clone();
    let (parts, body) = http::Response::from(response).into_parts();
    let mut body = Peeked::<Body>::unread(body);
    match body.read(PEEK).await {
        Some(whole) if E::TABLE.is_error(parts.status, &parts.headers, &whole) => {
            let response = receive::whole(parts, whole, limit);
            Err(response.with_address(url.as_str()).into())
        }
        _ => Ok(with_url(parts, Body::wrap(body), url)),
    }
}

/// The response with the beginning of its body. Piece by piece: as an [`http_body::Body`] it would be
/// boxed first.
async fn error(response: &mut Response, limit: usize) -> ErrorResponse {
    let enough = limit.saturating_add(1);
    let mut kept = Vec::new();
    let is_whole = loop {
        match response.chunk().await {
            Ok(None) => break true,
            Err(_) => break false,
            Ok(Some(mut data)) => {
                data.truncate(enough - kept.len());
                receive::keep(&mut kept, data);
                if kept.len() == enough {
                    break false;
                }
            }
        }
    };
    let of = (response.status(), response.version());
    let mut parts = receive::head(of, response.headers_mut());
    mem::swap(&mut parts.extensions, response.extensions_mut());
    let error = receive::response_with(parts, kept, limit, is_whole);
    error.with_address(response.url().as_str())
}
