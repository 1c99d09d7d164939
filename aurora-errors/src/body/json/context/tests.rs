//! The example of each context says what its comment has it say.

use crate::body::{Answer, Messages, Pointer};
use crate::places::Declared;
use http::{Extensions, HeaderMap};

const PLACES: Declared = Declared {
    pointers: &[Pointer::new("/request/none")],
    headers: &[],
};

/// The comments of the contexts, each example with what it says.
fn examples() -> Vec<(String, Vec<String>)> {
    let source = include_str!("../context.rs");
    let comments: String = source
        .lines()
        .map(|line| line.trim_ascii_start().strip_prefix("///"))
        .map(|line| line.filter(|line| !line.is_empty()).unwrap_or("\n"))
        .collect();
    let paragraphs = comments.lines().filter(|text| text.contains("\"_\": 1"));
    paragraphs
        .map(|text| {
            let mut quoted = text.split('`').skip(1).step_by(2).map(str::to_owned);
            (quoted.next().unwrap(), quoted.collect())
        })
        .collect()
}

#[test]
fn each_example_says_what_its_comment_has_it_say() {
    let examples = examples();
    assert_eq!(examples.len(), 10);
    for (body, expected) in examples {
        let (headers, extensions) = (HeaderMap::new(), Extensions::new());
        let answer = Answer {
            headers: &headers,
            body: body.as_bytes(),
            is_truncated: false,
        };
        let said: Vec<_> = Messages::new(answer, PLACES, &extensions)
            .map(|message| match message.field() {
                Some(field) => format!("{field}: {}", message.text()),
                None => message.text().to_owned(),
            })
            .collect();
        assert_eq!(said, expected, "{body}");
    }
}
