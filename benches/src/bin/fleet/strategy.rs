//! How clients send again what failed: what people write, what they take from elsewhere, and ours.

use crate::run::{self, Refused};
use crate::server::Seen;
use crate::story::Story;
use aurora_errors::AuroraError;
use aurora_errors::http::{Request, Response};
use aurora_errors::retrying::{Jitter, RetryBudget, TablePolicy};
use reqwest_retry::{Retryable, default_on_request_success};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Sleep;
use tower::retry::Policy;
use tower::retry::backoff::{ExponentialBackoff, ExponentialBackoffMaker};
use tower::util::rng::HasherRng;

/// How often each may send a request again.
const RETRIES: u32 = 5;
/// What seeds all random numbers.
pub(crate) const SEED: u64 = 14;

pub(crate) struct Strategy {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&'static Story, u32) -> Seen,
}

pub(crate) const STRATEGIES: [Strategy; 5] = [
    Strategy {
        name: "1 s, fixed",
        run: |story, clients| {
            let pause = |_: &mut fastrand::Rng, _| Duration::from_secs(1);
            run::run(story, clients, |_| Plain::new(is_failure, pause))
        },
    },
    Strategy {
        name: "reqwest-retry",
        run: |story, clients| {
            let pause = |numbers: &mut fastrand::Rng, attempt| full(numbers, 1.0, 1800.0, attempt);
            run::run(story, clients, |_| Plain::new(is_transient, pause))
        },
    },
    Strategy {
        name: "full jitter",
        run: |story, clients| {
            let pause = |numbers: &mut fastrand::Rng, attempt| full(numbers, 0.1, 20.0, attempt);
            run::run(story, clients, |_| Plain::new(is_failure, pause))
        },
    },
    Strategy {
        name: "this crate",
        run: |story, clients| run::run(story, clients, ours),
    },
    Strategy {
        name: "this crate, budget of 20 %",
        run: |story, clients| {
            run::run(story, clients, |process| {
                ours(process).budget(Arc::new(RetryBudget::new(20)))
            })
        },
    },
];

type Seeded = HasherRng<BuildHasherDefault<DefaultHasher>>;

/// The adapter for tower as a process sets it up, with tower's own backoff.
fn ours(process: u64) -> TablePolicy<AuroraError, ExponentialBackoff<Seeded>> {
    let seeded = HasherRng::with_hasher(BuildHasherDefault::default());
    let (shortest, longest) = (Duration::from_secs(1), Duration::from_secs(20));
    let backoff = ExponentialBackoffMaker::new(shortest, longest, 0.99, seeded)
        .expect("the bounds are in order");
    TablePolicy::new(RETRIES, backoff)
        .jitter(Jitter::from_seed(SEED + process))
        .never_sent(|_: &Refused| true)
}

/// A loop that knows nothing but the last result.
#[derive(Clone)]
struct Plain {
    attempts: u32,
    is_retryable: fn(&Result<Response<()>, Refused>) -> bool,
    pause: fn(&mut fastrand::Rng, u32) -> Duration,
    numbers: Arc<Mutex<fastrand::Rng>>,
}

impl Plain {
    fn new(
        is_retryable: fn(&Result<Response<()>, Refused>) -> bool,
        pause: fn(&mut fastrand::Rng, u32) -> Duration,
    ) -> Self {
        Plain {
            attempts: 0,
            is_retryable,
            pause,
            numbers: Arc::new(Mutex::new(fastrand::Rng::with_seed(SEED))),
        }
    }
}

impl Policy<Request<usize>, Response<()>, Refused> for Plain {
    type Future = Sleep;

    fn retry(
        &mut self,
        _: &mut Request<usize>,
        result: &mut Result<Response<()>, Refused>,
    ) -> Option<Sleep> {
        self.attempts += 1;
        if self.attempts > RETRIES || !(self.is_retryable)(result) {
            return None;
        }
        let mut numbers = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        Some(tokio::time::sleep((self.pause)(
            &mut numbers,
            self.attempts,
        )))
    }

    fn clone_request(&mut self, request: &Request<usize>) -> Option<Request<usize>> {
        Some(request.clone())
    }
}

/// What people call a failure that may pass.
fn is_failure(result: &Result<Response<()>, Refused>) -> bool {
    result.as_ref().map_or(true, |response| {
        response.status() == 429 || response.status().is_server_error()
    })
}

/// What reqwest-retry calls one.
fn is_transient(result: &Result<Response<()>, Refused>) -> bool {
    result.as_ref().map_or(true, |response| {
        let mut same = Response::new("");
        *same.status_mut() = response.status();
        default_on_request_success(&same.into()) == Some(Retryable::Transient)
    })
}

/// Anything up to a bound that doubles with each attempt.
fn full(numbers: &mut fastrand::Rng, shortest: f64, longest: f64, attempt: u32) -> Duration {
    let bound = shortest * f64::from(2_u32.pow(attempt - 1));
    Duration::from_secs_f64(bound.min(longest) * numbers.f64())
}
