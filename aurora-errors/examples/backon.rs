//! Calls that backon repeats as Aurora's table allows.
//!
//! `cargo run -p aurora-errors --example backon --features backon,reqwest`

mod flaky;

use aurora_errors::AuroraError;
use aurora_errors::http::Method;
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{
    Failure, is_retryable_for, is_retryable_for_any_method, server_delay,
};
use backon::{ExponentialBuilder, Retryable as _};

#[derive(Debug, thiserror::Error)]
enum ClientError {
    #[error(transparent)]
    Api(#[from] AuroraError),
    #[error(transparent)]
    Transport(#[from] reqwest::Error),
}

impl Failure for ClientError {
    type Api = AuroraError;

    fn api(&self) -> Option<&AuroraError> {
        match self {
            ClientError::Api(error) => Some(error),
            ClientError::Transport(_) => None,
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = flaky::serve().await?;
    let client = reqwest::Client::new();

    let design = (|| call(client.get(&url)))
        .retry(ExponentialBuilder::default())
        .when(is_retryable_for(&Method::GET))
        .adjust(server_delay)
        .await?;
    println!("GET: {design}");

    // The server may have acted before it failed: a POST is not sent again.
    let mut attempts = 1;
    let error = (|| call(client.post(&url)))
        .retry(ExponentialBuilder::default())
        .when(is_retryable_for_any_method)
        .adjust(server_delay)
        .notify(|_, _| attempts += 1)
        .await
        .expect_err("the server answers 502");
    println!("POST: {error}, {attempts} attempt");
    Ok(())
}

async fn call(request: reqwest::RequestBuilder) -> Result<String, ClientError> {
    let response = request.send().await?.check::<AuroraError>().await?;
    Ok(response.text().await?)
}
