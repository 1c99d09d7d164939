//! A response that becomes an error, or an answer to whether it may be repeated.

use aurora_errors_benches::bodies::documented;
use aurora_errors_benches::operation::Operation;
use aurora_errors_benches::runtime::{Body, response};
use aws_smithy_json::deserialize::json_token_iter;
use aws_smithy_json::deserialize::token::Token;
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, StatusCode as AzureStatus};
use bytes::Bytes;
use futures_util::FutureExt as _;
use google_cloud_gax::error::rpc::Status;
use http::Response;
use http_api_problem::HttpApiProblem;
use http_body_util::BodyExt as _;
use oauth2::basic::BasicErrorResponse;
use problem_details::ProblemDetails;
use progenitor_client::ResponseValue;
use reqwest_middleware::Error;
use reqwest_retry::{DefaultRetryableStrategy, Retryable, RetryableStrategy as _};

/// As large as the documented example of this project's API.
const WHAT: &str = "response → error, 86 B";

const AWS: &str =
    r#"{"__type":"ThrottlingException","code":"Throttling","message":"Rate exceeded by you"}"#;
const AZURE: &str =
    r#"{"error":{"code":"TooManyRequests","message":"Too many requests were sent by you"}}"#;
const GITHUB: &str =
    r#"{"message":"Not Found","documentation_url":"https://docs.github.example/rest","id":"404"}"#;
const GOOGLE: &str =
    r#"{"error":{"code":429,"message":"Too many of them","status":"RESOURCE_EXHAUSTED"}}"#;
const OAUTH: &str =
    r#"{"error":"invalid_grant","error_description":"the code was used before, by another"}"#;
const PROBLEM: &str =
    r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no such design here"}"#;

pub(crate) fn operations() -> Vec<Operation> {
    let client = "reqwest's response → check()";
    let answer = || reqwest::Response::from(response(documented(86)));
    vec![
        Operation::taking(WHAT, || response(documented(86)), progenitor).by("progenitor-client"),
        Operation::taking(WHAT, || response(GITHUB.into()), octocrab).by("octocrab"),
        Operation::taking(WHAT, || response(PROBLEM.into()), problem).by("problem_details"),
        Operation::taking(WHAT, || response(PROBLEM.into()), api_problem).by("http-api-problem"),
        Operation::taking(WHAT, || response(OAUTH.into()), oauth).by("oauth2"),
        Operation::taking(WHAT, || response(AWS.into()), aws).by("aws-smithy-json"),
        Operation::taking(WHAT, azure_response, azure).by("azure_core"),
        Operation::taking(WHAT, || response(GOOGLE.into()), google).by("google-cloud-gax"),
        Operation::taking(client, answer, reqwest::Response::error_for_status)
            .by("reqwest, error_for_status"),
        Operation::taking(client, answer, read_whole).by("reqwest, bytes, and serde_json"),
        Operation::reading("retry decision", move || Ok(answer()), classified).by("reqwest-retry"),
    ]
}

/// What progenitor's generated methods do with a documented error.
fn progenitor(response: Response<Bytes>) -> Option<ResponseValue<Body>> {
    let response = reqwest::Response::from(response);
    let value = ResponseValue::from_response::<()>(response).now_or_never()?;
    value.ok()
}

fn octocrab(response: Response<Bytes>) -> Option<octocrab::Error> {
    let response = response.map(|body| {
        http_body_util::Full::new(body)
            .map_err(|never| match never {})
            .boxed()
    });
    octocrab::map_github_error(response).now_or_never()?.err()
}

fn problem(response: Response<Bytes>) -> Option<ProblemDetails> {
    serde_json::from_slice(response.body()).ok()
}

fn api_problem(response: Response<Bytes>) -> Option<HttpApiProblem> {
    serde_json::from_slice(response.body()).ok()
}

/// As the crate itself does it, but for the names of the members that it notes on the way.
fn oauth(response: Response<Bytes>) -> Option<BasicErrorResponse> {
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

fn azure_response() -> AsyncRawResponse {
    let mut headers = Headers::new();
    for (name, value) in response(Bytes::new()).headers() {
        let value = value.to_str().unwrap_or_default().to_owned();
        headers.insert(name.as_str().to_owned(), value);
    }
    AsyncRawResponse::from_bytes(AzureStatus::TooManyRequests, headers, AZURE)
}

fn azure(response: AsyncRawResponse) -> Option<azure_core::Error> {
    azure_core::error::check_success(response, None)
        .now_or_never()?
        .err()
}

fn google(response: Response<Bytes>) -> Option<Status> {
    Status::try_from(response.body()).ok()
}

fn read_whole(answer: reqwest::Response) -> Option<(reqwest::StatusCode, Body)> {
    let status = answer.status();
    let body = answer.bytes().now_or_never()?.ok()?;
    Some((status, serde_json::from_slice(&body).unwrap_or_default()))
}

fn classified(answer: &Result<reqwest::Response, Error>) -> Option<Retryable> {
    DefaultRetryableStrategy.handle(answer)
}
