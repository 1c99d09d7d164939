//! What a caller tells a loop.

use super::LONGEST_DELAY;
use super::jitter::Jitter;
use super::observe::OnRetry;
use super::parts::ErrorParts;
use super::shared_budget::SharedBudget;
use crate::Rule;
use std::sync::Arc;
use std::time::Duration;

/// A caller's function that judges otherwise than the table.
pub(super) type Adjust = Arc<dyn Fn(&ErrorParts<'_>, Rule) -> Rule + Send + Sync>;

/// The settings of an adapter; clones share budget and jitter.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) longest_delay: Duration,
    pub(super) give_up_after: Option<Duration>,
    pub(super) budget: SharedBudget,
    pub(super) jitter: Jitter,
    pub(super) adjust: Option<Adjust>,
    pub(super) on_retry: Option<OnRetry>,
}

impl Settings {
    pub(super) fn new() -> Self {
        Settings {
            longest_delay: LONGEST_DELAY,
            give_up_after: None,
            budget: SharedBudget::default(),
            jitter: Jitter::new(),
            adjust: None,
            on_retry: None,
        }
    }
}

/// The methods of an adapter that has [`Settings`]: one documentation for all. `$line`s are what an
/// example begins with, and make an `adapter`.
macro_rules! methods {
    ($($line:literal)+) => {
        /// Ends the loop where the server asks for a longer delay;
        /// [`LONGEST_DELAY`](crate::retrying::LONGEST_DELAY) unless set.
        ///
        /// ```
        $(#[doc = $line])+
        /// // Somebody is waiting at a screen.
        /// let adapter = adapter.longest_delay(std::time::Duration::from_secs(10));
        /// ```
        #[must_use]
        pub fn longest_delay(mut self, longest: std::time::Duration) -> Self {
            self.settings.longest_delay = longest;
            self
        }

        /// Begins no attempt so long after the first: where the pause would pass that, the loop ends
        /// at once. An attempt that has begun is not broken off; that is what a timeout does.
        ///
        /// ```
        $(#[doc = $line])+
        /// let adapter = adapter.give_up_after(std::time::Duration::from_secs(20));
        /// ```
        #[must_use]
        pub fn give_up_after(mut self, time: std::time::Duration) -> Self {
            self.settings.give_up_after = Some(time);
            self
        }

        /// Takes each retry out of a budget, which each request pays into. Give all clients of a
        /// process the same.
        ///
        /// ```
        $(#[doc = $line])+
        /// let budget = aurora_errors::retrying::RetryBudget::new(20);
        /// let adapter = adapter.budget(std::sync::Arc::new(budget));
        /// ```
        #[must_use]
        pub fn budget<G>(mut self, budget: std::sync::Arc<G>) -> Self
        where
            G: $crate::retrying::Budget + ?Sized + 'static,
        {
            self.settings.budget = $crate::retrying::shared_budget::SharedBudget::new(budget);
            self
        }

        /// Draws the random part of each pause from these numbers.
        ///
        /// ```
        $(#[doc = $line])+
        /// let adapter = adapter.jitter(aurora_errors::retrying::Jitter::from_seed(7));
        /// ```
        #[must_use]
        pub fn jitter(mut self, jitter: $crate::retrying::Jitter) -> Self {
            self.settings.jitter = jitter;
            self
        }

        /// Judges otherwise than the table: what this gives is the rule that counts for the answer.
        ///
        /// ```
        $(#[doc = $line])+
        /// // What is locked stays so for hours.
        /// let adapter = adapter.adjust(|parts, rule| match parts.status().as_u16() {
        ///     409 => aurora_errors::Rule::NEVER,
        ///     _ => rule,
        /// });
        /// ```
        #[must_use]
        pub fn adjust(
            mut self,
            judge: impl Fn(&$crate::retrying::ErrorParts<'_>, $crate::Rule) -> $crate::Rule
            + Send
            + Sync
            + 'static,
        ) -> Self {
            self.settings.adjust = Some(std::sync::Arc::new(judge));
            self
        }

        /// Reports each retry to this function, before its pause.
        ///
        /// ```
        $(#[doc = $line])+
        /// let adapter = adapter.on_retry(|retrying| eprintln!("{retrying:?}"));
        /// ```
        #[must_use]
        pub fn on_retry(
            mut self,
            report: impl Fn(&$crate::retrying::Retrying) + Send + Sync + 'static,
        ) -> Self {
            self.settings.on_retry = Some(std::sync::Arc::new(report));
            self
        }
    };
}
pub(super) use methods;
