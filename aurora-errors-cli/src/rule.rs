//! The retry rules of a table, as its derived errors follow them.

use aurora_errors::http::Method;
use aurora_errors::{__private, Replay, Rule};
use aurora_errors_spec::{Code, Replay as TableReplay, Retry as TableRetry, Row};

/// The methods of HTTP, the idempotent ones (RFC 9110 §9.2.2) first.
const METHODS: [Method; 8] = [
    Method::GET,
    Method::HEAD,
    Method::OPTIONS,
    Method::TRACE,
    Method::PUT,
    Method::DELETE,
    Method::POST,
    Method::PATCH,
];

/// The methods that may be sent again, and those that may not.
pub(crate) fn methods(rule: Rule) -> [Vec<&'static str>; 2] {
    [true, false].map(|wanted| {
        let methods = METHODS
            .iter()
            .filter(|method| rule.is_retryable_for(method) == wanted);
        methods.map(Method::as_str).collect()
    })
}

pub(crate) fn of_row(row: &Row) -> Rule {
    let replay = match row.replay {
        Some(TableReplay::Any) => Replay::Any,
        _ => Replay::Idempotent,
    };
    match row.retry {
        TableRetry::Later => Rule::later(replay),
        TableRetry::Throttled => Rule::throttled(replay),
        _ => Rule::NEVER,
    }
}

/// The rule of a status, by the row that covers it if any does; `None` for a class without a row, whose
/// statuses have more than one.
pub(crate) fn of(code: Code, row: Option<&Row>) -> Option<Rule> {
    match (row, code) {
        (Some(row), _) => Some(of_row(row)),
        (None, Code::Status(status)) => Some(Rule::unlisted(status)),
        (None, Code::Class(_)) => None,
    }
}

/// Whether a status is an error, by the row that covers it if any does.
pub(crate) fn is_error(code: Code, row: Option<&Row>) -> bool {
    row.map_or_else(|| is_error_unlisted(code), |row| row.is_error)
}

/// Whether a status is an error where no row covers it.
pub(crate) fn is_error_unlisted(code: Code) -> bool {
    __private::is_error_unlisted(status_of(code))
}

/// The status, or the first one of the class.
pub(crate) fn status_of(code: Code) -> u16 {
    match code {
        Code::Status(status) => status,
        Code::Class(class) => u16::from(class) * 100,
    }
}
