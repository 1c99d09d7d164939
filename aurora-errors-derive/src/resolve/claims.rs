//! Which rows belong to which variant that the user wrote.

use super::missing::every_row_has_a_variant;
use super::{Placed, rows_and_cases};
use crate::ast::Variant;
use crate::attr::{Claim, Wanted};
use crate::faults::Faults;
use crate::load::Loaded;
use aurora_errors_spec::{Code, Row, nearest};
use proc_macro2::{Ident, Span};

/// For each variant its rows and cases.
pub(super) fn claims<'a>(
    name: &Ident,
    variants: &[Variant],
    loaded: &'a Loaded,
    faults: &mut Faults,
) -> Vec<Vec<Placed<'a>>> {
    let all = rows_and_cases(loaded);
    let mut claims = Claims {
        loaded,
        owners: vec![None; all.len()],
        all,
        probably_meant: Vec::new(),
        next: (0, loaded.table.rows.len()),
    };
    let mut claimed: Vec<Vec<Placed<'_>>> = Vec::new();
    for (number, variant) in variants.iter().enumerate() {
        claimed.push(claims.of(number, variant, variants, faults));
    }
    let left = claims.left();
    match variants.iter().position(Variant::is_rest) {
        Some(rest) => {
            for placed in &left {
                claims.own(*placed, rest);
            }
            if let Some(rows) = claimed.get_mut(rest) {
                rows.extend(left);
            }
        }
        None => every_row_has_a_variant(name, &left, loaded, faults),
    }
    claims.cases_follow_their_rows(&mut claimed);
    claimed
}

struct Claims<'a> {
    loaded: &'a Loaded,
    all: Vec<Placed<'a>>,
    /// The number of the variant of each row and case that has one.
    owners: Vec<Option<usize>>,
    /// Positions of rows that a variant with a misspelt name or code was probably meant for.
    probably_meant: Vec<usize>,
    /// Where a row is looked for first, and where a case: variants stand in the order of the table as a
    /// rule.
    next: (usize, usize),
}

impl<'a> Claims<'a> {
    fn of(
        &mut self,
        number: usize,
        variant: &Variant,
        variants: &[Variant],
        faults: &mut Faults,
    ) -> Vec<Placed<'a>> {
        let mut found = Vec::new();
        match &variant.claim {
            Claim::Name => {
                if let Some(row) = self.by_variant(variant, faults) {
                    found.push((row, variant.name.span()));
                }
            }
            Claim::Listed(listed) => {
                for (wanted, span) in listed {
                    let row = match wanted {
                        Wanted::Code(code) => self.by_code(*code, *span, faults),
                        Wanted::Name(name) => self.by_name(name, *span, faults),
                    };
                    match row {
                        Some(row) => found.push((row, *span)),
                        None => self.mean_by_name(&variant.text()),
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
            if self.claim(row, number, variants, span, faults) {
                rows.push(row);
            }
        }
        rows
    }

    fn mean_by_name(&mut self, variant: &str) {
        if let Some(placed) = self.find(&|row| row.variant == variant) {
            self.probably_meant.push(placed.position);
        }
    }

    fn by_variant(&mut self, variant: &Variant, faults: &mut Faults) -> Option<Placed<'a>> {
        let text = variant.text();
        let is_it = |row: &Row| row.variant == text;
        let is_error = |row: &Row| row.is_error && is_it(row);
        let case = self.all.get(self.next.1).copied();
        let case = case.filter(|placed| is_error(placed.row));
        if let Some(placed) = case.or_else(|| self.find(&is_error)) {
            match placed.case_of {
                None => self.next.0 = placed.position + 1,
                Some(_) => self.next.1 = placed.position + 1,
            }
            return Some(placed);
        }
        if text == "Unlisted" {
            // The missing `other` has been reported.
            return None;
        }
        if let Some(placed) = self.find(&is_it) {
            faults.at(&variant.name, self.no_error(&placed));
            return None;
        }
        let names: Vec<&str> = self.errors().map(|row| row.variant.as_str()).collect();
        let near = nearest(&text, &names);
        let near = near.and_then(|near| self.find(&|row| row.is_error && row.variant == near));
        let hint = match near {
            Some(Placed { position, row, .. }) => {
                self.probably_meant.push(position);
                let (name, code, place) = (&row.variant, row.code, self.loaded.place(row));
                format!("did you mean `{name}` ({code}, {place})?")
            }
            None => "expected the name of one, or its code as in `#[aurora(404)]`".to_owned(),
        };
        let what = self.what_there_is();
        faults.at(
            &variant.name,
            format!("no {what} of the table is named `{text}`: {hint}"),
        );
        None
    }

    /// By the name that the table has.
    fn by_name(&mut self, name: &str, span: Span, faults: &mut Faults) -> Option<Placed<'a>> {
        let is_it = |row: &Row| row.name == name;
        let named: Vec<_> = self
            .all
            .iter()
            .filter(|placed| placed.row.is_error && is_it(placed.row))
            .collect();
        let message = match named.as_slice() {
            [placed] => return Some(**placed),
            [first, second, ..] => format!(
                "{} ({}) and {} ({}) have the name `{name}`: expected the variant's own name, or a code",
                called(first),
                self.loaded.place(first.row),
                called(second),
                self.loaded.place(second.row),
            ),
            [] => match self.find(&is_it) {
                Some(placed) => self.no_error(&placed),
                None => self.no_name(name),
            },
        };
        faults.at_span(span, message);
        None
    }

    fn no_name(&mut self, name: &str) -> String {
        let names: Vec<&str> = self.errors().map(|row| row.name.as_str()).collect();
        let near = nearest(name, &names);
        let near = near.and_then(|near| self.find(&|row| row.is_error && row.name == near));
        let hint = match near {
            Some(Placed { position, row, .. }) => {
                self.probably_meant.push(position);
                let (name, code, place) = (&row.name, row.code, self.loaded.place(row));
                format!("did you mean `\"{name}\"` ({code}, {place})?")
            }
            None => "expected a name as the table has it, or a code such as `404`".to_owned(),
        };
        let what = self.what_there_is();
        format!("no {what} of the table has the name `{name}`: {hint}")
    }

    fn errors(&self) -> impl Iterator<Item = &'a Row> {
        let rows = self.all.iter().map(|placed| placed.row);
        rows.filter(|row| row.is_error)
    }

    /// What a name may be one of.
    fn what_there_is(&self) -> &'static str {
        if self.all.len() > self.loaded.table.rows.len() {
            "row or case"
        } else {
            "row"
        }
    }

    fn by_code(&self, code: Code, span: Span, faults: &mut Faults) -> Option<Placed<'a>> {
        // Rows stand before cases, which have their codes.
        let row = self.all.iter().find(|placed| placed.row.code == code);
        let message = match row {
            Some(placed) if placed.row.is_error => return Some(*placed),
            Some(placed) => self.no_error(placed),
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

    fn find(&self, is_it: &dyn Fn(&Row) -> bool) -> Option<Placed<'a>> {
        let first = self.next.0.min(self.all.len());
        for position in (first..self.all.len()).chain(0..first) {
            let placed = self.all.get(position)?;
            if is_it(placed.row) {
                return Some(*placed);
            }
        }
        None
    }

    fn no_error(&self, placed: &Placed<'_>) -> String {
        let (called, place) = (called(placed), self.loaded.place(placed.row));
        format!(
            "{called} of the table ({place}) is not an error: expected one that is, as no other has \
             a variant"
        )
    }

    fn no_row(&self, code: Code) -> String {
        let rows = self.loaded.table.rows.iter().filter(|row| row.is_error);
        let mut message = format!("the table has no row {code}: expected one of ");
        let mut between = "`";
        for row in rows {
            message += between;
            message += &written_code(row.code);
            between = "`, `";
        }
        message + "`"
    }

    // One status, one variant: the first to ask has the row.
    fn claim(
        &mut self,
        placed: Placed<'_>,
        number: usize,
        variants: &[Variant],
        span: Span,
        faults: &mut Faults,
    ) -> bool {
        let owner = self.owners.get(placed.position).copied().flatten();
        if let Some(owner) = owner.and_then(|owner| variants.get(owner)) {
            let (called, place) = (called(&placed), self.loaded.place(placed.row));
            let kind = if placed.case_of.is_some() {
                "case"
            } else {
                "row"
            };
            let owner = &owner.name;
            let message = format!(
                "{called} of the table ({place}) belongs to `{owner}` already: expected one variant \
                 for each {kind}"
            );
            faults.at_span(span, message);
            return false;
        }
        self.own(placed, number);
        true
    }

    fn own(&mut self, placed: Placed<'_>, number: usize) {
        if let Some(owner) = self.owners.get_mut(placed.position) {
            *owner = Some(number);
        }
    }

    /// The rows of errors that no variant names, and the cases of rows that are none.
    fn left(&self) -> Vec<Placed<'a>> {
        let mut left = Vec::new();
        for (placed, owner) in self.all.iter().zip(&self.owners) {
            let is_meant = self.probably_meant.contains(&placed.position);
            let needs_one = placed.case_of.is_none_or(|(_, row)| !row.is_error);
            if placed.row.is_error && needs_one && owner.is_none() && !is_meant {
                left.push(*placed);
            }
        }
        left
    }

    // So that a new case in the table breaks no enum.
    fn cases_follow_their_rows(&self, claimed: &mut [Vec<Placed<'a>>]) {
        for placed in &self.all {
            let has_own = self.owners.get(placed.position).is_none_or(Option::is_some);
            let Some((row, _)) = placed.case_of.filter(|_| !has_own) else {
                continue;
            };
            let owner = self.owners.get(row).copied().flatten();
            if let Some(rows) = owner.and_then(|owner| claimed.get_mut(owner)) {
                rows.push(*placed);
            }
        }
    }
}

/// As messages call it.
pub(super) fn called(placed: &Placed<'_>) -> String {
    let Row { code, name, .. } = placed.row;
    let what = if placed.case_of.is_some() {
        "case"
    } else {
        "row"
    };
    format!("{what} {code} {name}")
}

// `status()` must give back the status that came.
fn stands_for_one_code(
    variant: &Variant,
    rows: &[(Placed<'_>, Span)],
    loaded: &Loaded,
    faults: &mut Faults,
) {
    let Some((Placed { row: first, .. }, _)) = rows.first() else {
        return;
    };
    let which = match first.code {
        code if rows.iter().any(|(placed, _)| placed.row.code != code) => {
            format!("{} rows", rows.len())
        }
        Code::Class(_) => format!("the class {} ({})", first.code, loaded.place(first)),
        Code::Status(_) => return,
    };
    let name = &variant.name;
    let message = format!(
        "a variant without a field stands for one exact code, and this one for {which}: \
         expected `{name}(ErrorResponse)` or `{name}(StatusCode)`"
    );
    faults.at(name, message);
}

/// As it stands in `#[aurora(…)]`.
fn written_code(code: Code) -> String {
    match code {
        Code::Status(status) => status.to_string(),
        Code::Class(_) => format!("\"{code}\""),
    }
}
