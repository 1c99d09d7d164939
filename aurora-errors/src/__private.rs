//! What the generated code needs and users do not. Nothing here is under semantic versioning: the
//! derive and this crate are released as a pair.

#![allow(missing_docs)]

pub use crate::places::{Delay, Places, Unit};
pub use crate::table::Code::{Class, Status};
pub use crate::table::{Index, Row};
pub use core::option::Option::{self, None, Some};

use crate::response::ErrorResponse;
use crate::retry::{Replay, Retry};
use crate::table::{Code, Table};
use crate::{Explanation, display};
use bytes::Bytes;
use http::{Response, StatusCode};
use std::fmt;

/// What a row says of retries.
pub struct Rule(bool, Retry, Option<Replay>);

pub const NO_ERROR: Rule = Rule(false, Retry::Never, None);
pub const NEVER: Rule = Rule(true, Retry::Never, None);
pub const LATER_ANY: Rule = Rule(true, Retry::Later, Some(Replay::Any));
pub const LATER_IDEMPOTENT: Rule = Rule(true, Retry::Later, Some(Replay::Idempotent));
pub const THROTTLED_ANY: Rule = Rule(true, Retry::Throttled, Some(Replay::Any));
pub const THROTTLED_IDEMPOTENT: Rule = Rule(true, Retry::Throttled, Some(Replay::Idempotent));

#[must_use]
pub const fn row(
    code: Code,
    name: &'static str,
    meaning: &'static str,
    advice: Option<&'static str>,
    docs: Option<&'static str>,
    Rule(is_error, retry, replay): Rule,
) -> Row {
    Row {
        code,
        name,
        meaning,
        advice,
        docs,
        is_error,
        retry,
        replay,
    }
}

/// What stands above a table's rows.
pub struct Heading {
    pub api: &'static str,
    pub version: Option<&'static str>,
    pub docs: Option<&'static str>,
}

#[must_use]
pub const fn table(
    Heading { api, version, docs }: Heading,
    places: Places,
    rows: &'static [Row],
    index: &'static Index,
) -> Table {
    Table {
        api,
        version,
        docs,
        rows,
        index,
        places,
    }
}

/// Classes are written first, so that exact codes, wherever they stand, come over them.
#[must_use]
pub const fn index(rows: &[Row]) -> Index {
    let mut index = [0; 900];
    let mut at = 0;
    while at < rows.len() {
        if let Class(digit) = rows[at].code {
            let mut status = digit as usize * 100 - 100;
            let end = status + 100;
            while status < end {
                index[status] = position(at);
                status += 1;
            }
        }
        at += 1;
    }
    at = 0;
    while at < rows.len() {
        if let Status(status) = rows[at].code {
            index[status as usize - 100] = position(at);
        }
        at += 1;
    }
    index
}

// A table has at most 909 rows.
#[allow(clippy::cast_possible_truncation)]
const fn position(at: usize) -> u16 {
    at as u16 + 1
}

/// Makes the table count for the response and says where the row of its status stands, or
/// `usize::MAX` where no row does.
pub fn stamp(response: &mut ErrorResponse, table: &'static Table) -> usize {
    response.stamp(table);
    let position = table.position(response.status().as_u16());
    position.unwrap_or(usize::MAX)
}

/// What a variant keeps of the response.
pub struct Held<'a> {
    pub status: StatusCode,
    pub response: Option<&'a ErrorResponse>,
}

impl Held<'_> {
    /// A variant without a field: the code of its row, which the table's rules keep in range.
    #[must_use]
    pub fn status(code: u16) -> Self {
        Held {
            status: StatusCode::from_u16(code).unwrap_or_default(),
            response: None,
        }
    }
}

/// Whether a response with this status is to become an error.
#[must_use]
pub fn is_error(table: &Table, status: StatusCode) -> bool {
    table.is_error(status)
}

/// The response of a server that speaks the table.
#[must_use]
pub fn answer(status: StatusCode, response: Option<ErrorResponse>) -> Response<Bytes> {
    response.unwrap_or_else(|| status.into()).into()
}

pub fn display(f: &mut fmt::Formatter<'_>, held: &Held<'_>, table: &'static Table) -> fmt::Result {
    display::error(f, table, held.status, held.response)
}

/// `names` has the variant of each row.
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    held: &Held<'_>,
    table: &Table,
    names: &[&str],
) -> fmt::Result {
    let position = table.position(held.status.as_u16());
    let name = position.and_then(|position| names.get(position));
    let name = name.filter(|name| !name.is_empty());
    let mut tuple = f.debug_tuple(name.unwrap_or(&"Unlisted"));
    held.response.iter().for_each(|response| {
        tuple.field(response);
    });
    tuple.finish()
}

#[must_use]
pub fn explain(table: &'static Table, status: StatusCode) -> Explanation {
    Explanation::new(table, status)
}
