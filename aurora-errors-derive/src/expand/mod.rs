//! From rows and variants to tokens.
//!
//! All that differs between one error and another is its table and two matches, from a status to
//! a variant and from a variant to what it keeps. Everything else is the same few calls into the
//! runtime crate, which is compiled once.

mod item;
mod matches;
mod methods;
mod table;
mod traits;

use crate::ast::{Form, Input};
use crate::join::Arm;
use crate::table::Loaded;
use proc_macro2::TokenStream;
use quote::quote;

/// The whole output; `sound` is false where a fault was found, and then nothing in it may add an
/// error of its own.
pub(crate) fn expand(input: &Input, loaded: &Loaded, arms: &[Arm<'_>], sound: bool) -> TokenStream {
    let (item, marker) = match &input.form {
        Form::Written(_) => (None, None),
        Form::Generated(generate) => {
            let name = &input.name;
            let item = item::generated(input, generate, loaded, arms);
            // Else the compiler would call a private marker unused.
            let marker = quote! {
                const _: ::core::marker::PhantomData<#name> = ::core::marker::PhantomData;
            };
            (Some(item), Some(marker))
        }
    };
    let tracking = &loaded.tracking;
    let table = table::table(input, &loaded.table);
    let matches = if sound {
        matches::sound(input, &loaded.table, arms)
    } else {
        matches::unsound(input)
    };
    let methods = methods::methods(input, loaded, arms);
    let traits = traits::traits(input);
    let debug = item::debug(input, &loaded.table);
    quote! {
        #item

        #[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_qualifications)]
        const _: () = {
            #tracking
            #marker
            #table
            #matches
            #methods
            #traits
            #debug
        };
    }
}
