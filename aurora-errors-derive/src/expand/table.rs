//! The table as a macro of the runtime crate takes it: its rows as two literals. An expression for
//! each would cost the compiler ten times as much.

use super::conditions::conditions;
use crate::ast::Input;
use aurora_errors_spec::{Code, Delay, Place, Replay, Retry, Row, Table, Unit, Verdict};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub(super) fn table(input: &Input, table: &Table) -> TokenStream {
    let runtime = &input.runtime;
    let Table {
        api,
        request_id,
        idempotency_key,
        ..
    } = table;
    let messages = declared(&table.messages);
    let codes = declared(&table.codes);
    let version = option(table.version.as_deref());
    let docs = option(table.docs.as_deref());
    let delays = table.retry_after.iter().map(delay);
    let row_delays = table
        .rows_and_cases()
        .enumerate()
        .flat_map(|(position, row)| {
            let position = Literal::usize_unsuffixed(position);
            row.retry_after
                .iter()
                .map(delay)
                .map(move |delay| quote!(#position #delay))
        });
    let verdicts = table.retryable.iter().map(verdict);
    let rows = rows(table);
    let index = index(&table.rows);
    let cases = table.rows_and_cases().count() - table.rows.len();
    let cases = (cases > 0).then(|| {
        let (count, conditions) = (Literal::usize_unsuffixed(cases), conditions(table));
        quote!(, cases: #count, #conditions)
    });
    quote! {
        #runtime::__private::table! {
            api: #api, version: #version, docs: #docs,
            messages: #messages,
            codes: #codes,
            request_id: [#(#request_id)*],
            idempotency_key: [#(#idempotency_key)*],
            retry_after: [#(#delays)*],
            row_retry_after: [#(#row_delays)*],
            retryable: [#(#verdicts)*],
            #rows
            index: #index
            #cases
        }
    }
}

/// As `aurora_errors::__private::rows` reads them: the rows, and behind them the cases of all rows.
fn rows(table: &Table) -> TokenStream {
    let mut texts = String::new();
    let mut marks = Vec::new();
    let mut cases: u16 = 0;
    for row in table.rows_and_cases() {
        let code = row.code.to_string();
        marks.extend_from_slice(code.as_bytes());
        marks.push(rule(row));
        // A table has at most 65,535 rows and cases.
        let count = u16::try_from(row.cases.len()).unwrap_or(0);
        marks.extend_from_slice(&cases.to_le_bytes());
        marks.extend_from_slice(&count.to_le_bytes());
        cases = cases.saturating_add(count);
        offset(&texts, &mut marks);
        let advice = row.advice.as_deref().unwrap_or_default();
        let docs = row.docs.as_deref().unwrap_or_default();
        for text in [&row.name, &row.meaning, advice, docs, &row.variant] {
            texts.push_str(text);
            offset(&texts, &mut marks);
        }
    }
    let count = Literal::usize_unsuffixed(table.rows.len());
    let size = Literal::usize_unsuffixed(marks.len());
    let marks = Literal::byte_string(&marks);
    quote!(rows: #count, texts: #texts, marks: #size #marks,)
}

// A table has at most 16 MiB.
#[allow(clippy::cast_possible_truncation)]
fn offset(texts: &str, marks: &mut Vec<u8>) {
    marks.extend_from_slice(&(texts.len() as u32).to_le_bytes());
}

fn rule(row: &Row) -> u8 {
    match (row.retry, row.replay) {
        _ if !row.is_error => b'-',
        (Retry::Later, Some(Replay::Any)) => b'L',
        (Retry::Later, _) => b'l',
        (Retry::Throttled, Some(Replay::Idempotent)) => b't',
        (Retry::Throttled, _) => b'T',
        _ => b'n',
    }
}

/// Where the row of each status stands, and in the highest bit whether it has cases. Classes are
/// written first, so that exact codes, wherever they stand, come over them.
fn index(rows: &[Row]) -> Literal {
    let mut index = [[0; 2]; 900];
    for are_classes in [true, false] {
        let mut next: u16 = 0;
        for row in rows {
            next += 1;
            let (is_class, statuses) = match row.code {
                Code::Class(digit) => {
                    (true, usize::from(digit - 1) * 100..usize::from(digit) * 100)
                }
                Code::Status(status) => {
                    (false, usize::from(status - 100)..usize::from(status - 99))
                }
            };
            if is_class == are_classes
                && let Some(statuses) = index.get_mut(statuses)
            {
                let has_cases = u16::from(!row.cases.is_empty()) << 15;
                statuses.fill((next | has_cases).to_le_bytes());
            }
        }
    }
    Literal::byte_string(index.as_flattened())
}

/// As `aurora_errors::__declared` takes them: the pointers, then each header behind the number of
/// pointers before it.
fn declared(places: &[Place]) -> TokenStream {
    let mut pointers = Vec::new();
    let mut headers = TokenStream::new();
    for place in places {
        match place {
            Place::Body(pointer) => pointers.push(pointer),
            Place::Header(name) => {
                let before = Literal::usize_unsuffixed(pointers.len());
                headers.extend(quote!(#before #name));
            }
        }
    }
    quote!({ #(#pointers)*; #headers })
}

fn delay(delay: &Delay) -> TokenStream {
    let Delay {
        place,
        unit,
        parameter,
        ..
    } = delay;
    let (place, text) = place_of(place);
    let unit = word(match unit {
        Unit::Seconds => "Seconds",
        Unit::Milliseconds => "Milliseconds",
        Unit::Epoch => "Epoch",
        Unit::EpochMilliseconds => "EpochMilliseconds",
        Unit::Date => "Date",
    });
    quote!({ #place #text #unit #parameter })
}

fn verdict(verdict: &Verdict) -> TokenStream {
    let (place, text) = place_of(&verdict.place);
    let replay = word(match verdict.replay {
        Replay::Any => "Any",
        _ => "Idempotent",
    });
    quote!(#place #text #replay)
}

fn place_of(place: &Place) -> (Ident, &str) {
    match place {
        Place::Header(name) => (word("Header"), name),
        Place::Body(pointer) => (word("Body"), pointer),
    }
}

fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}

fn option(text: Option<&str>) -> TokenStream {
    let none = || quote!(::core::option::Option::None);
    text.map_or_else(none, |text| quote!(::core::option::Option::Some(#text)))
}
