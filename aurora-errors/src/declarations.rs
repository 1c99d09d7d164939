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
#[doc(hidden)]
pub trait Declares: fmt::Debug + Sync {
    fn declarations(&self) -> &Declarations;
}

/// Those of a table that declares nothing.
#[doc(hidden)]
#[derive(Debug)]
pub struct Standard;

impl Declarations {
    /// What counts where the table declares nothing.
    pub const STANDARD: Declarations = Declarations {
        places: Places::STANDARD,
        conditions: Conditions::NONE,
    };
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
