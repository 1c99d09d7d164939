//! A server on the loopback address that answers by a script, and then with success.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use futures_util::{StreamExt as _, stream};
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// What the server sends once.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: Content,
}

#[derive(Clone, Copy)]
pub(crate) enum Content {
    Text(&'static str),
    /// The connection is reset after this.
    Broken(&'static str),
    /// Each byte a second after the one before.
    Slow(&'static str),
}

#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    script: Arc<Mutex<VecDeque<Answer>>>,
    arrivals: Arc<Mutex<Vec<Instant>>>,
}

impl Server {
    pub(crate) async fn start(script: &[Answer]) -> Server {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server {
            url: format!("http://{}/", listener.local_addr().unwrap()),
            script: Arc::new(Mutex::new(script.iter().copied().collect())),
            arrivals: Arc::default(),
        };
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        server
    }

    /// How long the client waited between each request and the next.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        let arrivals = self.arrivals.lock().unwrap();
        let pairs = arrivals.windows(2);
        pairs.map(|pair| pair[1] - pair[0]).collect()
    }
}

async fn answer(State(server): State<Server>) -> Response {
    server.arrivals.lock().unwrap().push(Instant::now());
    let Some(answer) = server.script.lock().unwrap().pop_front() else {
        return Response::new("done".into());
    };
    let mut response = Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(*name, *value);
    }
    response.body(body(answer.body)).unwrap()
}

fn body(content: Content) -> Body {
    let second = Duration::from_secs(1);
    match content {
        Content::Text(text) => text.into(),
        Content::Broken(text) => {
            let chunks = [
                Ok(Bytes::from(text)),
                Err(io::ErrorKind::ConnectionReset.into()),
            ];
            paced(second, chunks.into_iter().collect())
        }
        Content::Slow(text) => {
            let bytes = text.as_bytes().chunks(1);
            paced(
                second,
                bytes.map(|byte| Ok(Bytes::from_static(byte))).collect(),
            )
        }
    }
}

/// Sends chunks with a pause before each, so that the one before has arrived.
fn paced(pause: Duration, chunks: Vec<io::Result<Bytes>>) -> Body {
    Body::from_stream(stream::iter(chunks).then(move |chunk| async move {
        tokio::time::sleep(pause).await;
        chunk
    }))
}
