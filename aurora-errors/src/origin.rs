//! Which request a response answers, and where that went: nothing of it that may be secret.

use crate::response::ErrorResponse;
use http::{Method, Uri};

/// What is known of the request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    url: Option<Box<str>>,
    /// `GET /designs/7`
    pub(crate) request: Option<Box<str>>,
}

/// The address without user info, query and fragment.
#[doc(hidden)]
#[must_use]
pub fn without_secrets(address: &str) -> String {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let address = address.get(..end).unwrap_or_default();
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    [scheme, "://", host, path].concat()
}

impl ErrorResponse {
    /// The address that answered, without user info, query and fragment: after redirects the last
    /// one.
    ///
    /// The clients `reqwest` and `reqwest_blocking` know it, `ureq` where the agent has
    /// `save_redirect_history(true)`. `{:#}` shows it.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::StatusCode};
    ///
    /// // No client gave this one.
    /// assert_eq!(ErrorResponse::from(StatusCode::NOT_FOUND).request_url(), None);
    /// ```
    #[must_use]
    pub fn request_url(&self) -> Option<&str> {
        self.origin().url.as_deref()
    }

    /// Notes which request this answers, for [`Display`](std::fmt::Display) to say it: the method
    /// and the path, without the query.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, http::{Method, StatusCode, Uri}};
    ///
    /// let uri = Uri::from_static("https://api.example/designs/7?token=secret");
    /// let response = ErrorResponse::from(StatusCode::NOT_FOUND).for_request(&Method::GET, &uri);
    /// assert_eq!(response.to_string(), "404 Not Found (GET /designs/7)");
    /// ```
    pub fn for_request(mut self, method: &Method, uri: &Uri) -> Self {
        let request = [method.as_str(), " ", uri.path()].concat();
        self.origin_mut().request = Some(request.into());
        self
    }

    /// Notes the address that answered.
    #[cfg(any(feature = "reqwest", feature = "reqwest-blocking", feature = "ureq"))]
    pub(crate) fn with_address(mut self, address: &str) -> Self {
        // What reqwest says of a response that it did not get itself.
        if address.starts_with("http://no.url.provided.local") {
            return self;
        }
        self.origin_mut().url = Some(without_secrets(address).into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::without_secrets;

    #[test]
    fn an_address_is_kept_without_what_may_be_secret() {
        for (address, kept) in [
            (
                "https://api.example/designs/7",
                "https://api.example/designs/7",
            ),
            (
                "https://me:pass@api.example:8443/a?key=7#top",
                "https://api.example:8443/a",
            ),
            ("https://me@@api.example", "https://api.example"),
            ("https://api.example?key=a/b@c", "https://api.example"),
            (
                "https://api.example/@handle/",
                "https://api.example/@handle/",
            ),
            ("/designs/7?key=7", "/designs/7"),
            ("/designs/7#key=7", "/designs/7"),
            ("http://[::1]:80/", "http://[::1]:80/"),
            ("", ""),
        ] {
            assert_eq!(without_secrets(address), kept, "{address}");
        }
    }
}
