//! Reading what a body says, whatever it is.
//!
//! ```text
//! bytes ─ sniff ─┬─ json/walk: one pass with json/scan, in which vocabulary and json/context say what
//!                │             a member means, json/stack what stands around it, and json/pointer
//!                │             where the table says that messages stand
//!                ├─ json/lone: the form that is documented most, where nothing has to be asked
//!                ├─ markup/html: the title or the heading
//!                ├─ markup/xml: the elements that are named like messages
//!                ├─ text
//!                └─ wrapping: charset, events, parts, forms; what is within is sniffed again
//! ```
//!
//! `reader` drives them for messages and gives [`Message`]s within bounds; `code` drives them for the
//! machine code. A document within a text comes back to them, so that none of the others has to know
//! another. `headers` speaks where the body does not. `words` finds known words in one step, `recent`
//! keeps a message from being told twice, `bounds` keeps any body from buying time, and `steps` counts
//! for the fuzzer.
//!
//! Read in this order: `sniff`, `json/scan`, `json/member`, `json/context`, `json/stack`, `json/walk`, `reader`.

mod bounds;
mod bytes;
mod charset;
mod code;
mod headers;
mod json;
mod markup;
mod media;
mod message;
mod reader;
mod recent;
mod sniff;
mod steps;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;
mod wrapping;

use bytes::Checked;
use http::{HeaderMap, header};
#[cfg(any(feature = "backon", feature = "reqwest-retry", feature = "tower"))]
pub(crate) use sniff::without_guard;

pub(crate) use code::{each_body, error_code, scalars_at, values_at};
pub(crate) use json::pointer::MAX_POINTERS;
pub use json::pointer::Pointer;
pub use message::Message;
pub use reader::Messages;
#[cfg(fuzzing)]
pub use steps::steps;

/// What a server answered, as far as it may say what happened.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
    /// Whether the body is only the beginning of what was sent.
    pub(crate) is_truncated: bool,
}

impl<'a> Answer<'a> {
    /// What its content type is, unless the body is plainly JSON: then nobody asks.
    fn content_type(self, checked: Checked<'a>) -> &'a [u8] {
        if sniff::is_plain_json(self.body) && checked.is_all_of(self.body) {
            return b"";
        }
        let content_type = self.headers.get(header::CONTENT_TYPE);
        content_type.map_or(b"", http::HeaderValue::as_bytes)
    }
}

/// How many messages a body gives.
const MAX_MESSAGES: usize = 64;

/// How many bytes of text these messages have together.
const MAX_TEXT: usize = 16 * 1024;

/// How many texts within texts are read.
const MAX_NESTING: u8 = 2;

/// How many bytes a code or the name of a field has.
const MAX_NAME: usize = 256;
