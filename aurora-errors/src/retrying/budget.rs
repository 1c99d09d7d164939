//! How many retries a process may make in all.

use std::sync::atomic::{AtomicU64, Ordering};

/// What the retries of a process are paid from, so that a server in trouble does not get several
/// times its load.
///
/// [`RetryBudget`] is one; with the feature `tower` so are those of `tower::retry::budget`.
///
/// ```
/// use aurora_errors::retrying::{Budget, RetryBudget};
///
/// let budget = RetryBudget::new(20);
/// assert!(!budget.withdraw());
/// (0..5).for_each(|_| budget.deposit());
/// assert!(budget.withdraw());
/// ```
pub trait Budget: Send + Sync {
    /// Pays in: a request was made. A loop calls it once for each, and not for its retries.
    ///
    /// ```
    /// use aurora_errors::retrying::{Budget, RetryBudget};
    ///
    /// let budget = RetryBudget::new(100);
    /// budget.deposit();
    /// assert!(budget.withdraw());
    /// ```
    fn deposit(&self);

    /// Takes out a retry, where there is enough for it.
    ///
    /// ```
    /// use aurora_errors::retrying::{Budget, RetryBudget};
    ///
    /// assert!(!RetryBudget::new(20).withdraw());
    /// ```
    fn withdraw(&self) -> bool;

    /// Gives back a retry that was taken out and not made, as its future was dropped in the pause.
    ///
    /// ```
    /// use aurora_errors::retrying::{Budget, RetryBudget};
    ///
    /// let budget = RetryBudget::new(20);
    /// budget.give_back();
    /// assert!(budget.withdraw());
    /// ```
    fn give_back(&self);
}

/// A share of the requests that may be sent again.
///
/// ```
/// use aurora_errors::{AuroraError, retrying::{RetryBudget, TableMiddleware}};
/// use reqwest_retry::policies::ExponentialBackoff;
/// use std::sync::Arc;
///
/// // One for the whole process, whatever clients it has.
/// let budget = Arc::new(RetryBudget::new(20));
/// let policy = ExponentialBackoff::builder().build_with_max_retries(3);
/// let middleware = TableMiddleware::<AuroraError, _>::new(policy);
/// let middleware = middleware.budget(Arc::clone(&budget));
/// ```
///
/// Of 100 requests so many may be sent again, whatever comes of them: a server that fails all of
/// them sees 1.2 times its load with a budget of 20 percent, and never more. What is not spent is
/// saved up, ten retries at most, so that a quiet hour does not pay for a storm. It has no clock;
/// those of tower have one, and save up what came in within some seconds.
///
/// A program that makes a few requests and ends has no need of one: it would hardly ever be allowed
/// a retry.
#[derive(Debug)]
pub struct RetryBudget {
    /// In hundredths of a retry.
    balance: AtomicU64,
    percent: u64,
}

/// A retry in the parts that a budget counts.
const RETRY: u64 = 100;
/// What is saved up at most.
const MOST: u64 = 10 * RETRY;

impl RetryBudget {
    /// So many retries for 100 requests. Nothing is saved up at first, and with zero nothing is ever
    /// repeated.
    ///
    /// ```
    /// use aurora_errors::retrying::{Budget, RetryBudget};
    ///
    /// let budget = RetryBudget::new(20);
    /// (0..1000).for_each(|_| budget.deposit());
    /// let retries = (0..1000).filter(|_| budget.withdraw()).count();
    /// assert_eq!(retries, 10);
    /// ```
    #[must_use]
    pub const fn new(percent: u32) -> Self {
        RetryBudget {
            balance: AtomicU64::new(0),
            percent: percent as u64,
        }
    }

    fn pay_in(&self, amount: u64) {
        let pay_in = |balance: u64| Some(balance.saturating_add(amount).min(MOST));
        let _ = self
            .balance
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, pay_in);
    }
}

impl Budget for RetryBudget {
    fn deposit(&self) {
        self.pay_in(self.percent);
    }

    fn withdraw(&self) -> bool {
        let take = |balance: u64| balance.checked_sub(RETRY);
        self.balance
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }

    fn give_back(&self) {
        self.pay_in(RETRY);
    }
}

/// Those of tower. They know no giving back: a retry that was not made pays in as a request does.
#[cfg(feature = "tower")]
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
impl<B: ::tower::retry::budget::Budget + Send + Sync + ?Sized> Budget for B {
    fn deposit(&self) {
        ::tower::retry::budget::Budget::deposit(self);
    }

    fn withdraw(&self) -> bool {
        ::tower::retry::budget::Budget::withdraw(self)
    }

    fn give_back(&self) {
        ::tower::retry::budget::Budget::deposit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, RetryBudget};

    #[test]
    fn a_budget_of_zero_never_allows_a_retry() {
        let budget = RetryBudget::new(0);
        (0..1000).for_each(|_| budget.deposit());
        assert!(!budget.withdraw());
    }
}
