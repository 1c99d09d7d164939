//! Fails where something costs more than is recorded in `benches/baseline.json`.
//!
//! It counts what does not depend on the machine: crates, allocations, and with valgrind and the
//! recorded compiler also instructions. `guard --record` writes the baseline anew.

use aurora_errors_benches::hostile::{FORMS, MOST_PER_BYTE};
use aurora_errors_benches::operation::{self, BY_HAND, Kept, Operation};
use aurora_errors_benches::{callgrind, runtime, size};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

/// What the project costs.
#[derive(Serialize, Deserialize)]
struct Counts {
    /// The compiler that the instructions are for.
    rustc: String,
    /// How many crates an app has for `aurora-errors` with its default features, itself included.
    crates: usize,
    /// What an error keeps besides its body.
    kept: Kept,
    /// How many bytes an error adds to a program.
    added: u64,
    /// By what is done.
    operations: BTreeMap<String, OperationCounts>,
}

#[derive(Serialize, Deserialize)]
struct OperationCounts {
    allocations: u64,
    instructions: u64,
}

/// By how much instructions and bytes of a program may differ, in percent.
const TOLERANCE: u64 = 3;

/// How long the hostile bodies are.
const HOSTILE: usize = 64 << 10;

fn differs(now: u64, recorded: u64) -> bool {
    now.abs_diff(recorded) * 100 > recorded * TOLERANCE
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let hostile = FORMS.iter().flat_map(|form| form.questions(HOSTILE));
    let mut all: Vec<_> = hostile.collect();
    let hostile = all.len();
    all.extend(runtime::operations());
    operation::answer(&all);
    let mut operations = all.split_off(hostile);
    // What others cost is not ours to guard, and large bodies take long.
    operations.retain(|operation| operation.by != BY_HAND && !operation.what.ends_with("MiB"));

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("baseline.json");
    if env::args().any(|argument| argument == "--record") {
        let counts = Counts::now(&operations)?;
        fs::write(path, serde_json::to_string_pretty(&counts)? + "\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let baseline: Counts = serde_json::from_str(&fs::read_to_string(path)?)?;
    let worse = compare(&baseline, &operations)?;
    for line in &worse {
        eprintln!("{line}");
    }
    println!(
        "{} costs compared, {} differ",
        operations.len() + 3,
        worse.len()
    );
    Ok(if worse.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

impl Counts {
    fn now(operations: &[Operation]) -> Result<Self, Box<dyn Error>> {
        let count = |operation: &Operation| {
            let counts = OperationCounts {
                allocations: operation.allocations(),
                instructions: operation.instructions()?,
            };
            Ok((operation.what.clone(), counts))
        };
        Ok(Counts {
            rustc: callgrind::rustc()?,
            crates: crates()?,
            kept: kept(),
            added: added()?,
            operations: operations
                .iter()
                .map(count)
                .collect::<Result<_, Box<dyn Error>>>()?,
        })
    }
}

/// What differs from the baseline.
fn compare(baseline: &Counts, operations: &[Operation]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut differences = Vec::new();
    let crates = crates()?;
    if crates != baseline.crates {
        differences.push(format!("crates: {crates}, recorded {}", baseline.crates));
    }
    let kept = kept();
    if kept != baseline.kept {
        let (now, recorded) = (kept.bytes, baseline.kept.bytes);
        differences.push(format!("an error keeps {now} bytes, recorded {recorded}"));
    }
    let counts_instructions = callgrind::is_present() && callgrind::rustc()? == baseline.rustc;
    if !counts_instructions {
        eprintln!(
            "instructions are skipped: they need valgrind and {}",
            baseline.rustc
        );
    }
    if callgrind::rustc()? == baseline.rustc {
        let (now, recorded) = (added()?, baseline.added);
        if differs(now, recorded) {
            differences.push(format!("an error adds {now} bytes, recorded {recorded}"));
        }
    }
    for operation in operations {
        let what = &operation.what;
        let Some(recorded) = baseline.operations.get(what) else {
            differences.push(format!("{what}: not recorded"));
            continue;
        };
        let allocations = operation.allocations();
        if allocations != recorded.allocations {
            let recorded = recorded.allocations;
            differences.push(format!(
                "{what}: {allocations} allocations, recorded {recorded}"
            ));
        }
        if counts_instructions {
            let instructions = operation.instructions()?;
            let recorded = recorded.instructions;
            if differs(instructions, recorded) {
                differences.push(format!(
                    "{what}: {instructions} instructions, recorded {recorded}"
                ));
            }
        }
    }
    if counts_instructions {
        differences.extend(too_slow()?);
    }
    Ok(differences)
}

/// The hostile bodies of which a byte costs more than any may. Whoever can be asked whether all is
/// read was asked for all messages.
fn too_slow() -> Result<Vec<String>, Box<dyn Error>> {
    let mut slow = Vec::new();
    for form in &FORMS {
        let [_, is_complete, error_code] = form.questions(HOSTILE);
        for question in [is_complete, error_code] {
            let cost = form.per_byte(&question, HOSTILE)?;
            if cost > MOST_PER_BYTE {
                slow.push(format!("{}: {cost} instructions a byte", question.what));
            }
        }
    }
    Ok(slow)
}

fn kept() -> Kept {
    let [_, (_, kept)] = runtime::kept();
    kept
}

fn added() -> std::io::Result<u64> {
    size::added("adds_derived", "release")
}

fn crates() -> Result<usize, Box<dyn Error>> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    let arguments = [
        "tree",
        "--package",
        "aurora-errors",
        "--edges",
        "normal",
        "--no-dedupe",
        "--prefix",
        "none",
    ];
    let output = cargo.args(arguments).args(["--format", "{p}"]).output()?;
    let names: BTreeSet<&str> = std::str::from_utf8(&output.stdout)?.lines().collect();
    Ok(names.len())
}
