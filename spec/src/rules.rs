//! What each value of a table must be: one small function for each kind, and the words it is
//! refused with.

use std::ops::Range;

use crate::code::Code;
use crate::json::{Kind, Value};
use crate::letter::{letter_at, skip_alphanumeric};
use crate::name::nearest;
use crate::pointer::check_pointer;
use crate::reporter::{Reported, Reporter};
use crate::row::CODE;
use crate::wording::{What, kind_of, one_of, quoted};
use crate::words::{Words, position_of};

pub(crate) fn wrong_kind(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
    expected: &str,
) -> Reported {
    let kind = kind_of(value);
    reporter.report(
        &value.range,
        format!("{what} is {kind}: expected {expected}"),
    )
}

pub(crate) fn array<'v, 'a>(
    reporter: &mut Reporter,
    value: &'v Value<'a>,
    what: What,
) -> Result<&'v [Value<'a>], Reported> {
    match &value.kind {
        Kind::Array(elements) => Ok(elements),
        _ => Err(wrong_kind(reporter, value, what, elements(what))),
    }
}

/// What an array is to hold.
fn elements(what: What) -> &'static str {
    match what {
        What::Member("messages" | "codes" | "retryable") => "an array of places",
        What::Member("retry_after") => "an array of places, each with its `unit`",
        What::Member("request_id" | "idempotency_key") => "an array of header names",
        What::Member("statuses") => "an array of rows",
        What::Member("cases") => "an array of cases",
        _ => "an array",
    }
}

pub(crate) fn boolean(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<bool, Reported> {
    match value.kind {
        Kind::Boolean(boolean) => Ok(boolean),
        _ => Err(wrong_kind(reporter, value, what, "`true` or `false`")),
    }
}

fn string<'v>(reporter: &mut Reporter, value: &'v Value, what: What) -> Result<&'v str, Reported> {
    match &value.kind {
        Kind::String(string) => Ok(string),
        _ => Err(wrong_kind(reporter, value, what, "a string")),
    }
}

/// A text for people: an empty one would leave a gap where it is shown.
pub(crate) fn text(reporter: &mut Reporter, value: &Value, what: What) -> Result<String, Reported> {
    let text = string(reporter, value, what)?;
    for letter in text.chars() {
        if !letter.is_whitespace() {
            return Ok(text.to_owned());
        }
    }
    Err(reporter.report(&value.range, format!("{what} is empty: expected some text")))
}

/// A text that is shown in the middle of others.
pub(crate) fn line(reporter: &mut Reporter, value: &Value, what: What) -> Result<String, Reported> {
    let line = text(reporter, value, what)?;
    let mut at = skip_alphanumeric(&line, 0);
    while let Some(letter) = letter_at(&line, at) {
        if letter.is_control() {
            let message = format!("{what} has a control character: expected one line of text");
            return Err(reporter.report(&value.range, message));
        }
        at = skip_alphanumeric(&line, at + letter.len_utf8());
    }
    Ok(line)
}

pub(crate) fn url(reporter: &mut Reporter, value: &Value, what: What) -> Result<String, Reported> {
    let url = string(reporter, value, what)?;
    if is_url(url) {
        return Ok(url.to_owned());
    }
    let message = format!(
        "{what} is not a URL: expected one that begins with `https://` or `http://`, found {}",
        quoted(url)
    );
    Err(reporter.report(&value.range, message))
}

pub(crate) fn pointer(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<String, Reported> {
    let pointer = string(reporter, value, what)?;
    pointer_of(reporter, pointer, &value.range)
}

/// Of a pointer that stands at these bytes, be it a value or a key.
pub(crate) fn pointer_of(
    reporter: &mut Reporter,
    pointer: &str,
    range: &Range<usize>,
) -> Result<String, Reported> {
    match check_pointer(pointer) {
        Ok(()) => Ok(pointer.to_owned()),
        Err(expected) => {
            let message = format!("bad pointer {}: expected {expected}", quoted(pointer));
            Err(reporter.report(range, message))
        }
    }
}

pub(crate) fn header_name(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<String, Reported> {
    let name = string(reporter, value, what)?;
    header_name_of(reporter, name, &value.range)
}

/// In lower case: HTTP compares header names without case.
pub(crate) fn header_name_of(
    reporter: &mut Reporter,
    name: &str,
    range: &Range<usize>,
) -> Result<String, Reported> {
    if is_token(name) {
        return Ok(name.to_ascii_lowercase());
    }
    let message = format!(
        "bad header name {}: expected letters, digits and hyphens, such as `x-request-id`",
        quoted(name)
    );
    Err(reporter.report(range, message))
}

/// One of a few words.
pub(crate) fn word<W: Words>(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<W, Reported> {
    let word = which_word(reporter, value, what, W::KIND, W::WORDS)?;
    Ok(W::CHOICES[word])
}

fn which_word(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
    kind: &str,
    words: &[&'static str],
) -> Result<usize, Reported> {
    let Kind::String(word) = &value.kind else {
        return Err(wrong_kind(reporter, value, what, &one_of(words)));
    };
    if let Some(position) = position_of(word, words) {
        return Ok(position);
    }
    let expected = one_of(words);
    let small = word.to_ascii_lowercase();
    let hint = match nearest(word, words) {
        Some(near) if small == near => ", in small letters".to_owned(),
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    };
    let word = quoted(word);
    let message = format!("unknown {kind} {word}: expected {expected}{hint}");
    Err(reporter.report(&value.range, message))
}

pub(crate) fn code(reporter: &mut Reporter, value: &Value, what: What) -> Result<Code, Reported> {
    match &value.kind {
        Kind::Number(number) => match number.parse() {
            Ok(code) => Ok(code),
            Err(_) => Err(reporter.report(&value.range, bad_number(number))),
        },
        Kind::String(text) => match text.parse() {
            Ok(Code::Class(class)) => Ok(Code::Class(class)),
            Ok(code @ Code::Status(_)) => {
                let message = format!("code `\"{code}\"` is a string: write {code} without quotes");
                Err(reporter.report(&value.range, message))
            }
            Err(_) => Err(reporter.report(&value.range, bad_class(text))),
        },
        _ => Err(wrong_kind(reporter, value, what, CODE)),
    }
}

fn bad_number(number: &str) -> String {
    let code = quoted(number);
    match number.parse::<f64>() {
        // `404.0` and `4.04e2`: the right number, written as no status is.
        Ok(value @ 100.0..1000.0) if value.fract() == 0.0 => {
            format!("code {code} is not a plain number: write {value}")
        }
        Ok(value) if value.is_finite() && value.fract() != 0.0 => {
            format!("code {code} is not a whole number: expected 100 to 999")
        }
        _ => format!("code {code} is out of range: expected {CODE}"),
    }
}

fn bad_class(text: &str) -> String {
    let code = quoted(text);
    match text.as_bytes() {
        [b'0'..=b'9', .., b'X' | b'x', b'X' | b'x'] => {
            format!("unknown class {code}: expected `1XX` to `9XX`")
        }
        _ => format!("unknown code {code}: expected {CODE}"),
    }
}

/// Whether a table takes this for a URL: an address that a browser opens. What stands behind the host is
/// the server's business; white space, quotes and angle brackets would end the link where it is shown.
///
/// ```
/// use aurora_errors_spec::is_url;
///
/// assert!(is_url("https://docs.example/errors#404"));
/// assert!(!is_url("docs.example"));
/// ```
#[must_use]
pub fn is_url(url: &str) -> bool {
    let host = url.strip_prefix("https://");
    let Some(host) = host.or(url.strip_prefix("http://")) else {
        return false;
    };
    for letter in host.chars() {
        if letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"') {
            return false;
        }
    }
    !host.is_empty() && !host.starts_with('/')
}

/// A token as RFC 9110 §5.6.2 has it.
pub(crate) fn is_token(name: &str) -> bool {
    for byte in name.bytes() {
        if !byte.is_ascii_alphanumeric() && !b"!#$%&'*+-.^_`|~".contains(&byte) {
            return false;
        }
    }
    !name.is_empty()
}
