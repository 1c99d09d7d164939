//! Writes a table with all 900 statuses and all 9 classes, as a package that makes its table would.

use std::fmt::Write as _;
use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut rows = Vec::new();
    for status in 100..1000 {
        let retry = ["never", "later", "throttled"][status % 3];
        rows.push(row(&status.to_string(), &format!("Status{status}"), retry));
    }
    for digit in 1..10 {
        rows.push(row(
            &format!("\"{digit}XX\""),
            &format!("Class{digit}"),
            "later",
        ));
    }
    let rows = rows.join(",\n");
    let table = format!("{{\n  \"api\": \"All\",\n  \"statuses\": [\n{rows}\n  ]\n}}\n");
    let folder = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&folder).join("all.json"), table).expect("the folder can be written to");
}

fn row(code: &str, name: &str, retry: &str) -> String {
    let mut row = format!("    {{ \"code\": {code}, \"name\": \"{name}\", ");
    let _ = write!(
        row,
        "\"meaning\": \"What {name} means.\", \"error\": true, \"retry\": \"{retry}\" }}"
    );
    row
}
