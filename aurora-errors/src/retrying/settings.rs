//! What a caller tells a loop, and what follows from it between two attempts.

use super::LONGEST_DELAY;
use super::answer::Answer;
use super::attempts::Ended;
use super::decision::{Adjust, Asked, allow, delay};
use super::jitter::Jitter;
use super::judge::{Authority, Judged};
use super::observe::{self, OnRetry, Retrying};
use super::parts::ErrorParts;
use super::purse::{Purse, Withdrawn};
use crate::{ApiError, Rule};
use std::time::Duration;

/// The settings of an adapter; clones share budget and jitter.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) longest_delay: Duration,
    pub(super) give_up_after: Option<Duration>,
    pub(super) purse: Purse,
    pub(super) jitter: Jitter,
    pub(super) adjust: Option<Adjust>,
    pub(super) on_retry: Option<OnRetry>,
}

/// How far a loop is.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    /// The number of the attempt that has ended, 1 for the first.
    pub(super) attempt: u32,
    /// Since the first attempt began.
    pub(super) elapsed: Duration,
}

/// What a loop's own policy says between two attempts. It is asked in this order, and of its backoff
/// only once the retry is paid for.
pub(super) trait Policy {
    /// Whether the request may be sent once more.
    fn allows_another(&mut self) -> bool;

    /// Its own pause before that.
    fn backoff(&mut self) -> Duration;

    /// Whether it will have ended so long from now.
    fn is_over(&mut self, from_now: Duration) -> bool;
}

impl Settings {
    pub(super) fn new() -> Self {
        Settings {
            longest_delay: LONGEST_DELAY,
            give_up_after: None,
            purse: Purse::default(),
            jitter: Jitter::new(),
            adjust: None,
            on_retry: None,
        }
    }

    /// Whether the decision on an answer needs its body.
    #[cfg(feature = "reqwest-retry")]
    pub(super) fn needs_body(&self, answer: &Answer<'_>, asked: &Asked<'_>) -> bool {
        if answer.has_rule_in_body() {
            return true;
        }
        let rule = answer.judge(self.adjust.as_ref()).rule;
        answer.has_delay_in_body() && allow(answer.table, rule, asked).is_ok()
    }

    /// The pause before the next attempt, paid for and told, or why there is none. Nothing is asked
    /// where the request cannot be sent again.
    pub(super) fn after_answer<E: ApiError>(
        &self,
        answer: &Answer<'_>,
        asked: Option<&Asked<'_>>,
        progress: Progress,
        policy: impl Policy,
    ) -> Result<(Duration, Withdrawn), Ended> {
        let judged = answer.judge(self.adjust.as_ref());
        let allowed = match asked {
            Some(asked) => allow(answer.table, judged.rule, asked),
            None if judged.rule.is_retryable() => Err(Ended::NotCloneable),
            None => Err(Ended::Never),
        };
        allowed?;
        let delay = delay(answer, self.longest_delay)?;
        let (pause, paid) = self.pause(delay, progress, policy)?;
        self.tell::<E>(Some(&answer.parts), judged, progress.attempt, pause);
        Ok((pause, paid))
    }

    /// The same where there was no response, and the request may be sent again by this rule.
    pub(super) fn after_failure<E: ApiError>(
        &self,
        rule: Rule,
        progress: Progress,
        policy: impl Policy,
    ) -> Result<(Duration, Withdrawn), Ended> {
        let judged = Judged {
            row: None,
            rule,
            authority: Authority::Failure,
        };
        let (pause, paid) = self.pause(Duration::ZERO, progress, policy)?;
        self.tell::<E>(None, judged, progress.attempt, pause);
        Ok((pause, paid))
    }

    /// The pause after this delay of the server's.
    fn pause(
        &self,
        delay: Duration,
        progress: Progress,
        mut policy: impl Policy,
    ) -> Result<(Duration, Withdrawn), Ended> {
        let is_late = |pause| {
            let next = progress.elapsed.saturating_add(pause);
            self.give_up_after.is_some_and(|end| next > end)
        };
        if !policy.allows_another() {
            return Err(Ended::Attempts);
        }
        if is_late(delay) {
            return Err(Ended::Deadline);
        }
        let paid = self.purse.withdraw().ok_or(Ended::Budget)?;
        let pause = self.jitter.pause(delay, policy.backoff());
        if is_late(pause) || policy.is_over(pause) {
            return Err(Ended::Deadline);
        }
        Ok((pause, paid))
    }

    fn tell<E: ApiError>(
        &self,
        parts: Option<&ErrorParts<'_>>,
        judged: Judged,
        attempt: u32,
        pause: Duration,
    ) {
        if self.on_retry.is_none() && !observe::is_traced() {
            return;
        }
        let retrying = Retrying {
            attempt,
            status: parts.map(ErrorParts::status),
            variant: parts.map(observe::variant::<E>),
            judged,
            pause,
        };
        observe::trace(&retrying);
        self.on_retry.iter().for_each(|tell| tell(&retrying));
    }
}
