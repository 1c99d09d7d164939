//! Markdown tables of medians and ratios.

// Two or three digits are shown.
#![allow(clippy::cast_precision_loss)]

use crate::app::{Stack, Way};
use crate::apps::Step;
use crate::measure::{Cost, Tool};

pub(crate) fn stacks(tool: Tool, stacks: &[Stack], costs: &[Vec<Cost>]) {
    println!("| cold `cargo check` | rustc | peak memory |\n|---|--:|--:|");
    let by_hand = costs.first().map_or(0, |costs| median(costs, tool.value()));
    for (stack, costs) in stacks.iter().zip(costs) {
        let shown = tool.shown(median(costs, tool.value()), by_hand);
        println!("| {} | {shown} | {} |", stack.name, megabytes(costs));
    }
    println!();
}

pub(crate) fn crates(
    rows: usize,
    tool: Tool,
    ways: &[Way],
    costs: &[[Vec<Cost>; Step::ALL.len()]],
) {
    println!(
        "| {rows} rows | check | edit elsewhere | edit of the table | code generation | peak memory |\n\
         |---|--:|--:|--:|--:|--:|"
    );
    let by_hand = costs.first().map(|costs| columns(tool, costs));
    for (way, costs) in ways.iter().zip(costs) {
        let columns = columns(tool, costs);
        let columns = columns.iter().zip(by_hand.unwrap_or(columns));
        let cells = columns.map(|(value, by_hand)| tool.shown(*value, by_hand));
        let [.., build] = costs;
        println!(
            "| {} | {} | {} |",
            way.name(),
            cells.collect::<Vec<_>>().join(" | "),
            megabytes(build)
        );
    }
    println!();
}

impl Tool {
    fn value(self) -> fn(&Cost) -> u64 {
        match self {
            Tool::Clock => |cost| u64::try_from(cost.cpu.as_micros()).unwrap_or(u64::MAX),
            Tool::Callgrind => |cost| cost.instructions,
        }
    }

    fn shown(self, value: u64, by_hand: u64) -> String {
        let ratio = value as f64 / by_hand as f64;
        match self {
            Tool::Clock => format!("{:.2} s ({ratio:.2}×)", value as f64 / 1e6),
            Tool::Callgrind => format!("{:.2} G ({ratio:.2}×)", value as f64 / 1e9),
        }
    }
}

/// Check, the two edits, and what a build takes beyond a check.
fn columns(tool: Tool, costs: &[Vec<Cost>; Step::ALL.len()]) -> [u64; Step::ALL.len()] {
    let [check, other, table, build] = costs.each_ref().map(|costs| median(costs, tool.value()));
    [check, other, table, build.saturating_sub(check)]
}

fn median(costs: &[Cost], value: fn(&Cost) -> u64) -> u64 {
    let mut values: Vec<_> = costs.iter().map(value).collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}

fn megabytes(costs: &[Cost]) -> String {
    format!("{} MiB", median(costs, |cost| cost.memory) >> 20)
}
