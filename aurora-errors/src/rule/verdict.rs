//! The server's own word on whether a repeat can help.

use super::Rule;
use crate::body::{self, Pointer};
use crate::places::{Place, Verdict, VerdictMark};
use http::HeaderMap;

/// The rule with the server's word over it. A `false` at any place forbids a repeat, whatever the others
/// say; else the first place that says `true` counts.
///
/// Where the body is not there to be looked into, a place in it says `false`.
pub(crate) fn over(
    rule: Rule,
    places: &[VerdictMark],
    headers: &HeaderMap,
    body: Option<&[u8]>,
) -> Rule {
    let mut allowed = None;
    for Verdict { place, replay } in places.iter().map(Verdict::from) {
        match at(place, headers, body) {
            Some(false) => return Rule::NEVER,
            Some(true) => allowed = allowed.or(Some(replay)),
            None => {}
        }
    }
    match allowed {
        Some(replay) if !rule.is_retryable() => Rule::later(replay),
        _ => rule,
    }
}

/// Whether the server forbids a repeat in the one header that counts without a table.
pub(crate) fn forbids(headers: &HeaderMap) -> bool {
    at(Place::Header("x-should-retry"), headers, None) == Some(false)
}

/// What is said at a place; anything but `true` and `false` is nothing. Where it says both, it forbids.
fn at(place: Place, headers: &HeaderMap, body: Option<&[u8]>) -> Option<bool> {
    match place {
        Place::Header(name) => {
            let values = headers.get_all(name).into_iter();
            let words = values.map(|value| word(value.as_bytes().trim_ascii()));
            words.fold(None, both)
        }
        Place::Body(pointer) => {
            let Some(body) = body else {
                return Some(false);
            };
            let mut said = None;
            body::each_body(headers, body, |body| {
                for (_, text) in body::values_at(body, &[Pointer::new(pointer)]) {
                    let word = text.and_then(|text| word(&text));
                    said = both(said, word);
                }
            });
            said
        }
    }
}

/// What two values say together: one that forbids is enough.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one && other),
        _ => one.or(other),
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
