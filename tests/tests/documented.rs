//! The tables that the documentation shows are tables, and the files that it names are there.

use aurora_errors_spec::{Source, read};
use std::fmt::Write as _;
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
    for name in [
        "README.md",
        "src/guide/writing_a_table.md",
        "src/guide/several_failures.md",
    ] {
        let page = fs::read_to_string(folder.join(name)).unwrap();
        let mut tables = blocks(&page).peekable();
        assert!(tables.peek().is_some(), "{name} shows no table");
        for table in tables {
            let source = Source::from_bytes(name, table.into()).unwrap();
            assert_eq!(read(&source).faults, [], "{table}");
        }
    }
}

#[test]
fn every_file_that_the_architecture_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let quoted = page.split('`').skip(1).step_by(2);
    let is_path = |text: &&str| {
        let folder = text.split('/').next().unwrap();
        text.contains('/') && !text.contains(['*', '<']) && root.join(folder).is_dir()
    };
    let paths: Vec<_> = quoted.filter(is_path).collect();
    assert!(paths.len() > 30, "{paths:?}");
    for path in paths {
        assert!(root.join(path).exists(), "{path}");
    }
}

/// It is part of the page in another writing, as an address that is the picture itself.
#[test]
fn the_documentation_shows_the_picture_of_the_readme() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../aurora-errors");
    let picture = fs::read(folder.join("docs/table-to-match.svg")).unwrap();
    let mut address = String::from("[picture]: data:image/svg+xml,");
    for byte in picture {
        if byte.is_ascii_alphanumeric() || b"-_.~/:;,=".contains(&byte) {
            address.push(byte.into());
        } else {
            write!(address, "%{byte:02X}").unwrap();
        }
    }
    let page = fs::read_to_string(folder.join("src/picture.md")).unwrap();
    assert_eq!(page.trim_end(), address);
}
