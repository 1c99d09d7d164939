//! What a table says and a person means otherwise: marks that count as any other letter.

use crate::output::WarningWord;
use crate::terminal::visible;
use aurora_errors_spec::{Place, Position, Row, Table, Wanted};
use std::fmt::Write as _;

/// A warning for each pointer that has an index in brackets (`/errors[0]/code`), and for each value of a
/// case in which `*` is to stand for other letters (`CARD_*`). Both are read, and never found.
pub(crate) fn warnings(file: &str, table: &Table) -> String {
    let mut text = String::new();
    let mut warn = |warning: &str, place: Position| {
        let _ = writeln!(text, "{WarningWord} {warning}\n --> {file}:{place}\n");
    };
    let start = Position { line: 1, column: 1 };
    for pointer in pointers_of_table(table).filter_map(with_brackets) {
        warn(&pointer, start);
    }
    for row in table.rows_and_cases() {
        for pointer in pointers_of_row(row).filter_map(with_brackets) {
            warn(&pointer, row.position);
        }
        for value in values(row).filter_map(with_wildcard) {
            warn(&value, row.position);
        }
    }
    text
}

fn pointers_of_table(table: &Table) -> impl Iterator<Item = &str> {
    let delays = table.retry_after.iter().map(|delay| &delay.place);
    let verdicts = table.retryable.iter().map(|verdict| &verdict.place);
    let places = table.messages.iter().chain(&table.codes);
    places.chain(delays).chain(verdicts).filter_map(pointer)
}

fn pointers_of_row(row: &Row) -> impl Iterator<Item = &str> {
    let conditions = row.when.iter().flat_map(|when| &when.body);
    let delays = row.retry_after.iter();
    delays
        .filter_map(|delay| pointer(&delay.place))
        .chain(conditions.map(|(pointer, _)| pointer.as_str()))
}

fn pointer(place: &Place) -> Option<&str> {
    match place {
        Place::Body(pointer) => Some(pointer),
        Place::Header(_) => None,
    }
}

/// The values of a case, wherever they are to stand.
fn values(row: &Row) -> impl Iterator<Item = &Wanted> {
    row.when.iter().flat_map(|when| {
        let named = when.header.iter().chain(&when.body);
        when.code.iter().chain(named.flat_map(|(_, values)| values))
    })
}

fn with_brackets(pointer: &str) -> Option<String> {
    let key = pointer.split('/').find(|key| {
        let index = key
            .strip_suffix(']')
            .and_then(|key| Some(key.rsplit_once('[')?.1));
        index.is_some_and(|index| {
            index
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter == '*')
        })
    })?;
    let (pointer, key) = (visible(pointer), visible(key));
    Some(format!(
        "the pointer `{pointer}` asks for a key `{key}`: elements of a list are a part of their own, as in \
         `/errors/0/code` or `/errors/*/code`"
    ))
}

fn with_wildcard(value: &Wanted) -> Option<String> {
    match value {
        Wanted::Text(text) if text.contains('*') => Some(format!(
            "the value `{}` is compared letter by letter: only `*` alone stands for any",
            visible(text)
        )),
        _ => None,
    }
}
