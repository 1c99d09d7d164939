//! Numbers and durations as servers write them.

use std::time::Duration;

/// Digits and their fraction, as seconds, and nothing else.
#[inline]
pub(super) fn number(text: &[u8]) -> Option<Duration> {
    let (seconds, rest) = digits(text)?;
    rest.is_empty().then_some(seconds)
}

/// Units of a duration text: the names, and the seconds in it as a fraction.
const UNITS: [(&[&str], u32, u32); 7] = [
    (&["s", "sec", "secs", "second", "seconds"], 1, 1),
    (&["m", "min", "mins", "minute", "minutes"], 60, 1),
    (&["h", "hr", "hour", "hours"], 3600, 1),
    (&["d", "day", "days"], 86_400, 1),
    (&["ms", "millisecond", "milliseconds"], 1, 1_000),
    (&["us", "\u{b5}s", "\u{3bc}s"], 1, 1_000_000),
    (&["ns"], 1, 1_000_000_000),
];

/// `53s`, `1.5s`, `200ms`, `6m0s`, `1 minute 30 seconds`, `P1DT1M`: a duration as protobuf's JSON, Go,
/// people and ISO 8601 write it, without a sign.
pub(super) fn duration(text: &[u8]) -> Option<Duration> {
    let Some(iso_8601) = text.strip_prefix(b"P") else {
        return sum(text);
    };
    let end = iso_8601.iter().position(|byte| *byte == b'T');
    let (days, time) = iso_8601.split_at(end.unwrap_or(iso_8601.len()));
    // Months and years have no length of their own.
    let is_of_days = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'D');
    match (days, time.strip_prefix(b"T")) {
        (b"", Some(time)) => sum(time),
        _ if !days.iter().all(is_of_days) => None,
        (days, None) => sum(days),
        (days, Some(time)) => Some(sum(days)?.saturating_add(sum(time)?)),
    }
}

/// Amounts, each with its unit, which is smaller than the one before.
fn sum(mut text: &[u8]) -> Option<Duration> {
    let mut sum = Duration::ZERO;
    let mut larger = Duration::MAX;
    loop {
        let (amount, rest) = digits(text)?;
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        let end = rest.iter().position(|byte| !is_letter(byte));
        let (unit, rest) = rest.split_at(end.unwrap_or(rest.len()));
        let is_unit = |name: &&str| unit.eq_ignore_ascii_case(name.as_bytes());
        let mut units = UNITS.iter();
        let (_, multiply, divide) = units.find(|(names, ..)| names.iter().any(is_unit))?;
        let one = Duration::from_secs(u64::from(*multiply)) / *divide;
        if one >= larger {
            return None;
        }
        larger = one;
        sum = sum.saturating_add(amount.saturating_mul(*multiply) / *divide);
        if rest.is_empty() {
            return Some(sum);
        }
        let next = rest.trim_ascii_start();
        text = next.strip_prefix(b"and ").unwrap_or(next);
    }
}

/// Digits at the beginning of a text and their fraction, as seconds, and what follows them.
///
/// No sign and no exponent. Digits beyond `u64` saturate; digits below a nanosecond are dropped.
#[inline]
fn digits(text: &[u8]) -> Option<(Duration, &[u8])> {
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
