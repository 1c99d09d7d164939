//! Where messages and codes stand in error bodies, and codes in headers, where a reader without a table
//! misses them.

use super::documents::Node;
use super::operations::Use;
use super::trial::{TrialPlaces, Trials};
use crate::import::proposal::Places;
use crate::rule::status_of;
use aurora_errors::ErrorResponse;
use aurora_errors::http::Response;
use indexmap::IndexMap;

/// What a reader without a table makes of the error bodies, the places in front that most operations have.
pub(super) struct Reading {
    pub(super) missed: Places,
    pub(super) found: Places,
    /// Headers with a code that it passes over.
    pub(super) code_headers: Vec<String>,
}

/// A body that offers more places than this is no error body.
const MOST_PLACES: usize = 8;

impl Reading {
    /// Reads what each response can look like, as the derived errors would. A place that fewer than a
    /// tenth of the operations have is none of the API's.
    pub(super) fn new(uses: &[Use], trials: &Trials) -> Reading {
        let (mut missed, mut found) = <(Places<Weights>, Places<Weights>)>::default();
        let mut headers = Weights::default();
        let (mut all, mut with_body) = (0, 0);
        for each in uses {
            let Some(trial) = trials.of(each) else {
                continue;
            };
            all += each.operations;
            if trial.has_body {
                with_body += each.operations;
            }
            missed.add(&trial.missed, each.operations);
            found.add(&trial.found, each.operations);
            for name in missed_headers(each) {
                *headers.entry(name).or_default() += each.operations;
            }
        }
        Reading {
            missed: missed.of_at_least(with_body.div_ceil(10)),
            found: found.of_at_least(with_body.div_ceil(10)),
            code_headers: often(headers.iter(), all.div_ceil(10)),
        }
    }
}

/// Pointers, and how many operations have them.
type Weights = IndexMap<String, usize>;

impl Places<Weights> {
    fn add(&mut self, places: &TrialPlaces, operations: usize) {
        let kinds = [
            (&mut self.messages, &places.messages),
            (&mut self.codes, &places.codes),
        ];
        for (weights, pointers) in kinds {
            for pointer in pointers {
                *weights.entry(pointer.clone()).or_default() += operations;
            }
        }
    }

    /// What is a message here and a code there is neither for the API as a whole.
    fn of_at_least(&self, operations: usize) -> Places {
        let (messages, codes) = (&self.messages, &self.codes);
        let both = |pointer: &String| messages.contains_key(pointer) && codes.contains_key(pointer);
        let often = |weights: &Weights| {
            often(
                weights.iter().filter(|(pointer, _)| !both(pointer)),
                operations,
            )
        };
        Places {
            messages: often(messages),
            codes: often(codes),
        }
    }
}

/// What so many operations have, the most frequent first.
fn often<'w>(
    weights: impl Iterator<Item = (&'w String, &'w usize)>,
    operations: usize,
) -> Vec<String> {
    let mut often: Vec<_> = weights
        .filter(|(_, weight)| **weight >= operations)
        .collect();
    often.sort_by_key(|(place, weight)| (usize::MAX - **weight, place.len()));
    let places = often.into_iter().map(|(place, _)| place.clone());
    places.take(MOST_PLACES).collect()
}

/// The names of a response's headers that carry a code and that the reader passes over.
fn missed_headers(each: &Use) -> Vec<String> {
    let status = status_of(each.code);
    let carrying = each
        .headers()
        .filter(|(name, header)| carries_code(name, *header));
    let names = carrying.map(|(name, _)| name);
    names
        .filter(|name| is_missed_header(name, status))
        .collect()
}

/// `x-error-code` by its name, `x-reason` where it is described as an error code.
fn carries_code(name: &str, header: Node) -> bool {
    let word = name.replace(['-', '_'], "");
    let is_named = ["errorcode", "errortype", "errorname"].iter();
    let mut is_named = is_named.map(|end| word.ends_with(end));
    let description = header.text_of("description").unwrap_or_default();
    is_named.any(|is_it| is_it) || description.to_lowercase().contains("error code")
}

fn is_missed_header(name: &str, status: u16) -> bool {
    let answer = Response::builder()
        .status(status)
        .header(name, "word_number_1");
    let answer = answer.body(Vec::new()).ok();
    answer.is_some_and(|answer| ErrorResponse::from(answer).error_code().is_none())
}
