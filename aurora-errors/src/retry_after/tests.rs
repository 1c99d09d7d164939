use super::delay;
use crate::places::{Delay, Place, Unit};
use http::{HeaderMap, HeaderName, HeaderValue};
use proptest::prelude::*;
use std::time::{Duration, SystemTime};

mod dates;

/// 2023-09-29T16:26:37Z
const NOW: u64 = 1_696_004_797;

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    let line = |(name, value): &(&'static str, &str)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_str(value).unwrap(),
        )
    };
    let mut headers = HeaderMap::new();
    for (name, value) in lines.iter().map(line) {
        headers.append(name, value);
    }
    headers
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn standard_from(now: u64, value: &str) -> Option<Duration> {
    delay(&headers(&[("retry-after", value)]), b"", [], Some(at(now)))
}

fn standard(value: &str) -> Option<Duration> {
    standard_from(NOW, value)
}

fn declared(value: &str, unit: Unit) -> Option<Duration> {
    let headers = headers(&[("x-delay", value)]);
    delay(
        &headers,
        b"",
        [Delay {
            place: Place::Header("x-delay"),
            unit,
            parameter: None,
        }],
        Some(at(NOW)),
    )
}

#[test]
fn seconds_are_read_with_their_fraction() {
    for (value, expected) in [
        ("0", Duration::ZERO),
        ("120", Duration::from_secs(120)),
        ("\t42 ", Duration::from_secs(42)),
        ("007", Duration::from_secs(7)),
        ("0.25", Duration::from_millis(250)),
        ("1.0", Duration::from_secs(1)),
        ("3.1234567899", Duration::new(3, 123_456_789)),
        ("99999999999999999999.5", Duration::from_secs(u64::MAX)),
    ] {
        assert_eq!(standard(value), Some(expected), "{value}");
    }
}

#[test]
fn what_is_no_delay_is_ignored() {
    for value in [
        "",
        " ",
        "-10",
        "+1",
        "-0",
        "1e3",
        "1e100",
        "NaN",
        "inf",
        "+Inf",
        "0x10",
        "1_000",
        ".5",
        "5.",
        "1.2.3",
        "2, 3",
        "2;3",
        "5 x",
        "5  s",
        "soon",
        "١",
        "Fri, 32 Dec 1999 23:59:59 GMT",
        "Zun, 29 Sep 2023 16:26:27 GMT",
        "Fri, 29 Sep 100000 16:26:57 GMT",
        "Fri, 29 Sep 2023 24:00:00 GMT",
        "Fri, 29 Feb 2023 00:00:00 GMT",
        "Fri, 29 Sep 2023 16:26:57 CET",
        "Fri, 29 Sep 2023 16:26:57 +24:00",
        "Fri, 29 Sep 2023 16:26:57 +1é1",
        "Fri, 29 Sep 2023 16:26:57",
        "Funday, 29-Sep-23 16:27:37 GMT",
        "Friday, -9-Sep-23 16:27:37 GMT",
        "Fri, 29 Sep 2023 16:27:+7 GMT",
        "Fri, 29 Sep 2023 16:27:37 gmt",
        "Friday, ",
    ] {
        assert_eq!(standard(value), None, "{value}");
    }
    let binary = HeaderValue::from_bytes(b"1\xff").unwrap();
    let headers = HeaderMap::from_iter([(http::header::RETRY_AFTER, binary)]);
    assert_eq!(delay(&headers, b"", [], None), None);
}

#[test]
fn what_servers_write_besides_is_read() {
    for value in [
        "Fri, 29 Sep 2023 16:27:37 UTC",
        "Fri, 29 Sep 2023 16:27:37 +0000",
        "Fri, 29 Sep 2023 16:27:37 GMT+0",
        "Fri, 29-Sep-2023 16:27:37 GMT",
        "Friday, 29-Sep-2023 16:27:37 GMT",
        "Sat, 29 Sep 2023 16:27:37 GMT",
        "Saturday, 29-Sep-23 16:27:37 GMT",
        "29 Sep 2023 16:27:37 GMT",
        "Fri, 29 Sep 2023 18:27:37 +0200",
        "Fri, 29 Sep 2023 11:27:37 EST",
        "Fri Sep 29 16:27:37 UTC 2023",
        "Fri Sep 29 09:27:37 PDT 2023",
        "2023-09-29T18:27:37+0200",
        "2023-09-29 16:27:37 UTC",
        "2023-09-29T16:27:37Z",
        "2023-09-29t16:27:37.000z",
        "2023-09-29T18:27:37+02:00",
        "2023-09-29 11:57:37-04:30",
        "60s",
        "1m",
        "0m60s",
        "\"60\"",
        "60, 60",
        "60000ms",
        "60 seconds",
        "1 minute",
        "60sec",
        "PT1M",
        "PT0M60S",
        "P0DT1M",
        "0 minutes 60 seconds",
        "0m 60s",
        "0 minutes and 60 seconds",
        "@1696004857",
    ] {
        assert_eq!(standard(value), Some(Duration::from_secs(60)), "{value}");
    }
    for value in [
        "2023-09-29T16:27:37",
        "2023-09-29",
        "2023-13-29T16:27:37Z",
        "2023-09-29T16:27:37.Z",
        "60, 60s, 61",
        "60,",
        "1 minute 30",
        "30s 30s",
        "P",
        "PT",
        "P1DT",
        "P1Y",
        // A month of a minute would be over too early.
        "P1M",
        "P1MT1S",
        "P30S",
        "@",
    ] {
        assert_eq!(standard(value), None, "{value}");
    }
    let day = Duration::from_secs(86_400);
    assert_eq!(standard("P1D"), Some(day));
    assert_eq!(standard("P1DT24H"), Some(day * 2));
}

#[test]
fn a_parameter_of_a_structured_field_is_read() {
    let read = |value: &str| {
        let headers = headers(&[("ratelimit", value)]);
        let place = Delay {
            place: Place::Header("ratelimit"),
            unit: Unit::Seconds,
            parameter: Some("t"),
        };
        delay(&headers, b"", [place], Some(at(NOW)))
    };
    for value in [
        "\"default\";r=0;t=30",
        "\"a;t=9\"; r=0; t=30",
        "limit=1, t=30",
        // A quote within quotes.
        r#""a\";t=9";t=30"#,
        // Of several members the longest counts, as of several lines.
        "\"minute\";r=0;t=5, \"hour\";r=0;t=30",
        "\"minute\";r=0;t=30, \"hour\";r=9;t=0",
        "\"minute\";t=0, \"hour\";t=30, \"day\";t=soon",
    ] {
        assert_eq!(read(value), Some(Duration::from_secs(30)), "{value}");
    }
    for value in ["\"default\";r=0", "30", "\"t=30\"", "\"default\";tt=30"] {
        assert_eq!(read(value), None, "{value}");
    }
}

#[test]
fn zero_never_beats_a_later_place_that_says_more() {
    let lines = headers(&[("x-delay", "0"), ("x-more", "0"), ("retry-after", "2")]);
    let places = ["x-delay", "x-more"].map(|name| Delay {
        place: Place::Header(name),
        unit: Unit::Seconds,
        parameter: None,
    });
    assert_eq!(
        delay(&lines, b"", places, None),
        Some(Duration::from_secs(2))
    );
    let lines = headers(&[("x-delay", "0"), ("retry-after", "0")]);
    assert_eq!(delay(&lines, b"", places, None), Some(Duration::ZERO));
}

#[test]
fn a_moment_that_has_passed_is_not_read_again_as_seconds() {
    let lines = headers(&[("retry-after", "1696004700")]);
    let place = Delay {
        place: Place::Header("retry-after"),
        unit: Unit::Epoch,
        parameter: None,
    };
    assert_eq!(
        delay(&lines, b"", [place], Some(at(NOW))),
        Some(Duration::ZERO)
    );
}

#[test]
fn of_several_lines_the_longest_counts() {
    let lines = headers(&[
        ("retry-after", "soon"),
        ("retry-after", "0"),
        ("retry-after", "3"),
        ("retry-after", "2"),
    ]);
    assert_eq!(delay(&lines, b"", [], None), Some(Duration::from_secs(3)));
}

#[test]
fn a_declared_header_holds_a_number_a_duration_or_a_date() {
    for (value, expected) in [
        ("120001", Duration::from_millis(120_001)),
        ("1.5", Duration::from_micros(1500)),
        ("53s", Duration::from_secs(53)),
        ("1.5s", Duration::from_millis(1500)),
        ("200ms", Duration::from_millis(200)),
        ("1d", Duration::from_secs(86_400)),
        ("1h1m30.5s", Duration::from_millis(3_690_500)),
        ("7us", Duration::from_micros(7)),
        ("9ns", Duration::from_nanos(9)),
        ("Fri, 29 Sep 2023 16:27:37 GMT", Duration::from_secs(60)),
    ] {
        assert_eq!(
            declared(value, Unit::Milliseconds),
            Some(expected),
            "{value}"
        );
    }
    for value in ["-1", "s", "1w", "1m30", "1s 2s", "-1s", "1e3s", "1.s"] {
        assert_eq!(declared(value, Unit::Seconds), None, "{value}");
    }
}

#[test]
fn declared_places_come_first_and_pass_on() {
    let headers = headers(&[("retry-after", "7"), ("x-delay", "100"), ("x-bad", "-1")]);
    let place = |name| Delay {
        place: Place::Header(name),
        unit: Unit::Milliseconds,
        parameter: None,
    };
    let delay = |places: &[Delay]| delay(&headers, b"", places.iter().copied(), None);
    let declared = Some(Duration::from_millis(100));
    assert_eq!(delay(&[]), Some(Duration::from_secs(7)));
    assert_eq!(delay(&[place("x-delay")]), declared);
    assert_eq!(
        delay(&[place("x-absent"), place("x-bad"), place("x-delay")]),
        declared
    );
    assert_eq!(delay(&[place("x-bad")]), Some(Duration::from_secs(7)));
    let changed = delay(&[place("retry-after")]);
    assert_eq!(
        changed,
        Some(Duration::from_millis(7)),
        "the table knows the unit"
    );
}

#[test]
fn a_declared_place_of_the_body_comes_before_the_header() {
    let headers = headers(&[("retry-after", "65")]);
    let places = [Delay {
        place: Place::Body("/error/details/*/retryDelay"),
        unit: Unit::Seconds,
        parameter: None,
    }];
    let delay = |body: &str| delay(&headers, body.as_bytes(), places, None);
    for (value, expected) in [
        ("64.57", 64_570),
        (r#""64.57""#, 64_570),
        (r#""53s""#, 53_000),
    ] {
        let body = format!(r#"{{"error": {{"details": [{{}}, {{"retryDelay": {value}}}]}}}}"#);
        assert_eq!(
            delay(&body),
            Some(Duration::from_millis(expected)),
            "{body}"
        );
    }
    assert_eq!(delay("<html>"), Some(Duration::from_secs(65)));
}

proptest! {
    #[test]
    fn no_value_panics(value: Vec<u8>, now in any::<u32>()) {
        let value: Vec<u8> = value.into_iter().filter(|byte| *byte >= b' ' && *byte != 127).collect();
        let value = HeaderValue::from_bytes(&value).unwrap();
        let headers = HeaderMap::from_iter([(http::header::RETRY_AFTER, value)]);
        let places = [Delay { place: Place::Header("retry-after"), unit: Unit::Milliseconds, parameter: None }];
        let _ = delay(&headers, b"", places, Some(at(now.into())));
    }

    #[test]
    fn near_dates_do_not_panic(value in "(Mon|Fri|Friday|Sunday),? [0-9]{2}[ -](Sep|Feb)[ -][0-9]{2,4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT") {
        let _ = standard(&value);
    }

    #[test]
    fn a_greater_number_is_never_a_shorter_delay(
        numbers in [("[0-9]{1,24}", "[0-9]{0,12}"), ("[0-9]{1,24}", "[0-9]{0,12}")],
    ) {
        let mut numbers = numbers.map(|(whole, fraction)| {
            (format!("{whole:0>24}"), format!("{fraction:0<12}"))
        });
        numbers.sort();
        let [less, more] = numbers.map(|(whole, fraction)| format!("{whole}.{fraction}"));
        prop_assert!(standard(&less).unwrap() <= standard(&more).unwrap());
        // Where the greater one is a delay, the other is a shorter one.
        if let Some(more) = declared(&more, Unit::Milliseconds) {
            prop_assert!(declared(&less, Unit::Milliseconds).unwrap() <= more);
        }
    }
}
