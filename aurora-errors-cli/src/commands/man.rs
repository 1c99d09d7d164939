//! `man`: the manual page.

use crate::command::CommandLine;
use crate::output::{Failure, Output};
use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

/// Write the manual page
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  aurora-errors man | man -l -")]
pub(crate) struct Arguments {}

impl Arguments {
    #[allow(clippy::unused_self)] // As every command runs.
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let mut command = CommandLine::command();
        command.build();
        let mut page = Vec::new();
        let written = Man::new(command.clone()).render(&mut page).and_then(|()| {
            // What each command takes, under its own heading.
            for command in command
                .get_subcommands()
                .filter(|command| command.get_name() != "help")
            {
                let man = Man::new(command.clone());
                let heading = format!(".SH \"{}\"\n", command.get_name().to_uppercase());
                page.extend_from_slice(heading.as_bytes());
                man.render_synopsis_section(&mut page)?;
                man.render_description_section(&mut page)?;
                man.render_options_section(&mut page)?;
            }
            Ok(())
        });
        written.map_err(|error| Failure::new(format!("cannot write it: {error}")))?;
        Ok(Output::new(String::from_utf8_lossy(&page).into_owned()))
    }
}
