//! Fails where something costs more than is recorded in `benches/baseline.json`.
//!
//! It counts what does not depend on the machine: crates, allocations, and with valgrind and the
//! recorded compiler also instructions. `guard --record` writes the baseline anew, unless a hostile body
//! costs more than any may.

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
    crates: u64,
    /// What an error keeps besides its body.
    kept: Kept,
    /// How many bytes an error adds to a program.
    added: Option<u64>,
    /// By what is done.
    operations: BTreeMap<String, OperationCounts>,
}

#[derive(Serialize, Deserialize)]
struct OperationCounts {
    allocations: u64,
    instructions: Option<u64>,
}

/// By how much instructions and bytes of a program may differ, in percent.
const TOLERANCE: u64 = 3;

/// How long the hostile bodies are.
const HOSTILE: usize = 64 << 10;

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
        let slow = too_slow()?;
        if !slow.is_empty() {
            return Err(slow.join("\n").into());
        }
        let counts = Counts::now(&operations, true, true)?;
        fs::write(path, serde_json::to_string_pretty(&counts)? + "\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let recorded: Counts = serde_json::from_str(&fs::read_to_string(path)?)?;
    let is_same_rustc = callgrind::rustc()? == recorded.rustc;
    let has_valgrind = callgrind::is_present();
    let now = Counts::now(&operations, is_same_rustc, is_same_rustc && has_valgrind)?;
    let mut differences = now.differences(&recorded);
    if is_same_rustc && has_valgrind {
        differences.extend(too_slow()?);
    } else {
        eprintln!(
            "instructions are skipped: they need valgrind and {}",
            recorded.rustc
        );
    }
    for line in &differences {
        eprintln!("{line}");
    }
    println!(
        "{} costs compared, {} differ",
        operations.len() + 3,
        differences.len()
    );
    Ok(ExitCode::from(u8::from(!differences.is_empty())))
}

impl Counts {
    /// What depends on the compiler, and what needs valgrind, only where that is asked for.
    fn now(
        operations: &[Operation],
        with_bytes: bool,
        with_instructions: bool,
    ) -> Result<Self, Box<dyn Error>> {
        let mut counts = Counts {
            rustc: callgrind::rustc()?,
            crates: crates()?,
            kept: runtime::kept()[1].1,
            added: None,
            operations: BTreeMap::new(),
        };
        if with_bytes {
            counts.added = Some(size::added("adds_derived", "release")?);
        }
        for operation in operations {
            let mut taken = OperationCounts {
                allocations: operation.allocations(),
                instructions: None,
            };
            if with_instructions {
                taken.instructions = Some(operation.instructions()?);
            }
            counts.operations.insert(operation.what.clone(), taken);
        }
        Ok(counts)
    }

    /// What differs from the record; what was not counted does not.
    fn differences(&self, recorded: &Counts) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, now: Option<u64>, recorded: Option<u64>, tolerance: u64| {
            let (Some(now), Some(recorded)) = (now, recorded) else {
                return;
            };
            if now.abs_diff(recorded) * 100 > recorded * tolerance {
                differences.push(format!("{what}: {now}, recorded {recorded}"));
            }
        };
        compare("crates", Some(self.crates), Some(recorded.crates), 0);
        let kept = |counts: &Counts| u64::try_from(counts.kept.bytes).ok();
        compare("bytes that an error keeps", kept(self), kept(recorded), 0);
        let kept = |counts: &Counts| u64::try_from(counts.kept.allocations).ok();
        compare("allocations that it keeps", kept(self), kept(recorded), 0);
        compare(
            "bytes that an error adds",
            self.added,
            recorded.added,
            TOLERANCE,
        );
        for (what, now) in &self.operations {
            let recorded = recorded.operations.get(what);
            let (allocations, instructions) = recorded.map_or((Some(0), Some(0)), |recorded| {
                (Some(recorded.allocations), recorded.instructions)
            });
            compare(
                &format!("allocations of {what}"),
                Some(now.allocations),
                allocations,
                0,
            );
            let what = format!("instructions of {what}");
            compare(&what, now.instructions, instructions, TOLERANCE);
        }
        differences
    }
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

fn crates() -> Result<u64, Box<dyn Error>> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    let options = "tree -p aurora-errors -e normal --no-dedupe --prefix none --format {p}";
    let output = cargo.args(options.split(' ')).output()?;
    let names: BTreeSet<&str> = std::str::from_utf8(&output.stdout)?.lines().collect();
    Ok(names.len() as u64)
}
