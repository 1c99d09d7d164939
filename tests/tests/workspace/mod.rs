//! Workspaces written for a test and built by cargo, as a user's are.

// Each test file uses its part.
#![allow(dead_code)]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) struct Workspace {
    pub(crate) folder: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) rust_flags: String,
}

impl Workspace {
    /// In a folder of this name, with these packages. What they depend on is built once for all, and
    /// together with what this project depends on; each package needs a name of its own, by which
    /// cargo tells them apart.
    pub(crate) fn new(name: &str, members: &[&str]) -> Workspace {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let workspace = Workspace {
            folder: folder.join(name),
            target: target(),
            rust_flags: String::new(),
        };
        let members = members.join("\", \"");
        workspace.write(
            "Cargo.toml",
            &format!("[workspace]\nresolver = \"3\"\nmembers = [\"{members}\"]\n"),
        );
        // The same versions, so that nothing has to be fetched.
        let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
        workspace.write("Cargo.lock", &lock);
        workspace
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes the manifest of a package that depends on `aurora-errors`.
    pub(crate) fn write_package(&self, folder: &str, name: &str) {
        let runtime = root().join("aurora-errors");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\naurora-errors.path = '{}'\n",
            runtime.display()
        );
        self.write(&format!("{folder}/Cargo.toml"), &manifest);
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(arguments)
            .args(["--offline", "--message-format=json"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_PROFILE_DEV_DEBUG", DEBUG)
            .env("CARGO_ENCODED_RUSTFLAGS", &self.rust_flags);
        cargo
    }

    /// The targets that the command built anew.
    pub(crate) fn built(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.cargo(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        let mut names: Vec<_> = messages(&output)
            .filter(|message| message["reason"] == "compiler-artifact" && message["fresh"] == false)
            .map(|artifact| artifact["target"]["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// What the compiler says where the build fails, also what cargo would show only once.
    pub(crate) fn errors(&self) -> Vec<Value> {
        let output = self.cargo(&["check"]);
        assert!(!output.status.success());
        messages(&output)
            .map(|mut message| message["message"].take())
            // The last one counts the others.
            .filter(|error| error["level"] == "error" && error["spans"] != Value::Array(vec![]))
            .collect()
    }
}

/// Where cargo builds this project, and these workspaces with it.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("..")
}

/// As in this project, else all that they depend on would be built again.
pub(crate) const DEBUG: &str = "line-tables-only";

/// Where the project is.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn messages(output: &Output) -> impl Iterator<Item = Value> {
    let lines = output.stdout.split(|byte| *byte == b'\n');
    lines
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
}
