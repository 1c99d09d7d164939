//! What real forms of error bodies say.

use aurora_errors::http::Response;
use aurora_errors::{ErrorResponse, Message};

fn json(body: impl Into<Vec<u8>>) -> ErrorResponse {
    answer("application/json", body)
}

fn answer(content_type: &str, body: impl Into<Vec<u8>>) -> ErrorResponse {
    let response = Response::builder().header("content-type", content_type);
    response.body(body.into()).unwrap().into()
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

/// A body, its messages and its code.
type Case = (&'static str, &'static [&'static str], Option<&'static str>);

#[track_caller]
fn check(cases: &[Case]) {
    for (body, messages, code) in cases {
        let response = json(*body);
        assert_eq!(lines(&response), *messages, "{body}");
        assert_eq!(response.error_code().as_deref(), *code, "{body}");
    }
}

#[test]
fn an_error_object_gives_its_text_with_the_code_and_field_beside_it() {
    check(&[
        (
            r#"{"error": {"message": "No such model", "type": "invalid_request_error", "param": "model", "code": null}}"#,
            &["model: No such model [invalid_request_error]"],
            Some("invalid_request_error"),
        ),
        (
            r#"{"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}"#,
            &["Overloaded [overloaded_error]"],
            Some("overloaded_error"),
        ),
        (
            r#"{"code": 20003, "message": "Authenticate", "more_info": "https://example.com/20003", "status": 401}"#,
            &["Authenticate [20003]"],
            Some("20003"),
        ),
        (
            r#"{"status": 422, "errorCode": "14_007", "message": "Invalid payout", "errorType": "validation"}"#,
            &["Invalid payout [14_007]"],
            Some("14_007"),
        ),
        (
            r#"{"__type": "com.example.dynamo#ThrottlingException", "Message": "Rate exceeded"}"#,
            &["Rate exceeded [ThrottlingException]"],
            Some("ThrottlingException"),
        ),
        (
            r#"{"object": "error", "status": 401, "code": "unauthorized", "message": "API token is invalid."}"#,
            &["API token is invalid. [unauthorized]"],
            Some("unauthorized"),
        ),
        (
            r#"{"status": {"timestamp": "2024-01-01T00:00:00Z", "error_code": 1001, "error_message": "This API Key is invalid."}}"#,
            &["This API Key is invalid. [1001]"],
            Some("1001"),
        ),
        (
            r#"{"id": "rate_limited", "message": "Slow down", "request_id": "a-1"}"#,
            &["Slow down [rate_limited]"],
            Some("rate_limited"),
        ),
        (
            r#"{"fault": {"faultstring": "Invalid ApiKey", "detail": {"errorcode": "oauth.v2.InvalidApiKey"}}}"#,
            &["Invalid ApiKey"],
            Some("oauth.v2.InvalidApiKey"),
        ),
        (
            r#"{"meta": {"code": 400, "errorType": "param_error", "errorDetail": "must provide a venue"}}"#,
            &["must provide a venue [param_error]"],
            Some("param_error"),
        ),
    ]);
}

#[test]
fn a_word_in_place_of_a_text_is_the_code_and_the_message_where_nothing_else_is_said() {
    check(&[
        (
            r#"{"error": "invalid_grant", "error_description": "The code has expired"}"#,
            &["The code has expired [invalid_grant]"],
            Some("invalid_grant"),
        ),
        (
            r#"{"timestamp": 1, "status": 500, "error": "Internal Server Error", "path": "/x", "message": ""}"#,
            &["Internal Server Error"],
            None,
        ),
        (
            r#"{"statusCode": 400, "message": ["name must be a string", "age is too low"], "error": "Bad Request"}"#,
            &["name must be a string", "age is too low"],
            None,
        ),
        (
            r#"{"statusCode": 403, "error": "Forbidden", "message": "Not yours", "errorCode": "insufficient_scope"}"#,
            &["Not yours [insufficient_scope]"],
            Some("insufficient_scope"),
        ),
        (
            r#"{"error": "not_found", "reason": "missing"}"#,
            &["missing [not_found]"],
            Some("not_found"),
        ),
        (
            r#"{"status": 404, "error": "Not Found"}"#,
            &["Not Found"],
            None,
        ),
        (
            r#"{"title": "Forbidden", "detail": "This plan has no reports"}"#,
            &["This plan has no reports"],
            None,
        ),
    ]);
}

#[test]
fn details_causes_and_violations_are_messages_with_their_fields() {
    check(&[
        (
            r#"{"error": {"code": 403, "message": "Denied", "status": "PERMISSION_DENIED",
                "errors": [{"domain": "global", "reason": "forbidden", "message": "Denied"}],
                "details": [
                    {"@type": "type.example/ErrorInfo", "reason": "API_KEY_INVALID", "metadata": {"service": "x y"}},
                    {"@type": "type.example/BadRequest", "fieldViolations": [{"field": "name", "description": "too long"}]},
                    {"@type": "type.example/Help", "links": [{"description": "How to", "url": "https://x"}]},
                    {"@type": "type.example/DebugInfo", "stackEntries": ["at main (a.rs)"]}]}}"#,
            &["Denied [PERMISSION_DENIED]", "name: too long"],
            Some("PERMISSION_DENIED"),
        ),
        (
            r#"{"error": {"code": "BadArgument", "message": "Multiple errors", "details": [
                {"code": "NullValue", "target": "Phone", "message": "Phone must not be null"}],
                "innererror": {"code": "PasswordError", "innererror": {"code": "TooShort"}}}}"#,
            &[
                "Multiple errors [BadArgument]",
                "Phone: Phone must not be null [NullValue]",
            ],
            Some("BadArgument"),
        ),
        (
            r#"{"name": "INVALID_REQUEST", "message": "Not well-formed", "debug_id": "b1d5", "details": [
                {"field": "/amount", "location": "body", "issue": "MISSING_PARAMETER", "description": "A parameter is missing."}],
                "links": [{"href": "https://x", "rel": "self"}]}"#,
            &[
                "Not well-formed [INVALID_REQUEST]",
                "/amount: A parameter is missing. [MISSING_PARAMETER]",
            ],
            Some("INVALID_REQUEST"),
        ),
        (
            r#"{"error": "RecordInvalid", "description": "Record validation errors", "details": {
                "email": [{"description": "Email: x is used", "error": "DuplicateValue"}]}}"#,
            &[
                "Record validation errors [RecordInvalid]",
                "email: Email: x is used [DuplicateValue]",
            ],
            Some("RecordInvalid"),
        ),
        (
            r#"{"errors": [{"category": "INVALID_REQUEST_ERROR", "code": "BAD_VALUE", "detail": "No such card", "field": "source_id"}]}"#,
            &["source_id: No such card [BAD_VALUE]"],
            Some("BAD_VALUE"),
        ),
        (
            r#"{"violations": [{"propertyPath": "user.email", "message": "Not an email", "code": "bd79c0ab"}]}"#,
            &["user.email: Not an email [bd79c0ab]"],
            Some("bd79c0ab"),
        ),
        (
            r##"{"message": "invalid body", "errors": [{"instancePath": "/age", "schemaPath": "#/x", "keyword": "type", "params": {"type": "integer"}, "message": "must be integer"}]}"##,
            &["invalid body", "/age: must be integer"],
            None,
        ),
        (
            r#"{"kind": "Status", "status": "Failure", "message": "x is invalid", "reason": "Invalid", "code": 422,
                "details": {"name": "x", "kind": "pods", "causes": [{"reason": "FieldValueInvalid", "message": "must be set", "field": "spec.a"}]}}"#,
            &[
                "x is invalid [Invalid]",
                "spec.a: must be set [FieldValueInvalid]",
            ],
            Some("Invalid"),
        ),
        (
            r#"{"errorCode": "E0000001", "errorSummary": "Api validation failed", "errorId": "oae", "errorCauses": [{"errorSummary": "login: taken"}]}"#,
            &["Api validation failed [E0000001]", "login: taken"],
            Some("E0000001"),
        ),
        (
            r#"{"title": "Invalid", "invalid-params": [{"name": "age", "reason": "must be positive"}]}"#,
            &["age: must be positive"],
            None,
        ),
        (
            r#"{"message": [{"property": "email", "constraints": {"isEmail": "email must be an email"}}]}"#,
            &["email.isEmail: email must be an email"],
            None,
        ),
    ]);
}

#[test]
fn a_list_of_fields_names_them_and_a_map_says_what_is_wrong_with_them() {
    check(&[
        (
            r#"{"error": {"message": "Cannot save", "fields": {"name": "has no vowel", "size": ["is too big"]}}}"#,
            &["Cannot save", "name: has no vowel", "size: is too big"],
            None,
        ),
        (
            r#"{"fields": {"name": ["is too long"]}, "message": "Cannot save"}"#,
            &["name: is too long", "Cannot save"],
            None,
        ),
        (
            r#"[{"fields": ["Last Name"], "message": "Fill in what is missing", "errorCode": "MISSING"}]"#,
            &["Fill in what is missing [MISSING]"],
            Some("MISSING"),
        ),
        (
            r#"{"message": "Cannot save", "fields": [{"field": "size", "message": "is too big"}]}"#,
            &["Cannot save", "size: is too big"],
            None,
        ),
        (
            r#"{"code": "save_failed", "details": {"name": ["is too long"], "size": ["is too big"]}}"#,
            &["name: is too long", "size: is too big"],
            Some("save_failed"),
        ),
    ]);
}

#[test]
fn maps_nest_in_objects_and_lists_however_deep() {
    check(&[
        (
            r#"{"owner": {"office": {"street": ["Say where it is."], "tags": ["new"]}, "tags": ["new"]}}"#,
            &["owner.office.street: Say where it is."],
            None,
        ),
        (
            r#"{"errors": {"rows": [{}, {"size": ["is too big"]}, {"parts": [{"name": ["is no name"]}]}]}}"#,
            &["rows.1.size: is too big", "rows.2.parts.0.name: is no name"],
            None,
        ),
        (
            r#"[{}, {"name": ["Say who it is."]}]"#,
            &["name: Say who it is."],
            None,
        ),
        (
            r#"{"form": {"parts": [{"label": {"text": "Pass phrase"}, "notes": [], "messages": [{"id": 4, "text": "That is too short"}]}]}}"#,
            &["form.parts: That is too short"],
            None,
        ),
        (
            r#"{"message": "It failed", "owner": {"office": {"notes": ["Ring the bell"], "title": "Dr. No"}}}"#,
            &["It failed"],
            None,
        ),
    ]);
}

#[test]
fn a_text_in_an_object_of_its_own_has_the_code_beside_that() {
    check(&[
        (
            r#"{"error": {"code": "NoEntity", "message": {"lang": "en", "value": "No such entity"}}}"#,
            &["No such entity [NoEntity]"],
            Some("NoEntity"),
        ),
        (
            r#"{"code": 7, "error": {"message": "It failed"}}"#,
            &["It failed [7]"],
            Some("7"),
        ),
        (
            r#"{"code": 7, "errors": [{"message": "It failed"}]}"#,
            &["It failed"],
            Some("7"),
        ),
    ]);
}

#[test]
fn an_error_with_a_code_is_no_map_of_fields() {
    check(&[
        (
            r#"{"error": {"code": "gone", "more": "Read the manual", "message": "It is gone"}}"#,
            &["It is gone [gone]"],
            Some("gone"),
        ),
        (
            r#"{"error": {"code": "gone", "what": "It is gone"}}"#,
            &["It is gone [gone]"],
            Some("gone"),
        ),
        (
            r#"{"error": {"code": ["is no code"], "name": "is no name"}}"#,
            &["code: is no code", "name: is no name"],
            None,
        ),
    ]);
}

#[test]
fn keys_of_several_words_are_read_by_what_they_end_with() {
    check(&[
        (
            r#"{"serviceErrorCode": 77001, "message": "The key has run out", "status": 401}"#,
            &["The key has run out [77001]"],
            Some("77001"),
        ),
        (
            r#"{"error": {"code": 7, "error_user_msg": "Ask the owner first", "error_trace_id": "a b"}}"#,
            &["Ask the owner first [7]"],
            Some("7"),
        ),
        (
            r#"{"code": "40009", "msg": "It failed", "sub_msg": "no such trade"}"#,
            &["It failed [40009]", "no such trade [40009]"],
            Some("40009"),
        ),
        (
            r#"{"x:title": "It failed", "x:errorDetails": [{"detail": "no such entity", "x:errorCode": "E3", "x:errorPath": "entity"}]}"#,
            &["It failed", "entity: no such entity [E3]"],
            Some("E3"),
        ),
        (
            r#"{"error": {"code": 12, "type": "key_missing", "info": "Send a key with it"}}"#,
            &["Send a key with it [12]"],
            Some("12"),
        ),
        (
            r#"{"status": "error", "statusText": "The printer is on fire"}"#,
            &["The printer is on fire"],
            None,
        ),
        (
            r#"{"error": {"code": 404, "debug": "row 7 of a b", "debugMessage": "a b", "status": "Not Found", "message": "No such host"}}"#,
            &["No such host [404]"],
            Some("404"),
        ),
    ]);
}

#[test]
fn maps_name_their_fields_and_trees_their_paths() {
    check(&[
        (
            r#"{"type": "https://example.com/probs/1", "title": "One or more validation errors occurred.", "status": 400, "traceId": "00-1",
                "errors": {"Name": ["The Name field is required."]}}"#,
            &[
                "One or more validation errors occurred. [https://example.com/probs/1]",
                "Name: The Name field is required.",
            ],
            Some("https://example.com/probs/1"),
        ),
        (
            r#"{"non_field_errors": ["Unable to log in."], "password": ["This field is required."]}"#,
            &["Unable to log in.", "password: This field is required."],
            None,
        ),
        (
            r#"{"items": [{}, {"quantity": ["A valid integer is required."]}]}"#,
            &["items.1.quantity: A valid integer is required."],
            None,
        ),
        (
            r#"{"errors": {"title": ["is too long"], "message": "can't be blank", "token": "is invalid"}}"#,
            &["title: is too long", "can't be blank"],
            None,
        ),
        (
            r#"{"Message": "The request is invalid.", "ModelState": {"user.Name": ["The Name field is required."]}}"#,
            &[
                "The request is invalid.",
                "user.Name: The Name field is required.",
            ],
            None,
        ),
        (
            r#"{"messages": {"json": {"name": ["Missing data."], "tags": {"0": ["Not a string."]}}}}"#,
            &["json.name: Missing data.", "json.tags.0: Not a string."],
            None,
        ),
        (
            r#"{"error": {"code": "", "message": {"lang": "en-US", "value": "No such entity"}}}"#,
            &["No such entity"],
            None,
        ),
        (
            r#"{"message": {"email": "Email is required"}}"#,
            &["email: Email is required"],
            None,
        ),
    ]);
}

#[test]
fn lists_at_the_top_strings_and_graphql_are_read() {
    check(&[
        (
            r#"["Name can't be blank", "Email is taken"]"#,
            &["Name can't be blank", "Email is taken"],
            None,
        ),
        (
            r#"{"data": {"post": {"message": "hello", "title": "a b"}}, "errors": [
                {"message": "Not yours", "path": ["post", 0], "extensions": {"type": "x", "code": "FORBIDDEN", "exception": {"stacktrace": ["at a b"]}}}]}"#,
            &["post.0: Not yours [FORBIDDEN]"],
            Some("FORBIDDEN"),
        ),
        (
            r#"{"message": "{\"error\": {\"code\": \"E7\", \"message\": \"caf\\u00e9 closed\"}}"}"#,
            &["café closed [E7]"],
            Some("E7"),
        ),
        (
            r#"{"name": "ZodError", "message": "[{\"code\": \"too_small\", \"path\": [\"user\", \"age\"], \"message\": \"Too small\"}]"}"#,
            &["user.age: Too small [too_small]"],
            Some("ZodError"),
        ),
        (
            r#"{"message": "{\"token\": \"t0p\", \"message\": \"cut off\", \"to"}"#,
            &["cut off"],
            None,
        ),
        (
            r#"{"message": "{id} is not a number"}"#,
            &["{id} is not a number"],
            None,
        ),
        (
            r#"{"message": "<html><title>502 Bad Gateway</title><body>x</body></html>"}"#,
            &["502 Bad Gateway"],
            None,
        ),
        (
            r#"{"success": false, "response_metadata": {"messages": ["no such channel"]}}"#,
            &["no such channel"],
            None,
        ),
    ]);
}

#[test]
fn what_is_no_message_is_not_given() {
    check(&[
        (
            r#"{"message": "Denied", "token": "t0p", "access_token": "s3cret", "password": "hunter 2", "api_key": "k3y",
                "user": {"title": "Dr. No", "description": "a doctor"}, "request": {"message": "hello"},
                "body": {"message": "hello"}, "input": "a b", "meta": {"id": "x y"}, "accounts": ["/a/b"],
                "stack": ["at main (a.js)"], "trace": "at main", "links": [{"title": "a page"}], "suggestions": ["try this"]}"#,
            &["Denied"],
            None,
        ),
        (r#"{"token": "a b c"}"#, &[], None),
        (
            r#"{"scopes": ["read", "write"], "roles": ["admin"]}"#,
            &[],
            None,
        ),
        (
            r#"{"error": {"authorization": "Bearer abc def", "code": "x"}}"#,
            &[],
            Some("x"),
        ),
        (
            r#"{"error": true, "errors": null, "message": null}"#,
            &[],
            None,
        ),
        (
            r#"{"error": {"message": "  "}, "errors": [null, 1, [], {}]}"#,
            &[],
            None,
        ),
    ]);
}

#[test]
fn an_html_page_gives_its_title() {
    let page = "<!DOCTYPE html>\n<HTML><head><TITLE lang=en>Tom &amp;\n Jerry &#8217;s &bogus;</TITLE></head><body><h1>x</h1></body>";
    assert_eq!(
        lines(&answer("text/html", page)),
        ["Tom & Jerry ’s &bogus;"]
    );
    assert_eq!(lines(&json(page)), ["Tom & Jerry ’s &bogus;"]);
    let drawing = "<html><body><svg><title>a logo</title></svg></body></html>";
    assert!(lines(&answer("text/html", drawing)).is_empty());
}

#[test]
fn xml_says_what_its_elements_are_named_for() {
    for (body, messages, code) in [
        (
            "\u{feff}<?xml version='1.0'?>\n<Error><Code>NoSuchThing</Code><Message>No thing &quot;x&amp;y&quot;</Message><RequestId>a b</RequestId></Error>",
            &["No thing \"x&y\" [NoSuchThing]"][..],
            Some("NoSuchThing"),
        ),
        (
            "<r xmlns='urn:x'><Errors><Error><Code>A</Code><Message>a b</Message></Error><Error><Code>B</Code><Message>c d</Message></Error></Errors></r>",
            &["a b [A]", "c d [B]"],
            Some("A"),
        ),
        (
            "<s:Envelope><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring xml:lang='en'> <![CDATA[No <b> &amp; no c]]> </faultstring><detail/></s:Fault></s:Body></s:Envelope>",
            &["No <b> &amp; no c [s:Client]"],
            Some("s:Client"),
        ),
        (
            "<problem><type>https://example.com/empty</type><title>No credit</title><!-- <title>x</title> --><status>403</status></problem>",
            &["No credit"],
            Some("https://example.com/empty"),
        ),
        (
            "<DeniedException>\n <Message>a b</Message>\n</DeniedException>",
            &["a b"],
            Some("DeniedException"),
        ),
    ] {
        let response = answer("text/xml", body);
        assert_eq!(lines(&response), messages, "{body}");
        assert_eq!(response.error_code().as_deref(), code, "{body}");
        assert!(response.messages().is_complete(), "{body}");
    }
    for body in [
        "<feed><entry><id>a b</id></entry></feed>",
        "<Error><Code>A</Code><Message>a b</Mess",
        "<Error><Message>a b",
        "<Error><Message><![CDATA[a b</Message></Error>",
        "<Error><Message>d\u{e9}j\u{e0}",
        "<>",
        "<Error",
    ] {
        let response = answer("text/xml", body);
        assert!(lines(&response).len() <= 1, "{body}");
        assert!(!response.messages().is_complete(), "{body}");
    }
}

#[test]
fn a_page_is_known_by_its_first_element_and_without_a_title_gives_its_heading() {
    for page in [
        "<?xml version='1.0'?>\n<!-- cached --><!DOCTYPE html><html><head><title>We&rsquo;re closed</title></head></html>",
        "<html><body><h1 class=x>We&rsquo;re\n<b>closed</b></h1> until noon</body></html>",
        "<html><head><title> </title></head><body><h1>We&rsquo;re closed</h1></body></html>",
        "<h1>We&rsquo;re closed</h1>",
    ] {
        for content_type in ["text/html; charset=iso-8859-1", "application/json"] {
            let response = answer(content_type, page);
            assert_eq!(lines(&response), ["We’re closed"], "{page}");
            assert!(response.messages().is_complete());
        }
    }
    let page = b"<html><title>502 Bad Gateway</title><body>d\xe9j\xe0</body></html>";
    let response = answer("text/html; charset=iso-8859-1", page);
    assert_eq!(lines(&response), ["502 Bad Gateway"]);
    assert!(lines(&answer("text/html", "<!-- <html>")).is_empty());
}

#[test]
fn utf_8_is_read_whatever_charset_is_named() {
    let response = answer(
        "application/json;charset=ISO-8859-1",
        r#"{"message": "déjà là"}"#,
    );
    assert_eq!(lines(&response), ["déjà là"]);
    let cut = b"{\"message\": \"d\xc3\xa9j\xc3\xa0\", \"more\": \"\xc3";
    let response = answer("application/json;charset=ISO-8859-1", cut);
    assert_eq!(lines(&response), ["déjà"]);
}

#[test]
fn a_text_body_is_its_message_unless_it_is_no_text() {
    for text in [
        "upstream timed out",
        "404 page not found",
        "[error] no space",
        "\"x\" is not a name",
        "panic({code})",
    ] {
        assert_eq!(lines(&answer("text/plain", text)), [text]);
        assert_eq!(lines(&answer("text/xml", text)), [text]);
        assert_eq!(lines(&json(format!(" {text}\r\n"))), [text]);
    }
    let code = answer("text/plain", "error code: 1020\n");
    assert_eq!(code.error_code().as_deref(), Some("1020"));
    for (content_type, body) in [
        ("text/css", &b"abc"[..]),
        ("text/plain", b"\xFF\xFEa"),
        ("text/plain", b"a\0b"),
        ("application/json", b"{token: 'abc'}"),
        ("application/json; charset=utf-16", b"\xFF\xFE{\0\"\0"),
    ] {
        assert!(
            lines(&answer(content_type, body)).is_empty(),
            "{content_type}"
        );
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
fn escapes_are_read_and_lone_surrogates_replaced() {
    let response = json(r#"{"message": "\u00e9 \ud83d\ude00 \ud83d \n\t\"\\\/"}"#);
    let message = response.messages().next().unwrap();
    assert_eq!(message.text(), "é 😀 \u{fffd} \n\t\"\\/");
    assert!(lines(&json(r#"{"message": "\x41 \u00zz"}"#)).is_empty());
}

#[test]
fn a_message_prints_escaped() {
    let response = json(r#"{"message": "\u001b[31mred\u202e"}"#);
    let printed = response.messages().next().unwrap().to_string();
    assert!(
        printed
            .chars()
            .all(|character| character.is_ascii_graphic()),
        "{printed}"
    );
}

#[test]
fn at_most_64_messages_and_16_kib_of_text_are_given() {
    let many = |count: usize| {
        let items: Vec<String> = (0..count)
            .map(|number| format!(r#""e {number}""#))
            .collect();
        json(format!(r#"{{"errors": [{}]}}"#, items.join(",")))
    };
    assert_eq!(many(64).messages().count(), 64);
    assert!(many(64).messages().is_complete());
    assert_eq!(many(65).messages().count(), 64);
    assert!(!many(65).messages().is_complete());

    let limit = 16 * 1024;
    let long = |length: usize| {
        json(format!(
            r#"{{"a": 1, "message": "{}"}}"#,
            "é".repeat(length)
        ))
    };
    assert!(long(limit / 2).messages().is_complete());
    assert!(!long(limit / 2 + 1).messages().is_complete());
    let response = long(limit);
    let texts: Vec<_> = response
        .messages()
        .map(|message| message.text().len())
        .collect();
    assert_eq!(texts, [limit]);
    let three = json(format!(
        r#"["{0}1", "{0}2", "{0}3"]"#,
        "x".repeat(limit / 2 - 1)
    ));
    assert_eq!(three.messages().count(), 2);
    assert!(!three.messages().is_complete());
}

#[test]
fn completeness_does_not_depend_on_what_was_taken() {
    let response = json(r#"["a b", "c d"]"#);
    let mut messages = response.messages();
    for _ in 0..4 {
        assert!(messages.is_complete());
        messages.next();
    }
}

#[test]
fn huge_hostile_bodies_are_answered() {
    const MIB: usize = 1024 * 1024;
    for body in [
        "[".repeat(MIB),
        r#"{"error":"#.repeat(MIB / 9),
        r#"{"message":"a b","error":"#.repeat(MIB / 26),
        format!(r#"{{"message": "{}"#, "x".repeat(MIB)),
        format!(r#"{{"message": "{}"}}"#, "\\u0000".repeat(MIB / 6)),
        format!("{{\"{}\": 1}}", "k".repeat(MIB)),
        format!("[{}]", r#"{"message": "a b"},"#.repeat(MIB / 19)),
        format!("<html><title>{}", "<title".repeat(MIB / 6)),
        "<a>".repeat(MIB / 3),
        "<a><![CDATA[".repeat(MIB / 12),
        format!("<a>{}", "<message>a b</message>".repeat(MIB / 22)),
        // Reading the long fields anew for each of the messages would take minutes.
        format!(
            r#"{{"errors": [{{"source": {{{}}}, {}"#,
            r#""k": 1, "#.repeat(MIB / 8),
            r#""message": "a b", "#.repeat(MIB / 18)
        ),
        format!(
            r#"{{"errors": [{{"field": "{}", {}"#,
            "k".repeat(MIB),
            r#""message": "a b", "#.repeat(MIB / 18)
        ),
    ] {
        let response = json(body);
        assert!(response.messages().count() <= 64);
        let _ = response.messages().is_complete();
        let _ = response.error_code();
    }
}
