//! The program `aurora-errors`: the life of a table outside of the compiler.

#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command;
mod commands;
mod delay_header;
mod document;
mod files;
mod import;
mod json;
mod markdown;
mod output;
mod pointer;
mod rule;
mod runtime;
mod terminal;
mod warnings;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    output::give(command::CommandLine::parse().run())
}
