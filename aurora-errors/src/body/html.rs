//! The title of an HTML page.

/// How much of a page is searched for its title.
const HEAD: usize = 64 * 1024;

/// The title in a page's head, entities resolved and white space collapsed.
pub(super) fn title(page: &[u8]) -> Option<String> {
    let page = page.get(..HEAD).unwrap_or(page);
    let start = find(page, b"<title")?;
    if find(page, b"<body").is_some_and(|body| body < start) {
        return None;
    }
    let element = page.get(start..)?;
    let open = element.iter().position(|byte| *byte == b'>')?;
    let text = element.get(open + 1..)?;
    let text = text.get(..find(text, b"</title")?)?;
    let text = std::str::from_utf8(text).ok()?;
    let words: Vec<String> = text.split_whitespace().map(resolve_entities).collect();
    Some(words.join(" ")).filter(|title| !title.is_empty())
}

/// Where an ASCII text stands, in either case.
fn find(page: &[u8], text: &[u8]) -> Option<usize> {
    page.windows(text.len())
        .position(|window| window.eq_ignore_ascii_case(text))
}

fn resolve_entities(text: &str) -> String {
    let mut parts = text.split('&');
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part
            .split_once(';')
            .and_then(|(name, rest)| Some((entity(name)?, rest)));
        let (character, rest) = known.unwrap_or(('&', part));
        resolved.push(character);
        resolved.push_str(rest);
    }
    resolved
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return number.ok().and_then(char::from_u32);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "middot" => Some('·'),
        "raquo" => Some('»'),
        "hellip" => Some('…'),
        _ => None,
    }
}
