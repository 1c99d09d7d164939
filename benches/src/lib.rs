//! What `aurora-errors` costs, measured beside what a user would have instead.
//!
//! `PERFORMANCE.md` at the root of the repository has the commands and what they printed.

pub mod asked;
pub mod bodies;
pub mod callgrind;
mod cases;
pub mod hostile;
pub mod operation;
pub mod runtime;
pub mod size;
pub mod table;
