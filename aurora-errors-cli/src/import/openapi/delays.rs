//! Where responses say when to go on, in headers and bodies, and what follows for a row.

use super::documents::Node;
use super::operations::Use;
use super::reference::followed;
use super::trial::Trial;
use crate::delay_header::DelayHeader;
use crate::import::Notes;
use crate::import::proposal::{DelayPlace, ProposedRow};
use aurora_errors::http::HeaderName;
use aurora_errors::{Replay, Rule};
use aurora_errors_spec::{Code, Place, Unit};
use indexmap::IndexMap;

/// The delays that the responses of one status declare.
#[derive(Default)]
pub(super) struct Delays {
    /// How many operations declare `Retry-After` or its kin.
    asked: usize,
    /// How many declare only until when a limit holds.
    limited: usize,
    /// For each place but the standard header what its value counts, and how many operations say so.
    places: IndexMap<DelayPlace, IndexMap<Option<Unit>, usize>>,
}

impl Delays {
    pub(super) fn add(&mut self, each: &Use, trial: Option<&Trial>) {
        let (mut is_asked, mut is_limited) = (false, false);
        for (name, header) in each.headers() {
            let Some(kind) = DelayHeader::from_name(&name) else {
                continue;
            };
            is_asked |= kind == DelayHeader::Wait;
            is_limited |= kind == DelayHeader::Limit;
            if name != "retry-after" {
                let schema = header
                    .get("schema")
                    .and_then(|schema| followed(schema).ok());
                let nodes: Vec<_> = [Some(header), schema].into_iter().flatten().collect();
                let (parameter, unit) = if name == "ratelimit" {
                    // Its parameters are in seconds, and without one of them it has no delay.
                    let parameter = parameter(&nodes);
                    (parameter, parameter.map(|_| Unit::Seconds))
                } else {
                    (None, unit(&name.replace(['-', '_'], ""), &nodes))
                };
                self.say((Place::Header(name), parameter), unit, each.operations);
            }
        }
        if is_asked {
            self.asked += each.operations;
        } else if is_limited {
            self.limited += each.operations;
        }
        let mut bodies: IndexMap<&String, Option<Unit>> = IndexMap::new();
        for (pointer, unit) in trial.into_iter().flat_map(|trial| &trial.delays) {
            let said = bodies.entry(pointer).or_default();
            *said = said.or(*unit);
        }
        for (pointer, unit) in bodies {
            let place = Place::Body(pointer.clone());
            self.say((place, None), unit, each.operations);
        }
    }

    fn say(&mut self, place: DelayPlace, unit: Option<Unit>, operations: usize) {
        let units = self.places.entry(place).or_default();
        *units.entry(unit).or_default() += operations;
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
            for (place, _) in self.places.keys() {
                let matter = format!("{}, as the status is no limit by itself", named(place));
                notes.unused(matter, row.code);
            }
            return;
        }
        let operations = self.asked + self.limited;
        row.retry_after = (operations > 0).then_some(operations);
        for ((place, parameter), units) in &self.places {
            let said = units
                .iter()
                .filter_map(|(unit, operations)| Some((operations, (*unit)?)));
            let most = said.max_by_key(|(operations, _)| **operations);
            let is_readable = match place {
                Place::Header(name) => HeaderName::from_bytes(name.as_bytes()).is_ok(),
                Place::Body(_) => true,
            };
            if let (Some((_, unit)), true) = (most, is_readable) {
                row.delays.push(((place.clone(), *parameter), unit));
            } else {
                let what = match place {
                    Place::Header(name) if name == "ratelimit" => {
                        "its parameter is not shown: add it to `retry_after` with `parameter`, \
                         such as `t`"
                    }
                    _ => {
                        "its unit is not said: add it to `retry_after` as `s`, `ms`, `epoch`, \
                         `epoch-ms` or `date`"
                    }
                };
                let matter = format!("{} has a delay, and {what}", named(place));
                notes.doubtful(matter, row.code);
            }
        }
    }
}

fn named(place: &Place) -> String {
    match place {
        Place::Header(name) => format!("the header `{name:.80}`"),
        Place::Body(pointer) => format!("`{pointer:.80}` of the body"),
    }
}

/// Whether a member of a body says by its name how long to wait.
pub(super) fn is_body_delay(name: &str) -> bool {
    let holds = ["retryafter", "retrydelay"];
    let ends = ["retryin", "retryinseconds", "waitseconds", "secondstowait"];
    holds.iter().any(|word| name.contains(word)) || ends.iter().any(|end| name.ends_with(end))
}

/// The parameter of `RateLimit` that has the delay: `t`, or in older drafts `reset`, as far as the
/// document shows one.
fn parameter(nodes: &[Node]) -> Option<&'static str> {
    let keys = ["example", "x-example", "description"].into_iter();
    let mut texts = keys.flat_map(|key| nodes.iter().filter_map(move |node| node.text_of(key)));
    texts.find_map(|text| {
        let text = text.replace(' ', "");
        let shows = |sign: &[&str]| sign.iter().any(|sign| text.contains(sign));
        let is_new = shows(&[";t=", "`t`"]);
        let is_old = || shows(&[",reset="]).then_some("reset");
        is_new.then_some("t").or_else(is_old)
    })
}

/// What the value counts, as far as the name, description, format or example says it.
pub(super) fn unit(word: &str, nodes: &[Node]) -> Option<Unit> {
    let texts = |key| nodes.iter().filter_map(move |node| node.text_of(key));
    if word.ends_with("ms") || word.ends_with("milliseconds") {
        return Some(Unit::Milliseconds);
    }
    if word.ends_with("seconds") {
        return Some(Unit::Seconds);
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

/// Only a point in time has so many digits, or is written as a date; a duration names its unit.
pub(super) fn of_example(example: &str) -> Option<Unit> {
    const DAY: u64 = 86_400;
    match example.trim().parse::<u64>() {
        Ok(0..=DAY) => Some(Unit::Seconds),
        Ok(1_000_000_000..=9_999_999_999) => Some(Unit::Epoch),
        Ok(1_000_000_000_000..=9_999_999_999_999) => Some(Unit::EpochMilliseconds),
        Ok(_) => None,
        Err(_) => {
            let is_date = example.contains(':') && example.starts_with(char::is_alphanumeric);
            // `30s` and `1m30s` say it themselves, and are read as durations under `s`.
            let is_duration = example.starts_with(|first: char| first.is_ascii_digit())
                && example.ends_with(['s', 'm', 'h'])
                && example.chars().all(char::is_alphanumeric);
            let duration = is_duration.then_some(Unit::Seconds);
            is_date.then_some(Unit::Date).or(duration)
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
            ("1m30s", "s"),
            ("1700000000", "epoch"),
            ("1700000000000", "epoch-ms"),
            ("2024-05-01T00:00:00Z", "date"),
            ("Wed, 21 Oct 2026 07:28:00 GMT", "date"),
            ("300000", ""),
            ("soon", ""),
            ("<the date: as HTTP has it>", ""),
        ] {
            let found = of_example(text).map_or(String::new(), |unit| unit.to_string());
            assert_eq!(found, unit, "{text}");
        }
    }
}
