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
    let pick = pick(error, arms, &groups);
    let (held, into_response) = kept(input, arms, &groups);
    let mut held = quote!(match __error { #held });
    if let Some(among) = among(arms) {
        held = quote!(let __held = #held; __held.among(number(__error), #among));
    }
    let mut types = TokenStream::new();
    for Group { ty, kept, .. } in &groups {
        types.extend(quote! {
            fn #kept() -> #runtime::__private::Kept<#ty> { #runtime::__private::kept::<#ty>() }
        });
    }
    in_a_block(&quote! {
        #items
        #types

        impl ::core::convert::From<#runtime::ErrorResponse> for #error {
            fn from(mut __response: #runtime::ErrorResponse) -> Self {
                let __position = #runtime::__private::attach(&mut __response, &TABLE.table);
                match __position {
                    #pick
                }
            }
        }

        fn held(__error: &#error) -> #runtime::__private::Held<'_> {
            #held
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
    /// The function that knows what the type does. The compiler would evaluate a constant.
    kept: Ident,
    arms: Vec<(&'a Arm<'a>, &'a Member)>,
}

/// The variant with `other` is the last of its group.
fn by_type<'a>(arms: &'a [Arm<'a>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for are_other in &[false, true] {
        for arm in arms {
            let Some(Field { member, ty }) = arm.field else {
                continue;
            };
            if arm.is_other != *are_other {
                continue;
            }
            let text = ty.to_token_stream().to_string();
            match groups.iter_mut().find(|group| group.text == text) {
                Some(group) => group.arms.push((arm, member)),
                None => groups.push(Group {
                    ty,
                    text,
                    kept: format_ident!("kept{}", groups.len()),
                    arms: vec![(arm, member)],
                }),
            }
        }
    }
    groups
}

/// From the position of the status's row to the variant. Behind `Self` the compiler would search all
/// variants for each.
fn pick(error: &Ident, arms: &[Arm<'_>], groups: &[Group<'_>]) -> TokenStream {
    let mut picks = TokenStream::new();
    let mut other = TokenStream::new();
    for arm in arms {
        if arm.field.is_none() {
            let (name, positions) = (&arm.name, positions(&arm.rows));
            // `{}` goes with each kind of variant that has no field.
            picks.extend(quote!(#positions => #error::#name {},));
        }
    }
    for Group { kept, arms, .. } in groups {
        let mut rows = Vec::new();
        let mut inner = TokenStream::new();
        let mut last = None;
        for (arm, member) in arms {
            // A `rest` may be left with nothing.
            if arm.rows.is_empty() && !arm.is_other {
                continue;
            }
            rows.extend_from_slice(&arm.rows);
            if let Some((arm, member)) = last.replace((*arm, *member)) {
                let (name, positions) = (&arm.name, positions(&arm.rows));
                let fields = fields(member);
                inner.extend(quote!(#positions => #error::#name #fields,));
            }
        }
        let Some((last, last_member)) = last else {
            continue;
        };
        let (last_name, last_fields) = (&last.name, fields(last_member));
        let pick = quote! {
            {
                let __kept = (#kept().from_response)(__response);
                match __position {
                    #inner
                    _ => #error::#last_name #last_fields,
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

/// What stands behind a variant's name, to make it as well as to take it apart.
fn fields(member: &Member) -> TokenStream {
    match member {
        Member::Named(name) => quote!({ #name: __kept }),
        Member::Unnamed(_) => quote!((__kept)),
    }
}

fn positions(rows: &[Placed<'_>]) -> TokenStream {
    let mut positions = TokenStream::new();
    for placed in rows {
        let position = Literal::usize_unsuffixed(placed.position);
        let or = (!positions.is_empty()).then(|| quote!(|));
        positions.extend(quote!(#or #position));
    }
    positions
}

/// From the variant to what it keeps, borrowed and owned.
fn kept(input: &Input, arms: &[Arm<'_>], groups: &[Group<'_>]) -> (TokenStream, TokenStream) {
    let (error, runtime) = (&input.name, &input.runtime);
    let mut held = TokenStream::new();
    let mut into_response = TokenStream::new();
    for arm in arms {
        let first = arm.rows.first().map(|placed| placed.row.code);
        if let (None, Some(Code::Status(status))) = (arm.field, first) {
            let name = &arm.name;
            held.extend(quote! {
                #error::#name {} => #runtime::__private::Held::status(#status),
            });
            into_response.extend(quote!(#error::#name {} => ::core::option::Option::None,));
        }
    }
    for Group { kept, arms, .. } in groups {
        let mut patterns = TokenStream::new();
        for (arm, member) in arms {
            let (name, fields) = (&arm.name, fields(member));
            let or = (!patterns.is_empty()).then(|| quote!(|));
            patterns.extend(quote!(#or #error::#name #fields));
        }
        held.extend(quote!(#patterns => (#kept().held)(__kept),));
        into_response.extend(quote!(#patterns => (#kept().into_response)(__kept),));
    }
    (held, into_response)
}

/// What each variant stands for, told where a status may not tell enough: a variant may keep nothing else.
/// In two bytes each, the low one first, the number of a variant and the position of a row or a case.
fn among(arms: &[Arm<'_>]) -> Option<Literal> {
    let mut among = Vec::new();
    for arm in arms
        .iter()
        .filter(|arm| arm.rows.iter().any(is_or_has_case))
    {
        for placed in &arm.rows {
            for number in &[arm.number, placed.position] {
                // A table has at most 65,535 rows and cases.
                let number = u16::try_from(*number).unwrap_or(u16::MAX);
                among.extend_from_slice(&number.to_le_bytes());
            }
        }
    }
    (!among.is_empty()).then(|| Literal::byte_string(&among))
}

fn is_or_has_case(placed: &Placed<'_>) -> bool {
    placed.case_of.is_some() || !placed.row.cases.is_empty()
}
