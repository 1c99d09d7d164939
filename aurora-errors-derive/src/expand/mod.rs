//! From rows and variants to tokens.
//!
//! What is written here is the table, the generated enum, and the matches over variants that the
//! user wrote. Everything else is the same for every error and stands in the runtime crate: code in
//! its macros, which the compiler expands faster than a derive can, and what needs no code of its
//! own for each error in functions that are compiled once.

mod checked;
mod fallback;
mod generated;
mod table;

use crate::ast::{Form, Input};
use crate::docs;
use crate::load::Loaded;
use crate::resolve::{Arm, Resolved};
use proc_macro2::{Ident, Literal, Punct, Spacing, Span, TokenStream};
use quote::{TokenStreamExt as _, quote};

/// How many variants stand in one part of a pattern over all of them: the compiler compares what stands between
/// bars each with each.
const PART: usize = 32;

/// The whole output.
pub(crate) fn expand(input: &Input, loaded: &Loaded, resolved: &Resolved<'_>) -> TokenStream {
    let arms = resolved.arms();
    // A match that takes no value apart would be an error of its own.
    if arms.is_empty() {
        return TokenStream::new();
    }
    let mut items = loaded.tracking.clone();
    items.extend(table::table(input, &loaded.table));
    match (&input.form, resolved) {
        (Form::Generated(generate), _) => generated::error(input, generate, loaded, arms, &items),
        (Form::Checked(_), Resolved::Sound(_)) => checked::error(input, loaded, arms, &items),
        (Form::Checked(_), Resolved::Fallback(_)) => fallback::error(input, loaded, arms, &items),
    }
}

/// Where names of ours cannot meet names of the user's.
fn in_a_block(items: &TokenStream) -> TokenStream {
    quote! {
        // Whoever still lists a deprecated variant has said so once.
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, deprecated, unused_parens, unused_qualifications)]
        const _: () = { #items };
    }
}

/// The enum as the macros take it, with the documentation of the table, which goes with the
/// methods: it cannot be added to an enum that stands there already.
fn variants(input: &Input, loaded: &Loaded, arms: &[Arm<'_>]) -> TokenStream {
    let (error, visibility) = (&input.name, &input.visibility);
    let table = docs::table(loaded, arms);
    let mut variants = TokenStream::new();
    for arm in arms {
        variant(arm, true, &mut variants);
    }
    quote! {
        #[doc = #table]
        #visibility enum #error { #variants }
    }
}

/// A variant as the macros of the runtime crate take it: its name, the number that tells it from the others,
/// and the method `is_…`, which asks for it and for the variants of its cases.
///
/// Token by token, since a stream of its own for each would cost the compiler three times as much.
fn variant(arm: &Arm<'_>, with_rows: bool, tokens: &mut TokenStream) {
    tokens.append(arm.name.clone());
    tokens.append(Literal::usize_unsuffixed(arm.number));
    if let Some(predicate) = &arm.predicate {
        // Whoever asks an editor where the method is defined is led to its variant.
        let span = Span::call_site().located_at(arm.name.span());
        tokens.append(Ident::new(predicate, span));
        tokens.append(Literal::string(&docs::predicate(arm, with_rows)));
        for (first, last) in &arm.cases {
            let first = Literal::usize_unsuffixed(*first);
            let last = Literal::usize_unsuffixed(*last);
            tokens.extend(quote!([#first #last]));
        }
    }
    tokens.append(Punct::new(';', Spacing::Alone));
}
