//! The documented form and a user's own, read strictly.

use aurora_errors::http::{Response, StatusCode};
use aurora_errors::{ErrorItem, ErrorResponse, FromResponse, Payload, PayloadError, Typed};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, json};

fn response(body: impl Into<Vec<u8>>) -> ErrorResponse {
    Response::new(body.into()).into()
}

fn payload(body: impl Into<Vec<u8>>) -> Result<Payload, PayloadError> {
    response(body).payload()
}

#[test]
fn the_documented_form_is_read_with_its_unknown_members() {
    let body = r#"{"trace": 7, "errors": [{"message": "a", "field": "x"}, {"message": "b"}]}"#;
    let payload = payload(body).unwrap();
    assert_eq!(payload.extra["trace"], 7);
    assert_eq!(payload.errors[0].message, "a");
    assert_eq!(payload.errors[0].extra["field"], "x");
    assert_eq!(payload.errors[1], ErrorItem::new("b"));
}

#[test]
fn no_errors_and_null_are_empty_lists() {
    for body in [
        r#"{"errors": null}"#,
        r#"{"errors": []}"#,
        "\u{feff}{\"errors\": []}",
    ] {
        assert_eq!(payload(body), Ok(Payload::default()), "{body}");
    }
}

#[test]
fn what_is_not_of_the_form_says_where_and_which_type_was_asked_for() {
    for (body, place) in [
        ("{}", "line 1 column 2"),
        (r#"{"errors": [{}]}"#, "line 1 column 14"),
        (r#"{"errors": [{"message": null}]}"#, "line 1 column 28"),
        (r#"{"errors": ["no"]}"#, "line 1 column 16"),
        ("[]", "line 1 column 0"),
        (r#"{"errors": [], "errors": []}"#, "line 1 column 23"),
    ] {
        let error = payload(body).unwrap_err();
        assert!(matches!(error, PayloadError::WrongForm { .. }));
        assert_eq!(
            error.to_string(),
            format!("the body is not of the form of `aurora_errors::payload::Payload` at {place}")
        );
    }
}

#[test]
fn each_reason_why_a_body_cannot_be_read_is_told_apart() {
    assert_eq!(payload(""), Err(PayloadError::Empty));
    assert_eq!(payload("\u{feff} \r\n"), Err(PayloadError::Empty));
    let truncated = response(r#"{"errors": []}"#).with_truncated();
    assert_eq!(truncated.payload(), Err(PayloadError::Truncated));
    assert_eq!(
        response("").with_truncated().payload(),
        Err(PayloadError::Truncated)
    );
    let latin1 = payload(b"{\"errors\": [{\"message\": \"\xe9\"}]}");
    assert_eq!(latin1, Err(PayloadError::NotUtf8 { valid_up_to: 25 }));
    let cut = payload("{\n\"errors\": [").unwrap_err().to_string();
    assert_eq!(cut, "the body is not JSON at line 2 column 11");
    let more = payload(r#"{"errors": []} {}"#).unwrap_err().to_string();
    assert_eq!(more, "the body is not JSON at line 1 column 16");
}

#[test]
fn endless_nesting_is_an_error() {
    for depth in [200, 200_000] {
        let body = format!(r#"{{"errors": [], "deep": {}"#, "[".repeat(depth));
        let error = payload(body).unwrap_err();
        assert!(matches!(error, PayloadError::NotJson { .. }), "{depth}");
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[test]
fn a_payload_error_quotes_nothing_of_the_body() {
    let told = response(r#""sk-live-1, expected sk-live-2""#);
    let errors = [
        told.json::<u8>().unwrap_err(),
        told.json::<Color>().unwrap_err(),
        told.json::<Payload>().unwrap_err(),
        told.json::<std::net::IpAddr>().unwrap_err(),
    ];
    for error in errors {
        let texts = format!("{error} {error:?}");
        assert!(!texts.contains("sk-live"), "{texts}");
    }
    let named = response("{\"a, expected \\u001b[31mhunter2\": 1}");
    let error = named.json::<Nothing>().unwrap_err().to_string();
    assert_eq!(
        error,
        "the body is not of the form of `payload::Nothing` at line 1 column 32"
    );
}

#[test]
fn debug_counts_the_unknown_members_and_shows_none() {
    let body = r#"{"errors": [{"message": "no", "pin": 1234}], "pin": 1234, "age": 7}"#;
    assert_eq!(
        format!("{:?}", payload(body).unwrap()),
        r#"Payload { errors: [ErrorItem { message: "no", hidden_members: 1 }], hidden_members: 2 }"#
    );
}

struct Opaque;

#[test]
fn typed_asks_nothing_of_its_payload_but_to_be_read() {
    fn assert_shareable<T: Send + Sync + Clone + Eq + std::fmt::Debug>(_: &T) {}
    let typed = Typed::<(Opaque, *const u8)>::from(response("secret"));
    assert_shareable(&typed);
    assert_eq!(typed.clone(), typed);
    assert!(!format!("{typed:?}").contains("secret"));
    assert_eq!(typed.into_response(), response("secret"));
}

#[test]
fn typed_reads_its_own_type_and_keeps_the_response() {
    let typed = Typed::<Vec<Color>>::from(response(r#"["green", "red"]"#));
    assert_eq!(typed.payload(), Ok(vec![Color::Green, Color::Red]));
    assert_eq!(typed.response().body(), r#"["green", "red"]"#);
    let wrong = Typed::<Vec<Color>>::from(response(r#"{"errors": []}"#));
    assert!(matches!(
        wrong.payload(),
        Err(PayloadError::WrongForm { .. })
    ));
    assert_eq!(wrong.status(), 200);
}

#[test]
fn a_variant_may_hold_the_response_the_type_or_the_status() {
    fn kept<T: FromResponse>() -> (StatusCode, Option<ErrorResponse>) {
        let kept = T::from_response(StatusCode::CONFLICT.into());
        let status = kept.status();
        assert_eq!(
            kept.response().cloned(),
            T::from_response(StatusCode::CONFLICT.into()).into_response()
        );
        (status, kept.into_response())
    }
    let whole = (StatusCode::CONFLICT, Some(StatusCode::CONFLICT.into()));
    assert_eq!(kept::<ErrorResponse>(), whole);
    assert_eq!(kept::<Typed<Opaque>>(), whole);
    assert_eq!(kept::<StatusCode>(), (StatusCode::CONFLICT, None));
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|members| json!(members)),
        ]
    })
}

fn extra() -> impl Strategy<Value = Map<String, Value>> {
    let name = any::<String>().prop_filter("a name of the form's own", |name| {
        name != "errors" && name != "message"
    });
    prop::collection::vec((name, value()), 0..4).prop_map(Map::from_iter)
}

prop_compose! {
    fn item()(message: String, extra in extra()) -> ErrorItem {
        let mut item = ErrorItem::new(message);
        item.extra = extra;
        item
    }
}

proptest! {
    #[test]
    fn a_payload_survives_writing_and_reading(
        items in prop::collection::vec(item(), 0..4),
        extra in extra(),
        status in 100_u16..1000,
    ) {
        let mut written = Payload::new(items);
        written.extra = extra;
        let status = StatusCode::from_u16(status).unwrap();
        let error = ErrorResponse::from((status, written.clone()));
        prop_assert_eq!(error.payload(), Ok(written));
        prop_assert_eq!(error.status(), status);
    }

    #[test]
    fn no_body_makes_reading_panic(body: Vec<u8>) {
        let error = payload(body);
        prop_assert!(error.is_err());
    }
}

#[test]
fn a_member_of_the_forms_own_name_among_the_others_is_not_written_twice() {
    let mut written = Payload::new([ErrorItem::new("kept")]);
    written.extra.insert("errors".into(), Value::Null);
    written.errors[0].extra.insert("message".into(), 1.into());
    let error = ErrorResponse::from((StatusCode::CONFLICT, written));
    assert_eq!(error.payload(), Ok(Payload::new([ErrorItem::new("kept")])));
}
