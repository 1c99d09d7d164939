//! What rustc costs in a cargo command, in instructions, which are the same on a busy machine.

use aurora_errors_benches::callgrind;
use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::{
    env, fs,
    io::{self, Write as _},
};

/// Names the file for the cost of rustc. Where it is set, cargo started this program.
pub(crate) const LOG: &str = "AURORA_BENCH_LOG";

/// Begins the names of the crates that count, where not all of them do.
const ONLY: &str = "AURORA_BENCH_ONLY";

/// Which of cargo's calls of the compiler count.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    Everything,
    /// The crates of this project, and the app that derives with them.
    Ours,
    Workspace,
}

/// Runs a cargo command and gives what rustc cost in it for each crate.
pub(crate) fn costs_of_rustc(
    cargo: &mut Command,
    scope: Scope,
    log: &Path,
) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let wrapper = match scope {
        Scope::Everything | Scope::Ours => "RUSTC_WRAPPER",
        Scope::Workspace => "RUSTC_WORKSPACE_WRAPPER",
    };
    cargo.env(wrapper, env::current_exe()?).env(LOG, log);
    if let Scope::Ours = scope {
        cargo.env(ONLY, "aurora_errors");
    }
    let _ = fs::remove_file(log);
    succeed(cargo)?;
    let mut costs = BTreeMap::new();
    for line in fs::read_to_string(log)?.lines() {
        let (name, count) = line.split_once(' ').unwrap_or((line, "0"));
        *costs.entry(name.to_owned()).or_default() += count.parse::<u64>()?;
    }
    Ok(costs)
}

/// Stands between cargo and rustc: runs it and writes down what it cost.
pub(crate) fn in_place_of_rustc(log: &Path) -> Result<i32, Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let rustc = arguments.next().ok_or("no compiler to run")?;
    let arguments: Vec<OsString> = arguments.collect();
    let mut names = arguments.iter().skip_while(|it| *it != "--crate-name");
    let name = names.nth(1).and_then(|name| name.to_str());
    let name = name.unwrap_or_default().to_owned();
    let counts = env::var(ONLY).map_or(true, |only| name.starts_with(&only));
    // Cargo asks the compiler about itself, too.
    let compiles = arguments.iter().any(|argument| argument == "--out-dir");
    if !compiles || !counts {
        let status = Command::new(rustc).args(arguments).status()?;
        return Ok(status.code().unwrap_or(1));
    }
    let counts = log.with_extension(process::id().to_string());
    succeed(callgrind::command(rustc, &counts).args(arguments))?;
    let line = format!("{name} {}\n", callgrind::read(&counts)?);
    let mut log = fs::OpenOptions::new().create(true).append(true).open(log)?;
    log.write_all(line.as_bytes())?;
    Ok(0)
}

/// The cargo that runs this program, on what is there already.
pub(crate) fn cargo(folder: &Path, command: &str) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo
        .args([command, "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS");
    cargo
}

/// Runs a command that has to succeed.
pub(crate) fn succeed(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let status = command.status()?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {status}").into())
}

/// A folder beside this program, emptied.
pub(crate) fn fresh_folder(name: &str) -> io::Result<PathBuf> {
    let folder = env::current_exe()?
        .with_file_name("compile-apps")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("src"))?;
    Ok(folder)
}
