//! Where messages and codes stand in the error bodies that a page shows.

use super::block::{Block, Page};
use crate::import::proposal::Places;
use serde_json::Value;

/// Members that hold a text for people, and those that hold a code for programs.
const MESSAGES: [&str; 7] = [
    "message",
    "msg",
    "detail",
    "error_description",
    "error_message",
    "errorMessage",
    "title",
];
const CODES: [&str; 4] = ["code", "error_code", "errorCode", "type"];

/// Members around errors.
const HOLDERS: [&str; 4] = ["errors", "error", "details", "fault"];

/// The places in the first error body of a page.
pub(super) fn places(page: &Page) -> Places {
    const MOST_EXAMPLES: usize = 20;
    const MOST_BYTES: usize = 16 << 10;
    let texts = page.blocks.iter().filter_map(|block| match block {
        Block::Code(text) | Block::Paragraph(text) => Some(text.trim()),
        _ => None,
    });
    let bodies = texts.filter(|text| text.starts_with('{') && text.len() < MOST_BYTES);
    let bodies = bodies.filter_map(|text| serde_json::from_str(text).ok());
    let found = bodies.take(MOST_EXAMPLES).map(|body| {
        let mut places = Places::default();
        add(&mut places, &body, "");
        places
    });
    let mut found = found.filter(|places| !places.messages.is_empty());
    found.next().unwrap_or_default()
}

fn add(places: &mut Places, value: &Value, at: &str) {
    let Value::Object(members) = value else {
        return;
    };
    for (name, value) in members {
        let place = format!("{at}/{name}");
        let name = name.as_str();
        match value {
            Value::String(_) if MESSAGES.contains(&name) => places.messages.push(place),
            Value::String(_) if CODES.contains(&name) => places.codes.push(place),
            Value::Object(_) if HOLDERS.contains(&name) => add(places, value, &place),
            Value::Array(values) if HOLDERS.contains(&name) => {
                let first = values.first().unwrap_or(&Value::Null);
                add(places, first, &format!("{place}/*"));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, places};
    use crate::import::page::block::{Block, Page};

    #[test]
    fn the_first_error_body_tells() {
        let example = |text: &str| Block::Code(text.to_owned());
        let page = Page {
            blocks: vec![
                example("{ \"name\": \"Rex\" }"),
                example("{ not JSON }"),
                example(
                    "{ \"error\": { \"code\": \"no_dog\", \"message\": \"No dog\", \"details\": [{ \"detail\": \"x\" }] } }",
                ),
                example("{ \"message\": \"later\" }"),
            ],
            ..Page::default()
        };
        let list = |places: &[&str]| places.iter().map(|place| (*place).to_owned()).collect();
        let expected = Places {
            messages: list(&["/error/details/*/detail", "/error/message"]),
            codes: list(&["/error/code"]),
        };
        let mut found = places(&page);
        found.messages.sort();
        assert_eq!(found, expected);
    }
}
