//! `import` on the structures of real pages.
//!
//! They are not part of the project: `AURORA_CORPUS` names the folder that holds them.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn pages() -> PathBuf {
    let corpus = env::var_os("AURORA_CORPUS").expect("AURORA_CORPUS names the corpus");
    Path::new(&corpus).join("pages")
}

/// What a page gives: the exit code, the table, and what is said beside it.
fn import(page: &Path) -> (Option<i32>, Value, String) {
    let program = env!("CARGO_BIN_EXE_aurora-errors");
    let output = Command::new(program)
        .arg("import")
        .arg(page)
        .output()
        .unwrap();
    let table: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), table, said)
}

fn rows(table: &Value) -> &[Value] {
    table["statuses"].as_array().map_or(&[], Vec::as_slice)
}

fn code(row: &Value) -> String {
    row["code"].to_string().trim_matches('"').to_owned()
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn pages_give_their_statuses_and_names_and_no_more() {
    let folder = pages();
    let expected = fs::read(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let (mut rows_named, mut names_given) = (0, 0);
    for page in expected.as_array().unwrap() {
        let file = page["file"].as_str().unwrap();
        let wanted = page["codes"].as_array().unwrap().iter();
        let wanted: BTreeSet<_> = wanted
            .map(|code| code.as_str().unwrap().to_owned())
            .collect();
        let (exit, table, said) = import(&folder.join(file));
        if wanted.is_empty() {
            assert_eq!((exit, said.lines().count()), (Some(2), 1), "{file}: {said}");
            continue;
        }
        let rows = rows(&table);
        let found: BTreeSet<_> = rows.iter().map(code).collect();
        assert_eq!(found, wanted, "{file}: {said}");

        let text = fs::read_to_string(folder.join(file))
            .unwrap()
            .to_lowercase();
        let is_named = |row: &&Value| text.contains(&row["name"].as_str().unwrap().to_lowercase());
        let given = usize::try_from(page["names_in_page"].as_u64().unwrap()).unwrap();
        let named = rows.iter().filter(is_named).count().min(given);
        println!("{file}: {} rows, {named} of {given} names", rows.len());
        rows_named += named;
        names_given += given;
    }
    assert!(
        rows_named * 10 >= names_given * 9,
        "{rows_named} of {names_given}"
    );
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn the_page_that_the_project_began_with_gives_its_own_table() {
    let (_, table, _) = import(&pages().join("aurora.txt"));
    let own: Value = serde_json::from_str(include_str!("../../spec/aurora.json")).unwrap();
    let facts = |table: &Value| -> Vec<_> {
        let facts = |row: &Value| (code(row), row["name"].to_string(), row["retry"].to_string());
        rows(table).iter().map(facts).collect()
    };
    assert_eq!(facts(&table), facts(&own));
    assert_eq!(
        (&table["api"], &table["messages"]),
        (&own["api"], &own["messages"])
    );
}
