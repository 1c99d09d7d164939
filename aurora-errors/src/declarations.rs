//! What a table declares besides its rows.

use crate::body::Pointer;
use crate::pick::{Conditions, PlanMark};
use crate::places::{Declared, DelayMark, Places, VerdictMark};
use std::fmt;

/// Where the API says what, and what tells its cases apart.
#[doc(hidden)]
#[derive(Debug)]
pub struct Declarations {
    pub(crate) places: Places,
    pub(crate) conditions: Conditions,
}

/// [`Declarations`] that hide the types of which they are made: the compiler would ask of each, in each crate
/// that derives an error, whether threads can share it.
pub(crate) trait Declares: Sync {
    fn declarations(&self) -> &Declarations;
}

/// Those of a table that declares nothing.
pub(crate) struct Standard;

impl Declarations {
    /// What counts where the table declares nothing.
    pub const STANDARD: Declarations = Declarations {
        places: Places::STANDARD,
        conditions: Conditions::NONE,
    };

    #[must_use]
    pub const fn messages(
        mut self,
        pointers: &'static [Pointer],
        headers: &'static [(usize, &'static str)],
    ) -> Self {
        self.places.messages = Declared { pointers, headers };
        self
    }

    #[must_use]
    pub const fn codes(
        mut self,
        pointers: &'static [Pointer],
        headers: &'static [(usize, &'static str)],
    ) -> Self {
        self.places.codes = Declared { pointers, headers };
        self
    }

    #[must_use]
    pub const fn request_id(mut self, names: &'static [&'static str]) -> Self {
        self.places.request_id = names;
        self
    }

    #[must_use]
    pub const fn idempotency_key(mut self, names: &'static [&'static str]) -> Self {
        self.places.idempotency_key = names;
        self
    }

    #[must_use]
    pub const fn retry_after(mut self, delays: &'static [DelayMark]) -> Self {
        self.places.retry_after = delays;
        self
    }

    #[must_use]
    pub const fn row_retry_after(mut self, delays: &'static [(usize, DelayMark)]) -> Self {
        self.places.row_retry_after = delays;
        self
    }

    #[must_use]
    pub const fn retryable(mut self, verdicts: &'static [VerdictMark]) -> Self {
        self.places.retryable = verdicts;
        self
    }

    #[must_use]
    pub const fn conditions(
        mut self,
        texts: &'static str,
        wanted: &'static [u8],
        compounds: &'static [u8],
        plans: &'static [PlanMark],
    ) -> Self {
        self.conditions = Conditions {
            plans,
            texts,
            wanted,
            compounds,
        };
        self
    }

    /// Whether the server may say itself what to repeat, or when by more than `Retry-After`.
    pub(crate) const fn has_words(&self) -> bool {
        let Places {
            retry_after,
            row_retry_after,
            retryable,
            ..
        } = &self.places;
        !(retry_after.is_empty() && row_retry_after.is_empty() && retryable.is_empty())
    }
}

impl Declares for Declarations {
    fn declarations(&self) -> &Declarations {
        self
    }
}

impl Declares for Standard {
    fn declarations(&self) -> &Declarations {
        &Declarations::STANDARD
    }
}

// Not asked of the trait: each program would carry it.
impl fmt::Debug for dyn Declares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.declarations().fmt(f)
    }
}
