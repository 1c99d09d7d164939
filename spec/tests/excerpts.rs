//! How a fault prints: the line of the table, and a caret under the value.

use std::path::Path;

use aurora_errors_spec::{Diagnostic, Source, read};

/// The only fault of a text, as it prints.
#[track_caller]
fn fault_of(text: impl Into<Vec<u8>>) -> String {
    let source = Source::from_bytes("spec/pets.json", text.into()).unwrap();
    let faults = read(&source).faults;
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults[0].to_string()
}

/// A table with one fault, an unknown retry class behind the given text on its third line.
fn table(meaning: &str) -> String {
    format!(
        "{{\"api\": \"Pets\", \"statuses\": [{{\n\"code\": 404, \"name\": \"Not Found\",\n\
         \"meaning\": \"{meaning}\", \"retry\": \"sometimes\"\n}}]}}"
    )
}

#[test]
fn prints_as_rustc_does() {
    let lines = "\n".repeat(28);
    let text = format!(
        "{{ \"api\": \"Pets\", \"statuses\": [ {{{lines}      \"code\": 404, \"name\": \"Gone\",\n      \
         \"meaning\": \"gone\",\n      \"retry\": \"sometimes\"\n}} ] }}"
    );
    assert_eq!(
        fault_of(text),
        "\
unknown retry class `sometimes`: expected `never`, `later` or `throttled`
  --> spec/pets.json:31:16
   |
31 |       \"retry\": \"sometimes\"
   |                ^^^^^^^^^^^"
    );
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let text = table("gone");
    assert_eq!(fault_of(text.replace('\n', "\r\n")), fault_of(text));
}

#[test]
fn a_value_over_several_lines_is_underlined_to_the_end_of_its_first() {
    assert_eq!(
        fault_of(
            "{\"api\": [\r\n 1,\r\n 2], \"statuses\": [{\"code\": 204, \"name\": \"A\", \"meaning\": \"b\"}]}"
        ),
        "\
`api` is an array: expected a string
 --> spec/pets.json:1:9
  |
1 | {\"api\": [
  |         ^"
    );
}

#[test]
fn wide_invisible_and_bidirectional_characters_do_not_shift_the_caret() {
    let message = "unknown retry class `sometimes`: expected `never`, `later` or `throttled`";
    let cases = [
        // Two columns for each of two characters.
        ("\u{732b}\u{72ac}", 27, "\u{732b}\u{72ac}", 28),
        // A letter and the accent on it share one column.
        ("e\u{301}", 27, "e\u{301}", 25),
        ("\u{202e}", 26, "\\u{202e}", 32),
        ("\u{200b}", 26, "\\u{200b}", 32),
    ];
    for (meaning, column, shown, indent) in cases {
        let caret = " ".repeat(indent);
        assert_eq!(
            fault_of(table(meaning)),
            format!(
                "{message}\n --> spec/pets.json:3:{column}\n  |\n\
                 3 | \"meaning\": \"{shown}\", \"retry\": \"sometimes\"\n  | {caret}^^^^^^^^^^^"
            )
        );
    }
}

#[test]
fn tabs_are_expanded() {
    assert_eq!(
        fault_of(
            "{\n\t\"api\":\t7, \"statuses\": [{\"code\": 204, \"name\": \"A\", \"meaning\": \"b\"}]}"
        ),
        "\
`api` is a number: expected a string
 --> spec/pets.json:2:9
  |
2 |     \"api\":    7, \"statuses\": [{\"code\": 204, \"name\": \"A\", \"meaning\": \"b\"}]}
  |               ^"
    );
}

#[test]
fn a_minified_table_is_cut_round_the_value() {
    let row = |code: u16, retry: &str| {
        format!(r#"{{"code":{code},"name":"Status {code}","meaning":"猫","retry":"{retry}"}}"#)
    };
    let rows: Vec<String> = (400..1000).map(|code| row(code, "never")).collect();
    let rows = rows.join(",");
    let meaning = "é".repeat(1 << 20);
    let text = format!(
        r#"{{"api":"Pets","x-long":"{meaning}","statuses":[{},{rows}]}}"#,
        row(399, "sometimes")
    );
    assert_eq!(
        fault_of(text.replace("\"retry\":\"sometimes\"", "\"error\":true,\"retry\":\"sometimes\"")),
        "\
unknown retry class `sometimes`: expected `never`, `later` or `throttled`
 --> spec/pets.json:1:1048682
  |
1 | ...399\",\"meaning\":\"猫\",\"error\":true,\"retry\":\"sometimes\"},{\"code\":400,\"name\":\"Status 400\",\"meaning\":\"猫\",\"...
  |                                             ^^^^^^^^^^^"
    );
}

#[test]
fn a_value_longer_than_the_window_is_underlined_as_far_as_it_shows() {
    let fault = fault_of(table("gone").replace("sometimes", &"again ".repeat(50)));
    let lines: Vec<&str> = fault.lines().skip(3).collect();
    assert_eq!(
        lines,
        [
            format!(
                "3 | \"meaning\": \"gone\", \"retry\": \"{}again...",
                "again ".repeat(9)
            ),
            format!("  | {}{}", " ".repeat(28), "^".repeat(60)),
        ]
    );
}

#[test]
fn the_end_of_a_file_is_a_place() {
    let end = |line: usize, text: &str, indent: usize| {
        let shown = format!("{line} | {text}");
        format!(
            "\n --> spec/pets.json:{line}:{}\n  |\n{}\n  | {}^",
            indent + 1,
            shown.trim_end(),
            " ".repeat(indent)
        )
    };
    let nothing = "expected an object, found the end of the file".to_owned();
    assert_eq!(fault_of(""), nothing.clone() + &end(1, "", 0));
    assert_eq!(fault_of("\n\n"), nothing + &end(3, "", 0));
    let key = "expected a key in double quotes or `}`, found the end of the file".to_owned();
    assert_eq!(fault_of("{"), key + &end(1, "{", 1));
}

#[test]
fn a_file_that_cannot_be_read_is_one_clear_fault() {
    let open = |path: &Path| Source::open(path, "spec/pets.json").unwrap_err();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let missing = open(&folder.join("no-such.json"));
    let shown = folder.display();
    assert_eq!(
        missing.to_string(),
        format!("cannot read the table: no such file in `{shown}`\n  = file: spec/pets.json")
    );
    assert_eq!(
        open(&folder.join("auroa.json")).message(),
        format!("cannot read the table: no such file in `{shown}`; did you mean `aurora.json`?")
    );
    assert_eq!(
        open(&folder.join("histroy/old/a.json")).message(),
        format!(
            "cannot read the table: no such folder `histroy` in `{shown}`; did you mean `history`?"
        )
    );
    assert_eq!(missing.position(), None);
    assert_eq!(missing.file(), "spec/pets.json");
    assert_eq!(
        open(folder).message(),
        "cannot read the table: it is a directory, expected a file"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_refused_and_not_waited_for() {
    let pipe = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipe.json");
    let _ = std::fs::remove_file(&pipe);
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for path in [&pipe, Path::new("/dev/zero")] {
        let fault = Source::open(path, "pets.json").unwrap_err();
        assert_eq!(
            fault.message(),
            "cannot read the table: it is a pipe or a device, expected a file"
        );
    }
}

#[test]
fn a_file_over_16_mib_is_refused() {
    let refused =
        |fault: Diagnostic| assert_eq!(fault.message(), "table too large: expected at most 16 MiB");
    let limit = 16 << 20;
    assert!(Source::from_bytes("pets.json", vec![b' '; limit]).is_ok());
    refused(Source::from_bytes("pets.json", vec![b' '; limit + 1]).unwrap_err());

    // A sparse file: nothing of it need be read to know its size.
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large.json");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(1 << 40).unwrap();
    refused(Source::open(&path, "pets.json").unwrap_err());
    std::fs::remove_file(path).unwrap();
}

#[test]
fn text_that_is_not_utf8_is_shown_as_far_as_it_can_be() {
    let fault = |bytes: &[u8]| {
        Source::from_bytes("pets.json", bytes.into())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        fault(b"{\n  \"api\": \"caf\xe9\"\n}"),
        "\
not UTF-8: expected a file that is saved as UTF-8
 --> pets.json:2:14
  |
2 |   \"api\": \"caf\u{fffd}\"
  |              ^"
    );
    assert!(fault(b"\xff\xfe{\0}\0").starts_with("not UTF-8 but UTF-16: "));
}
