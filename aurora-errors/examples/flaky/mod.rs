//! What the examples of retrying talk to: a server that refuses, fails, and then has the design.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

/// Starts the server on a free port of the loopback address and gives the URL of a design.
pub(crate) async fn serve() -> io::Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new().route("/designs/7", get(design).post(design));
    tokio::spawn(async { axum::serve(listener, router).await });
    Ok(format!("http://{address}/designs/7"))
}

async fn design() -> Response {
    static REQUESTS: AtomicU32 = AtomicU32::new(0);
    let answer = match REQUESTS.fetch_add(1, Ordering::Relaxed) {
        0 => (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "1")]).into_response(),
        1 => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        2 => "the design".into_response(),
        _ => StatusCode::BAD_GATEWAY.into_response(),
    };
    println!("the server answers {}", answer.status());
    answer
}
