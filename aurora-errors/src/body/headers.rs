//! What the headers of an answer say, where its body does not.

use super::message::Message;
use super::wrapping::percent_decoded;
use http::{HeaderMap, header};
use std::borrow::Cow;

/// The texts of a header's lines.
pub(super) fn texts<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    let values = headers.get_all(name).into_iter();
    let texts = values.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
    texts.map(str::trim_ascii).filter(|text| !text.is_empty())
}

/// The message in a header that is known for it: `grpc-message` (percent-encoded), or
/// `error_description` in `WWW-Authenticate`
/// ([RFC 6750 §3](https://www.rfc-editor.org/rfc/rfc6750#section-3)).
pub(super) fn message(headers: &HeaderMap) -> Option<Message<'_>> {
    let of_call =
        texts(headers, "grpc-message").map(|text| Cow::from(percent_decoded(text.as_bytes())));
    let of_challenge = challenges(headers, "error_description");
    let text = of_call
        .chain(of_challenge)
        .find(|text| !text.trim_ascii().is_empty())?;
    let mut message = Message::new(text);
    message.code = code(headers);
    Some(message)
}

/// The code in a header that is known for it.
pub(super) fn code(headers: &HeaderMap) -> Option<Cow<'_, str>> {
    const NO_FAILURE: &str = "0";
    let of_call = texts(headers, "grpc-status").filter(|status| *status != NO_FAILURE);
    // `ThrottlingException:http://…`, or behind the namespace of the service.
    let of_service = texts(headers, "x-amzn-errortype").map(|text| {
        let text = text.split(':').next().unwrap_or_default();
        text.rsplit('#').next().unwrap_or_default()
    });
    let known = of_service
        .chain(texts(headers, "x-ms-error-code"))
        .chain(of_call);
    let known = known.map(Cow::from).chain(challenges(headers, "error"));
    let is_word = |text: &Cow<'_, str>| {
        (1..=super::MAX_NAME).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_graphic())
    };
    known.into_iter().find(is_word)
}

/// A parameter of each challenge in `WWW-Authenticate`
/// ([RFC 9110 §11.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1)).
fn challenges<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = Cow<'a, str>> {
    texts(headers, header::WWW_AUTHENTICATE.as_str()).filter_map(|text| parameter(text, name))
}

/// The value of a parameter, in quotes or not.
pub(super) fn parameter<'a>(text: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        let own = before
            .trim_ascii()
            .rsplit([' ', ',', ';', '\t'])
            .next()
            .unwrap_or_default();
        let is_meant = own.eq_ignore_ascii_case(name);
        let after = after.trim_ascii_start();
        let Some(quoted) = after.strip_prefix('"') else {
            let end = after.find([',', ' ', ';', '\t']).unwrap_or(after.len());
            let (value, behind) = after.split_at(end);
            if is_meant {
                return Some(Cow::Borrowed(value));
            }
            rest = behind;
            continue;
        };
        let mut is_escaped = false;
        let end = quoted.find(|letter| {
            let is_end = letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            is_end
        });
        let (value, behind) = quoted.split_at(end.unwrap_or(quoted.len()));
        if is_meant {
            return Some(unquoted(value));
        }
        rest = behind.get(1..).unwrap_or_default();
    }
    None
}

fn unquoted(value: &str) -> Cow<'_, str> {
    if !value.contains('\\') {
        return Cow::Borrowed(value);
    }
    let mut is_escaped = false;
    let kept = value.chars().filter(|letter| {
        is_escaped = *letter == '\\' && !is_escaped;
        !is_escaped
    });
    Cow::Owned(kept.collect())
}
