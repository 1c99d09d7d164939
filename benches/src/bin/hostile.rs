//! Prints how many instructions a byte of each hostile body costs.

use aurora_errors::ErrorResponse;
use aurora_errors_benches::hostile::{FORMS, Hostile};
use aurora_errors_benches::operation::{self, Operation};

const LENGTHS: [(&str, usize); 2] = [("64 KiB", 64 << 10), ("1 MiB", 1 << 20)];

type Question = (&'static str, fn(&ErrorResponse) -> usize);

const QUESTIONS: [Question; 4] = [
    ("messages()", |response| response.messages().count()),
    ("is_complete()", |response| {
        usize::from(response.messages().is_complete())
    }),
    ("error_code()", |response| {
        response.error_code().map_or(0, |code| code.len())
    }),
    ("Display", |response| response.to_string().len()),
];

fn main() -> std::io::Result<()> {
    let questions = |form: &'static Hostile, (size, length): (&'static str, usize)| {
        QUESTIONS.map(|(question, ask)| {
            let what = format!("{}, {size}, {question}", form.name);
            Operation::reading(what, "aurora-errors", move || form.answer(length), ask).repeated(1)
        })
    };
    let all: Vec<Operation> = FORMS
        .iter()
        .flat_map(|form| {
            LENGTHS
                .into_iter()
                .flat_map(move |length| questions(form, length))
        })
        .collect();
    operation::answer(&all);
    let only = std::env::args().nth(1).unwrap_or_default();
    println!(
        "| body | messages() | is_complete() | error_code() | Display |\n|---|--:|--:|--:|--:|"
    );
    for form in &FORMS {
        for length in LENGTHS {
            let name = format!("{}, {}", form.name, length.0);
            if !name.contains(&only) {
                continue;
            }
            let bytes = form.answer(length.1).body().len() as u64;
            print!("| {name} |");
            for operation in questions(form, length) {
                print!(" {} |", operation.instructions()? / bytes);
            }
            println!();
        }
    }
    Ok(())
}
