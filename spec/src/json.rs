use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::flaws::Flaw;
use crate::stray::first_stray;
use crate::syntax::in_our_words;

/// JSON with comments and trailing commas, and nothing else beyond RFC 8259.
///
/// The parser lets more through than that: any white space of Unicode, and raw control characters
/// in strings. Both are looked for here, and of two flaws the one that comes first is told: what
/// follows it is often only its consequence.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, Flaw> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT)
        .map_err(|error| in_our_words(text, &error));
    let stray = first_stray(text);
    match (parsed, stray) {
        (Err(flaw), Some(stray)) if flaw.range.start < stray.range.start => Err(flaw),
        (_, Some(stray)) => Err(stray),
        (Err(flaw), None) => Err(flaw),
        (Ok(parsed), None) => parsed.value.ok_or_else(|| Flaw {
            range: text.len()..text.len(),
            message: "expected an object, found the end of the file".to_owned(),
        }),
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_loose_object_property_names: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::Source;

    fn is_json(bytes: Vec<u8>) -> bool {
        Source::from_bytes("", bytes).is_ok_and(|source| parse(source.text()).is_ok())
    }

    #[test]
    fn takes_json_with_comments_and_trailing_commas_and_nothing_else() {
        for text in [
            "{} // end",
            "/* a */ [/**/]",
            "[1, 2,]",
            r#"{"a": 1,}"#,
            "[\"\\ud83d\\ude00\"]",
            "[\"\\\"\u{a0}\"]",
        ] {
            assert!(is_json(text.into()), "{text}");
        }
        for text in [
            "",
            " ",
            "{'a': 1}",
            "{a: 1}",
            "[1 2]",
            "[,]",
            "[1,,]",
            "[0x1F]",
            "[.5]",
            "[5.]",
            "[+5]",
            "[007]",
            "[NaN]",
            "[-Infinity]",
            "# a\n{}",
            "{} {}",
            "[\u{a0}1]",
            "[\u{b}1]",
            "[\"\t\"]",
            "[\"\0\"]",
            "[\"\\x41\"]",
            "[\"\\ud800\"]",
            "[\"\\\n\"]",
            "{} /*",
            "[\u{feff}]",
            "[truE]",
            "[true_]",
        ] {
            assert!(!is_json(text.into()), "{text:?}");
        }
    }

    /// Nicolas Seriot's `JSONTestSuite`, when it is at hand.
    #[test]
    fn agrees_with_the_json_test_suite() {
        let Some(corpus) = std::env::var_os("AURORA_CORPUS") else {
            eprintln!("skipped: AURORA_CORPUS does not name the folder that holds jsontestsuite");
            return;
        };
        // Refused by JSON for their comments and trailing commas alone.
        let looser = [
            "n_array_extra_comma.json",
            "n_array_number_and_comma.json",
            "n_object_trailing_comma.json",
            "n_object_trailing_comment.json",
            "n_object_trailing_comment_slash_open.json",
            "n_structure_object_with_comment.json",
        ];
        let folder = std::path::Path::new(&corpus).join("jsontestsuite");
        let mut wrong = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let expected = name.starts_with("y_") || looser.contains(&&*name);
            // Implementations are free to choose about `i_` files.
            if !name.starts_with("i_") && is_json(std::fs::read(&path).unwrap()) != expected {
                wrong.push(name);
            }
        }
        assert!(wrong.is_empty(), "judged wrongly: {wrong:#?}");
    }
}
