//! Whether a case can ever hold.

use std::fmt::Write as _;
use std::ops::Range;

use crate::order::Order;
use crate::reporter::{Reported, Reporter};
use crate::when::{Subject, Wanted, When};

/// The cases of one row so far, found by what the first condition of each asks for.
#[derive(Default)]
pub(crate) struct Reach {
    /// Each with the byte at which its `when` begins.
    cases: Vec<(When, usize)>,
    /// The values that first conditions ask for, each with the positions in `cases` of those that do.
    first_values: Vec<(String, Vec<usize>)>,
    order: Order,
}

/// How many earlier cases with the same value a new one is compared with, because a table of 65,535 cases must
/// not take minutes. A case that only a later one of them hides is not reported.
const MOST_COMPARED: usize = 1000;

impl Reach {
    /// Takes the next case of the row, whose key `when` stands at these bytes. Reports it where earlier ones
    /// hold for every answer for which it does: an earlier case hides it, or several do, each for some of the
    /// values that one of its conditions lists.
    pub(crate) fn add(
        &mut self,
        when: &When,
        key: &Range<usize>,
        reporter: &mut Reporter,
    ) -> Result<(), Reported> {
        let conditions = when.conditions();
        let mut listed = conditions.iter().enumerate();
        // Where a condition has one value, to choose it is to choose nothing: once is enough.
        let hiders = listed.find_map(|(number, (subject, values))| {
            let is_told_apart = number == 0 || values.len() > 1;
            is_told_apart.then(|| self.hiders(when, *subject, values))?
        });
        let Some(hiders) = hiders else {
            self.keep(when, key.start);
            return Ok(());
        };
        let line = reporter.source.position(key.start).line;
        let (hidden_by, come) = match hiders.len() {
            1 => ("one", "comes"),
            _ => ("ones", "come"),
        };
        let mut positions = String::new();
        for hider in hiders {
            let and = if positions.is_empty() { "" } else { " and " };
            let _ = write!(
                positions,
                "{and}{}",
                reporter.source.position(self.cases[hider].1)
            );
        }
        let message = format!(
            "the case at line {line} is never reached: the {hidden_by} before it, at {positions}, {come} first"
        );
        Err(reporter.report(key, message))
    }

    /// The earlier cases of which one holds wherever this one does, by these values of one of its conditions.
    fn hiders(&self, when: &When, subject: Subject<'_>, values: &[Wanted]) -> Option<Vec<usize>> {
        let mut hiders = Vec::new();
        for value in values {
            let hider = self.earlier_that_holds(when, (subject, value))?;
            // Three are enough to see why.
            if hiders.len() < 3 && !hiders.contains(&hider) {
                hiders.push(hider);
            }
        }
        Some(hiders)
    }

    /// The first earlier case that holds wherever this one does by this value of a condition.
    fn earlier_that_holds(&self, when: &When, chosen: (Subject<'_>, &Wanted)) -> Option<usize> {
        let mut first = None;
        for (subject, values) in when.conditions() {
            let values = narrowed(subject, values, chosen);
            // A case that asks for any value at all comes before this one, too.
            for value in std::slice::from_ref(&Wanted::Present).iter().chain(values) {
                let Ok(found) = self.find(&key(subject, value)) else {
                    continue;
                };
                let earlier = self.first_values[found].1.iter().take(MOST_COMPARED);
                for position in earlier {
                    if follows(&self.cases[*position].0, when, chosen) {
                        first = Some(first.map_or(*position, |first: usize| first.min(*position)));
                        break;
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
                match self.find(&key) {
                    Ok(found) => self.first_values[found].1.push(position),
                    Err(rank) => {
                        self.order.insert(rank, self.first_values.len());
                        self.first_values.push((key, vec![position]));
                    }
                }
            }
        }
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        let order = |position: usize| self.first_values[position].0.as_str().cmp(key);
        self.order.find(&order)
    }
}

/// The values of a condition, of which one may be chosen.
fn narrowed<'w>(
    subject: Subject<'_>,
    values: &'w [Wanted],
    chosen: (Subject<'_>, &'w Wanted),
) -> &'w [Wanted] {
    if subject == chosen.0 {
        std::slice::from_ref(chosen.1)
    } else {
        values
    }
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

/// Whether the earlier case holds for every answer for which this one does by this value of a condition.
/// One code counts for another only where both are equal: `a` also holds for the code `x/a`, by a segment,
/// but a case that wants `x/a` comes first there, because whole codes are tried before segments.
fn follows(earlier: &When, when: &When, chosen: (Subject<'_>, &Wanted)) -> bool {
    let conditions = when.conditions();
    for (subject, wanted) in earlier.conditions() {
        let given = conditions.iter().find(|(given, _)| *given == subject);
        let Some((_, given)) = given else {
            return false;
        };
        for value in narrowed(subject, given, chosen) {
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
