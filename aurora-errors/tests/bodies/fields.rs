//! Maps from fields to what is wrong with them.

use super::lines::check;

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
