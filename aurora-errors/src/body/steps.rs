//! How much work reading takes, counted for the fuzzer alone: it looks for bodies that buy time.

#[cfg(fuzzing)]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<u64> = const { Cell::new(0) };
    }

    /// Counts so many steps: a step is a byte that is looked at, or a value that is.
    pub(in crate::body) fn count(steps: usize) {
        STEPS.with(|all| all.set(all.get() + steps as u64 + 1));
    }

    /// How many steps this thread took so far.
    #[doc(hidden)]
    #[must_use]
    pub fn steps() -> u64 {
        STEPS.get()
    }
}

#[cfg(fuzzing)]
pub(in crate::body) use counted::count;
#[cfg(fuzzing)]
pub use counted::steps;

#[cfg(not(fuzzing))]
#[inline]
pub(in crate::body) fn count(_: usize) {}
