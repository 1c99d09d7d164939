//! The rule of an answer, and whose word it is.

use super::matched::Matched;
use super::parts::ErrorParts;
use super::settings::Adjust;
use crate::pick::Picked;
use crate::rule::verdict;
use crate::{Row, Rule};
use std::iter;

/// Whose word a rule is.
///
/// ```
/// use aurora_errors::retrying::{Authority, Retrying};
///
/// fn tell(retrying: &Retrying) {
///     if retrying.authority() == Authority::Unlisted {
///         eprintln!("no row of the table has {:?}", retrying.status());
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Authority {
    /// The table's, in the row of the status.
    Row,
    /// The table's, in a case of that row.
    Case,
    /// The table's, in the row or one of its cases: only the body could tell, and it was not there to
    /// be looked into. The strictest of them counts.
    Strictest,
    /// What holds for a status that no row covers.
    Unlisted,
    /// The server's, which sends `Retry-After` under a status that no row covers.
    Delay,
    /// The server's, who says outright that a repeat can help, at a place that the table has under
    /// `retryable`.
    Verdict,
    /// The caller's: `adjust` gave another rule than the table and the server.
    Adjusted,
    /// Nobody's, as there was no response: the request was never sent, or is idempotent.
    NoResponse,
}

/// A rule, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) row: Option<&'static Row>,
    pub(super) rule: Rule,
    pub(super) authority: Authority,
}

impl Matched<'_> {
    /// The rule that counts: the caller's, where there is one.
    pub(super) fn judge(&self, adjust: Option<&Adjust>) -> Judged {
        let (rule, authority) = self.rule();
        let adjusted = adjust.map_or(rule, |adjust| adjust(&self.parts, rule));
        Judged {
            row: self.row(),
            rule: adjusted,
            authority: if adjusted == rule {
                authority
            } else {
                Authority::Adjusted
            },
        }
    }

    /// Whether, and which, requests may be sent again, and whose word that is. Where the body cannot
    /// be looked into, all that the answer could be must allow it.
    pub(super) fn rule(&self) -> (Rule, Authority) {
        let ErrorParts {
            status, headers, ..
        } = self.parts;
        let (rule, authority) = match (self.picked, self.row()) {
            (_, None) => self.unlisted(),
            (Picked::NoCase, Some(row)) => (row.rule(), Authority::Row),
            (Picked::Case(_), Some(case)) => (case.rule(), Authority::Case),
            (Picked::NeedsBody, Some(_)) => (
                self.table.strictest_rule(status, iter::empty()),
                Authority::Strictest,
            ),
        };
        if !self.table.has_words {
            return (rule, authority);
        }
        let places = self.table.places().retryable;
        let said = verdict::over(rule, places, headers, self.parts.body());
        if said == rule {
            (rule, authority)
        } else {
            (said, Authority::Verdict)
        }
    }

    fn unlisted(&self) -> (Rule, Authority) {
        let status = self.parts.status;
        let rule = Rule::unlisted_with(status, self.parts.headers);
        // What forbids a repeat need not be told apart: nobody is told of a repeat that is not made.
        if rule == Rule::unlisted(status.as_u16()) {
            (rule, Authority::Unlisted)
        } else {
            (rule, Authority::Delay)
        }
    }
}
