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

/// Nicolas Seriot's `JSONTestSuite`.
#[test]
#[ignore = "needs AURORA_CORPUS"]
fn agrees_with_the_json_test_suite() {
    let corpus = std::env::var_os("AURORA_CORPUS").expect("AURORA_CORPUS names the corpus");
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
