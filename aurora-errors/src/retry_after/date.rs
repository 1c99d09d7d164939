//! Dates as servers write them.
//!
//! The three forms of [RFC 9110 §5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7) and
//! what is seen besides: no weekday or a wrong one, another zone than `GMT`,
//! [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6), and the dates of structured fields
//! ([RFC 9651 §3.3.7](https://www.rfc-editor.org/rfc/rfc9651#section-3.3.7)).

use super::number;
use std::time::{Duration, SystemTime};

/// A date from 1970 on. Two digits of a year are read by the moment that counts as now.
pub(super) fn read(text: &[u8], now: impl FnOnce() -> Option<SystemTime>) -> Option<SystemTime> {
    let text = std::str::from_utf8(text).ok()?;
    if let Some(seconds) = text.strip_prefix('@') {
        let seconds = number::number(seconds.as_bytes())?;
        return SystemTime::UNIX_EPOCH.checked_add(seconds);
    }
    rfc_3339(text).or_else(|| http(text, now))
}

/// A day of the calendar and a time on it.
struct Moment {
    year: u64,
    month: u64,
    day: u64,
    /// Since midnight; a leap second is the first of the next day.
    seconds: u64,
}

impl Moment {
    fn new(year: u64, month: u64, day: u64, time: &str) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let is_day = (1970..=9999).contains(&year) && (1..=days).contains(&day);
        let seconds = seconds(time)?;
        is_day.then_some(Moment {
            year,
            month,
            day,
            seconds,
        })
    }

    /// Days since 1970: of the years before, which begin in March so that a leap day is their last,
    /// and of this one.
    fn days(&self) -> u64 {
        let (year, month) = match self.month {
            1 | 2 => (self.year - 1, self.month + 9),
            month => (self.year, month - 3),
        };
        let before = year * 365 + year / 4 - year / 100 + year / 400;
        before + (month * 153 + 2) / 5 + self.day - 1 - 719_468
    }

    fn time(&self) -> Option<SystemTime> {
        let seconds = self.days() * 86_400 + self.seconds;
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
    }

    /// The number of its weekday, Monday being the first. 1970 began with a Thursday.
    fn weekday(&self) -> usize {
        usize::try_from((self.days() + 3) % 7).unwrap_or_default()
    }
}

/// `16:27:37` as seconds since midnight.
fn seconds(time: &str) -> Option<u64> {
    let mut parts = time.split(':');
    let mut next = || fixed(parts.next()?, 2);
    let (hour, minute, second) = (next()?, next()?, next()?);
    let is_leap = (hour, minute, second) == (23, 59, 60);
    let is_time = hour < 24 && minute < 60 && (second < 60 || is_leap);
    (is_time && parts.next().is_none()).then_some(hour * 3600 + minute * 60 + second)
}

/// A number of so many digits.
fn fixed(text: &str, length: usize) -> Option<u64> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// A number of one digit or two.
fn day(text: &str) -> Option<u64> {
    fixed(text, 2).or_else(|| fixed(text, 1))
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

/// The number of a weekday by its name or the first three letters of it.
fn weekday(name: &str) -> Option<usize> {
    WEEKDAYS
        .iter()
        .position(|known| name == *known || known.get(..3) == Some(name))
}

fn month(name: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let number = MONTHS.iter().position(|known| *known == name)?;
    u64::try_from(number + 1).ok()
}

/// How many minutes a zone is ahead of UTC, or behind it. Those with names are the zones of
/// [RFC 5322 §4.3](https://www.rfc-editor.org/rfc/rfc5322#section-4.3).
struct Zone {
    is_behind: bool,
    minutes: u64,
}

impl Zone {
    fn new(text: &str) -> Option<Self> {
        let behind = |hours: u64| Zone {
            is_behind: true,
            minutes: hours * 60,
        };
        match text {
            "GMT" | "UTC" | "UT" | "Z" | "z" => return Some(behind(0)),
            "EDT" => return Some(behind(4)),
            "EST" | "CDT" => return Some(behind(5)),
            "CST" | "MDT" => return Some(behind(6)),
            "MST" | "PDT" => return Some(behind(7)),
            "PST" => return Some(behind(8)),
            _ => {}
        }
        let offset = text.strip_prefix("GMT").or(text.strip_prefix("UTC"));
        let offset = offset.unwrap_or(text);
        let digits = offset.strip_prefix(['+', '-'])?;
        let (hours, minutes) = match digits.split_once(':') {
            Some(parts) => parts,
            None if digits.len() == 4 => digits.split_at_checked(2)?,
            None => (digits, "00"),
        };
        let (hours, minutes) = (day(hours)?, fixed(minutes, 2)?);
        (hours < 24 && minutes < 60).then_some(Zone {
            is_behind: offset.starts_with('-'),
            minutes: hours * 60 + minutes,
        })
    }

    /// The moment at which clocks of the zone show the time that those of UTC show at another.
    fn shift(&self, moment: SystemTime) -> Option<SystemTime> {
        let offset = Duration::from_secs(self.minutes * 60);
        if self.is_behind {
            moment.checked_add(offset)
        } else {
            moment.checked_sub(offset)
        }
    }
}

/// The forms of HTTP, each as its words: a weekday, perhaps; then the date, the time and the zone.
fn http(text: &str, now: impl FnOnce() -> Option<SystemTime>) -> Option<SystemTime> {
    let (first, rest) = match text.split_once([',', ' ']) {
        Some((first, rest)) if first.starts_with(|letter: char| letter.is_ascii_alphabetic()) => {
            (Some(weekday(first)?), rest)
        }
        _ => (None, text),
    };
    let mut words = rest.split_ascii_whitespace();
    let mut next = || words.next().unwrap_or_default();
    let date = next();
    if let Some(month) = month(date) {
        // asctime, in UTC unless a zone stands before the year.
        let (day, time, year) = (day(next())?, next(), next());
        let (zone, year) = match Zone::new(year) {
            Some(zone) => (Some(zone), next()),
            None => (None, year),
        };
        let moment = Moment::new(fixed(year, 4)?, month, day, time)?.time()?;
        let is_whole = next().is_empty();
        let moment = zone.map_or(Some(moment), |zone| zone.shift(moment));
        return moment.filter(|_| is_whole);
    }
    let (day_text, month_text, year_text) = match date.split_once('-') {
        Some((day, rest)) => {
            let (month, year) = rest.split_once('-')?;
            (day, month, year)
        }
        None => (date, next(), next()),
    };
    let (day, month) = (day(day_text)?, month(month_text)?);
    let (time, zone, end) = (next(), next(), next());
    let zone = Zone::new(zone).filter(|_| end.is_empty())?;
    if let Some(year) = fixed(year_text, 4) {
        return zone.shift(Moment::new(year, month, day, time)?.time()?);
    }
    let in_century = fixed(year_text, 2)?;
    let moment = two_digits(now()?, first, |century| {
        Moment::new(century * 100 + in_century, month, day, time)
    });
    zone.shift(moment?)
}

/// Of a year with two digits the latest that is at most 50 years ahead, of those that agree with the
/// weekday where any does.
fn two_digits(
    now: SystemTime,
    weekday: Option<usize>,
    moment: impl Fn(u64) -> Option<Moment>,
) -> Option<SystemTime> {
    let latest = now.checked_add(Duration::from_secs(50 * 31_556_952))?;
    let moments: Vec<_> = [21, 20, 19].into_iter().filter_map(moment).collect();
    let agrees = |moment: &&Moment| weekday == Some(moment.weekday());
    let is_told = moments.iter().any(|moment| agrees(&moment));
    let meant = moments.iter().filter(|moment| !is_told || agrees(moment));
    meant.filter_map(Moment::time).find(|time| *time <= latest)
}

/// `2026-02-18T08:49:00.5+01:00`
fn rfc_3339(text: &str) -> Option<SystemTime> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let mut date = date.split('-');
    let mut next = |length| fixed(date.next()?, length);
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let (time, rest) = rest.split_at_checked(8)?;
    let moment = Moment::new(year, month, day, time)?.time()?;
    let (nanoseconds, zone) = fraction(rest)?;
    let moment = moment.checked_add(Duration::from_nanos(nanoseconds))?;
    Zone::new(zone.trim_ascii_start())?.shift(moment)
}

/// A fraction of a second in nanoseconds, and what follows.
fn fraction(text: &str) -> Option<(u64, &str)> {
    let Some(digits) = text.strip_prefix('.') else {
        return Some((0, text));
    };
    let end = digits.find(|letter: char| !letter.is_ascii_digit())?;
    let (digits, rest) = digits.split_at(end);
    let nine: String = digits.chars().chain("000000000".chars()).take(9).collect();
    Some((fixed(&nine, 9).filter(|_| !digits.is_empty())?, rest))
}
