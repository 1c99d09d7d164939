//! JSON with comments and trailing commas, and nothing else beyond RFC 8259.
//!
//! Written for this crate: everybody's build compiles and runs it unoptimised, and the first thing
//! that is wrong is to be told in the words of a table.

mod parser;
mod string;
mod unexpected;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use parser::{Parser, parse};

/// A value and the bytes that it stands in.
pub(crate) struct Value<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind<'a>,
}

pub(crate) enum Kind<'a> {
    Null,
    Boolean(bool),
    /// As it is written.
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Value<'a>>),
    Object(Vec<Member<'a>>),
}

/// A member of an object, and the bytes of its key.
pub(crate) struct Member<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_range: Range<usize>,
    pub(crate) value: Value<'a>,
}
