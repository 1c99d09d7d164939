//! The headers in which responses say when to go on, and what follows for a row.

use super::documents::Node;
use super::operations::Use;
use super::reference::followed;
use crate::import::Notes;
use crate::import::proposal::{PROPOSED, ProposedDelay, ProposedRow};
use aurora_errors::http::HeaderName;
use aurora_errors::{Replay, Rule};
use aurora_errors_spec::{Code, Unit};
use indexmap::IndexMap;

/// The delays that the responses of one status declare.
#[derive(Default)]
pub(super) struct Delays {
    /// How many operations declare `Retry-After` or its kin.
    asked: usize,
    /// How many declare only until when a limit holds.
    limited: usize,
    /// For each header but the standard one what its value counts, and how many operations say so.
    headers: IndexMap<String, IndexMap<Option<Unit>, usize>>,
}

/// No response has more headers.
const MOST_HEADERS: usize = 200;

impl Delays {
    pub(super) fn add(&mut self, each: &Use) {
        let headers = each.response.get("headers");
        let headers = headers.into_iter().flat_map(Node::members);
        let (mut is_asked, mut is_limited) = (false, false);
        for (name, header) in headers.take(MOST_HEADERS) {
            let name = name.to_ascii_lowercase();
            let word = name.replace(['-', '_'], "");
            let asks = word.contains("retryafter");
            let limits = word.contains("ratelimit") && word.contains("reset");
            is_asked |= asks;
            is_limited |= limits;
            if (asks || limits) && name != "retry-after" {
                let unit = unit(&word, followed(header).unwrap_or(header));
                let units = self.headers.entry(name).or_default();
                *units.entry(unit).or_default() += each.operations;
            }
        }
        if is_asked {
            self.asked += each.operations;
        } else if is_limited {
            self.limited += each.operations;
        }
    }

    /// Gives a row what follows. A `Retry-After` on a status that says nothing of repeating says that
    /// its cause passes (RFC 9110 §10.2.3). Until when a limit holds, servers say with every status,
    /// and it means nothing there.
    pub(super) fn settle(&self, row: &mut ProposedRow, notes: &mut Notes) {
        let is_status = matches!(row.code, Code::Status(_));
        if row.rule == Some(Rule::NEVER) && self.asked > 0 && is_status {
            row.rule = Some(Rule::later(Replay::Idempotent));
        }
        if row.rule == Some(Rule::NEVER) {
            for name in self.headers.keys() {
                let matter =
                    format!("the header `{name:.80}`, as the status is no limit by itself");
                notes.unused(matter, row.code);
            }
            return;
        }
        let operations = self.asked + self.limited;
        row.retry_after = (operations > 0).then_some(operations);
        for (name, units) in &self.headers {
            let said = units
                .iter()
                .filter_map(|(unit, operations)| Some((operations, (*unit)?)));
            let most = said.max_by_key(|(operations, _)| **operations);
            if let (Some((_, unit)), Ok(_)) = (most, HeaderName::from_bytes(name.as_bytes())) {
                row.delays.push(ProposedDelay {
                    header: name.clone(),
                    unit,
                    comment: PROPOSED,
                });
            } else {
                let matter = format!(
                    "the header `{name:.80}` has a delay, and its unit is not said: add it to \
                     `retry_after` as `s`, `ms`, `epoch`, `epoch-ms` or `date`"
                );
                notes.doubtful(matter, row.code);
            }
        }
    }
}

/// What the value counts, as far as the header's name, description, format or example says it.
fn unit(word: &str, header: Node) -> Option<Unit> {
    let schema = header
        .get("schema")
        .and_then(|schema| followed(schema).ok());
    let nodes = [Some(header), schema].into_iter().flatten();
    let texts = |key| nodes.clone().filter_map(move |node| node.text_of(key));
    if word.ends_with("ms") || word.ends_with("milliseconds") {
        return Some(Unit::Milliseconds);
    }
    if texts("format").any(|format| matches!(format, "date-time" | "http-date")) {
        return Some(Unit::Date);
    }
    let described = texts("description").find_map(of_description);
    let mut examples = ["example", "x-example"].into_iter().flat_map(texts);
    described.or_else(|| examples.find_map(of_example))
}

fn of_description(description: &str) -> Option<Unit> {
    let text = description.to_lowercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    let is_point = has(&["epoch", "unix", "1970", "posix"]);
    let is_small = has(&["millisecond", "(ms)", " ms ", "in ms"]);
    if is_point {
        return Some(if is_small {
            Unit::EpochMilliseconds
        } else {
            Unit::Epoch
        });
    }
    if has(&[
        "iso 8601",
        "iso8601",
        "iso-8601",
        "rfc 3339",
        "rfc3339",
        "http date",
        "http-date",
    ]) {
        return Some(Unit::Date);
    }
    // Another unit beside it leaves open which is meant.
    let is_other = has(&["minute", "hour"]);
    let is_seconds = text.replace("milliseconds", "").contains("second") || has(&["(s)"]);
    match (is_small, is_seconds, is_other) {
        (true, false, false) => Some(Unit::Milliseconds),
        (false, true, false) => Some(Unit::Seconds),
        _ => None,
    }
}

/// Only a point in time has so many digits, or is written as a date.
fn of_example(example: &str) -> Option<Unit> {
    const DAY: u64 = 86_400;
    match example.trim().parse::<u64>() {
        Ok(0..=DAY) => Some(Unit::Seconds),
        Ok(1_000_000_000..=9_999_999_999) => Some(Unit::Epoch),
        Ok(1_000_000_000_000..=9_999_999_999_999) => Some(Unit::EpochMilliseconds),
        Ok(_) => None,
        Err(_) => {
            let is_date = example.contains(':') && example.starts_with(char::is_alphanumeric);
            is_date.then_some(Unit::Date)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{of_description, of_example};

    #[test]
    fn the_unit_is_what_the_document_says_of_it() {
        for (text, unit) in [
            ("Seconds until the quota is there again.", "s"),
            ("Number of milliseconds to wait", "ms"),
            ("UTC epoch seconds of the reset", "epoch"),
            ("A Unix timestamp", "epoch"),
            ("Unix time in milliseconds", "epoch-ms"),
            ("The time of the reset as ISO 8601", "date"),
            ("When the limit resets", ""),
            ("Seconds, or minutes for large limits", ""),
        ] {
            let found = of_description(text).map_or(String::new(), |unit| unit.to_string());
            assert_eq!(found, unit, "{text}");
        }
        for (text, unit) in [
            ("30", "s"),
            ("1700000000", "epoch"),
            ("1700000000000", "epoch-ms"),
            ("2024-05-01T00:00:00Z", "date"),
            ("Wed, 21 Oct 2026 07:28:00 GMT", "date"),
            ("300000", ""),
            ("soon", ""),
        ] {
            let found = of_example(text).map_or(String::new(), |unit| unit.to_string());
            assert_eq!(found, unit, "{text}");
        }
    }
}
