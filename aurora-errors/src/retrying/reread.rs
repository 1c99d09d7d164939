//! A response whose body was looked into, and reads as it did before.

use ::reqwest::{Body, Error, Response, ResponseBuilderExt as _};
use bytes::{Buf as _, BufMut as _, Bytes};
use http_body::{Body as _, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{future, mem};

/// The body, where it came to its end within this limit and in this time. The response keeps one that
/// gives the same: what was read, and then the rest.
pub(super) async fn read(
    response: &mut Response,
    limit: usize,
    longest: Duration,
) -> Option<Bytes> {
    let unread = mem::replace(response, http::Response::new(Body::default()).into());
    let with_url = http::Response::builder().url(unread.url().clone()).body(());
    let (mut parts, body) = http::Response::<Body>::from(unread).into_parts();
    let mut beginning = Beginning {
        data: Vec::new(),
        after: None,
        rest: body,
    };
    let is_whole = tokio::time::timeout(longest, beginning.read(limit)).await;
    let body = Reread {
        data: Bytes::from(beginning.data),
        after: beginning.after,
        rest: beginning.rest,
    };
    let whole = is_whole.unwrap_or(false).then(|| body.data.clone());
    let (with_url, ()) = with_url.unwrap_or_default().into_parts();
    parts.extensions.extend(with_url.extensions);
    *response = http::Response::from_parts(parts, Body::wrap(body)).into();
    whole
}

/// A body that is being read.
struct Beginning {
    data: Vec<u8>,
    /// What came that was no data: trailers, or the failure that the body broke off with.
    after: Option<Result<Frame<Bytes>, Error>>,
    rest: Body,
}

impl Beginning {
    /// Reads to the end, where that comes within the limit. It may be dropped at any time.
    async fn read(&mut self, limit: usize) -> bool {
        while self.data.len() <= limit {
            let rest = &mut self.rest;
            match future::poll_fn(|context| Pin::new(&mut *rest).poll_frame(context)).await {
                None => return true,
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.data.put(data),
                    // Trailers are the last that a body has.
                    Err(trailers) => {
                        self.after = Some(Ok(trailers));
                        return true;
                    }
                },
                Some(Err(error)) => {
                    self.after = Some(Err(error));
                    return false;
                }
            }
        }
        false
    }
}

/// What was read of a body, and then the rest of it.
struct Reread {
    data: Bytes,
    after: Option<Result<Frame<Bytes>, Error>>,
    rest: Body,
}

impl http_body::Body for Reread {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let data = mem::take(&mut self.data);
        if !data.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(data))));
        }
        if let Some(after) = self.after.take() {
            return Poll::Ready(Some(after));
        }
        Pin::new(&mut self.rest).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.data.is_empty() && self.after.is_none() && self.rest.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let read = self.data.remaining() as u64;
        let rest = self.rest.size_hint();
        let mut hint = SizeHint::new();
        hint.set_lower(rest.lower().saturating_add(read));
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper.saturating_add(read));
        }
        hint
    }
}
