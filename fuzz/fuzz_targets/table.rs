//! Any bytes as a table: read or refused, each fault with a place inside of the text.

#![no_main]

use aurora_errors_spec::{Source, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("table.json", bytes.to_vec()) else {
        return;
    };
    let reading = read(&source);
    for fault in &reading.faults {
        let position = fault.position().expect("a fault of the text has a place");
        assert!(position.line <= source.text().lines().count().max(1) + 1);
        assert!(fault.to_string().starts_with(fault.message()));
    }
    for status in 100..=999 {
        let row = reading.table.row(status);
        assert!(row.is_none_or(|row| !row.meaning.is_empty() && !row.variant.is_empty()));
    }
});
