//! JSON as JSON has it: what only YAML gives a meaning, such as `<<`, means nothing.

use super::tree::{Builder, Tree};
use crate::import::Refusal;
use json_event_parser::{JsonEvent, SliceJsonParser};

/// Reads a text that has no lone surrogates; the tree is one over this text.
pub(super) fn read(text: &str) -> Result<Tree, Refusal> {
    let mut builder = Builder::new(text, false);
    let mut parser = SliceJsonParser::new(text.as_bytes());
    loop {
        let event = parser.parse_next().map_err(|error| {
            let start = error.location().start;
            let (line, column) = (from_one(start.line), from_one(start.column));
            Refusal::new(in_lower_case(error.message())).with_position(line, Some(column))
        })?;
        if event == JsonEvent::Eof {
            return Ok(builder.finish());
        }
        let taken = take(&mut builder, &event);
        taken.map_err(|message| Refusal::new(message).with_position(1, Some(1)))?;
    }
}

fn take(builder: &mut Builder, event: &JsonEvent) -> Result<(), &'static str> {
    let (text, is_plain) = match event {
        JsonEvent::ObjectKey(key) => {
            let key = builder.text(key);
            builder.key(key);
            return Ok(());
        }
        JsonEvent::StartArray => return builder.open_list(),
        JsonEvent::StartObject => return builder.open_map(),
        JsonEvent::EndArray | JsonEvent::EndObject => {
            let id = builder.close(1)?;
            return builder.place(id);
        }
        JsonEvent::String(text) => (&**text, false),
        JsonEvent::Number(text) => (&**text, true),
        JsonEvent::Boolean(true) => ("true", true),
        JsonEvent::Boolean(false) => ("false", true),
        JsonEvent::Null | JsonEvent::Eof => ("", true),
    };
    let text = builder.text(text);
    let id = builder.scalar(text, is_plain);
    builder.place(id)
}

fn in_lower_case(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// The parser counts from zero.
fn from_one(position: u64) -> usize {
    usize::try_from(position).map_or(usize::MAX, |position| position + 1)
}

/// Half of a character that needs two escapes is valid JSON (RFC 8259 §8.2), but no text: the sign
/// for what cannot be read stands for it.
pub(super) fn without_lone_surrogates(text: String) -> String {
    let surrogate = |at: usize| {
        let escape = text.get(at..at + 6)?.strip_prefix("\\u")?;
        let unit = u16::from_str_radix(escape, 16).ok()?;
        (0xd800..0xe000).contains(&unit).then_some(unit < 0xdc00)
    };
    let mut lone = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('\\')) {
        let at = from + at;
        from = at + 2;
        match (surrogate(at), surrogate(at + 6)) {
            (Some(true), Some(false)) => from = at + 12,
            (Some(_), _) => lone.push(at),
            (None, _) => {}
        }
        // A character of several bytes may stand behind the backslash.
        while from < text.len() && !text.is_char_boundary(from) {
            from += 1;
        }
    }
    if lone.is_empty() {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for at in lone {
        mended += text.get(from..at).unwrap_or_default();
        mended += "\\ufffd";
        from = at + 6;
    }
    mended + text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::without_lone_surrogates;

    #[test]
    fn only_halves_of_characters_are_replaced() {
        for (text, expected) in [
            (
                r#""\ud83d\udc15 \\ud800 \u00e9""#,
                r#""\ud83d\udc15 \\ud800 \u00e9""#,
            ),
            (r#""\ud800""#, r#""\ufffd""#),
            (r#""\udc15\ud83d""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ud83d\udc15""#, r#""\ufffd\ud83d\udc15""#),
            ("\\é\\", "\\é\\"),
        ] {
            assert_eq!(without_lone_surrogates(text.to_owned()), expected);
        }
    }
}
