//! Documents that give no table, or a part of one.

use super::{folder, import, stderr, table};
use std::fs;
use std::path::Path;

const HEAD: &str = "swagger: '2.0'\npaths:\n  /:\n    get:\n      responses:\n";

#[test]
fn bad_input_is_one_line_with_the_file_and_the_place() {
    let folder = folder("bad");
    let deep = "[".repeat(100_000);
    let laughs = (1..20).map(|n| {
        format!(
            "a{n}: &a{n} [{}]\n",
            vec![format!("*a{}", n - 1); 9].join(",")
        )
    });
    let laughs = format!("a0: &a0 lol\n{}", laughs.collect::<String>());
    let cases: [(&str, &[u8], &str); 18] = [
        (
            "empty",
            b"",
            ": empty: expected an OpenAPI document, or a page as HTML, Markdown or text",
        ),
        (
            "comment",
            b"# nothing\n",
            ": empty: expected an OpenAPI document",
        ),
        (
            "latin1",
            b"openapi: 3.0.0\ninfo: caf\xe9\n",
            ":2: not UTF-8",
        ),
        (
            "half_json",
            br#"{"openapi": "3.0.0", "paths": {"#,
            ":1:32: object keys must be strings",
        ),
        ("half_yaml", b"openapi: \"3.0", ":1:10: "),
        ("deep", deep.as_bytes(), ":1:256: recursion limit exceeded"),
        (
            "bomb",
            laughs.as_bytes(),
            ": not an OpenAPI document: expected `openapi` 3 or `swagger` 2.0",
        ),
        (
            "itself",
            b"a: &a [*a]",
            ":1:8: an alias inside of the value that it stands for",
        ),
        ("rest", b"{openapi: 3.0.0, paths: {}} rest", ":1:29: "),
        ("no_anchor", b"a: *b", ":1:4: "),
        ("key", b"[1]: 2", ":1:"),
        (
            "merge",
            b"<<: 2",
            ":1:5: `<<` with something else than objects",
        ),
        (
            "list",
            b"[1, 2]",
            ": not an OpenAPI document: expected `openapi` 3 or `swagger` 2.0",
        ),
        (
            "old",
            b"swagger: 1.2",
            ": `swagger` is `1.2`: expected `openapi` 3 or `swagger` 2.0",
        ),
        (
            "new",
            b"openapi: 4.0.0",
            ": `openapi` is `4.0.0`: expected `openapi` 3 or `swagger` 2.0",
        ),
        (
            "steering",
            b"openapi: \"4\\n\\e[31m\"",
            ": `openapi` is `4 \\u{1b}[31m`: expected `openapi` 3 or `swagger` 2.0",
        ),
        (
            "no_paths",
            b"openapi: 3.1.0\nwebhooks: {}",
            ": no `paths`: expected an object with the paths of the API",
        ),
        (
            "no_errors",
            b"openapi: 3.1.0\npaths: {/: {get: {responses: {200: {}}}}}",
            ": no error status in 1 operation",
        ),
    ];
    for (name, bytes, message) in cases {
        let file = folder.join(name).with_extension("yaml");
        fs::write(&file, bytes).unwrap();
        assert_refused(&file, message);
    }
    assert_refused(&folder.join("missing"), ": no such file");
    assert_refused(&folder, ": it is a directory, expected a file");

    let huge = folder.join("huge");
    fs::File::create(&huge).unwrap().set_len(1 << 30).unwrap();
    assert_refused(&huge, ": too large: expected at most 64 MiB");
}

fn assert_refused(file: &Path, message: &str) -> String {
    let table = file.with_extension("table");
    let output = import(file, &["-o", table.to_str().unwrap()]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with(&format!("error: {}{message}", file.display())),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!table.exists());
    said
}

/// Each is short and stands for more than could ever be looked at.
#[test]
fn what_grows_without_bounds_is_stopped() {
    let folder = folder("growing");
    let many =
        |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();

    // Each path is the same thousand responses.
    let responses = many(1000, &|n| format!("        {n}: {{}}\n"));
    let paths = many(10_000, &|n| format!("  /{n}: *item\n"));
    let text = format!("{}{responses}{paths}", HEAD.replace("/:", "/: &item"));
    let file = folder.join("paths.yaml");
    fs::write(&file, text).unwrap();
    assert_refused(&file, ": too many responses");

    // Each object takes up all members of one.
    let members = many(5000, &|n| format!("  {n}: 0\n"));
    let merges = many(5000, &|n| format!("m{n}: {{<<: *all}}\n"));
    let file = folder.join("merges.yaml");
    fs::write(&file, format!("all: &all\n{members}{merges}")).unwrap();
    let said = assert_refused(&file, ":");
    assert!(said.contains("make the document too large"), "{said}");

    // Each schema is made of itself, in every way.
    let schema = "{$ref: '#/definitions/E'}";
    let holders =
        ["error", "errors", "detail", "details", "fault"].map(|name| format!("{name}: {schema}"));
    let combined = format!("[{}]", [schema; 50].join(", "));
    let text = format!(
        "{HEAD}        400: {{schema: {schema}}}\ndefinitions:\n  E: {{allOf: {combined}, anyOf: {combined}, properties: {{message: {{type: string}}, {}}}}}\n",
        holders.join(", ")
    );
    let file = folder.join("schema.yaml");
    fs::write(&file, text).unwrap();
    assert_eq!(table(&import(&file, &[]))["statuses"][0]["code"], 400);
}
