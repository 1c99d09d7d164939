//! A response that becomes an error and a response again: nothing is lost on the way.

#![no_main]

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, Version};
use aurora_errors::{ApiError, AuroraError, ErrorResponse, Payload};
use libfuzzer_sys::fuzz_target;

/// A table of which the cases read headers and bodies.
// The table stays with the tests of the runtime; this package is never published.
#[allow(deprecated)]
#[derive(ApiError)]
#[aurora(spec = "../aurora-errors/tests/cases.json", generate = PayError)]
enum Pay {}

const CONNECTION: [&str; 8] = [
    "connection",
    "content-length",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

fuzz_target!(|input: (u16, bool, Vec<(u8, &str, &[u8])>, &[u8])| {
    let (status, is_http_2, headers, body) = input;
    let mut response = Response::new(Bytes::copy_from_slice(body));
    *response.status_mut() = StatusCode::from_u16(100 + status % 900).expect("it is in range");
    *response.version_mut() = if is_http_2 {
        Version::HTTP_2
    } else {
        Version::HTTP_11
    };
    response.extensions_mut().insert(status);
    for (known, name, value) in headers.into_iter().take(16) {
        let name = CONNECTION.get(usize::from(known)).copied().unwrap_or(name);
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value)) {
            response.headers_mut().append(name, value);
        }
    }
    same(&response, ErrorResponse::from(response.clone()));
    through::<AuroraError>(&response);
    through::<PayError>(&response);

    let answer = ErrorResponse::from(response.clone()).into_answer();
    assert_eq!(
        (answer.status(), answer.body()),
        (response.status(), response.body())
    );
    assert!(
        CONNECTION
            .iter()
            .all(|name| !answer.headers().contains_key(*name))
    );
    if !response.headers().contains_key("connection") {
        let names = response
            .headers()
            .keys()
            .filter(|name| !CONNECTION.contains(&name.as_str()));
        for name in names {
            let lines =
                |headers: &HeaderMap| headers.get_all(name).iter().cloned().collect::<Vec<_>>();
            assert_eq!(lines(answer.headers()), lines(response.headers()));
        }
    }
    let again = ErrorResponse::from(answer.clone()).into_answer();
    assert_eq!(again.headers(), answer.headers());

    if let Ok(payload) = ErrorResponse::from(response.clone()).payload() {
        let again = Payload::into_response(payload.clone(), response.status());
        assert_eq!(ErrorResponse::from(again).payload(), Ok(payload));
    }
});

/// The error of a table keeps the whole response, and `check` gives back what is none.
fn through<E: ApiError + From<Response<Bytes>>>(response: &Response<Bytes>)
where
    Response<Bytes>: From<E>,
{
    let error = E::from(response.clone());
    assert_eq!(ApiError::status(&error), response.status());
    let kept = ApiError::response(&error)
        .expect("each variant keeps it")
        .clone();
    same(response, kept.clone());
    let answer = Response::<Bytes>::from(error);
    assert_eq!(answer.headers(), kept.into_answer().headers());
}

fn same(response: &Response<Bytes>, error: ErrorResponse) {
    assert_eq!(error, ErrorResponse::from(response.clone()));
    let (parts, body) = error.into_parts();
    assert_eq!(parts.status, response.status());
    assert_eq!(parts.version, response.version());
    assert!(parts.headers.iter().eq(response.headers()));
    assert_eq!(parts.extensions.get::<u16>(), response.extensions().get());
    assert_eq!(body, response.body());
}
