//! The matches over variants that the user wrote: from a status to a variant, and from a variant
//! to what it keeps.

use super::variants;
use crate::ast::{Field, Input};
use crate::docs;
use crate::join::Arm;
use crate::table::Loaded;
use aurora_errors_spec::{Code, Row, Table};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use std::collections::HashMap;
use syn::Type;

pub(super) fn sound(input: &Input, loaded: &Loaded, arms: &[Arm<'_>]) -> TokenStream {
    let (error, runtime) = (&input.name, &input.runtime);
    let pick = pick(input, &loaded.table, arms);
    let (held, into_response) = kept(input, arms);
    let methods = methods(input, loaded, arms);
    quote! {
        impl ::core::convert::From<#runtime::ErrorResponse> for #error {
            fn from(mut __response: #runtime::ErrorResponse) -> Self {
                match #runtime::__private::stamp(&mut __response, &TABLE) {
                    #pick
                }
            }
        }

        fn held(__error: &#error) -> #runtime::__private::Held<'_> {
            match __error {
                #held
            }
        }

        fn into_response(__error: #error) -> ::core::option::Option<#runtime::ErrorResponse> {
            match __error {
                #into_response
            }
        }

        #methods
    }
}

/// The same items where rows and variants do not fit: they compile whatever the variants hold.
pub(super) fn unsound(input: &Input, loaded: &Loaded, arms: &[Arm<'_>]) -> TokenStream {
    let (error, runtime) = (&input.name, &input.runtime);
    let methods = methods(input, loaded, arms);
    quote! {
        impl ::core::convert::From<#runtime::ErrorResponse> for #error {
            fn from(_: #runtime::ErrorResponse) -> Self {
                ::core::unreachable!()
            }
        }

        fn held(_: &#error) -> #runtime::__private::Held<'_> {
            ::core::unreachable!()
        }

        fn into_response(_: #error) -> ::core::option::Option<#runtime::ErrorResponse> {
            ::core::unreachable!()
        }

        #methods
    }
}

/// What is the same for every error. The table's documentation goes with the methods, since it
/// cannot be added to an enum that stands there already.
fn methods(input: &Input, loaded: &Loaded, arms: &[Arm<'_>]) -> TokenStream {
    let (error, visibility, runtime) = (&input.name, &input.visibility, &input.runtime);
    let table = docs::table(&loaded.table);
    let variants = variants(arms);
    quote! {
        #runtime::__private::error! {
            #[doc = #table]
            #visibility enum #error { #variants }
        }
    }
}

/// From the position of the status's row to the variant.
fn pick(input: &Input, table: &Table, arms: &[Arm<'_>]) -> TokenStream {
    let runtime = &input.runtime;
    let rows = table.rows.iter().enumerate();
    let positions: HashMap<Code, usize> = rows.map(|(at, row)| (row.code, at)).collect();
    let position = |row: &&Row| {
        positions
            .get(&row.code)
            .copied()
            .map(Literal::usize_unsuffixed)
    };
    let construct = |arm: &Arm<'_>| {
        let name = &arm.name;
        let Some(Field { member, ty }) = arm.field else {
            return quote!(Self::#name);
        };
        let value = quote!(<#ty as #runtime::FromResponse>::from_response(__response));
        quote!(Self::#name { #member: #value })
    };
    let listed = arms.iter().filter(|arm| !arm.rows.is_empty());
    let listed = listed.map(|arm| {
        let positions = arm.rows.iter().filter_map(position);
        let construct = construct(arm);
        quote!(#(#positions)|* => #construct,)
    });
    let other = arms.iter().filter(|arm| arm.is_other).map(construct);
    quote!(#(#listed)* #(_ => #other,)*)
}

/// From the variant to what it keeps, borrowed and owned; variants that keep the same type share
/// an arm.
fn kept(input: &Input, arms: &[Arm<'_>]) -> (TokenStream, TokenStream) {
    let (error, runtime) = (&input.name, &input.runtime);
    let mut shared: Vec<(&Type, Vec<TokenStream>)> = Vec::new();
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut held = TokenStream::new();
    let mut into_response = TokenStream::new();
    for arm in arms {
        let name = &arm.name;
        if let Some(Field { member, ty }) = arm.field {
            let pattern = quote!(#error::#name { #member: __kept });
            let text = ty.to_token_stream().to_string();
            let at = *positions.entry(text).or_insert(shared.len());
            match shared.get_mut(at) {
                Some((_, patterns)) => patterns.push(pattern),
                None => shared.push((ty, vec![pattern])),
            }
        } else if let Some(Code::Status(status)) = arm.rows.first().map(|row| row.code) {
            held.extend(quote!(#error::#name => #runtime::__private::Held::status(#status),));
            into_response.extend(quote!(#error::#name => ::core::option::Option::None,));
        }
    }
    for (ty, patterns) in shared {
        held.extend(quote! {
            #(#patterns)|* => #runtime::__private::Held {
                status: <#ty as #runtime::FromResponse>::status(__kept),
                response: <#ty as #runtime::FromResponse>::response(__kept),
            },
        });
        into_response.extend(quote! {
            #(#patterns)|* => <#ty as #runtime::FromResponse>::into_response(__kept),
        });
    }
    (held, into_response)
}
