//! A fleet of clients against one server in five kinds of trouble, with what people write to send
//! requests again, and with the adapters of `aurora-errors`.
//!
//! `cargo run --release -p aurora-errors-benches --bin fleet` prints the stories and draws the charts
//! that `PERFORMANCE.md` shows; a number behind `--` is that of the clients.

mod chart;
mod run;
mod server;
mod story;
mod strategy;

use server::{Seen, whole};
use std::error::Error;
use std::path::Path;
use std::{env, fs};
use story::{STORIES, Story};
use strategy::STRATEGIES;

/// How many clients there are unless the command says otherwise.
const CLIENTS: u32 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let clients = match env::args().nth(1) {
        Some(clients) => clients.parse()?,
        None => CLIENTS,
    };
    for story in &STORIES {
        println!("\n### {}\n", story.title);
        println!("{HEAD}");
        let mut loads = Vec::new();
        for strategy in &STRATEGIES {
            let seen = (strategy.run)(story, clients);
            println!("| {} {}", strategy.name, line(story, clients, &seen));
            loads.push((strategy.name, seen.load));
        }
        if clients == CLIENTS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fleet");
            fs::create_dir_all(&folder)?;
            let path = folder.join(story.name).with_extension("svg");
            let chart = chart::draw(story, story.capacity(clients), &loads)?;
            fs::write(path, chart)?;
        }
    }
    Ok(())
}

const HEAD: &str = "\
| | requests for each wanted | while in trouble | busiest second | pauses | busiest 100 ms of the repeats \
| served | recovered within | at best | unsafe repeats |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

/// What a strategy did, as the rest of a row of Markdown.
fn line(story: &Story, clients: u32, seen: &Seen) -> String {
    let wanted = f64::from(story.requests(clients));
    let busiest = seen.load.iter().max().copied().unwrap_or(0);
    let (shortest, longest) = seen.pauses.unwrap_or_default();
    format!(
        "| {:.2} | {:.2} | {:.1}× | {shortest:.1} to {longest:.1} s | {:.1} % | {:.1} % | {:.1} s | {:.1} s | {} |",
        f64::from(seen.sent) / wanted,
        amplification(seen),
        f64::from(busiest) / story.capacity(clients),
        100.0 * busiest_of_repeats(seen),
        100.0 * f64::from(seen.served) / wanted,
        recovered(story, seen),
        at_best(story, clients, seen),
        seen.unsafe_repeats,
    )
}

/// Requests for each wanted one, while the server was in trouble.
fn amplification(seen: &Seen) -> f64 {
    f64::from(seen.sent_in_trouble) / f64::from(seen.wanted_in_trouble.max(1))
}

/// How long after the trouble requests were refused, or queued for more than a second.
fn recovered(story: &Story, seen: &Seen) -> f64 {
    (seen.troubled_until - story.trouble.end).max(0.0)
}

/// How long it takes to serve those that waited when the trouble ended, with what the capacity
/// leaves beside those that come.
fn at_best(story: &Story, clients: u32, seen: &Seen) -> f64 {
    let mut left = story.capacity(clients);
    if story.trouble.end < story.wanted.end {
        left -= story.rate(clients);
    }
    f64::from(seen.pending.unwrap_or(0)) / left
}

/// The share of all repeats that the busiest 100 ms have.
fn busiest_of_repeats(seen: &Seen) -> f64 {
    let mut slots = Vec::new();
    for at in &seen.repeats {
        let slot = whole(at * 10.0);
        if slots.len() <= slot {
            slots.resize(slot + 1, 0_u32);
        }
        slots[slot] += 1;
    }
    let busiest = slots.into_iter().max().unwrap_or(0);
    let all = u32::try_from(seen.repeats.len()).unwrap_or(u32::MAX);
    f64::from(busiest) / f64::from(all.max(1))
}

#[cfg(test)]
mod tests {
    use super::{amplification, at_best, recovered};
    use crate::story::STORIES;
    use crate::strategy::STRATEGIES;

    const CLIENTS: u32 = 4000;

    #[test]
    fn an_outage_costs_the_server_a_quarter_more_at_most_with_a_budget_and_ends_when_it_ends() {
        let [outage, ..] = &STORIES;
        let [careless, .., ours, ours_with_budget] =
            STRATEGIES.map(|strategy| (strategy.run)(outage, CLIENTS));
        let most = amplification(&ours_with_budget);
        assert!(most <= 1.25, "{most}");
        for seen in [&ours, &ours_with_budget] {
            assert!(recovered(outage, seen) <= 1.5 * at_best(outage, CLIENTS, seen));
            assert_eq!(seen.unsafe_repeats, 0);
        }
        // The same outage sees them where they are.
        assert!(careless.unsafe_repeats > 0);
    }
}
