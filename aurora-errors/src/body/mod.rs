//! Reading what a body says, whatever it is.
//!
//! ```text
//! bytes ─ form ─┬─ json ─ pointer: where the table says that messages stand
//!               │         walk: everywhere else, by the rules of ground and keys
//!               ├─ html: the title or the heading
//!               ├─ xml: the elements that are named like messages
//!               └─ text
//! ```

mod beside;
mod code;
mod form;
mod frames;
mod ground;
mod html;
mod json;
mod keys;
mod message;
mod pointer;
#[cfg(test)]
mod tests;
mod walk;
mod xml;

pub(crate) use code::{error_code, scalars_at};
pub use message::{Message, Messages};

/// How many messages a body gives.
const MAX_MESSAGES: usize = 64;

/// How many bytes of text these messages have together.
const MAX_TEXT: usize = 16 * 1024;

/// How many bytes a code or the name of a field has.
const MAX_NAME: usize = 256;
