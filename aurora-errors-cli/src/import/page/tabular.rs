//! HTML's tables, with cells that span others, and tables inside tables.

use super::block::{Block, Table};
use super::column::statuses;
use super::html::{Reader, text_of};
use super::tree::Element;

/// No table that a person reads is larger.
const MOST_ROWS: usize = 10_000;
const MOST_COLUMNS: usize = 32;

/// Cells that span rows could make any amount of text out of a small page.
const MOST_REPEATED: usize = 8 << 20;

/// Reads a table, and then the tables inside it. One that only arranges a page is read as the page.
pub(super) fn read(element: Element, reader: &mut Reader) {
    let mut rows = Vec::new();
    rows_of(element, &mut rows);
    let cells = rows.iter().flat_map(|row| row.elements());
    let (mut inner, mut has_headings) = (Vec::new(), false);
    for cell in cells {
        survey(cell, &mut inner, &mut has_headings);
    }
    if has_headings || (!inner.is_empty() && rows.len() < 2) {
        for cell in rows.iter().flat_map(|row| row.elements()) {
            reader.children(cell);
            reader.flush();
        }
        return;
    }
    let table = laid_out(&rows, &mut reader.repeated);
    reader.page.blocks.extend(split(table).map(Block::Table));
    for table in inner {
        read(table, reader);
    }
}

/// The rows of a table, without those of tables in its cells.
fn rows_of<'t>(element: Element<'t>, rows: &mut Vec<Element<'t>>) {
    for child in element.elements() {
        match child.name() {
            "tr" if rows.len() < MOST_ROWS => rows.push(child),
            "thead" | "tbody" | "tfoot" => rows_of(child, rows),
            _ => {}
        }
    }
}

/// Looks for tables inside a cell, and for headings.
fn survey<'t>(element: Element<'t>, inner: &mut Vec<Element<'t>>, has_headings: &mut bool) {
    for child in element.elements() {
        match child.name() {
            "table" => inner.push(child),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => *has_headings = true,
            _ => survey(child, inner, has_headings),
        }
    }
}

/// A cell that goes on in the rows below.
#[derive(Clone, Default)]
struct Span {
    rows: usize,
    text: String,
}

fn laid_out(rows: &[Element], repeated: &mut usize) -> Table {
    let mut table = Table::default();
    let mut spans = vec![Span::default(); MOST_COLUMNS];
    for row in rows {
        let mut texts = Vec::new();
        let mut are_heads = true;
        for cell in row
            .elements()
            .filter(|cell| matches!(cell.name(), "td" | "th"))
        {
            go_on(&mut texts, &mut spans, repeated);
            are_heads &= cell.name() == "th";
            let text = text_of(cell);
            let rows = number(cell, "rowspan").saturating_sub(1);
            for _ in 0..number(cell, "colspan").min(MOST_COLUMNS - texts.len().min(MOST_COLUMNS)) {
                if let Some(span) = spans.get_mut(texts.len()) {
                    *span = Span {
                        rows,
                        text: text.clone(),
                    };
                }
                texts.push(text.clone());
            }
        }
        go_on(&mut texts, &mut spans, repeated);
        if texts.is_empty() {
            continue;
        }
        // Some tables are made of nothing but heads.
        are_heads &= !texts.iter().any(|text| statuses(text).is_some());
        if are_heads && table.rows.is_empty() {
            table.heads = texts;
        } else {
            table.rows.push(texts);
        }
    }
    table
}

/// Fills the places that cells of rows above take.
fn go_on(texts: &mut Vec<String>, spans: &mut [Span], repeated: &mut usize) {
    while let Some(span) = spans.get_mut(texts.len()).filter(|span| span.rows > 0) {
        span.rows -= 1;
        *repeated += span.text.len();
        let text = if *repeated > MOST_REPEATED {
            ""
        } else {
            &span.text
        };
        texts.push(text.to_owned());
    }
}

fn number(cell: Element, name: &str) -> usize {
    let number = cell
        .attribute(name)
        .and_then(|text| text.trim().parse().ok());
    number.unwrap_or(1).clamp(1, MOST_ROWS)
}

/// In Markdown, a table goes on until an empty line: one that follows at once, heads, rule and all,
/// ends up in it.
pub(super) fn split(table: Table) -> impl Iterator<Item = Table> {
    let mut tables = vec![Table {
        heads: table.heads,
        rows: Vec::new(),
    }];
    for row in table.rows {
        let is_rule = |text: &String| {
            text.len() > 1 && text.chars().all(|letter| matches!(letter, '-' | ':'))
        };
        let is_rule =
            row.iter().any(is_rule) && row.iter().all(|text| text.is_empty() || is_rule(text));
        let Some(last) = tables.last_mut() else {
            break;
        };
        if is_rule {
            let heads = last.rows.pop().unwrap_or_default();
            tables.push(Table {
                heads,
                rows: Vec::new(),
            });
        } else {
            last.rows.push(row);
        }
    }
    tables.into_iter().filter(|table| !table.rows.is_empty())
}
