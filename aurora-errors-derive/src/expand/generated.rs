//! The enum that the table writes.

use super::variants;
use crate::ast::{Generate, Input};
use crate::docs;
use crate::join::Arm;
use crate::table::Loaded;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn item(
    input: &Input,
    generate: &Generate,
    loaded: &Loaded,
    arms: &[Arm<'_>],
) -> TokenStream {
    let Generate {
        name,
        derives,
        carried,
    } = generate;
    let (visibility, runtime) = (&input.visibility, &input.runtime);
    // `Debug` is always there.
    let derives = derives.iter().filter(|path| !is_debug(path));
    let table = docs::table(&loaded.table);
    let variants = arms.iter().map(|arm| {
        let name = &arm.name;
        let text = match arm.rows.first() {
            Some(placed) => docs::variant(placed.row),
            None => "A status that the table does not list as an error.".to_owned(),
        };
        quote!(#[doc = #text] #name(#runtime::ErrorResponse))
    });
    quote! {
        #(#carried)*
        #[doc = ""]
        #[doc = #table]
        #[allow(non_camel_case_types)]
        #[derive(#(#derives),*)]
        #visibility enum #name {
            #(#variants),*
        }
    }
}

fn is_debug(path: &syn::Path) -> bool {
    path.segments
        .last()
        .is_some_and(|last| last.ident == "Debug")
}

pub(super) fn impls(input: &Input, generate: &Generate, arms: &[Arm<'_>]) -> TokenStream {
    let (marker, error) = (&input.name, &generate.name);
    let (visibility, runtime) = (&input.visibility, &input.runtime);
    let variants = variants(arms);
    quote! {
        // Else the compiler would call a private marker unused.
        const _: ::core::marker::PhantomData<#marker> = ::core::marker::PhantomData;

        #runtime::__private::generated! {
            #visibility enum #error { #variants }
        }
    }
}
