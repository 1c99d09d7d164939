//! Bodies that these clients do not make, and that the trait `http_body::Body` allows.

use crate::success::GraphError;
use aurora_errors::bytes::buf::Chain;
use aurora_errors::bytes::{Buf as _, Bytes};
use aurora_errors::http::{HeaderMap, Response};
use aurora_errors::http_body::ResponseExt as _;
use aurora_errors::{AuroraError, ErrorResponse};
use hyper::body::{Body, Frame};
use std::cell::{Cell, RefCell};
use std::iter;
use std::marker::PhantomPinned;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

type Data = Chain<Bytes, Bytes>;

type Item = Result<Frame<Data>, Rc<str>>;

/// A body that must not move, stays on its thread, has its data in pieces and fails with what is
/// not even an error.
struct Frames(RefCell<Box<dyn Iterator<Item = Item>>>, PhantomPinned);

impl Frames {
    fn new(frames: impl IntoIterator<Item = Item, IntoIter: 'static>) -> Frames {
        Frames(RefCell::new(Box::new(frames.into_iter())), PhantomPinned)
    }
}

impl Body for Frames {
    type Data = Data;
    type Error = Rc<str>;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Item>> {
        Poll::Ready(self.0.borrow_mut().next())
    }
}

fn data(first: &'static str, second: &'static str) -> Frame<Data> {
    Frame::data(Bytes::from(first).chain(Bytes::from(second)))
}

/// What comes of a future that has all it waits for.
fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits for something"),
    }
}

/// The next frame of a body, or how it ends.
fn next<B: Body>(body: Pin<&mut B>) -> Option<Result<Frame<B::Data>, B::Error>> {
    let mut body = body;
    ready(std::future::poll_fn(|context| {
        body.as_mut().poll_frame(context)
    }))
}

/// What becomes of a response with a body of which every frame is there.
fn check<B: Body>(status: u16, body: B, limit: usize) -> Result<(), ErrorResponse> {
    let response = Response::builder().status(status).body(body).unwrap();
    match ready(response.check_within::<AuroraError>(limit)) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.into_response().unwrap()),
    }
}

#[test]
fn data_in_pieces_is_joined_and_trailers_are_passed_over() {
    let frames = [
        data("one ", "two "),
        data("", ""),
        Frame::trailers(HeaderMap::new()),
    ];
    let error = check(500, Frames::new(frames.map(Ok)), 8).unwrap_err();
    assert_eq!(error.body(), "one two ");
    assert!(!error.is_truncated());
}

#[test]
fn a_limit_inside_a_piece_cuts_it_and_ends_the_reading() {
    for (limit, kept) in [(0, ""), (6, "one tw"), (7, "one two")] {
        let beyond = iter::once_with(|| panic!("it is read beyond the limit"));
        let frames = Frames::new(iter::once(Ok(data("one ", "two "))).chain(beyond));
        let error = check(500, frames, limit).unwrap_err();
        assert_eq!(error.body(), kept);
        assert!(error.is_truncated(), "within {limit}");
    }
}

#[test]
fn a_piece_is_copied_where_others_hold_it_and_only_there() {
    let kept = |piece: Bytes| {
        let frames = Frames::new([Ok(Frame::data(piece.chain(Bytes::new())))]);
        check(500, frames, 100).unwrap_err()
    };
    let alone = Bytes::from(vec![b'.'; 9]);
    let place = alone.as_ptr();
    assert_eq!(kept(alone).body().as_ptr(), place);

    let buffer = Bytes::from(vec![b'.'; 8192]);
    let error = kept(buffer.slice(..9));
    assert_eq!(error.body(), ".........");
    assert!(buffer.is_unique(), "an error holds a buffer");
}

#[test]
fn an_error_keeps_no_more_memory_than_its_body_takes() {
    let mut error = None;
    let spent = allocation_counter::measure(|| {
        let mut buffer = Vec::with_capacity(1 << 20);
        buffer.extend_from_slice(b"too long");
        let frames = Frames::new([Ok(Frame::data(Bytes::from(buffer).chain(Bytes::new())))]);
        error = Some(check(500, frames, 100).unwrap_err());
    });
    assert_eq!(error.unwrap().body(), "too long");
    assert!(spent.bytes_current < 4096, "{} bytes", spent.bytes_current);
}

#[test]
fn an_error_of_any_type_keeps_what_came_before_it() {
    let frames = Frames::new([Ok(data("one ", "two")), Err("broken".into())]);
    let error = check(500, frames, 100).unwrap_err();
    assert_eq!(error.body(), "one two");
    assert!(error.is_truncated());
}

/// A body that takes its own reading for a failure of the test.
struct Untouched;

impl Body for Untouched {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        panic!("it is polled")
    }
}

#[test]
fn the_body_of_a_success_is_not_polled() {
    for status in [200, 204, 302, 304] {
        assert!(check(status, Untouched, 100).is_ok());
    }
}

#[test]
fn the_future_is_send_where_the_body_is() {
    fn is_send(_: impl Send) {}
    is_send(Response::new(Untouched).check::<AuroraError>());
    is_send(Response::new(Untouched).check_within::<AuroraError>(0));
}

#[test]
fn a_success_that_was_looked_at_gives_every_frame_and_its_failure_in_their_order() {
    let frames = [
        Ok(Frame::data(Bytes::from("{\"data\"").chain(Bytes::new()))),
        Ok(Frame::trailers(HeaderMap::new())),
        Err(Rc::from("broken")),
    ];
    let response = Response::builder()
        .extension(7_u8)
        .body(Frames::new(frames))
        .unwrap();
    let success = ready(response.check::<GraphError>()).expect("it is a success");
    assert_eq!(success.extensions().get(), Some(&7_u8));
    let mut body = pin!(success.into_body());
    let mut next = || next(body.as_mut());
    assert_eq!(
        next().unwrap().unwrap().into_data().unwrap().chunk(),
        b"{\"data\""
    );
    assert!(next().unwrap().unwrap().is_trailers());
    // Who asks whether there is more must not miss the failure.
    assert!(!body.is_end_stream() && body.size_hint().exact().is_none());
    let mut next = || self::next(body.as_mut());
    assert_eq!(&*next().unwrap().unwrap_err(), "broken");
    assert!(next().is_none());
    assert!(body.is_end_stream());
}

#[test]
fn a_success_in_scattered_pieces_is_not_judged_by_the_first_of_them() {
    let scattered = Frame::data(Bytes::from(r#"{"errors": [7]}"#).chain(Bytes::from(" ")));
    let response = Response::new(Frames::new([Ok(scattered)]));
    let success = ready(response.check::<GraphError>()).expect("it is a success");
    let mut body = pin!(success.into_body());
    let data = next(body.as_mut()).unwrap().unwrap().into_data().unwrap();
    assert_eq!(data.remaining(), 16);
}

#[test]
fn a_success_that_was_looked_at_still_says_how_long_its_body_is() {
    let response = Response::new(String::from(r#"{"data": 1}"#));
    let success = ready(response.check::<GraphError>()).expect("it is a success");
    assert_eq!(success.body().size_hint().exact(), Some(11));
    assert!(!success.body().is_end_stream());
}

#[test]
fn a_body_is_polled_only_where_the_row_has_errors_and_never_beyond_64_kib() {
    let polls = |status: u16, media: &str| {
        let count = Rc::new(Cell::new(0));
        let polled = Rc::clone(&count);
        let endless = iter::repeat_with(move || {
            polled.set(polled.get() + 1);
            let kibibyte = Bytes::from_static(&[b' '; 1024]);
            Ok(Frame::data(kibibyte.chain(Bytes::new())))
        });
        let response = Response::builder()
            .status(status)
            .header("content-type", media);
        let response = response.body(Frames::new(endless)).unwrap();
        assert!(ready(response.check::<GraphError>()).is_ok());
        count.get()
    };
    assert_eq!(polls(200, "application/json"), 65);
    assert_eq!(polls(200, "text/event-stream"), 0);
    assert_eq!(polls(202, "application/json"), 0);
    assert_eq!(polls(204, "application/json"), 0);
}

#[test]
fn frames_without_end_in_which_nothing_is_are_those_of_a_success() {
    const MANY: usize = 100_000;
    let beyond = iter::once_with(|| panic!("they are read without a bound"));
    let frames = Frames::new(
        iter::repeat_with(|| Ok(data("", "")))
            .take(MANY)
            .chain(beyond),
    );
    let success = ready(Response::new(frames).check::<GraphError>()).expect("it is a success");
    let mut body = pin!(success.into_body());
    for _ in 0..MANY {
        assert!(matches!(next(body.as_mut()), Some(Ok(frame)) if frame.is_data()));
    }
}
