//! A table as the runtime crate reads it: texts and marks, which the derive writes as literals and
//! the program keeps in memory. Only crates of the same version understand each other here.

#![allow(missing_docs)]

mod conditions;

pub use self::conditions::{Conditions, Plan, conditions};

use crate::code::Code;
use crate::place::Place;
use crate::table::{Row, Table};
use crate::words::{Replay, Retry, Unit};

/// Rows as `aurora-errors/src/row.rs` explains them.
pub struct Encoded {
    pub texts: String,
    pub marks: Vec<u8>,
}

/// The rows, and behind them the cases of all rows.
#[must_use]
pub fn rows(table: &Table) -> Encoded {
    let mut texts = String::new();
    let mut marks = Vec::new();
    let mut cases: u16 = 0;
    for row in table.rows_and_cases() {
        let code = row.code.to_string();
        marks.extend_from_slice(code.as_bytes());
        marks.push(rule(row));
        // A table has at most 65,535 rows and cases.
        let count = u16::try_from(row.cases.len()).unwrap_or(0);
        marks.extend_from_slice(&cases.to_le_bytes());
        marks.extend_from_slice(&count.to_le_bytes());
        cases = cases.saturating_add(count);
        offset(&texts, &mut marks);
        let advice = row.advice.as_deref().unwrap_or_default();
        let docs = row.docs.as_deref().unwrap_or_default();
        for text in &[&row.name, &row.meaning, advice, docs, &row.variant] {
            texts.push_str(text);
            offset(&texts, &mut marks);
        }
    }
    Encoded { texts, marks }
}

// A table has at most 16 MiB.
#[allow(clippy::cast_possible_truncation)]
fn offset(texts: &str, marks: &mut Vec<u8>) {
    marks.extend_from_slice(&(texts.len() as u32).to_le_bytes());
}

fn rule(row: &Row) -> u8 {
    match (row.retry, row.replay) {
        _ if !row.is_error => b'-',
        (Retry::Later, Some(Replay::Any)) => b'L',
        (Retry::Later, _) => b'l',
        (Retry::Throttled, Some(Replay::Idempotent)) => b't',
        (Retry::Throttled, _) => b'T',
        _ => b'n',
    }
}

/// A place as one text: no header's name begins with a slash, and a pointer does where it is not empty.
#[must_use]
pub fn place(place: &Place) -> &str {
    match place {
        Place::Header(text) | Place::Body(text) => text,
    }
}

#[must_use]
pub fn unit(unit: Unit) -> u8 {
    match unit {
        Unit::Seconds => b's',
        Unit::Milliseconds => b'm',
        Unit::Epoch => b'e',
        Unit::EpochMilliseconds => b'E',
        Unit::Date => b'd',
    }
}

/// Where the row of each status stands, and in the highest bit whether it has cases. Classes are
/// written first, so that exact codes, wherever they stand, come over them.
#[must_use]
pub fn index(table: &Table) -> Vec<u8> {
    let mut index = [[0; 2]; 900];
    for are_classes in &[true, false] {
        let mut next: u16 = 0;
        for row in &table.rows {
            next += 1;
            let (is_class, statuses) = match row.code {
                Code::Class(digit) => {
                    (true, usize::from(digit - 1) * 100..usize::from(digit) * 100)
                }
                Code::Status(status) => {
                    (false, usize::from(status - 100)..usize::from(status - 99))
                }
            };
            if is_class == *are_classes
                && let Some(statuses) = index.get_mut(statuses)
            {
                let has_cases = u16::from(!row.cases.is_empty()) << 15;
                statuses.fill((next | has_cases).to_le_bytes());
            }
        }
    }
    index.as_flattened().to_vec()
}
