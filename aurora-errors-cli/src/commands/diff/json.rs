//! A comparison for programs.

use super::Comparison;
use super::words::{Fate, Run, words};
use crate::document;
use crate::json::{Json, Object, list, text};
use crate::output::{self, Failure};
use aurora_errors_spec::{Change, PlaceList, Row};

impl Comparison<'_> {
    /// `impact` is the kind that matters most; none where nothing changed.
    pub(super) fn json(&self) -> Result<String, Failure> {
        let most = self.changes.iter().map(Change::impact).max();
        let comparison = Object::default()
            .with("impact", most.map(|impact| impact.to_string()))
            .with("allowed", self.refused.is_empty())
            .with("changes", list(&self.changes, change));
        output::json(&Json::from(comparison))
    }
}

fn change(change: &Change) -> Json {
    let row = change.row();
    let (name, [old, new]) = sides(*change);
    let words = match *change {
        Change::Text { old, new, .. } => {
            let words = words(old.unwrap_or_default(), new.unwrap_or_default());
            Some(list(&words, run))
        }
        _ => None,
    };
    let document = Object::default()
        .with("impact", change.impact().to_string())
        .with("change", name)
        .with(
            "code",
            row.map_or(().into(), |row| document::code(row.code)),
        )
        .with("name", row.map(|row| &*row.name))
        .with("old", old)
        .with("new", new)
        .with_some("words", words);
    document.into()
}

/// What is said of the change, and what changed in each of the two revisions.
fn sides(change: Change<'_>) -> (&str, [Json; 2]) {
    let rows = |old: Option<&Row>, new: Option<&Row>| {
        [old, new].map(|row| row.map_or(().into(), document::row))
    };
    match change {
        Change::Added { row, before } => ("added", rows(before, Some(row))),
        Change::Removed { row, after } => ("removed", rows(Some(row), after)),
        Change::Moved { old, new } => ("moved", rows(Some(old), Some(new))),
        Change::Renamed { old, new } => ("renamed", rows(Some(old), Some(new))),
        Change::Error { old, new } => ("error", rows(Some(old), Some(new))),
        Change::Retry { old, new } => ("retry", rows(Some(old), Some(new))),
        Change::Text { key, old, new, .. } => (key, [old, new].map(Into::into)),
        Change::When { old, new } => ("when", rows(Some(old), Some(new))),
        Change::Order { old, new } => ("order", rows(Some(old), Some(new))),
        Change::Places { key, old, new, .. } => (key, [old, new].map(places)),
    }
}

fn places(places: PlaceList) -> Json {
    match places {
        PlaceList::Headers(names) => list(names, text),
        PlaceList::Places(places) => list(places, document::place),
        PlaceList::Delays(delays) => list(delays, document::delay),
        PlaceList::Verdicts(verdicts) => list(verdicts, document::verdict),
    }
}

fn run(run: &Run) -> Json {
    let fate = match run.fate {
        Fate::Kept => "kept",
        Fate::Removed => "removed",
        Fate::Added => "added",
    };
    let document = Object::default().with("fate", fate);
    document.with("text", text(&run.text)).into()
}
