//! The form that the table writes. The whole error comes from one macro of the runtime crate.

use super::{PART, variant};
use crate::ast::{Generate, Input};
use crate::docs;
use crate::editor;
use crate::load::Loaded;
use crate::resolve::Arm;
use proc_macro2::{Delimiter, Group, Literal, TokenStream};
use quote::{TokenStreamExt as _, quote};

pub(super) fn error(
    input: &Input,
    generate: &Generate,
    loaded: &Loaded,
    arms: &[Arm<'_>],
    items: &TokenStream,
) -> TokenStream {
    let Generate {
        name,
        derives,
        carried,
    } = generate;
    let (marker, visibility, runtime) = (&input.name, &input.visibility, &input.runtime);
    // `Debug` is always there.
    let derives = derives.iter().filter(|path| !is_debug(path));
    let table = docs::table(loaded, &[]);
    let mut variants = TokenStream::new();
    for arms in arms.chunks(PART) {
        let mut part = TokenStream::new();
        for arm in arms {
            let text = match arm.rows.first() {
                Some(placed) => docs::variant(placed) + &editor::link(loaded, placed.row),
                None if !arm.is_other => "A row that has a fault.".to_owned(),
                None => "A status that the table does not list as an error.".to_owned(),
            };
            part.append(Literal::string(&text));
            variant(arm, false, &mut part);
        }
        variants.append(Group::new(Delimiter::Parenthesis, part));
    }
    quote! {
        #runtime::__private::generated! {
            #(#carried)*
            #[doc = ""]
            #[doc = #table]
            #[derive(#(#derives),*)]
            #visibility [enum] #name { #variants }

            // Else the compiler would call a private marker unused.
            let _: ::core::marker::PhantomData<#marker>;
            #items
        }
    }
}

fn is_debug(path: &syn::Path) -> bool {
    path.segments
        .last()
        .is_some_and(|last| last.ident == "Debug")
}
