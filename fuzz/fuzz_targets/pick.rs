//! Any answer, of the forms that cases look at and of any bytes: the case that a slow reading finds,
//! and the status that came.

#![no_main]

use aurora_errors::ApiError;
use aurora_errors::http::Response;
use libfuzzer_sys::fuzz_target;
use slow::Answer;

#[path = "../../aurora-errors/tests/slow/mod.rs"]
mod slow;

// The table stays with the tests of the runtime; this package is never published.
#[allow(deprecated)]
#[derive(ApiError)]
#[aurora(spec = "../aurora-errors/tests/cases.json", generate = PayError)]
enum Pay {}

fuzz_target!(|input: (&[u8], &[u8])| {
    let (bytes, noise) = input;
    let answer = Answer::new(bytes);
    let error = |body: Vec<u8>| {
        let mut response = Response::builder().status(answer.status);
        for (name, value) in &answer.headers {
            response = response.header(*name, *value);
        }
        PayError::from(response.body(body).expect("the names and values are fine"))
    };
    let table = serde_json::from_str(include_str!("../../aurora-errors/tests/cases.json"));
    let whole = error(answer.body.to_text().into_bytes());
    let name = whole.row().map(|row| row.name().to_owned());
    assert_eq!(name, Some(slow::name(&table.expect("it is JSON"), &answer)));

    let body = [answer.body.to_text().as_bytes(), noise].concat();
    let cut = body.len() - body.len().min(noise.len() / 2);
    for body in [noise.to_vec(), body[..cut].to_vec()] {
        assert_eq!(error(body).status(), whole.status());
    }
});
