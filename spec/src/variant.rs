use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::flaws::{Flaws, Told};
use crate::name::{check_variant, predicate_name, variant_name};
use crate::wording::quoted;

/// Methods that every error has, whatever its rows.
const TAKEN: [&str; 5] = [
    "is_retryable",
    "is_throttled",
    "is_retryable_for",
    "is_retryable_for_request",
    "is_unlisted",
];

/// A row's variant, and the value that it comes from.
pub(crate) struct Variant<'v, 'a> {
    pub(crate) text: String,
    value: &'v Value<'a>,
    /// The name that makes the variant; `None` when the row chose the variant itself.
    name: Option<String>,
}

impl<'v, 'a> Variant<'v, 'a> {
    pub(crate) fn chosen(text: String, value: &'v Value<'a>) -> Variant<'v, 'a> {
        Variant {
            text,
            value,
            name: None,
        }
    }

    pub(crate) fn of_name(name: &str, value: &'v Value<'a>) -> Variant<'v, 'a> {
        Variant {
            text: variant_name(name),
            value,
            name: Some(name.to_owned()),
        }
    }

    fn refuse(&self, fault: &str, flaws: &mut Flaws) -> Told {
        let variant = quoted(&self.text);
        let message = match &self.name {
            Some(name) => {
                let name = quoted(name);
                format!("name {name} makes the variant {variant}, which {fault}: add a `variant`")
            }
            None => format!("variant {variant} {fault}: choose another"),
        };
        flaws.tell(self.value, message)
    }
}

/// The predicates that the rows so far have, each with its variant and where that stands.
#[derive(Default)]
pub(crate) struct Variants {
    by_predicate: HashMap<String, (String, usize)>,
}

impl Variants {
    /// Variants that differ may have one predicate (`HttpError`, `HTTPError`), equal ones always
    /// do: so the predicate is what must be new.
    pub(crate) fn claim(&mut self, variant: &Variant, flaws: &mut Flaws) -> Result<(), Told> {
        if let Err(why) = check_variant(&variant.text) {
            return Err(variant.refuse(&format!("is {why}"), flaws));
        }
        let predicate = predicate_name(&variant.text);
        if TAKEN.contains(&&*predicate) {
            let fault = format!("clashes with the method `{predicate}` of every error");
            return Err(variant.refuse(&fault, flaws));
        }
        let (first, offset) = match self.by_predicate.entry(predicate) {
            Entry::Vacant(free) => {
                free.insert((variant.text.clone(), variant.value.start()));
                return Ok(());
            }
            Entry::Occupied(taken) => taken.get().clone(),
        };
        let place = flaws.source.position(offset);
        let fault = if first == variant.text {
            format!("clashes with the same variant at {place}")
        } else {
            let predicate = predicate_name(&first);
            format!("clashes with `{first}` at {place}, as both make `{predicate}`")
        };
        Err(variant.refuse(&fault, flaws))
    }
}
