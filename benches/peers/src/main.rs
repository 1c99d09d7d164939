//! Prints what other crates take to make an error of a response, each with a body of its own kind:
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`

use aurora_errors_benches::operation::{self, Operation};
use aurora_errors_benches::runtime::{self, Body, body, response};
use aws_smithy_json::deserialize::json_token_iter;
use aws_smithy_json::deserialize::token::Token;
use bytes::Bytes;
use futures_util::FutureExt as _;
use http::Response;
use http_body_util::BodyExt as _;
use problem_details::ProblemDetails;
use progenitor_client::ResponseValue;

/// As large as the documented example of this project's API.
const WHAT: &str = "response → error, 86 B";

const GITHUB: &str = r#"{"message":"Not Found","documentation_url":"https://docs.github.example/rest","id":"404"}"#;
const PROBLEM: &str = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no such design here"}"#;
const AWS: &str = r#"{"__type":"ThrottlingException","code":"Throttling","message":"Rate exceeded by you"}"#;

fn main() -> std::io::Result<()> {
    let mut operations = runtime::operations();
    operations.retain(|operation| operation.what == WHAT);
    operations.extend([
        Operation::taking(WHAT, "progenitor-client", || response(body(86)), progenitor),
        Operation::taking(WHAT, "octocrab", || response(GITHUB.into()), octocrab),
        Operation::taking(WHAT, "problem_details", || response(PROBLEM.into()), problem),
        Operation::taking(WHAT, "aws-smithy-json", || response(AWS.into()), aws),
    ]);
    operation::answer(&operations);
    operation::print_table(&operations)
}

/// What progenitor's generated methods do with a documented error.
fn progenitor(response: Response<Bytes>) -> Option<ResponseValue<Body>> {
    let response = reqwest::Response::from(response);
    let value = ResponseValue::from_response::<()>(response).now_or_never()?;
    value.ok()
}

fn octocrab(response: Response<Bytes>) -> Option<octocrab::Error> {
    let response = response.map(|body| http_body_util::Full::new(body).map_err(|never| match never {}).boxed());
    octocrab::map_github_error(response).now_or_never()?.err()
}

fn problem(response: Response<Bytes>) -> Option<ProblemDetails> {
    serde_json::from_slice(response.body()).ok()
}

/// Its SDKs' generated code reads the message and the code of an error like this.
fn aws(response: Response<Bytes>) -> (Option<String>, Option<String>) {
    let (mut message, mut code) = (None, None);
    let mut tokens = json_token_iter(response.body());
    while let Some(Ok(token)) = tokens.next() {
        let Token::ObjectKey { key, .. } = token else {
            continue;
        };
        let wanted = match key.as_escaped_str() {
            "message" => &mut message,
            "code" => &mut code,
            _ => continue,
        };
        if let Some(Ok(Token::ValueString { value, .. })) = tokens.next() {
            *wanted = value.to_unescaped().ok().map(|text| text.into_owned());
        }
    }
    (message, code)
}
