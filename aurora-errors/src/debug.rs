//! A response as a developer sees it in a log: what it is, and nothing that may be secret.

use crate::display::masked;
use crate::response::ErrorResponse;
use http::header::{
    ALLOW, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, DATE, RETRY_AFTER, SERVER,
};
use http::{HeaderName, HeaderValue};
use std::fmt;

/// The headers whose values are shown, besides the request's id. No list of secrets to leave out
/// could be complete.
const SHOWN: [HeaderName; 7] = [
    ALLOW,
    CONTENT_ENCODING,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    DATE,
    RETRY_AFTER,
    SERVER,
];

/// The status, the body's length, and of the headers `allow`, `content-encoding`,
/// `content-length`, `content-type`, `date`, `retry-after`, `server` and those of the request's
/// id; the others are counted. Where they are known, the address that answered and the request, without
/// what may be secret. Nothing of the body.
impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let request_id = self.places().request_id;
        let (shown, hidden): (Vec<_>, Vec<_>) = self
            .headers()
            .iter()
            .partition(|(name, _)| SHOWN.contains(name) || request_id.contains(&name.as_str()));
        let mut debug = f.debug_struct("ErrorResponse");
        debug
            .field("status", &self.status().as_u16())
            .field("headers", &Headers(shown))
            .field("hidden_headers", &hidden.len())
            .field("body_length", &self.body().len())
            .field("is_truncated", &self.is_truncated());
        if let Some(url) = self.request_url() {
            debug.field("request_url", &masked(url));
        }
        if let Some(request) = &self.origin().request {
            debug.field("request", &masked(request));
        }
        debug.finish()
    }
}

struct Headers<'a>(Vec<(&'a HeaderName, &'a HeaderValue)>);

impl fmt::Debug for Headers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.0.iter().map(|(name, value)| (name, Value(value)));
        f.debug_map().entries(entries).finish()
    }
}

struct Value<'a>(&'a HeaderValue);

// `HeaderValue` would write a tab as it is.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_sensitive() {
            return self.0.fmt(f);
        }
        let bytes = self.0.as_bytes();
        let text = std::str::from_utf8(bytes).map(masked);
        let bytes = text.as_deref().map_or(bytes, str::as_bytes);
        write!(f, "\"{}\"", bytes.escape_ascii())
    }
}
