//! The way back from an error to a response that can be sent.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, Version};
use aurora_errors::{AuroraError, ErrorItem, ErrorResponse, Payload};
use proptest::prelude::*;

fn texts(error: &ErrorResponse) -> Vec<String> {
    let messages = error.messages();
    messages.map(|message| message.text().to_owned()).collect()
}

#[test]
fn an_error_comes_back_from_its_own_response() {
    let body = r#"{"errors": [{"message": "busy", "code": "in_use"}]}"#;
    let response = Response::builder()
        .status(409)
        .header("content-type", "application/json")
        .header("set-cookie", "a=1")
        .header("set-cookie", "b=2")
        .body(body)
        .unwrap();
    let error = ErrorResponse::from(response);
    let back = ErrorResponse::from(error.clone().into_answer());
    assert_eq!(back, error);
    assert_eq!(texts(&back), texts(&error));
    assert_eq!(back.error_code(), error.error_code());
}

#[test]
fn responses_are_equal_where_all_that_came_is_the_same() {
    let came = |version, etag, body| {
        let response = Response::builder().version(version).header("etag", etag);
        ErrorResponse::from(response.body(body).unwrap())
    };
    let response = came(Version::HTTP_11, "7", "gone");
    assert_eq!(came(Version::HTTP_11, "7", "gone"), response);
    assert_ne!(came(Version::HTTP_2, "7", "gone"), response);
    assert_ne!(came(Version::HTTP_11, "8", "gone"), response);
    assert_ne!(came(Version::HTTP_11, "7", "lost"), response);
    assert_ne!(response.clone().with_truncated(), response);
}

#[test]
fn a_payload_and_a_status_make_a_json_response() {
    let response =
        Payload::new([ErrorItem::new("too long")]).into_response(StatusCode::UNPROCESSABLE_ENTITY);
    let error = ErrorResponse::from(response);
    assert_eq!(error.status(), 422);
    assert_eq!(error.content_type(), Some("application/json"));
    assert_eq!(texts(&error), ["too long"]);
}

#[test]
fn headers_about_the_old_connection_are_not_sent_again() {
    let response = Response::builder()
        .header("connection", "close, X-Hop")
        .header("connection", "x-other, bad name,")
        .header("x-hop", "1")
        .header("x-other", "1")
        .header("transfer-encoding", "chunked")
        .header("keep-alive", "timeout=5")
        .header("proxy-connection", "keep-alive")
        .header("te", "trailers")
        .header("trailer", "etag")
        .header("upgrade", "h2c")
        .header("content-length", "999")
        .header("content-encoding", "gzip")
        .header("retry-after", "3")
        .body("cut off")
        .unwrap();
    let sent: Response<Bytes> = ErrorResponse::from(response).with_truncated().into_answer();
    let names: Vec<&str> = sent.headers().keys().map(HeaderName::as_str).collect();
    assert_eq!(names, ["content-encoding", "retry-after"]);
    assert_eq!(sent.body(), "cut off");
}

/// Headers of which some come twice, in any case and with any bytes that HTTP allows.
fn headers() -> impl Strategy<Value = HeaderMap> {
    let name = "x-[a-c]|retry-after|content-type|set-cookie|etag"
        .prop_map(|name| HeaderName::from_bytes(name.as_bytes()).expect("a token"));
    let value = any::<Vec<u8>>().prop_filter_map("a header has no line break", |bytes| {
        HeaderValue::from_bytes(&bytes).ok()
    });
    prop::collection::vec((name, value), 0..6).prop_map(|lines| {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, value);
        }
        headers
    })
}

proptest! {
    #[test]
    fn a_response_comes_back_from_its_error_as_it_was(
        status in 100_u16..1000,
        headers in headers(),
        body: Vec<u8>,
    ) {
        let mut response = Response::new(Bytes::from(body.clone()));
        *response.status_mut() = status.try_into().unwrap();
        *response.headers_mut() = headers.clone();
        response.extensions_mut().insert(7_u8);
        let error = ErrorResponse::from(response);

        let (parts, kept) = error.clone().into_parts();
        prop_assert_eq!(parts.status, status);
        prop_assert_eq!(&parts.headers, &headers);
        prop_assert_eq!(parts.extensions.get(), Some(&7_u8));
        prop_assert_eq!(&kept[..], &body[..]);
        prop_assert_eq!(&ErrorResponse::from((parts, kept)), &error);

        // No header of these is about the connection: the server's own answer is the same.
        let answer = Response::<Bytes>::from(AuroraError::from(error.clone()));
        prop_assert_eq!(ErrorResponse::from(answer), error);
    }
}
