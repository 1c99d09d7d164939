//! An error as one line: bounded, and safe to print whatever the server said.

use crate::body::Message;
use crate::response::ErrorResponse;
use crate::row::Row;
use crate::table::Table;
use http::StatusCode;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

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
/// link.
impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, self.table(), (self.status(), self.row()), Some(self))
    }
}

/// What a derived error displays.
pub(crate) fn error(
    f: &mut fmt::Formatter<'_>,
    table: &'static Table,
    matched: (StatusCode, Option<&'static Row>),
    response: Option<&ErrorResponse>,
) -> fmt::Result {
    write_line(f, Some(table), matched, response)
}

fn write_line(
    f: &mut fmt::Formatter<'_>,
    table: Option<&'static Table>,
    (status, row): (StatusCode, Option<&'static Row>),
    response: Option<&ErrorResponse>,
) -> fmt::Result {
    let name = row.map(Row::name).or(status.canonical_reason());
    let is_long = f.alternate();
    let mut line = Line::new(f);
    write!(line, "{}", status.as_u16())?;
    if let Some(name) = name {
        write!(line, " {name}")?;
    }
    let request = response.and_then(|response| response.origin().request.as_deref());
    let reserve = request.map_or(0, |request| {
        request.len().min(REQUEST_RESERVE) + " ()…".len()
    });
    let end = if is_long { MESSAGES_LIMIT } else { LIMIT };
    line.extend_to(end - reserve);
    if let Some(response) = response {
        write_messages(&mut line, response, name.unwrap_or_default())?;
    }
    if let Some(request) = request {
        line.extend_to(end);
        write!(line, " ({request})")?;
    }
    if is_long {
        line.extend_to(SERVER_LIMIT);
        if let Some(url) = response.and_then(ErrorResponse::request_url) {
            write!(line, " (from {url})")?;
        }
        if let Some(id) = response.and_then(ErrorResponse::request_id) {
            write!(line, " (request {id})")?;
        }
        write_row(&mut line, table, row)?;
    }
    Ok(())
}

/// The messages, except one that only repeats the name of the status.
fn write_messages(line: &mut Line<'_, '_>, response: &ErrorResponse, name: &str) -> fmt::Result {
    let messages = response.messages();
    let news = messages.filter(|message| !message.text().eq_ignore_ascii_case(name));
    for (position, message) in news.enumerate() {
        if line.is_cut {
            break;
        }
        line.write_str(if position == 0 { ": " } else { "; " })?;
        if let Some(field) = unnamed_field(&message) {
            line.write_safe(field)?;
            line.write_str(": ")?;
        }
        line.write_safe(message.text())?;
    }
    Ok(())
}

/// The field that a message is about, unless the text begins with it.
fn unnamed_field<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    let (field, text) = (message.field()?, message.text());
    let start = text.get(..field.len()).unwrap_or_default();
    (!start.eq_ignore_ascii_case(field)).then_some(field)
}

/// What the table says, its line breaks made into spaces.
fn write_row(
    line: &mut Line<'_, '_>,
    table: Option<&'static Table>,
    row: Option<&'static Row>,
) -> fmt::Result {
    let docs = row.and_then(Row::docs).or(table.and_then(Table::docs));
    let reserve = docs.map_or(0, |docs| {
        SEPARATOR.len() + docs.len().min(LINK_RESERVE) + CUT.len_utf8()
    });
    line.extend_to(LIMIT - reserve);
    let texts = [row.map(Row::meaning), row.and_then(Row::advice)];
    for text in texts.into_iter().flatten() {
        line.write_str(SEPARATOR)?;
        for (position, word) in text.split_whitespace().enumerate() {
            line.write_str(if position == 0 { "" } else { " " })?;
            line.write_str(word)?;
        }
    }
    line.extend_to(LIMIT);
    if let Some(docs) = docs {
        write!(line, "{SEPARATOR}{docs}")?;
    }
    Ok(())
}

const SEPARATOR: &str = " - ";
const CUT: char = '…';

/// Writes at most so many bytes, escaped, and an ellipsis where more was to come.
struct Line<'a, 'f> {
    f: &'a mut fmt::Formatter<'f>,
    written: usize,
    limit: usize,
    is_cut: bool,
}

impl<'a, 'f> Line<'a, 'f> {
    fn new(f: &'a mut fmt::Formatter<'f>) -> Self {
        Line {
            f,
            written: 0,
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
        self.limit.saturating_sub(self.written + CUT.len_utf8())
    }

    /// Writes a text of the server's without the credentials in it.
    fn write_safe(&mut self, text: &str) -> fmt::Result {
        self.write_str(&secrets::masked(beginning(text)))
    }

    fn write_plain(&mut self, text: &str) -> fmt::Result {
        let room = self.room();
        let is_whole = text.len() <= room;
        let mut ends = (0..=text.len().min(room)).rev();
        let end = ends.find(|end| text.is_char_boundary(*end));
        let (text, _) = text.split_at(end.unwrap_or(0));
        self.written += text.len();
        self.f.write_str(text)?;
        if is_whole { Ok(()) } else { self.cut() }
    }

    fn write_escaped(&mut self, hidden: char) -> fmt::Result {
        let escape = hidden.escape_unicode();
        if escape.len() > self.room() {
            return self.cut();
        }
        self.written += escape.len();
        write!(self.f, "{escape}")
    }

    fn cut(&mut self) -> fmt::Result {
        self.is_cut = true;
        if self.written + CUT.len_utf8() > self.limit {
            return Ok(());
        }
        self.written += CUT.len_utf8();
        self.f.write_char(CUT)
    }
}

impl fmt::Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while !rest.is_empty() && !self.is_cut {
            let (plain, after) = rest.split_at(rest.find(is_hidden).unwrap_or(rest.len()));
            self.write_plain(plain)?;
            let mut after = after.chars();
            if let Some(hidden) = after.next()
                && !self.is_cut
            {
                self.write_escaped(hidden)?;
            }
            rest = after.as_str();
        }
        Ok(())
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
    Safe(secrets::masked(text))
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
        let mut rest = self.0;
        while let Some((position, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            let (plain, from_hidden) = rest.split_at(position);
            write!(f, "{plain}{}", hidden.escape_unicode())?;
            rest = from_hidden.get(hidden.len_utf8()..).unwrap_or_default();
        }
        f.write_str(rest)
    }
}

/// Control characters, line and paragraph separators, interlinear annotations, and what Unicode
/// lists as `Default_Ignorable_Code_Point`: bidirectional controls, zero-width characters,
/// variation selectors, tags and fillers.
fn is_hidden(character: char) -> bool {
    // Most texts are ASCII, and all of them are looked through.
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
