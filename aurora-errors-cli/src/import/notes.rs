//! What an import could not use, for the person who reads its result.

use crate::terminal::visible;
use indexmap::IndexMap;
use std::fmt;

/// One line for each matter, however often it was met.
#[derive(Default)]
pub(crate) struct Notes {
    /// The place where it was met first, and how often.
    met: IndexMap<String, (String, usize)>,
}

impl Notes {
    pub(crate) fn add(&mut self, matter: impl Into<String>, place: impl fmt::Display) {
        let place = || (place.to_string(), 0);
        let (_, times) = self.met.entry(matter.into()).or_insert_with(place);
        *times += 1;
    }

    pub(crate) fn first(&self) -> Option<String> {
        self.lines().next()
    }

    fn lines(&self) -> impl Iterator<Item = String> {
        self.met.iter().map(|(matter, (place, times))| {
            let more = match times - 1 {
                0 => String::new(),
                more => format!(" (and {more} more)"),
            };
            visible(&format!("{place:.200}: {matter}{more}")).replace('\n', " ")
        })
    }
}

/// A document that is wrong throughout has as many matters as lines.
const MOST_LINES: usize = 50;

impl fmt::Display for Notes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.lines().take(MOST_LINES) {
            writeln!(f, "not used: {line}")?;
        }
        match self.met.len().saturating_sub(MOST_LINES) {
            0 => Ok(()),
            more => writeln!(f, "not used: {more} more"),
        }
    }
}
