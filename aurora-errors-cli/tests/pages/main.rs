//! `import` of pages: structures in which APIs document their statuses, in words of our own.

mod lists;
mod tables;
mod texts;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn import(file: &str, page: &str) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join(file);
    fs::write(&path, page).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    let command = command.arg("import").arg(path);
    command.stdin(Stdio::null()).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The table of a page, and the notes.
fn table(file: &str, page: &str) -> (Value, String) {
    let output = import(file, page);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = serde_json::from_slice(&output.stdout).unwrap();
    (table, stderr(&output))
}

/// Each row as `404 Not Found`, each of its cases behind it as `404 no_pet: No Pet`.
fn names(table: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for row in table["statuses"].as_array().unwrap() {
        let code = row["code"].to_string();
        let code = code.trim_matches('"');
        names.push(format!("{code} {}", row["name"].as_str().unwrap()));
        for case in row["cases"].as_array().into_iter().flatten() {
            let codes = &case["when"]["code"];
            let first = codes.as_str().or(codes[0].as_str()).unwrap();
            names.push(format!(
                "{code} {first}: {}",
                case["name"].as_str().unwrap()
            ));
        }
    }
    names
}

fn assert_names(file: &str, page: &str, expected: &[&str]) {
    assert_eq!(names(&table(file, page).0), expected, "{file}");
}

/// What a row says under a key.
fn said<'t>(table: &'t Value, code: u16, key: &str) -> &'t str {
    let rows = table["statuses"].as_array().unwrap();
    let row = rows.iter().find(|row| row["code"] == code).unwrap();
    row[key].as_str().unwrap_or_default()
}
