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
pub(crate) trait Words: Copy + PartialEq + 'static {
    /// What the words name, for messages.
    const KIND: &'static str;
    /// In the order in which messages list them.
    const WORDS: &'static [&'static str];
    /// What each word stands for.
    const CHOICES: &'static [Self];
}

impl Words for Retry {
    const KIND: &'static str = "retry class";
    const WORDS: &'static [&'static str] = &["never", "later", "throttled"];
    const CHOICES: &'static [Retry] = &[Retry::Never, Retry::Later, Retry::Throttled];
}

impl Words for Replay {
    const KIND: &'static str = "replay class";
    const WORDS: &'static [&'static str] = &["any", "idempotent"];
    const CHOICES: &'static [Replay] = &[Replay::Any, Replay::Idempotent];
}

impl Words for Unit {
    const KIND: &'static str = "unit";
    const WORDS: &'static [&'static str] = &["s", "ms", "epoch", "epoch-ms", "date"];
    const CHOICES: &'static [Unit] = &[
        Unit::Seconds,
        Unit::Milliseconds,
        Unit::Epoch,
        Unit::EpochMilliseconds,
        Unit::Date,
    ];
}

/// Which of the words a text is.
pub(crate) fn position_of(text: &str, words: &[&str]) -> Option<usize> {
    let mut position = 0;
    while position < words.len() {
        if words[position] == text {
            return Some(position);
        }
        position += 1;
    }
    None
}

fn word_of<W: Words>(choice: W) -> &'static str {
    let mut position = 0;
    while W::CHOICES[position] != choice {
        position += 1;
    }
    W::WORDS[position]
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
                match position_of(text, $choice::WORDS) {
                    Some(position) => Ok($choice::CHOICES[position]),
                    None => Err(UnknownWord { words: $choice::WORDS }),
                }
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
    words: &'static [&'static str],
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", one_of(self.words))
    }
}

impl std::error::Error for UnknownWord {}
