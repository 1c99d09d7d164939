//! The client against a Tillet that answers with the errors of the same table.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Response, StatusCode};
use example_payments::{Client, Error, Payment, TilletError};
use serde_json::{Value, json};
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// Tillet's answer, from an error of the client's own type.
fn refusal(status: u16, headers: &[(&str, &str)], body: &Value) -> ResponseTemplate {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let error = TilletError::from(response.body(body.to_string()).unwrap());
    let (parts, body) = Response::<Bytes>::from(error).into_parts();
    ResponseTemplate::new(parts.status)
        .append_headers(&parts.headers)
        .set_body_bytes(body)
}

/// Pays at a server that first answers with this, and then takes the payment.
async fn pay(first: ResponseTemplate) -> (Result<String, Error>, usize) {
    let server = MockServer::start().await;
    let payments = || {
        Mock::given(method("POST"))
            .and(path("/payments"))
            .and(header("idempotency-key", "k1"))
    };
    let first = payments().respond_with(first).up_to_n_times(1);
    first.mount(&server).await;
    let made = ResponseTemplate::new(StatusCode::CREATED).set_body_json(json!({ "id": "p1" }));
    payments().respond_with(made).mount(&server).await;

    let payment = Payment {
        account: "a1".to_owned(),
        cents: 1299,
    };
    let receipt = Client::new(server.uri()).pay(&payment, "k1").await;
    let requests = server.received_requests().await.unwrap().len();
    (receipt.map(|receipt| receipt.id), requests)
}

#[tokio::test]
async fn a_declined_card_says_why_and_is_not_tried_again() {
    let body = json!({ "error": {
        "code": "no_funds", "message": "the bank says no", "is_final": false
    } });
    let (answer, requests) = pay(refusal(402, &[("tillet-request", "r7")], &body)).await;
    let Err(Error::Tillet(TilletError::Declined(declined))) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(requests, 1);
    assert_eq!(
        declined.response().error_code().as_deref(),
        Some("no_funds")
    );
    assert_eq!(declined.response().request_id(), Some("r7"));
    let reason = declined.payload().unwrap().error;
    assert_eq!((reason.code.as_str(), reason.is_final), ("no_funds", false));
}

#[tokio::test]
async fn a_refusal_for_rate_is_tried_again_when_tillet_says() {
    let slow_down = refusal(429, &[("tillet-retry-in", "1")], &json!({}));
    let (answer, requests) = pay(slow_down).await;
    assert_eq!((answer.unwrap().as_str(), requests), ("p1", 2));
}

#[tokio::test]
async fn a_payment_that_may_have_been_made_is_not_made_again() {
    let body = json!({ "error": { "code": "internal", "message": "we broke something" } });
    let (answer, requests) = pay(refusal(500, &[], &body)).await;
    assert_eq!(requests, 1);
    let text = answer.unwrap_err().to_string();
    assert_eq!(text, "500 Server Error: we broke something");
}

#[tokio::test]
async fn a_page_of_a_gateway_is_an_error_of_tillet_too() {
    let page = "<html><title>502 Bad Gateway</title></html>";
    let page = ResponseTemplate::new(502).set_body_raw(page, "text/html");
    let (answer, requests) = pay(page).await;
    assert_eq!(requests, 1);
    let Err(Error::Tillet(error)) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
    assert_eq!(error.row().unwrap().name(), "Server Error");
}
