//! Responses of [`reqwest::blocking`](https://docs.rs/reqwest/latest/reqwest/blocking).
//!
//! What to do with the error that comes of one: [`guide::handling`](crate::guide::handling).

use super::{LIMIT, receive, sealed::Sealed};
use crate::ApiError;
use reqwest::blocking::Response;
use std::mem;

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
        if !E::TABLE.is_error(self.status(), self.headers(), &[]) {
            return Ok(self);
        }
        let mut head = http::Response::new(());
        *head.status_mut() = self.status();
        *head.version_mut() = self.version();
        *head.headers_mut() = mem::take(self.headers_mut());
        *head.extensions_mut() = mem::take(self.extensions_mut());
        Err(receive::read(head.map(|()| self), limit).into())
    }
}
