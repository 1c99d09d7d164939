//! Whether a request is sent again, after which pause, or why it is not.
//!
//! Each loop asks here between two attempts. The questions come in the order of what they cost: the rule,
//! the server's delay, the loop's own policy, the budget, and last the random number.

use super::attempts::Ended;
use super::authority::{Authority, Judged};
use super::matched::Matched;
use super::observe::{self, Retrying};
use super::parts::ErrorParts;
use super::request::AnsweredRequest;
use super::settings::Settings;
use super::shared_budget::PaidRetry;
use crate::{ApiError, Rule};
use std::time::Duration;
use tokio::time::Instant;

/// How far a loop is.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    /// The number of the attempt that is under way or has ended, 1 for the first.
    pub(super) attempt: u32,
    /// When the first attempt began; `None` where nobody asks.
    pub(super) began: Option<Instant>,
}

impl Progress {
    /// Since the first attempt began.
    pub(super) fn elapsed(&self) -> Duration {
        self.began.map_or(Duration::ZERO, |began| began.elapsed())
    }
}

/// The pause before the next attempt, whose retry is paid for, or why there is none.
pub(super) type Decision = Result<(Duration, PaidRetry), Ended>;

/// What a loop's own policy says between two attempts. It is asked in this order, and of its backoff
/// only once the retry is paid for.
pub(super) trait LoopPolicy {
    /// Whether the request may be sent once more.
    fn allows_another(&mut self) -> bool;

    /// Its own pause before that.
    fn backoff(&mut self) -> Duration;

    /// Whether it will have ended by the end of this pause.
    fn ends_within(&mut self, pause: Duration) -> bool;
}

impl Settings {
    /// Whether the decision on an answer needs its body: for its rule, or for the delay where the rule
    /// allows this request a repeat.
    #[cfg(feature = "reqwest-retry")]
    pub(super) fn needs_body(&self, answer: &Matched<'_>, request: &AnsweredRequest<'_>) -> bool {
        if answer.has_rule_in_body() {
            return true;
        }
        let rule = answer.judge(self.adjust.as_ref()).rule;
        answer.has_delay_in_body() && request.is_allowed(answer.table, rule).is_ok()
    }

    /// The pause before the next attempt, paid for and reported, or why there is none. A request that
    /// could not be cloned is `None`.
    pub(super) fn after_answer<E: ApiError>(
        &self,
        answer: &Matched<'_>,
        request: Option<&AnsweredRequest<'_>>,
        progress: Progress,
        policy: impl LoopPolicy,
    ) -> Decision {
        let judged = answer.judge(self.adjust.as_ref());
        match request {
            Some(request) => request.is_allowed(answer.table, judged.rule)?,
            None if judged.rule.is_retryable() => return Err(Ended::NotCloneable),
            None => return Err(Ended::Never),
        }
        let delay = answer.delay().ok_or(Ended::UnknownDelay)?;
        if delay > self.longest_delay {
            return Err(Ended::OverLimit);
        }
        let (pause, paid) = self.pause(delay, progress, policy)?;
        self.report::<E>(Some(&answer.parts), judged, progress.attempt, pause);
        Ok((pause, paid))
    }

    /// The same where there was no response, and the request may be sent again by this rule.
    pub(super) fn after_failure<E: ApiError>(
        &self,
        rule: Rule,
        progress: Progress,
        policy: impl LoopPolicy,
    ) -> Decision {
        let judged = Judged {
            row: None,
            rule,
            authority: Authority::NoResponse,
        };
        let (pause, paid) = self.pause(Duration::ZERO, progress, policy)?;
        self.report::<E>(None, judged, progress.attempt, pause);
        Ok((pause, paid))
    }

    /// The pause after this delay of the server's.
    fn pause(&self, delay: Duration, progress: Progress, mut policy: impl LoopPolicy) -> Decision {
        let passes_deadline = |pause| {
            let next = progress.elapsed().saturating_add(pause);
            self.give_up_after.is_some_and(|end| next > end)
        };
        if !policy.allows_another() {
            return Err(Ended::Attempts);
        }
        // Asked before the budget too, because a retry that cannot be made must not be paid for.
        if passes_deadline(delay) {
            return Err(Ended::Deadline);
        }
        let paid = self.budget.withdraw().ok_or(Ended::Budget)?;
        let pause = self.jitter.pause(delay, policy.backoff());
        if passes_deadline(pause) || policy.ends_within(pause) {
            return Err(Ended::Deadline);
        }
        Ok((pause, paid))
    }

    fn report<E: ApiError>(
        &self,
        parts: Option<&ErrorParts<'_>>,
        judged: Judged,
        attempt: u32,
        pause: Duration,
    ) {
        // The name of the variant costs a copy of the body.
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
        self.on_retry.iter().for_each(|report| report(&retrying));
    }
}
