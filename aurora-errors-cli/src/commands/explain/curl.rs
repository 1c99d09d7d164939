//! An answer as `curl -i` prints it: the head of each answer in a row, and the body of the last.

use super::{transfer, verbose};
use crate::output::Failure;
use std::io::Read;

/// One answer.
pub(super) struct Answer {
    pub(super) status: u16,
    /// In the order of the answer, as text that HTTP allows or not.
    pub(super) headers: Vec<(String, Vec<u8>)>,
    pub(super) body: Vec<u8>,
    /// More of the body was announced, or more came than is kept.
    pub(super) is_truncated: bool,
}

/// The last answer of an input.
pub(super) fn read(input: impl Read, most_bytes: u64) -> Result<Answer, Failure> {
    let failed = |why: String| Failure::new(format!("standard input: {why}"));
    let mut bytes = Vec::new();
    let mut input = input.take(most_bytes);
    let read = input.read_to_end(&mut bytes);
    read.map_err(|error| failed(error.to_string()))?;
    let log = verbose::answer(&bytes);
    let mut answer = parse(log.as_deref().unwrap_or(&bytes)).ok_or_else(|| {
        let seen = seen(&bytes);
        failed(format!(
            "{seen}: expected a line such as `HTTP/1.1 404 Not Found` first, as `curl -si` prints it"
        ))
    })?;
    answer.is_truncated |= input.limit() == 0;
    Ok(answer)
}

/// What there is in place of an answer, and what to do about it.
fn seen(input: &[u8]) -> &'static str {
    const SIGNS: [(&[&str], &str); 5] = [
        (&["* ", "> ", "< "], "a log of `curl -v` without an answer"),
        (
            &["== Info"],
            "the log of `curl --trace`, without which it prints an answer",
        ),
        (&["% Total"], "the progress of curl, which `-s` leaves out"),
        (
            &["curl: "],
            "what curl says of a failure: there was no answer",
        ),
        (
            &["{", "[", "<"],
            "a body without its status, which `curl -i` prints",
        ),
    ];
    let input = input.trim_ascii_start();
    let begins = |sign: &&str| input.starts_with(sign.as_bytes());
    let sign = SIGNS.iter().find(|(signs, _)| signs.iter().any(begins));
    let is_request = || {
        let first = line(input).map(|(first, _)| first);
        first.is_some_and(|first| first.windows(8).any(|part| part.starts_with(b" HTTP/")))
    };
    match sign {
        Some((_, seen)) => seen,
        None if input.is_empty() => "nothing, so that the request may have failed",
        None if is_request() => "a request",
        None => "no answer",
    }
}

fn parse(input: &[u8]) -> Option<Answer> {
    let mut rest = start(input)?;
    let mut answer = None;
    // Behind the head of a redirect, of `100 Continue` or of a proxy, the next one follows; where curl
    // tries again, behind the body too.
    while let Some((status, behind)) = status_line(rest) {
        let (headers, behind) = headers(behind);
        rest = next(&headers, behind).unwrap_or(behind);
        answer = Some((status, headers));
    }
    let (status, headers) = answer?;
    let header = |wanted: &str| value_of(&headers, wanted);
    let announced = announced(&headers);
    // What was announced is the length of the packed body.
    let is_packed = header("content-encoding").is_some();
    let is_cut = announced.is_some_and(|length: usize| length > rest.len());
    Some(Answer {
        status,
        body: transfer::body(rest, header),
        is_truncated: is_cut && !is_packed && !rest.is_empty(),
        headers,
    })
}

/// The most lines that a terminal shows before the answer: the command, a request typed by hand.
const MOST_LINES: usize = 64;

/// From the first status line on. A body alone may quote one, and has none of its own.
fn start(input: &[u8]) -> Option<&[u8]> {
    let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
    let mut rest = input.trim_ascii_start();
    if rest.starts_with(b"{") || rest.starts_with(b"[") || rest.starts_with(b"<") {
        return None;
    }
    for _ in 0..MOST_LINES {
        if status_line(rest).is_some() {
            return Some(rest);
        }
        (_, rest) = line(rest)?;
    }
    None
}

/// The next answer behind a body whose length was announced.
fn next<'t>(headers: &Headers, body: &'t [u8]) -> Option<&'t [u8]> {
    let behind = body.get(announced(headers)?..)?.trim_ascii_start();
    status_line(behind).map(|_| behind)
}

fn announced(headers: &Headers) -> Option<usize> {
    value_of(headers, "content-length")?.trim().parse().ok()
}

fn value_of<'h>(headers: &'h Headers, wanted: &str) -> Option<&'h str> {
    let mut headers = headers.iter();
    let (_, value) = headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
    std::str::from_utf8(value).ok()
}

/// `HTTP/1.1 404 Not Found` or, as curl prints it, `HTTP/2 404 `.
fn status_line(text: &[u8]) -> Option<(u16, &[u8])> {
    let (line, behind) = line(text)?;
    let mut words = line
        .split(|byte| *byte == b' ')
        .filter(|word| !word.is_empty());
    let version = words.next()?.strip_prefix(b"HTTP/")?;
    let is_version = version.first().is_some_and(u8::is_ascii_digit);
    let status: u16 = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
    (is_version && (100..1000).contains(&status)).then_some((status, behind))
}

type Headers = Vec<(String, Vec<u8>)>;

/// The headers up to the empty line, and what follows it.
fn headers(text: &[u8]) -> (Headers, &[u8]) {
    let mut headers: Headers = Vec::new();
    let mut rest = text;
    while let Some((line, behind)) = line(rest) {
        rest = behind;
        if line.is_empty() {
            break;
        }
        if let ([b' ' | b'\t', ..], Some((_, value))) = (line, headers.last_mut()) {
            // A value that goes on in the next line.
            value.push(b' ');
            value.extend_from_slice(line.trim_ascii());
        } else if let Some(colon) = line.iter().position(|byte| *byte == b':') {
            let (name, value) = line.split_at(colon);
            let value = value.get(1..).unwrap_or_default().trim_ascii();
            headers.push((String::from_utf8_lossy(name).into_owned(), value.to_vec()));
        }
    }
    (headers, rest)
}

/// A line without its end, and what follows.
fn line(text: &[u8]) -> Option<(&[u8], &[u8])> {
    if text.is_empty() {
        return None;
    }
    let end = text.iter().position(|byte| *byte == b'\n');
    let (line, behind) = text.split_at(end.unwrap_or(text.len()));
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    Some((line, behind.get(1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_last_answer_in_a_row_counts() {
        let text = b"HTTP/1.1 301 Moved\r\nlocation: /b\r\n\r\nHTTP/2 404 \r\na: 1\r\n b\r\nno header\r\n\r\n{}\n";
        let answer = parse(text).unwrap();
        assert_eq!((answer.status, &*answer.body), (404, &b"{}\n"[..]));
        assert_eq!(answer.headers, [("a".to_owned(), b"1 b".to_vec())]);
        assert!(!answer.is_truncated);
    }

    #[test]
    fn an_answer_is_found_behind_what_a_terminal_shows_and_behind_other_bodies() {
        for text in [
            "$ curl -si https://pay.example\nHTTP/2 404 \n\n{}",
            "\u{feff}HTTP/2 404 \n\n{}",
            "GET / HTTP/1.1\nHost: pay.example\n\nHTTP/1.1 404 None\n\n{}",
            "HTTP/1.1 503 X\ncontent-length: 4\n\nbusyHTTP/1.1 404 None\n\n{}",
            "HTTP/1.1 401 X\r\nContent-Length: 2\r\n\r\nno\r\nHTTP/1.1 404 None\r\n\r\n{}",
        ] {
            let answer = parse(text.as_bytes()).unwrap();
            assert_eq!((answer.status, &*answer.body), (404, &b"{}"[..]), "{text}");
        }
        let quoting = b"HTTP/1.1 404 X\n\nit said:\nHTTP/1.1 500 X\n\n";
        assert_eq!(parse(quoting).unwrap().status, 404);
    }

    #[test]
    fn an_answer_may_have_no_body_no_end_and_bare_line_ends() {
        for text in ["HTTP/1.0 500", "HTTP/3 500\n\n", "\nHTTP/1.1 500 X\na: b\n"] {
            let answer = parse(text.as_bytes()).unwrap();
            assert_eq!((answer.status, answer.body.len()), (500, 0), "{text:?}");
        }
        for text in ["", "{}", "HTTP/1.1 ok", "HTTP/1.1 99 x", "HTTP/x 404"] {
            assert!(parse(text.as_bytes()).is_none(), "{text:?}");
        }
    }

    #[test]
    fn less_than_was_announced_is_truncated() {
        let cut = |text: &str| parse(text.as_bytes()).unwrap().is_truncated;
        assert!(cut("HTTP/1.1 500 X\nContent-Length: 9\n\n{"));
        assert!(!cut("HTTP/1.1 500 X\nContent-Length: 1\n\n{"));
        // As `curl -I` asks for no body.
        assert!(!cut("HTTP/1.1 500 X\nContent-Length: 9\n\n"));
        assert!(!cut(
            "HTTP/1.1 500 X\nContent-Length: 9\ncontent-encoding: br\n\n{"
        ));
        // So is an answer of which no more is read.
        let kept = |most| super::read(&b"HTTP/1.1 500 X\n\nbusy"[..], most).unwrap();
        assert!(kept(18).is_truncated && !kept(64).is_truncated);
    }
}
