//! Every answer becomes the variant, the retry, the delay and the messages that stand beside it.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Request, Response};
use aurora_errors::{ApiError, Message, Retry};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// What an API answers, and what has to come of it. A member that is not there is not compared.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    /// For the person who reads the list.
    says: String,
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// A text stands for itself, anything else for its JSON.
    body: Box<RawValue>,
    /// `null` for a success.
    variant: Option<String>,
    /// The retry that the request's method is allowed: `never`, `later` or `throttled`.
    get: Option<String>,
    post: Option<String>,
    /// That of a POST with an idempotency key.
    with_key: Option<String>,
    /// In seconds; `null` says that there is none.
    // Three things are told apart: not compared, none, and some.
    #[allow(clippy::option_option)]
    #[serde(default, deserialize_with = "named")]
    delay: Option<Option<f64>>,
    messages: Option<Vec<String>>,
    code: Option<String>,
}

/// A member that is there, `null` too.
#[allow(clippy::option_option)]
fn named<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<f64>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl Answer {
    fn response(&self) -> Response<Bytes> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        let body = self.body.get();
        let text: Option<String> = serde_json::from_str(body).ok();
        if text.is_none() && !self.headers.contains_key("content-type") {
            response = response.header("content-type", "application/json");
        }
        let body = text.unwrap_or_else(|| body.to_owned());
        response.body(body.into()).unwrap()
    }

    /// What an error says, and what it has to say, if that is compared.
    fn beside(&self, error: &impl ApiError) -> [(&'static str, String, Option<String>); 6] {
        let keyed = Request::post("/").header("idempotency-key", "1");
        let (keyed, ()) = keyed.body(()).unwrap().into_parts();
        let retry = |is_allowed| {
            if is_allowed {
                error.retry()
            } else {
                Retry::Never
            }
            .to_string()
        };
        let messages: Vec<_> = error.messages().collect();
        let messages: Vec<_> = messages.iter().map(Message::text).collect();
        let delay = |seconds: Option<f64>| seconds.map(Duration::from_secs_f64);
        [
            (
                "GET",
                retry(error.is_retryable_for(&Method::GET)),
                self.get.clone(),
            ),
            (
                "POST",
                retry(error.is_retryable_for(&Method::POST)),
                self.post.clone(),
            ),
            (
                "POST with a key",
                retry(error.is_retryable_for_request(&keyed)),
                self.with_key.clone(),
            ),
            (
                "delay",
                said(error.retry_after()),
                self.delay.map(|wanted| said(delay(wanted))),
            ),
            ("messages", said(messages), self.messages.as_ref().map(said)),
            (
                "code",
                said(error.error_code()),
                self.code.as_ref().map(|code| said(Some(code))),
            ),
        ]
    }
}

/// Compares the answers of a file with what an error makes of them, and tells all differences.
fn differences<E: ApiError>(
    api: &str,
    check: impl Fn(Response<Bytes>) -> Result<Response<Bytes>, E>,
) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers");
    let answers = fs::read(folder.join(api).with_extension("json")).unwrap();
    let answers: Vec<Answer> = serde_json::from_slice(&answers).unwrap();
    assert!(answers.len() >= 8, "{api}: {} answers", answers.len());
    let mut differences = Vec::new();
    for answer in answers {
        let found = check(answer.response()).err();
        let variant = found.as_ref().map(ApiError::variant);
        let variant = ("variant", said(variant), Some(said(&answer.variant)));
        let others = found.iter().flat_map(|error| answer.beside(error));
        for (what, found, wanted) in std::iter::once(variant).chain(others) {
            if let Some(wanted) = wanted.filter(|wanted| *wanted != found) {
                let says = &answer.says;
                differences.push(format!("{api}, {says}: {what} is {found}, not {wanted}"));
            }
        }
    }
    differences
}

fn said(value: impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

macro_rules! differences_of {
    ($($api:literal: $error:ident),* $(,)?) => {
        [$(differences($api, example_tables::$error::check)),*].concat()
    };
}

#[test]
fn every_answer_becomes_what_stands_beside_it() {
    let differences = differences_of! {
        "acme": AcmeError,
        "cloudflare": CloudflareError,
        "discord": DiscordError,
        "dynamodb": DynamoDbError,
        "github": GitHubError,
        "kubernetes": KubernetesError,
        "openai": OpenAiError,
        "shopify": ShopifyError,
        "slack": SlackError,
        "stripe": StripeError,
    };
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// The guide derives from a file of the crate that it comes with.
#[test]
fn the_tables_of_the_guide_are_those_of_the_gallery() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["github.json", "stripe.json"] {
        let guide = fs::read_to_string(folder.join("../../aurora-errors/spec").join(name));
        assert_eq!(
            guide.unwrap(),
            fs::read_to_string(folder.join(name)).unwrap(),
            "{name}"
        );
    }
}

/// A table or a list of answers that is not in the test would prove nothing.
#[test]
fn every_table_has_answers() {
    let names = |folder: &Path| {
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        let tables = files.filter(|file| file.extension().is_some_and(|ending| ending == "json"));
        let mut names: Vec<_> = tables
            .map(|file| file.file_name().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tables = names(folder);
    assert_eq!(
        (tables.len(), &tables),
        (10, &names(&folder.join("answers")))
    );
}
