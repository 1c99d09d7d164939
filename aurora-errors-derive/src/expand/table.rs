//! The table as a macro of the runtime crate takes it: its rows as two literals. An expression for
//! each would cost the compiler ten times as much.

use crate::ast::Input;
use aurora_errors_spec::encode::{self, Conditions, Encoded, Plan};
use aurora_errors_spec::{Delay, Place, Replay, Table, Unit, Verdict};
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
    let mut delays = TokenStream::new();
    for each in &table.retry_after {
        delays.extend(delay(each));
    }
    let mut row_delays = TokenStream::new();
    for (position, row) in table.rows_and_cases().enumerate() {
        for each in &row.retry_after {
            let (position, delay) = (Literal::usize_unsuffixed(position), delay(each));
            row_delays.extend(quote!(#position #delay));
        }
    }
    let mut verdicts = TokenStream::new();
    for each in &table.retryable {
        verdicts.extend(verdict(each));
    }
    let rows = rows(table);
    let index = Literal::byte_string(&encode::index(table));
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
            retry_after: [#delays],
            row_retry_after: [#row_delays],
            retryable: [#verdicts],
            #rows
            index: #index
            #cases
        }
    }
}

/// As `aurora_errors::__private::rows` reads them: the rows, and behind them the cases of all rows.
fn rows(table: &Table) -> TokenStream {
    let Encoded { texts, marks } = encode::rows(table);
    let count = Literal::usize_unsuffixed(table.rows.len());
    let size = Literal::usize_unsuffixed(marks.len());
    let marks = Literal::byte_string(&marks);
    quote!(rows: #count, texts: #texts, marks: #size #marks,)
}

/// As `aurora_errors::__conditions` takes it.
fn conditions(table: &Table) -> TokenStream {
    let Conditions {
        texts,
        wanted,
        compounds,
        plans,
    } = encode::conditions(table);
    let mut each = TokenStream::new();
    for one in &plans {
        each.extend(plan(one));
    }
    let (wanted, compounds) = (
        Literal::byte_string(&wanted),
        Literal::byte_string(&compounds),
    );
    quote!({ texts: #texts, wanted: #wanted, compounds: #compounds, plans: [#each] })
}

fn plan(plan: &Plan) -> TokenStream {
    let Plan {
        headers, pointers, ..
    } = plan;
    let number = Literal::usize_unsuffixed;
    let range = |(start, end)| {
        let (start, end) = (number(start), number(end));
        quote!((#start, #end))
    };
    let (row, slots, segments) = (number(plan.row), number(plan.slots), number(plan.segments));
    let (codes, wanted) = (range(plan.codes), range(plan.wanted));
    let compounds = range(plan.compounds);
    let (first_in_body, presence) = (plan.first_in_body, plan.presence);
    quote!({
        row: #row, headers: [#(#headers)*], pointers: [#(#pointers)*], codes: #codes,
        wanted: #wanted, compounds: #compounds,
        slots: #slots, first_in_body: #first_in_body, presence: #presence,
        segments: #segments
    })
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
