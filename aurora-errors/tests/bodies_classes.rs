//! Forms of answers that servers really send, class by class.

use aurora_errors::http::{HeaderName, HeaderValue, Response};
use aurora_errors::{ErrorResponse, Message};

fn answer(headers: &[(&'static str, &'static str)], body: impl Into<Vec<u8>>) -> ErrorResponse {
    let mut response = Response::new(body.into());
    for (name, value) in headers {
        let value = HeaderValue::from_static(value);
        response
            .headers_mut()
            .append(HeaderName::from_static(name), value);
    }
    response.into()
}

/// A message as `field: text [code]`, without what it has not.
fn line(message: &Message<'_>) -> String {
    let field = message.field().map(|field| format!("{field}: "));
    let code = message.code().map(|code| format!(" [{code}]"));
    let (field, code) = (field.unwrap_or_default(), code.unwrap_or_default());
    format!("{field}{}{code}", message.text())
}

fn lines(response: &ErrorResponse) -> Vec<String> {
    response.messages().map(|message| line(&message)).collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    for (body, expected) in cases {
        let response = answer(&[("content-type", "application/json")], *body);
        assert_eq!(lines(&response), *expected, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn a_list_of_sentences_is_a_fields_complaint_whatever_the_key_is_called() {
    check(&[
        (
            r#"{"message_id": 7, "title": ["Say more."]}"#,
            &["title: Say more."],
        ),
        (
            r#"{"query": ["Ask for something."]}"#,
            &["query: Ask for something."],
        ),
        (r#"{"data": ["Send some."]}"#, &["data: Send some."]),
        (
            r#"[{}, {"code": ["It has to be short."], "href": ["That leads nowhere."]}]"#,
            &["code: It has to be short.", "href: That leads nowhere."],
        ),
        (
            r#"{"roofs": [{"path": ["It is crossed."]}]}"#,
            &["roofs.0.path: It is crossed."],
        ),
        // One that says what happened has data beside it.
        (
            r#"{"message": "Not now", "examples": ["a b"], "links": ["c d"], "value": ["e f"]}"#,
            &["Not now"],
        ),
        (
            r#"{"links": ["c d"], "values": ["e f"], "message": "Not now"}"#,
            &["Not now"],
        ),
    ]);
}

#[test]
fn one_key_that_is_plainly_a_field_makes_its_siblings_fields() {
    check(&[
        (
            r#"{"errors": {"description": "Say more", "owner": "Name one"}}"#,
            &["description: Say more", "owner: Name one"],
        ),
        (
            r#"{"errors": {"status": "unknown", "angle": "numeric"}}"#,
            &["status: unknown", "angle: numeric"],
        ),
        (
            r#"{"errors": {"meta": ["Send it."], "stacktrace": ["is bad here"]}}"#,
            &["meta: Send it.", "stacktrace: is bad here"],
        ),
        (
            r#"{"errors": {"summary": "is too short"}}"#,
            &["summary: is too short"],
        ),
        (
            r#"{"error": {"text": "must be there", "angle": "must be a number"}}"#,
            &["text: must be there", "angle: must be a number"],
        ),
        (
            r#"{"errors": {"code": "E1", "detail": "It has no roof", "place": "north"}}"#,
            &["It has no roof [E1]"],
        ),
    ]);
}

#[test]
fn fields_stand_beside_the_message_under_a_key_of_their_own() {
    check(&[
        (
            r#"{"error": {"message": "Refused", "fields": {"secret": "is too short", "name": "taken"}}}"#,
            &["Refused", "secret: is too short", "name: taken"],
        ),
        (
            r#"{"message": "Refused", "data": {"params": {"angle": "angle must be a number"}}}"#,
            &["Refused", "angle: angle must be a number"],
        ),
        (
            r#"{"message": "Refused", "params": {"angle": "steep and long"}, "original": {"x": ["a b"]}}"#,
            &["Refused"],
        ),
        (
            r#"{"message": "Refused", "data": {"angle": ["Make it less."]}}"#,
            &["Refused", "angle: Make it less."],
        ),
        (
            r#"{"errors": [{"message": "Refused", "extensions": {"validation": {"input.angle": ["Make it less."]}}}]}"#,
            &["Refused", "input.angle: Make it less."],
        ),
    ]);
}

#[test]
fn a_path_is_made_of_keys_and_places() {
    check(&[
        (
            "{\"errors\": [{\"source\" : {\n \"pointer\" :\t\"/a/b\"}, \"detail\": \"No such b\"}]}",
            &["/a/b: No such b"],
        ),
        (
            r#"{"message": "No roof", "errors": [{"resource": "Roof", "field": "angle", "code": "missing"}]}"#,
            &["No roof", "angle: missing [missing]"],
        ),
        (
            r#"{"errors": [["NO_ROOF", "there is no roof", "roof"], ["STEEP", "it is steep"]]}"#,
            &["roof: there is no roof [NO_ROOF]", "it is steep [STEEP]"],
        ),
        (
            r#"{"param": ["Say which."], "other": ["Say it too."]}"#,
            &["param: Say which.", "other: Say it too."],
        ),
    ]);
}

#[test]
fn the_reason_beside_a_message_is_told() {
    check(&[
        (
            r#"{"error": {"code": -7, "message": "No call", "data": "The roof is gone."}}"#,
            &["No call [-7]", "The roof is gone. [-7]"],
        ),
        (
            r#"{"error": {"code": -7, "message": "No call", "data": {"reason": "The roof is gone."}}}"#,
            &["No call [-7]", "The roof is gone."],
        ),
        (
            r#"{"issue": [{"severity": "error", "code": "gone", "diagnostics": "No roof 7"}]}"#,
            &["No roof 7 [gone]"],
        ),
        (
            r#"{"value": {"messages": [{"default_message": "No roof 7", "id": "a.b"}]}}"#,
            &["No roof 7 [a.b]"],
        ),
    ]);
}

#[test]
fn names_and_echoes_are_no_messages_and_sentences_no_codes() {
    check(&[
        (
            r#"{"error": {"scopes": ["roof:read"], "classes": ["a.b.C"], "message": "Not you"}}"#,
            &["Not you"],
        ),
        (
            r#"{"text": {"div": "<div><p>No roof</p></div>"}, "message": "No roof"}"#,
            &["No roof"],
        ),
        (
            r#"{"errors": {"angle": {"value": "too steep a roof", "msg": "Make it less"}}}"#,
            &["angle: Make it less"],
        ),
    ]);
    let code = |body: &str| {
        answer(&[], body)
            .error_code()
            .map(std::borrow::Cow::into_owned)
    };
    assert_eq!(
        code(r#"{"id": "roof.gone", "message": "No", "detailed_error": "NoRoof"}"#).as_deref(),
        Some("roof.gone")
    );
    assert_eq!(code(r#"{"id": "req_abcdef", "error": "token=abc"}"#), None);
    assert_eq!(
        code(r#"{"code": 404, "error": {"code": "no_roof"}}"#).as_deref(),
        Some("no_roof")
    );
    assert_eq!(code(r#"{"error": "The roof is gone"}"#), None);
}

#[test]
fn what_stands_around_json_does_not_hide_it() {
    let json = r#"{"error": {"code": "gone", "message": "No roof"}}"#;
    for (content_type, body) in [
        ("application/json", format!("\u{feff}\u{feff}{json}")),
        ("application/json", format!("\n\u{feff} {json}")),
        (
            "text/html",
            format!("<br />\n<b>Notice</b>: odd in <b>/a.php</b><br />\n{json}\n"),
        ),
        (
            "application/json",
            format!("Warning: odd in /a.php\n\n{json}"),
        ),
        (
            "text/event-stream",
            format!("event: error\nid: 7\ndata: {json}\n\ndata: [DONE]\n\n"),
        ),
        ("application/json", format!("data: {json}\r\n\r\n")),
        ("text/event-stream", json.to_owned()),
        ("application/octet-stream", json.to_owned()),
        (
            "multipart/mixed; boundary=x",
            format!(
                "--x\r\ncontent-type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{{\"message\": \"fine\"}}\r\n--x\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 Not Found\r\na: b\r\n\r\n{json}\r\n--x--"
            ),
        ),
        (
            "multipart/form-data; boundary=\"x\"",
            format!("--x\n\n{json}\n--x\n\nmore\n--x--\n"),
        ),
    ] {
        let response = answer(&[("content-type", content_type)], body.clone());
        assert_eq!(lines(&response), ["No roof [gone]"], "{body}");
        assert_eq!(response.error_code().as_deref(), Some("gone"), "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn a_text_is_told_under_the_type_of_the_success() {
    for content_type in [
        "application/octet-stream",
        "*/*",
        "application/pdf",
        "text/csv",
        "x",
    ] {
        let response = answer(&[("content-type", content_type)], "the roof is closed");
        assert_eq!(lines(&response), ["the roof is closed"], "{content_type}");
    }
    for (content_type, body) in [
        ("image/png", &b"a b"[..]),
        ("application/pdf", b"%PDF-1.7 \xff\x01"),
        ("application/octet-stream", b"\x1f\x8b\x08\0\0"),
    ] {
        let response = answer(&[("content-type", content_type)], body);
        assert!(lines(&response).is_empty(), "{content_type}");
        assert!(!response.messages().is_complete(), "{content_type}");
    }
}

#[test]
fn a_declared_character_set_is_decoded() {
    let utf_16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for (content_type, body) in [
        ("application/json; charset=ISO-8859-1", b"{\"message\": \"d\xe9j\xe0 \x93l\xe0\x94\"}".to_vec()),
        ("text/plain;charset=\"windows-1252\"", b"d\xe9j\xe0 \x93l\xe0\x94".to_vec()),
        ("text/xml", b"<?xml version='1.0' encoding='iso-8859-1'?><error><message>d\xe9j\xe0 \x93l\xe0\x94</message></error>".to_vec()),
        ("text/html", b"<html><meta charset=latin1><title>d\xe9j\xe0 \x93l\xe0\x94</title></html>".to_vec()),
        ("application/json; charset=utf-16", utf_16("\u{feff}{\"message\": \"d\u{e9}j\u{e0} \u{201c}l\u{e0}\u{201d}\"}")),
        ("application/json", utf_16("{\"message\": \"d\u{e9}j\u{e0} \u{201c}l\u{e0}\u{201d}\"}")),
    ] {
        let response = answer(&[("content-type", content_type)], body);
        assert_eq!(lines(&response), ["déjà “là”"], "{content_type}");
        assert!(response.messages().is_complete(), "{content_type}");
    }
    // Nothing says what it is: it is read as most likely, and said not to be sure.
    for body in [
        &b"{\"message\": \"d\xe9j\xe0\"}"[..],
        b"<title>d\xe9j\xe0</title>",
    ] {
        let response = answer(&[("content-type", "text/html")], body);
        assert_eq!(lines(&response), ["déjà"]);
        assert!(!response.messages().is_complete());
    }
    let response = answer(&[("content-type", "text/plain; charset=x-none")], b"d\xe9");
    assert!(lines(&response).is_empty());
    assert!(!response.messages().is_complete());
}

#[cfg(feature = "charset")]
#[test]
fn the_character_sets_of_the_web_are_decoded() {
    for (content_type, body, expected) in [
        (
            "application/json; charset=Shift_JIS",
            &b"{\"message\": \"\x89\xae\x8d\xaa \x83\x5c\"}"[..],
            "屋根 ソ",
        ),
        (
            "application/json; charset=GBK",
            b"{\"message\": \"\xce\xdd\xb6\xa5\"}",
            "屋顶",
        ),
        ("text/plain; charset=euc-kr", b"\xc1\xf6\xba\xd8", "지붕"),
        (
            "text/plain; charset=windows-1251",
            b"\xea\xf0\xfb\xf8\xe0",
            "крыша",
        ),
    ] {
        let response = answer(&[("content-type", content_type)], body);
        assert_eq!(lines(&response), [expected], "{content_type}");
    }
}

#[test]
fn forms_say_what_their_names_mean() {
    let form = [(
        "content-type",
        "application/x-www-form-urlencoded; charset=utf-8",
    )];
    for (body, expected, code) in [
        (
            "error=gone&error_description=The+roof%20is+gone&error_uri=https%3A%2F%2Fx",
            "The roof is gone [gone]",
            "gone",
        ),
        (
            "oauth_problem=used_nonce&oauth_problem_advice=Take+a+new+one",
            "Take a new one [used_nonce]",
            "used_nonce",
        ),
    ] {
        let response = answer(&form, body);
        assert_eq!(lines(&response), [expected]);
        assert_eq!(response.error_code().as_deref(), Some(code));
        assert!(response.messages().is_complete());
    }
}

#[test]
fn xml_says_it_in_attributes_and_structs_too() {
    for (body, expected, code) in [
        (
            "<rsp stat='fail'><err code='7' msg='There is &lt;no&gt; roof'/></rsp>",
            "There is <no> roof [7]",
            Some("7"),
        ),
        (
            "<outcome><diagnostics value=\"No roof\"/></outcome>",
            "No roof",
            None,
        ),
        (
            "<fault><value><struct><member><name>faultCode</name><value><int>7</int></value></member><member><name>faultString</name><value>No roof</value></member></struct></value></fault>",
            "No roof [7]",
            Some("7"),
        ),
        (
            "<list><link title='a page'/><message lang='en'>No roof</message></list>",
            "No roof",
            None,
        ),
    ] {
        let response = answer(&[("content-type", "text/xml")], body);
        assert_eq!(lines(&response), [expected], "{body}");
        assert_eq!(response.error_code().as_deref(), code, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn titles_show_entities_as_a_browser_does() {
    let page = "<html><title>Acc&egrave;s &bull; Dach &uuml;ber&#8230; &#150; &lsaquo;&none;</title></html>";
    assert_eq!(
        lines(&answer(&[("content-type", "text/html")], page)),
        ["Accès • Dach über… – ‹&none;"]
    );
    let json = r#"{"message": "You don&#8217;t &amp; can't"}"#;
    assert_eq!(lines(&answer(&[], json)), ["You don&#8217;t &amp; can't"]);
}

#[test]
fn headers_say_what_the_body_does_not() {
    for (headers, body, expected, code) in [
        (
            &[("x-amzn-errortype", "GoneException:http://x/")][..],
            "",
            &[][..],
            "GoneException",
        ),
        (
            &[("x-ms-error-code", "NoRoof")],
            "{\"message\": \"No roof\"}",
            &["No roof"],
            "NoRoof",
        ),
        (
            &[("x-ms-error-code", "NoRoof")],
            "{\"message\": \"No\", \"code\": \"x\"}",
            &["No [x]"],
            "x",
        ),
        (
            &[(
                "www-authenticate",
                "Basic realm=\"a, error=b\", Bearer error=\"old_pass\", error_description=\"The \\\"pass\\\" is old\"",
            )],
            "",
            &["The \"pass\" is old [old_pass]"],
            "old_pass",
        ),
        (
            &[
                ("grpc-status", "5"),
                ("grpc-message", "no %F0%9F%8F%A0 here"),
            ],
            "",
            &["no 🏠 here [5]"],
            "5",
        ),
    ] {
        let response = answer(headers, body);
        assert_eq!(lines(&response), expected, "{headers:?}");
        assert_eq!(response.error_code().as_deref(), Some(code), "{headers:?}");
        assert!(response.messages().is_complete(), "{headers:?}");
    }
    let fine = answer(&[("grpc-status", "0")], "");
    assert_eq!(fine.error_code(), None);
}

#[test]
fn what_is_truncated_is_not_complete() {
    for body in ["", "the roof", r#"{"message": "No roof"}"#] {
        let response = answer(&[], body).with_truncated();
        assert!(!response.messages().is_complete(), "{body}");
    }
}

#[test]
fn what_is_wrapped_may_be_any_text() {
    for (content_type, body, expected) in [
        (
            "text/event-stream",
            "event: error\ndata: The roof is too steep\n\ndata: [DONE]\n\n",
            "The roof is too steep",
        ),
        (
            "multipart/mixed; boundary=x",
            "--x\r\ncontent-type: text/plain\r\n\r\nThe roof is too steep\r\n--x--\r\n",
            "The roof is too steep",
        ),
        (
            "multipart/mixed; boundary=x",
            "--x\r\n\r\n<html><title>Bad Gateway</title></html>\r\n--x--\r\n",
            "Bad Gateway",
        ),
    ] {
        let response = answer(&[("content-type", content_type)], body);
        assert_eq!(lines(&response), [expected], "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}
