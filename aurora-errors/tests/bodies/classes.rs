//! Forms of JSON in which servers say what happened, class by class.

use super::lines::{answer, check_lines};

#[test]
fn a_list_of_sentences_is_a_fields_complaint_whatever_the_key_is_called() {
    check_lines(&[
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
        (
            r#"{"errors": {"model.Error": ["Say which."], "password": ["weak"]}}"#,
            &["model.Error: Say which.", "password: weak"],
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
    check_lines(&[
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
        // The way in which Spring and JSend write them.
        (
            r#"{"roofName": "size must be 2 or more", "status": "must not be open"}"#,
            &[
                "roofName: size must be 2 or more",
                "status: must not be open",
            ],
        ),
        (
            r#"{"status": "fail", "data": {"title": "A title is needed"}}"#,
            &["title: A title is needed"],
        ),
        (
            r#"{"message": "Refused", "errors": {"title": "too_long"}}"#,
            &["Refused", "title: too_long"],
        ),
        (
            r#"{"custom_fields": {"angle": "Value must be a number."}}"#,
            &["custom_fields.angle: Value must be a number."],
        ),
        (
            r#"{"message": "Refused", "errors": [{"angle": "Make it less"}, {"name": "is taken"}]}"#,
            &["Refused", "angle: Make it less", "name: is taken"],
        ),
        (
            r#"{"message": "Refused", "errors": [{"password": "hunter2 it is"}, {"code": "E1"}, {"ref": "abc"}]}"#,
            &["Refused"],
        ),
        // What has a code is one error, whatever its text is called.
        (
            r#"{"remark": "The roof is gone", "code": "E1"}"#,
            &["The roof is gone [E1]"],
        ),
        // Sentences beside a message are no fields.
        (
            r#"{"error": {"message": "Refused", "host": "roof one", "date": "1 May 2024"}}"#,
            &["Refused"],
        ),
        (
            r#"{"errors": {"code": "E1", "detail": "It has no roof", "place": "north"}}"#,
            &["It has no roof [E1]"],
        ),
    ]);
}

#[test]
fn fields_stand_beside_the_message_under_a_key_of_their_own() {
    check_lines(&[
        (
            r#"{"error": {"message": "Refused", "fields": {"secret": "is too short", "name": "taken"}}}"#,
            &["Refused", "secret: is too short", "name: taken"],
        ),
        (
            r#"{"message": "Refused", "data": {"params": {"angle": "angle must be a number"}}}"#,
            &["Refused", "angle: angle must be a number"],
        ),
        (
            r#"{"message": "Refused", "params": {"description": "description must be a text"}}"#,
            &["Refused", "description: description must be a text"],
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
    check_lines(&[
        (
            r#"{"message": "Refused", "data": {"user": {"email": ["is no address"], "id": ["is unknown"]}}}"#,
            &[
                "Refused",
                "user.email: is no address",
                "user.id: is unknown",
            ],
        ),
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
        (
            r#"{"error": {"_errors": [], "roof": {"_errors": [], "angle": {"_errors": ["Too steep"]}}}}"#,
            &["roof.angle: Too steep"],
        ),
        (
            r#"{"errors": {"roofs": {"0": {"title": {"_errors": [{"message": "Say more"}]}}}}}"#,
            &["roofs.0.title: Say more"],
        ),
        (
            r#"[{"message": "Say more", "code": "E1", "fields": ["angle"]}]"#,
            &["angle: Say more [E1]"],
        ),
        (
            r#"{"issue": [{"code": "E1", "details": {"text": "Say more"}, "expression": ["Roof.angle"]}]}"#,
            &["Roof.angle: Say more [E1]"],
        ),
        (
            r#"{"errors": [["angle", "can't be blank"]]}"#,
            &["angle: can't be blank"],
        ),
        (
            r#"{"errors": [{"extensions": {"path": "$.roof", "code": "gone"}, "message": "No roof"}]}"#,
            &["No roof [gone]"],
        ),
    ]);
}

#[test]
fn the_reason_beside_a_message_is_told() {
    check_lines(&[
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
    check_lines(&[
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
        (
            r#"{"errors": {"angle": {"value": "a steep roof", "message": "is bad", "kind": "max", "path": "angle"}}}"#,
            &["angle: is bad"],
        ),
        (
            r#"{"errors": [{"message": "Make it less", "value": {"message": "hello you"}}]}"#,
            &["Make it less"],
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
    // A status in words is one only where no other says more.
    assert_eq!(
        code(r#"{"error": "Conflict", "message": {"code": "roof_there", "text": "No"}}"#)
            .as_deref(),
        Some("roof_there")
    );
    assert_eq!(
        code(r#"{"error": "Conflict"}"#).as_deref(),
        Some("Conflict")
    );
    assert_eq!(
        code(r#"{"error": "eyJhbGciOiJub25lIn0.eyJhIjoxfQ."}"#),
        None
    );
    assert_eq!(
        code(r#"{"resultCode": "ERROR", "message": [{"code": "E1", "text": "No"}]}"#).as_deref(),
        Some("E1")
    );
    // An id may be that of a call, so that any other code says more.
    assert_eq!(
        code(r#"{"id": "test", "errors": [{"message": "No"}]}"#),
        None
    );
    assert_eq!(
        code(r#"{"id": "test", "error": {"code": -5, "message": "No"}}"#).as_deref(),
        Some("-5")
    );
    assert_eq!(
        code(r#"{"scimType": "mutability", "detail": "It is read only"}"#).as_deref(),
        Some("mutability")
    );
}

#[test]
fn the_field_may_be_named_behind_what_is_said_of_it() {
    check_lines(&[
        (
            r#"{"errors": [{"messages": ["is too steep", "is too long"], "name": "angle"}]}"#,
            &["angle: is too steep", "angle: is too long"],
        ),
        (
            r#"[{"children": [], "constraints": {"max": "It must be less"}, "property": "angle"}]"#,
            &["angle.max: It must be less"],
        ),
        (
            r#"[{"errors": ["Make it less."], "field": "angle"}]"#,
            &["angle: Make it less."],
        ),
    ]);
}

#[test]
fn a_source_is_the_field_only_where_no_other_is_named() {
    check_lines(&[
        (
            r#"{"error": {"description": "Make it less", "source": "shop", "field": "angle"}}"#,
            &["angle: Make it less"],
        ),
        (
            r#"{"errors": [{"detail": "Make it less", "source": "angle"}]}"#,
            &["angle: Make it less"],
        ),
        (
            r#"{"errors": [{"message": "No such roof", "target": {"type": "field", "name": "roof.id"}}]}"#,
            &["roof.id: No such roof"],
        ),
        (
            r#"{"errors": [{"message": "No such roof", "source": {"name": "The shop"}}]}"#,
            &["No such roof"],
        ),
    ]);
}

#[test]
fn a_field_may_have_an_error_of_its_own() {
    check_lines(&[
        (
            r#"{"message": "Refused", "data": {"title": {"code": "E1", "message": "Say more."}}}"#,
            &["Refused", "title: Say more. [E1]"],
        ),
        (
            r#"{"message": "Refused", "data": {"result": {"code": "E1", "message": "Say more."}}}"#,
            &["Refused", "Say more. [E1]"],
        ),
        (
            r#"{"reasons": [{"code": "E1", "message": "No such roof"}], "success": false}"#,
            &["No such roof [E1]"],
        ),
        (
            r#"{"data": {"message": "Refused", "detail": "Say more", "errors": {"angle": ["is bad"]}}}"#,
            &["Refused", "Say more", "angle: is bad"],
        ),
        (
            r#"{"error_info": "There is no such roof."}"#,
            &["There is no such roof."],
        ),
    ]);
}

#[test]
fn what_else_stands_in_an_answer_says_it_where_nothing_else_does() {
    check_lines(&[
        (
            r#"{"status": "fail", "data": "There is no roof"}"#,
            &["There is no roof"],
        ),
        (
            r#"{"data": "hello you", "message": "No roof"}"#,
            &["No roof"],
        ),
        (
            r#"{"header": {"resultCode": "E1", "resultMsg": "No roof"}, "body": null}"#,
            &["No roof [E1]"],
        ),
        (r#"{"header": ["Send it."]}"#, &["header: Send it."]),
        (
            r#"{"invalid_fields": ["angle", "size"], "message": "No roof"}"#,
            &["No roof"],
        ),
    ]);
}

#[test]
fn a_text_means_the_same_whatever_is_escaped_in_it() {
    check_lines(&[
        (
            r#"{"angle": "\"angle\" must be less", "size": "\u0027size\u0027 is required"}"#,
            &["angle: \"angle\" must be less", "size: 'size' is required"],
        ),
        (
            r#"{"message": "No", "roofs": ["\/roofs\/1", "https:\/\/a.example?b\u0026c"]}"#,
            &["No"],
        ),
        (
            r#"{"text": {"div": "\u003Cdiv\u003E\u003Cp\u003ENo roof\u003C/p\u003E\u003C/div\u003E"}, "message": "No"}"#,
            &["No"],
        ),
    ]);
}
