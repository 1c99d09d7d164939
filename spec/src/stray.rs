use crate::flaws::Flaw;
use crate::wording::quoted;

/// The first character that JSON does not have where it stands, although the parser takes it:
/// white space of its own kind between values, or a raw control character in a string.
///
/// A plain loop over bytes: this runs over all of a table in everybody's build, unoptimised.
pub(crate) fn first_stray(text: &str) -> Option<Flaw> {
    let bytes = text.as_bytes();
    let end = bytes.len();
    let mut at = 0;
    while at < end {
        match bytes[at] {
            b'"' => {
                let start = at;
                at += 1;
                while at < end {
                    match bytes[at] {
                        b'"' => break,
                        b'\\' => at += 1,
                        byte @ ..b' ' => return Some(control_character(start, at, byte)),
                        _ => {}
                    }
                    at += 1;
                }
            }
            b'/' => at = end_of_comment(text, at),
            0x0b | 0x0c | 0x80.. => {
                let letter = text.get(at..).and_then(|rest| rest.chars().next());
                if let Some(stray) = letter.filter(|letter| letter.is_whitespace()) {
                    return Some(white_space(at, stray));
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The last byte of a comment, or of the slash that begins none.
fn end_of_comment(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let length = if rest.starts_with("//") {
        rest.find(['\n', '\r'])
    } else if let Some(inside) = rest.strip_prefix("/*") {
        inside.find("*/").map(|end| end + 4)
    } else {
        Some(1)
    };
    start + length.unwrap_or(rest.len()).saturating_sub(1)
}

fn control_character(start: usize, at: usize, byte: u8) -> Flaw {
    let escape = match byte {
        b'\n' | b'\r' => {
            let message = "unclosed string: expected `\"` before the line ends".to_owned();
            return Flaw {
                range: start..at,
                message,
            };
        }
        b'\t' => "\\t".to_owned(),
        _ => format!("\\u{byte:04x}"),
    };
    let message = format!("control character in a string: expected `{escape}`");
    Flaw {
        range: at..at + 1,
        message,
    }
}

fn white_space(at: usize, stray: char) -> Flaw {
    let name = quoted(&stray.escape_unicode().to_string());
    let message = format!("white space {name} is not JSON's: expected an ordinary blank");
    Flaw {
        range: at..at + stray.len_utf8(),
        message,
    }
}
