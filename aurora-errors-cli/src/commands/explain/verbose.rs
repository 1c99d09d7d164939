//! The log of `curl -v`, in which a mark begins each line but those of the body.

/// The answer in a log, as `curl -i` prints it; `None` for what is no such log.
pub(super) fn answer(log: &[u8]) -> Option<Vec<u8>> {
    if !log.starts_with(b"* ") && !log.starts_with(b"> ") && !log.starts_with(b"< ") {
        return None;
    }
    let mut answer = Vec::new();
    let mut is_head = false;
    for line in log.split_inclusive(|byte| *byte == b'\n') {
        let ended = line.trim_ascii_end();
        match ended {
            [b'*' | b'>' | b'{' | b'}'] | [b'*' | b'>', b' ', ..] => {}
            // `{ [69 bytes data]` says what came, and is no JSON.
            [b'{' | b'}', b' ', b'[', .., b']'] if ended.ends_with(b"bytes data]") => {}
            [b'<'] | [b'<', b' ', ..] if is_head || is_status_line(ended) => {
                // The head of an answer ends with an empty line, behind which a body may begin with `<`.
                is_head = ended.len() > 1;
                let head = line.strip_prefix(b"<").unwrap_or(line);
                answer.extend_from_slice(head.strip_prefix(b" ").unwrap_or(head));
            }
            _ => answer.extend_from_slice(without_end(line)),
        }
    }
    Some(answer)
}

fn is_status_line(line: &[u8]) -> bool {
    line.starts_with(b"< HTTP/")
}

/// What curl says at the end stands behind a body that does not end with its line.
fn without_end(line: &[u8]) -> &[u8] {
    const ENDS: [&[u8]; 2] = [b"* Connection #", b"* Closing connection"];
    let starts = ENDS.iter().filter_map(|end| {
        let mut parts = line.windows(end.len());
        parts.rposition(|part| part == *end)
    });
    let end = starts.max().unwrap_or(line.len());
    line.get(..end).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn marked_lines_are_the_head_or_none_of_the_answer() {
        let log = b"*   Trying 192.0.2.1:443...\n> GET / HTTP/2\n> accept: */*\n>\n* noise\n\
            < HTTP/2 404 \r\n< content-type: text/html\r\n< \r\n{ [9 bytes data]\n<p>\n< None.\n\
            }* Connection #0 to host api.example left intact\n";
        let answer = answer(log).unwrap();
        assert_eq!(
            String::from_utf8(answer).unwrap(),
            "HTTP/2 404 \r\ncontent-type: text/html\r\n\r\n<p>\n< None.\n}"
        );
    }

    #[test]
    fn what_has_no_marks_is_no_log() {
        for text in ["HTTP/2 404\r\n\r\n", "{}", "*", "<html>"] {
            assert!(answer(text.as_bytes()).is_none(), "{text}");
        }
    }
}
