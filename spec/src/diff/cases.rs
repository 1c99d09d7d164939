//! The cases of one row in two revisions.

use super::{Change, between as between_rows};
use crate::table::Row;
use crate::when::{Wanted, When};

/// What changed from the cases of one row to those of its successor. A case is the same where it has the
/// same variant, or else the same condition.
pub(super) fn between<'a>(old: &'a Row, new: &'a Row, changes: &mut Vec<Change<'a>>) {
    let mut kept = Vec::new();
    for case in &old.cases {
        match successor(case, (old, new), &kept) {
            Some((position, successor)) => {
                changes.extend(between_rows(case, successor));
                if case.when != successor.when {
                    changes.push(Change::When {
                        old: case,
                        new: successor,
                    });
                }
                kept.push(position);
            }
            None => changes.push(Change::Removed {
                row: case,
                after: Some(new),
            }),
        }
    }
    for (position, row) in new.cases.iter().enumerate() {
        if !kept.contains(&position) {
            let before = Some(old);
            changes.push(Change::Added { row, before });
        }
    }
    if is_order_changed(&kept, &new.cases) {
        changes.push(Change::Order { old, new });
    }
}

/// The case that another became, of those that are not `taken`. Cases that are no errors may have one
/// variant together: then the condition tells them apart.
fn successor<'a>(
    case: &Row,
    (old, new): (&Row, &'a Row),
    taken: &[usize],
) -> Option<(usize, &'a Row)> {
    let has_variant = |other: &Row| other.variant == case.variant;
    let has_condition = |other: &Row| other.when == case.when;
    let is_free = |other: &Row| old.cases.iter().all(|old| old.variant != other.variant);
    let find = |is_it: &dyn Fn(&Row) -> bool| {
        let mut others = new.cases.iter().enumerate();
        others.find(|(position, other)| !taken.contains(position) && is_it(other))
    };
    find(&|other| has_variant(other) && has_condition(other))
        .or_else(|| find(&has_variant))
        .or_else(|| find(&|other| has_condition(other) && is_free(other)))
}

/// Whether two cases changed places that one answer may both fall under. `kept` has the new positions of
/// the cases that stayed, in the old order.
fn is_order_changed(kept: &[usize], cases: &[Row]) -> bool {
    let when = |position: usize| cases.get(position).and_then(|case| case.when.as_ref());
    for (at, earlier) in kept.iter().enumerate() {
        for later in kept.iter().skip(at + 1) {
            if later < earlier
                && let (Some(one), Some(other)) = (when(*earlier), when(*later))
                && !exclude_each_other(one, other)
            {
                return true;
            }
        }
    }
    false
}

/// Whether no answer falls under both: they ask one thing for different values. Answers with several
/// codes, or with one header twice, are too rare to make every new order of a file a breaking one.
fn exclude_each_other(one: &When, other: &When) -> bool {
    one.conditions().into_iter().any(|(subject, values)| {
        let others = other.conditions();
        let same = others.iter().find(|(other, _)| *other == subject);
        same.is_some_and(|(_, others)| {
            let is_text = |value: &Wanted| *value != Wanted::Present;
            let mut all = values.iter().chain(*others);
            all.all(is_text) && !values.iter().any(|value| others.contains(value))
        })
    })
}
