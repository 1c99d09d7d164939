//! `$ref`s, within the document and into files beside it.

use super::{HEAD, folder, import, rows, run};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_path_has_its_own_operations_and_those_that_its_ref_leads_to() {
    let text = format!(
        "{HEAD}
  /a: {{$ref: '#/components/pathItems/shared', post: {{responses: {{409: {{description: Sold.}}}}}}}}
components: {{pathItems: {{shared: {{get: {{responses: {{404: {{description: None.}}}}}}}}}}}}
"
    );
    let (table, said) = import("siblings", &text, &[]);
    assert_eq!(rows(&table), json!([[404, "None."], [409, "Sold."]]));
    assert!(said.starts_with("operations: 2,"), "{said}");
}

#[test]
fn what_stands_beside_a_ref_counts_since_openapi_3_1() {
    for (version, expected) in [
        ("3", "Shared."),
        ("3.0.3", "Shared."),
        ("3.1.0", "Own."),
        ("3.2.0", "Own."),
    ] {
        let text = format!(
            "openapi: {version}
info: {{title: Pets}}
paths:
  /a: {{get: {{responses: {{404: {{$ref: '#/components/responses/None', description: Own.}}}}}}}}
components: {{responses: {{None: {{description: Shared.}}}}}}
"
        );
        let (table, _) = import("beside_a_ref", &text, &[]);
        assert_eq!(rows(&table), json!([[404, expected]]), "{version}");
    }
}

#[test]
fn files_beside_the_document_are_followed_and_none_outside_of_its_folder() {
    let outside = folder("beside");
    let inside = outside.join("api");
    fs::create_dir_all(inside.join("paths")).unwrap();
    fs::write(inside.join("paths/a b.yaml"), "get: {responses: {404: {$ref: '../common.json#/None'}, 409: {$ref: '#/Sold'}}}\nSold: {description: Sold.}\n").unwrap();
    fs::write(
        inside.join("common.json"),
        r##"{"None": {"$ref": "#/Other"}, "Other": {"description": "None."}}"##,
    )
    .unwrap();
    fs::write(inside.join("broken.yaml"), "a: [").unwrap();
    fs::write(
        outside.join("secret.yaml"),
        "get: {responses: {418: {description: A secret.}}}",
    )
    .unwrap();
    let text = format!(
        "{HEAD}
  /a: {{$ref: './paths/a%20b.yaml'}}
  /b: {{$ref: '../secret.yaml'}}
  /c: {{$ref: 'broken.yaml'}}
  /d: {{get: {{responses: {{410: {{$ref: 'api.yaml#/components/responses/Gone'}}}}}}}}
components: {{responses: {{Gone: {{description: Gone.}}}}}}
"
    );
    let output = run(&inside, &text, &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    let table: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        rows(&table),
        json!([[404, "None."], [409, "Sold."], [410, "Gone."]])
    );
    assert!(
        said.contains("/b: `$ref` to `../secret.yaml`, which is outside"),
        "{said}"
    );
    assert!(
        said.contains("/c: `$ref` to `broken.yaml`, which is neither JSON nor YAML: "),
        "{said}"
    );
}

#[test]
fn paths_that_all_stand_elsewhere_are_named_in_the_refusal() {
    let text = format!("{HEAD}  /a: {{$ref: 'a.yaml'}}\n  /b: {{$ref: 'b.yaml'}}\n");
    let output = run(&folder("elsewhere"), &text, &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said.lines().count(), 1, "{said}");
    for part in ["`a.yaml`", "`b.yaml`", "bundle it into one file first"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_refusal_does_not_give_a_doubt_for_its_reason() {
    let text = format!(
        "{HEAD}  /a: {{get: {{responses: {{$ref: '#/shared'}}}}}}\nshared: {{200: {{description: OK}}}}\n"
    );
    let output = run(&folder("doubt"), &text, &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: api.yaml: no error status in 1 operation\n");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let outer = folder("link");
    let inner = outer.join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(outer.join("secret.yaml"), "404: {description: Secret.}").unwrap();
    std::os::unix::fs::symlink(outer.join("secret.yaml"), inner.join("link.yaml")).unwrap();
    let text = format!("{HEAD}  /a: {{get: {{responses: {{404: {{$ref: 'link.yaml#/404'}}}}}}}}\n");
    let output = run(&inner, &text, &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("which is outside of the document"), "{said}");
}
