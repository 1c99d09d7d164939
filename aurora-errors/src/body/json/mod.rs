//! What a JSON text says.

mod context;
mod data;
pub(super) mod lone;
pub(super) mod machine_code;
mod map;
mod member;
pub(super) mod pointer;
pub(super) mod raw;
mod role;
pub(super) mod scan;
mod siblings;
mod stack;
mod text;
mod tuple;
pub(super) mod walk;
