//! What stands around a body: other bodies, character sets, content types and headers.

use super::lines::{answer, json, lines, of_type};

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
        (
            "application/json",
            format!(": ping\n\nid: 7\nevent: error\ndata: {json}\n\n"),
        ),
        (
            "application/json",
            format!("Log:\n[2024-05-01] a\n[2024-05-02] b\n[x] c\n[y] d\n[{json}]"),
        ),
        ("text/event-stream", json.to_owned()),
        ("application/octet-stream", json.to_owned()),
        (
            "multipart/mixed; boundary=x",
            format!(
                "--x\r\ncontent-type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{{\"message\": \"fine\"}}\r\n--x\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 Not Found\r\na: b\r\n\r\n{json}\r\n--x--"
            ),
        ),
        (
            "multipart/mixed; boundary=x",
            format!(
                "--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n{json}\r\n--y--\r\n--x--"
            ),
        ),
        (
            "multipart/form-data; boundary=\"x\"",
            format!("--x\n\n{json}\n--x\n\nmore\n--x--\n"),
        ),
    ] {
        let response = of_type(content_type, body.clone());
        assert_eq!(lines(&response), ["No roof [gone]"], "{body}");
        assert_eq!(response.error_code().as_deref(), Some("gone"), "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn a_text_that_only_begins_as_json_is_a_text() {
    let text = r#"{"a": 1} is no roof"#;
    let body = serde_json::json!({ "message": text }).to_string();
    assert_eq!(lines(&answer(&[], body)), [text]);
}

#[test]
fn a_text_is_told_under_the_type_of_the_success() {
    for content_type in [
        "application/octet-stream",
        "*/*",
        "application/pdf",
        "text/csv",
        "image/png",
        "x",
    ] {
        let response = of_type(content_type, "the roof is closed");
        assert_eq!(lines(&response), ["the roof is closed"], "{content_type}");
    }
    for (content_type, body) in [
        ("image/png", &b"\x89PNG\r\n\x1a\n"[..]),
        ("text/javascript", b"a b"),
        ("application/pdf", b"%PDF-1.7 \xff\x01"),
        ("application/octet-stream", b"\x1f\x8b\x08\0\0"),
    ] {
        let response = of_type(content_type, body);
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
        ("text/plain;charset='windows-1252'", b"d\xe9j\xe0 \x93l\xe0\x94".to_vec()),
        ("text/xml", b"<?xml version='1.0' encoding='iso-8859-1'?><error><message>d\xe9j\xe0 \x93l\xe0\x94</message></error>".to_vec()),
        ("text/html", b"<html><meta charset=latin1><title>d\xe9j\xe0 \x93l\xe0\x94</title></html>".to_vec()),
        ("application/json; charset=utf-16", utf_16("\u{feff}{\"message\": \"d\u{e9}j\u{e0} \u{201c}l\u{e0}\u{201d}\"}")),
        ("application/json", utf_16("{\"message\": \"d\u{e9}j\u{e0} \u{201c}l\u{e0}\u{201d}\"}")),
    ] {
        let response = of_type(content_type, body);
        assert_eq!(lines(&response), ["déjà “là”"], "{content_type}");
        assert!(response.messages().is_complete(), "{content_type}");
    }
    // Nothing says what it is: it is read as most likely, and said not to be sure.
    for body in [
        &b"{\"message\": \"d\xe9j\xe0\"}"[..],
        b"<title>d\xe9j\xe0</title>",
    ] {
        let response = of_type("text/html", body);
        assert_eq!(lines(&response), ["déjà"]);
        assert!(!response.messages().is_complete());
    }
    let response = of_type("text/plain; charset=x-none", b"d\xe9");
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
        let response = of_type(content_type, body);
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
            "error=gone&error_description=Le+toit+est+ferm%E9",
            "Le toit est fermé [gone]",
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
    // Servers of OAuth 1 send them as text.
    let text = answer(
        &[("content-type", "text/plain")],
        "oauth_problem=used_nonce",
    );
    assert_eq!(lines(&text), ["used_nonce [used_nonce]"]);
    for text in ["error=7 of 9", "errors=7"] {
        let response = of_type("text/plain", text);
        assert_eq!(lines(&response), [text]);
    }
}

#[test]
fn a_form_is_read_up_to_a_bound() {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = format!("error_description=it+is+gone{}", "&a=%22b".repeat(600));
    let response = answer(&form, body);
    assert_eq!(lines(&response), ["it is gone"]);
    assert!(!response.messages().is_complete());
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
            "The roof is too steep",
            "The roof is too steep",
        ),
        (
            "application/x-www-form-urlencoded",
            "The roof is too steep",
            "The roof is too steep",
        ),
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
        let response = of_type(content_type, body);
        assert_eq!(lines(&response), [expected], "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
}

#[test]
fn what_stands_around_the_json_and_breaks_it_does_not_hide_its_messages() {
    for body in [
        "\u{feff}{\"message\": \"a b\"}",
        ")]}'\n{\"message\": \"a b\"}",
        "while(1); {\"message\": \"a b\"}",
        "for (;;);{\"message\": \"a b\"}",
        "/**/answer.at_7({\"message\": \"a b\"});",
        "{\"ok\": false}\r\n{\"message\": \"a b\"}\n{\"message\": \"a b\"}",
        "{\"message\": \"a b\"} trailing",
        "{\"x\": NaN, \"message\": \"a b\",}",
    ] {
        let response = json(body);
        assert_eq!(lines(&response), ["a b"], "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
    for body in [
        r#"{"error": {"message": "a b", "code": 12"#,
        r#"{"message": "a b", "errors": ["c d"#,
        r#"{"errors": [{"message": "a b"}, {"mess"#,
        r#"{"errors": [{"message": "a b"}}"#,
    ] {
        let response = json(body);
        assert_eq!(lines(&response), ["a b"], "{body}");
        assert!(!response.messages().is_complete(), "{body}");
        assert_eq!(response.error_code(), None, "{body}");
    }
    assert_eq!(
        lines(&json(r#"{"error": "invalid_auth", "ok": fal"#)),
        ["invalid_auth [invalid_auth]"]
    );
}

#[test]
fn a_text_body_is_its_message_unless_it_is_no_text() {
    for text in [
        "upstream timed out",
        "404 page not found",
        "[error] no space",
        "[maintenance]",
        "\"x\" is not a name",
        "panic({code})",
    ] {
        assert_eq!(lines(&of_type("text/plain", text)), [text]);
        assert_eq!(lines(&of_type("text/xml", text)), [text]);
        assert_eq!(lines(&json(format!(" {text}\r\n"))), [text]);
    }
    let code = of_type("text/plain", "error code: 1020\n");
    assert_eq!(code.error_code().as_deref(), Some("1020"));
    for (content_type, body) in [
        ("text/css", &b"abc"[..]),
        ("text/plain", b"\xFF\xFEa"),
        ("text/plain", b"a\0b"),
        ("application/json", b"{token: 'abc'}"),
        ("application/json; charset=utf-16", b"\xFF\xFE{\0\"\0"),
    ] {
        assert!(
            lines(&of_type(content_type, body)).is_empty(),
            "{content_type}"
        );
    }
}

#[test]
fn utf_8_is_read_whatever_charset_is_named() {
    let response = of_type(
        "application/json;charset=ISO-8859-1",
        r#"{"message": "déjà là"}"#,
    );
    assert_eq!(lines(&response), ["déjà là"]);
    let cut = b"{\"message\": \"d\xc3\xa9j\xc3\xa0\", \"more\": \"\xc3";
    let response = of_type("application/json;charset=ISO-8859-1", cut);
    assert_eq!(lines(&response), ["déjà"]);
}
