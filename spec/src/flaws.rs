use std::ops::Range;

use crate::source::Source;

/// What is wrong with a text and which bytes say so: a fault that is not rendered yet.
pub(crate) struct Flaw {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
}

impl Flaw {
    pub(crate) fn new(range: Range<usize>, message: String) -> Flaw {
        Flaw { range, message }
    }
}

/// The mark of a value whose flaw has been told: what depends on the value keeps silent.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Told;

/// Collects what is wrong with a table.
pub(crate) struct Flaws<'s> {
    pub(crate) source: &'s Source,
    /// In the order of the file.
    pub(crate) found: Vec<Flaw>,
}

/// A file that is no table at all, or a hostile one, has as many flaws as it has room for.
const MOST: usize = 1000;

impl Flaws<'_> {
    pub(crate) fn tell(&mut self, range: &Range<usize>, message: String) -> Told {
        if self.found.len() < MOST {
            let mut place = self.found.len();
            while place > 0 && self.found[place - 1].range.start > range.start {
                place -= 1;
            }
            self.found.insert(place, Flaw::new(range.clone(), message));
        }
        Told
    }
}
