//! The two matches that differ from error to error: from a status to a variant, and from a
//! variant to what it keeps.

use crate::ast::Input;
use crate::join::{Arm, Keeps};
use aurora_errors_spec::{Code, Row, Table};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use std::collections::HashMap;

pub(super) fn sound(input: &Input, table: &Table, arms: &[Arm<'_>]) -> TokenStream {
    let name = input.error();
    let runtime = &input.runtime;
    let pick = pick(input, table, arms);
    let (held, into_response) = kept(input, arms);
    quote! {
        impl ::core::convert::From<#runtime::ErrorResponse> for #name {
            fn from(mut __response: #runtime::ErrorResponse) -> Self {
                match #runtime::__private::stamp(&mut __response, &TABLE) {
                    #pick
                }
            }
        }

        fn held(__error: &#name) -> #runtime::__private::Held<'_> {
            match __error {
                #held
            }
        }

        fn into_response(__error: #name) -> ::core::option::Option<#runtime::ErrorResponse> {
            match __error {
                #into_response
            }
        }
    }
}

/// The same items where rows and variants do not fit: they compile whatever the variants hold.
pub(super) fn unsound(input: &Input) -> TokenStream {
    let name = input.error();
    let runtime = &input.runtime;
    quote! {
        impl ::core::convert::From<#runtime::ErrorResponse> for #name {
            fn from(_: #runtime::ErrorResponse) -> Self {
                ::core::unreachable!()
            }
        }

        fn held(_: &#name) -> #runtime::__private::Held<'_> {
            ::core::unreachable!()
        }

        fn into_response(_: #name) -> ::core::option::Option<#runtime::ErrorResponse> {
            ::core::unreachable!()
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
        match &arm.keeps {
            Keeps::Response => quote!(Self::#name(__response)),
            Keeps::Field(field) => {
                let (member, ty) = (&field.member, &field.ty);
                let value = quote!(<#ty as #runtime::FromResponse>::from_response(__response));
                quote!(Self::#name { #member: #value })
            }
            Keeps::Nothing => quote!(Self::#name),
        }
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
/// an arm, so that the generated form has one.
fn kept(input: &Input, arms: &[Arm<'_>]) -> (TokenStream, TokenStream) {
    let runtime = &input.runtime;
    let mut shared: Vec<(TokenStream, Vec<TokenStream>)> = Vec::new();
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut held = TokenStream::new();
    let mut into_response = TokenStream::new();
    for Arm {
        name, keeps, rows, ..
    } in arms
    {
        let error = input.error();
        let (ty, pattern) = match keeps {
            Keeps::Response => (
                quote!(#runtime::ErrorResponse),
                quote!(#error::#name(__kept)),
            ),
            Keeps::Field(field) => {
                let member = &field.member;
                (
                    field.ty.to_token_stream(),
                    quote!(#error::#name { #member: __kept }),
                )
            }
            Keeps::Nothing => {
                if let Some(Row {
                    code: Code::Status(status),
                    ..
                }) = rows.first()
                {
                    held.extend(quote! {
                        #error::#name => #runtime::__private::Held::status(#status),
                    });
                    into_response.extend(quote! {
                        #error::#name => ::core::option::Option::None,
                    });
                }
                continue;
            }
        };
        let at = *positions.entry(ty.to_string()).or_insert(shared.len());
        match shared.get_mut(at) {
            Some((_, patterns)) => patterns.push(pattern),
            None => shared.push((ty, vec![pattern])),
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
