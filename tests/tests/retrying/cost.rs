//! What a loop costs a request that succeeds at once, beside the same stack without this crate.

use super::loops::Answering;
use aurora_errors::AuroraError;
use aurora_errors::http::{Request, Response};
use aurora_errors::retrying::{TableMiddleware, TablePolicy};
use reqwest_middleware::ClientBuilder;
use reqwest_retry::RetryTransientMiddleware;
use reqwest_retry::policies::ExponentialBackoff;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::retry::backoff::ExponentialBackoffMaker;
use tower::retry::{Policy, RetryLayer};
use tower::{Layer as _, ServiceExt as _, service_fn};

/// How many allocations the future makes, and of how many bytes.
fn cost(future: impl Future<Output = ()>) -> (u64, u64) {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_time().build().unwrap();
    let spent = allocation_counter::measure(|| runtime.block_on(future));
    (spent.count_total, spent.bytes_total)
}

#[test]
fn the_middleware_allocates_no_more_than_that_of_the_library() {
    let policy = ExponentialBackoff::builder().build_with_max_retries(3);
    let cost_of = |builder: ClientBuilder| {
        let client = builder
            .with(Answering(|| Response::new("done").into()))
            .build();
        let request = client.post("http://127.0.0.1/").body(vec![b'x'; 4096]);
        cost(async {
            request.header("accept", "*/*").send().await.unwrap();
        })
    };
    let builder = || ClientBuilder::new(super::loops::client());
    let library = RetryTransientMiddleware::new_with_policy(policy);
    let (library, library_bytes) = cost_of(builder().with(library));
    let ours = TableMiddleware::<AuroraError, _>::new(policy);
    let (ours, our_bytes) = cost_of(builder().with(ours));
    eprintln!("middleware: {ours} allocations, {our_bytes} bytes");
    eprintln!("reqwest-retry: {library} allocations, {library_bytes} bytes");
    assert!(ours <= library, "{ours} and {library} allocations");
    // The body is shared, not copied: what differs is the size of the futures.
    assert!(our_bytes < library_bytes + 4096);
}

/// A body that counts its clones.
struct Counted(Arc<AtomicU32>);

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::Relaxed);
        Counted(Arc::clone(&self.0))
    }
}

/// The least that a policy of tower's does so that a request can be sent again.
#[derive(Clone)]
struct CloneOnly;

impl<A, F> Policy<Request<Counted>, A, F> for CloneOnly {
    type Future = Ready<()>;

    fn retry(&mut self, _: &mut Request<Counted>, _: &mut Result<A, F>) -> Option<Ready<()>> {
        None
    }

    fn clone_request(&mut self, request: &Request<Counted>) -> Option<Request<Counted>> {
        Some(request.clone())
    }
}

/// Allocations and clones of the body for one request under this policy.
fn under<P>(policy: P) -> (u64, u32)
where
    P: Policy<Request<Counted>, Response<()>, Infallible> + Clone,
{
    let clones = Arc::new(AtomicU32::new(0));
    let request = Request::post("/designs").header("accept", "*/*");
    let request = request.body(Counted(Arc::clone(&clones))).unwrap();
    let service = service_fn(|_| ready(Ok(Response::new(()))));
    let service = RetryLayer::new(policy).layer(service);
    let (allocations, _) = cost(async {
        service.oneshot(request).await.unwrap();
    });
    (allocations, clones.load(Ordering::Relaxed))
}

#[test]
fn the_policy_allocates_and_clones_no_more_than_one_that_only_clones() {
    let backoff = ExponentialBackoffMaker::default();
    let ours = under(TablePolicy::<AuroraError, _>::new(3, backoff));
    let least = under(CloneOnly);
    eprintln!("policy: {ours:?} allocations and clones of the body, least: {least:?}");
    assert_eq!(ours, least);
}
