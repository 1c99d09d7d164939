//! The characters that hide or steer are one list, which stands in two crates: what a table says and
//! what a server says is escaped alike.

use aurora_errors::ErrorResponse;
use aurora_errors::http::Response;
use aurora_errors_spec::visible::{is_invisible, push_visible};

/// As a message of a server is printed.
fn printed(text: &str) -> String {
    let body = serde_json::json!({ "message": text }).to_string();
    let response = ErrorResponse::from(Response::new(body));
    response
        .messages()
        .next()
        .map_or_else(String::new, |message| message.to_string())
}

#[test]
fn both_crates_escape_the_same_characters() {
    let letters: Vec<char> = ('\0'..=char::MAX)
        .filter(|letter| !letter.is_whitespace() && !"&<>".contains(*letter))
        .collect();
    let mut escaped = 0;
    for letters in letters.chunks(256) {
        // A letter at each end, so that nothing is trimmed.
        let text = format!("a{}z", letters.iter().collect::<String>());
        let mut expected = String::new();
        for letter in text.chars() {
            escaped += usize::from(is_invisible(letter));
            push_visible(&mut expected, letter);
        }
        assert_eq!(printed(&text), expected);
    }
    assert!(escaped > 4000, "{escaped}");
}
