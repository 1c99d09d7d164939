//! The table as a macro of the runtime crate takes it: its rows as two literals. An expression for
//! each would cost the compiler ten times as much.

use crate::ast::Input;
use aurora_errors_spec::encode::{self, Conditions, Encoded, Plan};
use aurora_errors_spec::{Delay, Place, Replay, Table, Verdict};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Path;

pub(super) fn table(input: &Input, table: &Table) -> TokenStream {
    let runtime = &input.runtime;
    let (api, [version, docs]) = (
        &table.api,
        [&table.version, &table.docs].map(|text| text.as_deref().unwrap_or_default()),
    );
    let Encoded { texts, marks } = encode::rows(table);
    let rows = Literal::usize_unsuffixed(table.rows.len());
    let cases = table.rows_and_cases().count() - table.rows.len();
    let conditions = (cases > 0).then(|| conditions(runtime, table));
    let cases = Literal::usize_unsuffixed(cases);
    let (marks, index) = (
        Literal::byte_string(&marks),
        Literal::byte_string(&encode::index(table)),
    );
    let places = places(runtime, table);
    let places = (!places.is_empty()).then(|| quote!(, places: { #places }));
    quote! {
        #runtime::__private::table! {
            heading: [#api, #version, #docs],
            rows: #rows, cases: #cases, texts: #texts, marks: #marks, index: #index
            #places
            #conditions
        }
    }
}

/// The methods of `aurora_errors::__private::Declarations` for what the table declares.
fn places(runtime: &Path, table: &Table) -> TokenStream {
    let mut places = TokenStream::new();
    if !table.messages.is_empty() {
        let messages = declared(runtime, &table.messages);
        places.extend(quote!(.messages(#messages)));
    }
    if !table.codes.is_empty() {
        let codes = declared(runtime, &table.codes);
        places.extend(quote!(.codes(#codes)));
    }
    let Table {
        request_id,
        idempotency_key,
        ..
    } = table;
    if !table.has_standard_request_id() {
        places.extend(quote!(.request_id(&[#(#request_id),*])));
    }
    if !table.has_standard_idempotency_key() {
        places.extend(quote!(.idempotency_key(&[#(#idempotency_key),*])));
    }
    if !table.retry_after.is_empty() {
        let delays = table.retry_after.iter().map(delay);
        places.extend(quote!(.retry_after(&[#(#delays),*])));
    }
    let mut row_delays = TokenStream::new();
    for (position, row) in table.rows_and_cases().enumerate() {
        for each in &row.retry_after {
            let (position, delay) = (Literal::usize_unsuffixed(position), delay(each));
            row_delays.extend(quote!((#position, #delay),));
        }
    }
    if !row_delays.is_empty() {
        places.extend(quote!(.row_retry_after(&[#row_delays])));
    }
    if !table.retryable.is_empty() {
        let verdicts = table.retryable.iter().map(verdict);
        places.extend(quote!(.retryable(&[#(#verdicts),*])));
    }
    places
}

fn conditions(runtime: &Path, table: &Table) -> TokenStream {
    let Conditions {
        texts,
        wanted,
        compounds,
        plans,
    } = encode::conditions(table);
    let (wanted, compounds) = (
        Literal::byte_string(&wanted),
        Literal::byte_string(&compounds),
    );
    let plans = plans.iter().map(|each| plan(runtime, each));
    quote! {
        , conditions: { texts: #texts, wanted: #wanted, compounds: #compounds, plans: [#(#plans),*] }
    }
}

/// As `aurora_errors::__private::PlanMark` takes it.
fn plan(runtime: &Path, plan: &Plan) -> TokenStream {
    let numbers = plan.numbers();
    let numbers = numbers
        .iter()
        .map(|number| Literal::usize_unsuffixed(*number));
    let (headers, pointers) = (&plan.headers, pointers(runtime, &plan.pointers));
    quote!(([#(#numbers),*], &[#(#headers),*], #pointers))
}

/// The pointers, and each header behind the number of pointers before it.
fn declared(runtime: &Path, places: &[Place]) -> TokenStream {
    let mut found = Vec::new();
    let mut headers = TokenStream::new();
    for place in places {
        match place {
            Place::Body(pointer) => found.push(pointer.clone()),
            Place::Header(name) => {
                let before = Literal::usize_unsuffixed(found.len());
                headers.extend(quote!((#before, #name),));
            }
        }
    }
    let pointers = pointers(runtime, &found);
    quote!(#pointers, &[#headers])
}

fn pointers(runtime: &Path, pointers: &[String]) -> TokenStream {
    quote!(&[#(#runtime::__private::Pointer::new(#pointers)),*])
}

/// As `aurora_errors::__private::DelayMark` takes it.
fn delay(delay: &Delay) -> TokenStream {
    let place = encode::place(&delay.place);
    let unit = Literal::byte_character(encode::unit(delay.unit));
    let parameter = delay.parameter.as_deref().unwrap_or_default();
    quote!((#place, #unit, #parameter))
}

/// As `aurora_errors::__private::VerdictMark` takes it.
fn verdict(verdict: &Verdict) -> TokenStream {
    let place = encode::place(&verdict.place);
    let is_any = verdict.replay == Replay::Any;
    quote!((#place, #is_any))
}
