use std::ops::Range;

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::{ParseError, ParseErrorKind};

use crate::flaws::Flaw;
use crate::piece::{Kind, Piece, expected_at, pieces};
use crate::wording::quoted;

/// The parser's error in the words of this crate: what is expected and what was found.
pub(crate) fn in_our_words(text: &str, error: &ParseError) -> Flaw {
    use ParseErrorKind as Is;
    let start = error.range().start;
    match error.kind() {
        Is::String(kind) => bad_string(text, start, kind),
        Is::NestingDepthExceeded => flaw(
            start..start + 1,
            "nested too deep: expected the four levels of a table",
        ),
        Is::UnterminatedCommentBlock => flaw(start..start + 2, "unclosed comment: expected `*/`"),
        Is::UnterminatedObject | Is::UnterminatedArray => unexpected(text, text.len()),
        Is::ExpectedComma | Is::MultipleRootJsonValues if is_in_number(text, start) => {
            bad_number(text, start)
        }
        Is::ExpectedComma => missing_comma(text, start),
        Is::BareDecimalPointNumbersNotAllowed
        | Is::ExpectedDigit
        | Is::ExpectedDigitFollowingNegativeSign
        | Is::ExpectedPlusMinusOrDigitInNumberLiteral
        | Is::HexadecimalNumbersNotAllowed
        | Is::NonFiniteNumbersNotAllowed
        | Is::UnaryPlusNumbersNotAllowed => bad_number(text, start),
        _ => unexpected(text, start),
    }
}

fn flaw(range: Range<usize>, message: impl Into<String>) -> Flaw {
    Flaw {
        range,
        message: message.into(),
    }
}

fn unexpected(text: &str, offset: usize) -> Flaw {
    let (range, found) = found_from(text, offset);
    let expected = expected_at(text, offset);
    flaw(range, format!("expected {expected}, found {found}"))
}

/// Told where the comma belongs: what follows may stand on another line.
fn missing_comma(text: &str, offset: usize) -> Flaw {
    let expected = expected_at(text, offset);
    let (_, found) = found_from(text, offset);
    flaw(
        offset..offset,
        format!("expected {expected} after this value, found {found}"),
    )
}

/// What stands at a place, or behind the blanks and comments there.
fn found_from(text: &str, offset: usize) -> (Range<usize>, String) {
    let is_content = |piece: &Piece| !matches!(piece.kind, Kind::Blank | Kind::Comment);
    let Some(piece) = pieces(text).find(|piece| piece.range.end > offset && is_content(piece))
    else {
        return (text.len()..text.len(), "the end of the file".to_owned());
    };
    let range = piece.range.start.max(offset)..piece.range.end;
    let found = match piece.kind {
        Kind::String => "a string".to_owned(),
        _ => quoted(text.get(range.clone()).unwrap_or_default()),
    };
    (range, found)
}

/// The parser ends a number where its digits could go on, as behind the zero of `007`.
fn is_in_number(text: &str, offset: usize) -> bool {
    word_at(text, offset).is_some_and(|word| {
        let begins = text.get(word.clone()).and_then(|word| word.chars().next());
        let is_number = begins.is_some_and(|first| first == '-' || first.is_ascii_digit());
        is_number && word.start < offset && offset < word.end
    })
}

fn bad_number(text: &str, offset: usize) -> Flaw {
    let range = word_at(text, offset).unwrap_or(offset..offset);
    let words = quoted(text.get(range.clone()).unwrap_or_default());
    flaw(
        range,
        format!("bad number {words}: expected digits such as `404`"),
    )
}

fn word_at(text: &str, offset: usize) -> Option<Range<usize>> {
    let holds = |piece: &Piece| piece.range.start <= offset && offset <= piece.range.end;
    pieces(text)
        .find(|piece| piece.kind == Kind::Word && holds(piece))
        .map(|piece| piece.range)
}

fn bad_string(text: &str, start: usize, kind: &ParseStringErrorKind) -> Flaw {
    let escape = |length| {
        let letters = text.get(start..).unwrap_or_default().chars().take(length);
        let letters: String = letters
            .take_while(|c| !matches!(c, '"' | '\n' | '\r'))
            .collect();
        (start..start + letters.len(), quoted(&letters))
    };
    match kind {
        ParseStringErrorKind::UnterminatedStringLiteral => flaw(
            start..text.len(),
            "unclosed string: expected `\"` before the line ends",
        ),
        ParseStringErrorKind::ExpectedFourHexDigits => {
            let (range, escape) = escape(6);
            flaw(
                range,
                format!("bad escape {escape}: expected four hexadecimal digits after `\\u`"),
            )
        }
        ParseStringErrorKind::InvalidUnicodeEscapeSequence(_) => {
            let (range, escape) = escape(6);
            flaw(
                range,
                format!(
                    "half a surrogate pair {escape}: expected both halves, or the character itself"
                ),
            )
        }
        _ => {
            let (range, escape) = escape(2);
            let known =
                r#"`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` or `\u` with four digits"#;
            flaw(range, format!("unknown escape {escape}: expected {known}"))
        }
    }
}
