//! A table for spreadsheets (RFC 4180): a line for each row and each case.

use crate::terminal::visible;
use aurora_errors_spec::{Row, Table};

const COLUMNS: [&str; 10] = [
    "code", "when", "name", "variant", "error", "retry", "replay", "meaning", "advice", "docs",
];

pub(super) fn csv(table: &Table) -> String {
    let mut csv = COLUMNS.join(",") + "\r\n";
    for row in &table.rows {
        csv += &line(row);
        csv.extend(row.cases.iter().map(line));
    }
    csv
}

fn line(row: &Row) -> String {
    let of_error = |text: String| if row.is_error { text } else { String::new() };
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        row.code.to_string(),
        row.when
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        row.name.clone(),
        of_error(row.variant.clone()),
        row.is_error.to_string(),
        of_error(row.retry.to_string()),
        row.replay
            .map(|replay| replay.to_string())
            .unwrap_or_default(),
        row.meaning.clone(),
        optional(&row.advice),
        optional(&row.docs),
    ];
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let text = visible(text);
    // A spreadsheet takes these for the start of a formula.
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        _ => text,
    };
    if text.contains(['"', ',', '\n', '\r', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_where_they_must_and_are_no_formulas() {
        assert_eq!(cell("a b"), "a b");
        assert_eq!(cell("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)"] {
            assert_eq!(cell(formula), format!("\"'{formula}\""));
        }
    }
}
