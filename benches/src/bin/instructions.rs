//! Prints what each operation costs in instructions and allocations.

use aurora_errors_benches::{operation, runtime};

fn main() -> std::io::Result<()> {
    let operations = runtime::operations();
    operation::answer(&operations);
    operation::print_table(&operations)
}
