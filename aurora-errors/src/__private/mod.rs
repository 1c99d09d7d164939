//! What the generated code needs and users do not. Nothing here is under semantic versioning: the
//! derive and this crate are released as a pair.

#![allow(missing_docs)]

mod checked;
mod error;
mod generated;
pub mod keys;
mod table;

pub use std::borrow::Cow;

pub use self::table::StaticTable;
pub use crate::body::Pointer;
#[cfg(fuzzing)]
pub use crate::body::steps;
pub use crate::declarations::Declarations;
pub use crate::explain::{ANY_REASON, IDEMPOTENT_REASON, reason};
pub use crate::origin::without_secrets;
pub use crate::rule::is_error_unlisted;
pub use crate::{
    __checked as checked, __fallback as fallback, __fields as fields, __generated as generated,
    __table as table,
};

use crate::api_error::FromResponse;
use crate::body::Messages;
use crate::response::ErrorResponse;
use crate::row::Row;
use crate::rule::{Retry, Rule};
use crate::table::{HAS_CASES, Table};
use crate::typed::Typed;
use crate::{Explanation, display, retry_after};
use bytes::Bytes;
use http::{Method, Response, StatusCode, Uri, request};
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

/// What the derive implements, and what makes an `ApiError` of whatever threads can share. That they can is
/// asked of an enum that the user writes: of what the table writes all is known, and the compiler would ask it
/// of all that a response holds, in each crate that derives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for the statuses of a table",
    label = "expected an enum with `#[derive(ApiError)]`"
)]
pub trait Derived: std::error::Error + From<ErrorResponse> + 'static {
    const STATUSES: &'static Table;
    fn held(&self) -> Held<'_>;
    fn label(&self) -> &'static str;
}

/// The type of a field, of which [`AskWhetherShared`] asks whether threads can share it. Of our own types it is
/// known: the compiler would ask it of all that a response holds, in each crate that derives. It takes the
/// functions here before that of the trait.
pub struct Field<T>(PhantomData<T>);

impl Field<ErrorResponse> {
    pub const fn is_shared() {}
}

impl Field<StatusCode> {
    pub const fn is_shared() {}
}

impl<P> Field<Typed<P>> {
    pub const fn is_shared() {}
}

/// Compiles where threads can share the type of a field.
pub trait AskWhetherShared<T> {
    fn is_shared()
    where
        T: Send + Sync,
    {
    }
}

impl<T> AskWhetherShared<T> for Field<T> {}

/// An error, as a condition that the compiler takes on trust for the sake of its lifetime. An enum that the
/// user writes without `Debug` is no error, and would otherwise be told so twice: by its `Error` and by its
/// `Derived`.
pub trait IsError<'a>: std::error::Error {}

impl<E: std::error::Error> IsError<'_> for E {}

/// Attaches the table to the response, and says which of its rows and cases the response is: the
/// position of the row, or that of the case behind all rows; `usize::MAX` where no row is for the
/// status.
pub fn attach(response: &mut ErrorResponse, table: &'static Table) -> usize {
    let entry = table.entry(response.status().as_u16());
    if entry & HAS_CASES != 0 {
        return attach_case(response, table, entry);
    }
    response.attach(table, None);
    usize::from(entry).wrapping_sub(1)
}

#[cold]
fn attach_case(response: &mut ErrorResponse, table: &'static Table, entry: u16) -> usize {
    let row = usize::from(entry & !HAS_CASES).wrapping_sub(1);
    let case = table.case(row, response.headers(), response.body());
    response.attach(table, case);
    match case {
        Some(case) => table.rows.len() + usize::from(case),
        None => row,
    }
}

/// Whether a number is one of a run.
#[inline]
#[must_use]
pub const fn is_within(number: usize, first: usize, last: usize) -> bool {
    first <= number && number <= last
}

/// The name of a variant, which may be written as a raw identifier.
#[inline]
#[must_use]
pub fn plain(name: &'static str) -> &'static str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// What a variant keeps of the response.
pub struct Held<'a> {
    pub status: StatusCode,
    pub response: Option<&'a ErrorResponse>,
    /// The rows and cases that the variant stands for, each as [`Held::among`] takes it, where it keeps no
    /// response and one of its rows has cases. Empty where the status tells enough.
    pub among: &'static [[u8; 4]],
}

impl<'a> Held<'a> {
    /// A variant that keeps it all.
    #[must_use]
    pub fn response(response: &'a ErrorResponse) -> Self {
        Held {
            status: response.status(),
            response: Some(response),
            among: &[],
        }
    }

    /// A variant without a field: the code of its row, which the table's rules keep in range.
    #[must_use]
    pub fn status(code: u16) -> Self {
        Held {
            status: StatusCode::from_u16(code).unwrap_or_default(),
            response: None,
            among: &[],
        }
    }

    /// For the variant with this number, of all: in two bytes each, the low one first, the number of a variant,
    /// in ascending order, and the position of a row or a case that it stands for. One literal, since an array
    /// for each variant would be dear to compile.
    #[must_use]
    pub fn among(mut self, number: usize, all: &'static [u8]) -> Self {
        let (all, _) = all.as_chunks();
        let before = |number| all.partition_point(|each| variant_of(*each) < number);
        self.among = all
            .get(before(number)..before(number + 1))
            .unwrap_or_default();
        self
    }
}

/// What a type of field does, asked for in one place: where it implements no `FromResponse`, each
/// place that asks would be one more fault.
pub struct Kept<T> {
    pub from_response: fn(ErrorResponse) -> T,
    pub held: fn(&T) -> Held<'_>,
    pub into_response: fn(T) -> Option<ErrorResponse>,
}

#[inline]
#[must_use]
pub fn kept<T: FromResponse>() -> Kept<T> {
    Kept {
        from_response: T::from_response,
        held: |kept| Held {
            status: kept.status(),
            response: kept.response(),
            among: &[],
        },
        into_response: T::into_response,
    }
}

/// The error of a status or of a whole response. `into` would be two more functions in each crate that derives.
pub fn error_from<T, E: From<ErrorResponse>>(answer: T) -> E
where
    ErrorResponse: From<T>,
{
    E::from(ErrorResponse::from(answer))
}

/// The response, unless it is to become an error.
#[inline]
#[allow(clippy::missing_errors_doc)]
pub fn check<B, E>(table: &'static Table, response: Response<B>) -> Result<Response<B>, E>
where
    B: AsRef<[u8]> + Into<Bytes>,
    E: From<ErrorResponse>,
{
    let body = response.body().as_ref();
    if table.is_error(response.status(), response.headers(), body) {
        return Err(ErrorResponse::from(response).into());
    }
    Ok(response)
}

/// The error with its response noted as the answer to a request, where it keeps one.
pub fn for_request<E: From<ErrorResponse>>(
    error: E,
    held: fn(&E) -> Held<'_>,
    into_response: fn(E) -> Option<ErrorResponse>,
    method: &Method,
    uri: &Uri,
) -> E {
    let kept = held(&error);
    if kept.response.is_none() {
        return error;
    }
    let status = kept.status;
    E::from(noted(status, into_response(error), method, uri))
}

// Not generic, so that it is compiled once.
fn noted(
    status: StatusCode,
    response: Option<ErrorResponse>,
    method: &Method,
    uri: &Uri,
) -> ErrorResponse {
    let response = response.unwrap_or_else(|| status.into());
    response.for_request(method, uri)
}

/// The response of a server that speaks the table.
#[must_use]
pub fn answer(status: StatusCode, response: Option<ErrorResponse>) -> Response<Bytes> {
    response.unwrap_or_else(|| status.into()).into_answer()
}

/// Of what [`Held::among`] takes.
fn variant_of([low, high, _, _]: [u8; 4]) -> usize {
    u16::from_le_bytes([low, high]).into()
}

fn position([_, _, low, high]: [u8; 4]) -> u16 {
    u16::from_le_bytes([low, high])
}

#[inline]
#[must_use]
pub fn rule(table: &'static Table, held: &Held<'_>) -> Rule {
    match held.response {
        Some(response) => response.rule(table),
        None => strictest_rule(table, held),
    }
}

// Not generic, so that it is compiled once.
fn strictest_rule(table: &Table, held: &Held<'_>) -> Rule {
    table.strictest_rule(held.status, held.among.iter().copied().map(position))
}

/// The row of what a variant keeps, or its case.
#[inline]
#[must_use]
pub fn row(table: &'static Table, held: &Held<'_>) -> Option<&'static Row> {
    match (held.response, held.among) {
        (Some(response), _) => response.row_in(table),
        (None, [only]) => table.at(position(*only)),
        (None, _) => table.row(held.status.as_u16()),
    }
}

#[inline]
#[must_use]
pub fn retry(table: &'static Table, held: &Held<'_>) -> Retry {
    rule(table, held).retry()
}

#[inline]
#[must_use]
pub fn is_retryable(table: &'static Table, held: &Held<'_>) -> bool {
    rule(table, held).is_retryable()
}

#[inline]
#[must_use]
pub fn is_throttled(table: &'static Table, held: &Held<'_>) -> bool {
    rule(table, held).is_throttled()
}

#[inline]
#[must_use]
pub fn is_retryable_for(table: &'static Table, held: &Held<'_>, method: &Method) -> bool {
    rule(table, held).is_retryable_for(method)
}

#[inline]
#[must_use]
pub fn is_retryable_for_request(
    table: &'static Table,
    held: &Held<'_>,
    request: &request::Parts,
) -> bool {
    let rule = rule(table, held);
    let keys = table.places().idempotency_key;
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
        None => Messages::none(),
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
    display::error(
        f,
        Some(table),
        (held.status, row(table, held)),
        held.response,
    )
}

/// The name of the variant in the form that the table writes, where its number is the position of
/// its row.
#[must_use]
pub fn variant(number: usize, table: &Table) -> &'static str {
    let position = u16::try_from(number).ok();
    let row = position.and_then(|position| table.at(position));
    row.map_or("Unlisted", Row::variant)
}

pub fn debug(f: &mut fmt::Formatter<'_>, variant: &str, response: &ErrorResponse) -> fmt::Result {
    f.debug_tuple(variant).field(response).finish()
}

#[must_use]
pub fn explain(table: &'static Table, held: &Held<'_>) -> Explanation {
    Explanation::new(table, held.status, row(table, held), rule(table, held))
}

/// Whether the server asks for a delay that cannot be read, so that no loop goes on.
#[must_use]
pub fn has_unread_delay(table: &'static Table, response: &ErrorResponse) -> bool {
    let is_known = response.retry_after().is_some_and(|delay| !delay.is_zero());
    let places = table.all_delays(response.status());
    !is_known && retry_after::is_unreadable(response.headers(), response.body(), places)
}
