//! The beginning of a body, up to a limit.

use crate::response::ErrorResponse;
use bytes::{Bytes, BytesMut};
use http::response::Parts;

/// Gathers what a client reads of a body. The first chunk is not copied: most errors have one.
pub(super) struct Beginning {
    limit: usize,
    first: Bytes,
    rest: BytesMut,
    is_whole: bool,
}

impl Beginning {
    pub(super) fn new(limit: usize) -> Self {
        Beginning {
            limit,
            first: Bytes::new(),
            rest: BytesMut::new(),
            is_whole: false,
        }
    }

    /// Keeps what fits of a chunk; false where not all of it did, and reading can stop.
    pub(super) fn push(&mut self, mut chunk: Bytes) -> bool {
        let room = self
            .limit
            .saturating_sub(self.first.len() + self.rest.len());
        let fits = chunk.len() <= room;
        chunk.truncate(room);
        if self.first.is_empty() {
            self.first = chunk;
        } else {
            self.rest.extend_from_slice(&chunk);
        }
        fits
    }

    /// Notes that the server sent nothing more.
    pub(super) fn end(&mut self) {
        self.is_whole = true;
    }

    /// The response, marked where its body was not read to its end.
    pub(super) fn into_response(self, parts: Parts) -> ErrorResponse {
        let body = if self.rest.is_empty() {
            self.first
        } else {
            [self.first, self.rest.freeze()].concat().into()
        };
        let response = ErrorResponse::from((parts, body));
        if self.is_whole {
            response
        } else {
            response.truncated()
        }
    }
}
