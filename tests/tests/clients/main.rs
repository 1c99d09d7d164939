//! Every client makes the same error of the same bytes, over real connections.

mod any_body;
mod ask;
mod cut;
mod server;
mod success;

use ask::{Ask, Request};
use aurora_errors::http::{Method, Response, Version};
use aurora_errors::{AuroraError, ErrorResponse, PayloadError};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::FutureExt as _;
use server::{Server, Step};
use std::io::Write as _;
use std::time::Duration;

/// The clients that decode a body before they hand it on.
const DECODING: [(&str, Ask<AuroraError>); 3] = [
    ("reqwest", ask::reqwest),
    ("reqwest::blocking", ask::reqwest_blocking),
    ("ureq", ask::ureq),
];
const HYPER: [(&str, Ask<AuroraError>); 1] = [("hyper", ask::hyper)];
const ALL: [(&str, Ask<AuroraError>); 4] = [DECODING[0], DECODING[1], DECODING[2], HYPER[0]];

const DOCUMENTED: &str = r#"{"errors": [{"message": "some error occurred"}]}"#;

/// A response with this status line and these headers, one a line.
fn response(head: &str, body: impl AsRef<[u8]>) -> Vec<Step> {
    let head = format!("HTTP/1.1 {}\r\n\r\n", head.replace('\n', "\r\n"));
    vec![Step::Send([head.as_bytes(), body.as_ref()].concat())]
}

/// The error that all these clients agree on.
fn same_error(
    clients: &[(&str, Ask<AuroraError>)],
    script: &[Step],
    request: &Request,
) -> ErrorResponse {
    let mut errors = clients.iter().map(|(client, ask)| {
        let error = ask(&Server::start(script), request)
            .expect(client)
            .expect_err(client);
        (client, error.into_response().unwrap())
    });
    let (first, error) = errors.next().unwrap();
    for (client, other) in errors {
        assert_eq!(other, error, "{client} and {first}");
        assert_eq!(other.body(), error.body(), "{client} and {first}");
    }
    error
}

fn get(script: &[Step]) -> ErrorResponse {
    same_error(&ALL, script, &Request::default())
}

fn get_within(limit: usize, script: &[Step]) -> ErrorResponse {
    let request = Request {
        limit: Some(limit),
        ..Request::default()
    };
    same_error(&ALL, script, &request)
}

/// A test's error of each client, where what comes of the body is a matter of time.
fn each_error(
    clients: &[(&str, Ask<AuroraError>)],
    script: &[Step],
    request: &Request,
) -> Vec<ErrorResponse> {
    let ask_one =
        |(client, ask): &(&str, Ask<AuroraError>)| same_error(&[(client, *ask)], script, request);
    clients.iter().map(ask_one).collect()
}

fn gzip(body: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn an_error_comes_with_its_status_headers_and_messages() {
    let head = "429 Too Many Requests\nretry-after: 2\nx-request-id: r-7\ncontent-length: 48";
    let error = AuroraError::from(get(&response(head, DOCUMENTED)));
    assert!(error.is_throttled());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(error.request_id(), Some("r-7"));
    let messages: Vec<_> = error
        .messages()
        .map(|message| message.to_string())
        .collect();
    assert_eq!(messages, ["some error occurred"]);
    assert!(!error.response().unwrap().is_truncated());
}

#[test]
fn the_address_that_answered_is_known_without_what_may_be_secret() {
    for (client, ask) in DECODING {
        let mut server = Server::start(&response("404 Not Found\ncontent-length: 0", ""));
        let address = format!("{}designs/7", server.url);
        server.url = format!("{address}?key=secret");
        let error = ask(&server, &Request::default())
            .expect(client)
            .expect_err(client);
        let response = error.response().unwrap();
        assert_eq!(response.request_url(), Some(&*address), "{client}");
        assert!(
            format!("{error:#}").contains(&format!("(from {address})")),
            "{client}"
        );
        assert!(format!("{error:?}").contains(&address), "{client}");
    }
}

#[test]
fn after_a_redirect_the_address_is_the_last_one() {
    for (client, ask) in DECODING {
        let last = Server::start(&response("404 Not Found\ncontent-length: 0", ""));
        let head = format!("302 Found\nlocation: {}\ncontent-length: 0", last.url);
        let first = Server::start(&response(&head, ""));
        let error = ask(&first, &Request::default())
            .expect(client)
            .expect_err(client);
        let response = error.response().unwrap();
        assert_eq!(response.request_url(), Some(&*last.url), "{client}");
    }
}

#[tokio::test]
async fn a_response_that_no_server_gave_has_no_address() {
    use aurora_errors::reqwest::ResponseExt as _;

    let response = Response::builder().status(404).body("").unwrap();
    let checked = reqwest::Response::from(response).check::<AuroraError>();
    let response = checked.await.unwrap_err().into_response().unwrap();
    assert_eq!(response.request_url(), None);
}

#[test]
fn a_token_in_the_path_of_an_address_is_not_printed() {
    use aurora_errors::reqwest::ResponseExt as _;
    use reqwest::ResponseBuilderExt as _;

    let token = format!("ghp_{}", "a1B2c3D4e5".repeat(4));
    let url = format!("https://api.example/{token}").parse().unwrap();
    let response = Response::builder().status(404).url(url).body("").unwrap();
    let checked = reqwest::Response::from(response).check::<AuroraError>();
    let error = checked.now_or_never().unwrap().unwrap_err();
    for text in [format!("{error:#}"), format!("{error:?}")] {
        assert!(text.contains("https://api.example/"), "{text}");
        assert!(!text.contains(&token), "{text}");
    }
}

#[test]
fn an_error_knows_in_which_version_of_http_it_came() {
    let response = || {
        let response = Response::builder().status(404).version(Version::HTTP_2);
        response.body("").unwrap()
    };
    let version = |error: AuroraError| {
        let (parts, _) = error.into_response().unwrap().into_parts();
        parts.version
    };
    let checked = {
        use aurora_errors::reqwest::ResponseExt as _;
        reqwest::Response::from(response()).check()
    };
    let error = checked.now_or_never().unwrap().unwrap_err();
    assert_eq!(version(error), Version::HTTP_2);
    let checked = {
        use aurora_errors::reqwest_blocking::ResponseExt as _;
        reqwest::blocking::Response::from(response()).check()
    };
    assert_eq!(version(checked.unwrap_err()), Version::HTTP_2);
}

#[test]
fn a_success_is_handed_on_before_its_body_is_sent() {
    for (client, ask) in ALL {
        let script = [
            Step::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n".to_vec()),
            Step::Wait,
            Step::Send(b"\x00\xff\r\n".to_vec()),
        ];
        let success = ask(&Server::start(&script), &Request::default())
            .expect(client)
            .unwrap();
        assert_eq!(success.body(), &b"\x00\xff\r\n"[..], "{client}");
    }
}

#[test]
fn a_body_of_any_bytes_stays_as_it_came() {
    let bytes: Vec<u8> = (0..=255).collect();
    let error = get(&response("599 Odd\ncontent-length: 256", &bytes));
    assert_eq!(error.status(), 599);
    assert_eq!(error.body(), &bytes);
    assert!(!error.is_truncated());
}

#[test]
fn an_empty_body_is_whole() {
    let error = get(&response("401 Unauthorized\ncontent-length: 0", ""));
    assert!(error.body().is_empty());
    assert!(!error.is_truncated());
    assert_eq!(error.payload(), Err(PayloadError::Empty));
}

#[test]
fn nothing_is_missing_from_the_answer_to_head() {
    let request = Request {
        method: Method::HEAD,
        ..Request::default()
    };
    let script = response("404 Not Found\ncontent-length: 48", "");
    let error = same_error(&ALL, &script, &request);
    assert!(error.body().is_empty());
    assert!(!error.is_truncated());
}

#[test]
fn what_comes_after_the_length_is_not_of_the_body() {
    let error = get(&response("500 Broken\ncontent-length: 8", DOCUMENTED));
    assert_eq!(error.body(), &DOCUMENTED[..8]);
    assert!(!error.is_truncated());
}

#[test]
fn trailers_are_not_of_the_body() {
    let head = "503 Busy\ntransfer-encoding: chunked\ntrailer: x-sum";
    let chunks = "5\r\nplain\r\n5\r\n text\r\n0\r\nx-sum: 1\r\n\r\n";
    let error = get(&response(head, chunks));
    assert_eq!(error.body(), "plain text");
    assert!(!error.is_truncated());
}

#[test]
fn a_body_is_kept_up_to_the_limit_and_marked_only_beyond_it() {
    let script = response("404 Not Found\ncontent-length: 48", DOCUMENTED);
    for (limit, kept) in [
        (0, 0),
        (1, 1),
        (47, 47),
        (48, 48),
        (49, 48),
        (usize::MAX, 48),
    ] {
        let error = get_within(limit, &script);
        assert_eq!(error.body(), &DOCUMENTED[..kept], "within {limit}");
        assert_eq!(error.is_truncated(), limit < 48, "within {limit}");
    }
    let error = get_within(0, &response("404 Not Found\ncontent-length: 0", ""));
    assert!(!error.is_truncated());
}

#[test]
fn the_limit_is_one_mebibyte_unless_set() {
    const LIMIT: usize = 1 << 20;
    for length in [LIMIT, LIMIT + 1] {
        let head = format!("404 Not Found\ncontent-length: {length}");
        let error = get(&response(&head, vec![b'a'; length]));
        assert_eq!(error.body().len(), LIMIT);
        assert_eq!(error.is_truncated(), length > LIMIT);
    }
}

#[test]
fn a_body_that_trickles_is_kept_as_far_as_the_clients_timeout() {
    let mut script = response("503 Busy\ncontent-length: 480", DOCUMENTED);
    script.push(Step::Trickle(b' '));
    let request = Request {
        timeout: Duration::from_millis(300),
        ..Request::default()
    };
    for error in each_error(&ALL, &script, &request) {
        assert_eq!(error.status(), 503);
        assert!(error.body().starts_with(DOCUMENTED.as_bytes()));
        assert!(error.is_truncated());
    }
}

#[test]
fn a_body_that_the_client_decodes_is_read_and_limited_as_decoded() {
    let body = gzip(&DOCUMENTED.repeat(100));
    let head = "404 Not Found\ncontent-encoding: gzip";
    let error = same_error(&DECODING, &response(head, &body), &Request::default());
    assert_eq!(error.body(), &DOCUMENTED.repeat(100));
    assert!(!error.is_truncated());

    let request = Request {
        limit: Some(48),
        ..Request::default()
    };
    let error = same_error(&DECODING, &response(head, &body), &request);
    assert_eq!(error.body(), DOCUMENTED);
    assert!(error.is_truncated());
}

#[test]
fn a_body_that_cannot_be_decoded_is_missing() {
    let script = response("404 Not Found\ncontent-encoding: gzip", DOCUMENTED);
    let error = same_error(&DECODING, &script, &Request::default());
    assert_eq!(error.status(), 404);
    assert!(error.body().is_empty());
    assert!(error.is_truncated());
}

#[test]
fn a_decoded_body_that_breaks_off_is_kept_as_far_as_it_could_be_decoded() {
    // What does not repeat itself stays long when it is packed.
    let body: String = (0..20_000)
        .map(|number: u32| number.pow(2).to_string())
        .collect();
    let packed = gzip(&body);
    let head = format!(
        "404 Not Found\ncontent-encoding: gzip\ncontent-length: {}",
        packed.len()
    );
    let script = response(&head, &packed[..packed.len() / 2]);
    for error in each_error(&DECODING, &script, &Request::default()) {
        assert!(!error.body().is_empty());
        assert!(body.as_bytes().starts_with(error.body()));
        assert!(error.is_truncated());
    }
}

#[test]
fn a_client_that_does_not_decode_keeps_the_body_as_it_came() {
    let packed = gzip(DOCUMENTED);
    let script = response("404 Not Found\ncontent-encoding: gzip", &packed);
    let error = same_error(&HYPER, &script, &Request::default());
    assert_eq!(error.headers()["content-encoding"], "gzip");
    assert_eq!(error.body(), &packed);
    assert!(!error.is_truncated());
}

#[test]
fn a_reason_phrase_of_the_servers_own_is_the_last_that_speaks() {
    let keeping = [ALL[0], ALL[1], HYPER[0]];
    let said = |head: &str, body: &str| {
        let errors = each_error(&keeping, &response(head, body), &Request::default());
        let errors = errors.into_iter().map(AuroraError::from);
        let mut said: Vec<_> = errors.map(|error| error.to_string()).collect();
        said.dedup();
        said.join(" / ")
    };
    let own = "409 Design Is Locked";
    let empty = "content-length: 0";
    assert_eq!(
        said(&format!("{own}\n{empty}"), ""),
        "409 Conflict: Design Is Locked"
    );
    let length = DOCUMENTED.len();
    assert_eq!(
        said(&format!("{own}\ncontent-length: {length}"), DOCUMENTED),
        "409 Conflict: some error occurred"
    );
    let challenge = r#"www-authenticate: Bearer error_description="it is over""#;
    assert_eq!(
        said(&format!("{own}\n{empty}\n{challenge}"), ""),
        "409 Conflict: it is over"
    );
    // Registered, if not for this status; and a text that says nothing.
    assert_eq!(
        said(&format!("404 Bad Request\n{empty}"), ""),
        "404 Not Found"
    );
    assert_eq!(said(&format!("404  \n{empty}"), ""), "404 Not Found");
}

/// Why the docs of the integration begin with `http_status_as_error(false)`.
#[test]
fn by_default_ureq_keeps_nothing_of_an_error_but_the_number() {
    let server = Server::start(&response("404 Not Found\ncontent-length: 48", DOCUMENTED));
    let agent = ureq::Agent::config_builder()
        .proxy(None)
        .build()
        .new_agent();
    let error = agent.get(&server.url).call().unwrap_err();
    assert!(matches!(error, ureq::Error::StatusCode(404)), "{error:?}");
}
