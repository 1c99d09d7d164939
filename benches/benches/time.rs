//! Prints how long each operation takes: `cargo bench -p aurora-errors-benches --bench time`.

use aurora_errors_benches::operation::Operation;
use aurora_errors_benches::runtime::operations;

fn main() {
    divan::main();
}

#[divan::bench(args = operations())]
fn time(bencher: divan::Bencher<'_, '_>, operation: &Operation) {
    bencher
        .with_inputs(|| operation.prepare())
        .bench_local_refs(|call| call());
}
