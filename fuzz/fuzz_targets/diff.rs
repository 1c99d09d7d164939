//! Any two tables: what differs is told, what is told differs, and what breaks nothing breaks nothing.

#![no_main]

use aurora_errors_spec::{Impact, Row, Source, Table, diff, read};
use libfuzzer_sys::fuzz_target;
use made::Choices;

mod made;

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices::new(bytes);
    let [Some(old), Some(new)] = [choices.table(), choices.table()].map(|table| {
        let source = Source::from_bytes("table.json", table.to_string().into_bytes());
        read(&source.expect("it is UTF-8")).into_result().ok()
    }) else {
        return;
    };
    assert_eq!(diff(&old, &old), []);
    let changes = diff(&old, &new);
    assert_eq!(changes.is_empty(), diff(&new, &old).is_empty());
    for change in &changes {
        let is_of = |table: &Table| {
            table
                .rows_and_cases()
                .any(|row| change.row().is_some_and(|its| std::ptr::eq(row, its)))
        };
        assert!(change.row().is_none() || is_of(&old) || is_of(&new));
    }
    let most = changes.iter().map(|change| change.impact()).max();
    for status in 100..=999 {
        let rows = [&old, &new].map(|table| table.row(status));
        match most {
            None => assert_eq!(rows[0].map(all), rows[1].map(all)),
            Some(Impact::Breaking) => return,
            Some(_) => {
                if let Some(old) = rows[0].filter(|row| row.is_error) {
                    let new = rows[1].expect("no error is gone");
                    assert_eq!(rules(old), rules(new), "{status}: {changes:?}");
                }
            }
        }
    }
});

/// What the table says of a status.
fn all(row: &Row) -> impl PartialEq + std::fmt::Debug {
    let texts = (
        row.name.clone(),
        row.meaning.clone(),
        row.advice.clone(),
        row.docs.clone(),
    );
    (rules(row), texts, row.retry_after.clone(), row.cases.len())
}

/// What code depends on.
fn rules(row: &Row) -> impl PartialEq + std::fmt::Debug {
    let variant = row.is_error.then(|| row.variant.clone());
    (variant, row.retry, row.replay)
}
