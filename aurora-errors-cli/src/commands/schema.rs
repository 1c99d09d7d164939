//! `schema`: the JSON Schema of tables.

use crate::output::{Failure, Output};
use aurora_errors_spec::SCHEMA;
use clap::Args;

/// Write the JSON Schema of a table, which editors complete and check by
#[derive(Debug, Args)]
#[command(after_long_help = "\
Example:
  aurora-errors schema > spec/table.schema.json")]
pub(crate) struct Arguments {}

impl Arguments {
    #[allow(clippy::unused_self, clippy::unnecessary_wraps)] // As every command runs.
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        Ok(Output::new(SCHEMA.to_owned()))
    }
}
