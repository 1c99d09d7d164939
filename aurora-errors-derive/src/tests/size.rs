//! How much is written for each row: the compiler's time grows with it.

use crate::derive;
use crate::load::Loaded;
use aurora_errors_spec::Source;
use proc_macro2::{Span, TokenStream, TokenTree};

fn table(rows: usize) -> String {
    let row = |code: usize| {
        format!(
            r#"{{"code": {code}, "name": "Row {code}", "meaning": "A text.", "retry": "never"}}"#
        )
    };
    let rows: Vec<_> = (400..400 + rows).map(row).collect();
    format!(r#"{{"api": "Pets", "statuses": [{}]}}"#, rows.join(","))
}

fn count(tokens: TokenStream) -> usize {
    let count = |tree| match tree {
        TokenTree::Group(group) => 1 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(count).sum()
}

/// The tokens of the expansion of `item` for so many rows.
fn tokens(item: &str, rows: usize) -> usize {
    let input = syn::parse_str(item).unwrap();
    let tokens = derive(&input, |_, faults| {
        let source = Source::from_bytes("spec/pets.json", table(rows).into());
        Loaded::read(source, Span::call_site(), TokenStream::new(), faults)
    });
    count(tokens)
}

#[test]
fn each_row_of_the_generated_form_costs_the_recorded_number_of_tokens() {
    let item = "#[aurora(builtin, generate = PetError)] enum Pets {}";
    // Of 32 variants each, three parts of a pattern.
    assert_eq!(tokens(item, 200) - tokens(item, 100), 100 * 6 + 3);
}

#[test]
fn each_row_of_the_written_form_costs_the_recorded_number_of_tokens() {
    let item = |rows: usize| {
        let variants = (400..400 + rows).map(|code| format!("Row{code}(ErrorResponse),"));
        let variants: String = variants.collect();
        format!(
            "#[aurora(builtin)] enum PetError {{ {variants} #[aurora(other)] Unlisted(ErrorResponse) }}"
        )
    };
    let [few, many] = [100, 200].map(|rows| tokens(&item(rows), rows));
    assert_eq!(many - few, 100 * 10 + 3);
}
