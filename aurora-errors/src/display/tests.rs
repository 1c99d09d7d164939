use super::{LIMIT, error, escaped, is_hidden};
use crate::ErrorResponse;
use crate::sample::TABLE;
use http::Response;
use proptest::prelude::*;
use std::fmt;

/// As a derived error displays itself.
struct Sample(ErrorResponse);

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error(
            f,
            Some(TABLE),
            (self.0.status(), self.0.row_in(TABLE)),
            Some(&self.0),
        )
    }
}

fn sample(status: u16, body: &str) -> Sample {
    let response = Response::builder()
        .status(status)
        .header("x-request-id", "req-7")
        .body(body.to_owned())
        .unwrap();
    Sample(response.into())
}

#[test]
fn the_short_form_says_status_name_and_messages() {
    let one = sample(404, r#"{"errors": [{"message": "no such design"}]}"#);
    assert_eq!(one.to_string(), "404 Missing: no such design");
    let two = sample(503, r#"{"errors": [{"message": "a"}, {"message": "b"}]}"#);
    assert_eq!(two.to_string(), "503 Internal Error: a; b");
    assert_eq!(sample(404, "").to_string(), "404 Missing");
}

#[test]
fn a_status_without_a_row_has_its_registered_name_or_none() {
    assert_eq!(sample(410, "").to_string(), "410 Gone");
    assert_eq!(sample(799, "").to_string(), "799");
    let message = r#"{"errors": [{"message": "odd"}]}"#;
    assert_eq!(sample(799, message).to_string(), "799: odd");
}

#[test]
fn a_message_that_repeats_the_name_is_left_out() {
    let body = r#"{"errors": [{"message": "missing"}, {"message": "the design"}]}"#;
    assert_eq!(sample(404, body).to_string(), "404 Missing: the design");
}

#[test]
fn a_field_stands_before_its_text_once() {
    let body = r#"{"errors": {"email": "can't be blank"}}"#;
    let line = sample(404, body).to_string();
    assert_eq!(line, "404 Missing: email: can't be blank");
    let body = r#"{"errors": {"email": "Email can't be blank"}}"#;
    let line = sample(404, body).to_string();
    assert_eq!(line, "404 Missing: Email can't be blank");
}

#[test]
fn the_long_form_adds_what_the_table_says() {
    let body = r#"{"errors": [{"message": "no such design"}]}"#;
    assert_eq!(
        format!("{:#}", sample(404, body)),
        "404 Missing: no such design (request req-7) - The object does not exist, - or belongs to \
         another tenant. - Check the id. - https://sample.example/errors/404"
    );
    assert_eq!(
        format!("{:#}", sample(410, "")),
        "410 Gone (request req-7) - https://sample.example/errors"
    );
}

#[test]
fn a_long_message_leaves_the_tables_text_its_room() {
    let body = format!(r#"{{"errors": [{{"message": "{}"}}]}}"#, "é".repeat(5000));
    let line = format!("{:#}", sample(404, &body));
    assert!(line.len() <= LIMIT);
    assert!(line.contains("é… (request req-7) - The object does"));
    assert!(line.ends_with("https://sample.example/errors/404"));
}

#[test]
fn what_is_too_long_is_cut_with_a_mark_and_the_link_stays_whole() {
    let long = "b".repeat(5000);
    let short_form = sample(600, &long).to_string();
    assert_eq!(short_form.len(), LIMIT);
    assert!(short_form.starts_with("600 Wordy: bbb") && short_form.ends_with("b…"));
    let long_form = format!("{:#}", sample(600, &long));
    assert_eq!(long_form.len(), LIMIT - '…'.len_utf8());
    assert!(
        long_form.ends_with("a… - https://sample.example/errors"),
        "{long_form}"
    );
}

#[test]
fn a_response_displays_by_the_table_that_stamped_it() {
    let Sample(mut response) = sample(404, "");
    assert_eq!(response.to_string(), "404 Not Found");
    response.attach(TABLE, None);
    assert_eq!(response.to_string(), "404 Missing");
}

#[test]
fn what_hides_or_rearranges_is_escaped() {
    for (text, expected) in [
        ("a\nb\r\tc\0", r"a\u{a}b\u{d}\u{9}c\u{0}"),
        ("\u{1b}[31mred", r"\u{1b}[31mred"),
        ("\u{9b}31m\u{7f}", r"\u{9b}31m\u{7f}"),
        (
            "\u{202e}gpj\u{2066}\u{200f}\u{61c}",
            r"\u{202e}gpj\u{2066}\u{200f}\u{61c}",
        ),
        ("a\u{200b}\u{feff}\u{2060}b", r"a\u{200b}\u{feff}\u{2060}b"),
        (
            "\u{2028}\u{2029}\u{e0041}\u{fe0f}",
            r"\u{2028}\u{2029}\u{e0041}\u{fe0f}",
        ),
        ("größe 数 😀", "größe 数 😀"),
    ] {
        assert_eq!(escaped(text).to_string(), expected);
    }
}

proptest! {
    #[test]
    fn plain_text_is_not_changed(text in "[ -~]*") {
        prop_assert_eq!(escaped(&text).to_string(), text);
    }

    #[test]
    fn any_body_displays_as_one_bounded_line_of_visible_text(
        status in 100_u16..1000,
        message: String,
        body: Vec<u8>,
    ) {
        let message = serde_json::json!({"errors": [{"message": message.repeat(20)}]});
        for body in [message.to_string().into_bytes(), body] {
            let response = Response::builder().status(status).body(body).unwrap();
            let error = Sample(response.into());
            for line in [format!("{error}"), format!("{error:#}")] {
                prop_assert!(line.len() <= LIMIT);
                prop_assert!(!line.chars().any(is_hidden), "{line}");
            }
        }
    }
}
