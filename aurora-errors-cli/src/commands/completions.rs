//! `completions`: what a shell needs to complete the command line.

use crate::command::CommandLine;
use crate::output::{Failure, Output};
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

/// Write the completions of a shell
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors completions bash > ~/.local/share/bash-completion/completions/aurora-errors
  aurora-errors completions fish > ~/.config/fish/completions/aurora-errors.fish")]
pub(crate) struct Arguments {
    /// The shell
    shell: Shell,
}

impl Arguments {
    #[allow(clippy::unnecessary_wraps)] // As every command runs.
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let mut command = CommandLine::command();
        let name = command.get_name().to_owned();
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, name, &mut script);
        let script = String::from_utf8_lossy(&script);
        // For a program with a hyphen in its name, the script names each command in two ways, and
        // completes nothing behind one (clap#6421).
        let script = script.replace("aurora__subcmd__errors", "aurora__errors");
        Ok(Output::new(script))
    }
}
