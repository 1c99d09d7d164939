//! The form that the user writes. The macros of the runtime crate are told here which type each variant keeps.

use super::{PART, in_a_block, variants};
use crate::ast::{Field, Input};
use crate::load::Loaded;
use crate::resolve::{Arm, Placed};
use aurora_errors_spec::Code;
use proc_macro2::{Delimiter, Group, Literal, Punct, Spacing, TokenStream};
use quote::{ToTokens as _, TokenStreamExt as _, format_ident, quote};
use syn::{Member, Type};

pub(super) fn error(
    input: &Input,
    loaded: &Loaded,
    arms: &[Arm<'_>],
    items: &TokenStream,
) -> TokenStream {
    let (error, runtime) = (&input.name, &input.runtime);
    let variants = variants(input, loaded, arms);
    let alone = alone(arms);
    let mut types = TokenStream::new();
    for (number, of_type) in by_type(arms).iter().enumerate() {
        let (kept, ty) = (format_ident!("kept{number}"), of_type.ty);
        types.extend(quote!(#kept(#ty)));
        of_type.append_to(&mut types, loaded.statuses.len());
    }
    let among = among(arms).map(|among| quote!(; among: #among));
    in_a_block(&quote! {
        #items
        #runtime::__private::fields! { enum #error { #alone } #types #among }
        #runtime::__private::checked! { #variants }
    })
}

/// The variants without a field, each with the positions of its rows and its status.
fn alone(arms: &[Arm<'_>]) -> TokenStream {
    let mut alone = TokenStream::new();
    for arm in arms {
        let first = arm.rows.first().map(|placed| placed.row.code);
        if let (None, Some(Code::Status(status))) = (arm.field, first) {
            let (name, positions) = (&arm.name, positions(&arm.rows));
            alone.extend(quote!(#name [#positions] #status;));
        }
    }
    alone
}

/// The variants that keep the same type, which is asked once for all of them.
struct OfType<'a> {
    ty: &'a Type,
    /// The type as text, which tells it from others.
    text: String,
    arms: Vec<(&'a Arm<'a>, &'a Member)>,
}

/// The variant with `other` is the last of the last type.
fn by_type<'a>(arms: &'a [Arm<'a>]) -> Vec<OfType<'a>> {
    let mut types: Vec<OfType<'_>> = Vec::new();
    for are_other in &[false, true] {
        for arm in arms {
            let Some(Field { member, ty }) = arm.field else {
                continue;
            };
            if arm.is_other != *are_other {
                continue;
            }
            let text = ty.to_token_stream().to_string();
            let known = types.iter().position(|known| known.text == text);
            let mut of_type = match known {
                Some(at) => types.swap_remove(at),
                None => OfType {
                    ty,
                    text,
                    arms: Vec::new(),
                },
            };
            of_type.arms.push((arm, member));
            types.push(of_type);
        }
    }
    types
}

impl OfType<'_> {
    /// Token by token, as for [`super::variant`]. `no_row` is a position that no row has.
    fn append_to(&self, tokens: &mut TokenStream, no_row: usize) {
        let Some((last, last_member)) = self.arms.last() else {
            return;
        };
        let mut all = positions(self.arms.iter().flat_map(|(arm, _)| &arm.rows));
        if last.is_other {
            all = quote!(_);
        } else if all.is_empty() {
            // A `rest` may be left with nothing.
            all = Literal::usize_unsuffixed(no_row).into_token_stream();
        }
        let name = &last.name;
        tokens.extend(quote!([#all] #name #last_member));
        let mut parts = TokenStream::new();
        for arms in self.arms.chunks(PART) {
            let mut part = TokenStream::new();
            for (arm, member) in arms {
                part.append(arm.name.clone());
                member.to_tokens(&mut part);
                if !arm.rows.is_empty() {
                    part.append(Group::new(Delimiter::Bracket, positions(&arm.rows)));
                }
                part.append(Punct::new(';', Spacing::Alone));
            }
            parts.append(Group::new(Delimiter::Parenthesis, part));
        }
        tokens.append(Group::new(Delimiter::Brace, parts));
    }
}

/// As a pattern.
fn positions<'a>(rows: impl IntoIterator<Item = &'a Placed<'a>>) -> TokenStream {
    let mut positions = TokenStream::new();
    let mut is_first = true;
    for placed in rows {
        if !is_first {
            positions.append(Punct::new('|', Spacing::Alone));
        }
        is_first = false;
        positions.append(Literal::usize_unsuffixed(placed.position));
    }
    positions
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
