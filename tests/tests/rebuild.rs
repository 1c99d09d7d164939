//! A change of a table rebuilds the crates that use it, in every cargo command, and nothing else.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
        println!("{:#}", client::InsideError::from(status));
        println!("{:#}", client::OutsideError::from(status));
    }
"#;

/// A workspace of its own: a crate with two tables, and one that has none.
struct Workspace(PathBuf);

impl Workspace {
    fn new(name: &str) -> Workspace {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let workspace = Workspace(folder);
        let package = |name: &str, dependencies: &str| {
            format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n{dependencies}"
            )
        };
        let dependency = format!(
            "[dependencies]\naurora-errors.path = '{}'\n",
            root.join("aurora-errors").display()
        );
        workspace.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"client\", \"bystander\"]\n",
        );
        // The same versions, so that nothing has to be fetched.
        workspace.write(
            "Cargo.lock",
            &fs::read_to_string(root.join("Cargo.lock")).unwrap(),
        );
        workspace.write("client/Cargo.toml", &package("client", &dependency));
        workspace.write("client/src/lib.rs", CLIENT);
        workspace.write("client/src/main.rs", MAIN);
        workspace.write("bystander/Cargo.toml", &package("bystander", ""));
        workspace.write("bystander/src/lib.rs", "");
        workspace.write_tables("first");
        workspace
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn write_tables(&self, meaning: &str) {
        self.write("client/spec/inside.json", &table(meaning, ""));
        self.write("outside.json", &table(meaning, ""));
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--message-format=json"])
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", self.0.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap()
    }

    /// The targets that the command built anew.
    fn built(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.cargo(arguments);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let artifacts =
            messages(&output).filter(|message| message["reason"] == "compiler-artifact");
        let anew = artifacts.filter(|artifact| artifact["fresh"] == false);
        let mut names: Vec<_> = anew
            .map(|artifact| artifact["target"]["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// What the compiler says where the build fails; cargo shows the same thing only once.
    fn errors(&self) -> Vec<Value> {
        let output = self.cargo(&["check"]);
        assert!(!output.status.success());
        let mut errors: Vec<Value> = messages(&output)
            .map(|mut message| message["message"].take())
            // The last one counts the others.
            .filter(|error| error["level"] == "error" && error["spans"] != Value::Array(vec![]))
            .collect();
        errors.dedup();
        errors
    }
}

fn table(meaning: &str, more: &str) -> String {
    format!(
        "{{\n  \"api\": \"Edited\",\n  \"$comment\": \"{ONLY_IN_THE_FILE}\",\n  \"statuses\": [\n    \
         {{ \"code\": 404, \"name\": \"Not Found\", \"meaning\": \"{meaning}\", \"retry\": \"never\" }}{more}\n  ]\n}}\n"
    )
}

fn messages(output: &Output) -> impl Iterator<Item = Value> {
    let lines = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect::<Vec<_>>()
        .into_iter()
}

#[test]
fn an_edit_of_a_table_reaches_every_command_and_no_other_crate() {
    let workspace = Workspace::new("rebuild_commands");
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
            ["client"],
            "{command:?}, inside the package"
        );

        // cargo#12266: `cargo doc` does not look outside the package.
        if command[0] != "doc" {
            workspace.write("outside.json", &table(&edited, ""));
            assert_eq!(
                workspace.built(command),
                ["client"],
                "{command:?}, outside the package"
            );
        }
    }
}

#[test]
fn what_is_edited_is_what_runs_and_nothing_else_of_the_file() {
    let workspace = Workspace::new("rebuild_program");
    workspace.write_tables("it says this now");
    workspace.built(&["build"]);
    let program = workspace
        .0
        .join("target/debug")
        .join(format!("client{}", std::env::consts::EXE_SUFFIX));
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
fn a_row_that_no_variant_takes_stops_the_build_at_its_line() {
    let workspace = Workspace::new("rebuild_new_row");
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
fn a_field_that_takes_no_response_is_one_error_at_its_type() {
    let workspace = Workspace::new("rebuild_field");
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
