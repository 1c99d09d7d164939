//! What pages say about statuses, one entry at a time, grouped by the form in which they say it.

use super::phrase::is_known;
use aurora_errors_spec::Code;
use std::collections::HashSet;

/// What a page says in one place about one status, or about several at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub(super) codes: Vec<Code>,
    pub(super) name: Option<String>,
    pub(super) machine_codes: Vec<String>,
    /// Empty where the page says no more than the name.
    pub(super) meaning: String,
    pub(super) advice: Option<String>,
    /// Whether it may be the number of something: `404 pages are new`.
    pub(super) is_loose: bool,
    /// What a column says that is about repeating.
    pub(super) repeats: Option<String>,
}

/// Entries of one form: the tables whose statuses stand under the same head, the headings of one
/// level, all lists.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) form: Form,
    /// Where it begins: the heading above it.
    pub(super) place: String,
    pub(super) entries: Vec<Entry>,
    /// What stands among them and is no entry.
    pub(super) others: Vec<String>,
}

/// Groups of the same form are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    Table { head: String },
    List,
    Definitions,
    Headings { level: u8 },
    Lines,
}

impl Form {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Form::Table { .. } => "table",
            Form::List => "list",
            Form::Definitions => "definitions",
            Form::Headings { .. } => "headings",
            Form::Lines => "lines",
        }
    }
}

/// A list of fewer statuses is an example, or a coincidence.
pub(super) const FEWEST: usize = 3;

impl Group {
    /// Whether its numbers are statuses.
    pub(super) fn counts(&self) -> bool {
        let loose = self.entries.iter().filter(|entry| entry.is_loose).count();
        self.codes().len() >= FEWEST
            && self.entries.len() > 1
            && loose * 2 <= self.entries.len()
            && self.is_about_statuses()
    }

    pub(super) fn codes(&self) -> HashSet<Code> {
        self.entries
            .iter()
            .flat_map(|entry| &entry.codes)
            .copied()
            .collect()
    }

    /// Ports and prices have three digits, too, but few of them are statuses by chance. The headings
    /// of tables were already asked.
    fn is_about_statuses(&self) -> bool {
        if matches!(self.form, Form::Table { .. }) {
            return true;
        }
        let codes = self.codes();
        let known = codes.iter().filter(|code| is_known(**code));
        known.count() * 10 >= codes.len() * 6
    }
}
