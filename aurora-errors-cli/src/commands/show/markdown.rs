//! A table for a README or a wiki.

use super::text::retry;
use crate::markdown::{cell, literal};
use aurora_errors_spec::{Row, Table};
use std::fmt::Write as _;

pub(super) fn table(table: &Table) -> String {
    let mut text = String::from("| Status | Name | Meaning | Retry |\n|---|---|---|---|\n");
    for row in &table.rows {
        text += &line(row);
        text.extend(row.cases.iter().map(line));
    }
    text
}

/// As code, in which no underscore needs a backslash.
fn condition(when: &str) -> String {
    if when.contains('`') {
        literal(when)
    } else {
        format!("`{}`", cell(when))
    }
}

fn line(row: &Row) -> String {
    let mut meaning = cell(&row.meaning);
    if let Some(advice) = &row.advice {
        let _ = write!(meaning, " {}", cell(advice));
    }
    if let Some(docs) = &row.docs {
        let _ = write!(meaning, " See <{docs}>.");
    }
    let code = match &row.when {
        Some(when) => format!("{} with {}", row.code, condition(&when.to_string())),
        None => row.code.to_string(),
    };
    let (name, retry) = (cell(&row.name), retry(row));
    format!("| {code} | {name} | {meaning} | {retry} |\n")
}
