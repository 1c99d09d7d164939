//! What the generated items say of themselves.

use crate::resolve::Arm;
use aurora_errors_spec::markdown::{block, cell, line};
use aurora_errors_spec::{Replay, Retry, Row, Table};
use std::fmt::Write as _;

/// A variant of the generated form: all that the table says of its row.
pub(crate) fn variant(row: &Row) -> String {
    let mut text = format!(
        "**{} {}**\n\n{}\n",
        row.code,
        cell(&row.name),
        block(&row.meaning)
    );
    if let Some(advice) = &row.advice {
        let _ = write!(text, "\n{}\n", block(advice));
    }
    let _ = write!(text, "\nRetry: {}.\n", retry(row));
    if let Some(docs) = &row.docs {
        let _ = write!(text, "\nSee <{docs}>.\n");
    }
    text
}

/// The method `is_…` of a variant.
pub(crate) fn predicate(arm: &Arm<'_>) -> String {
    let name = &arm.name;
    let mut codes = arm.rows.iter().map(|placed| placed.row.code.to_string());
    match codes.next() {
        Some(first) => {
            let codes = codes.fold(first, |all, code| all + ", " + &code);
            format!("Whether this is [`{name}`](Self::{name}): {codes}.")
        }
        None => format!("Whether this is [`{name}`](Self::{name})."),
    }
}

/// The whole table, for the enum's page.
pub(crate) fn table(table: &Table) -> String {
    let mut text = format!("# The statuses of {}", line(&table.api));
    if let Some(version) = &table.version {
        let _ = write!(text, " {}", line(version));
    }
    text += "\n\n| Status | Name | Meaning | Retry |\n|---|---|---|---|\n";
    for row in &table.rows {
        let meaning = match &row.advice {
            Some(advice) => format!("{} {}", cell(&row.meaning), cell(advice)),
            None => cell(&row.meaning),
        };
        let name = cell(&row.name);
        let retry = if row.is_error { retry(row) } else { "" };
        let _ = writeln!(text, "| {} | {name} | {meaning} | {retry} |", row.code);
    }
    if let Some(docs) = &table.docs {
        let _ = write!(text, "\nFrom <{docs}>.\n");
    }
    text
}

fn retry(row: &Row) -> &'static str {
    match (row.retry, row.replay) {
        (Retry::Later, Some(Replay::Any)) => "later, any method",
        (Retry::Later, _) => "later, idempotent methods",
        (Retry::Throttled, Some(Replay::Idempotent)) => {
            "after the delay that the server asks for, idempotent methods"
        }
        (Retry::Throttled, _) => "after the delay that the server asks for, any method",
        _ => "never",
    }
}
