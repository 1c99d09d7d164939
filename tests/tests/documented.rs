//! The tables that the documentation shows are tables.

use aurora_errors_spec::{Source, read};
use std::fs;
use std::path::Path;

/// The blocks of JSON on a page.
fn blocks(page: &str) -> impl Iterator<Item = &str> {
    let blocks = page.split("```json\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap())
}

#[test]
fn every_table_in_the_documentation_is_read_without_a_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../aurora-errors");
    for name in ["README.md", "src/guide/writing_a_table.md"] {
        let page = fs::read_to_string(folder.join(name)).unwrap();
        let mut tables = blocks(&page).peekable();
        assert!(tables.peek().is_some(), "{name} shows no table");
        for table in tables {
            let source = Source::from_bytes(name, table.into()).unwrap();
            assert_eq!(read(&source).faults, [], "{table}");
        }
    }
}
