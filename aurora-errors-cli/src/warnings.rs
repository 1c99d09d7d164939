//! What a table says and a person means otherwise: it is read, and never found, or taken for another.

use crate::output::WARNING;
use crate::terminal::visible;
use aurora_errors_spec::{Place, Position, Row, Source, Table, Wanted};
use std::collections::HashMap;
use std::fmt::Write as _;
use unicode_security::MixedScript as _;
use unicode_security::confusable_detection::skeleton;

/// A warning for each variant that looks like an earlier one or mixes scripts, as rustc warns of such
/// identifiers; for each pointer that has an index in brackets (`/errors[0]/code`); and for each value of
/// a case in which `*` is to stand for other letters (`CARD_*`). Each place stands as a compiler's does, for
/// editors to lead there.
pub(crate) fn warnings_of(source: &Source, table: &Table) -> String {
    let file = source.name();
    let mut text = String::new();
    let mut warn = |warning: &str, places: &[Position]| {
        let _ = writeln!(text, "{WARNING} {warning}");
        for place in places {
            let _ = writeln!(text, " --> {file}:{place}");
        }
        text.push('\n');
    };
    for pointer in pointers_of_table(table) {
        if let Some(warning) = with_brackets(pointer) {
            warn(&warning, &[place_of(pointer, source)]);
        }
    }
    let mut known = HashMap::new();
    for row in table.rows_and_cases() {
        if row.is_error {
            let looks: String = skeleton(&row.variant).collect();
            let first: &Row = known.entry(looks).or_insert(row);
            if let Some(warning) = alike(&first.variant, &row.variant) {
                warn(&warning, &[first.position, row.position]);
            } else if !row.variant.is_single_script() {
                warn(&mixed(&row.variant), &[row.position]);
            }
        }
        let pointers = pointers_of_row(row).filter_map(with_brackets);
        for warning in pointers.chain(values(row).filter_map(with_wildcard)) {
            warn(&warning, &[row.position]);
        }
    }
    text
}

/// Where a pointer of the whole table stands: the first that is written so.
fn place_of(pointer: &str, source: &Source) -> Position {
    let offset = source.text().find(&format!("\"{pointer}\""));
    source.position(offset.unwrap_or_default())
}

/// `Аpproved` with the Cyrillic letter beside `Approved`. Letters of ASCII alone, as in `Ill` and `lll`, are
/// the API's own choice.
fn alike(first: &str, variant: &str) -> Option<String> {
    let is_like = first != variant && !(first.is_ascii() && variant.is_ascii());
    is_like.then(|| {
        format!(
            "the variants `{}` and `{}` look alike, and are not the same: spell one of them otherwise",
            visible(first),
            visible(variant)
        )
    })
}

fn mixed(variant: &str) -> String {
    format!(
        "the variant `{}` mixes scripts, so that a letter may be another than it seems: expected one script",
        visible(variant)
    )
}

fn pointers_of_table(table: &Table) -> impl Iterator<Item = &str> {
    let delays = table.retry_after.iter().map(|delay| &delay.place);
    let verdicts = table.retryable.iter().map(|verdict| &verdict.place);
    let places = table.messages.iter().chain(&table.codes);
    places.chain(delays).chain(verdicts).filter_map(pointer)
}

fn pointers_of_row(row: &Row) -> impl Iterator<Item = &str> {
    let conditions = row.when.iter().flat_map(|when| &when.body);
    let delays = row.retry_after.iter().map(|delay| &delay.place);
    let delays = delays.filter_map(pointer);
    delays.chain(conditions.map(|(pointer, _)| pointer.as_str()))
}

fn pointer(place: &Place) -> Option<&str> {
    match place {
        Place::Body(pointer) => Some(pointer),
        Place::Header(_) => None,
    }
}

/// The values of a case, wherever they are to stand.
fn values(row: &Row) -> impl Iterator<Item = &Wanted> {
    row.when.iter().flat_map(|when| {
        let named = when.header.iter().chain(&when.body);
        when.code.iter().chain(named.flat_map(|(_, values)| values))
    })
}

fn with_brackets(pointer: &str) -> Option<String> {
    let is_index = |index: &str| {
        index
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '*')
    };
    let has_index = |key: &&str| {
        let index = key.strip_suffix(']').and_then(|key| key.rsplit_once('['));
        index.is_some_and(|(_, index)| is_index(index))
    };
    let key = pointer.split('/').find(has_index)?;
    let (pointer, key) = (visible(pointer), visible(key));
    Some(format!(
        "the pointer `{pointer}` asks for a key `{key}`: elements of a list are a part of their own, as in \
         `/errors/0/code` or `/errors/*/code`"
    ))
}

fn with_wildcard(value: &Wanted) -> Option<String> {
    match value {
        Wanted::Text(text) if text.contains('*') => Some(format!(
            "the value `{}` is compared letter by letter: only `*` alone stands for any",
            visible(text)
        )),
        _ => None,
    }
}
