//! Rows and variants brought together.

mod claims;
mod missing;

use crate::ast::{Field, Form, Input, Variant};
use crate::faults::Faults;
use crate::load::Loaded;
use aurora_errors_spec::{PREDICATES_OF_EVERY_ERROR, Row, predicate_name};
use proc_macro2::{Ident, Span};

/// A variant of the error and the rows that it stands for.
pub(crate) struct Arm<'a> {
    pub(crate) name: Ident,
    /// What tells it from the others; in the generated form, the position of its row.
    pub(crate) number: usize,
    /// What the user's variant keeps of the response; the generated form keeps all of it.
    pub(crate) field: Option<&'a Field>,
    /// Rows and cases.
    pub(crate) rows: Vec<Placed<'a>>,
    /// The first and the last number of other arms that stand for cases of these rows.
    pub(crate) cases: Vec<(usize, usize)>,
    /// The method `is_…`; `None` where a method of this name is there already.
    pub(crate) predicate: Option<String>,
    /// Whether this takes the statuses that the table does not list as errors.
    pub(crate) is_other: bool,
}

/// A row or a case, and its position: cases stand behind all rows.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) position: usize,
    pub(crate) row: &'a Row,
    /// As the documentation says it: `402 with code card_declined`.
    pub(crate) status: &'a str,
    /// Of a case, its row.
    pub(crate) case_of: Option<(usize, &'a Row)>,
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
                missing::no_variants(&input.name, loaded, faults);
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

/// The variant of each row, and behind it those of its cases.
fn generated(loaded: &Loaded) -> Vec<Arm<'_>> {
    // Whoever asks an editor where a variant is defined is led to the name of the table.
    let span = Span::call_site().located_at(loaded.span);
    let arm = |name: &str, number, rows, is_other| Arm {
        name: Ident::new(name, span),
        number,
        field: None,
        rows,
        cases: Vec::new(),
        predicate: Some(predicate_name(name)),
        is_other,
    };
    let all = rows_and_cases(loaded);
    let (rows, mut cases) = all.split_at(loaded.table.rows.len());
    let mut arms: Vec<Arm<'_>> = Vec::new();
    for row in rows {
        if row.row.is_error {
            arms.push(arm(&row.row.variant, row.position, vec![*row], false));
        }
        let first = arms.len();
        let (of_row, others) = cases.split_at(row.row.cases.len());
        cases = others;
        for case in of_row {
            if case.row.is_error {
                arms.push(arm(&case.row.variant, case.position, vec![*case], false));
            }
        }
        let (before, of_cases) = arms.split_at_mut(first);
        if let (Some(arm), [first, ..], [.., last]) = (before.last_mut(), &*of_cases, &*of_cases)
            && row.row.is_error
        {
            arm.cases.push((first.number, last.number));
        }
    }
    let count = all.len();
    arms.push(arm("Unlisted", count, Vec::new(), true));
    // So that a fault in the table is the only one, code that names these variants must compile.
    for name in &loaded.lost {
        if arms.iter().all(|arm| arm.name != name) {
            arms.push(arm(name, count + arms.len(), Vec::new(), false));
        }
    }
    arms
}

fn is_case_of(case: &Placed<'_>, row: &Placed<'_>) -> bool {
    case.case_of
        .is_some_and(|(position, _)| position == row.position)
}

/// In the order of their positions.
pub(crate) fn rows_and_cases(loaded: &Loaded) -> Vec<Placed<'_>> {
    let mut all = Vec::new();
    let mut statuses = loaded.statuses.iter();
    let mut add = |row, case_of| {
        let position = all.len();
        let status = statuses.next().map_or("", |status| status.as_str());
        all.push(Placed {
            position,
            row,
            status,
            case_of,
        });
    };
    for row in &loaded.table.rows {
        add(row, None);
    }
    for (of, row) in loaded.table.rows.iter().enumerate() {
        for case in &row.cases {
            add(case, Some((of, row)));
        }
    }
    all
}

/// The variants with what was found for each.
fn checked<'a>(
    variants: &'a [Variant],
    claims: Vec<Vec<Placed<'a>>>,
    predicates: Vec<Option<String>>,
) -> Vec<Arm<'a>> {
    let mut arms = Vec::new();
    let (mut claims, mut predicates) = (claims.into_iter(), predicates.into_iter());
    for variant in variants {
        arms.push(Arm {
            name: variant.name.clone(),
            number: arms.len(),
            field: variant.field.as_ref(),
            rows: claims.next().unwrap_or_default(),
            cases: Vec::new(),
            predicate: predicates.next().flatten(),
            is_other: variant.is_other(),
        });
    }
    for (number, variant) in variants.iter().enumerate() {
        // The answers that `rest` leaves to others are not of its kind.
        if !variant.is_rest()
            && let Some(arm) = arms.get(number)
        {
            let cases = arms_of_cases(arm, &arms);
            if let Some(arm) = arms.get_mut(number) {
                arm.cases = cases;
            }
        }
    }
    arms
}

/// The runs of other arms that stand for cases of this one's rows.
fn arms_of_cases(arm: &Arm<'_>, arms: &[Arm<'_>]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    if arm.rows.iter().all(|row| row.row.cases.is_empty()) {
        return runs;
    }
    for other in arms.iter().filter(|other| other.number != arm.number) {
        let is_its = |case: &Placed<'_>| arm.rows.iter().any(|row| is_case_of(case, row));
        if other.rows.iter().any(is_its) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == other.number => *last = other.number,
                _ => runs.push((other.number, other.number)),
            }
        }
    }
    runs
}

// A server may answer with any status: without `other` some would have no variant.
fn has_one_other(name: &Ident, variants: &[Variant], faults: &mut Faults) {
    let mut others = variants.iter().filter(|variant| variant.is_other());
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
    let mut rests = variants.iter().filter(|variant| variant.is_rest());
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
            _ if PREDICATES_OF_EVERY_ERROR.contains(&predicate.as_str()) => {
                "every error".to_owned()
            }
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
