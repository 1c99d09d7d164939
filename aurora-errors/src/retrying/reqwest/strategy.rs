//! A strategy for the loop of [`reqwest-retry`](https://docs.rs/reqwest-retry).

use crate::retrying::ErrorParts;
use crate::retrying::matched::Matched;
use crate::retrying::settings::Adjust;
use crate::{ApiError, Replay, Rule};
use ::reqwest::Response;
use reqwest_middleware::Result;
use reqwest_retry::{Retryable, RetryableStrategy};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// A strategy for reqwest-retry's own `RetryTransientMiddleware`, as far as that carries.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::TableStrategy};
/// use reqwest_retry::{RetryTransientMiddleware, policies::ExponentialBackoff};
///
/// let policy = ExponentialBackoff::builder().build_with_max_retries(3);
/// let middleware = RetryTransientMiddleware::new_with_policy_and_strategy(
///     policy,
///     TableStrategy::<AuroraError>::new(),
/// );
/// ```
///
/// That loop asks without the method and waits without the server's delay. So this answers
/// `Transient` only where the table allows every method and the server asks for no delay, and
/// `Fatal` to every other error. Neither does it see a body, so that of a row and its cases the
/// strictest counts, nor a redirect: let the client follow none of a request that is not idempotent.
/// [`TableMiddleware`](super::TableMiddleware) knows all of that and repeats more.
pub struct TableStrategy<E> {
    adjust: Option<Adjust>,
    table: PhantomData<fn() -> E>,
}

impl<E: ApiError> TableStrategy<E> {
    /// The strategy of the table of `E`.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, http, retrying::TableStrategy};
    /// use reqwest_retry::{Retryable, RetryableStrategy as _};
    ///
    /// let strategy = TableStrategy::<AuroraError>::new();
    /// let conflict = http::Response::builder().status(409).body("")?; // any method, by the table
    /// assert!(strategy.handle(&Ok(conflict.into())) == Some(Retryable::Transient));
    /// let broken = http::Response::builder().status(503).body("")?; // idempotent ones only
    /// assert!(strategy.handle(&Ok(broken.into())) == Some(Retryable::Fatal));
    /// # Ok::<(), http::Error>(())
    /// ```
    #[must_use]
    pub fn new() -> Self {
        TableStrategy {
            adjust: None,
            table: PhantomData,
        }
    }

    /// Judges otherwise than the table: what this gives is the rule that counts for the answer.
    ///
    /// ```
    /// use aurora_errors::{AuroraError, Rule, http, retrying::TableStrategy};
    /// use reqwest_retry::{Retryable, RetryableStrategy as _};
    ///
    /// // What is locked stays so for hours.
    /// let strategy = TableStrategy::<AuroraError>::new();
    /// let strategy = strategy.adjust(|parts, rule| match parts.status().as_u16() {
    ///     409 => Rule::NEVER,
    ///     _ => rule,
    /// });
    /// let locked = http::Response::builder().status(409).body("")?;
    /// assert!(strategy.handle(&Ok(locked.into())) == Some(Retryable::Fatal));
    /// # Ok::<(), http::Error>(())
    /// ```
    #[must_use]
    pub fn adjust(
        mut self,
        judge: impl Fn(&ErrorParts<'_>, Rule) -> Rule + Send + Sync + 'static,
    ) -> Self {
        self.adjust = Some(Arc::new(judge));
        self
    }
}

impl<E: ApiError> Default for TableStrategy<E> {
    fn default() -> Self {
        TableStrategy::new()
    }
}

impl<E> fmt::Debug for TableStrategy<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableStrategy").finish_non_exhaustive()
    }
}

impl<E: ApiError> RetryableStrategy for TableStrategy<E> {
    fn handle(&self, result: &Result<Response>) -> Option<Retryable> {
        let Ok(response) = result else {
            return Some(Retryable::Fatal);
        };
        let answer = Matched::new(E::TABLE, response.status(), response.headers(), None);
        if !answer.is_error() {
            return None;
        }
        let asks_for_nothing = answer.delay().is_some_and(|delay| delay.is_zero());
        let rule = answer.judge(self.adjust.as_ref()).rule;
        Some(if rule.replay() == Some(Replay::Any) && asks_for_nothing {
            Retryable::Transient
        } else {
            Retryable::Fatal
        })
    }
}
