//! `explain -`: a whole answer as curl prints it, or a long session.

use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn explain(answer: &[u8], arguments: &[&str]) -> Output {
    run(answer, &[&["explain", "-"], arguments].concat())
}

fn run(input: &[u8], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    command.args(arguments);
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands"));
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.env("COLUMNS", "80").spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
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
fn a_code_where_the_table_does_not_look_says_so() {
    let answer = b"HTTP/1.1 402 X\r\n\r\n{\"errors\": [{\"code\": \"insufficient_funds\"}]}";
    let output = explain(answer, &["payments.json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let expected = "\
402 is the row 402 Request Failed of the table of Payments
It is none of the row's cases: the code insufficient_funds stands at none of the
places of `codes`
";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn the_server_s_own_word_counts_before_the_table() {
    let answer = b"HTTP/1.1 503 X\r\nx-should-retry: false\r\n\r\n";
    let output = explain(answer, &["payments.json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("never: the server says so itself"), "{text}");
}

#[test]
fn the_delay_of_a_case_is_read_at_its_own_place() {
    let answer = b"HTTP/1.1 403 X\r\ndate: Thu, 01 Jan 1970 00:01:00 GMT\r\n\
        x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 90\r\n\r\n";
    let output = explain(answer, &["payments.json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("\ndelay    30 s, as the server asks\n"),
        "{text}"
    );
}

#[test]
fn a_delay_that_no_loop_can_read_is_said_to_end_it() {
    let answer = b"HTTP/1.1 503 X\r\nretry-after: soon\r\n\r\n";
    let output = explain(answer, &["payments.json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let expected = "\
         no: the delay that the server asks for cannot be read, so that a loop
         ends here
";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains("yes: "), "{text}");
    let output = explain(answer, &["payments.json", "--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["retry"], "later");
    assert_eq!(document["methods"], json!([]));
}

#[test]
fn a_body_that_is_cut_off_or_packed_is_said_to_be() {
    const CUT: &str = "body     cut off: it counts as far as it came\n";
    const PACKED: &str = "body     packed: ask for it with `curl --compressed`\n";
    for (answer, cut, packed) in [
        (
            &b"HTTP/1.1 402 X\r\ncontent-length: 9\r\n\r\n{}"[..],
            true,
            false,
        ),
        (
            b"HTTP/1.1 402 X\r\ncontent-length: 2\r\n\r\n{}",
            false,
            false,
        ),
        (
            b"HTTP/1.1 402 X\r\ncontent-encoding: gzip\r\n\r\n\x1f\x8b\x08",
            false,
            true,
        ),
        // Unpacked by curl, which keeps the header.
        (
            b"HTTP/1.1 402 X\r\ncontent-encoding: gzip\r\n\r\n{}",
            false,
            false,
        ),
    ] {
        let output = explain(answer, &["payments.json"]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            (text.contains(CUT), text.contains(PACKED)),
            (cut, packed),
            "{text}"
        );
    }
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
    for (input, seen) in [
        ("", "nothing, "),
        ("{\"message\": \"no\"}", "a body without its status, "),
        ("<html>", "a body without its status, "),
        (
            "*   Trying 127.0.0.1:80...\n> GET / HTTP/1.1\n* Connection refused\n",
            "a log of `curl -v` without an answer: ",
        ),
        (
            "== Info:   Trying 127.0.0.1:80...\n",
            "the log of `curl --trace`, ",
        ),
        (
            "  % Total    % Received\n\n{\"message\": \"no\"}",
            "the progress of curl, ",
        ),
        (
            "curl: (7) Failed to connect\n",
            "what curl says of a failure: ",
        ),
        ("GET /pets/7 HTTP/1.1\r\n\r\n", "a request: "),
        ("404 Not Found", "no answer: "),
    ] {
        let output = explain(input.as_bytes(), &["payments.json"]);
        assert_eq!(output.status.code(), Some(2), "{input}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error.lines().count(), 1, "{error}");
        let start = format!("error: standard input: {seen}");
        assert!(error.starts_with(&start), "{error}");
        assert!(error.contains("`HTTP/1.1 404 Not Found`"), "{error}");
    }
    let output = explain(b"", &["-"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        error,
        "error: standard input is one file: expected `-` once\n"
    );
}

#[test]
fn no_code_is_named_beside_an_answer_which_has_its_own() {
    let output = explain(b"HTTP/1.1 402 X\r\n\r\n{}", &["--code", "no_funds"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        error,
        "error: `--code` beside an answer, which has its own\n"
    );
}

#[test]
fn a_success_says_nothing_that_an_error_would() {
    let answer = b"HTTP/1.1 200 OK\r\n\r\n{\"message\": \"paid\"}";
    for arguments in [
        &["payments.json"][..],
        &["payments.json", "--format", "json"],
    ] {
        let text = String::from_utf8(explain(answer, arguments).stdout).unwrap();
        assert!(text.contains("200") && !text.contains("paid"), "{text}");
    }
}

#[test]
fn every_answer_of_a_row_is_passed_over_but_the_last() {
    for (heads, status) in [
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 402 X\r\n\r\n", 402),
        (
            "HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 403 \r\nx: y\r\n\r\n",
            403,
        ),
        (
            "HTTP/2 103 \nlink: x\n\nHTTP/2 302 \nlocation: /b\n\nHTTP/2 403 \n\n",
            403,
        ),
        (
            "HTTP/1.0 407 X\r\n\r\nHTTP/1.1 200 X\r\n\r\nHTTP/3 402\r\n\r\n",
            402,
        ),
    ] {
        for body in [
            "",
            "{\"error\": {\"code\": \"other\"}}",
            "HTTP is what it is",
        ] {
            let output = explain(format!("{heads}{body}").as_bytes(), &["payments.json"]);
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(said.starts_with(&format!("{status} is the row")), "{said}");
        }
    }
}

/// Chrome, Firefox, Safari and Charles add members of their own, leave some out, and pack bodies.
#[test]
fn sessions_of_browsers_and_proxies_are_read_alike() {
    let entries = [
        r#"{"_initiator": {"type": "script"}, "_resourceType": "fetch", "connection": "443",
            "request": {"method": "POST", "url": "https://pay.example/a", "headers": [{"name": ":authority", "value": "pay.example"}]},
            "response": {"status": 402, "_error": null, "headers": [], "content": {"size": 34, "encoding": "base64",
                "text": "eyJlcnJvciI6IHsiY29kZSI6ICJpbnN1ZmZpY2llbnRfZnVuZHMifX0="}}}"#,
        r#"{"request": {"method": "GET", "url": "https://ads.example"},
            "response": {"status": 0, "headers": [], "_error": "net::ERR_BLOCKED_BY_CLIENT"}}"#,
        r#"{"request": {"method": "POST", "url": "https://pay.example/b", "postData": {"text": "{}"}}, "_securityState": "secure",
            "response": {"status": 503, "headers": null, "content": {"size": 0, "comment": "Bodies are not included."}}}"#,
        r#"{"_fetchType": "Network Load", "response": {"status": 200, "content": null}, "request": {"method": "GET"}}"#,
        r#"{"request": {"method": "CONNECT", "url": "https://pay.example"}, "response": {"_charlesStatus": "FAILED", "status": -1}}"#,
    ];
    let session = format!(
        "\u{feff}{{\"log\": {{\"creator\": {{\"name\": \"A Browser\"}}, \"pages\": [], \"entries\": [{}]}}}}",
        entries.join(",\r\n")
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let har = folder.join("browsers.har");
    fs::write(&har, session).unwrap();
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/payments.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    let output = command.args(["explain", table, "--har"]).arg(har).output();
    let output = output.unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "402 CardDeclined (never) POST https://pay.example/a, not again: insufficient_funds\n\
         503 ServerError (later, idempotent methods) POST https://pay.example/b, not again\n\
         3 answers, 2 of them failing\n"
    );
    assert_eq!(output.status.code(), Some(0));
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
        "/../aurora-errors/examples/tour/shop.json"
    );
    let output = explain(
        text("HTTP/1.1").as_bytes(),
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

#[test]
fn of_a_long_session_the_first_answers_have_lines_and_the_others_are_counted() {
    let answers = (0..20_003).map(|number| {
        let code = number % 1_003;
        format!(
            r#"{{"request": {{"method": "GET", "url": "https://pay.example/"}}, "response": {{"status": 402,
                "headers": [], "content": {{"text": "{{\"error\": {{\"code\": \"code_{code}\"}}}}"}}}}}}"#
        )
    });
    let answers: Vec<_> = answers.collect();
    let session = format!(r#"{{"log": {{"entries": [{}]}}}}"#, answers.join(","));
    let output = run(
        session.as_bytes(),
        &["explain", "--har", "-", "payments.json"],
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let counted =
        "\n… and 3 more\n20003 answers, 20003 of them failing\n\nnot in the table of Payments\n";
    assert!(text.contains(counted), "{}", &text[text.len() - 2_000..]);
    assert!(
        text.ends_with("  code of other kinds (57 answers)\n"),
        "{}",
        &text[text.len() - 200..]
    );
    assert_eq!(text.matches("code code_").count(), 1_000);
}

#[test]
fn a_session_as_json_says_what_its_lines_say() {
    let arguments = [
        "explain",
        "--har",
        "session.har",
        "payments.json",
        "--format",
        "json",
    ];
    let output = run(b"", &arguments);
    let session: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&session["api"], &session["answers"], &session["failing"]),
        (&json!("Payments"), &json!(5), &json!(4))
    );
    assert_eq!(
        session["failures"][0],
        json!({
            "status": 402, "variant": "RequestFailed", "retry": "never", "repeat": false, "method": "POST",
            "url": "https://api.example/charges", "code": "expired_card", "message": "Card expired"
        })
    );
    assert_eq!(
        session["unknown"],
        json!({
            "statuses": {"418": 1},
            "codes": {"expired_card under 402": 1},
            "delays": {"x-ratelimit-reset under 503": 1}
        })
    );
}
