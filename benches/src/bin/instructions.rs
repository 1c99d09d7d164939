//! Prints what each operation costs in instructions and allocations.

use aurora_errors_benches::{asked, operation, runtime};

fn main() -> std::io::Result<()> {
    let operations = runtime::operations();
    operation::answer(&operations);
    asked::print(&operation::counted(&operations)?);
    println!("\n| what is kept, without the body | bytes | allocations |\n|---|--:|--:|");
    for (what, [bytes, allocations]) in runtime::kept() {
        println!("| {what} | {bytes} | {allocations} |");
    }
    Ok(())
}
