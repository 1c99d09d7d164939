//! An answer that ends at any of its bytes.

use crate::server::{Server, Step};
use crate::{ALL, DOCUMENTED, Request};

/// Of the bytes of a body that came, how many are of the document, and whether some are missing: `None`
/// where clients differ.
type Came = fn(usize) -> (usize, Option<bool>);

/// Asks each client for every beginning of an answer. Until its head is there, the client fails by
/// itself. From then on the error has the status, and of the body what came.
fn cut_everywhere(framing: &str, body: &str, came: Came) {
    let head = format!("HTTP/1.1 503 Busy\r\nretry-after: 2\r\n{framing}\r\n\r\n");
    let answer = [head.as_bytes(), body.as_bytes()].concat();
    for (client, ask) in ALL {
        for end in 0..=answer.len() {
            let context = format!("{client}, {end} bytes of {framing:?}");
            let server = Server::start(&[Step::Send(answer[..end].to_vec())]);
            let Some(checked) = ask(&server, &Request::default()) else {
                assert!(end < head.len(), "{context}");
                continue;
            };
            assert!(end >= head.len(), "{context}");
            let (length, is_cut) = came(end - head.len());

            let error = checked.expect_err(&context);
            assert_eq!(error.status(), 503, "{context}");
            let delay = error.retry_after().expect(&context);
            assert_eq!(delay.as_secs(), 2, "{context}");
            assert!(
                error.to_string().starts_with("503 Internal Error"),
                "{context}"
            );

            let response = error.response().unwrap();
            assert_eq!(response.body(), &DOCUMENTED[..length], "{context}");
            if let Some(is_cut) = is_cut {
                assert_eq!(response.is_truncated(), is_cut, "{context}");
            }
            let breaks_off = response.is_truncated() || (1..DOCUMENTED.len()).contains(&length);
            assert_eq!(error.messages().is_complete(), !breaks_off, "{context}");
        }
    }
}

#[test]
fn a_body_with_a_length_is_marked_wherever_it_is_cut() {
    let framing = format!("content-length: {}", DOCUMENTED.len());
    cut_everywhere(&framing, DOCUMENTED, |came| {
        (came, Some(came < DOCUMENTED.len()))
    });
}

#[test]
fn a_body_in_chunks_is_marked_wherever_it_is_cut() {
    let body = format!("{:x}\r\n{DOCUMENTED}\r\n0\r\n\r\n", DOCUMENTED.len());
    cut_everywhere("transfer-encoding: chunked", &body, |came| {
        let length = came.saturating_sub("30\r\n".len()).min(DOCUMENTED.len());
        let behind = came.saturating_sub("30\r\n\r\n".len() + DOCUMENTED.len());
        let is_cut = match behind {
            0..3 => Some(true),
            // Of the last chunk nothing but its empty line is missing, which ureq does not wait for.
            3..5 => None,
            _ => Some(false),
        };
        (length, is_cut)
    });
}

/// Nobody can know of such a body that it was cut, but where it is JSON the messages do.
#[test]
fn a_body_that_ends_with_the_connection_is_kept_as_it_came() {
    cut_everywhere("connection: close", DOCUMENTED, |came| (came, Some(false)));
}
