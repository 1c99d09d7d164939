//! An error for the tests of this crate.

use crate::table::Table;

pub(crate) static TABLE: &Table = SampleError::TABLE;

#[derive(crate::ApiError)]
#[aurora(spec = "tests/sample.json", generate = SampleError, crate = crate)]
enum Sample {}
