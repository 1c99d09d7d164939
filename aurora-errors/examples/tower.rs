//! A stack of tower that obeys Aurora's table.
//!
//! `cargo run -p aurora-errors --example tower --features reqwest,tower`

mod flaky;

use aurora_errors::AuroraError;
use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Request, Response};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{Attempts, TablePolicy};
use std::sync::Arc;
use tower::retry::{backoff::ExponentialBackoffMaker, budget::TpsBudget};
use tower::{ServiceBuilder, ServiceExt as _, service_fn};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = flaky::serve().await?;
    let client = reqwest::Client::new();
    let send = service_fn(async |request: Request<Bytes>| {
        let response = client.execute(request.try_into()?).await?;
        Ok::<_, reqwest::Error>(Response::from(response))
    });

    let policy = TablePolicy::<AuroraError, _>::new(3, ExponentialBackoffMaker::default())
        .budget(Arc::new(TpsBudget::default()))
        .never_sent(reqwest::Error::is_connect);
    let service = ServiceBuilder::new().retry(policy).service(send);

    let request = Request::get(&url).body(Bytes::new())?;
    let response = reqwest::Response::from(service.clone().oneshot(request).await?);
    let response = response.check::<AuroraError>().await?;
    println!("GET: {}", response.text().await?);

    // The server may have acted before it failed: a POST is not sent again.
    let request = Request::post(&url).body(Bytes::new())?;
    let response = reqwest::Response::from(service.oneshot(request).await?);
    let refused = response.check::<AuroraError>().await;
    let error = refused.expect_err("the server answers 502");
    let attempts = Attempts::of(&error).ok_or("no attempts")?;
    println!("POST: {error}, {attempts}");
    Ok(())
}
