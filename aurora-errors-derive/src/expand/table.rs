//! The table as a constant: one line for each row, put together by the runtime crate.

use crate::ast::Input;
use aurora_errors_spec::{Code, Place, Replay, Retry, Row, Table, Unit};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub(super) fn table(input: &Input, table: &Table) -> TokenStream {
    let runtime = &input.runtime;
    let Table {
        api,
        messages,
        codes,
        request_id,
        ..
    } = table;
    let version = option(table.version.as_deref());
    let docs = option(table.docs.as_deref());
    let delays = table.retry_after.iter().map(delay);
    // HTTP compares header names without case, and the runtime looks them up in lower case.
    let request_id = request_id.iter().map(|name| name.to_ascii_lowercase());
    let rows = table.rows.iter().map(row);
    let count = table.rows.len();
    quote! {
        static TABLE: #runtime::Table = {
            use #runtime::__private::*;
            static ROWS: [Row; #count] = [#(#rows),*];
            static INDEX: Index = index(&ROWS);
            table(
                Heading { api: #api, version: #version, docs: #docs },
                Places {
                    messages: &[#(#messages),*],
                    codes: &[#(#codes),*],
                    request_id: &[#(#request_id),*],
                    retry_after: &[#(#delays),*],
                },
                &ROWS,
                &INDEX,
            )
        };
    }
}

fn row(row: &Row) -> TokenStream {
    let code = match row.code {
        Code::Status(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote!(Status(#status))
        }
        Code::Class(digit) => {
            let digit = Literal::u8_unsuffixed(digit);
            quote!(Class(#digit))
        }
    };
    let (name, meaning) = (&row.name, &row.meaning);
    let advice = option(row.advice.as_deref());
    let docs = option(row.docs.as_deref());
    let rule = match (row.retry, row.replay) {
        _ if !row.is_error => "NO_ERROR",
        (Retry::Never, _) => "NEVER",
        (Retry::Later, Some(Replay::Any)) => "LATER_ANY",
        (Retry::Later, _) => "LATER_IDEMPOTENT",
        (Retry::Throttled, Some(Replay::Idempotent)) => "THROTTLED_IDEMPOTENT",
        (Retry::Throttled, _) => "THROTTLED_ANY",
    };
    let rule = Ident::new(rule, Span::call_site());
    quote!(row(#code, #name, #meaning, #advice, #docs, #rule))
}

fn delay(place: &Place) -> TokenStream {
    let (kind, text, unit) = match place {
        Place::Header { name, unit } => ("Header", name.to_ascii_lowercase(), unit),
        Place::Body { pointer, unit } => ("Body", pointer.clone(), unit),
    };
    let kind = Ident::new(kind, Span::call_site());
    let unit = match unit {
        Unit::Seconds => quote!(Seconds),
        Unit::Milliseconds => quote!(Milliseconds),
    };
    quote!(Delay::#kind(#text, Unit::#unit))
}

fn option(text: Option<&str>) -> TokenStream {
    text.map_or_else(|| quote!(None), |text| quote!(Some(#text)))
}
