//! What it costs to tell apart the failures of one status.

use crate::operation::Operation;
use aurora_errors::ApiError;
use aurora_errors::bytes::Bytes;
use aurora_errors::http::{HeaderValue, Response, StatusCode};

#[derive(ApiError)]
#[aurora(spec = "$OUT_DIR/few_codes.json", generate = FewError)]
enum Few {}

#[derive(ApiError)]
#[aurora(spec = "$OUT_DIR/many_codes.json", generate = ManyError)]
enum Many {}

#[derive(ApiError)]
#[aurora(spec = "$OUT_DIR/headers.json", generate = HeadersError)]
enum Headers {}

const BODY: &str = r#"{"error": {"type": "card_error", "code": "reason_7", "message": "Your card was declined."}}"#;

fn response() -> Response<Bytes> {
    let mut response = crate::runtime::response(Bytes::from_static(BODY.as_bytes()));
    *response.status_mut() = StatusCode::PAYMENT_REQUIRED;
    response
        .headers_mut()
        .insert("x-reason-1", HeaderValue::from_static("7"));
    response
}

/// Each is to be compared with `response → error, 86 B`, where the status has no cases, and with
/// `error_code()` on the same body.
#[must_use]
pub(crate) fn operations() -> Vec<Operation> {
    let code = |error: &FewError| error.error_code().map(|code| code.len());
    let error = || FewError::from(response());
    vec![
        crate::runtime::of_a_success("check() of a success, cases elsewhere", FewError::check),
        Operation::taking(
            "response → error, 10 cases by header",
            response,
            HeadersError::from,
        ),
        Operation::taking(
            "response → error, 10 cases by code",
            response,
            FewError::from,
        ),
        Operation::taking(
            "response → error, 1,000 cases by code",
            response,
            ManyError::from,
        ),
        Operation::reading("error_code(), at the table's place", error, code),
    ]
}
