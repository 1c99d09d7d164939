//! Prints what a derived error costs at build time, beside the same error written in other ways, in
//! instructions of rustc, which valgrind counts.
//!
//! `compile [stacks] [ROWS]... [cases]` does a part of it; without arguments it does all, and takes an hour.
//!
//! `compile guard [--record]` fails where the crates of this project cost the compiler more than is
//! recorded in `benches/compile.json`.

mod app;
mod apps;
mod by_hand;
mod guard;
mod measure;
mod report;

use app::Way;
use apps::Apps;
use aurora_errors_benches::{callgrind, table};
use measure::Scope;
use std::error::Error;
use std::{env, process};

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(log) = env::var_os(measure::LOG) {
        process::exit(measure::in_place_of_rustc(log.as_ref())?);
    }
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|command| command == "guard") {
        return guard::run();
    }
    if arguments.is_empty() {
        arguments = ["stacks", "12", "100", "900", "cases"]
            .map(str::to_owned)
            .into();
    }
    println!("{}\n", callgrind::rustc()?);
    for part in arguments {
        if part == "stacks" {
            stacks()?;
        } else if part == "cases" {
            let apps = Apps::new(&part, table::row_and_cases(CASES), &Way::WITH_CASES)?;
            report::ways(&format!("{CASES} cases"), &Way::WITH_CASES, &apps.costs()?);
        } else {
            let apps = Apps::new(&part, table::rows(part.parse()?), &Way::ALL)?;
            report::ways(&format!("{part} rows"), &Way::ALL, &apps.costs()?);
        }
    }
    Ok(())
}

/// As many as Stripe has machine codes.
const CASES: usize = 200;

/// A cold `cargo check` of everything, for apps with different dependencies.
fn stacks() -> Result<(), Box<dyn Error>> {
    let stacks = app::stacks();
    let mut counts = Vec::new();
    for stack in &stacks {
        let costs = apps::cold_check(stack, Scope::Everything)?;
        counts.push(costs.values().sum());
    }
    report::stacks(&stacks, &counts);
    Ok(())
}
