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
