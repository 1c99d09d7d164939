//! A change in one line, in words that text and Markdown share.

use crate::rule;
use aurora_errors::Rule;
use aurora_errors_spec::{Change, Code, Row};
use std::fmt::Write as _;

/// What changed and from what to what; for a text, only which one.
pub(super) fn headline(change: &Change) -> String {
    match *change {
        Change::Added { row, before } => step_of_row("added", row, before, Some(row)),
        Change::Removed { row, after } => step_of_row("removed", row, Some(row), after),
        Change::Moved { old, new } => {
            let (from, to) = (old.code.to_string(), new.code.to_string());
            step("moved", &from, &to)
        }
        Change::Renamed { old, new } | Change::Error { old, new } => {
            let is_renamed = old.is_error && new.is_error;
            let what = if is_renamed { "renamed" } else { "error" };
            let (was, is) = (becomes(old.code, Some(old)), becomes(new.code, Some(new)));
            step(what, &was, &is)
        }
        Change::Retry { old, new } => {
            let [old, new] = [old, new].map(|row| rule::of_row(row).to_string());
            step("retry", &old, &new)
        }
        Change::Text { key, .. } => key.to_owned(),
        Change::When { old, new } => {
            let [old, new] = [old, new].map(|case| case.when.as_ref().map(ToString::to_string));
            step("when", &old.unwrap_or_default(), &new.unwrap_or_default())
        }
        Change::Order { .. } => {
            "order of the cases, of which the first that holds counts".to_owned()
        }
        Change::Places { key, old, new, .. } => step(key, &list(&old.texts()), &list(&new.texts())),
    }
}

/// A row that comes or goes, and by which rows its status is covered before and after that.
fn step_of_row(what: &str, row: &Row, before: Option<&Row>, after: Option<&Row>) -> String {
    let [was, is] = [before, after].map(|covers| becomes(row.code, covers));
    let [old, new] = [before, after].map(|covers| rule_of(row.code, covers));
    step(&told(what, row), &was, &is) + &retry(old, new)
}

/// With which answers a case comes or goes.
fn told(what: &str, row: &Row) -> String {
    match &row.when {
        Some(when) => format!("{what} with {when}"),
        None => what.to_owned(),
    }
}

fn step(what: &str, from: &str, to: &str) -> String {
    if from == to {
        format!("{what}: {to}")
    } else {
        format!("{what}: {from} → {to}")
    }
}

/// What a status becomes under the row that covers it.
fn becomes(code: Code, row: Option<&Row>) -> String {
    match row {
        Some(row) if row.is_error => format!("`{}`", row.variant),
        None if rule::is_error_unlisted(code) => "`Unlisted`".to_owned(),
        _ => "no error".to_owned(),
    }
}

/// `None` where there is nothing to repeat, and for the many statuses of an unlisted class.
fn rule_of(code: Code, row: Option<&Row>) -> Option<Rule> {
    rule::of(code, row).filter(|_| rule::is_error(code, row))
}

/// A row that comes or goes may change what is repeated, which its variant does not tell.
fn retry(old: Option<Rule>, new: Option<Rule>) -> String {
    let rules = [old, new].map(|rule| rule.map(|rule| rule.to_string()));
    match rules {
        [Some(old), Some(new)] => format!(", {}", step("retry", &old, &new)),
        [None, Some(only)] | [Some(only), None] => format!(", retry: {only}"),
        [None, None] => String::new(),
    }
}

fn list(entries: &[String]) -> String {
    let mut list = String::new();
    for entry in entries {
        let comma = if list.is_empty() { "" } else { ", " };
        let _ = write!(list, "{comma}`{entry}`");
    }
    if list.is_empty() {
        "none".to_owned()
    } else {
        list
    }
}
