//! The command line. Each command has a file of its own, with its arguments and what it does.

use crate::commands::{check, completions, diff, expand, explain, import, man, new, schema, show};
use crate::output::{Failure, Output};
use clap::{Parser, Subcommand};

/// Checks, shows, explains, compares, imports and expands tables of HTTP statuses.
///
/// The exit code is 0 when all is well, 1 when the command found something (a fault, a change that
/// is not allowed) and 2 when it could not run. What it found goes to standard output, why it could
/// not run to standard error.
#[derive(Debug, Parser)]
#[command(name = "aurora-errors", version, arg_required_else_help = true)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Show(show::Arguments),
    Explain(explain::Arguments),
    Diff(diff::Arguments),
    Import(import::Arguments),
    Expand(expand::Arguments),
    New(new::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

impl CommandLine {
    pub(crate) fn run(self) -> Result<Output, Failure> {
        match self.command {
            Command::Check(arguments) => arguments.run(),
            Command::Show(arguments) => arguments.run(),
            Command::Explain(arguments) => arguments.run(),
            Command::Diff(arguments) => arguments.run(),
            Command::Import(arguments) => arguments.run(),
            Command::Expand(arguments) => arguments.run(),
            Command::New(arguments) => arguments.run(),
            Command::Schema(arguments) => arguments.run(),
            Command::Completions(arguments) => arguments.run(),
            Command::Man(arguments) => arguments.run(),
        }
    }
}
