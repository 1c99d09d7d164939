//! What cannot be read is refused on one line that names it, with nothing on standard output.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The one line on standard error.
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    assert_eq!(error.lines().count(), 1, "{arguments:?}: {error}");
    error
}

#[test]
fn files_that_hold_no_table_are_refused_by_every_command_that_needs_one() {
    let folder = folder("no-table");
    fs::write(folder.join("empty"), "").unwrap();
    fs::write(folder.join("half"), r#"{ "api": "Pets", "statuses": ["#).unwrap();
    fs::write(folder.join("latin-1"), b"{ \"api\": \"caf\xe9\" }").unwrap();
    fs::create_dir(folder.join("directory")).unwrap();
    let huge = File::create(folder.join("huge")).unwrap();
    huge.set_len(1 << 30).unwrap();
    let sound = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/pets.json");
    for (file, reason) in [
        ("missing", ": cannot read the table: no such file"),
        (
            "empty",
            ":1:1: expected an object, found the end of the file",
        ),
        ("half", ":1:31: expected a value or `]`, found the end"),
        ("latin-1", ":1:14: not UTF-8"),
        ("directory", ": cannot read the table: it is a directory"),
        ("huge", ": table too large: expected at most 16 MiB"),
    ] {
        for arguments in [
            &["show", file][..],
            &["show", "--format", "json", file],
            &["explain", "404", "--spec", file],
            &["diff", file, sound],
            &["diff", sound, file],
            &["expand", file, "--name", "PetError", "-o", "error.rs"],
        ] {
            let error = refusal(&folder, arguments);
            assert!(
                error.starts_with(&format!("error: {file}{reason}")),
                "{error}"
            );
        }
    }
    assert!(!folder.join("error.rs").exists());
}

#[test]
fn check_refuses_what_it_cannot_read_and_finds_what_is_no_table() {
    let folder = folder("check");
    let huge = File::create(folder.join("huge")).unwrap();
    huge.set_len(1 << 30).unwrap();
    fs::write(folder.join("latin-1"), b"{ \"api\": \"caf\xe9\" }").unwrap();
    fs::write(folder.join("half"), "{").unwrap();
    for (file, fault) in [
        (
            "huge",
            "table too large: expected at most 16 MiB\n  = file: huge\n",
        ),
        ("latin-1", " --> latin-1:1:14\n"),
        ("half", " --> half:1:2\n"),
    ] {
        let output = run(&folder, &["check", file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(fault), "{text}");
    }
    let error = refusal(&folder, &["check", "half", "missing"]);
    assert!(error.starts_with("error: missing: "), "{error}");
}

#[test]
fn expand_overwrites_no_file_unless_told_to_and_leaves_no_half_of_one() {
    let folder = folder("expand");
    let file = folder.join("error.rs");
    let arguments = ["expand", "--name", "PetError", "-o", "error.rs"];
    assert_eq!(run(&folder, &arguments).status.code(), Some(0));
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("pub enum PetError {"));

    fs::write(&file, "mine").unwrap();
    assert!(refusal(&folder, &arguments).contains("it exists already: add `--force`"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");

    let forced = [&arguments[..], &["--force"]].concat();
    assert_eq!(run(&folder, &forced).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), written);

    // A folder cannot be replaced by a file: what was written beside it is cleared away.
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    refusal(&folder, &forced);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_aurora-errors"))
        .args([
            "show",
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/pets.json"),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
