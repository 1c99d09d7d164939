//! Responses with a body of [`http-body`](https://docs.rs/http-body): those of hyper, axum and
//! tower.
//!
//! What to do with the error that comes of one: [`guide::handling`](crate::guide::handling).

use super::peek::polled::Peeked;
use super::{LIMIT, receive, sealed::Sealed};
use crate::ApiError;
use crate::table::judgement::{Judgement, PEEK};
use http::Response;
use http_body::{Body, Frame, SizeHint};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

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
    /// The response of a success, which reads as it came.
    type Success;

    /// The response back untouched and its body not polled, unless its status is an error by the
    /// table of `E`.
    ///
    /// Where the table has errors inside that success, its headers are looked at, and of a body of
    /// JSON or XML at most 64 KiB, which go back in front of the rest.
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
    /// assert_eq!(response.into_body().into_unread().unwrap(), "queued");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check<E: ApiError>(self) -> impl Future<Output = Result<Self::Success, E>> {
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
    fn check_within<E: ApiError>(
        self,
        limit: usize,
    ) -> impl Future<Output = Result<Self::Success, E>>;
}

impl<B: Body> ResponseExt for Response<B> {
    type Success = Response<Checked<B>>;

    async fn check_within<E: ApiError>(self, limit: usize) -> Result<Self::Success, E> {
        match E::TABLE.judge(self.status(), self.headers()) {
            Judgement::Error => return Err(receive::polled(self, limit).await.into()),
            Judgement::Success => return Ok(self.map(Checked::unread)),
            Judgement::NeedsBody => {}
        }
        let (parts, body) = self.into_parts();
        let mut body = Peeked::unread(body);
        match body.read(PEEK).await {
            Some(whole) if E::TABLE.is_error(parts.status, &parts.headers, &whole) => {
                Err(receive::whole(parts, whole, limit).into())
            }
            _ => Ok(Response::from_parts(parts, Checked::peeked(body))),
        }
    }
}

pin_project_lite::pin_project! {
    /// The body of a success: it reads as it came, whatever was looked at.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http::Response, http_body::ResponseExt as _};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let response = Response::builder().status(202).body("queued".to_owned())?;
    /// let response = response.check::<AuroraError>().await?;
    /// // Aurora has no errors inside a success: its bodies are not looked at.
    /// assert_eq!(response.into_body().into_unread().unwrap(), "queued");
    /// # Ok(())
    /// # }
    /// ```
    pub struct Checked<B: Body> {
        #[pin]
        state: State<B>,
    }
}

pin_project_lite::pin_project! {
    #[project = Projected]
    enum State<B: Body> {
        Unread {
            #[pin]
            body: B,
        },
        Peeked {
            body: Peeked<B>,
        },
    }
}

impl<B: Body> Checked<B> {
    fn unread(body: B) -> Self {
        Checked {
            state: State::Unread { body },
        }
    }

    fn peeked(body: Peeked<B>) -> Self {
        Checked {
            state: State::Peeked { body },
        }
    }

    /// The body itself, unless its beginning was looked at: only the row of a success whose cases
    /// are errors makes `check` look.
    ///
    /// ```
    /// # use aurora_errors::{AuroraError, http::Response, http_body::ResponseExt as _};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let response = Response::new("all is well".to_owned()).check::<AuroraError>().await?;
    /// assert_eq!(response.into_body().into_unread().unwrap(), "all is well");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The body as it is, where it was looked at.
    pub fn into_unread(self) -> Result<B, Self> {
        match self.state {
            State::Unread { body } => Ok(body),
            State::Peeked { body } => Err(Checked::peeked(body)),
        }
    }
}

impl<B: Body> Body for Checked<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        match self.project().state.project() {
            Projected::Unread { body } => body.poll_frame(context),
            Projected::Peeked { body } => Pin::new(body).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.state {
            State::Unread { body } => body.is_end_stream(),
            State::Peeked { body } => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.state {
            State::Unread { body } => body.size_hint(),
            State::Peeked { body } => body.size_hint(),
        }
    }
}

impl<B: Body> fmt::Debug for Checked<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checked").finish_non_exhaustive()
    }
}
