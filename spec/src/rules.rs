//! What each value of a table must be: one small function for each kind, and the words it is
//! refused with.

use crate::flaws::{Flaws, Told};
use crate::json::{Kind, Value};
use crate::letter::{letter_at, skip_alphanumeric};
use crate::name::nearest;
use crate::pointer::check_pointer;
use crate::row::CODE;
use crate::table::{Code, Words};
use crate::wording::{What, kind_of, one_of, quoted};

pub(crate) fn wrong_kind(flaws: &mut Flaws, value: &Value, what: What, expected: &str) -> Told {
    let kind = kind_of(value);
    flaws.tell(
        &value.range,
        format!("{what} is {kind}: expected {expected}"),
    )
}

pub(crate) fn array<'v, 'a>(
    flaws: &mut Flaws,
    value: &'v Value<'a>,
    what: What,
) -> Result<&'v [Value<'a>], Told> {
    match &value.kind {
        Kind::Array(elements) => Ok(elements),
        _ => Err(wrong_kind(flaws, value, what, "an array")),
    }
}

pub(crate) fn boolean(flaws: &mut Flaws, value: &Value, what: What) -> Result<bool, Told> {
    match value.kind {
        Kind::Boolean(boolean) => Ok(boolean),
        _ => Err(wrong_kind(flaws, value, what, "`true` or `false`")),
    }
}

fn string<'v>(flaws: &mut Flaws, value: &'v Value, what: What) -> Result<&'v str, Told> {
    match &value.kind {
        Kind::String(string) => Ok(string),
        _ => Err(wrong_kind(flaws, value, what, "a string")),
    }
}

/// A text for people: an empty one would leave a gap where it is shown.
pub(crate) fn text(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let text = string(flaws, value, what)?;
    if text.chars().all(char::is_whitespace) {
        return Err(flaws.tell(&value.range, format!("{what} is empty: expected some text")));
    }
    Ok(text.to_owned())
}

/// A text that is shown in the middle of others.
pub(crate) fn line(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let line = text(flaws, value, what)?;
    let mut at = skip_alphanumeric(&line, 0);
    while let Some(letter) = letter_at(&line, at) {
        if letter.is_control() {
            let message = format!("{what} has a control character: expected one line of text");
            return Err(flaws.tell(&value.range, message));
        }
        at = skip_alphanumeric(&line, at + letter.len_utf8());
    }
    Ok(line)
}

pub(crate) fn url(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let url = string(flaws, value, what)?;
    if is_url(url) {
        return Ok(url.to_owned());
    }
    let message = format!(
        "{what} is not a URL: expected one that begins with `https://` or `http://`, found {}",
        quoted(url)
    );
    Err(flaws.tell(&value.range, message))
}

pub(crate) fn pointer(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let pointer = string(flaws, value, what)?;
    match check_pointer(pointer) {
        Ok(()) => Ok(pointer.to_owned()),
        Err(expected) => Err(flaws.tell(
            &value.range,
            format!("bad pointer {}: expected {expected}", quoted(pointer)),
        )),
    }
}

/// In lower case: HTTP compares header names without case.
pub(crate) fn header_name(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let name = string(flaws, value, what)?;
    if is_header_name(name) {
        return Ok(name.to_ascii_lowercase());
    }
    let message = format!(
        "bad header name {}: expected letters, digits and hyphens, such as `x-request-id`",
        quoted(name)
    );
    Err(flaws.tell(&value.range, message))
}

/// One of a few words.
pub(crate) fn word<W: Words>(flaws: &mut Flaws, value: &Value, what: What) -> Result<W, Told> {
    if let Kind::String(given) = &value.kind {
        let given: &str = given;
        for (word, choice) in W::WORDS {
            if *word == given {
                return Ok(*choice);
            }
        }
    }
    let mut words = Vec::new();
    for (word, _) in W::WORDS {
        words.push(*word);
    }
    Err(no_such_word(flaws, value, what, W::KIND, &words))
}

fn no_such_word(
    flaws: &mut Flaws,
    value: &Value,
    what: What,
    kind: &str,
    words: &[&'static str],
) -> Told {
    let expected = one_of(words);
    let Kind::String(word) = &value.kind else {
        return wrong_kind(flaws, value, what, &expected);
    };
    let hint = match nearest(word, words) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    };
    let word = quoted(word);
    let message = format!("unknown {kind} {word}: expected {expected}{hint}");
    flaws.tell(&value.range, message)
}

pub(crate) fn code(flaws: &mut Flaws, value: &Value, what: What) -> Result<Code, Told> {
    match &value.kind {
        Kind::Number(number) => match number.parse() {
            Ok(code) => Ok(code),
            Err(_) => Err(flaws.tell(&value.range, bad_number(number))),
        },
        Kind::String(text) => match text.parse() {
            Ok(Code::Class(class)) => Ok(Code::Class(class)),
            Ok(code @ Code::Status(_)) => {
                let message = format!("code `\"{code}\"` is a string: write {code} without quotes");
                Err(flaws.tell(&value.range, message))
            }
            Err(_) => Err(flaws.tell(&value.range, bad_class(text))),
        },
        _ => Err(wrong_kind(flaws, value, what, CODE)),
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

/// An address that a browser opens. What stands behind the host is the server's business; white
/// space, quotes and angle brackets would end the link where it is shown.
fn is_url(url: &str) -> bool {
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
fn is_header_name(name: &str) -> bool {
    for byte in name.bytes() {
        if !byte.is_ascii_alphanumeric() && !b"!#$%&'*+-.^_`|~".contains(&byte) {
            return false;
        }
    }
    !name.is_empty()
}
