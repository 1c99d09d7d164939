//! The beginning of an error's body, up to a limit: read once for the clients that wait in a
//! future and once for those that block.
//!
//! Whatever ends the reading, the status has come and is kept. One byte more than the limit is
//! read, as only that tells a body that is too long from one that just fits. What is kept is a
//! copy, unless nobody else holds it: an error may live long, and must not hold on to the buffers of a
//! connection.

use crate::response::ErrorResponse;
use http::Response;
use http::response::Parts;

/// Reads the body of a client that waits in a future.
#[cfg(feature = "http-body")]
pub(crate) async fn polled<B: http_body::Body>(
    response: Response<B>,
    limit: usize,
) -> ErrorResponse {
    use bytes::Buf as _;

    let (parts, body) = response.into_parts();
    let mut body = std::pin::pin!(body);
    let enough = limit.saturating_add(1);
    let mut kept = Vec::new();
    let is_whole = loop {
        match std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await {
            None => break true,
            Some(Err(_)) => break false,
            Some(Ok(frame)) => {
                // The other frames are trailers.
                if let Ok(mut data) = frame.into_data() {
                    let most = data.remaining().min(enough - kept.len());
                    keep(&mut kept, data.copy_to_bytes(most));
                }
                if kept.len() == enough {
                    break false;
                }
            }
        }
    };
    response_with(parts, kept, limit, is_whole)
}

/// Takes a piece of the body in. The first, which is mostly the whole, is copied only where others
/// hold it too, as a connection does.
#[cfg(any(feature = "http-body", feature = "reqwest"))]
pub(super) fn keep(kept: &mut Vec<u8>, piece: bytes::Bytes) {
    if kept.is_empty() {
        *kept = piece.into();
    } else {
        kept.extend_from_slice(&piece);
    }
}

/// Reads the body of a client that blocks.
#[cfg(any(feature = "reqwest-blocking", feature = "ureq"))]
pub(super) fn read<R: std::io::Read>(response: Response<R>, limit: usize) -> ErrorResponse {
    use std::io::Read as _;

    let (parts, body) = response.into_parts();
    let enough = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut kept = Vec::new();
    // What was read before a fault stays in the vector.
    let is_whole = body.take(enough).read_to_end(&mut kept).is_ok();
    response_with(parts, kept, limit, is_whole)
}

/// The response with a body that was read to its end.
pub(super) fn whole(parts: Parts, body: Vec<u8>, limit: usize) -> ErrorResponse {
    response_with(parts, body, limit, true)
}

/// The head of a response that is taken apart, which is left without headers.
#[cfg(any(feature = "reqwest", feature = "reqwest-blocking"))]
pub(super) fn head(
    (status, version): (http::StatusCode, http::Version),
    headers: &mut http::HeaderMap,
) -> Parts {
    let (mut parts, ()) = Response::new(()).into_parts();
    parts.status = status;
    parts.version = version;
    std::mem::swap(&mut parts.headers, headers);
    parts
}

/// The response with what was kept, marked where that is not the whole body.
pub(super) fn response_with(
    parts: Parts,
    mut kept: Vec<u8>,
    limit: usize,
    is_whole: bool,
) -> ErrorResponse {
    let is_whole = is_whole && kept.len() <= limit;
    kept.truncate(limit);
    if kept.capacity() / 2 > kept.len() {
        kept.shrink_to_fit();
    }
    let response = ErrorResponse::from((parts, kept.into()));
    if is_whole {
        response
    } else {
        response.with_truncated()
    }
}
