//! The choices that a table writes as one of a few words.

use std::fmt;
use std::str::FromStr;

use crate::wording::one_of;

/// Whether a request that met this status may be repeated.
///
/// ```
/// use aurora_errors_spec::Retry;
///
/// // As a table writes it.
/// assert_eq!(Retry::Throttled.to_string(), "throttled");
/// assert_eq!("later".parse(), Ok(Retry::Later));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The same request fails again.
    Never,
    /// The request may be tried again after a pause.
    Later,
    /// The server refused the request for its rate; its delay is to be obeyed.
    Throttled,
}

/// Which requests may be repeated.
///
/// ```
/// use aurora_errors_spec::Replay;
///
/// assert_eq!(Replay::Idempotent.to_string(), "idempotent");
/// assert_eq!("any".parse(), Ok(Replay::Any));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Replay {
    /// Every request: the server did nothing, or says to repeat.
    Any,
    /// Only the methods that RFC 9110 §9.2.2 calls idempotent: the server may have acted.
    Idempotent,
}

/// What the value of a delay counts.
///
/// ```
/// use aurora_errors_spec::Unit;
///
/// assert_eq!(Unit::Milliseconds.to_string(), "ms");
/// assert_eq!("epoch-ms".parse(), Ok(Unit::EpochMilliseconds));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Seconds, `s`.
    Seconds,
    /// Milliseconds, `ms`.
    Milliseconds,
    /// A point in time, in seconds since 1970: `epoch`.
    Epoch,
    /// A point in time, in milliseconds since 1970: `epoch-ms`.
    EpochMilliseconds,
    /// A point in time, as an HTTP date or as RFC 3339 writes it: `date`.
    Date,
}

/// A choice that a table writes as one of a few words.
pub(crate) trait Words: Copy + 'static {
    /// What the words name, for messages.
    const KIND: &'static str;
    /// Each choice beside its word.
    const WORDS: &'static [(&'static str, Self)];
}

impl Words for Retry {
    const KIND: &'static str = "retry class";
    const WORDS: &'static [(&'static str, Retry)] = &[
        ("never", Retry::Never),
        ("later", Retry::Later),
        ("throttled", Retry::Throttled),
    ];
}

impl Words for Replay {
    const KIND: &'static str = "replay class";
    const WORDS: &'static [(&'static str, Replay)] =
        &[("any", Replay::Any), ("idempotent", Replay::Idempotent)];
}

impl Words for Unit {
    const KIND: &'static str = "unit";
    const WORDS: &'static [(&'static str, Unit)] = &[
        ("s", Unit::Seconds),
        ("ms", Unit::Milliseconds),
        ("epoch", Unit::Epoch),
        ("epoch-ms", Unit::EpochMilliseconds),
        ("date", Unit::Date),
    ];
}

fn word_of<W: Words + PartialEq>(choice: W) -> &'static str {
    for (word, each) in W::WORDS {
        if *each == choice {
            return word;
        }
    }
    ""
}

fn choice_of<W: Words>(text: &str) -> Result<W, UnknownWord> {
    for (word, choice) in W::WORDS {
        if *word == text {
            return Ok(*choice);
        }
    }
    Err(UnknownWord {
        expected: one_of(&words::<W>()),
    })
}

/// The words of a choice, in the order in which messages list them.
pub(crate) fn words<W: Words>() -> Vec<&'static str> {
    let mut words = Vec::new();
    for (word, _) in W::WORDS {
        words.push(*word);
    }
    words
}

macro_rules! as_words {
    ($($choice:ident)*) => {$(
        impl fmt::Display for $choice {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(word_of(*self))
            }
        }

        impl FromStr for $choice {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<$choice, UnknownWord> {
                choice_of(text)
            }
        }
    )*};
}

as_words!(Retry Replay Unit);

/// A text that is none of the words of a choice.
///
/// ```
/// use aurora_errors_spec::Retry;
///
/// let unknown = "sometimes".parse::<Retry>().unwrap_err();
/// assert_eq!(unknown.to_string(), "expected `never`, `later` or `throttled`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    expected: String,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for UnknownWord {}
