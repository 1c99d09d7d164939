//! A client of reqwest-middleware that obeys Aurora's table.
//!
//! `cargo run -p aurora-errors --example reqwest_middleware --features reqwest-retry`

mod flaky;

use aurora_errors::AuroraError;
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{Attempts, TableMiddleware};
use reqwest_middleware::ClientBuilder;
use reqwest_retry::policies::ExponentialBackoff;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = flaky::serve().await?;

    let policy = ExponentialBackoff::builder().build_with_max_retries(3);
    let middleware = TableMiddleware::<AuroraError, _>::new(policy).on_retry(|retrying| {
        let cause = retrying.variant().unwrap_or("no answer");
        println!("again after {cause}, in {:.1?}", retrying.pause());
    });
    let client = ClientBuilder::new(reqwest::Client::new())
        .with(middleware)
        .build();

    let response = client.get(&url).send().await?;
    let response = response.check::<AuroraError>().await?;
    println!("GET: {}", response.text().await?);

    // The server may have acted before it failed: a POST is not sent again.
    let response = client.post(&url).send().await?;
    let refused = response.check::<AuroraError>().await;
    let error = refused.expect_err("the server answers 502");
    let attempts = Attempts::of(&error).ok_or("no attempts")?;
    println!("POST: {error}, {attempts}");
    Ok(())
}
