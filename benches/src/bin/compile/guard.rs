//! What the crates of this project cost the compiler, against the record.

use crate::measure::Scope;
use crate::{app, apps};
use aurora_errors_benches::callgrind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

/// Instructions for each crate in a cold `cargo check`, the app that derives the built-in table
/// among them.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The compiler that they are for.
    rustc: String,
    crates: BTreeMap<String, u64>,
}

/// By how much they may be more, in percent.
const TOLERANCE: u64 = 5;

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let path = apps::root().join("benches/compile.json");
    let records = env::args().any(|argument| argument == "--record");
    if !records {
        let record: Record = serde_json::from_str(&fs::read_to_string(&path)?)?;
        if !callgrind::is_present() || callgrind::rustc()? != record.rustc {
            println!("skipped: it needs valgrind and {}", record.rustc);
            return Ok(());
        }
        return compare(
            &record.crates,
            &apps::cold_check(&app::alone(), Scope::Ours)?,
        );
    }
    let record = Record {
        rustc: callgrind::rustc()?,
        crates: apps::cold_check(&app::alone(), Scope::Ours)?,
    };
    Ok(fs::write(
        path,
        serde_json::to_string_pretty(&record)? + "\n",
    )?)
}

fn compare(
    recorded: &BTreeMap<String, u64>,
    counted: &BTreeMap<String, u64>,
) -> Result<(), Box<dyn Error>> {
    let mut worse = Vec::new();
    for (name, count) in counted {
        let record = recorded.get(name).copied().unwrap_or_default();
        println!("{name}: {count} instructions to compile, recorded {record}");
        if count * 100 > record * (100 + TOLERANCE) {
            worse.push(name.as_str());
        }
    }
    if worse.is_empty() {
        return Ok(());
    }
    Err(format!("more than recorded: {}", worse.join(", ")).into())
}
