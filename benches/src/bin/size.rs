//! Prints how many bytes an error adds to a program.

use aurora_errors_benches::operation::with_commas;
use aurora_errors_benches::size::added;

fn main() -> std::io::Result<()> {
    println!("| bytes that an error adds | `opt-level = 3` | `\"z\"`, LTO |\n|---|--:|--:|");
    for (name, example) in [("by hand", "adds_by_hand"), ("derived", "adds_derived")] {
        let [fast, small] = ["release", "small"].map(|profile| added(example, profile));
        println!(
            "| {name} | {} | {} |",
            with_commas(fast?),
            with_commas(small?)
        );
    }
    Ok(())
}
