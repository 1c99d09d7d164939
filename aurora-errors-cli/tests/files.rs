//! What is written, and over what.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
    command.args(arguments).current_dir(folder);
    command.stdin(Stdio::null()).output().unwrap()
}

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_first_table_has_no_fault_and_its_schema_beside_it() {
    let folder = folder("new");
    let output = run(&folder, &["new", "petstore"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = fs::read_to_string(folder.join("petstore.json")).unwrap();
    assert!(table.contains(r#""$schema": "./table.schema.json""#));
    assert!(table.contains(r#""api": "Petstore""#));
    let schema = fs::read_to_string(folder.join("table.schema.json")).unwrap();
    let printed = run(&folder, &["schema"]);
    assert_eq!(schema.as_bytes(), printed.stdout);
    assert_eq!(
        run(&folder, &["check", "petstore.json"]).status.code(),
        Some(0)
    );

    // The schema that is there, whatever it says, serves the second table too.
    fs::write(folder.join("table.schema.json"), "{}").unwrap();
    let second = run(&folder, &["new", "shop"]);
    assert_eq!(second.status.code(), Some(0), "{}", stderr(&second));
    let schema = fs::read_to_string(folder.join("table.schema.json")).unwrap();
    assert_eq!(schema, "{}");

    let again = run(&folder, &["new", "petstore"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("--force"), "{}", stderr(&again));
}

#[test]
fn an_enum_with_the_line_ends_of_windows_fits_its_table() {
    let folder = folder("windows");
    fs::create_dir_all(folder.join("tests/commands")).unwrap();
    let table = "tests/commands/pets.json";
    fs::write(folder.join(table), include_str!("commands/pets.json")).unwrap();
    let source = include_str!("commands/expanded.rs").replace('\n', "\r\n");
    fs::write(folder.join("error.rs"), source).unwrap();
    let output = run(
        &folder,
        &["expand", table, "--name", "PetError", "--check", "error.rs"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_name_that_makes_no_variant_still_makes_a_table() {
    let folder = folder("new-names");
    let output = run(&folder, &["new", "2024"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.ends_with("generate = ServiceError)]\npub enum Service {}\n"),
        "{text}"
    );
    let output = run(&folder, &["new", "pet\nstore"]);
    assert_eq!(output.status.code(), Some(2));
    let message = "error: pet\\nstore: a name with control characters\n";
    assert_eq!(stderr(&output), message);
}

#[test]
fn in_a_package_the_first_table_stands_where_the_derive_looks() {
    let folder = folder("package");
    fs::write(folder.join("Cargo.toml"), "").unwrap();
    for (name, table) in [
        ("petstore", "spec/petstore.json"),
        ("own.json", "own.json"),
        ("apis/petstore", "apis/petstore.json"),
    ] {
        let output = run(&folder, &["new", name]);
        let printed = String::from_utf8(output.stdout).unwrap();
        let derive = format!("spec = \"{table}\"");
        assert!(printed.contains(&derive), "{printed}");
        assert!(folder.join(table).is_file());
    }
    assert!(folder.join("spec/table.schema.json").is_file());
}

#[test]
fn a_hyphen_is_standard_input_for_every_command_that_reads_a_table() {
    let folder = folder("stdin");
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/pets.json");
    for arguments in [
        &["check", "-"][..],
        &["show", "-"],
        &["explain", "404", "-"],
        &["explain", "404", "--spec", "-"],
        &["diff", "-", table],
        &["diff", table, "-"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aurora-errors"));
        command.args(arguments).current_dir(&folder);
        let output = command
            .stdin(fs::File::open(table).unwrap())
            .output()
            .unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?} {}",
            stderr(&output)
        );
    }
}

#[cfg(unix)]
mod unix {
    use super::{folder, run, stderr};
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    const EXPAND: [&str; 5] = ["expand", "--name", "PetError", "-o", "error.rs"];
    const FORCED: [&str; 6] = ["expand", "--name", "PetError", "-o", "error.rs", "--force"];

    #[test]
    fn a_file_that_is_overwritten_keeps_its_mode_and_a_new_one_has_the_usual() {
        let folder = folder("mode");
        let file = folder.join("error.rs");
        let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        fs::write(folder.join("usual"), "").unwrap();
        let usual = fs::metadata(folder.join("usual"))
            .unwrap()
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(run(&folder, &EXPAND).status.code(), Some(0));
        assert_eq!(mode(), usual);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o604)).unwrap();
        assert_eq!(run(&folder, &FORCED).status.code(), Some(0));
        assert_eq!(mode(), 0o604);
    }

    #[test]
    fn what_a_link_leads_to_is_overwritten_and_not_the_link() {
        let folder = folder("link");
        fs::write(folder.join("target.rs"), "old").unwrap();
        symlink("target.rs", folder.join("error.rs")).unwrap();
        assert_eq!(run(&folder, &EXPAND).status.code(), Some(2));
        assert_eq!(run(&folder, &FORCED).status.code(), Some(0));
        assert!(
            fs::symlink_metadata(folder.join("error.rs"))
                .unwrap()
                .is_symlink()
        );
        let written = fs::read_to_string(folder.join("target.rs")).unwrap();
        assert!(written.contains("pub enum PetError"));

        fs::remove_file(folder.join("target.rs")).unwrap();
        let output = run(&folder, &FORCED);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("leads nowhere"),
            "{}",
            stderr(&output)
        );
    }

    #[test]
    fn pipes_and_devices_are_neither_read_nor_overwritten() {
        let folder = folder("pipe");
        let made = Command::new("mkfifo").arg(folder.join("pipe")).status();
        assert!(made.unwrap().success());
        symlink("pipe", folder.join("error.rs")).unwrap();
        for arguments in [
            &FORCED[..],
            &["import", "pipe"],
            &["show", "pipe"],
            &["show", "/dev/zero"],
            &["import", "/dev/zero"],
            &["explain", "404", "--spec", "pipe"],
            &["expand", "--name", "PetError", "--check", "pipe"],
        ] {
            let output = run(&folder, arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
        }
    }

    #[test]
    fn what_the_shell_hands_over_is_read() {
        let folder = folder("handed-over");
        let pets = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/pets.json");
        for arguments in ["check /dev/fd/3", "diff /dev/fd/3 \"$1\""] {
            let piped = format!("cat \"$1\" | {{ exec 3<&0; \"$0\" {arguments}; }}");
            let program = env!("CARGO_BIN_EXE_aurora-errors");
            let mut shell = Command::new("sh");
            let shell = shell.args(["-c", &piped, program, pets]);
            let output = shell.current_dir(&folder).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        }
    }

    #[test]
    fn the_name_of_a_file_cannot_steer_the_terminal() {
        let folder = folder("name");
        let output = run(&folder, &["show", "\u{1b}[31mno\nfile"]);
        assert_eq!(output.status.code(), Some(2));
        let message = "error: \\u{1b}[31mno\\nfile: cannot read the table: no such file\n";
        assert_eq!(stderr(&output), message);
    }
}
