//! Retries that are paid for, and given back where they are not made.

use super::budget::Budget;
use std::sync::Arc;

/// What an adapter keeps is an `Arc<dyn Budget>`, which an `Arc<B>` only becomes where `B` has a known size:
/// in this box any has.
struct Shared<B: ?Sized>(Arc<B>);

impl<B: Budget + ?Sized> Budget for Shared<B> {
    fn deposit(&self) {
        self.0.deposit();
    }

    fn withdraw(&self) -> bool {
        self.0.withdraw()
    }

    fn give_back(&self) {
        self.0.give_back();
    }
}

/// The budget of an adapter, if it has one.
#[derive(Clone, Default)]
pub(super) struct SharedBudget(Option<Arc<dyn Budget>>);

impl SharedBudget {
    pub(super) fn new<B: Budget + ?Sized + 'static>(budget: Arc<B>) -> Self {
        SharedBudget(Some(Arc::new(Shared(budget))))
    }

    pub(super) fn deposit(&self) {
        self.0.iter().for_each(|budget| budget.deposit());
    }

    /// Takes out a retry; without a budget there is always one.
    pub(super) fn withdraw(&self) -> Option<PaidRetry> {
        let is_paid = self.0.as_ref().is_none_or(|budget| budget.withdraw());
        is_paid.then(|| PaidRetry(self.0.clone()))
    }
}

/// A retry that is paid for. It is given back unless it is spent.
#[must_use]
pub(super) struct PaidRetry(Option<Arc<dyn Budget>>);

impl PaidRetry {
    /// The pause is over, and the request is sent now.
    pub(super) fn spend(mut self) {
        self.0 = None;
    }
}

impl Drop for PaidRetry {
    fn drop(&mut self) {
        self.0.iter().for_each(|budget| budget.give_back());
    }
}

#[cfg(test)]
mod tests {
    use super::super::budget::{Budget as _, RetryBudget};
    use super::SharedBudget;
    use std::sync::Arc;

    #[test]
    fn what_was_withdrawn_comes_back_unless_it_is_spent() {
        let budget = Arc::new(RetryBudget::new(100));
        let shared = SharedBudget::new(Arc::clone(&budget));
        budget.deposit();
        drop(shared.withdraw().unwrap());
        shared.withdraw().unwrap().spend();
        assert!(shared.withdraw().is_none());
    }

    #[test]
    fn without_a_budget_there_is_no_limit() {
        let shared = SharedBudget::default();
        assert!((0..100).all(|_| shared.withdraw().is_some()));
    }
}
