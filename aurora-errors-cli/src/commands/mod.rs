//! What each command takes and does.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod expand;
pub(crate) mod explain;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod schema;
pub(crate) mod show;
