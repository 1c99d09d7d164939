//! What the generated code needs and users do not. Nothing here is under semantic versioning: the
//! derive and this crate are released as a pair.

#![allow(missing_docs)]

mod error;
mod table;

pub use std::borrow::Cow;

pub use crate::explain::{ANY_REASON, IDEMPOTENT_REASON, reason};
pub use crate::places::{Declared, Delay, Place, Places, Unit, Verdict};
pub use crate::row::{Records, rows};
pub use crate::rule::is_error_unlisted;
pub use crate::{
    __checked as checked, __fallback as fallback, __generated as generated, __table as table,
};

use crate::api_error::FromResponse;
use crate::body::Messages;
use crate::response::ErrorResponse;
use crate::row::Row;
use crate::rule::Rule;
use crate::table::{Index, Table};
use crate::{Explanation, display};
use bytes::Bytes;
use http::{Response, StatusCode, request};
use std::fmt;
use std::time::Duration;

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

/// What the derive implements beside `ApiError`, which nothing else can so implement.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no derived error",
    note = "`ApiError` is sealed: `#[derive(ApiError)]` alone implements it"
)]
pub trait Derived {}

/// Makes the table count for the response and says where the row of its status stands, or
/// `usize::MAX` where no row does.
pub fn attach(response: &mut ErrorResponse, table: &'static Table) -> usize {
    response.attach(table);
    let position = table.position(response.status().as_u16());
    position.unwrap_or(usize::MAX)
}

/// What a variant keeps of the response.
pub struct Held<'a> {
    pub status: StatusCode,
    pub response: Option<&'a ErrorResponse>,
}

impl<'a> Held<'a> {
    /// A variant that keeps it all.
    #[must_use]
    pub fn response(response: &'a ErrorResponse) -> Self {
        Held {
            status: response.status(),
            response: Some(response),
        }
    }

    /// A variant without a field: the code of its row, which the table's rules keep in range.
    #[must_use]
    pub fn status(code: u16) -> Self {
        Held {
            status: StatusCode::from_u16(code).unwrap_or_default(),
            response: None,
        }
    }
}

/// What a type of field does, asked for in one place: where it implements no `FromResponse`, each
/// place that asks would be one more fault.
pub struct Kept<T> {
    pub from_response: fn(ErrorResponse) -> T,
    pub held: fn(&T) -> Held<'_>,
    pub into_response: fn(T) -> Option<ErrorResponse>,
}

#[must_use]
pub const fn kept<T: FromResponse>() -> Kept<T> {
    Kept {
        from_response: T::from_response,
        held: |kept| Held {
            status: kept.status(),
            response: kept.response(),
        },
        into_response: T::into_response,
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
    response.unwrap_or_else(|| status.into()).into_answer()
}

#[inline]
#[must_use]
pub fn rule(table: &Table, status: StatusCode) -> Rule {
    table.rule(status)
}

#[inline]
#[must_use]
pub fn is_retryable_for_request(table: &Table, rule: Rule, request: &request::Parts) -> bool {
    let keys = table.places.idempotency_key;
    rule.is_retryable_with(&request.method, &request.headers, keys)
}

#[inline]
#[must_use]
pub fn retry_after(response: Option<&ErrorResponse>) -> Option<Duration> {
    response?.retry_after()
}

#[inline]
#[must_use]
pub fn messages(response: Option<&ErrorResponse>) -> Messages<'_> {
    match response {
        Some(response) => response.messages(),
        None => Messages::new(&[], None, &[]),
    }
}

#[inline]
#[must_use]
pub fn error_code(response: Option<&ErrorResponse>) -> Option<Cow<'_, str>> {
    response?.error_code()
}

#[inline]
#[must_use]
pub fn request_id(response: Option<&ErrorResponse>) -> Option<&str> {
    response?.request_id()
}

pub fn display(f: &mut fmt::Formatter<'_>, held: &Held<'_>, table: &'static Table) -> fmt::Result {
    display::error(f, table, held.status, held.response)
}

/// The name of the variant in the form that the table writes, where its number is the position of
/// its row.
#[must_use]
pub fn variant(number: usize, table: &Table) -> &'static str {
    table.rows.get(number).map_or("Unlisted", Row::variant)
}

pub fn debug(f: &mut fmt::Formatter<'_>, variant: &str, response: &ErrorResponse) -> fmt::Result {
    f.debug_tuple(variant).field(response).finish()
}

#[must_use]
pub fn explain(table: &'static Table, status: StatusCode) -> Explanation {
    Explanation::new(table, status)
}
