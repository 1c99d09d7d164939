//! Another reqwest than the one that the feature of its name is for.

use aurora_errors::http::Response;
use aurora_errors::{AuroraError, http_body::ResponseExt as _};
use axum::Router;
use axum::http::StatusCode;

#[tokio::test]
async fn a_response_of_an_older_reqwest_is_checked_by_way_of_http() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/designs/7", listener.local_addr().unwrap());
    let body = r#"{"errors": [{"message": "no such design"}]}"#;
    let router = Router::new().fallback(async move || (StatusCode::NOT_FOUND, body));
    tokio::spawn(async { axum::serve(listener, router).await });

    let response = reqwest_before::get(url).await.unwrap();
    let checked = Response::from(response).check::<AuroraError>().await;
    let error = checked.unwrap_err();
    assert_eq!(error.to_string(), "404 Not Found: no such design");
}
