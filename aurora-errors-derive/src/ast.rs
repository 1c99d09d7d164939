//! The user's enum as this crate sees it.

use crate::attr::{self, Claim, EnumAttributes};
use crate::faults::Faults;
use crate::load::TableName;
use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::{Attribute, Data, DeriveInput, Member, Path, Type, Visibility};

/// What the derive is asked to do.
pub(crate) struct Input {
    /// The enum that the derive stands on.
    pub(crate) name: Ident,
    pub(crate) visibility: Visibility,
    /// Where the runtime crate is.
    pub(crate) runtime: Path,
    /// Which table, unless that is at fault.
    pub(crate) table: Option<TableName>,
    pub(crate) form: Form,
}

/// Who writes the enum.
pub(crate) enum Form {
    /// The user does, and the table checks it.
    Checked(Vec<Variant>),
    /// The table does, beside the marker that the derive stands on.
    Generated(Generate),
}

/// What the marker says of the enum to generate.
pub(crate) struct Generate {
    pub(crate) name: Ident,
    pub(crate) derives: Vec<Path>,
    /// The marker's doc comment and `#[non_exhaustive]`.
    pub(crate) carried: Vec<Attribute>,
}

/// A variant that the user wrote.
pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) field: Option<Field>,
    pub(crate) claim: Claim,
}

/// What a variant keeps of the response.
pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
}

impl Input {
    /// `None` where the item is of a kind for which nothing can be generated.
    pub(crate) fn read(input: &DeriveInput, faults: &mut Faults) -> Option<Input> {
        let Data::Enum(data) = &input.data else {
            let message = "`ApiError` can be derived for enums only: expected \
                           `pub enum MyError { … }`, or an empty enum with `generate = MyError`";
            faults.at(&input.ident, message);
            return None;
        };
        if !input.generics.params.is_empty() || input.generics.where_clause.is_some() {
            let message = "`ApiError` cannot be derived for a generic enum: expected an enum \
                           without parameters, with `Typed<P>` where a payload type differs";
            match &input.generics.where_clause {
                Some(clause) if input.generics.params.is_empty() => faults.at(clause, message),
                _ => faults.at(&input.generics.params, message),
            }
            return None;
        }
        let EnumAttributes {
            runtime,
            table,
            generate,
            derives,
        } = attr::of_enum(&input.ident, &input.attrs, faults);
        if let Some(name) = generate.as_ref().filter(|name| **name == input.ident) {
            let message = format!(
                "`generate` names the marker itself: expected another name, such as `{name}Error`"
            );
            faults.at(name, message);
            return None;
        }
        let form = if let Some(name) = generate {
            if let Some(variant) = data.variants.first() {
                let message = "an enum with `generate` is only a marker: expected no variants \
                               here, the table writes them";
                faults.at(variant, message);
            }
            Form::Generated(Generate {
                name,
                derives: derives.unwrap_or_default(),
                carried: carried(&input.attrs),
            })
        } else {
            for path in derives.iter().flatten() {
                let message = "`derives` belongs to the form with `generate`: expected \
                               `#[derive(…)]` on the enum";
                faults.at(path, message);
            }
            let variants = data.variants.iter();
            Form::Checked(
                variants
                    .map(|variant| Variant::read(variant, faults))
                    .collect(),
            )
        };
        Some(Input {
            name: input.ident.clone(),
            visibility: input.vis.clone(),
            runtime,
            table,
            form,
        })
    }
}

impl Variant {
    pub(crate) fn is_rest(&self) -> bool {
        matches!(self.claim, Claim::Rest)
    }

    pub(crate) fn is_other(&self) -> bool {
        matches!(self.claim, Claim::Other)
    }

    fn read(variant: &syn::Variant, faults: &mut Faults) -> Variant {
        for field in &variant.fields {
            attr::of_field(&field.attrs, faults);
        }
        let mut fields = variant.fields.iter();
        let field = fields.next().map(|field| Field {
            member: match &field.ident {
                Some(name) => Member::Named(name.clone()),
                None => Member::Unnamed(0.into()),
            },
            ty: field.ty.clone(),
        });
        if fields.next().is_some() {
            let message = "a variant keeps one thing of the response: expected no field or one, \
                           such as `ErrorResponse`, `StatusCode` or `Typed<P>`";
            faults.at(&variant.fields, message);
        }
        Variant {
            name: variant.ident.clone(),
            field,
            claim: attr::of_variant(&variant.attrs, faults),
        }
    }

    /// The name without `r#`.
    pub(crate) fn text(&self) -> String {
        self.name.unraw().to_string()
    }
}

fn carried(attributes: &[Attribute]) -> Vec<Attribute> {
    let carried = |attribute: &&Attribute| {
        attribute.path().is_ident("doc") || attribute.path().is_ident("non_exhaustive")
    };
    attributes.iter().filter(carried).cloned().collect()
}
