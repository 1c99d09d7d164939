//! How long the server asks to wait.

use crate::body;
use crate::places::{Delay, Place, Unit};
use http::{HeaderMap, header};
use std::time::{Duration, SystemTime};

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod tests;

/// The first delay that can be read: the declared places in their order, then `Retry-After`.
///
/// A declared place holds a number in its unit, a duration text or an HTTP date; `Retry-After`
/// holds seconds or a date. Dates count from `now`, else from the response's `Date`, else from
/// the clock.
pub(crate) fn delay<'p>(
    headers: &HeaderMap,
    body: &[u8],
    places: impl IntoIterator<Item = &'p Delay>,
    now: Option<SystemTime>,
) -> Option<Duration> {
    let until = |text: &[u8]| {
        let now = now.or_else(|| sent(headers)).or_else(clock)?;
        // A date that has passed asks for no wait, which is an answer too.
        Some(
            date(text, || Some(now))?
                .duration_since(now)
                .unwrap_or_default(),
        )
    };
    let declared = |text: &[u8], unit| {
        number(text, unit)
            .or_else(|| duration_text(text))
            .or_else(|| until(text))
    };
    let at = |Delay { place, unit, .. }: &Delay| match *place {
        Place::Header(name) => lines(headers, name).find_map(|line| declared(line, *unit)),
        Place::Body(pointer) => body::scalars_at(body, &[pointer])
            .find_map(|(_, scalar)| declared(scalar.as_bytes().trim_ascii(), *unit)),
    };
    let standard = || {
        lines(headers, &header::RETRY_AFTER)
            .find_map(|line| number(line, Unit::Seconds).or_else(|| until(line)))
    };
    places.into_iter().find_map(at).or_else(standard)
}

fn lines(headers: &HeaderMap, name: impl header::AsHeaderName) -> impl Iterator<Item = &[u8]> {
    let values = headers.get_all(name).into_iter();
    values.map(|value| value.as_bytes().trim_ascii())
}

fn number(text: &[u8], unit: Unit) -> Option<Duration> {
    let (seconds, rest) = seconds(text)?;
    let duration = match unit {
        Unit::Seconds => seconds,
        Unit::Milliseconds => seconds / 1000,
        Unit::Epoch | Unit::EpochMilliseconds | Unit::Date => return None,
    };
    rest.is_empty().then_some(duration)
}

/// Digits at the beginning of a text and their fraction, as seconds, and what follows them.
///
/// No sign and no exponent. Digits beyond `u64` saturate; digits below a nanosecond are dropped.
fn seconds(text: &[u8]) -> Option<(Duration, &[u8])> {
    let (mut whole, mut rest) = (0_u64, text);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        whole = whole
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'));
        rest = after;
    }
    if rest.len() == text.len() {
        return None;
    }
    let Some(fraction) = rest.strip_prefix(b".") else {
        return Some((Duration::from_secs(whole), rest));
    };
    let (mut nanos, mut weight, mut rest) = (0, 100_000_000, fraction);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        nanos += u32::from(digit - b'0') * weight;
        weight /= 10;
        rest = after;
    }
    if rest.len() == fraction.len() {
        return None;
    }
    // At the limit a fraction would make the smaller of two numbers the longer delay.
    let nanos = if whole == u64::MAX { 0 } else { nanos };
    Some((Duration::new(whole, nanos), rest))
}

/// Units of a duration text: the name, and the seconds in it as a fraction. A name stands before
/// those that it begins with.
const UNITS: [(&str, u32, u32); 8] = [
    ("h", 3600, 1),
    ("ms", 1, 1_000),
    ("m", 60, 1),
    ("s", 1, 1),
    ("us", 1, 1_000_000),
    ("\u{b5}s", 1, 1_000_000),
    ("\u{3bc}s", 1, 1_000_000),
    ("ns", 1, 1_000_000_000),
];

/// `53s`, `1.5s`, `200ms`, `1m30s`: a duration as protobuf's JSON and Go write it, without a sign.
fn duration_text(mut text: &[u8]) -> Option<Duration> {
    let mut sum = Duration::ZERO;
    loop {
        let (amount, rest) = seconds(text)?;
        let (rest, multiply, divide) = UNITS.iter().find_map(|(name, multiply, divide)| {
            Some((rest.strip_prefix(name.as_bytes())?, *multiply, *divide))
        })?;
        sum = sum.saturating_add(amount.saturating_mul(multiply) / divide);
        if rest.is_empty() {
            return Some(sum);
        }
        text = rest;
    }
}

/// When the server says that it answered.
fn sent(headers: &HeaderMap) -> Option<SystemTime> {
    lines(headers, header::DATE).find_map(|line| date(line, clock))
}

/// The clock, where there is one: asking for it elsewhere panics.
fn clock() -> Option<SystemTime> {
    let is_without_clock = cfg!(all(target_family = "wasm", target_os = "unknown"));
    (!is_without_clock).then(SystemTime::now)
}

/// A date in one of the three forms of
/// [RFC 9110 §5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7), from 1970 on.
fn date(text: &[u8], now: impl FnOnce() -> Option<SystemTime>) -> Option<SystemTime> {
    let text = std::str::from_utf8(text).ok()?;
    match text.split_once(", ") {
        Some((weekday, rest)) if WEEKDAYS.contains(&weekday) => {
            two_digit_year(weekday, rest, now()?)
        }
        _ => with_four_digits(text),
    }
}

/// A date with its whole year. `httpdate` alone knows no leap second.
fn with_four_digits(text: &str) -> Option<SystemTime> {
    if !text.contains("23:59:60") {
        return httpdate::parse_http_date(text).ok();
    }
    let before = text.replace("23:59:60", "23:59:59");
    let before = httpdate::parse_http_date(&before).ok()?;
    before.checked_add(Duration::from_secs(1))
}

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// `Sunday, 06-Nov-94 08:49:37 GMT`: the latest year that is at most 50 years ahead and agrees
/// with the weekday. `httpdate` alone would pick the century without asking the clock.
fn two_digit_year(weekday: &str, rest: &str, now: SystemTime) -> Option<SystemTime> {
    let (day, rest) = rest.split_once('-')?;
    let (month, rest) = rest.split_once('-')?;
    let (year, time) = rest.split_once(' ')?;
    let weekday = weekday.get(..3)?;
    let latest = now.checked_add(Duration::from_secs(50 * 31_556_952))?;
    [21, 20, 19]
        .into_iter()
        .map(|century| format!("{weekday}, {day} {month} {century}{year} {time}"))
        .filter_map(|date| with_four_digits(&date))
        .find(|date| *date <= latest)
}
