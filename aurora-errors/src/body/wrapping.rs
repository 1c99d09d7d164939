//! Documents around documents: streams of events, batches, forms, other character sets.

use super::MAX_NESTING;
use super::charset;
use super::media::Media;
use std::borrow::Cow;

/// A body that holds what is to be read instead of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wrapping<'a> {
    /// In the character set of this label.
    Encoded(&'a [u8], &'a str),
    /// A stream of [server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html).
    Events(&'a [u8]),
    /// Parts between lines of this boundary ([RFC 2046 §5.1](https://www.rfc-editor.org/rfc/rfc2046#section-5.1)).
    Parts(&'a [u8], &'a [u8]),
    /// Names and values, as browsers send forms.
    Form(&'a [u8]),
}

/// How many events or parts are read.
const MAX_INNER: usize = 64;

/// How many pairs of a form are read.
const MAX_PAIRS: usize = 512;

impl<'a> Wrapping<'a> {
    /// The content type of the bodies within, where the outer one has this. A text in another character
    /// set keeps its own; that of a stream or of a form says nothing of what is within.
    pub(super) fn content_type_within(self, content_type: &[u8]) -> &[u8] {
        match self {
            Wrapping::Encoded(..) => Media::new(content_type).name(),
            Wrapping::Events(_) | Wrapping::Parts(..) | Wrapping::Form(_) => b"",
        }
    }

    /// How many bytes it has.
    pub(super) fn length(self) -> usize {
        let (Wrapping::Encoded(text, _)
        | Wrapping::Events(text)
        | Wrapping::Parts(text, _)
        | Wrapping::Form(text)) = self;
        text.len()
    }

    /// The bodies within; `None` where they cannot be read.
    pub(super) fn open(self) -> Option<Vec<Cow<'a, [u8]>>> {
        match self {
            Wrapping::Encoded(bytes, label) => {
                let text = charset::decode(bytes, label)?;
                Some(vec![Cow::Owned(text.into_bytes())])
            }
            Wrapping::Events(text) => Some(events(text)),
            Wrapping::Parts(text, boundary) => Some(parts(text, boundary, MAX_NESTING)),
            Wrapping::Form(text) => Some(vec![Cow::Owned(form(text).into_bytes())]),
        }
    }
}

/// The lines of a text, without their ends.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        // Many are empty, and a call of `memchr` costs as much as some forty bytes.
        let is_empty = text.first() == Some(&b'\n');
        let end = if is_empty {
            Some(0)
        } else {
            memchr::memchr(b'\n', text)
        };
        let (line, behind) = text.split_at(end.unwrap_or(text.len()));
        rest = behind.get(1..);
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    })
}

/// The data of each event.
fn events(text: &[u8]) -> Vec<Cow<'_, [u8]>> {
    const LAST: &[u8] = b"[DONE]";
    let mut events: Vec<Cow<'_, [u8]>> = Vec::new();
    let mut is_open = false;
    for line in lines(text) {
        if line.is_empty() {
            is_open = false;
            if events.len() == MAX_INNER {
                break;
            }
        }
        let Some(data) = line.strip_prefix(b"data:") else {
            continue;
        };
        let data = data.strip_prefix(b" ").unwrap_or(data);
        match events.last_mut().filter(|_| is_open) {
            Some(event) => {
                let event = event.to_mut();
                event.push(b'\n');
                event.extend_from_slice(data);
            }
            None if data != LAST => events.push(Cow::Borrowed(data)),
            None => continue,
        }
        is_open = true;
    }
    events
}

/// Of a batch, or one within, the bodies of the answers that failed; else the first part with a text.
fn parts<'a>(text: &'a [u8], boundary: &[u8], nesting: u8) -> Vec<Cow<'a, [u8]>> {
    let mut answers = Vec::new();
    let mut first = None;
    for part in between(text, boundary).take(MAX_INNER) {
        let (head, body) = split_head(part);
        let media = Media::new(header(head, b"content-type").unwrap_or_default());
        if let Some(boundary) = media.boundary().filter(|_| nesting > 0) {
            answers.extend(parts(body, boundary, nesting - 1));
        } else if media.is("application/http") {
            let (head, body) = split_head(body);
            let has_failed = head
                .splitn(3, |byte| *byte == b' ')
                .nth(1)
                .is_some_and(|status| matches!(status, [b'4'..=b'9', ..]));
            if has_failed {
                answers.push(Cow::Borrowed(body));
            }
        } else if first.is_none() && !body.trim_ascii().is_empty() {
            first = Some(Cow::Borrowed(body));
        }
    }
    if answers.is_empty() {
        answers.extend(first);
    }
    answers
}

/// What stands between the lines of a boundary.
fn between<'a>(text: &'a [u8], boundary: &[u8]) -> impl Iterator<Item = &'a [u8]> {
    let is_boundary = move |line: &[u8]| {
        let rest = line
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary));
        rest.is_some_and(|rest| matches!(rest.trim_ascii(), b"" | b"--"))
    };
    let mut cuts = Vec::new();
    let mut at = 0;
    let ends = memchr::memchr_iter(b'\n', text).map(|at| at + 1);
    for end in ends.chain([text.len()]) {
        if text.get(at..end).is_some_and(is_boundary) {
            cuts.push((at, end));
        }
        at = end;
    }
    cuts.push((text.len(), text.len()));
    let starts: Vec<_> = cuts.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect();
    starts
        .into_iter()
        .filter_map(move |(start, end)| text.get(start..end))
}

/// A head of lines up to the first empty one, and what follows.
fn split_head(text: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        if line.trim_ascii().is_empty() {
            return (
                text.get(..at).unwrap_or_default(),
                text.get(end..).unwrap_or_default(),
            );
        }
        at = end;
    }
    (text, &[])
}

fn header<'a>(head: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    lines(head).find_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (own, value) = line.split_at(colon);
        own.eq_ignore_ascii_case(name)
            .then(|| value.get(1..).unwrap_or_default().trim_ascii())
    })
}

/// A form as the JSON object that says the same, so that its names are read by one vocabulary. It
/// breaks off where the form has too many pairs.
fn form(text: &[u8]) -> String {
    let mut json = vec![b'{'];
    let mut pairs = text.split(|byte| *byte == b'&');
    for pair in pairs.by_ref().take(MAX_PAIRS) {
        if json.len() > 1 {
            json.push(b',');
        }
        let equals = pair.iter().position(|byte| *byte == b'=');
        let (name, value) = pair.split_at(equals.unwrap_or(pair.len()));
        write_string(&mut json, name);
        json.push(b':');
        write_string(&mut json, value.get(1..).unwrap_or_default());
    }
    if pairs.next().is_none() {
        json.push(b'}');
    }
    self::text(json)
}

/// Writes a name or a value of a form as a JSON string.
fn write_string(json: &mut Vec<u8>, text: &[u8]) {
    json.push(b'"');
    decode_percent(text, |byte, is_escaped| match byte {
        b'+' if !is_escaped => json.push(b' '),
        b'"' | b'\\' => json.extend([b'\\', byte]),
        0..=0x1F => json.extend(format!("\\u{byte:04x}").as_bytes()),
        _ => json.push(byte),
    });
    json.push(b'"');
}

/// A text in which `%F0` stands for a byte of UTF-8, or else of Latin-1.
pub(super) fn percent_decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    decode_percent(text, |byte, _| bytes.push(byte));
    self::text(bytes)
}

/// Gives the bytes of a text in which `%F0` stands for one, each with whether it is written so.
#[inline]
fn decode_percent(text: &[u8], mut take: impl FnMut(u8, bool)) {
    let digit = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        let decoded = match *after {
            [high, low, ref after @ ..] if *byte == b'%' => {
                digit(high).and_then(|high| Some((high * 16 + digit(low)?, after)))
            }
            _ => None,
        };
        take(decoded.map_or(*byte, |(byte, _)| byte), decoded.is_some());
        rest = decoded.map_or(after, |(_, after)| after);
    }
}

/// The text that bytes are, in Latin-1 where they are no UTF-8.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| charset::decode_latin(error.as_bytes()))
}
