//! Headers as servers send them, from a collection outside the project.

use super::delay;
use crate::places::{Delay, Place, Unit};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use std::time::{Duration, SystemTime};

#[test]
#[ignore = "needs AURORA_CORPUS"]
fn every_collected_header_gives_the_expected_delay() {
    let corpus = std::env::var_os("AURORA_CORPUS").expect("AURORA_CORPUS names the corpus");
    let path = std::path::Path::new(&corpus).join("retry_headers.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = 0;
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, lines, body, places, now, expected, _] = fields[..] else {
            panic!("not seven fields: {line}");
        };
        let found = delay(
            &headers(lines),
            body.as_bytes(),
            delays(places),
            moment(now),
        );
        assert_eq!(found, duration(expected), "{id}: {lines} {body}");
        rows += 1;
    }
    eprintln!("{rows} of {rows} retry headers as expected");
}

fn headers(lines: &str) -> HeaderMap {
    let lines = lines.split(" | ").filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            let value = value.replace(r"\t", "\t");
            let name: HeaderName = name.parse().unwrap();
            (name, HeaderValue::from_str(&value).unwrap())
        })
        .fold(HeaderMap::new(), |mut headers, (name, value)| {
            headers.append(name, value);
            headers
        })
}

fn delays(places: &str) -> Vec<Delay> {
    let places = if places.is_empty() { "[]" } else { places };
    let places: Vec<Value> = serde_json::from_str(places).unwrap();
    let text = |place: &Value, key: &str| -> Option<&'static str> {
        Some(place.get(key)?.as_str()?.to_owned().leak())
    };
    places
        .iter()
        .map(|place| {
            let unit = match text(place, "unit").unwrap() {
                "s" => Unit::Seconds,
                "ms" => Unit::Milliseconds,
                "epoch" => Unit::Epoch,
                "epoch-ms" => Unit::EpochMilliseconds,
                "date" => Unit::Date,
                unit => panic!("no such unit: {unit}"),
            };
            Delay {
                place: match text(place, "header") {
                    Some(name) => Place::Header(name),
                    None => Place::Body(text(place, "body").unwrap()),
                },
                unit,
                parameter: text(place, "parameter"),
            }
        })
        .collect()
}

/// `2023-09-29T16:26:37Z`; nothing where the text is empty.
fn moment(text: &str) -> Option<SystemTime> {
    super::date::read(text.as_bytes(), || None)
}

fn duration(text: &str) -> Option<Duration> {
    if text == "none" {
        return None;
    }
    let seconds = text.strip_suffix('s').unwrap();
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let nanos = format!("{fraction:0<9}").parse().unwrap();
    Some(Duration::new(whole.parse().unwrap(), nanos))
}
