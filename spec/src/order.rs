//! Things found by what they are called, without a map: everybody compiles this crate, and those of the
//! standard library are dear.

use std::cmp::Ordering;

/// The positions of things, in the order of what they are called.
#[derive(Default)]
pub(crate) struct Order(Vec<usize>);

impl Order {
    /// The position of the thing that `compare` calls equal to what is looked for, or where in the order
    /// that belongs.
    pub(crate) fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Result<usize, usize> {
        let found = self.0.binary_search_by(|position| compare(*position));
        found.map(|rank| self.0[rank])
    }

    /// Puts a thing where [`find`](Self::find) says that it belongs.
    pub(crate) fn insert(&mut self, rank: usize, position: usize) {
        self.0.insert(rank, position);
    }

    pub(crate) fn positions(&self) -> &[usize] {
        &self.0
    }
}
