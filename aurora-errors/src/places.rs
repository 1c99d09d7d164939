//! Where an API puts what its error responses say.

use crate::body::Pointer;
use crate::rule::Replay;

/// The places that a table declares, or the standard ones.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// Of the messages.
    pub messages: Declared,
    /// Of the machine code.
    pub codes: Declared,
    /// Names of the headers that carry the request's id, in lower case.
    pub request_id: &'static [&'static str],
    /// Names of the request's headers by which the API tells a repeat from a new request.
    pub idempotency_key: &'static [&'static str],
    /// Where the server's delay stands besides `Retry-After`.
    pub retry_after: &'static [Delay],
    /// The same for single rows and cases, by their position.
    pub row_retry_after: &'static [(usize, Delay)],
    /// Where the server says itself whether a repeat can help.
    pub retryable: &'static [Verdict],
}

/// Some places, those in the body apart from the headers, as one way through a body finds them all.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// JSON Pointers into the body; `*` stands for every element or value.
    pub pointers: &'static [Pointer],
    /// Names of headers in lower case, each behind the number of pointers that the table has before
    /// it.
    pub headers: &'static [(usize, &'static str)],
}

/// One place.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// A header, its name in lower case.
    Header(&'static str),
    /// A JSON Pointer into the body.
    Body(&'static str),
}

/// One place of the server's delay.
#[derive(Debug, Clone, Copy)]
pub struct Delay {
    /// Where it stands.
    pub place: Place,
    /// What a bare number there counts.
    pub unit: Unit,
    /// The parameter of a structured field that holds it.
    pub parameter: Option<&'static str>,
}

/// What a bare number at a place of the server's delay counts.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
    /// Seconds since 1970.
    Epoch,
    /// Milliseconds since 1970.
    EpochMilliseconds,
    /// Nothing: it is a date.
    Date,
}

/// One place where the server says whether a repeat can help, and which requests may be repeated
/// where it says so.
#[derive(Debug, Clone, Copy)]
pub struct Verdict {
    /// Where it stands.
    pub place: Place,
    /// Which requests may be repeated where it is the server's word alone that a repeat can help.
    pub replay: Replay,
}

impl Declared {
    /// Nowhere.
    pub const NONE: Declared = Declared {
        pointers: &[],
        headers: &[],
    };
}

impl Places {
    /// What counts for a response that no table is attached to.
    pub const STANDARD: Places = Places {
        messages: Declared::NONE,
        codes: Declared::NONE,
        request_id: &[
            "x-request-id",
            "request-id",
            "x-correlation-id",
            "x-amzn-requestid",
        ],
        idempotency_key: &["idempotency-key"],
        retry_after: &[],
        row_retry_after: &[],
        retryable: &[],
    };
}
