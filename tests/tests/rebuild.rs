//! A change of a table rebuilds the crates that use it, in every cargo command, and nothing else.

mod workspace;

use std::fs;
use std::process::Command;
use workspace::Workspace;

/// What stands in a table and must not get into the program.
const ONLY_IN_THE_FILE: &str = "only-in-the-file-5d21c7";

const CLIENT: &str = r#"
    use aurora_errors::{ApiError, ErrorResponse};

    #[derive(ApiError)]
    #[aurora(spec = "spec/inside.json", generate = InsideError)]
    pub enum Inside {}

    #[derive(Debug, ApiError)]
    #[aurora(spec = "../outside.json")]
    pub enum OutsideError {
        NotFound(ErrorResponse),
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }
"#;

const MAIN: &str = r#"
    fn main() {
        let status = aurora_errors::http::StatusCode::NOT_FOUND;
        println!("{:#}", CLIENT::InsideError::from(status));
        println!("{:#}", CLIENT::OutsideError::from(status));
    }
"#;

/// A crate of this name with two tables, and one that has none.
fn client_and_bystander(name: &str) -> Workspace {
    let workspace = Workspace::new(name, &["client", "bystander"]);
    workspace.write_package("client", name);
    workspace.write("client/src/lib.rs", CLIENT);
    workspace.write("client/src/main.rs", &MAIN.replace("CLIENT", name));
    workspace.write_package("bystander", &format!("{name}_bystander"));
    workspace.write("bystander/src/lib.rs", "");
    write_tables(&workspace, "first");
    workspace
}

fn write_tables(workspace: &Workspace, meaning: &str) {
    workspace.write("client/spec/inside.json", &table(meaning, ""));
    workspace.write("outside.json", &table(meaning, ""));
}

fn table(meaning: &str, more: &str) -> String {
    format!(
        "{{\n  \"api\": \"Edited\",\n  \"$comment\": \"{ONLY_IN_THE_FILE}\",\n  \"statuses\": [\n    \
         {{ \"code\": 404, \"name\": \"Not Found\", \"meaning\": \"{meaning}\", \"retry\": \"never\" }}{more}\n  ]\n}}\n"
    )
}

#[test]
#[ignore = "builds whole packages"]
fn an_edit_of_a_table_reaches_every_command_and_no_other_crate() {
    let workspace = client_and_bystander("rebuild_commands");
    let commands: [&[&str]; 4] = [
        &["build"],
        &["check"],
        &["test", "--no-run"],
        &["doc", "--no-deps"],
    ];
    for command in commands {
        workspace.built(command);
        assert_eq!(
            workspace.built(command),
            Vec::<String>::new(),
            "{command:?}"
        );

        let edited = format!("edited for {}", command.join(" "));
        workspace.write("client/spec/inside.json", &table(&edited, ""));
        assert_eq!(
            workspace.built(command),
            ["rebuild_commands"],
            "{command:?}, inside the package"
        );

        // cargo#12266: `cargo doc` does not look outside the package.
        if command[0] != "doc" {
            workspace.write("outside.json", &table(&edited, ""));
            assert_eq!(
                workspace.built(command),
                ["rebuild_commands"],
                "{command:?}, outside the package"
            );
        }
    }
}

#[test]
#[ignore = "builds whole packages"]
fn what_is_edited_is_what_runs_and_nothing_else_of_the_file() {
    let workspace = client_and_bystander("rebuild_program");
    write_tables(&workspace, "it says this now");
    workspace.built(&["build"]);
    let program = format!("rebuild_program{}", std::env::consts::EXE_SUFFIX);
    let program = workspace.target.join("debug").join(program);
    let output = Command::new(&program).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches("it says this now").count(), 2, "{text}");
    let program = fs::read(program).unwrap();
    let contains = |text: &str| {
        program
            .windows(text.len())
            .any(|bytes| bytes == text.as_bytes())
    };
    assert!(contains("it says this now"));
    assert!(
        !contains(ONLY_IN_THE_FILE),
        "the file's bytes are in the program"
    );
}

#[test]
#[ignore = "builds whole packages"]
fn a_row_that_no_variant_takes_stops_the_build_at_its_line() {
    let workspace = client_and_bystander("rebuild_new_row");
    let row = ",\n    { \"code\": 410, \"name\": \"Gone\", \"meaning\": \"It was here.\", \"retry\": \"never\" }";
    workspace.write("outside.json", &table("as before", row));
    let errors = workspace.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let text = errors[0]["message"].as_str().unwrap();
    assert!(text.contains("outside.json:6:5"), "{text}");
    assert!(text.contains("    Gone(ErrorResponse),\n"), "{text}");
}

// Not among the cases of `ui`: what the compiler adds to it differs from version to version.
#[test]
#[ignore = "builds whole packages"]
fn a_field_that_takes_no_response_is_one_error_at_its_type() {
    let workspace = client_and_bystander("rebuild_field");
    let client = CLIENT.replace("NotFound(ErrorResponse)", "NotFound(String)");
    workspace.write("client/src/lib.rs", &client);
    let errors = workspace.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(
        errors[0]["message"],
        "a variant cannot keep `String` of a response"
    );
    let at = &errors[0]["spans"][0]["text"][0];
    assert_eq!(at["text"], "        NotFound(String),");
    assert_eq!(at["highlight_start"], 18);
}

#[test]
#[ignore = "builds whole packages"]
fn what_the_user_writes_beside_the_enum_is_no_more_than_its_own_error() {
    let workspace = client_and_bystander("rebuild_beside");
    let told = |client: &str| -> Vec<String> {
        workspace.write("client/src/lib.rs", client);
        let errors = workspace.errors();
        let text = |error: &serde_json::Value| error["message"].as_str().unwrap().to_owned();
        errors.iter().map(text).collect()
    };
    let with_status = format!("{CLIENT} impl OutsideError {{ fn status(&self) {{}} }}");
    assert_eq!(
        told(&with_status),
        ["duplicate definitions with name `status`"]
    );
    // A type that stays in its thread lacks two traits.
    let own_type = r"
        #[derive(Debug)]
        pub struct Own(std::rc::Rc<ErrorResponse>);

        impl aurora_errors::FromResponse for Own {
            fn from_response(response: ErrorResponse) -> Self {
                Own(response.into())
            }

            fn status(&self) -> aurora_errors::http::StatusCode {
                self.0.status()
            }
        }
    ";
    let client = CLIENT.replace("NotFound(ErrorResponse)", "NotFound(Own)") + own_type;
    let mut faults = told(&client);
    faults.sort();
    assert_eq!(
        faults,
        [
            "`Rc<ErrorResponse>` cannot be sent between threads safely",
            "`Rc<ErrorResponse>` cannot be shared between threads safely"
        ]
    );
}
