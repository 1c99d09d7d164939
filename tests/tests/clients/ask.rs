//! Each client asks the server once, as its users would.

use crate::server::{PATIENCE, Server};
use aurora_errors::ApiError;
use aurora_errors::bytes::Bytes;
use aurora_errors::http::{self, HeaderMap, Method, Response, Version};
use http_body_util::{BodyExt as _, Empty};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper_util::rt::TokioIo;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::Sleep;

/// What is asked, and how long the client waits for the whole answer.
pub(crate) struct Request {
    pub(crate) method: Method,
    /// `None` is `check`, which has its own.
    pub(crate) limit: Option<usize>,
    pub(crate) timeout: Duration,
}

impl Default for Request {
    fn default() -> Request {
        Request {
            method: Method::GET,
            limit: None,
            timeout: PATIENCE,
        }
    }
}

/// Checks a response within the limit of a request.
macro_rules! check {
    ($response:ident, $request:ident $(, $await:tt)?) => {
        match $request.limit {
            Some(limit) => $response.check_within::<E>(limit)$(.$await)?,
            None => $response.check::<E>()$(.$await)?,
        }
    };
}

/// The whole of a success, or the error; nothing where the client itself fails, as no response came. The
/// server is told to go on in between.
pub(crate) type Ask<E> = fn(&Server, &Request) -> Option<Result<Response<Bytes>, E>>;

pub(crate) fn reqwest<E: ApiError>(
    server: &Server,
    request: &Request,
) -> Option<Result<Response<Bytes>, E>> {
    use aurora_errors::reqwest::ResponseExt as _;

    block_on(async {
        let client = reqwest::Client::builder()
            .no_proxy()
            .timeout(request.timeout);
        let client = client.build().unwrap();
        let sent = client.request(request.method.clone(), &server.url).send();
        let response = sent.await.ok()?;
        let checked = check!(response, request, await);
        let response = match checked {
            Ok(response) => response,
            Err(error) => return Some(Err(error)),
        };
        server.go_on();
        let head = (response.version(), response.headers().clone());
        assert_eq!(response.url().as_str(), server.url);
        assert!(response.remote_addr().is_some());
        Some(Ok(success(head, response.bytes().await.unwrap())))
    })
}

pub(crate) fn reqwest_blocking<E: ApiError>(
    server: &Server,
    request: &Request,
) -> Option<Result<Response<Bytes>, E>> {
    use aurora_errors::reqwest_blocking::ResponseExt as _;

    let client = reqwest::blocking::Client::builder().no_proxy();
    let client = client.build().unwrap();
    let sending = client.request(request.method.clone(), &server.url);
    let response = sending.timeout(request.timeout).send().ok()?;
    let checked = check!(response, request);
    let response = match checked {
        Ok(response) => response,
        Err(error) => return Some(Err(error)),
    };
    server.go_on();
    let head = (response.version(), response.headers().clone());
    assert_eq!(response.url().as_str(), server.url);
    Some(Ok(success(head, response.bytes().unwrap())))
}

pub(crate) fn ureq<E: ApiError>(
    server: &Server,
    request: &Request,
) -> Option<Result<Response<Bytes>, E>> {
    use aurora_errors::ureq::ResponseExt as _;

    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .save_redirect_history(true)
        .timeout_global(Some(request.timeout));
    let sending = http::Request::builder()
        .method(request.method.clone())
        .uri(&server.url)
        .body(())
        .unwrap();
    let response = config.build().new_agent().run(sending).ok()?;
    let checked = check!(response, request);
    let mut response = match checked {
        Ok(response) => response,
        Err(error) => return Some(Err(error)),
    };
    server.go_on();
    let head = (response.version(), response.headers().clone());
    let body = response.body_mut().read_to_vec().unwrap();
    Some(Ok(success(head, body.into())))
}

pub(crate) fn hyper<E: ApiError>(
    server: &Server,
    request: &Request,
) -> Option<Result<Response<Bytes>, E>> {
    use aurora_errors::http_body::ResponseExt as _;

    block_on(async {
        let sending = http::Request::builder()
            .method(request.method.clone())
            .uri(&server.url)
            .body(Empty::<Bytes>::new())
            .unwrap();
        let address = sending.uri().authority().unwrap().as_str();
        let stream = TcpStream::connect(address).await.unwrap();
        let handshake = hyper::client::conn::http1::handshake(TokioIo::new(stream));
        let (mut sender, connection) = handshake.await.unwrap();
        tokio::spawn(connection);
        let response = sender.send_request(sending).await.ok()?;
        let response = response.map(|body| Deadline {
            body,
            sleep: Box::pin(tokio::time::sleep(request.timeout)),
        });
        let checked = check!(response, request, await);
        let response = match checked {
            Ok(response) => response,
            Err(error) => return Some(Err(error)),
        };
        server.go_on();
        let head = (response.version(), response.headers().clone());
        let body = response.collect().await.unwrap();
        Some(Ok(success(head, body.to_bytes())))
    })
}

fn success((version, headers): (Version, HeaderMap), body: Bytes) -> Response<Bytes> {
    let mut success = Response::new(body);
    *success.version_mut() = version;
    *success.headers_mut() = headers;
    success
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// A body that fails at its deadline: hyper itself has no timeout.
struct Deadline {
    body: Incoming,
    sleep: Pin<Box<Sleep>>,
}

impl Body for Deadline {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.sleep.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err("the time is over".into())));
        }
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
