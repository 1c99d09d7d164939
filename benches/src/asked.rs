//! The table of PERFORMANCE.md: what was before the second round, what is, and what is asked.

use crate::operation::{BY_HAND, Counted, with_commas};

/// What an operation took before and may take, in the words of the table: numbers without a word are
/// instructions, those with `×` are of the code by hand.
#[rustfmt::skip] // One a line, to be compared.
const ASKED: [(&str, &str, &str); 31] = [
    ("status → row, 909 rows", "34", "60"),
    ("check() of a success", "", "100"),
    ("check() of a success, cases elsewhere", "", "100"),
    ("reqwest's response → check()", "2,463", "2,000"),
    ("response → error, 86 B", "422", "422"),
    ("response → error, 10 cases by header", "", "200 more than without"),
    ("response → error, 10 cases by code", "", "1.15× `error_code()`"),
    ("response → error, 1,000 cases by code", "", "1.15× `error_code()`"),
    ("retry decision", "271", "300"),
    ("messages(), 86 B", "3,058", "2,000"),
    ("messages(), 86 B, general walk", "5,084", "3,100"),
    ("messages(), 1 KiB", "27,704", "19,000"),
    ("messages(), 1 KiB, general walk", "43,794", "24,000"),
    ("messages(), 64 KiB", "", "0.5×"),
    ("messages(), 64 KiB, the message last", "3.9 M to 6.4 M", "2.0 M, 30 a byte"),
    ("messages() of 10,000, general walk", "3.4 M", "140,000"),
    ("payload(), 86 B", "1.36×", "1.0×"),
    ("payload(), 16 MiB", "1.14×", "1.0×"),
    ("Display, 86 B", "6,957", "3,900"),
    ("messages(), GitHub", "", "0.6×"),
    ("messages(), Google", "", "0.6×"),
    ("messages(), Stripe", "", "0.6×"),
    ("messages(), Rails", "", "0.6×"),
    ("messages(), 1 KiB of fields", "", "0.8×"),
    ("messages(), JSON:API", "", "0.6×"),
    ("messages(), GraphQL", "", "0.6×"),
    ("error_code(), GitHub", "", "`messages()`"),
    ("error_code(), Google", "", "`messages()`"),
    ("error_code(), Stripe", "", "`messages()`"),
    ("error_code(), JSON:API", "", "`messages()`"),
    ("error_code(), GraphQL", "", "`messages()`"),
];

/// Prints one row for each thing that this project does.
pub fn print(counted: &[Counted]) {
    println!(
        "| what | before | now | at most | × by hand | allocations (by hand) |\n|---|--:|--:|--:|--:|--:|"
    );
    let kind = |counted: &Counted| counted.what.split(',').next().map(str::to_owned);
    let mut rows: Vec<&Counted> = counted.iter().filter(|each| each.by != BY_HAND).collect();
    // What is done to bodies of several sizes stands together.
    rows.sort_by_key(|row| counted.iter().position(|other| kind(other) == kind(row)));
    for ours in rows {
        let what = &ours.what;
        let mut others = counted.iter();
        let by_hand = others.find(|other| other.what == *what && other.by == BY_HAND);
        let asked = ASKED.iter().find(|(asked, ..)| asked == what);
        let (_, before, at_most) = asked.copied().unwrap_or_default();
        let allocations = by_hand.map_or(String::new(), |by| {
            format!(" ({})", with_commas(by.allocations))
        });
        println!(
            "| {what} | {before} | {} | {at_most} | {} | {}{allocations} |",
            ours.shown(),
            ours.beside(by_hand),
            with_commas(ours.allocations)
        );
    }
}
