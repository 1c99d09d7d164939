//! Cases held against a slow reading of the same table.

mod slow;

use aurora_errors::http::Response;
use aurora_errors::{ApiError, ErrorResponse};
use proptest::prelude::*;
use serde_json::Value;
use slow::Answer;

#[derive(ApiError)]
#[aurora(spec = "tests/cases.json", generate = PayError)]
enum Pay {}

fn response(answer: &Answer, body: &str) -> Response<String> {
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(*name, *value);
    }
    response.body(body.to_owned()).unwrap()
}

fn table() -> Value {
    serde_json::from_str(include_str!("cases.json")).unwrap()
}

#[test]
fn the_slow_reading_knows_every_case_that_the_answers_can_be() {
    let (table, mut names) = (table(), std::collections::BTreeSet::new());
    let mut state = 7_u64;
    for _ in 0..60_000 {
        let bytes: Vec<u8> = (0..64)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 56) as u8
            })
            .collect();
        let answer = Answer::new(&bytes);
        names.insert((answer.status, slow::name(&table, &answer)));
    }
    let rows = PayError::TABLE.rows().iter();
    assert_eq!(
        names.len(),
        rows.map(|row| 1 + row.cases().len()).sum::<usize>(),
        "{names:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn an_answer_is_the_case_that_a_slow_reading_finds(bytes in prop::collection::vec(any::<u8>(), 0..96)) {
        let answer = Answer::new(&bytes);
        let body = answer.body.to_text();
        let error = PayError::from(response(&answer, &body));
        prop_assert_eq!(error.row().unwrap().name(), slow::name(&table(), &answer), "{}", body);
    }

    #[test]
    fn no_body_changes_the_status_and_none_is_lost(
        bytes in prop::collection::vec(any::<u8>(), 0..96), end in any::<prop::sample::Index>(), noise in ".{0,8}",
    ) {
        let answer = Answer::new(&bytes);
        let body = answer.body.to_text() + &noise;
        let cut = (0..=end.index(body.len() + 1)).rev().find(|end| body.is_char_boundary(*end));
        let cut = &body[..cut.unwrap()];
        let error = PayError::from(ErrorResponse::from(response(&answer, cut)).with_truncated());
        prop_assert_eq!(error.status().as_u16(), answer.status);
        prop_assert_eq!(error.response().unwrap().body(), cut);
        prop_assert_eq!(error.row().unwrap().code(), PayError::TABLE.row(answer.status).unwrap().code());
    }
}
