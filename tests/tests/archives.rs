//! What is uploaded is what a stranger gets: the archives hold what they need and no more, and an
//! app that has nothing else builds and runs.

mod workspace;

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use workspace::Workspace;

/// A package that is published, and its archive unpacked.
struct Unpacked {
    name: String,
    folder: PathBuf,
}

/// Packs every crate that is published, and unpacks what came out.
fn unpacked(test: &str) -> Vec<Unpacked> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&target);
    let mut pack = cargo("package");
    pack.args([
        "--workspace",
        "--no-verify",
        "--allow-dirty",
        "--target-dir",
    ]);
    said(pack.arg(&target));
    let archives = target.join("package");
    published()
        .into_iter()
        .map(|(name, version)| {
            // Named from where they are: some `tar` takes `C:` for another machine.
            let archive = format!("{name}-{version}.crate");
            let mut tar = Command::new("tar");
            // `m`: files are as old as their unpacking. In archives all have one date, by which
            // cargo takes what an earlier run built for fresh.
            said(tar.args(["-xzmf", &archive]).current_dir(&archives));
            let folder = archives.join(format!("{name}-{version}"));
            Unpacked { name, folder }
        })
        .collect()
}

/// Name and version of the packages that are published.
fn published() -> Vec<(String, String)> {
    let metadata = said(cargo("metadata").args(["--no-deps", "--format-version", "1"]));
    let metadata: Value = serde_json::from_slice(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    packages
        .filter(|package| package["publish"].is_null())
        .map(|package| (text(&package["name"]), text(&package["version"])))
        .collect()
}

fn cargo(command: &str) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.arg(command).arg("--offline");
    cargo.current_dir(workspace::root());
    cargo
}

/// The output of a command that must succeed.
fn said(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
    output.stdout
}

/// Every file below the folder, its path written with `/`.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(folder).unwrap();
                let parts = path.iter().map(|part| part.to_str().unwrap());
                files.push(parts.collect::<Vec<_>>().join("/"));
            }
        }
    }
    files.sort();
    files
}

/// Whether a file of this kind is needed by who uses the crate, or tests it as distributions do.
fn is_needed(file: &str) -> bool {
    let folder = file.split_once('/').map(|(folder, _)| folder);
    let kind = file.rsplit_once('.').map(|(_, kind)| kind);
    match (folder, kind) {
        (Some("src"), Some("rs" | "md" | "css" | "js"))
        | (Some("examples"), Some("rs" | "json"))
        | (Some("history" | "spec") | None, Some("json")) => true,
        // The table of the unit tests.
        (Some("tests"), _) => file == "tests/sample.json",
        (None, _) => {
            file.starts_with("Cargo.")
                || ["README.md", "LICENSE-APACHE", "LICENSE-MIT"].contains(&file)
        }
        _ => false,
    }
}

#[test]
#[ignore = "builds whole packages"]
fn an_archive_holds_what_its_user_needs_and_no_more() {
    for Unpacked { name, folder } in unpacked("archives_listed") {
        let files = files(&folder);
        let needless: Vec<_> = files.iter().filter(|file| !is_needed(file)).collect();
        assert!(needless.is_empty(), "{name}: {needless:?}");
        assert!(files.contains(&"README.md".to_owned()), "{name}: {files:?}");
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let original = fs::read_to_string(workspace::root().join(licence)).unwrap();
            let packed = fs::read_to_string(folder.join(licence)).unwrap();
            assert_eq!(packed, original, "{name}: {licence}");
        }
    }
}

#[test]
#[ignore = "builds whole packages"]
fn the_unit_tests_of_an_archive_run() {
    let packages = unpacked("archives_tested");
    let names = packages.iter().map(|package| package.folder.file_name());
    let names: Vec<_> = names.map(|name| name.unwrap().to_str().unwrap()).collect();
    let workspace = Workspace::new("archives_tested/package", &names);
    let manifest = workspace.folder.join("Cargo.toml");
    let mut manifest_text = fs::read_to_string(manifest).unwrap() + "[patch.crates-io]\n";
    for Unpacked { name, folder } in &packages {
        let _ = writeln!(manifest_text, "{name}.path = '{}'", folder.display());
    }
    workspace.write("Cargo.toml", &manifest_text);
    let mut tests = workspace.command(&["test", "--workspace", "--lib", "--bins"]);
    // Where expect-test looks for snapshots; it would take the project around this workspace.
    tests.env("CARGO_WORKSPACE_DIR", &workspace.folder);
    let output = tests.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

const APP: &str = r#"
    use aurora_errors::http::StatusCode;
    use aurora_errors::{ApiError, AuroraError, ErrorResponse};

    #[derive(ApiError)]
    #[aurora(builtin, generate = DesignError)]
    enum BuiltIn {}

    #[derive(Debug, ApiError)]
    #[aurora(spec = "spec/own.json")]
    enum OwnError {
        NotFound(ErrorResponse),
        #[aurora(other)]
        Unlisted(ErrorResponse),
    }

    fn main() {
        let status = StatusCode::NOT_FOUND;
        println!("{} | {} | {:#}",
            AuroraError::from(status), DesignError::from(status), OwnError::from(status));
    }
"#;

const OWN: &str = r#"{ "api": "Own", "statuses": [
    { "code": 404, "name": "Not Found", "meaning": "It is not here.", "retry": "never" }
] }"#;

#[test]
#[ignore = "builds whole packages"]
fn an_app_builds_from_the_archives_alone() {
    let app = Workspace::new("archives_app", &["."]);
    let mut manifest = String::from(
        "[package]\nname = \"archives-app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\naurora-errors = \"*\"\n\
         [workspace]\nresolver = \"3\"\n\
         [patch.crates-io]\n",
    );
    for Unpacked { name, folder } in unpacked("archives_unpacked") {
        // A program is nobody's dependency.
        if folder.join("src/lib.rs").exists() {
            let _ = writeln!(manifest, "{name}.path = '{}'", folder.display());
        }
    }
    app.write("Cargo.toml", &manifest);
    app.write("src/main.rs", APP);
    app.write("spec/own.json", OWN);
    runs(
        &app,
        "404 Not Found | 404 Not Found | 404 Not Found - It is not here.\n",
    );
}

/// Builds the app and runs it.
fn runs(app: &Workspace, expected: &str) {
    let output = app.cargo(&["run"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains(expected), "{text}");
}

const PETS: &str = r#"
    #[derive(Debug, errors::ApiError)]
    #[aurora(spec = "spec/own.json", crate = errors)]
    pub enum PetError {
        NotFound(errors::ErrorResponse),
        #[aurora(other)]
        Unlisted(errors::ErrorResponse),
    }

    pub fn not_found() -> PetError {
        errors::http::StatusCode::NOT_FOUND.into()
    }
"#;

#[test]
#[ignore = "builds whole packages"]
fn a_crate_with_its_own_table_can_be_vendored() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archives_vendored");
    let _ = fs::remove_dir_all(&folder);
    let mut app = Workspace::new("archives_vendored", &["."]);
    // Of its own: what is vendored never changes for cargo, which would take an older one for it.
    app.target = folder.join("target");
    let manifest = |name: &str, dependency: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\n{dependency}\n"
        )
    };
    app.write(
        "src/main.rs",
        "fn main() { println!(\"{:#}\", pets::not_found()); }",
    );
    let renamed =
        "errors = { package = \"aurora-errors\", version = \"*\", default-features = false }";
    app.write("pets/Cargo.toml", &manifest("pets", renamed));
    app.write("pets/src/lib.rs", PETS);
    app.write("pets/spec/own.json", OWN);

    // No registry has these yet: cargo takes them from here, and what they depend on from where it
    // keeps it. Then they are moved to the rest.
    let mut ours = unpacked("archives_to_vendor");
    ours.retain(|package| package.folder.join("src/lib.rs").exists());
    ours.push(Unpacked {
        name: "pets".to_owned(),
        folder: folder.join("pets"),
    });
    let app_manifest = manifest("vendored-app", "pets = \"*\"") + "[workspace]\n";
    let mut patched = app_manifest.clone() + "[patch.crates-io]\n";
    for Unpacked { name, folder } in &ours {
        let _ = writeln!(patched, "{name}.path = '{}'", folder.display());
    }
    app.write("Cargo.toml", &patched);
    said(cargo("vendor").current_dir(&folder));
    for Unpacked { name, folder } in ours {
        fs::write(folder.join(".cargo-checksum.json"), r#"{"files":{}}"#).unwrap();
        fs::rename(folder, app.folder.join("vendor").join(name)).unwrap();
    }
    app.write("Cargo.toml", &app_manifest);
    fs::remove_file(folder.join("Cargo.lock")).unwrap();
    app.write(
        ".cargo/config.toml",
        "[source.crates-io]\nreplace-with = \"vendor\"\n[source.vendor]\ndirectory = \"vendor\"\n",
    );

    runs(&app, "404 Not Found - It is not here.\n");
}
