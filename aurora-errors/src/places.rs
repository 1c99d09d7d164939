//! Where an API puts what its error responses say.

use crate::body::Pointer;
use crate::rule::Replay;

/// The places that a table declares, or the standard ones.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places {
    /// Of the messages.
    pub(crate) messages: Declared,
    /// Of the machine code.
    pub(crate) codes: Declared,
    /// Names of the headers that carry the request's id, in lower case.
    pub(crate) request_id: &'static [&'static str],
    /// Names of the request's headers by which the API tells a repeat from a new request.
    pub(crate) idempotency_key: &'static [&'static str],
    /// Where the server's delay stands besides `Retry-After`.
    pub(crate) retry_after: &'static [DelayMark],
    /// The same for single rows and cases, by their position.
    pub(crate) row_retry_after: &'static [(usize, DelayMark)],
    /// Where the server says itself whether a repeat can help.
    pub(crate) retryable: &'static [VerdictMark],
}

/// A [`Delay`] as the derive writes it: its place, the letter of its unit, and its parameter, or
/// nothing. It has no type of ours in it, since the compiler asks of each whether a static may hold it.
pub(crate) type DelayMark = (&'static str, u8, &'static str);

/// A [`Verdict`] as the derive writes it: its place, and whether any request may be repeated.
pub(crate) type VerdictMark = (&'static str, bool);

/// Some places, those in the body apart from the headers, as one way through a body finds them all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared {
    /// JSON Pointers into the body; `*` stands for every element or value.
    pub(crate) pointers: &'static [Pointer],
    /// Names of headers in lower case, each behind the number of pointers that the table has before
    /// it.
    pub(crate) headers: &'static [(usize, &'static str)],
}

/// One place.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// A header, its name in lower case.
    Header(&'static str),
    /// A JSON Pointer into the body.
    Body(&'static str),
}

/// One place of the server's delay.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delay {
    /// Where it stands.
    pub(crate) place: Place,
    /// What a bare number there counts.
    pub(crate) unit: Unit,
    /// The parameter of a structured field that holds it.
    pub(crate) parameter: Option<&'static str>,
}

/// What a bare number at a place of the server's delay counts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unit {
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
pub(crate) struct Verdict {
    /// Where it stands.
    pub(crate) place: Place,
    /// Which requests may be repeated where it is the server's word alone that a repeat can help.
    pub(crate) replay: Replay,
}

impl From<&'static str> for Place {
    /// A pointer is empty or begins with a slash, and no header's name does.
    fn from(place: &'static str) -> Self {
        if place.is_empty() || place.starts_with('/') {
            Place::Body(place)
        } else {
            Place::Header(place)
        }
    }
}

impl From<&DelayMark> for Delay {
    fn from((place, unit, parameter): &DelayMark) -> Self {
        Delay {
            place: Place::from(*place),
            unit: match unit {
                b'm' => Unit::Milliseconds,
                b'e' => Unit::Epoch,
                b'E' => Unit::EpochMilliseconds,
                b'd' => Unit::Date,
                _ => Unit::Seconds,
            },
            parameter: Some(*parameter).filter(|parameter| !parameter.is_empty()),
        }
    }
}

impl From<&VerdictMark> for Verdict {
    fn from((place, is_any): &VerdictMark) -> Self {
        Verdict {
            place: Place::from(*place),
            replay: if *is_any {
                Replay::Any
            } else {
                Replay::Idempotent
            },
        }
    }
}

impl Declared {
    /// Nowhere.
    pub(crate) const NONE: Declared = Declared {
        pointers: &[],
        headers: &[],
    };
}

impl Places {
    /// What counts for a response that no table is attached to.
    pub(crate) const STANDARD: Places = Places {
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
