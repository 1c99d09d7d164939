//! Collects the faults of a text while it is read.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// What is wrong with a text, and which bytes say so.
pub(crate) struct Fault {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(range: Range<usize>, message: String) -> Fault {
        Fault { range, message }
    }
}

/// Stands for a value whose fault has been reported: what depends on the value keeps silent.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Reported;

/// Collects the faults of a text.
pub(crate) struct Reporter<'s> {
    pub(crate) source: &'s Source,
    /// In the order of the file.
    faults: Vec<Fault>,
}

/// A file that is no table at all, or a hostile one, has as many faults as it has room for.
const MOST: usize = 1000;

impl<'s> Reporter<'s> {
    pub(crate) fn new(source: &'s Source) -> Reporter<'s> {
        Reporter {
            source,
            faults: Vec::new(),
        }
    }

    pub(crate) fn report(&mut self, range: &Range<usize>, message: String) -> Reported {
        if self.faults.len() < MOST {
            let mut rank = self.faults.len();
            while rank > 0 && self.faults[rank - 1].range.start > range.start {
                rank -= 1;
            }
            self.faults.insert(rank, Fault::new(range.clone(), message));
        }
        Reported
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for Fault { range, message } in self.faults {
            diagnostics.push(Diagnostic::at(self.source, range, message));
        }
        diagnostics
    }
}
