//! Fails where something costs more than is recorded in `benches/baseline.json`.
//!
//! It counts what does not depend on the machine: crates, allocations, and with valgrind and the
//! recorded compiler also instructions. `guard --record` writes the baseline anew, unless a hostile body
//! costs more than any may.

use aurora_errors_benches::hostile::{FORMS, MOST_PER_BYTE};
use aurora_errors_benches::operation::{self, BY_HAND, Operation};
use aurora_errors_benches::{callgrind, runtime, size};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

/// What the project costs.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The compiler in use.
    rustc: String,
    /// What any compiler makes of it.
    of_any: Costs,
    /// What only this one does: instructions, and bytes of a program.
    of_rustc: Costs,
}

/// By what is counted.
type Costs = BTreeMap<String, u64>;

/// By how much what depends on the compiler may differ, in percent.
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
        let record = Record {
            rustc: callgrind::rustc()?,
            of_any: of_any(&operations)?,
            of_rustc: of_rustc(&operations, true)?,
        };
        fs::write(path, serde_json::to_string_pretty(&record)? + "\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let record: Record = serde_json::from_str(&fs::read_to_string(path)?)?;
    let mut now = of_any(&operations)?;
    let mut differences = differing(&now, &record.of_any, 0);
    let is_same_rustc = callgrind::rustc()? == record.rustc;
    let has_valgrind = callgrind::is_present();
    if is_same_rustc {
        let costs = of_rustc(&operations, has_valgrind)?;
        differences.extend(differing(&costs, &record.of_rustc, TOLERANCE));
        now.extend(costs);
    }
    if is_same_rustc && has_valgrind {
        differences.extend(too_slow()?);
    } else {
        let rustc = record.rustc;
        eprintln!("instructions are skipped: they need valgrind and {rustc}");
    }
    for line in &differences {
        eprintln!("{line}");
    }
    let (all, different) = (now.len(), differences.len());
    println!("{all} costs compared, {different} differ");
    Ok(ExitCode::from(u8::from(different > 0)))
}

/// Crates that an app has for `aurora-errors` with its default features, itself included; what an error
/// keeps besides its body; and what each operation allocates.
fn of_any(operations: &[Operation]) -> Result<Costs, Box<dyn Error>> {
    let [_, (_, [bytes, allocations])] = runtime::kept();
    let mut costs = Costs::new();
    costs.insert("crates".to_owned(), crates()?);
    costs.insert("bytes that an error keeps".to_owned(), bytes.try_into()?);
    costs.insert(
        "allocations that it keeps".to_owned(),
        allocations.try_into()?,
    );
    for operation in operations {
        let what = format!("allocations of {}", operation.what);
        costs.insert(what, operation.allocations());
    }
    Ok(costs)
}

/// What an error adds to a program, and with valgrind the instructions of each operation.
fn of_rustc(operations: &[Operation], has_valgrind: bool) -> Result<Costs, Box<dyn Error>> {
    let added = size::added("adds_derived", "release")?;
    let mut costs = Costs::from([("bytes that an error adds".to_owned(), added)]);
    for operation in operations.iter().filter(|_| has_valgrind) {
        let what = format!("instructions of {}", operation.what);
        costs.insert(what, operation.instructions()?);
    }
    Ok(costs)
}

/// What differs by more than so many percent; what is not in the record counts as zero there.
fn differing(now: &Costs, recorded: &Costs, tolerance: u64) -> Vec<String> {
    let mut differing = Vec::new();
    for (what, now) in now {
        let recorded = recorded.get(what).copied().unwrap_or_default();
        if now.abs_diff(recorded) * 100 > recorded * tolerance {
            differing.push(format!("{what}: {now}, recorded {recorded}"));
        }
    }
    differing
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
