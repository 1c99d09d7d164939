//! Retries that are paid for, and given back where they are not made.

use super::budget::Budget;
use std::sync::Arc;

/// A budget as an adapter keeps it: an `Arc` of one whose size is not known becomes no other.
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
pub(super) struct Purse(Option<Arc<dyn Budget>>);

impl Purse {
    pub(super) fn new<B: Budget + ?Sized + 'static>(budget: Arc<B>) -> Self {
        Purse(Some(Arc::new(Shared(budget))))
    }

    pub(super) fn deposit(&self) {
        self.0.iter().for_each(|budget| budget.deposit());
    }

    /// Takes out a retry; without a budget there is always one.
    pub(super) fn withdraw(&self) -> Option<Withdrawn> {
        let is_paid = self.0.as_ref().is_none_or(|budget| budget.withdraw());
        is_paid.then(|| Withdrawn(self.0.clone()))
    }
}

/// A retry that is paid for. It is given back unless it is spent.
#[must_use]
pub(super) struct Withdrawn(Option<Arc<dyn Budget>>);

impl Withdrawn {
    /// The pause is over, and the request is sent now.
    pub(super) fn spend(mut self) {
        self.0 = None;
    }
}

impl Drop for Withdrawn {
    fn drop(&mut self) {
        self.0.iter().for_each(|budget| budget.give_back());
    }
}

#[cfg(test)]
mod tests {
    use super::super::budget::{Budget as _, RetryBudget};
    use super::Purse;
    use std::sync::Arc;

    #[test]
    fn what_was_withdrawn_comes_back_unless_it_is_spent() {
        let budget = Arc::new(RetryBudget::new(100));
        let purse = Purse::new(Arc::clone(&budget));
        budget.deposit();
        drop(purse.withdraw().unwrap());
        purse.withdraw().unwrap().spend();
        assert!(purse.withdraw().is_none());
    }

    #[test]
    fn without_a_budget_there_is_no_limit() {
        let purse = Purse::default();
        assert!((0..100).all(|_| purse.withdraw().is_some()));
    }
}
