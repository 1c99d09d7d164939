use std::ops::Range;

use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::fault::quoted;
use crate::piece::{Kind, Piece, pieces};
use crate::syntax::in_our_words;

/// What is wrong with a text and which bytes say so.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
}

/// JSON with comments and trailing commas, and nothing else beyond RFC 8259.
///
/// The parser lets more through than that: any white space of Unicode, and raw control characters
/// in strings. Both are looked for here, and of two flaws the one that comes first is told: what
/// follows it is often only its consequence.
pub(crate) fn parse(text: &str) -> Result<Value<'_>, Flaw> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT)
        .map_err(|error| in_our_words(text, &error));
    let stray = pieces(text).find_map(|piece| stray_in(text, &piece));
    match (parsed, stray) {
        (Err(flaw), Some(stray)) if flaw.range.start < stray.range.start => Err(flaw),
        (_, Some(stray)) => Err(stray),
        (Err(flaw), None) => Err(flaw),
        (Ok(parsed), None) => parsed.value.ok_or_else(|| Flaw {
            range: text.len()..text.len(),
            message: "expected an object, found the end of the file".to_owned(),
        }),
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_loose_object_property_names: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// A character that JSON does not have where it stands.
fn stray_in(text: &str, piece: &Piece) -> Option<Flaw> {
    let content = text.get(piece.range.clone())?;
    let at = match piece.kind {
        Kind::Blank => content
            .bytes()
            .position(|b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r')),
        Kind::String => content.bytes().position(|b| b < b' '),
        _ => None,
    }?;
    let start = piece.range.start + at;
    let stray = content.get(at..)?.chars().next()?;
    let (range, message) = match (piece.kind, stray) {
        (Kind::String, '\n' | '\r') => (
            piece.range.start..start,
            "unclosed string: expected `\"` before the line ends".to_owned(),
        ),
        (Kind::String, _) => {
            let escape = if stray == '\t' {
                "\\t".to_owned()
            } else {
                format!("\\u{:04x}", u32::from(stray))
            };
            (
                start..start + 1,
                format!("control character in a string: expected `{escape}`"),
            )
        }
        _ => {
            let name = quoted(&stray.to_string());
            (
                start..start + stray.len_utf8(),
                format!("white space {name} is not JSON's: expected a blank"),
            )
        }
    };
    Some(Flaw { range, message })
}
