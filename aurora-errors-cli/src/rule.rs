//! The retry rules in words.

use aurora_errors_spec::{Code, Replay, Retry, Row};

/// Whether, and which, requests may be repeated.
pub(crate) type Rule = (Retry, Option<Replay>);

/// The methods of HTTP, the idempotent ones (RFC 9110 §9.2.2) first.
const METHODS: [&str; 8] = [
    "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH",
];

/// The methods that may be sent again, and those that may not.
pub(crate) fn methods((_, replay): Rule) -> (&'static [&'static str], &'static [&'static str]) {
    METHODS.split_at(match replay {
        Some(Replay::Idempotent) => 6,
        Some(Replay::Any) => METHODS.len(),
        _ => 0,
    })
}

pub(crate) fn of_row(row: &Row) -> Rule {
    (row.retry, row.replay)
}

/// The rule of a status that no row covers, which every derived error follows.
pub(crate) fn unlisted(status: u16) -> Rule {
    match status {
        501 | 505 | 506 | 508 | 510 | 511 => (Retry::Never, None),
        408 | 425 | 500..=599 => (Retry::Later, Some(Replay::Idempotent)),
        429 => (Retry::Throttled, Some(Replay::Any)),
        _ => (Retry::Never, None),
    }
}

/// Whether a status is an error where no row covers it.
pub(crate) fn is_error_unlisted(code: Code) -> bool {
    match code {
        Code::Status(status) => status >= 400,
        Code::Class(class) => class >= 4,
    }
}

/// The rule in the fewest words.
pub(crate) fn words((retry, replay): Rule) -> String {
    match replay {
        Some(Replay::Any) => format!("{retry}, any method"),
        Some(Replay::Idempotent) => format!("{retry}, idempotent methods"),
        _ => retry.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{METHODS, is_error_unlisted, methods, unlisted};
    use aurora_errors::http::{Method, Response, StatusCode};
    use aurora_errors::{ApiError, ErrorResponse};
    use aurora_errors_spec::Code;

    #[derive(Debug, ApiError)]
    #[aurora(spec = "tests/commands/no-errors.json")]
    enum UnlistedError {
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }

    #[test]
    fn statuses_without_a_row_follow_the_rule_of_derived_errors() {
        for number in (100..=999).filter(|number| *number != 200) {
            let status = StatusCode::from_u16(number).unwrap();
            let response = Response::builder().status(status).body("").unwrap();
            let is_error = UnlistedError::check(response).is_err();
            assert_eq!(
                is_error_unlisted(Code::Status(number)),
                is_error,
                "{number}"
            );

            let error = UnlistedError::from(status);
            let (repeatable, _) = methods(unlisted(number));
            let retry = error.retry().to_string();
            assert_eq!(unlisted(number).0.to_string(), retry, "{number}");
            for method in METHODS {
                let parsed = Method::from_bytes(method.as_bytes()).unwrap();
                let is_allowed = error.is_retryable_for(&parsed);
                assert_eq!(
                    repeatable.contains(&method),
                    is_allowed,
                    "{number} {method}"
                );
            }
        }
    }
}
