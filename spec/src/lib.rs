//! The table of statuses that `aurora-errors` derives from: its file format, read and checked.
//!
//! [`Source`] holds a text, [`read`] makes a [`Table`] of it and says everything that is wrong as
//! [`Diagnostic`]s with line, column and excerpt.
//!
//! ```
//! use aurora_errors_spec::{AURORA, Retry, Source, read};
//!
//! let source = Source::from_bytes("aurora.json", AURORA.into())?;
//! let table = read(&source).into_result().expect("the shipped table has no fault");
//! assert_eq!(table.api, "Aurora");
//! assert_eq!(table.row(429).unwrap().retry, Retry::Throttled);
//! # Ok::<(), aurora_errors_spec::Diagnostic>(())
//! ```
//!
//! The way of a table through this crate: `load` opens the file, `source` holds its text, `json`
//! parses it strictly, `read`, `row` and `case` make values of it, `rules` say what each value must be,
//! `reach` whether a case can ever hold, and `table` is the outcome. The `reporter` collects what is wrong on the way, and makes of each fault a
//! `diagnostic` with its place.
//!
//! Everybody who derives an error compiles this crate and runs it without optimisation. So it has
//! hardly a dependency, plain loops where a table is gone over letter by letter, few generic
//! functions, and what the derive does without is a feature.
//!
//! # Features
//!
//! - `diff`: two revisions of a table compared, which the program `aurora-errors` does.
//!
//! The format itself is described by `table.schema.json` beside the shipped tables, and how to write
//! one by [the guide](https://docs.rs/aurora-errors/latest/aurora_errors/guide/writing_a_table/).

#![cfg_attr(docsrs, feature(doc_cfg), doc(auto_cfg = false))]
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod case;
mod code;
mod diagnostic;
#[cfg(feature = "diff")]
mod diff;
#[doc(hidden)]
pub mod encode;
mod guess;
mod json;
mod letter;
mod load;
pub mod markdown;
mod members;
mod name;
mod order;
mod place;
mod pointer;
mod reach;
mod read;
mod reporter;
mod row;
mod rules;
mod source;
mod table;
mod variant;
pub mod visible;
mod when;
mod wording;
mod words;

pub use crate::code::{Code, UnknownCode};
pub use crate::diagnostic::Diagnostic;
#[doc(hidden)]
pub use crate::name::PREDICATES_OF_EVERY_ERROR;
pub use crate::name::{NotAVariant, check_variant, nearest, predicate_name, variant_name};
pub use crate::place::{Delay, Place, Verdict};
pub use crate::read::{Reading, read, read_with};
pub use crate::rules::is_url;
pub use crate::source::{Position, Source};
pub use crate::table::{Row, Table};
pub use crate::when::{Wanted, When};
#[doc(hidden)]
pub use crate::wording::one_of;
pub use crate::words::{Replay, Retry, Unit, UnknownWord};

#[cfg(feature = "diff")]
#[cfg_attr(docsrs, doc(cfg(feature = "diff")))]
pub use crate::diff::{Change, Impact, PlaceList, diff};

/// The built-in table, Aurora's, as text.
///
/// ```
/// assert!(aurora_errors_spec::AURORA.contains(r#""api": "Aurora""#));
/// ```
pub const AURORA: &str = include_str!("../aurora.json");

/// The JSON Schema of a table, for editors, as text.
///
/// ```
/// assert!(aurora_errors_spec::SCHEMA.contains(r#""statuses""#));
/// ```
pub const SCHEMA: &str = include_str!("../table.schema.json");
