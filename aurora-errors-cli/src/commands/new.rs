//! `new`: a first table, with what to fill in.

use crate::files;
use crate::output::{self, Failure, Output};
use aurora_errors_spec::{SCHEMA, check_variant, variant_name};
use clap::Args;
use std::path::{Path, PathBuf};

/// Write a first table, and beside it the schema for editors
///
/// In the folder of a Cargo.toml the table goes to `spec/NAME.json`, from where the derive takes
/// `spec = "spec/NAME.json"`; elsewhere, and where NAME has a folder or an ending, to that file.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors new petstore
  aurora-errors new apis/petstore.json")]
pub(crate) struct Arguments {
    /// The name of the API, or the file
    name: PathBuf,
    /// Overwrite the table that is there
    #[arg(long)]
    force: bool,
}

const SCHEMA_NAME: &str = "table.schema.json";

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        if self.name.to_string_lossy().contains(char::is_control) {
            let name = files::name(&self.name);
            return Err(Failure::new(format!(
                "{name}: a name with control characters"
            )));
        }
        let file = place(&self.name);
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let api = if stem.is_empty() { "The API" } else { &*stem };
        let (first, rest) = api.split_at(api.chars().next().map_or(0, char::len_utf8));
        let api = format!("{}{rest}", first.to_uppercase());
        let quoted = output::json(&api)?;
        let table = TEMPLATE.replace("\"API\"", quoted.trim_end());
        if let Some(folder) = file.parent() {
            let made = std::fs::create_dir_all(folder);
            made.map_err(|error| Failure::new(format!("{}: {error}", files::name(folder))))?;
        }
        files::write(&file, &table, self.force)?;
        let schema = file.with_file_name(SCHEMA_NAME);
        // One that is there already serves the tables beside it.
        if schema.symlink_metadata().is_err() {
            files::write(&schema, SCHEMA, false)?;
        }
        let variant = Some(variant_name(&api)).filter(|name| check_variant(name).is_ok());
        let variant = variant.as_deref().unwrap_or("Service");
        let (file, schema) = (files::name(&file), files::name(&schema));
        let spec = file.replace(std::path::MAIN_SEPARATOR, "/");
        Ok(Output::new(format!(
            "{file}: a table to fill in\n{schema}: what editors complete and check it by\n\n\
             /// The errors of {api}.\n\
             #[derive(aurora_errors::ApiError)]\n\
             #[aurora(spec = \"{spec}\", generate = {variant}Error)]\n\
             pub enum {variant} {{}}\n"
        )))
    }
}

fn place(name: &Path) -> PathBuf {
    let is_plain = name.extension().is_none() && name.components().count() == 1;
    let named = if name.extension().is_none() {
        name.with_extension("json")
    } else {
        name.to_owned()
    };
    if is_plain && Path::new("Cargo.toml").is_file() {
        return Path::new("spec").join(named);
    }
    named
}

const TEMPLATE: &str = r#"{
  "$schema": "./table.schema.json",
  "api": "API",
  // The revision of the API's documentation, and where it stands.
  // "version": "1",
  // "docs": "https://…",

  // Where error bodies say what people read, and where their machine code stands, as JSON Pointers or
  // as { "header": "…" }. What most APIs do is found without.
  // "messages": ["/error/message"],
  // "codes": ["/error/code"],

  "statuses": [
    // One row for each status that the API documents. `retry` is `never` (the same request fails
    // again), `later` (try again after a pause) or `throttled` (refused for its rate).
    {
      "code": 400,
      "name": "Bad Request",
      "meaning": "…what the API means by it, in Markdown…",
      "advice": "…what the caller should do; or remove this line…",
      "retry": "never"
    },
    {
      "code": 429,
      "name": "Too Many Requests",
      "meaning": "…the limits…",
      "retry": "throttled"
    },
    // A class stands for every status in it that has no row. `replay` says which requests may be sent
    // again: `any` (the server did nothing) or `idempotent` (it may have acted).
    {
      "code": "5XX",
      "name": "Server Error",
      "meaning": "…whether the request may have been processed…",
      "retry": "later",
      "replay": "idempotent"
    }
  ]
}
"#;
