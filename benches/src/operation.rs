//! One thing that a program does with an error, ready to be measured in every way.

use crate::callgrind;
use std::hint::black_box;
use std::process::{self, Command};
use std::{env, fs, io, mem};

/// A call, and the input that it is prepared with.
pub struct Operation {
    /// What is done, the same for all who do it: `messages(), 64 KiB`.
    pub what: String,
    /// Who does it: `aurora-errors`, `by hand`, or a crate.
    pub by: &'static str,
    repeats: usize,
    prepare: Box<dyn Fn() -> Call + Send + Sync>,
    /// What is not counted of it.
    above: Option<Box<Operation>>,
}

/// An operation with its input: to be called once.
pub type Call = Box<dyn FnMut()>;

impl Operation {
    /// An operation that takes its input. What it gives is dropped after the measurement.
    pub fn taking<I: 'static, O: 'static>(
        what: impl Into<String>,
        input: impl Fn() -> I + Send + Sync + 'static,
        run: fn(I) -> O,
    ) -> Self {
        Operation::new(what, move || {
            let mut input = Some(input());
            let mut output = None;
            Box::new(move || {
                if let Some(input) = input.take() {
                    black_box(output.insert(run(black_box(input))));
                }
            })
        })
    }

    /// An operation that looks at its input. What it gives is dropped within the measurement.
    pub fn reading<I: 'static, O: 'static>(
        what: impl Into<String>,
        input: impl Fn() -> I + Send + Sync + 'static,
        run: fn(&I) -> O,
    ) -> Self {
        Operation::new(what, move || {
            let input = input();
            Box::new(move || drop(black_box(run(black_box(&input)))))
        })
    }

    fn new(what: impl Into<String>, prepare: impl Fn() -> Call + Send + Sync + 'static) -> Self {
        Operation {
            what: what.into(),
            by: OURS,
            repeats: 1000,
            prepare: Box::new(prepare),
            above: None,
        }
    }

    /// For what others do than `aurora-errors`.
    #[must_use]
    pub fn by(self, by: &'static str) -> Self {
        Operation { by, ..self }
    }

    /// For an operation that takes long: how many calls a count of instructions is the mean of.
    #[must_use]
    pub fn repeated(self, repeats: usize) -> Self {
        Operation { repeats, ..self }
    }

    /// For an operation that hands its input on: counts only what it takes above one that does no more
    /// than that, by another name.
    #[must_use]
    pub fn above(self, other: Operation) -> Self {
        Operation {
            above: Some(Box::new(other)),
            ..self
        }
    }

    /// A call with an input of its own.
    #[must_use]
    pub fn prepare(&self) -> Call {
        (self.prepare)()
    }

    /// How many allocations one call makes.
    #[must_use]
    pub fn allocations(&self) -> u64 {
        allocation_counter::measure(self.prepare()).count_total
    }

    /// How many instructions one call takes: what a program that makes the calls takes above one
    /// that only prepares them, or hands their inputs on.
    ///
    /// # Errors
    /// When valgrind cannot be run.
    pub fn instructions(&self) -> io::Result<u64> {
        let with = self.run_apart(self.repeats)?;
        let without = match &self.above {
            Some(other) => other.run_apart(other.repeats)?,
            None => self.run_apart(0)?,
        };
        Ok(with.saturating_sub(without) / self.repeats as u64)
    }

    /// Runs this program again, which then makes so many calls of this operation.
    fn run_apart(&self, calls: usize) -> io::Result<u64> {
        let log = env::temp_dir().join(format!("aurora-errors-benches-{}.log", process::id()));
        let mut command = callgrind::command(env::current_exe()?, &log);
        command
            .env(WHAT, &self.what)
            .env(BY, self.by)
            .env(CALLS, calls.to_string());
        succeed(&mut command)?;
        let count = callgrind::read(&log);
        fs::remove_file(log)?;
        count
    }
}

/// Makes a value and counts what it keeps of the memory that was allocated for it: how many bytes, in
/// how many allocations.
pub fn kept<T>(make: impl FnOnce() -> T) -> [i64; 2] {
    let counts = allocation_counter::measure(|| mem::forget(black_box(make())));
    [counts.bytes_current, counts.count_current]
}

const WHAT: &str = "AURORA_BENCH_WHAT";
const BY: &str = "AURORA_BENCH_BY";
const CALLS: &str = "AURORA_BENCH_CALLS";

fn succeed(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    let failed = || io::Error::other(format!("{command:?}: {status}"));
    status.success().then_some(()).ok_or_else(failed)
}

/// Where [`Operation::instructions`] started this program: makes the calls and ends.
pub fn answer(operations: &[Operation]) {
    let (Ok(what), Ok(by), Ok(calls)) = (env::var(WHAT), env::var(BY), env::var(CALLS)) else {
        return;
    };
    let wanted = |operation: &&Operation| operation.what == what && operation.by == by;
    let others = operations.iter().filter_map(|each| each.above.as_deref());
    let Some(operation) = operations.iter().chain(others).find(wanted) else {
        eprintln!("no operation {what} {by}");
        process::exit(1);
    };
    let mut prepared: Vec<_> = (0..operation.repeats)
        .map(|_| operation.prepare())
        .collect();
    let calls = calls.parse().unwrap_or(0);
    prepared.iter_mut().take(calls).for_each(|call| call());
    // What is left over is not dropped, so that it does not count.
    process::exit(0);
}

/// What an operation takes.
pub struct Counted {
    /// As [`Operation::what`].
    pub what: String,
    /// As [`Operation::by`].
    pub by: &'static str,
    /// How many allocations.
    pub allocations: u64,
    /// `None` without valgrind.
    instructions: Option<u64>,
}

impl Counted {
    /// The instructions, in millions where they are many.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.instructions {
            None => "–".to_owned(),
            Some(count) if count >= 10_000_000 => format!("{} M", count / 1_000_000),
            Some(count) => with_commas(count),
        }
    }

    /// How many times the instructions of another.
    #[must_use]
    pub fn beside(&self, other: Option<&Counted>) -> String {
        match (
            self.instructions,
            other.and_then(|other| other.instructions),
        ) {
            (Some(count), Some(other)) => {
                let thousandths = count * 1000 / other.max(1);
                format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
            }
            _ => String::new(),
        }
    }
}

/// A number as people write it.
#[must_use]
pub fn with_commas(count: u64) -> String {
    match count / 1000 {
        0 => count.to_string(),
        thousands => format!("{},{:03}", with_commas(thousands), count % 1000),
    }
}

/// Counts what each operation takes.
///
/// # Errors
/// When valgrind cannot be run.
pub fn counted(operations: &[Operation]) -> io::Result<Vec<Counted>> {
    let has_valgrind = callgrind::is_present();
    if !has_valgrind {
        eprintln!("valgrind is not installed: instructions are left out");
    }
    let count = |operation: &Operation| {
        Ok(Counted {
            what: operation.what.clone(),
            by: operation.by,
            allocations: operation.allocations(),
            instructions: has_valgrind.then(|| operation.instructions()).transpose()?,
        })
    };
    operations.iter().map(count).collect()
}

/// Prints a Markdown table in which each stands beside the others that do the same.
pub fn print_table(counted: &[Counted]) {
    println!("| what | by | instructions | × by hand | allocations |\n|---|---|--:|--:|--:|");
    for each in counted {
        let Counted { what, by, .. } = each;
        let mut others = counted.iter();
        let by_hand = others.find(|other| other.what == *what && other.by == BY_HAND);
        let by_hand = by_hand.filter(|_| *by != BY_HAND);
        let (shown, ratio) = (each.shown(), each.beside(by_hand));
        println!(
            "| {what} | {by} | {shown} | {ratio} | {} |",
            each.allocations
        );
    }
}

/// Who does it unless another is named.
pub const OURS: &str = "aurora-errors";

/// What the others are compared with.
pub const BY_HAND: &str = "by hand";
