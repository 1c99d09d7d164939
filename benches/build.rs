//! Writes a table with as many rows as one can have.

use std::{env, fs, path::Path};

#[path = "src/table.rs"]
#[allow(dead_code, unreachable_pub)]
mod table;

fn main() {
    println!("cargo::rerun-if-changed=src/table.rs");
    let folder = env::var("OUT_DIR").expect("cargo sets it");
    let text = table::json(&table::rows(table::MOST), 0);
    fs::write(Path::new(&folder).join("full.json"), text).expect("the folder can be written to");
}
