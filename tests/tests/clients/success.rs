//! Errors inside a success: each client looks where the table has some, and hands a success on as it
//! came.

use crate::ask::{self, Ask, Request};
use crate::server::{Server, Step};
use crate::{gzip, response};
use aurora_errors::ApiError;
use aurora_errors::http::Version;

#[derive(ApiError)]
#[aurora(spec = "tests/clients/inside.json", generate = GraphError)]
pub(crate) enum Graph {}

const DECODING: [(&str, Ask<GraphError>); 3] = [
    ("reqwest", ask::reqwest),
    ("reqwest::blocking", ask::reqwest_blocking),
    ("ureq", ask::ureq),
];
const ALL: [(&str, Ask<GraphError>); 4] =
    [DECODING[0], DECODING[1], DECODING[2], ("hyper", ask::hyper)];

const FAILED: &str = r#"{"data": null, "errors": [{"message": "no such field"}]}"#;

fn json(body: &str) -> Vec<Step> {
    let length = body.len();
    response(
        &format!("200 OK\ncontent-type: application/json\ncontent-length: {length}"),
        body,
    )
}

fn name(error: &GraphError) -> &'static str {
    error.row().unwrap().name()
}

#[test]
fn errors_inside_a_success_become_the_error() {
    for (client, ask) in ALL {
        let ask = |script: &[Step]| ask(&Server::start(script), &Request::default()).expect(client);
        let error = ask(&json(FAILED)).expect_err(client);
        assert_eq!(
            (error.status().as_u16(), name(&error)),
            (200, "Query Failed"),
            "{client}"
        );
        assert_eq!(error.response().unwrap().body(), FAILED, "{client}");
        assert_eq!(
            error.messages().next().unwrap().text(),
            "no such field",
            "{client}"
        );
        let throttled = r#"{"errors": [{"extensions": {"code": "THROTTLED"}}]}"#;
        let error = ask(&json(throttled)).expect_err(client);
        assert_eq!(
            (name(&error), error.is_throttled()),
            ("Query Throttled", true),
            "{client}"
        );
        // The headers come first: the body need not even end.
        let script = [Step::Send(
            b"HTTP/1.1 200 OK\r\nx-failed: yes\r\ncontent-length: 9\r\n\r\n{}".to_vec(),
        )];
        assert_eq!(
            name(&ask(&script).expect_err(client)),
            "Failed By Header",
            "{client}"
        );
    }
    for (client, ask) in DECODING {
        let zipped = gzip(FAILED);
        let head = format!(
            "200 OK\ncontent-type: application/json\ncontent-encoding: gzip\ncontent-length: {}",
            zipped.len()
        );
        let server = Server::start(&response(&head, zipped));
        let asked = ask(&server, &Request::default());
        let error = asked.expect(client).expect_err(client);
        assert_eq!(name(&error), "Query Failed", "{client}");
        let address = error.response().unwrap().request_url();
        assert_eq!(address, Some(&*server.url), "{client}");
    }
}

#[test]
fn a_body_of_exactly_64_kib_is_still_looked_at() {
    let open = FAILED.strip_suffix('}').unwrap();
    let padding = "x".repeat((64 << 10) - open.len() - r#", "x": ""}"#.len());
    let body = format!(r#"{open}, "x": "{padding}"}}"#);
    assert_eq!(body.len(), 64 << 10);
    for (client, ask) in ALL {
        let asked = ask(&Server::start(&json(&body)), &Request::default());
        let error = asked.expect(client).expect_err(client);
        assert_eq!(name(&error), "Query Failed", "{client}");
    }
}

#[test]
fn a_success_that_was_looked_at_reads_as_it_came() {
    let long = format!(r#"{{"data": "{}", "errors": []}}"#, "x".repeat(200_000));
    for (client, ask) in ALL {
        for body in [r#"{"data": {}}"#, "", "no json", &long] {
            let success = ask(&Server::start(&json(body)), &Request::default())
                .expect(client)
                .expect(client);
            assert_eq!(success.body(), body, "{client}");
            assert_eq!(
                success.headers()["content-length"],
                body.len().to_string(),
                "{client}"
            );
            assert_eq!(success.version(), Version::HTTP_11, "{client}");
            // The same without a length.
            let script = response("200 OK\ncontent-type: application/json", body);
            let success = ask(&Server::start(&script), &Request::default())
                .expect(client)
                .expect(client);
            assert_eq!(success.body(), body, "{client}");
        }
    }
    for (client, ask) in DECODING {
        let zipped = gzip(&long);
        let head = format!(
            "200 OK\ncontent-encoding: gzip\ncontent-length: {}",
            zipped.len()
        );
        let success = ask(
            &Server::start(&response(&head, zipped)),
            &Request::default(),
        );
        assert_eq!(
            success.expect(client).expect(client).body(),
            &long,
            "{client}"
        );
    }
}

#[test]
fn what_cannot_be_an_error_is_handed_on_before_its_body_is_sent() {
    for head in [
        "200 OK\ncontent-type: text/event-stream",
        "200 OK\ncontent-type: application/octet-stream",
        "202 Accepted\ncontent-type: application/json",
        // It says itself that it is too long.
        "200 OK\ncontent-type: application/json\ncontent-length: 65537",
    ] {
        for (client, ask) in ALL {
            let has_length = head.contains("content-length");
            let body = if has_length { 65537 } else { 4 };
            let mut script = response(head, "");
            script.push(Step::Wait);
            script.push(Step::Send(vec![b'x'; body]));
            let success = ask(&Server::start(&script), &Request::default())
                .expect(client)
                .expect(client);
            assert_eq!(success.body().len(), body, "{client}: {head}");
        }
    }
}

#[test]
fn a_body_that_breaks_off_is_that_of_a_success_and_still_breaks_off() {
    use aurora_errors::reqwest::ResponseExt as _;

    let script = response(
        "200 OK\ncontent-type: application/json\ncontent-length: 99",
        FAILED,
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(async {
        let server = Server::start(&script);
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let response = client.get(&server.url).send().await.unwrap();
        let mut response = response.check::<GraphError>().await.unwrap();
        assert_eq!(response.chunk().await.unwrap().unwrap(), FAILED);
        assert!(response.chunk().await.is_err());
    });
}

#[test]
fn reqwest_blocking_still_says_how_long_a_body_is_that_was_looked_at() {
    use aurora_errors::reqwest_blocking::ResponseExt as _;

    let server = Server::start(&json(r#"{"data": {}}"#));
    let client = reqwest::blocking::Client::builder().no_proxy();
    let response = client.build().unwrap().get(&server.url).send().unwrap();
    let response = response.check::<GraphError>().unwrap();
    assert_eq!(response.content_length(), Some(12));
}

#[test]
fn ureq_still_says_of_what_type_a_body_is_that_was_looked_at() {
    use aurora_errors::ureq::ResponseExt as _;

    let head = "200 OK\ncontent-type: application/json; charset=latin1\ncontent-length: 12";
    let server = Server::start(&response(head, r#"{"data": {}}"#));
    let agent = ureq::Agent::config_builder().proxy(None);
    let response = agent.build().new_agent().get(&server.url).call().unwrap();
    let response = response.check::<GraphError>().unwrap();
    let body = response.body();
    assert_eq!(body.mime_type(), Some("application/json"));
    assert_eq!(body.charset(), Some("latin1"));
}
