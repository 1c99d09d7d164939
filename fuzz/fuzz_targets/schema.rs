//! Any table: the schema for editors takes what the reader takes, and refuses what it refuses, but for what
//! no schema can say.

#![no_main]

use aurora_errors_spec::{SCHEMA, Source, read};
use jsonschema::Validator;
use libfuzzer_sys::fuzz_target;
use made::Choices;
use serde_json::Value;
use std::sync::LazyLock;

mod made;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(SCHEMA).expect("it is JSON");
    jsonschema::draft202012::new(&schema).expect("it is a schema")
});

/// Of these the faults speak that are about more than one value, or about a name as an identifier.
const BEYOND_A_SCHEMA: [&str; 7] = [
    "duplicate code",
    "clashes with",
    "makes no variant",
    "makes the variant",
    "is not a Rust identifier",
    "is never reached",
    "stands here twice",
];

fuzz_target!(|bytes: &[u8]| {
    let table = match bytes.trim_ascii_start() {
        [b'{', ..] => serde_json::from_slice::<Value>(bytes).unwrap_or_default(),
        _ => Choices::new(bytes).table(),
    };
    let source =
        Source::from_bytes("table.json", table.to_string().into_bytes()).expect("it is UTF-8");
    let faults = read(&source).faults;
    let is_valid = VALIDATOR.is_valid(&table);
    if faults.is_empty() {
        let refused: Vec<_> = VALIDATOR
            .iter_errors(&table)
            .map(|error| error.to_string())
            .collect();
        assert!(is_valid, "only the schema refuses {table}: {refused:?}");
    } else if is_valid {
        let is_beyond = |message: &str| BEYOND_A_SCHEMA.iter().any(|part| message.contains(part));
        let missed: Vec<_> = faults
            .iter()
            .map(|fault| fault.message())
            .filter(|message| !is_beyond(message))
            .collect();
        assert!(missed.is_empty(), "the schema takes {table}: {missed:?}");
    }
});
