//! Prints what a derived error costs at build time, beside the same error written in other ways.
//!
//! `compile [--instructions] [--rounds N] [--without NAME]... [stacks] [ROWS]...` measures CPU
//! time, or counts instructions with valgrind, which takes fifty times as long but only one round.
//! Without `stacks` and numbers of rows it does all of it, but for what has a name of `--without` in
//! its own.
//!
//! `compile guard [--record]` fails where the crates of this project cost the compiler more
//! instructions than is recorded in `benches/compile.json`.

mod app;
mod apps;
mod by_hand;
mod guard;
mod measure;
mod report;

use app::Way;
use apps::{Apps, Step};
use aurora_errors_benches::callgrind;
use measure::{Cost, Scope, Tool};
use std::error::Error;
use std::time::{Duration, Instant};
use std::{env, process};

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(log) = env::var_os(measure::LOG) {
        process::exit(measure::in_place_of_rustc(log.as_ref())?);
    }
    if env::args().nth(1).as_deref() == Some("guard") {
        return guard::run();
    }
    let options = Options::read()?;
    println!("{}\n", callgrind::rustc()?);
    reading();
    if options.stacks {
        stacks(&options)?;
    }
    crates(&options)
}

struct Options {
    tool: Tool,
    rounds: usize,
    stacks: bool,
    rows: Vec<usize>,
    without: Vec<String>,
}

impl Options {
    fn read() -> Result<Self, Box<dyn Error>> {
        let mut options = Options {
            tool: Tool::Clock,
            rounds: 5,
            stacks: false,
            rows: Vec::new(),
            without: Vec::new(),
        };
        let mut arguments = env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--instructions" => {
                    options.tool = Tool::Callgrind;
                    options.rounds = 1;
                }
                "--rounds" => options.rounds = arguments.next().unwrap_or_default().parse()?,
                "--without" => options.without.extend(arguments.next()),
                "stacks" => options.stacks = true,
                rows => options.rows.push(rows.parse()?),
            }
        }
        if !options.stacks && options.rows.is_empty() {
            options.stacks = true;
            options.rows = vec![12, 100, 900];
        }
        Ok(options)
    }

    fn includes(&self, name: &str) -> bool {
        !self.without.iter().any(|without| name.contains(without))
    }
}

/// The reader of tables, which runs in the derive without optimisation unless a user asks for it.
fn reading() {
    if !cfg!(debug_assertions) {
        println!("Reading a table is measured without `--release` only.\n");
        return;
    }
    let rows = aurora_errors_benches::table::rows(900);
    let text = aurora_errors_benches::table::json(&rows, 0);
    let mut times: Vec<Duration> = (0..50)
        .map(|_| {
            let start = Instant::now();
            let source = aurora_errors_spec::Source::from_bytes("all.json", text.clone().into());
            assert!(source.is_ok_and(|source| aurora_errors_spec::read(&source).faults.is_empty()));
            start.elapsed()
        })
        .collect();
    times.sort();
    println!(
        "Reading a table of 900 rows at opt-level 0: {:.1?}, at best {:.1?}.\n",
        times[25], times[0]
    );
}

/// A cold `cargo check` of everything, for apps with different dependencies.
fn stacks(options: &Options) -> Result<(), Box<dyn Error>> {
    let mut stacks = app::stacks();
    stacks.retain(|stack| options.includes(stack.name));
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); stacks.len()];
    for _ in 0..options.rounds {
        for (stack, costs) in stacks.iter().zip(&mut costs) {
            let all = apps::cold_check(stack, Scope::Everything, options.tool)?;
            costs.push(measure::sum(&all));
        }
    }
    report::stacks(options.tool, &stacks, &costs);
    Ok(())
}

/// The crate with the error alone, its dependencies being built.
fn crates(options: &Options) -> Result<(), Box<dyn Error>> {
    let ways = Way::ALL.into_iter();
    let ways: Vec<Way> = ways.filter(|way| options.includes(way.name())).collect();
    for &rows in &options.rows {
        let apps = Apps::new(rows)?;
        let mut costs = vec![[const { Vec::new() }; Step::ALL.len()]; ways.len()];
        for round in 0..options.rounds {
            for (way, costs) in ways.iter().zip(&mut costs) {
                for (step, costs) in Step::ALL.into_iter().zip(costs) {
                    costs.push(apps.cost(*way, step, round, options.tool)?);
                }
            }
        }
        report::crates(rows, options.tool, &ways, &costs);
    }
    Ok(())
}
