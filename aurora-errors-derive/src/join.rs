//! Rows and variants brought together.

use crate::ast::{Field, Form, Input, Variant};
use crate::attr::Claim;
use crate::faults::Faults;
use crate::table::Loaded;
use aurora_errors_spec::{Code, Row, nearest, predicate_name};
use proc_macro2::{Ident, Span};
use std::collections::HashMap;
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
    pub(crate) keeps: Keeps<'a>,
    pub(crate) rows: Vec<&'a Row>,
    /// The name of the method `is_…`, unless another item has it.
    pub(crate) predicate: Option<String>,
    /// Whether every status belongs here that no row of an error covers.
    pub(crate) is_other: bool,
}

/// What a variant keeps of the response.
pub(crate) enum Keeps<'a> {
    /// All of it: the generated form.
    Response,
    /// What the user's type takes.
    Field(&'a Field),
    Nothing,
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
            let arms = variants.iter().zip(claims).zip(predicates);
            arms.map(|((variant, rows), predicate)| written(variant, rows, predicate))
                .collect()
        }
        Form::Written(variants) => {
            let arms = variants
                .iter()
                .zip(predicates(variants, &mut Faults::default()));
            arms.map(|(variant, predicate)| written(variant, Vec::new(), predicate))
                .collect()
        }
    }
}

fn generated(loaded: &Loaded) -> Vec<Arm<'_>> {
    let rows = loaded.table.rows.iter().filter(|row| row.is_error);
    let arm = |name: &str, rows, is_other| Arm {
        name: Ident::new(name, Span::call_site()),
        keeps: Keeps::Response,
        rows,
        predicate: Some(predicate_name(name)),
        is_other,
    };
    rows.map(|row| arm(&row.variant, vec![row], false))
        .chain([arm("Unlisted", Vec::new(), true)])
        .collect()
}

fn written<'a>(variant: &'a Variant, rows: Vec<&'a Row>, predicate: Option<String>) -> Arm<'a> {
    Arm {
        name: variant.name.clone(),
        keeps: match &variant.field {
            Some(field) => Keeps::Field(field),
            None => Keeps::Nothing,
        },
        rows,
        predicate,
        is_other: matches!(variant.claim, Claim::Other),
    }
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
    let mut owners: HashMap<String, &Ident> = HashMap::new();
    let mut predicates = Vec::new();
    for variant in variants {
        let predicate = predicate_name(&variant.text());
        let owner = if INHERENT.contains(&predicate.as_str()) {
            "every error"
        } else if let Some(owner) = owners.get(&predicate) {
            &format!("`{owner}`")
        } else {
            owners.insert(predicate.clone(), &variant.name);
            predicates.push(Some(predicate));
            continue;
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
) -> Vec<Vec<&'a Row>> {
    let mut claims = Claims {
        loaded,
        owners: HashMap::new(),
        excused: Vec::new(),
    };
    let mut claimed: Vec<Vec<&Row>> = Vec::new();
    for variant in variants {
        claimed.push(claims.of(variant, faults));
    }
    let left = claims.left();
    match variants.iter().position(|v| matches!(v.claim, Claim::Rest)) {
        Some(rest) => claimed
            .iter_mut()
            .skip(rest)
            .take(1)
            .for_each(|rows| rows.extend(&left)),
        None => every_row_has_a_variant(name, &left, loaded, faults),
    }
    claimed
}

struct Claims<'a> {
    loaded: &'a Loaded,
    /// The variant of each row that has one.
    owners: HashMap<Code, Ident>,
    /// Rows that a variant with a misspelt name was probably meant for.
    excused: Vec<Code>,
}

impl<'a> Claims<'a> {
    fn of(&mut self, variant: &Variant, faults: &mut Faults) -> Vec<&'a Row> {
        let rows: Vec<(&Row, Span)> = match &variant.claim {
            Claim::Name => self.by_name(variant, faults).into_iter().collect(),
            Claim::Codes(codes) => {
                let rows = codes
                    .iter()
                    .map(|(code, span)| self.by_code(*code, *span, faults));
                rows.collect::<Vec<_>>().into_iter().flatten().collect()
            }
            Claim::Rest | Claim::Other => return Vec::new(),
        };
        if variant.field.is_none() {
            stands_for_one_code(variant, &rows, self.loaded, faults);
        }
        let fresh = |(row, span): &(&'a Row, Span)| self.claim(row, &variant.name, *span, faults);
        let rows: Vec<_> = rows.into_iter().filter(fresh).collect();
        rows.into_iter().map(|(row, _)| row).collect()
    }

    fn by_name(&mut self, variant: &Variant, faults: &mut Faults) -> Option<(&'a Row, Span)> {
        let text = variant.text();
        let rows = &self.loaded.table.rows;
        if let Some(row) = rows.iter().find(|row| row.is_error && row.variant == text) {
            return Some((row, variant.name.span()));
        }
        if text == "Unlisted" {
            // The missing `other` has been reported.
            return None;
        }
        if let Some(row) = rows.iter().find(|row| row.variant == text) {
            let (code, place) = (row.code, self.loaded.place(row));
            let message = format!(
                "row {code} of the table ({place}) is not an error: only rows that are get a variant"
            );
            faults.at(&variant.name, message);
            return None;
        }
        let errors = rows.iter().filter(|row| row.is_error);
        let names: Vec<&str> = errors.map(|row| row.variant.as_str()).collect();
        let near = nearest(&text, &names);
        let near = near.and_then(|near| rows.iter().find(|row| row.variant == near));
        let hint = match near {
            Some(row) => {
                self.excused.push(row.code);
                let (name, code, place) = (&row.variant, row.code, self.loaded.place(row));
                format!("did you mean `{name}` ({code}, {place})?")
            }
            None => "expected the name of one, or its code as in `#[aurora(404)]`".to_owned(),
        };
        let message = format!("no row of the table is named `{text}`: {hint}");
        faults.at(&variant.name, message);
        None
    }

    fn by_code(&self, code: Code, span: Span, faults: &mut Faults) -> Option<(&'a Row, Span)> {
        let table = &self.loaded.table;
        let message = match table.rows.iter().find(|row| row.code == code) {
            Some(row) if row.is_error => return Some((row, span)),
            Some(row) => format!(
                "row {code} of the table ({}) is not an error: only rows that are get a variant",
                self.loaded.place(row)
            ),
            None => match code {
                Code::Status(status) => match table.row(status) {
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
    fn claim(&mut self, row: &Row, variant: &Ident, span: Span, faults: &mut Faults) -> bool {
        let Some(owner) = self.owners.get(&row.code) else {
            self.owners.insert(row.code, variant.clone());
            return true;
        };
        let (code, name, place) = (row.code, &row.name, self.loaded.place(row));
        let message = format!(
            "row {code} {name} of the table ({place}) belongs to `{owner}` already: \
             expected one variant for each row"
        );
        faults.at_span(span, message);
        false
    }

    fn left(&self) -> Vec<&'a Row> {
        let unclaimed = |row: &&Row| {
            row.is_error
                && !self.owners.contains_key(&row.code)
                && !self.excused.contains(&row.code)
        };
        self.loaded.table.rows.iter().filter(unclaimed).collect()
    }
}

// `status()` must give back the status that came.
fn stands_for_one_code(
    variant: &Variant,
    rows: &[(&Row, Span)],
    loaded: &Loaded,
    faults: &mut Faults,
) {
    let which = match rows {
        [(row, _)] if matches!(row.code, Code::Class(_)) => {
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
fn every_row_has_a_variant(name: &Ident, left: &[&Row], loaded: &Loaded, faults: &mut Faults) {
    if left.is_empty() {
        return;
    }
    let mut message = String::from(match left {
        [_] => "a row of the table has no variant:\n",
        _ => "rows of the table have no variant:\n",
    });
    for row in left {
        let _ = writeln!(
            message,
            "  {} {} ({})",
            row.code,
            row.name,
            loaded.place(row)
        );
    }
    message += "expected\n\n";
    for row in left {
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
