//! Large files, with less memory than they have bytes: what is refused is not read first, and a
//! recorded session is read piece by piece.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The program with so many KiB of memory.
fn run(kibibytes: usize, arguments: &[&str]) -> Child {
    let limited = format!("ulimit -v {kibibytes}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &limited, env!("CARGO_BIN_EXE_aurora-errors")]);
    command.args(arguments).stdin(Stdio::piped());
    let pipes = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    pipes.spawn().unwrap()
}

const KIBIBYTES: usize = 24 << 10;

#[test]
fn a_file_of_a_gibibyte_is_refused_with_one_line_before_it_is_read() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large");
    fs::create_dir_all(&folder).unwrap();
    let huge = folder.join("huge.json");
    File::create(&huge).unwrap().set_len(1 << 30).unwrap();
    let huge = huge.to_str().unwrap();
    for (arguments, said) in [
        (
            &["show", huge][..],
            "table too large: expected at most 16 MiB",
        ),
        (&["import", huge], "too large: expected at most 64 MiB"),
        (
            &["diff", huge, huge],
            "table too large: expected at most 16 MiB",
        ),
        (
            &["explain", "--har", huge],
            "no HAR file (a recorded session as JSON): ",
        ),
    ] {
        let output = run(KIBIBYTES, arguments).wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains(&format!("huge.json: {said}")), "{stderr}");
        assert_eq!(
            (stderr.lines().count(), output.stdout.len()),
            (1, 0),
            "{stderr}"
        );
        assert_eq!(output.status.code(), Some(2), "{stderr}");
    }
}

#[test]
fn a_document_that_does_not_tell_its_size_is_read_up_to_the_limit() {
    let mut child = run(256 << 10, &["import", "-"]);
    let mut document = child.stdin.take().unwrap();
    let blanks = vec![b' '; (64 << 20) + 1];
    // The program stops reading before the end.
    let _ = document.write_all(&blanks);
    drop(document);
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let said = "error: standard input: too large: expected at most 64 MiB\n";
    assert_eq!((&*stderr, output.status.code()), (said, Some(2)));
}

#[test]
fn a_recorded_session_takes_less_memory_than_it_has_bytes() {
    let text = "word ".repeat(4_000);
    let entry = format!(
        r#"{{"request": {{"method": "GET", "url": "https://pay.example/"}}, "response": {{"status": 402,
            "headers": [], "content": {{"mimeType": "text/plain", "text": "{text}"}}}}}}"#
    );
    let entries = (KIBIBYTES << 10) / entry.len() + 1;
    let mut child = run(KIBIBYTES, &["explain", "--har", "-"]);
    let mut session = child.stdin.take().unwrap();
    session.write_all(br#"{"log": {"entries": ["#).unwrap();
    for _ in 1..entries {
        session.write_all(entry.as_bytes()).unwrap();
        session.write_all(b",").unwrap();
    }
    session.write_all(entry.as_bytes()).unwrap();
    session.write_all(b"]}}").unwrap();
    drop(session);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains(&format!("\n{entries} answers, {entries} of them failing\n")),
        "{said}"
    );
}
