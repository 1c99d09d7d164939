//! What a table declares besides its rows.

use crate::pick::Conditions;
use crate::places::Places;
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
