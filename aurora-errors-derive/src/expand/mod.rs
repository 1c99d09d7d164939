//! From rows and variants to tokens.
//!
//! What is written here is the table, the generated enum, and the matches over variants that the
//! user wrote. Everything else is the same for every error and stands in the runtime crate: code in
//! its macros, which the compiler expands faster than a derive can, and what needs no code of its
//! own for each error in functions that are compiled once.

mod generated;
mod table;
mod written;

use crate::ast::{Form, Input};
use crate::docs;
use crate::join::Arm;
use crate::table::Loaded;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// The whole output; `sound` is false where a fault was found, and then nothing in it may add an
/// error of its own.
pub(crate) fn expand(input: &Input, loaded: &Loaded, arms: &[Arm<'_>], sound: bool) -> TokenStream {
    // A match that takes no value apart would be an error of its own.
    if arms.is_empty() {
        return TokenStream::new();
    }
    let mut items = loaded.tracking.clone();
    items.extend(table::table(input, &loaded.table));
    match &input.form {
        Form::Generated(generate) => generated::error(input, generate, loaded, arms, &items),
        Form::Written(_) if sound => written::sound(input, loaded, arms, &items),
        Form::Written(_) => written::unsound(input, loaded, arms, &items),
    }
}

/// As the macros of the runtime crate take it behind a variant: the number that tells it from the
/// others, and the method `is_…`, which asks for it.
fn question(arm: &Arm<'_>) -> TokenStream {
    let number = Literal::usize_unsuffixed(arm.number);
    let predicate = arm.predicate.as_ref().map(|predicate| {
        let predicate = Ident::new(predicate, Span::call_site());
        let text = docs::predicate(arm);
        quote!(, #predicate: #text)
    });
    quote!(= #number #predicate)
}
