//! The messages of a body by those who know its form.

use aurora_errors_benches::bodies::documented;
use aurora_errors_benches::operation::Operation;
use aurora_errors_benches::runtime::BODIES;
use bytes::Bytes;
use serde::Deserialize;
use std::borrow::Cow;

#[derive(Deserialize)]
struct Borrowed<'a> {
    #[serde(borrow)]
    errors: Vec<Item<'a>>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow)]
    message: Cow<'a, str>,
}

pub(crate) fn operations() -> Vec<Operation> {
    let sizes = BODIES.iter().filter(|(size, ..)| !size.ends_with("MiB"));
    let of_a_size = |(size, length, repeats): &(&str, usize, usize)| {
        let (what, length) = (format!("messages(), {size}"), *length);
        let body = move || documented(length);
        [
            Operation::reading(&what, body, with_serde_json).by("serde_json, `Cow`"),
            Operation::reading(&what, body, with_sonic).by("sonic-rs, `Cow`"),
        ]
        .map(|operation| operation.repeated(*repeats))
    };
    sizes.flat_map(of_a_size).collect()
}

fn with_serde_json(body: &Bytes) -> Option<usize> {
    serde_json::from_slice(body).ok().map(length)
}

fn with_sonic(body: &Bytes) -> Option<usize> {
    sonic_rs::from_slice(body).ok().map(length)
}

fn length(body: Borrowed<'_>) -> usize {
    body.errors.iter().map(|item| item.message.len()).sum()
}
