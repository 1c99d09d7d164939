//! JSON in which no text is long, so that one member cannot fill the memory.

use std::io::{self, Read};

/// Passes JSON on without what its texts have beyond so many bytes. An escape is kept whole, and
/// counts as one byte at least: a text that was cut still has more bytes than that.
pub(super) struct Shortened<R> {
    input: R,
    most_bytes: usize,
    part: Part,
    /// Of the text so far.
    bytes: usize,
}

#[derive(Clone, Copy)]
enum Part {
    Outside,
    Text,
    /// Behind a backslash.
    Escape,
    /// So many digits of `\u00e9` are to come.
    Digits(u8),
}

impl<R: Read> Shortened<R> {
    pub(super) fn new(input: R, most_bytes: usize) -> Shortened<R> {
        Shortened {
            input,
            most_bytes,
            part: Part::Outside,
            bytes: 0,
        }
    }
}

impl<R> Shortened<R> {
    fn keeps(&mut self, byte: u8) -> bool {
        let (next, is_counted) = match (self.part, byte) {
            (Part::Outside, b'"') => {
                self.bytes = 0;
                (Part::Text, false)
            }
            (Part::Outside, _) | (Part::Text, b'"') => {
                self.part = Part::Outside;
                return true;
            }
            (Part::Text, b'\\') => (Part::Escape, true),
            (Part::Text, _) => (Part::Text, true),
            (Part::Escape, b'u') => (Part::Digits(4), false),
            (Part::Escape | Part::Digits(..=1), _) => (Part::Text, false),
            (Part::Digits(left), _) => (Part::Digits(left - 1), false),
        };
        self.part = next;
        self.bytes += usize::from(is_counted);
        self.bytes <= self.most_bytes + 1
    }
}

impl<R: Read> Read for Shortened<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.input.read(buffer)?;
            let mut kept = 0;
            for at in 0..read {
                let byte = buffer.get(at).copied().unwrap_or_default();
                if self.keeps(byte)
                    && let Some(place) = buffer.get_mut(kept)
                {
                    *place = byte;
                    kept += 1;
                }
            }
            // Nothing kept of something is not yet the end.
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shortened;
    use std::io::Read as _;

    #[test]
    fn texts_are_cut_between_their_characters_and_nothing_else_is() {
        for (text, expected) in [
            (
                r#"{"ab": [123456, "abc", ""]}"#,
                r#"{"ab": [123456, "abc", ""]}"#,
            ),
            (r#"["abcdef", "a"]"#, r#"["abc", "a"]"#),
            (r#"["\"\\\n\t"]"#, r#"["\"\\\n"]"#),
            (
                r#"["\u00e9\ud83d\udc15\u00e9"]"#,
                r#"["\u00e9\ud83d\udc15"]"#,
            ),
            (r#"["ab\"cd\"", 1]"#, r#"["ab\"", 1]"#),
            (r#"["open"#, r#"["ope"#),
        ] {
            for pieces in [1, 3, 64] {
                let mut input = Shortened::new(text.as_bytes(), 2);
                let mut read = Vec::new();
                let mut piece = vec![0; pieces];
                while let Ok(length @ 1..) = input.read(&mut piece) {
                    read.extend_from_slice(&piece[..length]);
                }
                assert_eq!(String::from_utf8(read).unwrap(), expected, "{text}");
            }
        }
    }
}
