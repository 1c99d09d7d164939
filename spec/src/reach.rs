//! Whether a case can ever hold.

use std::fmt::Write as _;
use std::ops::Range;

use crate::reporter::{Reported, Reporter};
use crate::when::{Subject, Wanted, When};

/// The cases of one row so far, found by what the first condition of each asks for.
pub(crate) struct Reach {
    cases: Vec<(When, usize)>,
    /// A small hash table: the values that the first condition of each case asks for, each with the
    /// case's position in `cases`. Everybody compiles this, and the standard library's maps are dear.
    by_condition: Vec<Vec<(String, usize)>>,
}

/// At most this many earlier cases with the same value are compared with a new one, because a table of
/// 65,535 cases must not take minutes. A case that only a later one hides goes untold.
const MOST_COMPARED: usize = 1000;

impl Reach {
    /// For a row with so many cases.
    pub(crate) fn new(cases: usize) -> Reach {
        Reach {
            cases: Vec::new(),
            by_condition: vec![Vec::new(); cases.max(1)],
        }
    }

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
                // So many are shown.
                Some(hider) if hiders.len() < 3 && !hiders.contains(&hider) => hiders.push(hider),
                Some(_) => {}
                None => {
                    self.keep(when, place.start);
                    return Ok(());
                }
            }
        }
        let line = reporter.source.position(place.start).line;
        let (hidden_by, come) = match hiders.len() {
            1 => ("one", "comes"),
            _ => ("ones", "come"),
        };
        let mut places = String::new();
        for hider in hiders {
            let and = if places.is_empty() { "" } else { " and " };
            let _ = write!(
                places,
                "{and}{}",
                reporter.source.position(self.cases[hider].1)
            );
        }
        let message = format!(
            "the case at line {line} is never reached: the {hidden_by} before it, at {places}, {come} first"
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
            // A case that asks for any value at all comes before this one, too.
            for value in std::slice::from_ref(&Wanted::Present).iter().chain(values) {
                let key = key(subject, value);
                let mut compared = 0;
                for (known, position) in &self.by_condition[self.bucket(&key)] {
                    if *known != key || compared == MOST_COMPARED {
                        continue;
                    }
                    compared += 1;
                    let is_first = first.is_none_or(|first| *position < first);
                    if is_first && follows(&self.cases[*position].0, when, code) {
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
                let key = key(*subject, value);
                let bucket = self.bucket(&key);
                self.by_condition[bucket].push((key, position));
            }
        }
    }

    fn bucket(&self, key: &str) -> usize {
        let mut sum: usize = 0;
        for byte in key.bytes() {
            sum = sum.wrapping_mul(31).wrapping_add(usize::from(byte));
        }
        sum % self.by_condition.len()
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
            Subject::Header(_) => small(wanted) == small(given),
            _ => wanted == given,
        },
    }
}

fn small(text: &str) -> String {
    text.to_ascii_lowercase()
}
