//! What a JSON object that is an error says, and what is data in it.

use super::lines::check;

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
