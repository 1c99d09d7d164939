//! Prints how many instructions a byte of each hostile body costs: of those whose name holds the
//! argument, or of all, which takes a quarter of an hour.

use aurora_errors_benches::hostile::{FORMS, QUESTIONS};
use aurora_errors_benches::operation::{self, Operation};

const LENGTHS: [(&str, usize); 2] = [("64 KiB", 64 << 10), ("1 MiB", 1 << 20)];

fn main() -> std::io::Result<()> {
    let all: Vec<Operation> = FORMS
        .iter()
        .flat_map(|form| LENGTHS.map(|(_, length)| form.questions(length)))
        .flatten()
        .collect();
    operation::answer(&all);
    let only = std::env::args().nth(1).unwrap_or_default();
    let questions = QUESTIONS.map(|(question, _)| question).join(" | ");
    println!("| body | {questions} |\n|---|--:|--:|--:|");
    for form in FORMS.iter().filter(|form| form.name.contains(&only)) {
        for (size, length) in LENGTHS {
            print!("| {}, {size} |", form.name);
            for question in form.questions(length) {
                print!(" {} |", form.per_byte(&question, length)?);
            }
            println!();
        }
    }
    Ok(())
}
