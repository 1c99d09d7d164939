//! `explain -`: a whole answer as curl prints it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn explain(answer: &[u8], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    command.args(["explain", "-"]).args(arguments);
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands"));
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.env("COLUMNS", "80").spawn().unwrap();
    child.stdin.take().unwrap().write_all(answer).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn an_answer_is_explained_as_the_derived_error_reads_it() {
    let answer = include_bytes!("commands/answer.txt");
    let output = explain(answer, &["payments.json", "--method", "POST"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        text,
        "\
402 is the row 402 Request Failed of the table of Payments
It is its case Soft Decline, told by code card_declined, and /error/decline_code
try_again_later or issuer_not_available

meaning  The parameters were valid but the request failed.
variant  SoftDecline, is_soft_decline()
message  Your card was declined. (card_declined)
code     card_declined
request  req_1
prints   402 Soft Decline: Your card was declined.
retry    later: the same request may succeed after a pause
         no: POST, as the server may have acted, unless the request has an
         idempotency key
docs     https://docs.example/errors
"
    );
}

#[test]
fn the_server_s_own_word_counts_before_the_table() {
    let answer = b"HTTP/1.1 503 X\r\nx-should-retry: false\r\n\r\n";
    let output = explain(answer, &["payments.json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("never: the server says so itself"), "{text}");
}

#[test]
fn hostile_answers_reach_the_terminal_as_text() {
    let answer = b"HTTP/1.1 404 X\r\nx-request-id: \x1b[31m\r\n\r\n{\"message\": \"\x1b]0;x\x07 no\\u202e\\u0007\"}";
    let output = explain(answer, &["payments.json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let steering = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
    assert!(!text.contains(steering), "{text:?}");
}

#[test]
fn what_is_no_answer_is_refused_on_one_line() {
    for input in ["", "{\"message\": \"no\"}", "<html>"] {
        let output = explain(input.as_bytes(), &["payments.json"]);
        assert_eq!(output.status.code(), Some(2), "{input}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.contains("`HTTP/1.1 404 Not Found`"), "{error}");
    }
    let output = explain(b"", &["-"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        error,
        "error: standard input is one file: expected `-` once\n"
    );
}

/// The README shows an answer and what is said of it.
#[test]
fn the_readme_explains_an_answer_as_the_program_does() {
    let readme = include_str!("../README.md");
    let blocks: Vec<&str> = readme.split("```text\n").skip(1).collect();
    let text = |start: &str| {
        let block = blocks
            .iter()
            .find(|block| block.starts_with(start))
            .unwrap();
        block.split("```").next().unwrap()
    };
    let table = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../aurora-errors/spec/petstore.json"
    );
    let output = explain(
        text("HTTP/2").as_bytes(),
        &["--spec", table, "--method", "POST"],
    );
    let said = String::from_utf8(output.stdout).unwrap();
    let shown = text("$ curl")
        .lines()
        .skip(2)
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(said.trim_end(), shown.trim_end());
}
