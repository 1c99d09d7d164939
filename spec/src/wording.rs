//! How messages name values and list words.

use std::fmt;

use crate::json::{Kind, Value};
use crate::visible::push_visible;

/// What a message calls a value.
#[derive(Clone, Copy)]
pub(crate) enum What {
    Member(&'static str),
    Entry(&'static str),
    Whole(&'static str),
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Member(key) => write!(f, "`{key}`"),
            What::Entry(key) => write!(f, "an entry of `{key}`"),
            What::Whole(name) => write!(f, "{name}"),
        }
    }
}

/// The user's own words in backticks: on one line, and cut when they are long.
pub(crate) fn quoted(words: &str) -> String {
    const MOST: usize = 60;
    let mut quoted = String::from("`");
    let mut left = MOST;
    for letter in words.chars() {
        if left == 0 {
            quoted.push('…');
            break;
        }
        left -= 1;
        push_visible(&mut quoted, letter);
    }
    quoted.push('`');
    quoted
}

/// `a`, `b` or `c`, each in backticks.
#[doc(hidden)]
#[must_use]
pub fn one_of(words: &[&str]) -> String {
    let mut list = String::new();
    let mut left = words.len();
    for word in words {
        list += match left {
            _ if list.is_empty() => "`",
            1 => "` or `",
            _ => "`, `",
        };
        list += word;
        left -= 1;
    }
    list + "`"
}

/// What a value is, as a message calls it.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value.kind {
        Kind::Null => "`null`",
        Kind::Boolean(true) => "`true`",
        Kind::Boolean(false) => "`false`",
        Kind::Number(_) => "a number",
        Kind::String(_) => "a string",
        Kind::Array(_) => "an array",
        Kind::Object(_) => "an object",
    }
}
