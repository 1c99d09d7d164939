//! Whether a request is sent again after an answer, and after which delay at least.
//!
//! `TableMiddleware` and `TablePolicy` use it. It draws no random number and keeps nothing.

use super::answer::Answer;
use super::attempts::Ended;
use super::parts::ErrorParts;
use crate::{Replay, Rule, Table};
use http::{HeaderMap, Method};
use std::sync::Arc;
use std::time::Duration;

/// A caller's function that judges otherwise than the table.
pub(super) type Adjust = Arc<dyn Fn(&ErrorParts<'_>, Rule) -> Rule + Send + Sync>;

/// The request that was answered.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) method: &'a Method,
    pub(super) headers: &'a HeaderMap,
    /// Whether the answer came from another address than was asked.
    pub(super) is_redirected: bool,
}

impl<'a> Asked<'a> {
    /// A request that was answered from where it was sent to, as far as is known.
    pub(super) fn new(method: &'a Method, headers: &'a HeaderMap) -> Self {
        Asked {
            method,
            headers,
            is_redirected: false,
        }
    }

    /// Whether sending it again does no harm, whatever the server did: by its method, or by a key
    /// that this API knows a repeat by.
    pub(super) fn is_idempotent(&self, table: &Table) -> bool {
        let rule = Rule::later(Replay::Idempotent);
        rule.is_retryable_with(self.method, self.headers, table.places.idempotency_key)
    }
}

/// Whether the request may be sent again under this rule.
pub(super) fn allow(table: &Table, rule: Rule, asked: &Asked<'_>) -> Result<(), Ended> {
    match rule.replay() {
        None => Err(Ended::Never),
        Some(_) if asked.is_idempotent(table) => Ok(()),
        Some(Replay::Any) if asked.is_redirected => Err(Ended::Redirected),
        Some(Replay::Any) => Ok(()),
        Some(Replay::Idempotent) => Err(Ended::Method),
    }
}

/// The delay that the server asks for, which is zero where it asks for none.
pub(super) fn delay(answer: &Answer<'_>, longest: Duration) -> Result<Duration, Ended> {
    let delay = answer.delay().ok_or(Ended::UnknownDelay)?;
    (delay <= longest).then_some(delay).ok_or(Ended::OverLimit)
}
