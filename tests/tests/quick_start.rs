//! The README's quick start, done word for word in an empty folder, up to the first typed error from a
//! server.

mod workspace;

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process, thread};

/// What the quick start's program prints of it stands beside the line that prints it.
const ANSWER: &str = "HTTP/1.1 422 Unprocessable Entity\r\ncontent-type: application/json\r\n\
    connection: close\r\n\r\n{\"violations\": [{\"field\": \"name\", \"message\": \"is too long\"}]}";

#[test]
#[ignore = "needs the registry"]
fn the_quick_start_leads_to_the_first_typed_error() {
    let root = workspace::root();
    let readme = fs::read_to_string(root.join("aurora-errors/README.md")).unwrap();
    let (_, quick_start) = readme.split_once("## Quick start\n").unwrap();
    let block = |language: &str| {
        let (_, rest) = quick_start.split_once(&format!("```{language}\n")).unwrap();
        rest.split_once("```").unwrap().0
    };

    let empty = EmptyFolder::new();
    // The one word that is added: until it is published, the crate comes from here.
    let runtime = root.join("aurora-errors").canonicalize().unwrap();
    let from_here = format!("cargo add aurora-errors --path '{}'", runtime.display());
    let commands = block("sh").replace("cargo add aurora-errors", &from_here);
    said(Command::new("sh").args(["-ec", &commands]), &empty.0);
    let pets = empty.0.join("pets");
    fs::write(pets.join("spec/petstore.json"), block("json")).unwrap();
    let program = block("rust,no_run");
    fs::write(pets.join("src/main.rs"), program).unwrap();

    let (_, comment) = program
        .split_once("Err(e) => println!(\"{e}\"), // ")
        .unwrap();
    let expected = comment.lines().next().unwrap();
    let url = serve();
    let output = said(Command::new("cargo").args(["run", "--quiet", &url]), &pets);
    assert_eq!(output.trim_end(), expected);
}

/// A folder outside of this workspace, which `cargo new` would add to it.
struct EmptyFolder(PathBuf);

impl EmptyFolder {
    fn new() -> Self {
        let folder = env::temp_dir().join(format!("quick-start-{}", process::id()));
        fs::create_dir(&folder).unwrap();
        EmptyFolder(folder)
    }
}

impl Drop for EmptyFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The output of a command that must succeed.
fn said(command: &mut Command, folder: &Path) -> String {
    command
        .env("CARGO_TARGET_DIR", workspace::target())
        .env("CARGO_PROFILE_DEV_DEBUG", workspace::DEBUG)
        .current_dir(folder);
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Starts a server that gives its answer once, and gives its URL.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let mut request = [0; 4096];
        let _ = connection.read(&mut request).unwrap();
        connection.write_all(ANSWER.as_bytes()).unwrap();
    });
    format!("http://{address}/pets/7")
}
