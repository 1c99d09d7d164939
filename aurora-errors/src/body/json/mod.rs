//! What a JSON text says.

pub(super) mod context;
mod data;
pub(super) mod pointer;
pub(super) mod scan;
pub(super) mod siblings;
mod stack;
mod text;
mod tuple;
pub(super) mod walk;
