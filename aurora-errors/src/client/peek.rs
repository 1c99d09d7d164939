//! The beginning of a body that is handed on: what was read goes back in front of the rest.
//!
//! `check` looks so at a success whose row has cases that are errors: a body that ends within 64 KiB
//! decides; a longer one, or one that breaks off, is that of a success. A loop looks so at an error.

/// A response of reqwest's with these parts.
#[cfg(any(feature = "reqwest", feature = "reqwest-blocking"))]
pub(crate) fn with_url<R: From<http::Response<reqwest::Body>>>(
    mut parts: http::response::Parts,
    body: reqwest::Body,
    url: reqwest::Url,
) -> R {
    use reqwest::ResponseBuilderExt as _;

    let with_url = http::Response::builder().url(url).body(());
    let (with_url, ()) = with_url.unwrap_or_default().into_parts();
    parts.extensions.extend(with_url.extensions);
    http::Response::from_parts(parts, body).into()
}

/// The beginning of a body of a client that blocks, and then the rest of it.
#[cfg(any(feature = "reqwest-blocking", feature = "ureq"))]
pub(super) mod blocking {
    use crate::table::judgement::PEEK;
    use std::io::{self, Cursor, Read};

    pub(crate) struct Peeked<R> {
        seen: Cursor<Vec<u8>>,
        /// What ended the body.
        end: Option<io::Result<()>>,
        rest: R,
    }

    impl<R: Read> Peeked<R> {
        pub(crate) fn new(mut rest: R, length: Option<u64>) -> Self {
            let mut seen = Vec::new();
            // One that says itself that it is too long need not be read.
            if length.is_some_and(|length| length > PEEK as u64) {
                return Peeked {
                    seen: Cursor::new(seen),
                    end: None,
                    rest,
                };
            }
            // One byte more tells a body that is too long from one that just fits.
            let read = rest.by_ref().take(PEEK as u64 + 1).read_to_end(&mut seen);
            let end = match read {
                Ok(length) if length > PEEK => None,
                read => Some(read.map(drop)),
            };
            Peeked {
                seen: Cursor::new(seen),
                end,
                rest,
            }
        }

        /// The body, where all of it was seen.
        pub(crate) fn whole(&self) -> Option<&[u8]> {
            matches!(self.end, Some(Ok(()))).then_some(self.seen.get_ref())
        }
    }

    impl<R: Read> Read for Peeked<R> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.seen.read(buffer)?;
            if length > 0 || buffer.is_empty() {
                return Ok(length);
            }
            match &mut self.end {
                None => self.rest.read(buffer),
                // A body that broke off must not look whole when it is read on.
                Some(end) => std::mem::replace(end, Ok(())).map(|()| 0),
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::Peeked;
        use std::io::{self, Read};

        struct Failing;

        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }

        #[test]
        fn a_failure_is_met_once_and_not_by_who_has_no_room_for_a_byte() {
            let mut body = Peeked::new(io::Cursor::new("{").chain(Failing), None);
            assert!(body.whole().is_none());
            let mut byte = [0];
            assert_eq!((body.read(&mut byte).unwrap(), byte), (1, *b"{"));
            assert_eq!(body.read(&mut []).unwrap(), 0);
            assert!(body.read(&mut byte).is_err());
            assert_eq!(body.read(&mut byte).unwrap(), 0);
        }
    }
}

/// The same for a client that waits in a future.
#[cfg(any(feature = "http-body", feature = "reqwest"))]
pub(crate) mod polled {
    use bytes::Buf as _;
    use http_body::{Body, Frame, SizeHint};
    use std::collections::VecDeque;
    use std::future::poll_fn;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    pub(crate) struct Peeked<B: Body> {
        seen: VecDeque<Frame<B::Data>>,
        /// What ended the body.
        end: Option<Result<(), B::Error>>,
        rest: Pin<Box<B>>,
    }

    impl<B: Body> Peeked<B> {
        pub(crate) fn unread(body: B) -> Self {
            Peeked {
                seen: VecDeque::new(),
                end: None,
                rest: Box::pin(body),
            }
        }

        /// Reads the beginning; gives the body where it ends within this limit. The future may be
        /// dropped at any time: what it has read by then is kept.
        pub(crate) async fn read(&mut self, limit: usize) -> Option<Vec<u8>> {
            let mut bytes = Vec::new();
            // One that says itself that it is too long need not be read.
            if self.rest.size_hint().lower() > limit as u64 {
                return None;
            }
            loop {
                match poll_fn(|context| self.rest.as_mut().poll_frame(context)).await {
                    None => {
                        self.end = Some(Ok(()));
                        return Some(bytes);
                    }
                    Some(Err(failure)) => {
                        self.end = Some(Err(failure));
                        return None;
                    }
                    Some(Ok(frame)) => {
                        let data = frame.data_ref();
                        let is_in_one_piece = data.is_none_or(|data| {
                            bytes.extend_from_slice(data.chunk());
                            data.chunk().len() == data.remaining()
                        });
                        self.seen.push_back(frame);
                        // A server may send frames without end in which nothing is.
                        let is_too_long = bytes.len().max(self.seen.len()) > limit;
                        if !is_in_one_piece || is_too_long {
                            return None;
                        }
                    }
                }
            }
        }
    }

    impl<B: Body> Body for Peeked<B> {
        type Data = B::Data;
        type Error = B::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
            if let Some(frame) = self.seen.pop_front() {
                return Poll::Ready(Some(Ok(frame)));
            }
            match &mut self.end {
                None => self.rest.as_mut().poll_frame(context),
                Some(end) => {
                    let end = std::mem::replace(end, Ok(()));
                    Poll::Ready(end.err().map(Err))
                }
            }
        }

        fn is_end_stream(&self) -> bool {
            let has_ended = match &self.end {
                None => self.rest.is_end_stream(),
                Some(end) => end.is_ok(),
            };
            self.seen.is_empty() && has_ended
        }

        fn size_hint(&self) -> SizeHint {
            let data = self.seen.iter().filter_map(Frame::data_ref);
            let seen: u64 = data.map(|data| data.remaining() as u64).sum();
            let rest = match &self.end {
                None => self.rest.size_hint(),
                Some(Ok(())) => SizeHint::with_exact(0),
                // Who reads no further than this says would miss the failure.
                Some(Err(_)) => SizeHint::default(),
            };
            let mut size = SizeHint::new();
            size.set_lower(seen.saturating_add(rest.lower()));
            if let Some(upper) = rest.upper() {
                size.set_upper(seen.saturating_add(upper));
            }
            size
        }
    }

    // Nothing of it is pinned but what is in a box.
    impl<B: Body> Unpin for Peeked<B> {}
}
