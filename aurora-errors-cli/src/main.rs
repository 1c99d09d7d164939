//! The program `aurora-errors`: the life of a table outside of the compiler.

#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answer;
mod check;
mod command;
mod completions;
mod diff;
mod document;
mod expand;
mod explain;
mod files;
mod import;
mod markdown;
mod rule;
mod show;
mod text;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    answer::give(command::CommandLine::parse().run())
}
