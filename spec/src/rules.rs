//! What each value of a table must be: one small function for each kind, and the words it is
//! refused with.

use crate::flaws::{Flaws, Told};
use crate::json::{Kind, Value};
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
    if text.trim_start().is_empty() {
        return Err(flaws.tell(&value.range, format!("{what} is empty: expected some text")));
    }
    Ok(text.to_owned())
}

/// A text that is shown in the middle of others.
pub(crate) fn line(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let line = text(flaws, value, what)?;
    if line.chars().any(char::is_control) {
        return Err(flaws.tell(
            &value.range,
            format!("{what} has a control character: expected one line of text"),
        ));
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

pub(crate) fn header_name(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let name = string(flaws, value, what)?;
    if is_header_name(name) {
        return Ok(name.to_owned());
    }
    let message = format!(
        "bad header name {}: expected letters, digits and hyphens, such as `x-request-id`",
        quoted(name)
    );
    Err(flaws.tell(&value.range, message))
}

/// One of a few words.
pub(crate) fn word<W: Words>(flaws: &mut Flaws, value: &Value, what: What) -> Result<W, Told> {
    let mut words = Vec::new();
    for &choice in W::CHOICES {
        match &value.kind {
            Kind::String(word) if word == choice.word() => return Ok(choice),
            _ => words.push(choice.word()),
        }
    }
    Err(unknown_word(flaws, value, what, W::KIND, &words))
}

fn unknown_word(
    flaws: &mut Flaws,
    value: &Value,
    what: What,
    kind: &str,
    words: &[&'static str],
) -> Told {
    let Kind::String(word) = &value.kind else {
        return wrong_kind(flaws, value, what, &one_of(words));
    };
    let expected = one_of(words);
    let hint = match nearest(word, words.iter().copied()) {
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
        Ok(value) if (100.0..1000.0).contains(&value) && value.fract() == 0.0 => {
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
    match text.to_ascii_uppercase().strip_suffix("XX") {
        Some(class) if class.parse::<u64>().is_ok() => {
            format!("unknown class {code}: expected `1XX` to `9XX`")
        }
        _ => format!("unknown code {code}: expected {CODE}"),
    }
}

/// An address that a browser opens. What stands behind the host is the server's business; white
/// space, quotes and angle brackets would end the link where it is shown.
fn is_url(url: &str) -> bool {
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let is_visible =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"');
    host.is_some_and(|host| {
        !host.is_empty() && !host.starts_with('/') && host.chars().all(is_visible)
    })
}

/// A token as RFC 9110 §5.6.2 has it.
fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
