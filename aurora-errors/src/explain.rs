//! What a status means, in a few lines: why the error decides as it does.

use crate::display::escaped;
use crate::row::Row;
use crate::rule::{Replay, Retry, Rule};
use crate::table::Table;
use http::StatusCode;
use std::fmt;

/// Why an error decides as it does: the row that matched, its meaning and advice, the retry rule
/// with its reason, and the link. A few lines, made of the table's text alone.
///
/// ```
/// use aurora_errors::{AuroraError, http::StatusCode};
///
/// let error = AuroraError::from(StatusCode::BAD_GATEWAY);
/// let text = error.explain().to_string();
/// assert!(text.starts_with("502 matches the row 5XX Internal Error of Aurora"));
/// ```
#[derive(Debug, Clone)]
pub struct Explanation {
    table: &'static Table,
    status: StatusCode,
    /// The row, or its case that holds.
    row: Option<&'static Row>,
    rule: Rule,
}

impl Explanation {
    pub(crate) fn new(
        table: &'static Table,
        status: StatusCode,
        row: Option<&'static Row>,
        rule: Rule,
    ) -> Self {
        Explanation {
            table,
            status,
            row,
            rule,
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = self.row;
        write_match(f, self.table, row, self.status)?;
        if let Some(row) = row {
            write_text(f, "meaning", row.meaning())?;
            if let Some(advice) = row.advice() {
                write_text(f, "advice", advice)?;
            }
        }
        let listed = row.map_or(Rule::unlisted(self.status.as_u16()), Row::rule);
        if self.rule == listed {
            write_rule(f, self.rule, reason(self.rule, row.map(Row::is_error)))?;
        } else {
            write_rule(f, self.rule, "the server says so itself")?;
        }
        match row.and_then(Row::docs).or(self.table.docs()) {
            Some(docs) => write_text(f, "docs", docs),
            None => Ok(()),
        }
    }
}

fn write_match(
    f: &mut fmt::Formatter<'_>,
    table: &Table,
    row: Option<&Row>,
    status: StatusCode,
) -> fmt::Result {
    let (status, api) = (status.as_u16(), escaped(table.api()));
    match row {
        Some(row) => {
            let (code, name) = (row.code(), escaped(row.name()));
            let listed = table
                .row(status)
                .filter(|listed| !std::ptr::eq(*listed, row));
            match listed.map(|listed| escaped(listed.name())) {
                None => write!(f, "{status} matches the row {code} {name} of {api}")?,
                Some(listed) => {
                    write!(
                        f,
                        "{status} matches {name}, a case of the row {code} {listed} of {api}"
                    )?;
                }
            }
        }
        None => write!(f, "{status} matches no row of {api}")?,
    }
    match table.version() {
        Some(version) => write!(f, ", version {}", escaped(version)),
        None => Ok(()),
    }
}

/// A paragraph under its heading, its further lines set in.
fn write_text(f: &mut fmt::Formatter<'_>, heading: &str, text: &str) -> fmt::Result {
    write!(f, "\n{heading}: ")?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for (position, line) in lines.enumerate() {
        let start = if position == 0 { "" } else { "\n  " };
        write!(f, "{start}{}", escaped(line))?;
    }
    Ok(())
}

fn write_rule(f: &mut fmt::Formatter<'_>, rule: Rule, reason: &str) -> fmt::Result {
    write!(f, "\nretry: {}, {reason}", rule.retry())?;
    match rule.replay() {
        None => Ok(()),
        Some(Replay::Any) => write!(f, "\nreplay: any method, since {ANY_REASON}"),
        Some(Replay::Idempotent) => write!(
            f,
            "\nreplay: only idempotent methods (GET, HEAD, OPTIONS, TRACE, PUT, DELETE), since \
             {IDEMPOTENT_REASON}"
        ),
    }
}

/// Why a repeat can help or cannot; `is_error` is what the row says, `None` where no row covers the
/// status.
#[doc(hidden)]
#[must_use]
pub fn reason(rule: Rule, is_error: Option<bool>) -> &'static str {
    match (rule.retry(), is_error) {
        (Retry::Never, Some(false)) => "nothing failed",
        (Retry::Never, Some(true)) => "the same request fails again",
        (Retry::Never, None) => "nothing says that the same request can succeed",
        (Retry::Later, _) => "the same request may succeed after a pause",
        (Retry::Throttled, _) => "the server refused the request for its rate, obey its delay",
    }
}

/// Why every request may be sent again.
#[doc(hidden)]
pub const ANY_REASON: &str = "the server did nothing or says to repeat the request";

/// Why only idempotent requests may be.
#[doc(hidden)]
pub const IDEMPOTENT_REASON: &str = "the server may have acted";

#[cfg(test)]
mod tests {
    use super::Explanation;
    use crate::{Replay, Row, Rule, sample::TABLE};
    use http::{Method, StatusCode};

    fn explained(status: u16) -> String {
        let row = TABLE.row(status);
        let rule = row.map_or(Rule::unlisted(status), Row::rule);
        Explanation::new(TABLE, StatusCode::from_u16(status).unwrap(), row, rule).to_string()
    }

    #[test]
    fn a_row_explains_its_meaning_advice_rule_and_link() {
        assert_eq!(
            explained(404),
            "404 matches the row 404 Missing of Sample, version 1\n\
             meaning: The object does not exist,\n  - or belongs to another tenant.\n\
             advice: Check the id.\n\
             retry: never, the same request fails again\n\
             docs: https://sample.example/errors/404"
        );
        assert!(explained(503).starts_with("503 matches the row 5XX Internal Error "));
        assert!(explained(200).contains("\nretry: never, nothing failed\n"));
    }

    #[test]
    fn a_status_without_a_row_says_so() {
        assert_eq!(
            explained(418),
            "418 matches no row of Sample, version 1\n\
             retry: never, nothing says that the same request can succeed\n\
             docs: https://sample.example/errors"
        );
    }

    #[test]
    fn the_methods_that_are_named_are_those_that_may_be_repeated() {
        let methods = [
            Method::GET,
            Method::HEAD,
            Method::OPTIONS,
            Method::TRACE,
            Method::PUT,
            Method::DELETE,
            Method::POST,
            Method::PATCH,
            Method::CONNECT,
        ];
        let explained = explained(503);
        for method in methods {
            let is_named = explained.contains(method.as_str());
            assert_eq!(is_named, Replay::Idempotent.allows(&method), "{method}");
        }
    }
}
