//! Two revisions of a table compared: what changed, and what that means for code that uses it.

mod cases;
mod place_list;

use std::fmt;

pub use self::place_list::PlaceList;

use crate::code::Code;
use crate::table::{Row, Table};

/// How much a change matters to code that uses the error, from least to most.
///
/// ```
/// use aurora_errors_spec::Impact;
///
/// assert!(Impact::Documentation < Impact::Additive);
/// assert!(Impact::Additive < Impact::Breaking);
/// assert_eq!(Impact::Breaking.to_string(), "breaking");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Impact {
    /// Only a text for people changed.
    Documentation,
    /// Something is new: a variant, which a `match` without a wildcard has to take in unless the
    /// enum is `#[non_exhaustive]`, or a further place to read from.
    Additive,
    /// Code does not compile any more, or does something else.
    Breaking,
}

impl fmt::Display for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Impact::Documentation => "documentation",
            Impact::Additive => "additive",
            Impact::Breaking => "breaking",
        })
    }
}

/// One difference between two revisions of a table.
///
/// ```
/// use aurora_errors_spec::{AURORA, Change, Impact, Source, diff, read};
///
/// let new = read(&Source::from_bytes("aurora.json", AURORA.into())?).table;
/// let mut old = new.clone();
/// old.rows.retain(|row| row.code.to_string() != "409");
///
/// let changes = diff(&old, &new);
/// assert!(matches!(changes[0], Change::Added { before: None, .. }));
/// assert_eq!(changes[0].row().unwrap().name, "Conflict");
/// assert_eq!(changes[0].impact(), Impact::Additive);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// A row whose code the old revision does not have, or a case that is new.
    Added {
        /// The row or the case of the new revision.
        row: &'a Row,
        /// What its answers fell under in the old one: the class of a status, the row of a case.
        before: Option<&'a Row>,
    },
    /// A row whose code the new revision does not have, or a case that is gone.
    Removed {
        /// The row or the case of the old revision.
        row: &'a Row,
        /// What its answers fall under in the new one: the class of a status, the row of a case.
        after: Option<&'a Row>,
    },
    /// One variant, at another code: from a status to a class, from a class to a status, or from
    /// one status to another.
    Moved {
        /// The row of the old revision.
        old: &'a Row,
        /// The row of the new one.
        new: &'a Row,
    },
    /// One code, with another variant.
    Renamed {
        /// The row of the old revision.
        old: &'a Row,
        /// The row of the new one.
        new: &'a Row,
    },
    /// An error that is none any more, or the reverse.
    Error {
        /// The row of the old revision.
        old: &'a Row,
        /// The row of the new one.
        new: &'a Row,
    },
    /// Another answer to whether, or which, requests may be repeated.
    Retry {
        /// The row of the old revision.
        old: &'a Row,
        /// The row of the new one.
        new: &'a Row,
    },
    /// Another text for people.
    Text {
        /// The row of the new revision; `None` for a text of the whole table.
        row: Option<&'a Row>,
        /// The key of the text, such as `meaning`.
        key: &'static str,
        /// The text of the old revision.
        old: Option<&'a str>,
        /// The text of the new one.
        new: Option<&'a str>,
    },
    /// Another condition for a case.
    When {
        /// The case of the old revision.
        old: &'a Row,
        /// The case of the new one.
        new: &'a Row,
    },
    /// Cases of a row that both revisions have stand in another order, and some answer may fall under
    /// more than one of them: the first that holds counts.
    Order {
        /// The row of the old revision.
        old: &'a Row,
        /// The row of the new one.
        new: &'a Row,
    },
    /// Other places to read from.
    Places {
        /// The row of the new revision; `None` where they are the whole table's.
        row: Option<&'a Row>,
        /// The key of the list, such as `messages`.
        key: &'static str,
        /// The list of the old revision.
        old: PlaceList<'a>,
        /// The list of the new one.
        new: PlaceList<'a>,
    },
}

impl<'a> Change<'a> {
    /// The row that changed: the new revision's, or the old one's where it is gone.
    ///
    /// ```
    /// use aurora_errors_spec::{AURORA, Source, diff, read};
    ///
    /// let old = read(&Source::from_bytes("aurora.json", AURORA.into())?).table;
    /// let mut new = old.clone();
    /// new.rows.remove(0);
    /// assert_eq!(diff(&old, &new)[0].row().unwrap().name, "Success");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn row(&self) -> Option<&'a Row> {
        match *self {
            Change::Added { row, .. } | Change::Removed { row, .. } => Some(row),
            Change::Moved { new, .. }
            | Change::Renamed { new, .. }
            | Change::Error { new, .. }
            | Change::Retry { new, .. }
            | Change::When { new, .. }
            | Change::Order { new, .. } => Some(new),
            Change::Text { row, .. } | Change::Places { row, .. } => row,
        }
    }

    /// What the change does to code that uses the error.
    ///
    /// ```
    /// use aurora_errors_spec::{AURORA, Impact, Retry, Source, diff, read};
    ///
    /// let old = read(&Source::from_bytes("aurora.json", AURORA.into())?).table;
    /// let mut new = old.clone();
    /// new.rows.last_mut().unwrap().meaning = "Our fault.".to_owned();
    /// assert_eq!(diff(&old, &new)[0].impact(), Impact::Documentation);
    /// new.rows.last_mut().unwrap().retry = Retry::Never;
    /// let most = diff(&old, &new).iter().map(|change| change.impact()).max();
    /// assert_eq!(most, Some(Impact::Breaking));
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn impact(&self) -> Impact {
        match *self {
            Change::Added { row, before } => added(row, before),
            Change::Removed { row, after } => removed(row, after),
            Change::Moved { .. }
            | Change::Renamed { .. }
            | Change::Error { .. }
            | Change::Retry { .. }
            | Change::When { .. }
            | Change::Order { .. } => Impact::Breaking,
            Change::Text { .. } => Impact::Documentation,
            Change::Places { old, new, .. } => appended(&old.texts(), &new.texts()),
        }
    }
}

/// A variant of its own breaks nothing where its statuses had none before, nor where it is that of a
/// case: the variant of a row stands for the cases that have none.
fn added(row: &Row, before: Option<&Row>) -> Impact {
    let was_error = before.map_or(row.code.is_error_by_default(), |class| class.is_error);
    match (was_error, row.is_error) {
        (false, false) => Impact::Documentation,
        (true, true) if before.is_none() || row.when.is_some() => Impact::Additive,
        _ => Impact::Breaking,
    }
}

/// A row that is no error has no variant: it is missed only where its status turns into an error.
fn removed(row: &Row, after: Option<&Row>) -> Impact {
    let becomes_error = after.map_or(row.code.is_error_by_default(), |class| class.is_error);
    if row.is_error || becomes_error {
        Impact::Breaking
    } else {
        Impact::Documentation
    }
}

/// The first place that has something wins: one more at the end takes nothing from the others.
fn appended<T: PartialEq>(old: &[T], new: &[T]) -> Impact {
    if new.starts_with(old) {
        Impact::Additive
    } else {
        Impact::Breaking
    }
}

/// Compares two revisions of a table: first what stands above the rows, then the rows by status,
/// a class behind the statuses of its own. The order of the rows in the files is no difference.
///
/// ```
/// use aurora_errors_spec::{Change, Impact, Source, diff, read};
///
/// let table = |rows: &str| {
///     let text = format!(r#"{{ "api": "Pets", "statuses": [ {rows} ] }}"#);
///     Source::from_bytes("pets.json", text.into()).map(|source| read(&source).table)
/// };
/// let gone = r#"{ "code": 410, "name": "Gone", "meaning": "Sold.", "retry": "never" }"#;
/// let class = r#"{ "code": "4XX", "name": "Refused", "meaning": "No.", "retry": "never" }"#;
///
/// let (old, new) = (table(class)?, table(&format!("{class}, {gone}"))?);
/// let changes = diff(&old, &new);
/// assert!(matches!(changes[..], [Change::Added { before: Some(_), .. }]));
/// // A `match` on the variant `Refused` does not see status 410 any more.
/// assert_eq!(changes[0].impact(), Impact::Breaking);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[must_use]
pub fn diff<'a>(old: &'a Table, new: &'a Table) -> Vec<Change<'a>> {
    let mut changes = above_the_rows(old, new);
    let rows = changes.len();
    for row in &old.rows {
        if let Some(new) = same_code(row, new).or_else(|| same_variant(row, old, new)) {
            changes.extend(between(row, new));
            cases::between(row, new, &mut changes);
        } else {
            let after = class_of(row, new);
            changes.push(Change::Removed { row, after });
            let cases = row.cases.iter();
            changes.extend(cases.map(|row| Change::Removed { row, after }));
        }
    }
    for row in &new.rows {
        if same_code(row, old).is_none() && same_variant(row, new, old).is_none() {
            let before = class_of(row, old);
            changes.push(Change::Added { row, before });
            let cases = row.cases.iter();
            changes.extend(cases.map(|row| Change::Added { row, before }));
        }
    }
    if let Some(rows) = changes.get_mut(rows..) {
        rows.sort_by_key(|change| change.row().map(|row| row.code));
    }
    changes
}

fn same_code<'a>(row: &Row, table: &'a Table) -> Option<&'a Row> {
    table.rows.iter().find(|other| other.code == row.code)
}

/// The row that an error moved to, in the other revision: one that is new there.
fn same_variant<'a>(row: &Row, of: &Table, other: &'a Table) -> Option<&'a Row> {
    let is_moved = |there: &&Row| {
        row.is_error
            && there.is_error
            && there.variant == row.variant
            && same_code(there, of).is_none()
    };
    other.rows.iter().find(is_moved)
}

/// The class that a row's status falls under where it has no row of its own.
fn class_of<'a>(row: &Row, table: &'a Table) -> Option<&'a Row> {
    match row.code {
        Code::Status(status) => table.row(status),
        Code::Class(_) => None,
    }
}

fn above_the_rows<'a>(old: &'a Table, new: &'a Table) -> Vec<Change<'a>> {
    let texts = [
        ("api", Some(&*old.api), Some(&*new.api)),
        ("version", old.version.as_deref(), new.version.as_deref()),
        ("docs", old.docs.as_deref(), new.docs.as_deref()),
    ];
    let lists = |table: &'a Table| {
        [
            ("messages", PlaceList::Places(&table.messages)),
            ("codes", PlaceList::Places(&table.codes)),
            ("request_id", PlaceList::Headers(&table.request_id)),
            (
                "idempotency_key",
                PlaceList::Headers(&table.idempotency_key),
            ),
            ("retry_after", PlaceList::Delays(&table.retry_after)),
            ("retryable", PlaceList::Verdicts(&table.retryable)),
        ]
    };
    let mut changes: Vec<_> = texts_between(None, texts).collect();
    for ((key, old), (_, new)) in lists(old).into_iter().zip(lists(new)) {
        changes.extend(places_between(None, key, old, new));
    }
    changes
}

/// What changed from one row to its successor.
fn between<'a>(old: &'a Row, new: &'a Row) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    if old.code != new.code {
        changes.push(Change::Moved { old, new });
    }
    let both_errors = old.is_error && new.is_error;
    if old.is_error != new.is_error {
        changes.push(Change::Error { old, new });
    }
    let is_renamed = both_errors && old.variant != new.variant;
    if is_renamed {
        changes.push(Change::Renamed { old, new });
    }
    if both_errors && (old.retry, old.replay) != (new.retry, new.replay) {
        changes.push(Change::Retry { old, new });
    }
    let name = (!is_renamed).then_some(("name", Some(&*old.name), Some(&*new.name)));
    let texts = [
        ("meaning", Some(&*old.meaning), Some(&*new.meaning)),
        ("advice", old.advice.as_deref(), new.advice.as_deref()),
        ("docs", old.docs.as_deref(), new.docs.as_deref()),
    ];
    changes.extend(texts_between(Some(new), name.into_iter().chain(texts)));
    let delays = [&old.retry_after, &new.retry_after].map(|delays| PlaceList::Delays(delays));
    let [old, delays] = delays;
    changes.extend(places_between(Some(new), "retry_after", old, delays));
    changes
}

fn places_between<'a>(
    row: Option<&'a Row>,
    key: &'static str,
    old: PlaceList<'a>,
    new: PlaceList<'a>,
) -> Option<Change<'a>> {
    (old != new).then_some(Change::Places { row, key, old, new })
}

/// A text under its key, before and after.
type Texts<'a> = (&'static str, Option<&'a str>, Option<&'a str>);

fn texts_between<'a>(
    row: Option<&'a Row>,
    texts: impl IntoIterator<Item = Texts<'a>>,
) -> impl Iterator<Item = Change<'a>> {
    let changed = texts.into_iter().filter(|(_, old, new)| old != new);
    changed.map(move |(key, old, new)| Change::Text { row, key, old, new })
}

#[cfg(test)]
mod tests;
