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
    let tracking = &loaded.tracking;
    let table = table::table(input, &loaded.table);
    let (item, impls) = match &input.form {
        Form::Generated(generate) => {
            let item = generated::item(input, generate, loaded, arms);
            (Some(item), generated::impls(input, generate, arms))
        }
        Form::Written(_) if sound => (None, written::sound(input, loaded, arms)),
        Form::Written(_) => (None, written::unsound(input, loaded, arms)),
    };
    quote! {
        #item

        // Whoever still lists a deprecated variant has said so once.
        #[allow(
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            deprecated,
            unused_qualifications
        )]
        const _: () = {
            #tracking
            #table
            #impls
        };
    }
}

/// The variants as the macros of the runtime crate take them: with the number that tells one from
/// the others, and the method `is_…`.
fn variants(arms: &[Arm<'_>]) -> TokenStream {
    let mut variants = TokenStream::new();
    for arm in arms {
        let variant = &arm.name;
        let number = Literal::usize_unsuffixed(arm.number);
        let predicate = arm.predicate.as_ref().map(|predicate| {
            let predicate = Ident::new(predicate, Span::call_site());
            let text = docs::predicate(arm);
            quote!(, #predicate: #text)
        });
        variants.extend(quote!(#variant = #number #predicate;));
    }
    variants
}
