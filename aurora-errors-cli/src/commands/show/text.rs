//! A table for a terminal.

use crate::rule;
use crate::terminal::{under, visible};
use anstyle::Style;
use aurora_errors_spec::{Row, Table};
use std::fmt::Write as _;

pub(super) fn text(table: &Table) -> String {
    let bold = Style::new().bold();
    let mut text = format!("{bold}{}", visible(&table.api));
    if let Some(version) = &table.version {
        let _ = write!(text, " {}", visible(version));
    }
    let _ = writeln!(text, "{bold:#}");
    if let Some(docs) = &table.docs {
        let _ = writeln!(text, "{}", visible(docs));
    }
    let names = table.rows.iter().map(|row| visible(&row.name));
    let widest = names.map(|name| textwrap::core::display_width(&name)).max();
    let widest = widest.unwrap_or_default();
    for row in &table.rows {
        let name = visible(&row.name);
        let gap = " ".repeat(widest - textwrap::core::display_width(&name));
        let heading = format!("{}  {bold}{name}{bold:#}{gap}  {}", row.code, retry(row));
        let _ = writeln!(text, "\n{}", heading.trim_end());
        text += &under("     ", &visible(&row.meaning));
        for more in [&row.advice, &row.docs].into_iter().flatten() {
            text += &under("     ", &visible(more));
        }
        for case in &row.cases {
            text += &in_short(case, row);
        }
    }
    text
}

/// A case under its row, with what it does not have from there.
fn in_short(case: &Row, row: &Row) -> String {
    let bold = Style::new().bold();
    let name = visible(&case.name);
    let heading = format!("     {bold}{name}{bold:#}  {}", retry(case));
    let mut text = format!("\n{}\n", heading.trim_end());
    if let Some(when) = &case.when {
        text += &under("       ", &visible(&format!("with {when}")));
    }
    if case.meaning != row.meaning {
        text += &under("       ", &visible(&case.meaning));
    }
    let more = [(&case.advice, &row.advice), (&case.docs, &row.docs)];
    for (own, _) in more.into_iter().filter(|(own, of_row)| own != of_row) {
        text += &under("       ", &visible(own.as_deref().unwrap_or_default()));
    }
    text
}

/// A row that is no error has nothing to repeat.
pub(super) fn retry(row: &Row) -> String {
    if row.is_error {
        rule::of_row(row).to_string()
    } else {
        String::new()
    }
}
