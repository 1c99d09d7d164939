//! Where an API puts what its error responses say.

/// The places that a table declares, or the standard ones.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// JSON Pointers to the messages; `*` stands for every element or value.
    pub messages: &'static [&'static str],
    /// JSON Pointers to the machine code.
    pub codes: &'static [&'static str],
    /// Names of the headers that carry the request's id, in lower case.
    pub request_id: &'static [&'static str],
    /// Where the server's delay stands besides `Retry-After`.
    pub retry_after: &'static [Delay],
}

/// One place of the server's delay.
#[derive(Debug, Clone, Copy)]
pub enum Delay {
    /// A header, its name in lower case.
    Header(&'static str, Unit),
    /// A JSON Pointer into the body.
    Body(&'static str, Unit),
}

/// What a bare number at a place of the server's delay counts.
#[derive(Debug, Clone, Copy)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// The headers by which an API tells a repeat from a new request where its table names none
/// ([draft](https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/)).
pub(crate) const IDEMPOTENCY_KEY: &[&str] = &["idempotency-key"];

impl Places {
    /// What counts for a response that no table is attached to.
    pub const STANDARD: Places = Places {
        messages: &[],
        codes: &[],
        request_id: &[
            "x-request-id",
            "request-id",
            "x-correlation-id",
            "x-amzn-requestid",
        ],
        retry_after: &[],
    };
}
