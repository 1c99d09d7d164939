//! The enum that the table writes.

use crate::ast::{Form, Generate, Input};
use crate::docs;
use crate::join::Arm;
use crate::table::Loaded;
use aurora_errors_spec::Table;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn generated(
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
            Some(row) => docs::variant(row),
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

/// `Debug` of the generated form. Derived, it would be one more match over all variants.
pub(super) fn debug(input: &Input, table: &Table) -> Option<TokenStream> {
    let Form::Generated(Generate { name, .. }) = &input.form else {
        return None;
    };
    let runtime = &input.runtime;
    let names = table
        .rows
        .iter()
        .map(|row| if row.is_error { &row.variant } else { "" });
    Some(quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                static NAMES: &[&::core::primitive::str] = &[#(#names),*];
                #runtime::__private::debug(__f, &held(self), &TABLE, NAMES)
            }
        }
    })
}
