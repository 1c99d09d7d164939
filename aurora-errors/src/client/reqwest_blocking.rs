//! Responses of [`reqwest::blocking`](https://docs.rs/reqwest/latest/reqwest/blocking).
//!
//! What to do with the error that comes of one: [`guide::handling`](crate::guide::handling).

use super::peek::{blocking::Peeked, with_url};
use super::{LIMIT, receive, sealed::Sealed};
use crate::ApiError;
use crate::table::judgement::Judgement;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use reqwest::Body;
use reqwest::blocking::Response;
use std::io::{self, Read as _};
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Turns a response with an error's status into that error.
///
/// ```no_run
/// use aurora_errors::{AuroraError, reqwest_blocking::ResponseExt as _};
/// use std::time::Duration;
///
/// # fn designs(client: reqwest::blocking::Client) -> Result<String, Box<dyn std::error::Error>> {
/// let request = client.get("http://127.0.0.1:8080/designs").timeout(Duration::from_secs(30));
/// let response = request.send()?.check::<AuroraError>()?;
/// Ok(response.text()?)
/// # }
/// ```
///
/// A timeout of the request ends after that time, as above. One of the client begins anew with
/// every piece of the body that comes: a server that trickles never runs into it.
pub trait ResponseExt: Sized + Sealed {
    /// The response back untouched and unread, unless its status is an error by the table of `E`.
    ///
    /// Where the table has errors inside that success, its headers are looked at, and of a body of
    /// JSON or XML at most 64 KiB, which go back in front of the rest.
    ///
    /// Keeps at most 1 MiB of an error's body, decoded where the client decodes it. A body that is
    /// longer, breaks off, cannot be decoded or takes longer than the timeout gives the error all
    /// the same, with what came and [`is_truncated`](crate::ErrorResponse::is_truncated).
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http, reqwest_blocking::ResponseExt as _};
    ///
    /// // As the client would give it.
    /// let response = http::Response::builder().status(404).body("no such design")?;
    /// let response = reqwest::blocking::Response::from(response);
    /// let error = response.check::<AuroraError>().unwrap_err();
    /// assert_eq!(error.to_string(), "404 Not Found: no such design");
    /// # Ok::<(), http::Error>(())
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check<E: ApiError>(self) -> Result<Self, E> {
        self.check_within(LIMIT)
    }

    /// As [`ResponseExt::check`], keeping at most `limit` bytes.
    ///
    /// ```
    /// # use aurora_errors::{AuroraError, http, reqwest_blocking::ResponseExt as _};
    /// let response = http::Response::builder().status(404).body("no such design")?;
    /// let response = reqwest::blocking::Response::from(response);
    /// let error = response.check_within::<AuroraError>(7).unwrap_err();
    /// let response = error.into_response().unwrap();
    /// assert_eq!(response.body(), "no such");
    /// assert!(response.is_truncated());
    /// # Ok::<(), http::Error>(())
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check_within<E: ApiError>(self, limit: usize) -> Result<Self, E>;
}

impl ResponseExt for Response {
    fn check_within<E: ApiError>(mut self, limit: usize) -> Result<Self, E> {
        let judgement = E::TABLE.judge(self.status(), self.headers());
        if let Judgement::Success = judgement {
            return Ok(self);
        }
        let mut parts = receive::head((self.status(), self.version()), self.headers_mut());
        mem::swap(&mut parts.extensions, self.extensions_mut());
        let url = self.url().clone();
        if let Judgement::Error = judgement {
            let response = receive::read(http::Response::from_parts(parts, self), limit);
            return Err(response.with_address(url.as_str()).into());
        }
        let length = self.content_length();
        let body = Peeked::new(self, length);
        match body.whole() {
            Some(whole) if E::TABLE.is_error(parts.status, &parts.headers, whole) => {
                let response = receive::whole(parts, whole.to_vec(), limit);
                Err(response.with_address(url.as_str()).into())
            }
            _ => {
                let body = Body::wrap(Blocking { body, left: length });
                Ok(with_url(parts, body, url))
            }
        }
    }
}

/// A body that is read from another response, which keeps the client's timeout. It blocks as it is
/// polled: so does whoever reads a response of this client.
struct Blocking {
    body: Peeked<Response>,
    /// How much of it is left, where that is known.
    left: Option<u64>,
}

/// How much is read at once.
const PIECE: usize = 16 * 1024;

impl http_body::Body for Blocking {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let mut piece = vec![0; PIECE];
        Poll::Ready(match self.body.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                self.left = self.left.map(|left| left.saturating_sub(length as u64));
                Some(Ok(Frame::data(piece.into())))
            }
            Err(failure) => Some(Err(failure)),
        })
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}
