//! A response whose body was looked into, and reads as it did before.

use crate::client::peek::{polled::Peeked, with_url};
use ::reqwest::{Body, Response};
use std::mem;
use std::time::Duration;

/// The body, where it came to its end within this limit and in this time. The response keeps one that
/// gives the same: what was read, and then the rest.
pub(super) async fn read(
    response: &mut Response,
    limit: usize,
    longest: Duration,
) -> Option<Vec<u8>> {
    let unread = mem::replace(response, http::Response::new(Body::default()).into());
    let url = unread.url().clone();
    let (parts, body) = http::Response::<Body>::from(unread).into_parts();
    let mut body = Peeked::unread(body);
    let whole = tokio::time::timeout(longest, body.read(limit)).await;
    *response = with_url(parts, Body::wrap(body), url);
    whole.unwrap_or_default()
}
