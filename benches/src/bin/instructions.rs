//! Prints what each operation costs in instructions and allocations.

use aurora_errors_benches::{operation, runtime};

fn main() -> std::io::Result<()> {
    let operations = runtime::operations();
    operation::answer(&operations);
    operation::print_table(&operations)?;
    println!("\n| what is kept, without the body | bytes | allocations |\n|---|--:|--:|");
    for (what, kept) in runtime::kept() {
        println!("| {what} | {} | {} |", kept.bytes, kept.allocations);
    }
    Ok(())
}
