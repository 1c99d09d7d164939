use std::ops::Range;

/// A stretch of a text that is JSON, or was meant to be.
pub(crate) struct Piece {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// White space, JSON's and any other.
    Blank,
    Comment,
    /// With its quotes, to the end of the file when it is not closed.
    String,
    Open,
    Close,
    Comma,
    Colon,
    /// A number, a literal, or anything that is none of the above.
    Word,
}

/// Cuts a text into pieces without asking whether they make sense together.
///
/// The parser gives no tokens for a text that it refuses, and those are the ones to explain.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (kind, length) = first_piece(rest);
        let range = start..start + length;
        start = range.end;
        Some(Piece { kind, range })
    })
}

fn first_piece(rest: &str) -> (Kind, usize) {
    match rest.as_bytes() {
        [b'{' | b'[', ..] => (Kind::Open, 1),
        [b'}' | b']', ..] => (Kind::Close, 1),
        [b',', ..] => (Kind::Comma, 1),
        [b':', ..] => (Kind::Colon, 1),
        [b'"', ..] => (Kind::String, string_length(rest)),
        [b'/', b'/', ..] => (Kind::Comment, rest.find(['\n', '\r']).unwrap_or(rest.len())),
        [b'/', b'*', ..] => {
            // Looked for behind the opening, whose star does not close it: `/*/`.
            let end = rest.get(2..).and_then(|inside| inside.find("*/"));
            (Kind::Comment, end.map_or(rest.len(), |end| end + 4))
        }
        _ => match rest.len() - rest.trim_start().len() {
            0 => (Kind::Word, word_length(rest)),
            length => (Kind::Blank, length),
        },
    }
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    let inside = rest.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    inside.map_or(rest.len(), |end| end + 2)
}

fn word_length(rest: &str) -> usize {
    let ends = |letter: char| letter.is_whitespace() || "{}[],:\"/".contains(letter);
    // Whatever the first character is, it belongs to the word, so that every piece has a length.
    let end = rest
        .char_indices()
        .skip(1)
        .find(|(_, letter)| ends(*letter));
    end.map_or(rest.len(), |(end, _)| end)
}

/// What JSON allows at a place, given all that stands before it.
pub(crate) fn expected_at(text: &str, offset: usize) -> &'static str {
    const KEY: &str = "a key in double quotes or `}`";
    const ELEMENT: &str = "a value or `]`";
    let after_value = |open: &[bool]| match open.last() {
        Some(true) => "`,` or `}`",
        Some(false) => "`,` or `]`",
        None => "the end of the file",
    };
    let mut expected = "an object";
    let mut open = Vec::new();
    for piece in pieces(text).take_while(|piece| piece.range.start < offset) {
        expected = match piece.kind {
            Kind::Blank | Kind::Comment => continue,
            Kind::Open => {
                let is_object = text.as_bytes().get(piece.range.start) == Some(&b'{');
                open.push(is_object);
                if is_object { KEY } else { ELEMENT }
            }
            Kind::Close => {
                open.pop();
                after_value(&open)
            }
            Kind::Comma if open.last() == Some(&true) => KEY,
            Kind::Comma => ELEMENT,
            Kind::Colon => "a value",
            Kind::String if expected == KEY => "`:`",
            Kind::String | Kind::Word => after_value(&open),
        };
    }
    expected
}
