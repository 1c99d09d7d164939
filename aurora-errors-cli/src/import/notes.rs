//! What an import could not use, or is not sure of, for the person who reads its result.

use crate::terminal::on_one_line;
use indexmap::IndexMap;
use std::fmt;

/// One line for each matter, however often it was met.
#[derive(Default)]
pub(crate) struct Notes {
    /// The place where it was met first, and how often.
    met: IndexMap<(Kind, String), (String, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Unused,
    Doubtful,
}

impl Notes {
    /// Something of the document that the table does not have.
    pub(crate) fn unused(&mut self, matter: impl Into<String>, place: impl fmt::Display) {
        self.add(Kind::Unused, matter.into(), place);
    }

    /// Something that the table has and that a person should look at.
    pub(crate) fn doubtful(&mut self, matter: impl Into<String>, place: impl fmt::Display) {
        self.add(Kind::Doubtful, matter.into(), place);
    }

    fn add(&mut self, kind: Kind, matter: String, place: impl fmt::Display) {
        let place = || (place.to_string(), 0);
        let (_, times) = self.met.entry((kind, matter)).or_insert_with(place);
        *times += 1;
    }

    /// The first of what was not used, on one line.
    pub(crate) fn first_lines(&self) -> Option<String> {
        let unused = self.lines().filter(|(kind, _)| *kind == Kind::Unused);
        let lines: Vec<String> = unused.take(3).map(|(_, line)| line).collect();
        (!lines.is_empty()).then(|| lines.join("; "))
    }

    fn lines(&self) -> impl Iterator<Item = (Kind, String)> {
        self.met.iter().map(|((kind, matter), (place, times))| {
            let more = match times - 1 {
                0 => String::new(),
                more => format!(" (and {more} more)"),
            };
            let line = format!("{place:.200}: {matter}{more}");
            (*kind, on_one_line(&line))
        })
    }
}

/// A document that is wrong throughout has as many matters as lines.
const MOST_LINES: usize = 50;

impl fmt::Display for Notes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, words) in [(Kind::Unused, "not used"), (Kind::Doubtful, "look at")] {
            let mut lines = self.lines().filter(|(each, _)| *each == kind);
            for (_, line) in lines.by_ref().take(MOST_LINES) {
                writeln!(f, "{words}: {line}")?;
            }
            match lines.count() {
                0 => {}
                more => writeln!(f, "{words}: {more} more")?,
            }
        }
        Ok(())
    }
}
