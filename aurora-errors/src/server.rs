//! The way back: a response that a server or a mock can send.

use crate::payload::Payload;
use crate::response::ErrorResponse;
use bytes::Bytes;
use http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};

impl ErrorResponse {
    /// The server's own answer: what a server or a mock sends to answer the same again, with the
    /// status, the headers and the body as they came.
    ///
    /// Left out are the headers that were about the old connection
    /// ([RFC 9110 §7.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1)) and
    /// `content-length`: the server that sends the answer measures the body that is there, which
    /// is only the beginning where the response was truncated. `content-encoding` stays, as the
    /// body was not decoded here; a client that decodes it takes the header away itself.
    /// [`ErrorResponse::into_parts`] gives all headers.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::Response};
    ///
    /// let response = Response::builder().status(404).header("connection", "close").body("gone")?;
    /// let answer = ErrorResponse::from(response).into_answer();
    /// assert_eq!((answer.status().as_u16(), &answer.body()[..]), (404, &b"gone"[..]));
    /// assert!(answer.headers().is_empty());
    /// # Ok::<(), aurora_errors::http::Error>(())
    /// ```
    #[must_use]
    pub fn into_answer(self) -> Response<Bytes> {
        let (mut parts, body) = self.into_parts();
        remove_connection_headers(&mut parts.headers);
        Response::from_parts(parts, body)
    }
}

fn remove_connection_headers(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .into_iter()
        .flat_map(|line| line.as_bytes().split(|byte| *byte == b','))
        .filter_map(|name| HeaderName::from_bytes(name.trim_ascii()).ok())
        .collect();
    let always = [
        CONNECTION,
        CONTENT_LENGTH,
        HeaderName::from_static("keep-alive"),
        HeaderName::from_static("proxy-connection"),
        TE,
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
    ];
    for name in named.iter().chain(&always) {
        headers.remove(name);
    }
}

impl Payload {
    /// The payload as a response with this status and the content type `application/json`.
    ///
    /// ```
    /// use aurora_errors::{ErrorItem, Payload, http::StatusCode};
    ///
    /// let payload = Payload::new([ErrorItem::new("no such design")]);
    /// let response = payload.into_response(StatusCode::NOT_FOUND);
    /// assert_eq!(response.headers()["content-type"], "application/json");
    /// assert_eq!(response.body(), r#"{"errors":[{"message":"no such design"}]}"#);
    /// ```
    #[must_use]
    pub fn into_response(self, status: StatusCode) -> Response<Bytes> {
        // Neither a text nor a JSON value can fail to be written as JSON.
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = Response::new(body.into());
        *response.status_mut() = status;
        let content_type = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, content_type);
        response
    }
}

/// As if a server had answered [`Payload::into_response`].
///
/// ```
/// use aurora_errors::{ErrorItem, ErrorResponse, Payload, http::StatusCode};
///
/// let payload = Payload::new([ErrorItem::new("no such design")]);
/// let error = ErrorResponse::from((StatusCode::NOT_FOUND, payload.clone()));
/// assert_eq!(error.payload(), Ok(payload));
/// ```
impl From<(StatusCode, Payload)> for ErrorResponse {
    fn from((status, payload): (StatusCode, Payload)) -> Self {
        payload.into_response(status).into()
    }
}
