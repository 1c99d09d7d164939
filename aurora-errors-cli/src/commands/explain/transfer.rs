//! What stands around a body on its way (RFC 9112 §7.1): chunks, which `curl --raw` leaves, and the
//! trailers that curl prints behind the body.

/// The body alone.
pub(super) fn body<'b>(body: &'b [u8], header: impl Fn(&str) -> Option<&'b str>) -> Vec<u8> {
    let is_chunked = header("transfer-encoding").is_some_and(|coding| {
        let last = coding.rsplit(',').next().unwrap_or_default();
        last.trim().eq_ignore_ascii_case("chunked")
    });
    let unpacked = is_chunked.then(|| unchunked(body)).flatten();
    unpacked.unwrap_or_else(|| {
        let names = header("trailer").unwrap_or_default();
        without_trailers(body, names).to_vec()
    })
}

/// `None` where the chunks were taken apart already.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = body;
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (line, after) = rest.split_at(end + 1);
        let size = line.split(|byte| *byte == b';').next()?;
        let size = std::str::from_utf8(size).ok()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        // What broke off counts as far as it came.
        let Some((chunk, after)) = after.split_at_checked(size) else {
            whole.extend_from_slice(after);
            return Some(whole);
        };
        whole.extend_from_slice(chunk);
        let after = after.strip_prefix(b"\r").unwrap_or(after);
        match after.strip_prefix(b"\n") {
            Some(after) => rest = after,
            None => return after.is_empty().then_some(whole),
        }
    }
}

/// No trailer is longer, and no answer has more of them.
const MOST_BYTES: usize = 8 << 10;
const MOST_TRAILERS: usize = 8;

/// Only the fields that were announced, as a body may end with anything.
fn without_trailers<'b>(body: &'b [u8], names: &str) -> &'b [u8] {
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let fields: Vec<String> = names
        .take(MOST_TRAILERS)
        .map(|name| format!("{name}:"))
        .collect();
    let mut rest = body;
    for _ in &fields {
        let ended = rest.trim_ascii_end();
        let line = ended
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let from = line.max(ended.len().saturating_sub(MOST_BYTES));
        let (_, tail) = ended.split_at(from);
        // Nothing parts the first one from the body.
        let begins = |field: &String| {
            let mut parts = tail.windows(field.len());
            parts.rposition(|part| part.eq_ignore_ascii_case(field.as_bytes()))
        };
        let Some(start) = fields.iter().find_map(begins) else {
            break;
        };
        rest = rest.get(..from + start).unwrap_or(rest);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn chunks_and_trailers_are_no_part_of_a_body() {
        for (coding, trailer, text, expected) in [
            (
                "chunked",
                "",
                "4;x=1\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\nx: y\r\n\r\n",
                "{\"a\":1}",
            ),
            ("chunked", "", "A\n{\"a\"", "{\"a\""),
            ("chunked", "", "{\"a\":1}", "{\"a\":1}"),
            (
                "chunked",
                "X-Done, x-sum",
                "{}X-Sum: 1\r\nx-done: y\r\n",
                "{}",
            ),
            ("chunked", "X-Done", "{}\nX-Done: y\r\n", "{}\n"),
            ("", "", "4\r\nabcd\r\n0\r\n\r\n", "4\r\nabcd\r\n0\r\n\r\n"),
            ("chunked", "X-Done", "{\"x\": 1}", "{\"x\": 1}"),
        ] {
            let header = |name: &str| match name {
                "trailer" => Some(trailer),
                _ => Some(coding),
            };
            let found = body(text.as_bytes(), header);
            assert_eq!(String::from_utf8(found).unwrap(), expected, "{text}");
        }
    }
}
