//! How long the server asks to wait.

use crate::body::{self, Pointer};
use crate::places::{Delay, Place, Unit};
use http::{HeaderMap, HeaderValue, header};
use std::time::{Duration, SystemTime};

#[cfg(test)]
mod corpus;
mod date;
mod number;
#[cfg(test)]
mod tests;

/// A declared value beyond this is no delay, but a point in time under the wrong unit.
const LONGEST: Duration = Duration::from_secs(10 * 31_556_952);

/// The first delay that can be read: the declared places in their order, then `Retry-After`. One
/// that is zero counts only where no later one says more; of several lines, or values at one
/// place, the longest counts. A `Retry-After` that was read under its declared unit is not read again.
///
/// Dates and points in time count from `now`, else from the response's `Date`, else from the clock.
pub(crate) fn delay(
    headers: &HeaderMap,
    body: &[u8],
    places: impl IntoIterator<Item = Delay>,
    now: Option<SystemTime>,
) -> Option<Duration> {
    let answer = Answer { headers, body, now };
    let mut zero = None;
    let mut is_standard_read = false;
    for place in places {
        let Some(delay) = answer.at(place) else {
            continue;
        };
        if !delay.is_zero() {
            return Some(delay);
        }
        zero = Some(delay);
        is_standard_read |= matches!(place.place, Place::Header("retry-after"));
    }
    let standard = (!is_standard_read).then(|| answer.standard()).flatten();
    standard.or(zero)
}

/// What `Retry-After` asks for, where the table has no other place.
pub(crate) fn standard(headers: &HeaderMap, now: Option<SystemTime>) -> Option<Duration> {
    let body = &[];
    Answer { headers, body, now }.standard()
}

/// Whether something stands at the declared places or in `Retry-After` and cannot be read. What is empty
/// counts as absent.
pub(crate) fn is_unreadable(
    headers: &HeaderMap,
    body: &[u8],
    places: impl IntoIterator<Item = Delay>,
) -> bool {
    let now = None;
    let answer = Answer { headers, body, now };
    let mut is_unreadable = lines(headers, header::RETRY_AFTER)
        .any(|line| !line.is_empty() && answer.value(line, Unit::Seconds).is_none());
    for place in places {
        answer.each(place, |text, delay| {
            is_unreadable |= !text.is_empty() && delay.is_none();
        });
    }
    is_unreadable
}

#[derive(Clone, Copy)]
struct Answer<'a> {
    headers: &'a HeaderMap,
    body: &'a [u8],
    now: Option<SystemTime>,
}

impl Answer<'_> {
    /// What `Retry-After` asks for
    /// ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    fn standard(self) -> Option<Duration> {
        let name = &header::RETRY_AFTER;
        let value = |line: &HeaderValue| {
            let text = line.as_bytes().trim_ascii();
            number::number(text).or_else(|| self.value(text, Unit::Seconds))
        };
        // Every retry asks, and hardly any answer has a header in several lines.
        if self.headers.keys_len() == self.headers.len() {
            return value(self.headers.get(name)?);
        }
        self.headers
            .get_all(name)
            .into_iter()
            .filter_map(value)
            .max()
    }

    /// The longest delay at a declared place.
    fn at(self, place: Delay) -> Option<Duration> {
        let mut longest = None;
        self.each(place, |_, delay| longest = longest.max(delay));
        longest
    }

    /// Each text at a declared place, and the delay that it is.
    fn each(self, delay: Delay, mut tell: impl FnMut(&[u8], Option<Duration>)) {
        let mut value = |text: &[u8]| {
            let delay = self.value(text, delay.unit);
            tell(text, delay.filter(|delay| *delay <= LONGEST));
        };
        let mut texts = |text: &[u8]| match delay.parameter {
            Some(name) => parameters(text, name).for_each(&mut value),
            None => value(text),
        };
        match delay.place {
            Place::Header(name) => lines(self.headers, name).for_each(texts),
            Place::Body(pointer) => {
                body::each_body(self.headers, self.body, |body| {
                    for (_, scalar) in body::scalars_at(body, &[Pointer::new(pointer)]) {
                        texts(scalar.as_bytes().trim_ascii());
                    }
                });
            }
        }
    }

    /// A number in its unit, a duration text, or a date.
    fn value(self, text: &[u8], unit: Unit) -> Option<Duration> {
        let text = without_quotes(text);
        let number = match unit {
            Unit::Date => None,
            _ => number::number(text),
        };
        match (number, unit) {
            (Some(seconds), Unit::Seconds) => Some(seconds),
            (Some(milliseconds), Unit::Milliseconds) => Some(milliseconds / 1000),
            (Some(seconds), Unit::Epoch) => {
                self.until(SystemTime::UNIX_EPOCH.checked_add(seconds)?)
            }
            (Some(milliseconds), Unit::EpochMilliseconds) => {
                self.until(SystemTime::UNIX_EPOCH.checked_add(milliseconds / 1000)?)
            }
            (None, Unit::Seconds | Unit::Milliseconds) => number::duration(text)
                .or_else(|| self.repeated(text, unit))
                .or_else(|| self.until_date(text)),
            _ => self.until_date(text),
        }
    }

    /// The delay in lines of one value that something on the way made one: `2, 2`.
    fn repeated(self, text: &[u8], unit: Unit) -> Option<Duration> {
        let mut values = text.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
        let first = values.next()?;
        let is_repeated = first.len() < text.len() && values.all(|value| value == first);
        is_repeated.then(|| self.value(first, unit)).flatten()
    }

    fn until_date(self, text: &[u8]) -> Option<Duration> {
        self.until(date::read(text, || self.start())?)
    }

    /// How long it is until a moment. One that has passed asks for no wait, which is an answer too.
    fn until(self, moment: SystemTime) -> Option<Duration> {
        Some(moment.duration_since(self.start()?).unwrap_or_default())
    }

    /// The moment from which points in time count.
    fn start(self) -> Option<SystemTime> {
        let sent = || lines(self.headers, header::DATE).find_map(|line| date::read(line, clock));
        self.now.or_else(sent).or_else(clock)
    }
}

fn lines(headers: &HeaderMap, name: impl header::AsHeaderName) -> impl Iterator<Item = &[u8]> {
    let values = headers.get_all(name).into_iter();
    values.map(|value| value.as_bytes().trim_ascii())
}

/// The clock, where there is one: asking for it elsewhere panics.
fn clock() -> Option<SystemTime> {
    let is_without_clock = cfg!(all(target_family = "wasm", target_os = "unknown"));
    (!is_without_clock).then(SystemTime::now)
}

fn without_quotes(text: &[u8]) -> &[u8] {
    match text {
        [b'"', text @ .., b'"'] => text.trim_ascii(),
        text => text,
    }
}

/// The values of a parameter in a structured field, as `t` of `"default";r=0;t=30`
/// ([RFC 9651 §3.1.2](https://www.rfc-editor.org/rfc/rfc9651#section-3.1.2)): one for each member that
/// has it, be they in one line or in several.
fn parameters<'t>(text: &'t [u8], name: &str) -> impl Iterator<Item = &'t [u8]> {
    let mut is_quoted = false;
    let mut is_escaped = false;
    let parts = text.split(move |byte| {
        is_quoted ^= *byte == b'"' && !is_escaped;
        is_escaped = is_quoted && *byte == b'\\' && !is_escaped;
        !is_quoted && matches!(byte, b';' | b',')
    });
    let pairs = parts.map(<[u8]>::trim_ascii).filter_map(|part| {
        let equals = part.iter().position(|byte| *byte == b'=')?;
        Some((
            part.get(..equals)?.trim_ascii(),
            part.get(equals + 1..)?.trim_ascii(),
        ))
    });
    pairs.filter_map(move |(own, value)| (own == name.as_bytes()).then_some(value))
}
