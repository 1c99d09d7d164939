//! Rows and variants brought together.

use crate::ast::{Field, Form, Input, Variant};
use crate::attr::Claim;
use crate::faults::Faults;
use crate::table::Loaded;
use aurora_errors_spec::{Code, Row, nearest, predicate_name};
use proc_macro2::{Ident, Span};
use std::fmt::Write as _;

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
    /// The name of the method `is_…`, unless another item has it.
    pub(crate) predicate: Option<String>,
    /// Whether every status belongs here that no row of an error covers.
    pub(crate) is_other: bool,
}

/// A row and its position in the table.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) position: usize,
    pub(crate) row: &'a Row,
}

/// The variants of the error in their order.
pub(crate) fn join<'a>(input: &'a Input, loaded: &'a Loaded, faults: &mut Faults) -> Vec<Arm<'a>> {
    match &input.form {
        Form::Generated(_) => generated(loaded),
        // What follows from a fault of the attributes or of the table would only hide it.
        Form::Written(variants) if faults.is_empty() && loaded.complete => {
            has_one_other(&input.name, variants, faults);
            has_one_rest(variants, faults);
            let predicates = predicates(variants, faults);
            let claims = claims(&input.name, variants, loaded, faults);
            written(variants, claims, predicates)
        }
        Form::Written(variants) => {
            let claims = vec![Vec::new(); variants.len()];
            written(
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
fn written<'a>(
    variants: &'a [Variant],
    claims: Vec<Vec<Placed<'a>>>,
    predicates: Vec<Option<String>>,
) -> Vec<Arm<'a>> {
    let found = variants.iter().zip(claims).zip(predicates).enumerate();
    found
        .map(|(number, ((variant, rows), predicate))| Arm {
            name: variant.name.clone(),
            number,
            field: variant.field.as_ref(),
            rows,
            predicate,
            is_other: matches!(variant.claim, Claim::Other),
        })
        .collect()
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

/// For each variant its rows.
fn claims<'a>(
    name: &Ident,
    variants: &[Variant],
    loaded: &'a Loaded,
    faults: &mut Faults,
) -> Vec<Vec<Placed<'a>>> {
    let mut claims = Claims {
        loaded,
        owners: vec![None; loaded.table.rows.len()],
        excused: Vec::new(),
    };
    let mut claimed: Vec<Vec<Placed<'_>>> = Vec::new();
    for variant in variants {
        claimed.push(claims.of(variant, faults));
    }
    let left = claims.left();
    match variants.iter().position(|v| matches!(v.claim, Claim::Rest)) {
        Some(rest) => {
            if let Some(rows) = claimed.get_mut(rest) {
                rows.extend(left);
            }
        }
        None => every_row_has_a_variant(name, &left, loaded, faults),
    }
    claimed
}

struct Claims<'a> {
    loaded: &'a Loaded,
    /// The variant of each row that has one.
    owners: Vec<Option<Ident>>,
    /// Positions of rows that a variant with a misspelt name was probably meant for.
    excused: Vec<usize>,
}

impl<'a> Claims<'a> {
    fn of(&mut self, variant: &Variant, faults: &mut Faults) -> Vec<Placed<'a>> {
        let mut found = Vec::new();
        match &variant.claim {
            Claim::Name => {
                if let Some(row) = self.by_name(variant, faults) {
                    found.push((row, variant.name.span()));
                }
            }
            Claim::Codes(codes) => {
                for (code, span) in codes {
                    if let Some(row) = self.by_code(*code, *span, faults) {
                        found.push((row, *span));
                    }
                }
            }
            Claim::Rest | Claim::Other => return Vec::new(),
        }
        if variant.field.is_none() {
            stands_for_one_code(variant, &found, self.loaded, faults);
        }
        let mut rows = Vec::new();
        for (row, span) in found {
            if self.claim(row, &variant.name, span, faults) {
                rows.push(row);
            }
        }
        rows
    }

    fn by_name(&mut self, variant: &Variant, faults: &mut Faults) -> Option<Placed<'a>> {
        let text = variant.text();
        let is_it = |row: &Row| row.variant == text;
        if let Some(placed) = self.find(|row| row.is_error && is_it(row)) {
            return Some(placed);
        }
        if text == "Unlisted" {
            // The missing `other` has been reported.
            return None;
        }
        if let Some(Placed { row, .. }) = self.find(is_it) {
            faults.at(&variant.name, self.no_error(row));
            return None;
        }
        let errors = self.loaded.table.rows.iter().filter(|row| row.is_error);
        let near = nearest(&text, errors.map(|row| row.variant.as_str()));
        let near = near.and_then(|near| self.find(|row| row.is_error && row.variant == near));
        let hint = match near {
            Some(Placed { position, row }) => {
                self.excused.push(position);
                let (name, code, place) = (&row.variant, row.code, self.loaded.place(row));
                format!("did you mean `{name}` ({code}, {place})?")
            }
            None => "expected the name of one, or its code as in `#[aurora(404)]`".to_owned(),
        };
        let message = format!("no row of the table is named `{text}`: {hint}");
        faults.at(&variant.name, message);
        None
    }

    fn by_code(&self, code: Code, span: Span, faults: &mut Faults) -> Option<Placed<'a>> {
        let message = match self.find(|row| row.code == code) {
            Some(placed) if placed.row.is_error => return Some(placed),
            Some(Placed { row, .. }) => self.no_error(row),
            None => match code {
                Code::Status(status) => match self.loaded.table.row(status) {
                    Some(class) => format!(
                        "the table has no row {code}: expected its class `\"{}\"` ({})",
                        class.code,
                        self.loaded.place(class)
                    ),
                    None => self.no_row(code),
                },
                Code::Class(_) => self.no_row(code),
            },
        };
        faults.at_span(span, message);
        None
    }

    fn find(&self, is_it: impl Fn(&Row) -> bool) -> Option<Placed<'a>> {
        rows(self.loaded).find(|placed| is_it(placed.row))
    }

    fn no_error(&self, row: &Row) -> String {
        let (code, place) = (row.code, self.loaded.place(row));
        format!(
            "row {code} of the table ({place}) is not an error: only rows that are get a variant"
        )
    }

    fn no_row(&self, code: Code) -> String {
        let rows = self.loaded.table.rows.iter().filter(|row| row.is_error);
        let codes: Vec<_> = rows
            .map(|row| format!("`{}`", written_code(row.code)))
            .collect();
        format!(
            "the table has no row {code}: expected one of {}",
            codes.join(", ")
        )
    }

    // One status, one variant: the first to ask has the row.
    fn claim(
        &mut self,
        Placed { position, row }: Placed<'_>,
        variant: &Ident,
        span: Span,
        faults: &mut Faults,
    ) -> bool {
        match self.owners.get_mut(position) {
            Some(Some(owner)) => {
                let (code, name, place) = (row.code, &row.name, self.loaded.place(row));
                let message = format!(
                    "row {code} {name} of the table ({place}) belongs to `{owner}` already: \
                     expected one variant for each row"
                );
                faults.at_span(span, message);
                return false;
            }
            Some(free) => *free = Some(variant.clone()),
            None => {}
        }
        true
    }

    fn left(&self) -> Vec<Placed<'a>> {
        let mut left = Vec::new();
        for (placed, owner) in rows(self.loaded).zip(&self.owners) {
            let is_excused = self.excused.contains(&placed.position);
            if placed.row.is_error && owner.is_none() && !is_excused {
                left.push(placed);
            }
        }
        left
    }
}

// `status()` must give back the status that came.
fn stands_for_one_code(
    variant: &Variant,
    rows: &[(Placed<'_>, Span)],
    loaded: &Loaded,
    faults: &mut Faults,
) {
    let which = match rows {
        [(Placed { row, .. }, _)] if matches!(row.code, Code::Class(_)) => {
            format!("the class {} ({})", row.code, loaded.place(row))
        }
        [] | [_] => return,
        _ => format!("{} rows", rows.len()),
    };
    let name = &variant.name;
    let message = format!(
        "a variant without a field stands for one exact code, and this one for {which}: \
         expected `{name}(ErrorResponse)` or `{name}(StatusCode)`"
    );
    faults.at(name, message);
}

// The drift that this crate exists to stop: a status that the API documents has no variant.
fn every_row_has_a_variant(
    name: &Ident,
    left: &[Placed<'_>],
    loaded: &Loaded,
    faults: &mut Faults,
) {
    if left.is_empty() {
        return;
    }
    let mut message = String::from(match left {
        [_] => "a row of the table has no variant:\n",
        _ => "rows of the table have no variant:\n",
    });
    for Placed { row, .. } in left {
        let _ = writeln!(
            message,
            "  {} {} ({})",
            row.code,
            row.name,
            loaded.place(row)
        );
    }
    message += "expected\n\n";
    for Placed { row, .. } in left {
        let _ = writeln!(message, "    {}(ErrorResponse),", row.variant);
    }
    message += "\nor, for all of them,\n\n    #[aurora(rest)]\n    Listed(ErrorResponse),\n";
    faults.at(name, message);
}

/// As it stands in `#[aurora(…)]`.
fn written_code(code: Code) -> String {
    match code {
        Code::Status(status) => status.to_string(),
        Code::Class(_) => format!("\"{code}\""),
    }
}
