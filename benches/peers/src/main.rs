//! Prints what other crates take for what this project does, each with a body of its own kind:
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`

mod errors;
mod reading;

use aurora_errors_benches::operation::{self, Operation};
use aurora_errors_benches::runtime;

fn main() -> std::io::Result<()> {
    let peers: Vec<Operation> = errors::operations()
        .into_iter()
        .chain(reading::operations())
        .collect();
    let mut operations = runtime::operations();
    operations.retain(|operation| peers.iter().any(|peer| peer.what == operation.what));
    let whats: Vec<String> = operations
        .iter()
        .map(|operation| operation.what.clone())
        .collect();
    operations.extend(peers);
    // Each beside what it is compared with, by hand first.
    operations.sort_by_key(|operation| whats.iter().position(|what| *what == operation.what));
    operation::answer(&operations);
    operation::print_table(&operation::counted(&operations)?);
    Ok(())
}
