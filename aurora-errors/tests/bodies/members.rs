//! What members mean that mean something else in other places.

use super::lines::check_lines;

#[test]
fn a_name_is_the_field_only_where_no_thing_can_have_it() {
    check_lines(&[
        // What names a field says more than a name.
        (
            r#"{"errors": [{"name": "required", "path": ["roof", "size"], "message": "Say how large"}]}"#,
            &["roof.size: Say how large"],
        ),
        // A location is one where it leads to it.
        (
            r#"{"errors": [{"message": "A text, please", "location": "body.name"}, {"location": "query", "param": "size", "msg": "A number, please"}]}"#,
            &["body.name: A text, please", "size: A number, please"],
        ),
        (
            r#"{"errors": [{"message": "Sign in", "location": "Authorization"}]}"#,
            &["Sign in"],
        ),
        // A thing has a name and a type, and neither is said of it.
        (
            r#"{"errors": [{"code": "DENIED", "message": "Sign in", "detail": [{"type": "repository", "name": "roofs"}]}]}"#,
            &["Sign in [DENIED]"],
        ),
        (
            r#"{"message": "Refused", "elements": [{"name": "Ada B", "validationErrors": [{"message": "This is no address."}]}]}"#,
            &["Refused", "This is no address."],
        ),
        (
            r#"{"message": "Refused", "results": [{"name": "size", "message": "It is too big"}]}"#,
            &["Refused", "size: It is too big"],
        ),
    ]);
}

#[test]
fn what_is_invalid_is_said_of_each_parameter() {
    check_lines(&[
        (
            r#"{"title": "It cannot be", "invalid_parameters": [{"name": "ttl", "reason": "Too long a time."}]}"#,
            &["It cannot be", "ttl: Too long a time."],
        ),
        (
            r#"{"message": "Refused", "invalidFields": {"ttl": "is too long"}}"#,
            &["Refused", "ttl: is too long"],
        ),
        (
            r#"{"error": {"message": "Refused", "params": [{"param": "code", "message": "is taken"}]}}"#,
            &["Refused", "code: is taken"],
        ),
        (
            r#"{"details": [{"argument_name": "size", "message": "is too big"}]}"#,
            &["size: is too big"],
        ),
        // An echo.
        (
            r#"{"message": "Refused", "parameters": [{"name": "a", "value": "b c"}]}"#,
            &["Refused"],
        ),
    ]);
}

#[test]
fn what_an_error_holds_for_its_operators_or_as_a_choice_is_no_message() {
    check_lines(&[
        (
            r#"{"error": {"message": {"value": "No such order"}, "innererror": {"Error_Resolution": {"Note": "See note 17"}, "errordetails": [{"message": "Enter a date", "target": "day"}]}}}"#,
            &["No such order", "day: Enter a date"],
        ),
        (
            r#"{"error": {"name": "UniqueError", "errors": [{"message": "It is taken", "path": "email"}], "sql": "INSERT INTO roofs"}}"#,
            &["email: It is taken"],
        ),
        (
            r#"{"errors": [{"message": "Not this", "field": "color", "allowedValues": ["dark blue"]}]}"#,
            &["color: Not this"],
        ),
        (
            r#"{"error": "denied", "error_reason": "user_denied", "error_description": "You said no"}"#,
            &["You said no [denied]"],
        ),
    ]);
}

#[test]
fn an_object_around_the_answer_is_no_field() {
    check_lines(&[
        (
            r#"{"badRequest": {"code": 400, "message": "There is no such size."}}"#,
            &["There is no such size. [400]"],
        ),
        (
            r#"{"ApiResponse": {"messages": [{"title": "There is no such user"}]}}"#,
            &["There is no such user"],
        ),
        (
            r#"{"_embedded": {"errors": [{"message": "It is closed"}]}}"#,
            &["It is closed"],
        ),
        (
            r#"{"errorInformation": {"message": "It is closed", "exceptions": [{"reason": "It is night"}]}}"#,
            &["It is closed", "It is night"],
        ),
    ]);
}

#[test]
fn keys_are_read_in_the_languages_of_the_servers() {
    check_lines(&[
        (
            r#"{"mensaje": "El tejado no existe"}"#,
            &["El tejado no existe"],
        ),
        (
            r#"{"erreur": "Le toit est introuvable"}"#,
            &["Le toit est introuvable"],
        ),
        (
            r#"{"fout": [{"foutcode": "E5", "omschrijving": "Dit nummer is niet geldig."}]}"#,
            &["Dit nummer is niet geldig. [E5]"],
        ),
        (
            r#"{"erros": [{"campo": "cpf", "mensagem": "faltam dois algarismos"}]}"#,
            &["cpf: faltam dois algarismos"],
        ),
        (
            r#"{"fehlermeldung": "Das Dach fehlt", "fehlercode": "E7"}"#,
            &["Das Dach fehlt [E7]"],
        ),
    ]);
}
