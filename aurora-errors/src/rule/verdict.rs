//! The server's own word on whether a repeat can help.

use super::Rule;
use crate::body;
use crate::places::{Place, Verdict};
use http::HeaderMap;

/// The rule with the server's word over it: the first place that says `true` or `false` counts.
///
/// Where the body is not there to be looked into, a place in it says `false`.
pub(crate) fn over(
    rule: Rule,
    places: &[Verdict],
    headers: &HeaderMap,
    body: Option<&[u8]>,
) -> Rule {
    let said = |place: &Verdict| Some((at(place.place, headers, body)?, place.replay));
    match places.iter().find_map(said) {
        Some((false, _)) => Rule::NEVER,
        Some((true, replay)) if !rule.is_retryable() => Rule::later(replay),
        _ => rule,
    }
}

/// Whether the server forbids a repeat in the one header that counts without a table.
pub(crate) fn forbids(headers: &HeaderMap) -> bool {
    at(Place::Header("x-should-retry"), headers, None) == Some(false)
}

/// What is said at a place; anything but `true` and `false` is nothing.
fn at(place: Place, headers: &HeaderMap, body: Option<&[u8]>) -> Option<bool> {
    match place {
        Place::Header(name) => {
            let mut values = headers.get_all(name).into_iter();
            values.find_map(|value| word(value.as_bytes().trim_ascii()))
        }
        Place::Body(pointer) => {
            let Some(body) = body else {
                return Some(false);
            };
            let pointers = [pointer];
            let mut values = body::values_at(body, &pointers);
            values.find_map(|(_, text)| word(&text?))
        }
    }
}

fn word(text: &[u8]) -> Option<bool> {
    if text.eq_ignore_ascii_case(b"true") {
        Some(true)
    } else if text.eq_ignore_ascii_case(b"false") {
        Some(false)
    } else {
        None
    }
}
