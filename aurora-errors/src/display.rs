//! An error as one line: bounded, and safe to print whatever the server said.

use crate::body::Message;
use crate::response::ErrorResponse;
use crate::row::Row;
use crate::table::Table;
use http::StatusCode;
use std::borrow::Cow;
use std::fmt;

mod markdown;
mod secrets;
#[cfg(test)]
mod tests;

/// The most bytes that a line has.
const LIMIT: usize = 1024;

/// Where the server's messages end in the long form, and where its whole share of the line does.
const MESSAGES_LIMIT: usize = 384;
const SERVER_LIMIT: usize = 512;

/// The most bytes that are held back for the request while the messages are written.
const REQUEST_RESERVE: usize = 128;

/// The most bytes that are held back for a link while the text before it is written.
const LINK_RESERVE: usize = 256;

/// One line of at most 1 KiB: `404 Not Found: no such design`, and behind it the request where it is
/// known ([`ErrorResponse::for_request`]).
///
/// `{:#}` adds the address that answered, the request's id, and the table's meaning, advice and
/// link. Of their Markdown the text is shown, without the marks of emphasis, code, links and headings.
impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        error(f, self.table(), (self.status(), self.row()), Some(self))
    }
}

/// The line of a response, or of a derived error that may keep none.
pub(crate) fn error(
    f: &mut fmt::Formatter<'_>,
    table: Option<&'static Table>,
    (status, row): (StatusCode, Option<&'static Row>),
    response: Option<&ErrorResponse>,
) -> fmt::Result {
    let name = row.map(Row::name).or(status.canonical_reason());
    let is_long = f.alternate();
    let mut line = Line::new();
    line.write_plain(status.as_str());
    if let Some(name) = name {
        line.write_plain(" ");
        line.write(name);
    }
    let request = response.and_then(|response| response.origin().request.as_deref());
    let reserve = request.map_or(0, |request| {
        request.len().min(REQUEST_RESERVE) + " ()…".len()
    });
    let end = if is_long { MESSAGES_LIMIT } else { LIMIT };
    line.extend_to(end - reserve);
    if let Some(response) = response {
        write_messages(&mut line, response, name.unwrap_or_default());
    }
    if let Some(request) = request {
        line.extend_to(end);
        line.write_aside(" (", request);
    }
    if is_long {
        line.extend_to(SERVER_LIMIT);
        if let Some(url) = response.and_then(ErrorResponse::request_url) {
            line.write_aside(" (from ", url);
        }
        if let Some(id) = response.and_then(ErrorResponse::request_id) {
            line.write_aside(" (request ", id);
        }
        write_row(&mut line, table, row);
    }
    f.write_str(line.text()?)
}

/// The messages, except one that only repeats the name of the status.
fn write_messages(line: &mut Line, response: &ErrorResponse, name: &str) {
    let mut separator = ": ";
    // By reference: what reads them is large to move.
    for message in response.messages().by_ref() {
        if message.text().eq_ignore_ascii_case(name) {
            continue;
        }
        if line.is_cut {
            break;
        }
        line.write_plain(separator);
        separator = "; ";
        if let Some(field) = unnamed_field(&message) {
            line.write_safe(field);
            line.write_plain(": ");
        }
        line.write_safe(message.text());
    }
}

/// The field that a message is about, unless the text begins with it.
fn unnamed_field<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    let (field, text) = (message.field()?, message.text());
    let start = text.get(..field.len()).unwrap_or_default();
    (!start.eq_ignore_ascii_case(field)).then_some(field)
}

/// What the table says as plain text, its line breaks made into spaces.
fn write_row(line: &mut Line, table: Option<&'static Table>, row: Option<&'static Row>) {
    let docs = row.and_then(Row::docs).or(table.and_then(Table::docs));
    let reserve = docs.map_or(0, |docs| {
        SEPARATOR.len() + docs.len().min(LINK_RESERVE) + CUT.len()
    });
    line.extend_to(LIMIT - reserve);
    let texts = [row.map(Row::meaning), row.and_then(Row::advice)];
    for text in texts.into_iter().flatten() {
        line.write_plain(SEPARATOR);
        let text = markdown::plain(beginning(text));
        for (position, word) in text.split_whitespace().enumerate() {
            line.write_plain(if position == 0 { "" } else { " " });
            line.write(word);
        }
    }
    line.extend_to(LIMIT);
    if let Some(docs) = docs {
        line.write_plain(SEPARATOR);
        line.write(docs);
    }
}

const SEPARATOR: &str = " - ";
const CUT: &str = "…";

/// A line of at most so many bytes, escaped, with an ellipsis where more was to come.
///
/// It is put together here and handed on whole, so that a `String` grows once.
struct Line {
    written: [u8; LIMIT],
    length: usize,
    limit: usize,
    is_cut: bool,
}

impl Line {
    fn new() -> Self {
        Line {
            written: [0; LIMIT],
            length: 0,
            limit: LIMIT,
            is_cut: false,
        }
    }

    /// Lets what follows reach this far, though something before it was cut.
    fn extend_to(&mut self, limit: usize) {
        self.limit = limit;
        self.is_cut = false;
    }

    /// How much still fits: behind it there must be room for the ellipsis.
    fn room(&self) -> usize {
        self.limit.saturating_sub(self.length + CUT.len())
    }

    /// Writes a text of the server's without the credentials in it.
    fn write_safe(&mut self, text: &str) {
        let text = beginning(text);
        match signs(text) {
            0 => self.write_plain(text),
            signs if signs & SECRET == 0 => self.write(text),
            _ => self.write(&secrets::masked(text)),
        }
    }

    /// Writes what is known of the request, in brackets that are open already.
    fn write_aside(&mut self, before: &str, text: &str) {
        self.write_plain(before);
        self.write_safe(text);
        self.write_plain(")");
    }

    fn write(&mut self, text: &str) {
        if signs(text) & HIDDEN == 0 {
            return self.write_plain(text);
        }
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => self.write_plain(plain),
                Piece::Hidden(hidden) => self.write_escaped(hidden),
            }
        }
    }

    /// Writes what needs no escape.
    fn write_plain(&mut self, text: &str) {
        if self.is_cut {
            return;
        }
        let room = self.room();
        if text.len() <= room {
            return self.push(text);
        }
        let mut ends = (0..=room).rev();
        let end = ends.find(|end| text.is_char_boundary(*end));
        self.push(text.get(..end.unwrap_or(0)).unwrap_or_default());
        self.cut();
    }

    fn write_escaped(&mut self, hidden: char) {
        if self.is_cut {
            return;
        }
        let escape = hidden.escape_unicode();
        if escape.len() > self.room() {
            return self.cut();
        }
        for letter in escape {
            self.push(letter.encode_utf8(&mut [0; 4]));
        }
    }

    fn cut(&mut self) {
        self.is_cut = true;
        if self.length + CUT.len() <= self.limit {
            self.push(CUT);
        }
    }

    /// Takes a text for which there is room.
    fn push(&mut self, text: &str) {
        let end = self.length + text.len();
        if let Some(free) = self.written.get_mut(self.length..end) {
            free.copy_from_slice(text.as_bytes());
            self.length = end;
        }
    }

    fn text(&self) -> Result<&str, fmt::Error> {
        let written = self.written.get(..self.length).unwrap_or_default();
        std::str::from_utf8(written).map_err(|_| fmt::Error)
    }
}

/// As much of a text as can matter to a line: a secret that the line's end cuts is seen whole.
fn beginning(text: &str) -> &str {
    let mut ends = (0..=text.len().min(4 * LIMIT)).rev();
    let end = ends.find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or(text)
}

/// A text of the server's as it can be shown anywhere: [`escaped`], and without credentials.
pub(crate) fn safe(text: &str) -> impl fmt::Display {
    Safe(masked(text))
}

/// A text without credentials.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    match signs(text) & SECRET {
        0 => Cow::Borrowed(text),
        _ => secrets::masked(text),
    }
}

struct Safe<'a>(Cow<'a, str>);

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escaped(&self.0).fmt(f)
    }
}

/// A text as it can be shown anywhere: what has no shape, or changes what stands around it, is
/// written as `\u{…}`.
pub(crate) fn escaped(text: &str) -> impl fmt::Display {
    Escaped(text)
}

struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if signs(self.0) & HIDDEN == 0 {
            return f.write_str(self.0);
        }
        pieces(self.0).try_for_each(|piece| match piece {
            Piece::Plain(plain) => f.write_str(plain),
            Piece::Hidden(hidden) => write!(f, "{}", hidden.escape_unicode()),
        })
    }
}

/// A part of a text: what is written as it is, or what is escaped.
enum Piece<'a> {
    Plain(&'a str),
    Hidden(char),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        if is_hidden(first) {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            return Some(Piece::Hidden(first));
        }
        let (plain, after) = rest.split_at(rest.find(is_hidden).unwrap_or(rest.len()));
        rest = after;
        Some(Piece::Plain(plain))
    })
}

/// In a text may be something to escape: it has more than visible ASCII.
const HIDDEN: u8 = 1;

/// In a text may be a credential: it has a digit, `=` or `@`, or capitals inside.
const SECRET: u8 = 2;

/// What single bytes tell of a text. Most texts have nothing to escape or to mask, and all of them are
/// looked through.
fn signs(text: &str) -> u8 {
    const SIGNS: [u8; 256] = {
        let mut signs = [HIDDEN; 256];
        let mut byte = b' ';
        while byte <= b'~' {
            let is_sign = matches!(byte, b'0'..=b'9' | b'=' | b'@' | b'A'..=b'Z');
            signs[byte as usize] = if is_sign { SECRET } else { 0 };
            byte += 1;
        }
        signs
    };
    let sign = |byte: &u8| SIGNS[usize::from(*byte)];
    match text.as_bytes() {
        [] => 0,
        // A capital begins most sentences.
        [b'A'..=b'Z', rest @ ..] | rest => rest.iter().fold(0, |signs, byte| signs | sign(byte)),
    }
}

/// Control characters, line and paragraph separators, interlinear annotations, and what Unicode
/// lists as `Default_Ignorable_Code_Point`: bidirectional controls, zero-width characters,
/// variation selectors, tags and fillers.
fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    matches!(
        character,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
