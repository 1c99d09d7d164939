//! Writes a table with as many rows as one can have, and tables with cases.

use std::{env, fs, path::Path};

#[path = "src/table.rs"]
#[allow(dead_code, unreachable_pub)]
mod table;

fn main() {
    println!("cargo::rerun-if-changed=src/table.rs");
    let folder = env::var("OUT_DIR").expect("cargo sets it");
    let tables = [
        ("full.json", table::json(&table::rows(table::MOST), 0)),
        ("few_codes.json", table::with_cases(10, table::by_code)),
        ("many_codes.json", table::with_cases(1000, table::by_code)),
        ("headers.json", table::with_cases(10, table::by_header)),
    ];
    for (name, text) in tables {
        fs::write(Path::new(&folder).join(name), text).expect("the folder can be written to");
    }
}
