//! What only a table can ask for: messages, codes and delays at pointers.

use super::bytes::Checked;
use super::json::{lone::LoneMessages, scan::Cursor};
use super::{Answer, Message, Messages, Pointer, error_code, scalars_at};
use crate::places::Declared;
use http::{Extensions, HeaderMap};
use proptest::prelude::*;
use std::borrow::Cow;

fn answer<'a>(headers: &'a HeaderMap, body: &'a str) -> Answer<'a> {
    Answer {
        headers,
        body: body.as_bytes(),
        is_truncated: false,
    }
}

fn places(pointers: &[&'static str]) -> Declared {
    let pointers: Vec<_> = pointers.iter().copied().map(Pointer::new).collect();
    Declared {
        pointers: pointers.leak(),
        headers: &[],
    }
}

fn messages(body: &'static str, pointers: &'static [&'static str]) -> Vec<Message<'static>> {
    let (headers, extensions) = (HeaderMap::new(), Extensions::new());
    let messages = Messages::new(answer(&headers, body), places(pointers), &extensions);
    messages.map(Message::into_owned).collect()
}

fn at(body: &str, pointers: &'static [&'static str]) -> Vec<String> {
    let (headers, extensions) = (HeaderMap::new(), Extensions::new());
    let messages = Messages::new(answer(&headers, body), places(pointers), &extensions);
    messages
        .map(|message| match message.field() {
            Some(field) => format!("{field}: {}", message.text()),
            None => message.text().to_owned(),
        })
        .collect()
}

fn scalars(body: &str, pointer: &'static str) -> Vec<String> {
    scalars_at(body.as_bytes(), &[Pointer::new(pointer)])
        .map(|(_, text)| text.into_owned())
        .collect()
}

#[test]
fn a_declared_place_adds_to_what_the_walk_tells_in_the_documents_order() {
    let body = r#"{"errors": [{"message": "a"}, {"code": 1}, {"message": "b"}], "message": "c"}"#;
    assert_eq!(at(body, &["/errors/*/message"]), ["a", "b", "c"]);
    let body =
        r#"{"z": "last?", "message": "c", "a": null, "b": "  ", "c": [], "d": 7, "e": "x y"}"#;
    assert_eq!(
        at(body, &["/none", "/e", "/a", "/b", "/c", "/d", "/message"]),
        ["c", "7", "x y"]
    );
}

#[test]
fn a_declared_place_is_a_message_wherever_it_stands_and_whatever_it_is_named() {
    let body =
        r#"{"data": {"request": {"token": "word", "x": "a b"}}, "ok": [[0, "one"], [1, "two"]]}"#;
    assert_eq!(
        at(body, &["/data/request/token", "/ok/*/1"]),
        ["word", "ok: one", "ok: two"]
    );
    assert_eq!(at(body, &["/data/*/x"]), ["request: a b"]);
}

#[test]
fn of_members_with_one_name_the_first_counts() {
    let body = r#"{"a": "1", "b": {"c": "2"}, "b": {"c": "3"}, "a": "4"}"#;
    assert_eq!(scalars(body, "/a"), ["1"]);
    assert_eq!(scalars(body, "/b/c"), ["2"]);
    assert_eq!(scalars(body, "/*/c"), ["2", "3"]);
}

#[test]
fn several_pointers_are_followed_in_one_pass() {
    let body = br#"{"a": 1, "b": [{"a": 2}, 3], "c": {"a": "4"}}"#;
    let found: Vec<_> = scalars_at(body, &["/c/a", "/*", "/b/*/a", "/a"].map(Pointer::new))
        .map(|(pointer, text)| (pointer, text.into_owned()))
        .collect();
    let expected = [(1, "1"), (3, "1"), (2, "2"), (0, "4")];
    assert_eq!(
        found,
        expected.map(|(pointer, text)| (pointer, text.to_owned()))
    );
}

#[test]
fn what_stands_beside_a_match_is_its_field_and_code() {
    let body = r#"{"errors": [{"code": "E1", "note": "a b", "field": "name"}]}"#;
    let message = &messages(body, &["/errors/*/note"])[0];
    assert_eq!(message.field(), Some("name"));
    assert_eq!(message.code(), Some("E1"));
    assert_eq!(
        at(r#"{"errors": {"x": ["a", "b"], "y": "c"}}"#, &["/errors/*"]),
        ["x: a", "x: b", "y: c"]
    );
}

#[test]
fn a_number_right_before_a_match_is_its_code() {
    for body in [
        r#"{"errors": [{"code": 1042, "message": "a b"}]}"#,
        r#"{"errors": [{"code":1042,"message":"a b"}]}"#,
        r#"{"errors": [{"code": 1042 , "message": "a b"}]}"#,
    ] {
        let messages = messages(body, &["/errors/*/message"]);
        assert_eq!(messages[0].code(), Some("1042"), "{body}");
    }
}

#[test]
fn a_container_at_a_pointer_is_walked() {
    let body = r#"{"note": {"email": ["is taken"]}, "more": {"note": {"message": "no"}}}"#;
    assert_eq!(
        at(body, &["/note", "/more/*"]),
        ["email: is taken", "more.note: no"]
    );
    assert_eq!(
        at(r#"{"note": "{\"message\": \"in\"}", "b": 1}"#, &["/*"]),
        ["note: in", "b: 1"]
    );
}

#[test]
fn a_body_that_breaks_off_gives_the_matches_before_the_break() {
    let body = r#"{"errors": [{"message": "a"}, {"message": "b"#;
    assert_eq!(at(body, &["/errors/*/message"]), ["a"]);
    let is_complete = |body| {
        let (headers, extensions) = (HeaderMap::new(), Extensions::new());
        let places = places(&["/errors/*/message"]);
        Messages::new(answer(&headers, body), places, &extensions).is_complete()
    };
    assert!(!is_complete(body));
    assert!(is_complete(r#"{"errors": [{"message": "a"}]} trailing"#));
}

#[test]
fn what_is_too_much_is_passed_by_and_not_called_complete() {
    let (headers, extensions) = (HeaderMap::new(), Extensions::new());
    let read = |body: &str| {
        let messages = Messages::new(answer(&headers, body), places(&[]), &extensions);
        (messages.is_complete(), messages.count())
    };
    let objects = |count| {
        let objects = vec![r#"{"x":{"y":[]}}"#; count];
        format!(r#"{{"errors":[{}],"message":"a b"}}"#, objects.join(","))
    };
    assert_eq!(read(&objects(60)), (true, 1));
    assert_eq!(read(&objects(1100)), (false, 1));
    let documents = |count| {
        let padded = |number| format!(r#"{{\"message\":\"a {number:08000}\"}}"#);
        let texts: Vec<_> = (0..count)
            .map(|number| format!(r#""{}""#, padded(number)))
            .collect();
        format!("[{}]", texts.join(","))
    };
    assert_eq!(read(&documents(2)), (true, 2));
    assert!(!read(&documents(5)).0);
}

#[test]
fn an_error_behind_any_number_of_usual_items_is_told() {
    for (done, failed) in [
        (
            r#"{"index":{"_index":"pets","_id":"7f3c9a","result":"created","_shards":{"total":2,"successful":2,"failed":0},"status":201}}"#,
            r#"{"index":{"_index":"pets","_id":"8a1d","status":400,"error":{"type":"bad_pet","reason":"no pet has seven legs"}}}"#,
        ),
        (
            r#"{"index":{"_index":"a","_id":"1","status":201,"_version":1,"_shards":{"total":2}}}"#,
            r#"{"index":{"status":400,"error":{"reason":"no pet has seven legs"}}}"#,
        ),
        (
            r#"{"id":"0001","status":200,"data":{"id":"7f3c"}}"#,
            r#"{"id":"0002","status":400,"error":{"message":"no pet has seven legs"}}"#,
        ),
        (
            r#"{"success":true,"id":"001x0000003D","errors":[]}"#,
            r#"{"success":false,"errors":[{"message":"no pet has seven legs"}]}"#,
        ),
    ] {
        let items = format!("{done},").repeat(5000);
        let told = at(&format!(r#"{{"items":[{items}{failed}]}}"#), &[]);
        assert_eq!(told.len(), 1, "{done}");
        assert!(told[0].ends_with("no pet has seven legs"), "{}", told[0]);
    }
}

#[test]
fn the_codes_at_pointers_come_before_the_usual_places() {
    let headers = HeaderMap::new();
    let code =
        |body, pointers| error_code(answer(&headers, body), &places(pointers)).map(Cow::into_owned);
    let body = r#"{"code": "a", "reasons": ["", "b"], "number": -12.5}"#;
    assert_eq!(code(body, &["/none", "/reasons/*"]).as_deref(), Some("b"));
    assert_eq!(code(body, &["/number"]).as_deref(), Some("-12.5"));
    assert_eq!(code(body, &["/none"]).as_deref(), Some("a"));
}

#[test]
fn headers_are_places_too() {
    const PLACES: Declared = Declared {
        pointers: &[Pointer::new("/note")],
        headers: &[(1, "x-word"), (1, "x-words")],
    };
    let (mut headers, extensions) = (HeaderMap::new(), Extensions::new());
    headers.append("x-words", "no such roof".parse().unwrap());
    headers.append("x-words", "  ".parse().unwrap());
    headers.append("x-words", "none at all".parse().unwrap());
    let body = r#"{"message": "c d", "note": "a b"}"#;
    let texts = |body| -> Vec<String> {
        let messages = Messages::new(answer(&headers, body), PLACES, &extensions);
        messages.map(|message| message.text().to_owned()).collect()
    };
    assert_eq!(texts(body), ["no such roof", "none at all", "c d", "a b"]);
    assert_eq!(texts(""), ["no such roof", "none at all"]);
    let code = |body| error_code(answer(&headers, body), &PLACES).map(Cow::into_owned);
    assert_eq!(code(body).as_deref(), Some("a b"));
    assert_eq!(code(r#"{"code": "x"}"#).as_deref(), Some("no such roof"));
}

#[test]
fn pointers_match_keys_elements_and_everything() {
    let body =
        r#"{"a": [[1, 2], {"b": 3}, 4], "x/y": {"~": "5"}, "": 6, "\u0061": [7], "b": true}"#;
    for (pointer, expected) in [
        ("/a/0/1", &["2"][..]),
        ("/a/0/*", &["1", "2"]),
        ("/a/*/b", &["3"]),
        ("/a/2", &["4"]),
        ("/a/3", &[]),
        ("/a/-1", &[]),
        ("/a/*", &["4"]),
        ("/*/*", &["4", "5", "7"]),
        ("/*/0", &["7"]),
        ("/x~1y/~0", &["5"]),
        ("/", &["6"]),
        ("/a/0", &[]),
        ("/b", &[]),
        ("/c", &[]),
    ] {
        assert_eq!(scalars(body, pointer), expected, "{pointer}");
    }
    assert!(scalars("<html>", "/a").is_empty());
    assert!(scalars(r#"{"a": 12"#, "/a").is_empty());
    assert_eq!(
        scalars(&"[".repeat(100_000), "/*".repeat(1000).leak()),
        [""; 0]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_list_of_messages_alone_is_told_as_the_walk_tells_it(
        list in prop::sample::select(&["errors", "error", "messages", "causes", "Fault_List", "err", "email", "data"][..]),
        elements in prop::collection::vec(prop::sample::select(&ELEMENTS[..]), 0..6),
        times in prop::sample::select(&[1, 1, 9][..]),
        end in prop::sample::select(&ENDS[..]),
    ) {
        let body = format!(r#"{{"{list}":[{}{end}"#, vec![elements.join(","); times].join(","));
        let places = places(&[format!("/{list}/*/message").leak()]);
        let checked = Checked::new(body.as_bytes());
        if LoneMessages::new(Cursor::new(body.as_bytes()), checked, places.pointers).is_none() {
            return Ok(());
        }
        // With space before the key, it is for the walk.
        let walked = body.replace(r#"{"message""#, r#"{ "message""#);
        let (headers, extensions) = (HeaderMap::new(), Extensions::new());
        let read = |body| Messages::new(answer(&headers, body), places, &extensions);
        prop_assert_eq!(read(&body).is_complete(), read(&walked).is_complete());
        let told: Vec<_> = read(&body).collect();
        let by_walk: Vec<_> = read(&walked).collect();
        prop_assert_eq!(told, by_walk);
    }
}

const ELEMENTS: [&str; 24] = [
    r#"{"message":"no such design"}"#,
    r#"{"message":"no such design"}"#,
    r#"{"message":"is too long"}"#,
    r#"{"message":"ü"}"#,
    r#"{"message":""}"#,
    r#"{"message":" "}"#,
    r#"{"message":"a "}"#,
    r#"{"message":"a\nb"}"#,
    r#"{"message":"\n"}"#,
    r#"{"message":"\x"}"#,
    r#"{"message":"[]"}"#,
    r#"{"message":"[{\"message\":\"b\"}]"}"#,
    r#"{"message":"{\"a\":\"b c\"}"}"#,
    r#"{"message":"<html><title>c</title>"}"#,
    r#"{"message":"404"}"#,
    r#"{"message":"Not Found"}"#,
    r#"{"message":"e","code":"f"}"#,
    r#"{"message":7}"#,
    r#"{"msg":"g"}"#,
    r#"{"message":["h"]}"#,
    r#""i j""#,
    "\n{\"message\":\"k\"}",
    r#"{"message":"l"},{"message":"m"},{"message":"n"},{"message":"o"},{"message":"p"},{"message":"q"}"#,
    r#"{"message":"a long text, so that some bodies are longer than what is looked at for this: .......... .......... .......... .......... .......... .......... .......... .......... .......... .........."}"#,
];

const ENDS: [&str; 9] = [
    "]}",
    "]}",
    "]} \n",
    ",]}",
    "]",
    "",
    r#"],"field":"x"}"#,
    r#"],"message":"y"}"#,
    r#"]}{"message":"z"}"#,
];
