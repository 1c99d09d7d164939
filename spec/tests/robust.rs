//! No bytes make the reader panic, and whatever it says can be printed.

use aurora_errors_spec::{
    AURORA, Code, Source, check_variant, nearest, predicate_name, read, variant_name,
};
use proptest::prelude::*;
use proptest::sample::Index;

fn read_and_print(bytes: Vec<u8>) {
    match Source::from_bytes("fuzz.json", bytes) {
        Ok(source) => {
            let reading = read(&source);
            let lines = source.text().split('\n').count();
            for fault in &reading.faults {
                let position = fault.position().unwrap();
                assert!(
                    (1..=lines).contains(&position.line) && position.column >= 1,
                    "{fault}"
                );
                assert_eq!(fault.message().lines().count(), 1, "{fault}");
                assert_eq!(fault.to_string().lines().count(), 5, "{fault}");
            }
            assert!(!reading.faults.is_empty() || !reading.table.rows.is_empty());
        }
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
}

/// Words and marks of a table, so that chance builds what is nearly one.
fn fragment() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "/",
        "//",
        "/*",
        "*/",
        "\n",
        "\r\n",
        "\t",
        " ",
        "404",
        "-",
        "0",
        "1e9",
        ".",
        "\"5XX\"",
        "\"code\"",
        "\"name\"",
        "\"meaning\"",
        "\"retry\"",
        "\"replay\"",
        "\"variant\"",
        "\"error\"",
        "\"statuses\"",
        "\"cases\"",
        "\"when\"",
        "\"header\"",
        "\"body\"",
        "\"*\"",
        "\"api\"",
        "\"never\"",
        "true",
        "null",
        "x",
        "é",
        "猫",
        "\u{feff}",
        "\u{2028}",
        "\u{202e}",
        "\0",
        "e\u{301}",
    ])
}

/// A table with every key.
const CASES: &str = r#"{
  "api": "Pay", "version": "1", "docs": "https://pay.example",
  "messages": ["/m", { "header": "x-m" }], "codes": [{ "body": "/c" }], "request_id": ["x-id"],
  "idempotency_key": ["x-key"], "retryable": ["/r", { "header": "x-r", "replay": "any" }],
  "retry_after": [{ "header": "RateLimit", "parameter": "t", "unit": "epoch-ms" }],
  "statuses": [
    { "code": 402, "name": "Failed", "meaning": "m", "retry": "never", "cases": [
      { "when": { "code": ["a", 1], "header": { "x-a": "*" } }, "name": "A", "retry": "later" },
      { "when": { "body": { "/b": [true, "c"] } }, "name": "B", "advice": "d", "variant": "Bee" }
    ] },
    { "code": 200, "name": "OK", "meaning": "m", "cases": [
      { "when": { "body": { "/ok": false } }, "name": "Refused", "error": true, "retry": "never" }
    ] }
  ]
}"#;

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
        read_and_print(bytes);
    }

    #[test]
    fn no_text_of_fragments_makes_the_reader_panic(parts in prop::collection::vec(fragment(), 0..60)) {
        read_and_print(parts.concat().into_bytes());
    }

    #[test]
    fn no_damage_to_a_table_makes_the_reader_panic(
        damage in prop::collection::vec((any::<Index>(), 0usize..40, prop::option::of(fragment())), 1..6),
        with_cases: bool,
    ) {
        let table = if with_cases { CASES } else { AURORA };
        let mut bytes = table.as_bytes().to_vec();
        for (at, length, part) in damage {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, part.unwrap_or_default().bytes());
        }
        read_and_print(bytes);
    }

    #[test]
    fn no_name_makes_the_namers_panic(name: String, other: String) {
        let variant = variant_name(&name);
        let _ = check_variant(&variant);
        let _ = name.parse::<Code>();
        prop_assert!(predicate_name(&variant).starts_with("is_"));
        prop_assert!(nearest(&name, &[&*other]).is_none_or(|near| near == other));
    }

    /// What goes for a name goes for each of its spellings: blanks, hyphens or underscores.
    #[test]
    fn a_name_of_letters_makes_an_identifier(words in prop::collection::vec("[a-zA-Z][a-z0-9]{0,8}", 1..5)) {
        let variant = variant_name(&words.join(" "));
        prop_assert!(check_variant(&variant).is_ok() || variant == "Self", "{variant}");
        prop_assert_eq!(&variant_name(&words.join("-")), &variant);
        prop_assert_eq!(&variant_name(&words.join("_")), &variant);
    }
}
