//! `import` on real documents, and the enums that come out of their tables.
//!
//! The documents are not part of the project: `AURORA_CORPUS` names the folder that holds them.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of the corpus.
fn corpus(folder: &str) -> PathBuf {
    let corpus = std::env::var_os("AURORA_CORPUS").expect("AURORA_CORPUS names the corpus");
    Path::new(&corpus).join(folder)
}

/// The documents that name an error status, each with its statuses: for each the descriptions and
/// how many operations use them, the most used first.
fn documents() -> Vec<(PathBuf, Value)> {
    let folder = corpus("openapi");
    let expected = fs::read(folder.join("error_responses.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let documents = expected.as_object().unwrap().iter();
    let documents = documents.filter(|(_, statuses)| !statuses.as_object().unwrap().is_empty());
    documents
        .map(|(file, statuses)| (folder.join(file), statuses.clone()))
        .collect()
}

fn import(document: &Path) -> Vec<u8> {
    let program = env!("CARGO_BIN_EXE_aurora-errors");
    let output = Command::new(program).arg("import").arg(document).output();
    let output = output.unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    output.stdout
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn documents_give_their_error_statuses_and_most_frequent_descriptions() {
    for (document, expected) in documents() {
        let table: Value = serde_json::from_slice(&import(&document)).unwrap();
        let row_of = |code: &str| {
            let rows = table["statuses"].as_array().unwrap();
            let is_row = |row: &&Value| row["code"].to_string().trim_matches('"') == code;
            rows.iter().find(is_row)
        };
        let expected = expected.as_object().unwrap();
        let mut codes: BTreeSet<_> = expected.keys().map(|code| code.to_uppercase()).collect();
        if codes.remove("DEFAULT") {
            codes.extend(["4XX".to_owned(), "5XX".to_owned()]);
        }
        let found = codes.iter().filter(|code| row_of(code).is_some()).count();
        let rows = table["statuses"].as_array().unwrap().len();

        let said = codes.iter().filter(|code| {
            let descriptions = expected.get(*code).or_else(|| expected.get("default"));
            let description = descriptions.unwrap()[0][1].as_str().unwrap().trim();
            row_of(code).is_some_and(|row| row["meaning"] == description)
        });
        let (said, all) = (said.count(), codes.len());
        let name = document.file_name().unwrap().display();
        println!("{name}: {found} of {all} statuses, {said} of {all} descriptions, {rows} rows");
        assert_eq!((found, rows, said), (all, all, all), "{name}");
    }
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn every_real_document_makes_an_enum() {
    let documents = documents().into_iter().map(|(document, _)| document);
    make_enums("imported_corpus", documents);
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn every_real_page_makes_an_enum() {
    let folder = corpus("pages");
    let pages: Value =
        serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let pages = pages.as_array().unwrap().iter();
    let pages = pages.filter(|page| page["codes"][0].is_string());
    let pages = pages.map(|page| folder.join(page["file"].as_str().unwrap()));
    make_enums("imported_pages", pages);
}

#[test]
#[ignore = "builds whole packages"]
fn a_document_and_a_page_make_enums() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let documents = ["pets.yaml", "errors.md"].map(|file| folder.join(file));
    make_enums("imported", documents);
}

/// Their words stand in documentation, so the documentation must build without a warning, too.
fn make_enums(package: &str, documents: impl IntoIterator<Item = PathBuf>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(package);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::create_dir_all(folder.join("src")).unwrap();
    let mut source = "//! Imported.\n#![deny(warnings, missing_docs)]\n".to_owned();
    for (number, document) in documents.into_iter().enumerate() {
        let table = folder.join(format!("{number}.json"));
        fs::write(&table, import(&document)).unwrap();
        let mut check = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
        let checked = check.arg("check").arg(&table).output().unwrap();
        assert!(checked.status.success(), "{}", document.display());
        let _ = writeln!(
            source,
            "/// A table.\n#[derive(aurora_errors::ApiError)]\n\
             #[aurora(spec = \"{number}.json\", generate = Error{number})]\n\
             pub enum Api{number} {{}}"
        );
    }
    let manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\naurora-errors.path = '{}'\n[workspace]\n",
        root.join("aurora-errors").display()
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    // The same versions, so that nothing has to be fetched.
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::write(folder.join("src/lib.rs"), source).unwrap();
    for arguments in [&["check"][..], &["doc", "--no-deps"]] {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--quiet"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", folder.with_file_name("target"))
            .env("RUSTDOCFLAGS", "-D warnings")
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {stderr}");
    }
}

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn versions_of_a_document_differ_in_the_listed_rows() {
    let folder = corpus("openapi");
    let pairs: Value =
        serde_json::from_slice(&fs::read(folder.join("diff_pairs.json")).unwrap()).unwrap();
    let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join("versions");
    fs::create_dir_all(&beside).unwrap();
    for pair in pairs.as_array().unwrap() {
        let [old, new] = ["from", "to"].map(|end| {
            let document = folder.join(pair[end].as_str().unwrap());
            let table = beside.join(format!("{end}.json"));
            fs::write(&table, import(&document)).unwrap();
            table
        });
        let program = Command::new(env!("CARGO_BIN_EXE_aurora-errors"))
            .args(["diff", "--format", "json"])
            .args([old, new])
            .output();
        let found: Value = serde_json::from_slice(&program.unwrap().stdout).unwrap();
        for change in ["added", "removed"] {
            let rows = found["changes"].as_array().unwrap().iter();
            let rows = rows.filter(|row| row["change"] == change);
            let rows: BTreeSet<_> = rows
                .map(|row| row["code"].to_string().trim_matches('"').to_owned())
                .collect();
            let listed = pair[change].as_array().unwrap().iter();
            let mut listed: BTreeSet<_> = listed
                .map(|code| code.as_str().unwrap().to_uppercase())
                .collect();
            // A table has no default: its rows are those of the two classes.
            if listed.remove("DEFAULT") {
                listed.extend(["4XX".to_owned(), "5XX".to_owned()]);
            }
            assert_eq!(rows, listed, "{change}: {} {}", pair["from"], pair["to"]);
        }
    }
}
