//! Whether a case can ever hold.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::reporter::{Reported, Reporter};
use crate::when::{Subject, Wanted, When};

/// The cases of one row so far, found by what the first condition of each asks for.
#[derive(Default)]
pub(crate) struct Reach {
    cases: Vec<(When, usize)>,
    /// Positions in `cases`, under a value that the first condition of each asks for.
    by_condition: BTreeMap<String, Vec<usize>>,
}

/// So many earlier cases with the same first condition are compared with a new one: a table of 65,535
/// cases must not take minutes.
const MOST_COMPARED: usize = 1000;

impl Reach {
    /// Takes the next case of the row. Reports it where earlier ones hold for every answer for which it
    /// does: an earlier case hides it, or several do, each for some of the machine codes that it lists.
    pub(crate) fn add(
        &mut self,
        when: &When,
        place: &Range<usize>,
        reporter: &mut Reporter,
    ) -> Result<(), Reported> {
        let mut hiders = Vec::new();
        for code in alternatives(&when.code) {
            match self.earlier_that_holds(when, code) {
                Some(hider) if !hiders.contains(&hider) => hiders.push(hider),
                Some(_) => {}
                None => {
                    self.keep(when, place.start);
                    return Ok(());
                }
            }
        }
        let line = reporter.source.position(place.start).line;
        let mut places = Vec::new();
        for hider in hiders {
            if let Some((_, offset)) = self.cases.get(hider) {
                places.push(reporter.source.position(*offset).to_string());
            }
        }
        let (hidden_by, come) = match places.len() {
            1 => ("one", "comes"),
            _ => ("ones", "come"),
        };
        let message = format!(
            "the case at line {line} is never reached: the {hidden_by} before it, at {}, {come} first",
            places.join(" and ")
        );
        Err(reporter.report(place, message))
    }

    /// The first earlier case that holds wherever this one does with this of its codes.
    fn earlier_that_holds(&self, when: &When, code: Option<&Wanted>) -> Option<usize> {
        let mut first = None;
        for (subject, values) in when.conditions() {
            let values = match (subject, code) {
                (Subject::Code, Some(code)) => std::slice::from_ref(code),
                _ => values,
            };
            for value in [&Wanted::Present].into_iter().chain(values) {
                let earlier = self.by_condition.get(&key(subject, value));
                for position in earlier.into_iter().flatten().take(MOST_COMPARED) {
                    let Some((earlier, _)) = self.cases.get(*position) else {
                        continue;
                    };
                    let is_first = first.is_none_or(|first| *position < first);
                    if is_first && follows(earlier, when, code) {
                        first = Some(*position);
                    }
                }
            }
        }
        first
    }

    fn keep(&mut self, when: &When, offset: usize) {
        let position = self.cases.len();
        self.cases.push((when.clone(), offset));
        if let Some((subject, values)) = when.conditions().first() {
            for value in *values {
                let earlier = self.by_condition.entry(key(*subject, value));
                earlier.or_default().push(position);
            }
        }
    }
}

/// Each code of a list, or nothing once.
fn alternatives(codes: &[Wanted]) -> Vec<Option<&Wanted>> {
    if codes.is_empty() {
        return vec![None];
    }
    codes.iter().map(Some).collect()
}

fn key(subject: Subject, value: &Wanted) -> String {
    let value = match value {
        Wanted::Present => "*".to_owned(),
        Wanted::Text(text) => format!("={}", text.to_lowercase()),
    };
    match subject {
        Subject::Code => format!("c {value}"),
        Subject::Header(name) => format!("h {name} {value}"),
        Subject::Body(pointer) => format!("b {pointer} {value}"),
    }
}

/// Whether the earlier case holds for every answer for which this one does with this of its codes.
/// Codes are compared whole: those that match as a whole are tried before segments, in all cases.
fn follows(earlier: &When, when: &When, code: Option<&Wanted>) -> bool {
    let conditions = when.conditions();
    for (subject, wanted) in earlier.conditions() {
        let given = conditions.iter().find(|(given, _)| *given == subject);
        let Some((_, given)) = given else {
            return false;
        };
        let given = match (subject, code) {
            (Subject::Code, Some(code)) => std::slice::from_ref(code),
            _ => given,
        };
        for value in given {
            if !wanted.iter().any(|wanted| holds(subject, wanted, value)) {
                return false;
            }
        }
    }
    true
}

/// Whether what is wanted holds wherever the given value does.
fn holds(subject: Subject, wanted: &Wanted, given: &Wanted) -> bool {
    match (wanted, given) {
        (Wanted::Present, _) => true,
        (Wanted::Text(_), Wanted::Present) => false,
        // Values of headers are compared without case.
        (Wanted::Text(wanted), Wanted::Text(given)) => match subject {
            Subject::Header(_) => wanted.eq_ignore_ascii_case(given),
            _ => wanted == given,
        },
    }
}
