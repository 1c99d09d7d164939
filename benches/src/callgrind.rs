//! Counts of instructions, which are the same on a busy machine.

use std::ffi::OsStr;
use std::process::Command;
use std::{fs, io, path::Path};

/// Whether valgrind is installed.
#[must_use]
pub fn is_present() -> bool {
    let version = Command::new("valgrind").arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

/// The compiler in use, for which alone a record of instructions counts.
///
/// # Errors
/// When it cannot be run.
pub fn rustc() -> io::Result<String> {
    let output = Command::new("rustc").arg("--version").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command that runs a program and writes its count to `log`.
pub fn command(program: impl AsRef<OsStr>, log: &Path) -> Command {
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(format!("--log-file={}", log.display()))
        .arg(program);
    command
}

/// Reads the count that [`command`] wrote.
///
/// # Errors
/// When the log cannot be read or has no count.
pub fn read(log: &Path) -> io::Result<u64> {
    let text = fs::read_to_string(log)?;
    let count = text.lines().find_map(|line| line.split_once("refs:"));
    let digits: String = count
        .map(|(_, count)| count.chars().filter(char::is_ascii_digit).collect())
        .unwrap_or_default();
    digits
        .parse()
        .map_err(|_| io::Error::other(format!("no count of instructions in: {text}")))
}
