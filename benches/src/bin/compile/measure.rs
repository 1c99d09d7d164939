//! What a command costs.

use aurora_errors_benches::callgrind;
use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::{self, Command};
use std::time::Duration;
use std::{
    env, fs,
    io::{self, Write as _},
};
use wait4::Wait4 as _;

/// What a process and all that it waited for have cost.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    pub(crate) cpu: Duration,
    /// The most bytes that one process had.
    pub(crate) memory: u64,
    /// Zero where they were not counted.
    pub(crate) instructions: u64,
}

/// How to measure the compiler.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    Clock,
    Callgrind,
}

/// Runs a command that has to succeed.
pub(crate) fn cost(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let used = command.spawn()?.wait4()?;
    if !used.status.success() {
        return Err(format!("{command:?}: {}", used.status).into());
    }
    Ok(Cost {
        cpu: used.rusage.utime + used.rusage.stime,
        memory: used.rusage.maxrss,
        instructions: 0,
    })
}

/// Names the file for the cost of rustc. Where it is set, cargo started this program.
pub(crate) const LOG: &str = "AURORA_BENCH_LOG";

/// Counts instructions where it is set.
const COUNT: &str = "AURORA_BENCH_COUNT";

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
    tool: Tool,
    log: &Path,
) -> Result<BTreeMap<String, Cost>, Box<dyn Error>> {
    let wrapper = match scope {
        Scope::Everything | Scope::Ours => "RUSTC_WRAPPER",
        Scope::Workspace => "RUSTC_WORKSPACE_WRAPPER",
    };
    cargo.env(wrapper, env::current_exe()?).env(LOG, log);
    if let Scope::Ours = scope {
        cargo.env(ONLY, "aurora_errors");
    }
    if tool == Tool::Callgrind {
        cargo.env(COUNT, "1");
    }
    let _ = fs::remove_file(log);
    cost(cargo)?;
    let mut costs: BTreeMap<String, Cost> = BTreeMap::new();
    for line in fs::read_to_string(log)?.lines() {
        let mut columns = line.split(' ');
        let cost = costs.entry(columns.next().unwrap_or_default().to_owned());
        let mut numbers = columns.map(str::parse::<u64>);
        let mut next = || numbers.next().unwrap_or(Ok(0));
        cost.or_default().add(Cost {
            cpu: Duration::from_micros(next()?),
            memory: next()?,
            instructions: next()?,
        });
    }
    Ok(costs)
}

/// All crates together.
pub(crate) fn sum(costs: &BTreeMap<String, Cost>) -> Cost {
    let mut sum = Cost::default();
    for cost in costs.values() {
        sum.add(*cost);
    }
    sum
}

impl Cost {
    fn add(&mut self, other: Cost) {
        self.cpu += other.cpu;
        self.memory = self.memory.max(other.memory);
        self.instructions += other.instructions;
    }
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
    let is_counted = env::var_os(COUNT).is_some();
    let mut command = if is_counted {
        callgrind::command(rustc, &counts)
    } else {
        Command::new(rustc)
    };
    let cost = cost(command.args(arguments))?;
    let instructions = if is_counted {
        callgrind::read(&counts)?
    } else {
        0
    };
    let Cost { cpu, memory, .. } = cost;
    let line = format!("{name} {} {memory} {instructions}\n", cpu.as_micros());
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

/// A folder beside this program, emptied.
pub(crate) fn fresh_folder(name: &str) -> io::Result<std::path::PathBuf> {
    let folder = env::current_exe()?
        .with_file_name("compile-apps")
        .join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("src"))?;
    Ok(folder)
}
