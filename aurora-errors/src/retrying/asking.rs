//! A policy of reqwest-retry, asked between two attempts.

use super::settings::{Policy, Progress};
use reqwest_retry::{RetryDecision, RetryPolicy};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// How far the loop is.
pub(super) struct Sent {
    pub(super) started: Instant,
    pub(super) attempt: u32,
}

impl Sent {
    pub(super) fn progress(&self) -> Progress {
        Progress {
            attempt: self.attempt,
            elapsed: self.started.elapsed(),
        }
    }
}

/// A policy of reqwest-retry that is asked between two attempts.
pub(super) struct Asking<'a, P> {
    policy: &'a P,
    sent: &'a Sent,
    backoff: Duration,
}

impl<'a, P: RetryPolicy> Asking<'a, P> {
    pub(super) fn new(policy: &'a P, sent: &'a Sent) -> Self {
        Asking {
            policy,
            sent,
            backoff: Duration::ZERO,
        }
    }

    /// The policy's backoff, where it allows another retry so long from now.
    ///
    /// The time since the first attempt is that of a clock that never goes back, and the policy is
    /// told of it by the beginning that it is given.
    fn backoff_after(&self, from_now: Duration) -> Option<Duration> {
        let now = SystemTime::now();
        let since = self.sent.started.elapsed().saturating_add(from_now);
        let started = now.checked_sub(since).unwrap_or(SystemTime::UNIX_EPOCH);
        match self
            .policy
            .should_retry(started, self.sent.attempt.saturating_sub(1))
        {
            RetryDecision::Retry { execute_after } => {
                Some(execute_after.duration_since(now).unwrap_or_default())
            }
            RetryDecision::DoNotRetry => None,
        }
    }
}

impl<P: RetryPolicy> Policy for Asking<'_, P> {
    fn allows_another(&mut self) -> bool {
        let backoff = self.backoff_after(Duration::ZERO);
        self.backoff = backoff.unwrap_or_default();
        backoff.is_some()
    }

    fn backoff(&mut self) -> Duration {
        self.backoff
    }

    fn is_over(&mut self, from_now: Duration) -> bool {
        self.backoff_after(from_now).is_none()
    }
}
