//! What decides about a status or an answer.

use crate::rule;
use aurora_errors::__private::{self, Held};
use aurora_errors::{ErrorResponse, Rule};
use aurora_errors_spec::{Code, Row, Table};
use std::fmt;

/// A code, what came with it, and what follows.
pub(super) struct Explanation<'a> {
    pub(super) table: &'a Table,
    pub(super) code: Code,
    /// The row, without regard to its cases.
    pub(super) row: Option<&'a Row>,
    /// The case that the answer is.
    pub(super) case: Option<&'a Row>,
    pub(super) is_error: bool,
    /// `None` for a class without a row: its statuses have more than one rule.
    pub(super) rule: Option<Rule>,
    pub(super) response: Option<Attached>,
}

/// An answer, with the table that is attached to it.
pub(super) struct Attached {
    pub(super) response: ErrorResponse,
    table: &'static aurora_errors::Table,
}

impl<'a> Explanation<'a> {
    /// `runtime` is the same table as derived errors have it.
    pub(super) fn new(
        code: Code,
        response: Option<ErrorResponse>,
        table: &'a Table,
        runtime: &'static aurora_errors::Table,
    ) -> Explanation<'a> {
        let row = match code {
            Code::Status(status) => table.row(status),
            Code::Class(_) => table.rows.iter().find(|row| row.code == code),
        };
        let attached = response.map(|mut response| {
            let position = __private::attach(&mut response, runtime);
            let table = runtime;
            (Attached { response, table }, position)
        });
        let (response, position) = attached.unzip();
        let of_answer = position.and_then(|position| table.rows_and_cases().nth(position));
        let case = of_answer.filter(|row| row.when.is_some());
        let decides = case.or(row);
        let of_response = response.as_ref().map(Attached::rule);
        Explanation {
            table,
            code,
            row,
            case,
            is_error: rule::is_error(code, decides),
            rule: of_response.or(rule::of(code, decides)),
            response,
        }
    }

    /// The row or case that decides.
    pub(super) fn decides(&self) -> Option<&'a Row> {
        self.case.or(self.row)
    }

    /// The variant that the answer becomes.
    pub(super) fn variant(&self) -> Option<&'a str> {
        let listed = self.decides().map_or("Unlisted", |row| &row.variant);
        self.is_error.then_some(listed)
    }

    pub(super) fn docs(&self) -> Option<&'a str> {
        let of_row = self.decides().and_then(|row| row.docs.as_deref());
        of_row.or(self.table.docs.as_deref())
    }

    /// Whether the server asks for a delay that no loop can read, so that it ends with the error.
    pub(super) fn ends_loops(&self) -> bool {
        self.response
            .as_ref()
            .is_some_and(Attached::has_unread_delay)
    }

    /// The rule by which loops repeat.
    pub(super) fn rule_of_loops(&self) -> Option<Rule> {
        if self.ends_loops() {
            Some(Rule::NEVER)
        } else {
            self.rule
        }
    }

    /// Whether the server's own word counts in place of the table's.
    pub(super) fn server_decides(&self) -> bool {
        let of_table = rule::of(self.code, self.decides());
        of_table.is_some() && self.rule != of_table
    }
}

impl Attached {
    fn rule(&self) -> Rule {
        __private::rule(self.table, &Held::response(&self.response))
    }

    fn has_unread_delay(&self) -> bool {
        __private::has_unread_delay(self.table, &self.response)
    }
}

/// The line that the error is in a log.
impl fmt::Display for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __private::display(f, &Held::response(&self.response), self.table)
    }
}
