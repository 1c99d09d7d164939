//! Whatever a server sends and whatever stands in a table, nothing that is printed of it hides, or
//! steers the terminal.

use aurora_errors::http::{HeaderValue, Method, Response, Uri};
use aurora_errors::{ApiError, AuroraError, Code, ErrorResponse, Replay, Retry, Typed};
use aurora_errors_spec::visible::is_invisible;
use aurora_errors_spec::{Source, read};
use proptest::prelude::*;
use std::error::Error;

/// Takes messages, codes, delays and the request's id from headers and from the body.
#[derive(ApiError)]
#[aurora(spec = "tests/tables/printable.json", generate = PlacedError)]
enum Placed {}

/// Texts in which much would have to be escaped.
fn text() -> impl Strategy<Value = String> {
    let steering = prop::sample::select(vec![
        '\0',
        '\t',
        '\n',
        '\r',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{9b}',
        '\u{ad}',
        '\u{61c}',
        '\u{200b}',
        '\u{202e}',
        '\u{2028}',
        '\u{2066}',
        '\u{fe0f}',
        '\u{feff}',
        '\u{fff9}',
        '\u{e0041}',
    ]);
    let letter = prop_oneof![3 => prop::char::range(' ', '~'), 2 => steering, 1 => any::<char>()];
    prop::collection::vec(letter, 0..24).prop_map(String::from_iter)
}

/// Bodies that say something, and bytes.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let said = (text(), text(), text()).prop_map(|(message, field, code)| {
        let item = serde_json::json!({ "message": message, "field": field, "code": code });
        let map = serde_json::json!({ "errors": [item, { field: [message] }], "status": code });
        map.to_string().into_bytes()
    });
    let page = text().prop_map(|text| format!("<html><title>{text}</title>").into_bytes());
    prop_oneof![3 => said, 1 => page, 1 => text().prop_map(String::into_bytes), 1 => any::<Vec<u8>>()]
}

fn header() -> impl Strategy<Value = HeaderValue> {
    let bytes = prop_oneof![any::<Vec<u8>>(), text().prop_map(String::into_bytes)];
    bytes.prop_filter_map("a header has no line break", |bytes| {
        HeaderValue::from_bytes(&bytes).ok()
    })
}

/// The line and all that it comes from.
fn with_sources(error: &dyn Error) -> Vec<String> {
    let mut lines = vec![error.to_string(), format!("{error:#}")];
    let mut source = error.source();
    while let Some(error) = source {
        lines.extend([error.to_string(), format!("{error:#}")]);
        source = error.source();
    }
    lines
}

fn printed<E: ApiError>(error: &E) -> Vec<String> {
    let mut lines = with_sources(error);
    lines.push(format!("{error:?}"));
    lines.extend(error.messages().map(|message| message.to_string()));
    let response = error.response().expect("it is kept");
    lines.extend([
        response.to_string(),
        format!("{response:#}"),
        format!("{response:?}"),
    ]);
    lines.extend(
        response
            .payload()
            .err()
            .iter()
            .flat_map(|error| with_sources(error)),
    );
    let typed = Typed::<Vec<String>>::from(response.clone());
    lines.extend(
        typed
            .payload()
            .err()
            .iter()
            .flat_map(|error| with_sources(error)),
    );
    lines
}

fn hides(line: &str) -> bool {
    line.chars().any(is_invisible)
}

proptest! {
    #[test]
    fn nothing_that_is_printed_of_an_answer_hides(
        status in 100_u16..1000,
        headers in prop::collection::vec(header(), 8),
        path in text(),
        body in body(),
    ) {
        const NAMES: [&str; 8] = [
            "content-type", "retry-after", "x-request-id", "x-message", "x-code", "grpc-message",
            "www-authenticate", "server",
        ];
        let mut response = Response::new(body);
        *response.status_mut() = status.try_into().unwrap();
        for (name, value) in NAMES.into_iter().zip(headers) {
            response.headers_mut().insert(name, value);
        }
        let mut response = ErrorResponse::from(response);
        if let Ok(uri) = Uri::try_from(path) {
            response = response.for_request(&Method::GET, &uri);
        }
        let mut lines = printed(&AuroraError::from(response.clone()));
        lines.extend(printed(&PlacedError::from(response.clone())));
        for line in &lines {
            prop_assert!(!hides(line), "{line:?}");
        }
        let explained = PlacedError::from(response).explain().to_string();
        prop_assert!(!explained.lines().any(hides), "{explained:?}");
    }

    #[test]
    fn nothing_that_is_printed_of_a_word_hides(word in text()) {
        let mut lines = Vec::new();
        lines.extend(word.parse::<Code>().err().iter().flat_map(|error| with_sources(error)));
        lines.extend(word.parse::<Retry>().err().iter().flat_map(|error| with_sources(error)));
        lines.extend(word.parse::<Replay>().err().iter().flat_map(|error| with_sources(error)));
        prop_assert!(!lines.iter().any(|line| hides(line)), "{lines:?}");
    }

    /// A fault has several lines.
    #[test]
    fn nothing_that_is_printed_of_a_fault_hides(file in text(), name in text(), word in text()) {
        let row = serde_json::json!({ "code": 404, "name": name, "meaning": "x", "retry": word });
        let table = serde_json::json!({ "api": name, "statuses": [row], name: word });
        for text in [table.to_string(), word] {
            let faults = match Source::from_bytes(&file, text.into_bytes()) {
                Ok(source) => read(&source).faults,
                Err(fault) => vec![fault],
            };
            for fault in faults {
                let printed = with_sources(&fault);
                let mut lines = printed.iter().flat_map(|text| text.split('\n'));
                prop_assert!(!lines.any(hides), "{printed:?}");
            }
        }
    }
}
