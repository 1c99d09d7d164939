//! Every loop obeys the table and the server in the same way, against the same flaky server.
//!
//! The clock is paused: it jumps to the end of each pause, and what the loops waited for is exact.

mod cases;
mod cost;
mod loops;
mod never_wrong;
mod server;
mod settings;
mod single;
mod traced;

use aurora_errors::{ApiError, AuroraError};
use loops::{Call, GET, POST, POST_WITH_KEY, RETRIES};
use server::{Answer, Content, Server};
use std::time::Duration;

/// An API that says in the body how long to wait.
#[derive(ApiError)]
#[aurora(spec = "tests/retrying/queue.json", generate = QueueError)]
enum Queue {}

fn answer(status: u16) -> Answer {
    Answer {
        status,
        headers: &[],
        body: Content::Text(r#"{"errors": [{"message": "not now"}]}"#),
    }
}

/// A refusal for the rate with these headers.
fn throttled(headers: &'static [(&'static str, &'static str)]) -> Answer {
    Answer {
        headers,
        ..answer(429)
    }
}

fn unavailable(body: Content) -> Answer {
    Answer {
        body,
        ..answer(503)
    }
}

/// Makes a call through each loop, to a server that answers by the script and then with success.
/// Each must repeat it as often as there are waits, each of them of so many seconds at least, and
/// end with the status. Gives the errors that they ended with.
async fn play(call: Call, script: &[Answer], waits: &[u64], status: u16) -> Vec<AuroraError> {
    let mut errors = Vec::new();
    for (name, send) in loops::all::<AuroraError>() {
        let server = Server::start(script).await;
        match send(call.clone(), server.url.clone()).await {
            Ok(body) => assert_eq!((body.as_str(), status), ("done", 200), "{name}"),
            Err((error, attempts)) => {
                assert_eq!(error.status(), status, "{name}");
                assert_eq!(attempts as usize, waits.len() + 1, "{name}");
                errors.push(error);
            }
        }
        let waited = server.waits();
        assert_eq!(waited.len(), waits.len(), "{name}: {waited:?}");
        for (waited, asked) in waited.into_iter().zip(waits) {
            assert!(waited >= Duration::from_secs(*asked), "{name}: {waited:?}");
            assert!(!waited.is_zero(), "{name}: a busy loop");
        }
    }
    errors
}

#[tokio::test(start_paused = true)]
async fn a_delay_in_seconds_is_waited_for() {
    let script = [throttled(&[("retry-after", "2")])];
    play(POST, &script, &[2], 200).await;
}

#[tokio::test(start_paused = true)]
async fn a_delay_until_a_date_is_waited_for() {
    let script = [throttled(&[
        ("date", "Fri, 29 Sep 2023 16:26:37 GMT"),
        ("retry-after", "Fri, 29 Sep 2023 16:26:57 GMT"),
    ])];
    play(GET, &script, &[20], 200).await;
}

#[tokio::test(start_paused = true)]
async fn without_a_delay_to_wait_for_the_loop_backs_off() {
    let script = [
        throttled(&[]),
        throttled(&[("retry-after", "0")]),
        throttled(&[("retry-after", "Fri, 31 Dec 1999 23:59:00 GMT")]),
    ];
    play(GET, &script, &[0, 0, 0], 200).await;
}

#[tokio::test(start_paused = true)]
async fn of_several_delays_the_longest_that_can_be_read_is_waited_for() {
    let delays = &[
        ("retry-after", "soon"),
        ("retry-after", "2"),
        ("retry-after", "3"),
    ];
    play(GET, &[throttled(delays)], &[3], 200).await;
}

/// Headers and, where there is one, the body.
type Asks = (&'static [(&'static str, &'static str)], &'static str);

#[tokio::test(start_paused = true)]
async fn no_loop_comes_back_earlier_than_asked_however_that_is_written() {
    const FORMS: [Asks; 13] = [
        (&[("retry-after", "2s")], ""),
        (&[("retry-after", "\"2\"")], ""),
        (&[("retry-after", "2, 2")], ""),
        (&[("retry-after", "0"), ("retry-after", "2")], ""),
        (
            &[
                ("date", "Fri, 29 Sep 2023 16:26:37 GMT"),
                ("retry-after", "2023-09-29T16:26:39Z"),
            ],
            "",
        ),
        (&[("retry-after", "2")], r#"{"retry_in": 0}"#),
        (&[], r#"{"retry_in": 1e3}"#),
        (&[("retry-after", "-2")], ""),
        (&[("retry-after", "two seconds")], ""),
        // What cannot be read may say more than zero.
        (&[("retry-after", "0"), ("retry-after", "-2")], ""),
        (&[("retry-after", "0")], r#"{"retry_in": "soon"}"#),
        // The delay may have been behind what came.
        (&[], "\u{feff}{\"retry\": tr"),
        (
            &[("content-type", "text/event-stream")],
            "data: {\"retry_in\": 2}\n\n",
        ),
    ];
    for (headers, body) in FORMS {
        let answer = Answer {
            headers,
            body: Content::Text(body),
            ..answer(429)
        };
        for (name, send) in loops::all::<QueueError>() {
            let server = Server::start(&[answer; 9]).await;
            let _ = send(GET, server.url.clone()).await;
            let waits = server.waits();
            // A body that tower does not see may ask for any delay.
            let unreadable = ["-2", "two seconds", "1e3", "soon", ": tr"];
            let is_readable = !unreadable
                .iter()
                .any(|text| body.contains(text) || headers.iter().any(|(_, value)| value == text));
            assert_eq!(!waits.is_empty(), is_readable && name != "tower", "{name}");
            let is_early = waits.iter().any(|wait| *wait < Duration::from_secs(2));
            assert!(!is_early, "{name}: {waits:?} after {headers:?} {body}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_at_the_limit_is_waited_for() {
    let script = [throttled(&[("retry-after", "60")])];
    play(POST, &script, &[loops::LONGEST_DELAY.as_secs()], 200).await;
}

#[tokio::test(start_paused = true)]
async fn a_delay_over_the_limit_ends_the_loop_with_the_error_that_carries_it() {
    let delay = &[("retry-after", "1000000000000000000000000000000")];
    for error in play(GET, &[throttled(delay)], &[], 429).await {
        assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));
    }
}

#[tokio::test(start_paused = true)]
async fn the_last_error_is_the_typed_one_with_its_body() {
    for error in play(GET, &[answer(429); 9], &[0; RETRIES as usize], 429).await {
        assert!(error.is_too_many_requests());
        assert_eq!(error.to_string(), "429 Too Many Requests: not now");
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_have_acted_is_repeated_only_where_that_does_no_harm() {
    let page = "<html><title>503 Service Unavailable</title></html>";
    let script = [unavailable(Content::Text(page))];
    play(GET, &script, &[0], 200).await;
    play(POST_WITH_KEY, &script, &[0], 200).await;
    play(POST, &script, &[], 503).await;
    let key = Some("");
    play(Call { key, ..POST }, &script, &[], 503).await;
}

#[tokio::test(start_paused = true)]
async fn what_the_api_says_to_repeat_is_repeated_for_any_method() {
    play(POST, &[answer(409), answer(409)], &[0, 0], 200).await;
}

#[tokio::test(start_paused = true)]
async fn what_the_table_forbids_is_never_repeated() {
    for (status, headers) in [
        (400, &[("retry-after", "1")][..]),
        (404, &[("retry-after", "1")]),
        (422, &[("retry-after", "1")]),
        // No row has it, and the server asks for nothing.
        (418, &[]),
    ] {
        let script = [Answer {
            headers,
            ..answer(status)
        }];
        play(GET, &script, &[], status).await;
        play(POST_WITH_KEY, &script, &[], status).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_under_a_status_that_no_row_has_is_a_word_to_repeat_what_does_no_harm() {
    let headers = &[("retry-after", "1")];
    let script = [Answer {
        headers,
        ..answer(418)
    }];
    play(GET, &script, &[1], 200).await;
    play(POST, &script, &[], 418).await;
}

#[tokio::test(start_paused = true)]
async fn each_answer_is_judged_by_itself() {
    let script = [throttled(&[("retry-after", "1")]), answer(500)];
    play(POST, &script, &[1], 500).await;
}

#[tokio::test(start_paused = true)]
async fn a_body_that_breaks_off_or_trickles_does_not_change_the_decision() {
    for body in [Content::Broken("<html><ti"), Content::Slow("not now")] {
        play(GET, &[unavailable(body)], &[0], 200).await;
        let errors = play(POST, &[unavailable(body)], &[], 503).await;
        assert!(errors.iter().all(AuroraError::is_internal_error));
    }
}
