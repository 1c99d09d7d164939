//! What each value of a table must be: one small function for each kind, and the words it is
//! refused with.

use jsonc_parser::ast::{Array, Object, Value};

use crate::flaws::{Flaws, Told};
use crate::name::nearest;
use crate::pointer::check_pointer;
use crate::row::CODE;
use crate::table::{Code, Words};
use crate::wording::{What, kind_of, one_of, quoted};

fn wrong_kind(flaws: &mut Flaws, value: &Value, what: What, expected: &str) -> Told {
    flaws.tell(
        value,
        format!("{what} is {}: expected {expected}", kind_of(value)),
    )
}

pub(crate) fn object<'v, 'a>(
    flaws: &mut Flaws,
    value: &'v Value<'a>,
    what: What,
    expected: &str,
) -> Result<&'v Object<'a>, Told> {
    value
        .as_object()
        .ok_or_else(|| wrong_kind(flaws, value, what, expected))
}

pub(crate) fn array<'v, 'a>(
    flaws: &mut Flaws,
    value: &'v Value<'a>,
    what: What,
) -> Result<&'v Array<'a>, Told> {
    value
        .as_array()
        .ok_or_else(|| wrong_kind(flaws, value, what, "an array"))
}

pub(crate) fn boolean(flaws: &mut Flaws, value: &Value, what: What) -> Result<bool, Told> {
    let literal = value.as_boolean_lit();
    literal
        .map(|literal| literal.value)
        .ok_or_else(|| wrong_kind(flaws, value, what, "`true` or `false`"))
}

fn string<'v>(flaws: &mut Flaws, value: &'v Value, what: What) -> Result<&'v str, Told> {
    let literal = value.as_string_lit();
    literal
        .map(|literal| &*literal.value)
        .ok_or_else(|| wrong_kind(flaws, value, what, "a string"))
}

/// A text for people: an empty one would leave a gap where it is shown.
pub(crate) fn text(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let text = string(flaws, value, what)?;
    if text.trim_start().is_empty() {
        return Err(flaws.tell(value, format!("{what} is empty: expected some text")));
    }
    Ok(text.to_owned())
}

/// A text that is shown in the middle of others.
pub(crate) fn line(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let line = text(flaws, value, what)?;
    if line.chars().any(char::is_control) {
        return Err(flaws.tell(
            value,
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
    Err(flaws.tell(value, message))
}

pub(crate) fn pointer(flaws: &mut Flaws, value: &Value, what: What) -> Result<String, Told> {
    let pointer = string(flaws, value, what)?;
    match check_pointer(pointer) {
        Ok(()) => Ok(pointer.to_owned()),
        Err(expected) => Err(flaws.tell(
            value,
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
    Err(flaws.tell(value, message))
}

/// One of a few words.
pub(crate) fn word<W: Words>(flaws: &mut Flaws, value: &Value, what: What) -> Result<W, Told> {
    let words: Vec<&str> = W::WORDS.iter().map(|(word, _)| *word).collect();
    let Some(word) = value.as_string_lit().map(|literal| &*literal.value) else {
        return Err(wrong_kind(flaws, value, what, &one_of(&words)));
    };
    if let Some((_, choice)) = W::WORDS.iter().find(|(each, _)| *each == word) {
        return Ok(*choice);
    }
    let hint = nearest(word, words.iter().copied());
    let hint = hint.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let message = format!(
        "unknown {} {}: expected {}{hint}",
        W::KIND,
        quoted(word),
        one_of(&words)
    );
    Err(flaws.tell(value, message))
}

pub(crate) fn code(flaws: &mut Flaws, value: &Value, what: What) -> Result<Code, Told> {
    match value {
        Value::NumberLit(number) => match number.value.parse() {
            Ok(code) => Ok(code),
            Err(_) => Err(flaws.tell(value, bad_number(number.value))),
        },
        Value::StringLit(text) => match text.value.parse() {
            Ok(Code::Class(class)) => Ok(Code::Class(class)),
            Ok(code @ Code::Status(_)) => {
                let message = format!("code `\"{code}\"` is a string: write {code} without quotes");
                Err(flaws.tell(value, message))
            }
            Err(_) => Err(flaws.tell(value, bad_class(&text.value))),
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
