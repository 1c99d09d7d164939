//! Responses of [`ureq`](https://docs.rs/ureq) 3.
//!
//! What to do with the error that comes of one: [`guide::handling`](crate::guide::handling).

use super::peek::blocking::Peeked;
use super::{LIMIT, receive, sealed::Sealed};
use crate::table::judgement::Judgement;
use crate::{ApiError, ErrorResponse};
use http::Response;
use ureq::{Body, BodyBuilder, ResponseExt as _};

/// Turns a response with an error's status into that error.
///
/// By default ureq makes `ureq::Error::StatusCode` of a 4xx or 5xx and drops the response, so that
/// only the number is left. `http_status_as_error(false)` gives the response:
///
/// ```no_run
/// use aurora_errors::{AuroraError, ureq::ResponseExt as _};
///
/// # fn designs() -> Result<String, Box<dyn std::error::Error>> {
/// let config = ureq::Agent::config_builder().http_status_as_error(false);
/// let agent = config.build().new_agent();
/// let response = agent.get("http://127.0.0.1:8080/designs").call()?;
/// let mut response = response.check::<AuroraError>()?;
/// Ok(response.body_mut().read_to_string()?)
/// # }
/// ```
///
/// With `save_redirect_history(true)` the error also knows the address that answered
/// ([`request_url`](crate::ErrorResponse::request_url)). Without it ureq tells nobody but who is sure that
/// it made the response itself; what was asked can be noted by
/// [`for_request`](crate::ErrorResponse::for_request).
///
/// ureq has no timeout for the body unless `timeout_global` or `timeout_recv_body` is set. An empty
/// body whose headers say gzip, as in an answer to HEAD, is a broken one to ureq's decoder: it
/// counts as truncated.
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
    /// use aurora_errors::{AuroraError, http::Response, ureq::ResponseExt as _};
    ///
    /// let body = ureq::Body::builder().data("no such design");
    /// let error = Response::builder().status(404).body(body)?.check::<AuroraError>().unwrap_err();
    /// assert_eq!(error.to_string(), "404 Not Found: no such design");
    /// # Ok::<(), aurora_errors::http::Error>(())
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
    /// use aurora_errors::{AuroraError, http::Response, ureq::ResponseExt as _};
    ///
    /// let body = ureq::Body::builder().data("no such design");
    /// let response = Response::builder().status(404).body(body)?;
    /// let error = response.check_within::<AuroraError>(7).unwrap_err();
    /// let response = error.into_response().unwrap();
    /// assert_eq!(response.body(), "no such");
    /// assert!(response.is_truncated());
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    ///
    /// # Errors
    /// The response as `E`.
    fn check_within<E: ApiError>(self, limit: usize) -> Result<Self, E>;
}

impl ResponseExt for Response<Body> {
    fn check_within<E: ApiError>(self, limit: usize) -> Result<Self, E> {
        let judgement = E::TABLE.judge(self.status(), self.headers());
        if let Judgement::Success = judgement {
            return Ok(self);
        }
        // `get_uri` panics for a response that a middleware made.
        let address = self.get_redirect_history().and_then(<[_]>::last);
        let address = address.map(ToString::to_string);
        let error = |response: ErrorResponse| match &address {
            Some(address) => E::from(response.with_address(address)),
            None => E::from(response),
        };
        if let Judgement::Error = judgement {
            return Err(error(receive::read(self.map(Body::into_reader), limit)));
        }
        let (parts, body) = self.into_parts();
        let as_it_came = builder(&body);
        let length = body.content_length();
        let body = Peeked::new(body.into_reader(), length);
        match body.whole() {
            Some(whole) if E::TABLE.is_error(parts.status, &parts.headers, whole) => {
                Err(error(receive::whole(parts, whole.to_vec(), limit)))
            }
            _ => Ok(Response::from_parts(parts, as_it_came.reader(body))),
        }
    }
}

/// Builds a body of the same type. Of one from a reader ureq knows no length.
fn builder(body: &Body) -> BodyBuilder {
    let mut builder = Body::builder();
    if let Some(mime_type) = body.mime_type() {
        builder = builder.mime_type(mime_type);
    }
    if let Some(charset) = body.charset() {
        builder = builder.charset(charset);
    }
    builder
}
