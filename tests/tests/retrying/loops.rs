//! One request through each loop, set up alike: three retries, a short backoff.

use aurora_errors::http::{Extensions, Method, Request, Response};
use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::retrying::{
    Attempts, TableMiddleware, TablePolicy, is_retryable_for_request, server_delay_within,
};
use aurora_errors::{ApiError, bytes::Bytes};
use backon::{ExponentialBuilder, Retryable as _};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next};
use reqwest_retry::Jitter;
use reqwest_retry::policies::ExponentialBackoff;
use std::pin::Pin;
use std::time::Duration;
use tower::retry::RetryLayer;
use tower::retry::backoff::ExponentialBackoffMaker;
use tower::util::rng::HasherRng;
use tower::{Layer as _, ServiceExt as _, service_fn};

pub(crate) const RETRIES: u32 = 3;
const SHORTEST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(1);
/// The longest delay of the server's that is waited for.
pub(crate) const LONGEST_DELAY: Duration = Duration::from_secs(60);

/// What is sent.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) key: Option<&'static str>,
    /// The header that the key stands in.
    pub(crate) key_name: &'static str,
}

pub(crate) const GET: Call = Call {
    method: Method::GET,
    key: None,
    key_name: "idempotency-key",
};
pub(crate) const POST: Call = Call {
    method: Method::POST,
    key: None,
    key_name: "idempotency-key",
};
pub(crate) const POST_WITH_KEY: Call = Call {
    method: Method::POST,
    key: Some("8e03978e"),
    ..POST
};

impl Call {
    fn request(&self, url: &str) -> Request<Bytes> {
        let mut request = Request::builder().method(&self.method).uri(url);
        if let Some(key) = self.key {
            request = request.header(self.key_name, key);
        }
        request.body(Bytes::from_static(b"a design")).unwrap()
    }
}

/// The body of a success, or the error and how often the request was sent.
pub(crate) type Outcome<E> = Result<String, (E, u32)>;
pub(crate) type Loop<E> = fn(Call, String) -> Pin<Box<dyn Future<Output = Outcome<E>>>>;

pub(crate) fn all<E: ApiError>() -> [(&'static str, Loop<E>); 3] {
    [
        ("backon", |call, url| Box::pin(by_backon(call, url))),
        ("reqwest-middleware", |call, url| {
            Box::pin(by_middleware(call, url))
        }),
        ("tower", |call, url| Box::pin(by_tower(call, url))),
    ]
}

/// Without a pool, whose timers would let the paused clock jump.
pub(crate) fn client() -> reqwest::Client {
    let client = reqwest::Client::builder().pool_max_idle_per_host(0);
    client.no_proxy().build().unwrap()
}

async fn by_backon<E: ApiError>(call: Call, url: String) -> Outcome<E> {
    let client = client();
    let (request, _) = call.request(&url).into_parts();
    let send = async || -> Result<String, E> {
        let request = call.request(&url).try_into().unwrap();
        let response = client.execute(request).await.unwrap();
        Ok(response.check::<E>().await?.text().await.unwrap())
    };
    let backoff = ExponentialBuilder::default()
        .with_min_delay(SHORTEST)
        .with_max_delay(LONGEST)
        .with_max_times(RETRIES as usize);
    let mut attempts = 1;
    let result = send
        .retry(backoff)
        .when(is_retryable_for_request(&request))
        .adjust(server_delay_within(LONGEST_DELAY))
        .notify(|_, _| attempts += 1)
        .await;
    result.map_err(|error| (error, attempts))
}

pub(crate) fn middleware<E: ApiError>() -> TableMiddleware<E, ExponentialBackoff> {
    let policy = ExponentialBackoff::builder()
        .retry_bounds(SHORTEST, LONGEST)
        .jitter(Jitter::None)
        .build_with_max_retries(RETRIES);
    TableMiddleware::new(policy).longest_delay(LONGEST_DELAY)
}

/// Answers in the network's place.
pub(crate) struct Answering<F>(pub(crate) F);

#[async_trait::async_trait]
impl<F: Fn() -> reqwest::Response + Send + Sync + 'static> Middleware for Answering<F> {
    async fn handle(
        &self,
        _: reqwest::Request,
        _: &mut Extensions,
        _: Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        Ok((self.0)())
    }
}

/// A client with this middleware.
pub(crate) fn with(middleware: impl Middleware) -> ClientWithMiddleware {
    ClientBuilder::new(client()).with(middleware).build()
}

pub(crate) fn with_middleware<E: ApiError>() -> ClientWithMiddleware {
    with(middleware::<E>())
}

async fn by_middleware<E: ApiError>(call: Call, url: String) -> Outcome<E> {
    let request = call.request(&url).try_into().unwrap();
    let response = with_middleware::<E>().execute(request).await.unwrap();
    outcome(response).await
}

async fn by_tower<E: ApiError>(call: Call, url: String) -> Outcome<E> {
    let client = client();
    let send = service_fn(async |request: Request<Bytes>| {
        let response = client.execute(request.try_into()?).await?;
        Ok::<_, reqwest::Error>(Response::from(response))
    });
    let backoff = ExponentialBackoffMaker::new(SHORTEST, LONGEST, 0.0, HasherRng::new()).unwrap();
    let policy = TablePolicy::<E, _>::new(RETRIES, backoff).longest_delay(LONGEST_DELAY);
    let service = RetryLayer::new(policy).layer(send);
    let response = service.oneshot(call.request(&url)).await.unwrap();
    outcome(response.into()).await
}

async fn outcome<E: ApiError>(response: reqwest::Response) -> Outcome<E> {
    match response.check::<E>().await {
        Ok(response) => Ok(response.text().await.unwrap()),
        Err(error) => {
            let attempts = Attempts::of(&error).unwrap().count();
            Err((error, attempts))
        }
    }
}
