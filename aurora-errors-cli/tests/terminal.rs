//! A table is someone else's text: it must not reach a terminal as more than text.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Escape sequences, a C1 control, and what turns or hides text.
const HOSTILE: &str = r#"{
    "api": "Pets \u202e",
    "statuses": [{
        "code": 404, "name": "Not | Found\u200b", "retry": "never", "variant": "NotFound",
        "meaning": "No\u001b[31m such\u009b31m \u0007pet\r, `a|b`.\n\n- \u2066none"
    }]
}"#;

/// Standard output as a terminal that shows colours would get it.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_aurora-errors"))
        .args(arguments)
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn tables_cannot_steer_the_terminal() {
    let table = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile.json");
    fs::write(&table, HOSTILE).unwrap();
    let table = table.to_str().unwrap();
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/pets.json");
    for arguments in [
        &["show", table][..],
        &["show", table, "--format", "markdown"],
        &["show", table, "--format", "json"],
        &["show", table, "--format", "html"],
        &["show", table, "--format", "csv"],
        &["expand", table, "--name", "PetError"],
        &["explain", "404", "--spec", table],
        &["explain", "404", "--spec", table, "--format", "json"],
        &["diff", table, other],
        &["diff", other, table],
        &["diff", other, table, "--format", "markdown"],
        &["diff", other, table, "--format", "json"],
    ] {
        let text = printed(arguments);
        // What the program's own styles are made of.
        let text = text.replace("\u{1b}[0m", "").replace("\u{1b}[1m", "");
        let text = text
            .replace("\u{1b}[31m[-", "[-")
            .replace("\u{1b}[32m{+", "{+");
        let text = text.replace("\u{1b}[31m", "").replace("\u{1b}[33m", "");
        // The lines of CSV end so.
        let text = text.replace("\r\n", "\n");
        let steering =
            |c: char| (c.is_control() && c != '\n') || "\u{200b}\u{202e}\u{2066}".contains(c);
        assert!(!text.contains(steering), "{arguments:?}: {text:?}");
    }
}

#[test]
fn lines_are_as_wide_as_the_terminal_and_never_so_narrow_that_words_are_torn() {
    let shown = |columns: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
        let output = command.arg("show").env("COLUMNS", columns).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    assert_ne!(shown("80"), shown("40"));
    assert_eq!(shown("10"), shown("40"));
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands");
    let run = |variable: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
        command.args(["check", "faulty.json"]).current_dir(folder);
        let output = command.env(variable, "1").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run("CLICOLOR_FORCE").starts_with("\u{1b}[1m\u{1b}[31merror:\u{1b}[0m "));
    assert!(run("NO_COLOR").starts_with("error: "));
}
