//! Rows and variants brought together.

mod claims;

use crate::ast::{Field, Form, Input, Variant};
use crate::attr::Claim;
use crate::faults::Faults;
use crate::load::Loaded;
use aurora_errors_spec::{Row, predicate_name};
use proc_macro2::{Ident, Span};

/// Predicates that every error has, whatever its variants.
const INHERENT: [&str; 4] = [
    "is_retryable",
    "is_retryable_for",
    "is_retryable_for_request",
    "is_throttled",
];

/// A variant of the error and the rows that it stands for.
pub(crate) struct Arm<'a> {
    pub(crate) name: Ident,
    /// What tells it from the others; in the generated form, the position of its row.
    pub(crate) number: usize,
    /// What the user's variant keeps of the response; the generated form keeps all of it.
    pub(crate) field: Option<&'a Field>,
    pub(crate) rows: Vec<Placed<'a>>,
    /// The method `is_…`; `None` where a method of this name is there already.
    pub(crate) predicate: Option<String>,
    /// Whether this takes the statuses that the table does not list as errors.
    pub(crate) is_other: bool,
}

/// A row and its position in the table.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) position: usize,
    pub(crate) row: &'a Row,
}

/// The variants of the error in their order.
pub(crate) enum Resolved<'a> {
    /// Rows and variants fit.
    Sound(Vec<Arm<'a>>),
    /// Something is at fault. What is written for these must not add an error of its own.
    Fallback(Vec<Arm<'a>>),
}

impl<'a> Resolved<'a> {
    pub(crate) fn arms(&self) -> &[Arm<'a>] {
        match self {
            Resolved::Sound(arms) | Resolved::Fallback(arms) => arms,
        }
    }
}

pub(crate) fn resolve<'a>(
    input: &'a Input,
    loaded: &'a Loaded,
    faults: &mut Faults,
) -> Resolved<'a> {
    let arms = arms(input, loaded, faults);
    if faults.is_empty() && loaded.complete {
        Resolved::Sound(arms)
    } else {
        Resolved::Fallback(arms)
    }
}

fn arms<'a>(input: &'a Input, loaded: &'a Loaded, faults: &mut Faults) -> Vec<Arm<'a>> {
    match &input.form {
        Form::Generated(_) => generated(loaded),
        // What follows from a fault of the attributes or of the table would only hide it.
        Form::Checked(variants) if faults.is_empty() && loaded.complete => {
            if variants.is_empty() {
                claims::no_variants(&input.name, loaded, faults);
                return Vec::new();
            }
            has_one_other(&input.name, variants, faults);
            has_one_rest(variants, faults);
            let predicates = predicates(variants, faults);
            let claims = claims::claims(&input.name, variants, loaded, faults);
            checked(variants, claims, predicates)
        }
        Form::Checked(variants) => {
            let claims = vec![Vec::new(); variants.len()];
            checked(
                variants,
                claims,
                predicates(variants, &mut Faults::default()),
            )
        }
    }
}

fn generated(loaded: &Loaded) -> Vec<Arm<'_>> {
    let arm = |name: &str, number, rows, is_other| Arm {
        name: Ident::new(name, Span::call_site()),
        number,
        field: None,
        rows,
        predicate: Some(predicate_name(name)),
        is_other,
    };
    let mut arms = Vec::new();
    for placed in rows(loaded).filter(|placed| placed.row.is_error) {
        let name = &placed.row.variant;
        arms.push(arm(name, placed.position, vec![placed], false));
    }
    arms.push(arm("Unlisted", loaded.table.rows.len(), Vec::new(), true));
    arms
}

fn rows(loaded: &Loaded) -> impl Iterator<Item = Placed<'_>> {
    let rows = loaded.table.rows.iter().enumerate();
    rows.map(|(position, row)| Placed { position, row })
}

/// The variants with what was found for each.
fn checked<'a>(
    variants: &'a [Variant],
    claims: Vec<Vec<Placed<'a>>>,
    predicates: Vec<Option<String>>,
) -> Vec<Arm<'a>> {
    let mut arms = Vec::new();
    for ((variant, rows), predicate) in variants.iter().zip(claims).zip(predicates) {
        arms.push(Arm {
            name: variant.name.clone(),
            number: arms.len(),
            field: variant.field.as_ref(),
            rows,
            predicate,
            is_other: matches!(variant.claim, Claim::Other),
        });
    }
    arms
}

// A server may answer with any status: without `other` some would have no variant.
fn has_one_other(name: &Ident, variants: &[Variant], faults: &mut Faults) {
    let mut others = variants.iter().filter(|v| matches!(v.claim, Claim::Other));
    if let Some(other) = others.next() {
        keeps_something(other, "other", faults);
    } else {
        let message = "no variant takes the statuses that the table does not list as errors: \
                       expected one with `other`\n\n    \
                       #[aurora(other)]\n    Unlisted(ErrorResponse),\n";
        faults.at(name, message);
    }
    for second in others {
        faults.at(
            &second.name,
            "`other` stands on two variants: expected it on one",
        );
    }
}

fn has_one_rest(variants: &[Variant], faults: &mut Faults) {
    let mut rests = variants.iter().filter(|v| matches!(v.claim, Claim::Rest));
    if let Some(rest) = rests.next() {
        keeps_something(rest, "rest", faults);
    }
    for second in rests {
        faults.at(
            &second.name,
            "`rest` stands on two variants: expected it on one",
        );
    }
}

// Without a field the status would be lost.
fn keeps_something(variant: &Variant, word: &str, faults: &mut Faults) {
    if variant.field.is_none() {
        let name = &variant.name;
        let message = format!(
            "a variant with `{word}` stands for many statuses and must keep which one came: \
             expected `{name}(ErrorResponse)` or `{name}(StatusCode)`"
        );
        faults.at(name, message);
    }
}

/// For each variant the name of its method `is_…`, unless another item has it.
fn predicates(variants: &[Variant], faults: &mut Faults) -> Vec<Option<String>> {
    // Sorted by name.
    let mut owners: Vec<(String, &Ident)> = Vec::new();
    let mut predicates = Vec::new();
    for variant in variants {
        let predicate = predicate_name(&variant.text());
        let place = owners.binary_search_by(|(name, _)| name.as_str().cmp(&predicate));
        let owner = match place {
            _ if INHERENT.contains(&predicate.as_str()) => "every error".to_owned(),
            Ok(at) => owners
                .get(at)
                .map_or_else(String::new, |(_, owner)| format!("`{owner}`")),
            Err(at) => {
                owners.insert(at, (predicate.clone(), &variant.name));
                predicates.push(Some(predicate));
                continue;
            }
        };
        let message = format!(
            "this variant would get the method `{predicate}`, which {owner} has already: \
             expected another name"
        );
        faults.at(&variant.name, message);
        predicates.push(None);
    }
    predicates
}
