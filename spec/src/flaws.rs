use std::ops::Range;

use jsonc_parser::common::Ranged;

use crate::source::Source;

/// What is wrong with a text and which bytes say so: a fault that is not rendered yet.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
}

/// The mark of a value whose flaw has been told: what depends on the value keeps silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told;

/// Collects what is wrong with a table.
pub(crate) struct Flaws<'s> {
    pub(crate) source: &'s Source,
    pub(crate) found: Vec<Flaw>,
}

/// A file that is no table at all, or a hostile one, has as many flaws as it has room for.
const MOST: usize = 1000;

impl Flaws<'_> {
    pub(crate) fn tell(&mut self, at: &impl Ranged, message: impl Into<String>) -> Told {
        let range = at.start()..at.end();
        if self.found.len() < MOST {
            self.found.push(Flaw {
                range,
                message: message.into(),
            });
        }
        Told
    }
}
