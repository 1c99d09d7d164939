//! A policy of reqwest-retry, asked between two attempts.

use crate::retrying::decision::{LoopPolicy, Progress};
use reqwest_retry::{RetryDecision, RetryPolicy};
use std::time::{Duration, SystemTime};

pub(super) struct AskedPolicy<'a, P> {
    policy: &'a P,
    progress: Progress,
    /// What it said when it allowed another attempt.
    backoff: Duration,
}

impl<'a, P: RetryPolicy> AskedPolicy<'a, P> {
    pub(super) fn new(policy: &'a P, progress: Progress) -> Self {
        AskedPolicy {
            policy,
            progress,
            backoff: Duration::ZERO,
        }
    }

    /// The policy's backoff, where it allows a retry so long from now.
    ///
    /// It asks for the wall-clock time of the first attempt. That is counted back from now by a clock that
    /// nobody sets, because a wall clock that was set in between would end the loop or keep it up.
    fn backoff_after(&self, from_now: Duration) -> Option<Duration> {
        let now = SystemTime::now();
        let since = self.progress.elapsed().saturating_add(from_now);
        let wall_clock = now.checked_sub(since).unwrap_or(SystemTime::UNIX_EPOCH);
        match self
            .policy
            .should_retry(wall_clock, self.progress.attempt.saturating_sub(1))
        {
            RetryDecision::Retry { execute_after } => {
                Some(execute_after.duration_since(now).unwrap_or_default())
            }
            RetryDecision::DoNotRetry => None,
        }
    }
}

impl<P: RetryPolicy> LoopPolicy for AskedPolicy<'_, P> {
    fn allows_another(&mut self) -> bool {
        let backoff = self.backoff_after(Duration::ZERO);
        self.backoff = backoff.unwrap_or_default();
        backoff.is_some()
    }

    fn backoff(&mut self) -> Duration {
        self.backoff
    }

    fn ends_within(&mut self, pause: Duration) -> bool {
        self.backoff_after(pause).is_none()
    }
}
