//! Markdown tables of instructions, each beside those of the code by hand.

// Two digits are shown.
#![allow(clippy::cast_precision_loss)]

use crate::app::{Stack, Way};
use crate::apps::Step;

pub(crate) fn stacks(stacks: &[Stack], counts: &[u64]) {
    println!("| cold `cargo check` | instructions |\n|---|--:|");
    for (stack, count) in stacks.iter().zip(counts) {
        println!("| {} | {} |", stack.name, shown(*count, counts[0]));
    }
    println!();
}

/// The crate with the error alone, its dependencies being built.
pub(crate) fn ways(what: &str, ways: &[Way], counts: &[[u64; Step::ALL.len()]]) {
    println!(
        "| {what} | check | edit elsewhere | edit of the table | code generation |\n\
         |---|--:|--:|--:|--:|"
    );
    let columns = |[check, other, table, build]: [u64; Step::ALL.len()]| {
        [check, other, table, build.saturating_sub(check)]
    };
    let by_hand = columns(counts[0]);
    for (way, counts) in ways.iter().zip(counts) {
        let cells = columns(*counts).into_iter().zip(by_hand);
        let cells: Vec<_> = cells
            .map(|(count, by_hand)| shown(count, by_hand))
            .collect();
        println!("| {} | {} |", way.name(), cells.join(" | "));
    }
    println!();
}

fn shown(count: u64, by_hand: u64) -> String {
    let ratio = count as f64 / by_hand as f64;
    format!("{:.2} G ({ratio:.2}×)", count as f64 / 1e9)
}
