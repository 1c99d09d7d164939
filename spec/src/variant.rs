//! Whether a variant is free: each row and case of an error has one of its own.

use crate::json::{Kind, Value};
use crate::name::{PREDICATES_OF_EVERY_ERROR, check_variant, predicate_name, variant_name};
use crate::order::Order;
use crate::reporter::{Reported, Reporter};
use crate::wording::quoted;
use crate::words::position_of;

/// A row's variant, and the value that it comes from.
pub(crate) struct Variant<'v, 'a> {
    pub(crate) text: String,
    value: &'v Value<'a>,
    /// Whether the row chose it, where its name would make another.
    pub(crate) is_chosen: bool,
}

impl<'v, 'a> Variant<'v, 'a> {
    pub(crate) fn new(text: String, value: &'v Value<'a>) -> Variant<'v, 'a> {
        Variant {
            text,
            value,
            is_chosen: true,
        }
    }

    pub(crate) fn from_name(name: &str, value: &'v Value<'a>) -> Variant<'v, 'a> {
        Variant {
            text: variant_name(name),
            value,
            is_chosen: false,
        }
    }

    /// A `variant` must be one even where its row needs none: on a row that is no error.
    pub(crate) fn check(&self, reporter: &mut Reporter) -> Result<(), Reported> {
        match check_variant(&self.text) {
            Ok(()) => Ok(()),
            Err(why) => Err(self.refuse(&format!("is {why}"), reporter)),
        }
    }

    fn refuse(&self, fault: &str, reporter: &mut Reporter) -> Reported {
        let variant = quoted(&self.text);
        let message = match &self.value.kind {
            Kind::String(name) if !self.is_chosen => {
                let name = quoted(name);
                if self.text.is_empty() {
                    format!("name {name} makes no variant: add a `variant`")
                } else {
                    format!(
                        "name {name} makes the variant {variant}, which {fault}: add a `variant`"
                    )
                }
            }
            _ => format!("variant {variant} {fault}: choose another"),
        };
        reporter.report(&self.value.range, message)
    }
}

/// The variants of the rows so far.
#[derive(Default)]
pub(crate) struct Variants {
    taken: Vec<Taken>,
    by_predicate: Order,
}

struct Taken {
    predicate: String,
    variant: String,
    /// Where the variant stands.
    offset: usize,
}

impl Variants {
    /// Remembers the variant of a row of which nobody knows whether it is an error.
    pub(crate) fn note(&mut self, variant: &Variant) {
        if check_variant(&variant.text).is_ok() {
            self.taken.push(Taken {
                predicate: String::new(),
                variant: variant.text.clone(),
                offset: variant.value.range.start,
            });
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.taken.len()
    }

    pub(crate) fn names_from(&self, first: usize, names: &mut Vec<String>) {
        let mut at = first;
        while at < self.taken.len() {
            names.push(self.taken[at].variant.clone());
            at += 1;
        }
    }

    /// Variants that differ may have one predicate (`HttpError`, `HTTPError`), equal ones always
    /// do: so the predicate is what must be new.
    pub(crate) fn take(
        &mut self,
        variant: &Variant,
        reporter: &mut Reporter,
    ) -> Result<(), Reported> {
        variant.check(reporter)?;
        let predicate = predicate_name(&variant.text);
        if is_method_of_every_error(&predicate) {
            let fault = format!("clashes with the method `{predicate}` of every error");
            return Err(variant.refuse(&fault, reporter));
        }
        let order = |position: usize| self.taken[position].predicate.cmp(&predicate);
        match self.by_predicate.find(&order) {
            Ok(first) => {
                let fault = clash(&self.taken[first], &variant.text, reporter);
                Err(variant.refuse(&fault, reporter))
            }
            Err(rank) => {
                self.by_predicate.insert(rank, self.taken.len());
                self.taken.push(Taken {
                    predicate,
                    variant: variant.text.clone(),
                    offset: variant.value.range.start,
                });
                Ok(())
            }
        }
    }
}

fn clash(first: &Taken, variant: &str, reporter: &Reporter) -> String {
    let position = reporter.source.position(first.offset);
    if first.variant == variant {
        return format!("clashes with the same variant at {position}");
    }
    let Taken {
        predicate, variant, ..
    } = first;
    format!("clashes with `{variant}` at {position}, as both make `{predicate}`")
}

/// `Unlisted` is a variant of every error that the table writes.
fn is_method_of_every_error(predicate: &str) -> bool {
    predicate == "is_unlisted" || position_of(predicate, &PREDICATES_OF_EVERY_ERROR).is_some()
}
