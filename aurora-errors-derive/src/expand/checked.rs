//! The form that the user writes. What leads to the types of its fields is written here: from a
//! status to a variant, and from a variant to what it keeps. A macro of the runtime crate adds the
//! rest.

use super::{in_a_block, variants};
use crate::ast::{Field, Input};
use crate::load::Loaded;
use crate::resolve::{Arm, Placed};
use aurora_errors_spec::Code;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Member, Type};

pub(super) fn error(
    input: &Input,
    loaded: &Loaded,
    arms: &[Arm<'_>],
    items: &TokenStream,
) -> TokenStream {
    let (error, runtime) = (&input.name, &input.runtime);
    let variants = variants(input, loaded, arms);
    let groups = by_type(arms);
    let pick = pick(arms, &groups);
    let (held, into_response) = kept(input, arms, &groups);
    let mut types = TokenStream::new();
    for Group { ty, kept, .. } in &groups {
        types.extend(quote! {
            const #kept: #runtime::__private::Kept<#ty> = #runtime::__private::kept::<#ty>();
        });
    }
    in_a_block(&quote! {
        #items
        #types

        impl ::core::convert::From<#runtime::ErrorResponse> for #error {
            fn from(mut __response: #runtime::ErrorResponse) -> Self {
                let __position = #runtime::__private::attach(&mut __response, &TABLE);
                match __position {
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

        #runtime::__private::checked! { #variants }
    })
}

/// The variants that keep the same type, which is asked once for all of them.
struct Group<'a> {
    ty: &'a Type,
    /// The type as text, which tells it from others.
    text: String,
    /// The constant that knows what the type does.
    kept: Ident,
    arms: Vec<(&'a Arm<'a>, &'a Member)>,
}

/// The variant with `other` is the last of its group.
fn by_type<'a>(arms: &'a [Arm<'a>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let listed = arms.iter().filter(|arm| !arm.is_other);
    for arm in listed.chain(arms.iter().filter(|arm| arm.is_other)) {
        let Some(Field { member, ty }) = arm.field else {
            continue;
        };
        let text = ty.to_token_stream().to_string();
        match groups.iter_mut().find(|group| group.text == text) {
            Some(group) => group.arms.push((arm, member)),
            None => groups.push(Group {
                ty,
                text,
                kept: format_ident!("KEPT{}", groups.len()),
                arms: vec![(arm, member)],
            }),
        }
    }
    groups
}

/// From the position of the status's row to the variant.
fn pick(arms: &[Arm<'_>], groups: &[Group<'_>]) -> TokenStream {
    let mut picks = TokenStream::new();
    let mut other = TokenStream::new();
    for arm in arms.iter().filter(|arm| arm.field.is_none()) {
        let (name, positions) = (&arm.name, positions(&arm.rows));
        // `{}` goes with each kind of variant that has no field.
        picks.extend(quote!(#positions => Self::#name {},));
    }
    for Group { kept, arms, .. } in groups {
        // A `rest` may be left with nothing.
        let arms = arms.iter();
        let mut arms = arms.filter(|(arm, _)| arm.is_other || !arm.rows.is_empty());
        let Some((last, last_member)) = arms.next_back() else {
            continue;
        };
        let mut rows = last.rows.clone();
        let mut inner = TokenStream::new();
        for (arm, member) in arms {
            rows.extend(&arm.rows);
            let (name, positions) = (&arm.name, positions(&arm.rows));
            inner.extend(quote!(#positions => Self::#name { #member: __kept },));
        }
        let last_name = &last.name;
        let pick = quote! {
            {
                let __kept = (#kept.from_response)(__response);
                match __position {
                    #inner
                    _ => Self::#last_name { #last_member: __kept },
                }
            }
        };
        if last.is_other {
            other = quote!(_ => #pick);
        } else {
            let positions = positions(&rows);
            picks.extend(quote!(#positions => #pick));
        }
    }
    quote!(#picks #other)
}

fn positions(rows: &[Placed<'_>]) -> TokenStream {
    let positions = rows.iter();
    let positions = positions.map(|placed| Literal::usize_unsuffixed(placed.position));
    quote!(#(#positions)|*)
}

/// From the variant to what it keeps, borrowed and owned.
fn kept(input: &Input, arms: &[Arm<'_>], groups: &[Group<'_>]) -> (TokenStream, TokenStream) {
    let (error, runtime) = (&input.name, &input.runtime);
    let mut held = TokenStream::new();
    let mut into_response = TokenStream::new();
    for arm in arms.iter().filter(|arm| arm.field.is_none()) {
        let name = &arm.name;
        if let Some(Code::Status(status)) = arm.rows.first().map(|placed| placed.row.code) {
            let among = among(arm);
            held.extend(quote! {
                #error::#name {} => #runtime::__private::Held::status(#status) #among,
            });
            into_response.extend(quote!(#error::#name {} => ::core::option::Option::None,));
        }
    }
    for Group { kept, arms, .. } in groups {
        let pattern = |(arm, member): &(&Arm<'_>, &Member)| {
            let name = &arm.name;
            quote!(#error::#name { #member: __kept })
        };
        let (among_cases, plain): (Vec<_>, Vec<_>) =
            arms.iter().partition(|(arm, _)| has_cases(arm));
        if !plain.is_empty() {
            let patterns = plain.into_iter().map(pattern);
            held.extend(quote!(#(#patterns)|* => (#kept.held)(__kept),));
        }
        for arm in among_cases {
            let (pattern, among) = (pattern(arm), among(arm.0));
            held.extend(quote!(#pattern => (#kept.held)(__kept) #among,));
        }
        let patterns = arms.iter().map(pattern);
        into_response.extend(quote! {
            #(#patterns)|* => (#kept.into_response)(__kept),
        });
    }
    (held, into_response)
}

fn has_cases(arm: &Arm<'_>) -> bool {
    let mut rows = arm.rows.iter();
    rows.any(|placed| placed.case_of.is_some() || !placed.row.cases.is_empty())
}

/// What a variant stands for, told where its status may not tell enough: it may keep nothing else.
fn among(arm: &Arm<'_>) -> Option<TokenStream> {
    let positions = arm.rows.iter();
    let positions = positions.map(|placed| Literal::usize_unsuffixed(placed.position));
    has_cases(arm).then(|| quote!(.among(&[#(#positions),*])))
}
