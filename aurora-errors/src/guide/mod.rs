//! How to use this crate, one task a page. No code: the pages are what there is.
//!
//! - [`writing_a_table`]: from a page of documentation to a file.
//! - [`several_failures`]: one status that means several things.
//! - [`github`]: a real API from end to end.
//! - [`from_thiserror`]: an enum that was written by hand, moved.
//! - [`from_openapi`]: a client that a generator wrote, and a table from its document.
//! - [`handling`]: matching, repeating, wrapping, telling people.
//! - [`testing`]: a server that speaks the same table.

#[doc = include_str!("writing_a_table.md")]
pub mod writing_a_table {}

#[doc = include_str!("several_failures.md")]
pub mod several_failures {}

#[doc = include_str!("github.md")]
pub mod github {}

#[doc = include_str!("from_thiserror.md")]
pub mod from_thiserror {}

#[doc = include_str!("from_openapi.md")]
pub mod from_openapi {}

#[doc = include_str!("handling.md")]
pub mod handling {}

#[doc = include_str!("testing.md")]
pub mod testing {}
