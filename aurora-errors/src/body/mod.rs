//! Reading what a body says, whatever it is.
//!
//! ```text
//! bytes ─ sniff ─┬─ json/walk: one pass, in which context and vocabulary say what a member means
//!                │             and pointer where the table says that messages stand
//!                ├─ markup/html: the title or the heading
//!                ├─ markup/xml: the elements that are named like messages
//!                └─ text
//! ```
//!
//! `reader` drives them and gives [`Message`]s within bounds. A document within a text comes back
//! to it, so that none of them has to know the others.

mod code;
mod json;
mod markup;
mod message;
mod reader;
mod sniff;
#[cfg(test)]
mod tests;
mod vocabulary;

pub(crate) use code::{error_code, scalars_at, values_at};
pub use message::Message;
pub use reader::Messages;

/// How many messages a body gives.
const MAX_MESSAGES: usize = 64;

/// How many bytes of text these messages have together.
const MAX_TEXT: usize = 16 * 1024;

/// How many texts within texts are read.
const MAX_NESTING: u8 = 2;

/// How many bytes a code or the name of a field has.
const MAX_NAME: usize = 256;
