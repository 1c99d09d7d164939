//! What the generated items say of themselves.

use crate::load::Loaded;
use crate::resolve::{Arm, Placed, rows_and_cases};
use aurora_errors_spec::markdown::{block, cell, line};
use aurora_errors_spec::{Replay, Retry, Row, Table};
use proc_macro2::Ident;
use std::fmt::Write as _;
use syn::ext::IdentExt as _;

/// A variant of the generated form: all that the table says of its row or case.
pub(crate) fn variant(Placed { row, status, .. }: &Placed<'_>) -> String {
    let mut text = format!("**{} {}**\n", row.code, cell(&row.name));
    if row.when.is_some() {
        let _ = write!(text, "\n{status}.\n");
    }
    let _ = write!(text, "\n{}\n", block(&row.meaning));
    if let Some(advice) = &row.advice {
        let _ = write!(text, "\n{}\n", block(advice));
    }
    let _ = write!(text, "\nRetry: {}.\n", retry(row));
    if let Some(docs) = &row.docs {
        let _ = write!(text, "\nSee <{docs}>.\n");
    }
    text
}

/// The method `is_…` of a variant. In the form that the user writes it is the only item of ours that stands
/// for the variant, and has the texts of its rows: `with_rows`.
pub(crate) fn predicate(arm: &Arm<'_>, with_rows: bool) -> String {
    let name = &arm.name;
    let is_row = |position| arm.rows.iter().any(|placed| placed.position == position);
    // What goes with its row needs no mention.
    let is_named = |placed: &&Placed<'_>| placed.case_of.is_none_or(|(row, _)| !is_row(row));
    let has_case = arm
        .rows
        .iter()
        .filter(is_named)
        .any(|placed| placed.row.when.is_some());
    let mut text = format!("Whether this is `{name}`");
    let mut between = ": ";
    for placed in arm.rows.iter().filter(is_named) {
        text += between;
        text += placed.status;
        between = if has_case { "; " } else { ", " };
    }
    text.push('.');
    if !arm.cases.is_empty() {
        text += " It is true for every case of that status, whichever variant it has.";
    }
    if let ([placed], true) = (arm.rows.as_slice(), with_rows) {
        text += "\n\n";
        text += &variant(placed);
    }
    text
}

/// For each row and each case its status, and what tells a case of it apart: `402 with code card_declined`.
pub(crate) fn statuses(table: &Table) -> Vec<String> {
    let mut statuses = Vec::new();
    for row in table.rows_and_cases() {
        let mut status = row.code.to_string();
        if let Some(when) = &row.when {
            status += " with ";
            status += &cell(&when.to_string()).replace('*', "\\*");
        }
        statuses.push(status);
    }
    statuses
}

/// The whole table, for the enum's page. Where the user named the variants, a column says which each
/// row has.
pub(crate) fn table(loaded: &Loaded, named: &[Arm<'_>]) -> String {
    let (table, all) = (&loaded.table, rows_and_cases(loaded));
    let mut variants: Vec<Option<&Ident>> = vec![None; all.len()];
    for arm in named {
        for placed in &arm.rows {
            if let Some(variant) = variants.get_mut(placed.position) {
                *variant = Some(&arm.name);
            }
        }
    }
    let variant = |placed: &Placed<'_>| match variants.get(placed.position) {
        _ if named.is_empty() => String::new(),
        // The compiler would look for a link of Markdown among all names, and read the whole table for it.
        Some(Some(name)) => {
            let name = name.unraw();
            format!("<a href='#variant.{name}'>`{name}`</a> | ")
        }
        _ => "| ".to_owned(),
    };
    let mut text = format!("# The statuses of {}", line(&table.api));
    if let Some(version) = &table.version {
        let _ = write!(text, " {}", line(version));
    }
    text += if named.is_empty() {
        "\n\n| Status | Name | Meaning | Retry |\n|---|---|---|---|\n"
    } else {
        "\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n"
    };
    let (rows, mut cases) = all.split_at(table.rows.len());
    for row in rows {
        text += &line_of_table(row, &variant(row));
        let (of_row, others) = cases.split_at(row.row.cases.len());
        cases = others;
        for case in of_row {
            text += &line_of_table(case, &variant(case));
        }
    }
    if let Some(docs) = &table.docs {
        let _ = write!(text, "\nFrom <{docs}>.\n");
    }
    text
}

/// A case says only what its row, which stands above it, does not.
fn line_of_table(placed: &Placed<'_>, variant: &str) -> String {
    let (row, status) = (placed.row, placed.status);
    let case_of = placed.case_of.map(|(_, row)| row);
    let mut meaning = String::new();
    if case_of.is_none_or(|of| of.meaning != row.meaning) {
        meaning += &cell(&row.meaning);
    }
    if let Some(advice) = &row.advice
        && case_of.is_none_or(|of| of.advice != row.advice)
    {
        meaning += if meaning.is_empty() { "" } else { " " };
        meaning += &cell(advice);
    }
    let name = cell(&row.name);
    let retry = if row.is_error { retry(row) } else { "" };
    format!("| {status} | {variant}{name} | {meaning} | {retry} |\n")
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
