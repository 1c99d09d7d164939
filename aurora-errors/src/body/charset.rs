//! Bodies in other character sets than UTF-8.
//!
//! Latin-1, which everybody reads as Windows-1252, and UTF-16 are read by themselves, the others
//! with the feature `charset`.

/// The text that bytes are in the character set of a label; `None` where that is not known.
pub(super) fn decode(bytes: &[u8], label: &str) -> Option<String> {
    if let Some(is_little) = utf_16(bytes, label) {
        return Some(decode_utf_16(bytes, is_little));
    }
    #[cfg(feature = "charset")]
    {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
    #[cfg(not(feature = "charset"))]
    {
        const LATIN: [&str; 8] = [
            "iso-8859-1",
            "iso8859-1",
            "iso_8859-1",
            "latin1",
            "latin-1",
            "l1",
            "windows-1252",
            "cp1252",
        ];
        let is_latin = LATIN.iter().any(|known| label.eq_ignore_ascii_case(known));
        is_latin.then(|| decode_latin(bytes))
    }
}

/// The text that bytes are, most likely, where no character set is named.
pub(super) fn guess(bytes: &[u8]) -> Option<String> {
    let is_text = |byte: &u8| *byte >= b' ' || byte.is_ascii_whitespace();
    let is_text = bytes.iter().all(is_text) && !bytes.contains(&0x7f);
    is_text.then(|| decode_latin(bytes))
}

/// The text that bytes are in Windows-1252.
pub(super) fn decode_latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| windows_1252(*byte)).collect()
}

/// The character of a byte in Windows-1252, by
/// [WHATWG's index](https://encoding.spec.whatwg.org/index-windows-1252.txt).
pub(super) fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Whether bytes are UTF-16, and then whether the low byte comes first.
pub(super) fn utf_16(bytes: &[u8], label: &str) -> Option<bool> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(true),
        [0xfe, 0xff, ..] => return Some(false),
        _ => {}
    }
    let suffix = label
        .get(..6)
        .filter(|start| start.eq_ignore_ascii_case("utf-16"));
    let suffix = suffix.and_then(|_| label.get(6..)).unwrap_or_default();
    // Every text of a server begins with characters of ASCII, or else has to say what it is.
    match bytes {
        [0, b'!'..=b'~', 0, b'\t'..=b'~', ..] => Some(false),
        [b'!'..=b'~', 0, b'\t'..=b'~', 0, ..] => Some(true),
        [b' '..=b'~', b' '..=b'~', ..] => None,
        _ if suffix.eq_ignore_ascii_case("le") => Some(true),
        _ if suffix.eq_ignore_ascii_case("be") => Some(false),
        _ => None,
    }
}

fn decode_utf_16(bytes: &[u8], is_little: bool) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| {
        if is_little {
            u16::from_le_bytes(*pair)
        } else {
            u16::from_be_bytes(*pair)
        }
    });
    let characters = char::decode_utf16(units);
    characters
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The label that markup gives itself in its first bytes: `encoding="…"` of XML, `charset=…` of HTML.
pub(super) fn in_markup(text: &[u8]) -> Option<&str> {
    const HEAD: usize = 1024;
    let head = text.get(..HEAD).unwrap_or(text);
    let mut values = memchr::memchr_iter(b'=', head).filter_map(|at| head.split_at_checked(at));
    let (_, value) = values.find(|(before, _)| {
        let names: [&[u8]; 2] = [b"encoding", b"charset"];
        names.iter().any(|name| {
            let end = before.get(before.len().saturating_sub(name.len())..);
            end.is_some_and(|end| end.eq_ignore_ascii_case(name))
        })
    })?;
    let value = value.get(1..)?;
    let value = value
        .strip_prefix(b"\"")
        .or(value.strip_prefix(b"'"))
        .unwrap_or(value);
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
    let end = value.iter().position(|byte| !is_label(byte))?;
    std::str::from_utf8(value.get(..end)?).ok()
}
