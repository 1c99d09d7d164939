//! What a JSON text says.
//!
//! - What a member means where it stands: `context`; what is read of a list or an object: `role`.
//! - What stands beside a message: `siblings`; around it: `stack`.
//! - What a text looks like: `text`; what is a code: `machine_code`.
//! - A map from field to complaints: `map`; an error that is a list: `tuple`; data of which nothing is told:
//!   `data`.
//!
//! `scan` goes over the bytes, `member` reads a member once for all who ask, `pointer` follows the table's
//! places. `walk` only goes through: `walk/tell` tells what it finds, `walk/code` keeps the best code, and
//! `walk/pass` passes the rest by. `lone` is a shorter way to the same.

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
