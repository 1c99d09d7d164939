//! Where messages and codes stand in error bodies, where a reader without a table misses them.

use super::operations::Use;
use super::samples::samples;
use super::trial::Trial;
use aurora_errors_spec::Code;
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};

/// JSON Pointers of messages and codes, the ones that most operations have in front.
#[derive(Default)]
pub(super) struct Places {
    pub(super) messages: Vec<String>,
    pub(super) codes: Vec<String>,
}

/// What a reader without a table makes of the error bodies.
pub(super) struct Reading {
    pub(super) missed: Places,
    pub(super) found: Places,
}

/// A body that offers more places than this is no error body.
const MOST_PLACES: usize = 8;

/// Responses that are looked at. Most APIs share a few.
const MOST_RESPONSES: usize = 2_000;

impl Reading {
    /// Reads what each response can look like, as the derived errors would. A place that fewer than a
    /// tenth of the operations have is none of the API's.
    pub(super) fn new(uses: &[Use], refs_have_siblings: bool) -> Reading {
        let trials = trials(uses, refs_have_siblings);
        let (mut missed, mut found) = (WeighedPlaces::default(), WeighedPlaces::default());
        let mut all = 0;
        for each in uses {
            let Some(trial) = trials.get(&answer(each)) else {
                continue;
            };
            if trial.has_body {
                all += each.operations;
            }
            missed.add(&trial.missed, each.operations);
            found.add(&trial.found, each.operations);
        }
        Reading {
            missed: missed.of_at_least(all.div_ceil(10)),
            found: found.of_at_least(all.div_ceil(10)),
        }
    }
}

type Answer = ((usize, u32), Code);

/// A trial for each response of a status. Where one of them shows what stands at a place, what the
/// schemas of others leave open there does not count.
fn trials(uses: &[Use], refs_have_siblings: bool) -> HashMap<Answer, Trial> {
    let mut trials: HashMap<Answer, Trial> = HashMap::new();
    let mut shown = HashSet::new();
    for each in uses {
        if trials.len() >= MOST_RESPONSES {
            break;
        }
        trials.entry(answer(each)).or_insert_with(|| {
            let mut trial = Trial::new(&samples(each.response, refs_have_siblings), each.code);
            shown.extend(trial.shown.drain(..));
            trial
        });
    }
    for trial in trials.values_mut() {
        trial.settle(&shown);
    }
    trials
}

fn answer(each: &Use) -> Answer {
    (each.response.id(), each.code)
}

/// Pointers, and how many operations have them.
type Weights = IndexMap<String, usize>;

#[derive(Default)]
struct WeighedPlaces {
    messages: Weights,
    codes: Weights,
}

impl WeighedPlaces {
    fn add(&mut self, places: &Places, operations: usize) {
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
            let weights = weights.iter().filter(|(pointer, _)| !both(pointer));
            let mut often: Vec<_> = weights
                .filter(|(_, weight)| **weight >= operations)
                .collect();
            often.sort_by_key(|(pointer, weight)| (usize::MAX - **weight, pointer.len()));
            let pointers = often.into_iter().map(|(pointer, _)| pointer.clone());
            pointers.take(MOST_PLACES).collect()
        };
        Places {
            messages: often(messages),
            codes: often(codes),
        }
    }
}
