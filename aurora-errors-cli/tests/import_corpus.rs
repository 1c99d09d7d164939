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

/// Each holds one difficulty: its rows (the code and the meaning), its places of codes, and what is said
/// of it.
#[test]
#[ignore = "needs AURORA_CORPUS"]
fn small_documents_give_what_they_say_that_they_expect() {
    const NONE: &str = "404 None.";
    for (file, rows, places, said) in [
        ("backtick-bomb.yaml", "404 `", "", ""),
        ("default-lost.yaml", "4XX An error., 5XX An error.", "", ""),
        ("json-c1.json", NONE, "", ""),
        ("json-lone-surrogate.json", NONE, "", ""),
        ("json-long-key.json", NONE, "", ""),
        ("json-merge-key.json", NONE, "", ""),
        ("minority-meaning.yaml", "400 Joining failed.", "", ""),
        (
            "openapi-3.2.yaml",
            "404 None., 409 Sold already., 413 Too big., 423 Locked.",
            "",
            "",
        ),
        (
            "operation-ref.yaml",
            NONE,
            "",
            "GET /a: `$ref` to `ops/get_a.yaml`, which is outside",
        ),
        ("path-ref-siblings.yaml", "404 None., 409 Conflict.", "", ""),
        (
            "pointer-error-is-both.yaml",
            "401 Token., 404 None.",
            "",
            "message at /error,",
        ),
        (
            "pointer-of-one-in-many.yaml",
            "400 Bad, 404 Bad",
            "/errorCode",
            "at /errorSummary",
        ),
        (
            "pointers-hide-details.yaml",
            "422 Invalid.",
            "/errors/*/code",
            "at /message",
        ),
        (
            "ref-as-description.yaml",
            "400 Bad Request",
            "",
            "`#/components/responses/BadArgument`",
        ),
        ("ref-to-own-file.yaml", "404 None., 409 c", "", ""),
        (
            "responses-ref.yaml",
            "400 Bad., 404 None.",
            "",
            "`$ref` to `#/components/x-common`",
        ),
        ("schema-ref-siblings.yaml", NONE, "/code", "at /message"),
        (
            "unregistered-5xx.yaml",
            "520 Unknown error of the origin., 529 Overloaded., 5XX Fault.",
            "",
            "",
        ),
        (
            "variants-by-line-break.yaml",
            "401 The key is not\nrecognized.",
            "",
            "",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_aurora-errors"))
            .arg("import")
            .arg(corpus("openapi_cases").join(file))
            .output()
            .unwrap();
        let table: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = table["statuses"].as_array().unwrap().iter().map(|row| {
            let code = row["code"].to_string();
            let meaning = row["meaning"].as_str().unwrap();
            format!("{} {meaning}", code.trim_matches('"'))
        });
        let found = found.collect::<Vec<_>>().join(", ");
        assert!(found.starts_with(rows), "{file}: {found}");
        assert_eq!(
            rows.matches(", ").count(),
            found.matches(", ").count(),
            "{file}: {found}"
        );
        assert_eq!(table.get("messages"), None, "{file}");
        let codes = table["codes"].as_array().into_iter().flatten();
        let codes: Vec<_> = codes.map(|code| code.as_str().unwrap()).collect();
        assert_eq!(codes.join(", "), places, "{file}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains(said), "{file}: {stderr}");
        for row in table["statuses"].as_array().unwrap() {
            let is_server = row["code"].to_string().trim_matches('"').starts_with('5');
            assert_eq!(row["retry"] == "later", is_server, "{file}: {row}");
        }
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
            // What it depends on is built together with this project.
            .env("CARGO_TARGET_DIR", folder.join("../.."))
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
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
