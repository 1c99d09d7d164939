//! Which rows belong to which variant that the user wrote.

use super::{Placed, rows};
use crate::ast::Variant;
use crate::attr::Claim;
use crate::faults::Faults;
use crate::load::Loaded;
use aurora_errors_spec::{Code, Row, nearest};
use proc_macro2::{Ident, Span};
use std::fmt::Write as _;

/// For each variant its rows.
pub(super) fn claims<'a>(
    name: &Ident,
    variants: &[Variant],
    loaded: &'a Loaded,
    faults: &mut Faults,
) -> Vec<Vec<Placed<'a>>> {
    let mut claims = Claims {
        loaded,
        owners: vec![None; loaded.table.rows.len()],
        excused: Vec::new(),
        next: 0,
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
    /// Where a row is looked for first: variants stand in the order of the rows as a rule.
    next: usize,
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
            self.next = placed.position + 1;
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
        let names: Vec<&str> = errors.map(|row| row.variant.as_str()).collect();
        let near = nearest(&text, &names);
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
        let rows = &self.loaded.table.rows;
        let first = self.next.min(rows.len());
        for position in (first..rows.len()).chain(0..first) {
            let row = rows.get(position)?;
            if is_it(row) {
                return Some(Placed { position, row });
            }
        }
        None
    }

    fn no_error(&self, row: &Row) -> String {
        let (code, place) = (row.code, self.loaded.place(row));
        format!(
            "row {code} of the table ({place}) is not an error: expected one that is, as no other has a variant"
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

// Its user is about to write the variants, or wants the table to.
pub(super) fn no_variants(name: &Ident, loaded: &Loaded, faults: &mut Faults) {
    let mut message = String::from(
        "an enum without variants: expected `generate = MyError` for the table to write them, or\n\n",
    );
    for Placed { row, .. } in rows(loaded) {
        if row.is_error {
            let _ = writeln!(message, "    {}(ErrorResponse),", row.variant);
        }
    }
    message += "    #[aurora(other)]\n    Unlisted(ErrorResponse),\n";
    faults.at(name, message);
}

/// As it stands in `#[aurora(…)]`.
fn written_code(code: Code) -> String {
    match code {
        Code::Status(status) => status.to_string(),
        Code::Class(_) => format!("\"{code}\""),
    }
}
