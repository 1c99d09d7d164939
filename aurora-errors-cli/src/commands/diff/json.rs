//! A comparison for programs.

use super::Comparison;
use super::words::{Fate, Run, words};
use crate::document::{CodeDocument, DelayDocument, PlaceDocument, RowDocument, VerdictDocument};
use crate::output::{self, Failure};
use aurora_errors_spec::{Change, Impact, PlaceList, Row};
use serde::Serialize;

#[derive(Serialize)]
struct ComparisonDocument<'a> {
    /// The kind that matters most; none where nothing changed.
    impact: Option<String>,
    allowed: bool,
    changes: Vec<ChangeDocument<'a>>,
}

#[derive(Serialize)]
struct ChangeDocument<'a> {
    impact: String,
    change: &'static str,
    code: Option<CodeDocument>,
    name: Option<&'a str>,
    old: Side<'a>,
    new: Side<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<RunDocument>>,
}

/// What changed, in one of the two revisions.
#[derive(Serialize)]
#[serde(untagged)]
enum Side<'a> {
    Row(Option<Box<RowDocument<'a>>>),
    Text(Option<&'a str>),
    Names(&'a [String]),
    Places(Vec<PlaceDocument<'a>>),
    Delays(Vec<DelayDocument<'a>>),
    Verdicts(Vec<VerdictDocument<'a>>),
}

#[derive(Serialize)]
struct RunDocument {
    fate: &'static str,
    text: String,
}

impl Comparison<'_> {
    pub(super) fn json(&self) -> Result<String, Failure> {
        let most = self.changes.iter().map(Change::impact).max();
        output::json(&ComparisonDocument {
            impact: most.map(|impact: Impact| impact.to_string()),
            allowed: self.refused.is_empty(),
            changes: self.changes.iter().map(Into::into).collect(),
        })
    }
}

impl<'a> From<&Change<'a>> for ChangeDocument<'a> {
    fn from(change: &Change<'a>) -> ChangeDocument<'a> {
        let row = change.row();
        let (name, [old, new]) = sides(*change);
        let words = match *change {
            Change::Text { old, new, .. } => {
                let words = words(old.unwrap_or_default(), new.unwrap_or_default());
                Some(words.into_iter().map(Into::into).collect())
            }
            _ => None,
        };
        ChangeDocument {
            impact: change.impact().to_string(),
            change: name,
            code: row.map(|row| row.code.into()),
            name: row.map(|row| &*row.name),
            old,
            new,
            words,
        }
    }
}

fn sides(change: Change<'_>) -> (&'static str, [Side<'_>; 2]) {
    let rows = |old: Option<_>, new: Option<_>| {
        [old, new].map(|row| Side::Row(row.map(|row: &Row| Box::new(row.into()))))
    };
    match change {
        Change::Added { row, before } => ("added", rows(before, Some(row))),
        Change::Removed { row, after } => ("removed", rows(Some(row), after)),
        Change::Moved { old, new } => ("moved", rows(Some(old), Some(new))),
        Change::Renamed { old, new } => ("renamed", rows(Some(old), Some(new))),
        Change::Error { old, new } => ("error", rows(Some(old), Some(new))),
        Change::Retry { old, new } => ("retry", rows(Some(old), Some(new))),
        Change::Text { key, old, new, .. } => (key, [old, new].map(Side::Text)),
        Change::When { old, new } => ("when", rows(Some(old), Some(new))),
        Change::Order { old, new } => ("order", rows(Some(old), Some(new))),
        Change::Places { key, old, new, .. } => (key, [old, new].map(places)),
    }
}

fn places(list: PlaceList<'_>) -> Side<'_> {
    match list {
        PlaceList::Headers(names) => Side::Names(names),
        PlaceList::Places(places) => Side::Places(places.iter().map(Into::into).collect()),
        PlaceList::Delays(delays) => Side::Delays(delays.iter().map(Into::into).collect()),
        PlaceList::Verdicts(verdicts) => Side::Verdicts(verdicts.iter().map(Into::into).collect()),
    }
}

impl From<Run> for RunDocument {
    fn from(run: Run) -> RunDocument {
        let fate = match run.fate {
            Fate::Kept => "kept",
            Fate::Removed => "removed",
            Fate::Added => "added",
        };
        RunDocument {
            fate,
            text: run.text,
        }
    }
}
