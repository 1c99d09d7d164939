//! The derive without a compiler: what it writes, and what it says of faults.

mod expansion;
mod half_written;
mod places;
mod readable;
mod size;
mod wording;

use crate::derive;
use crate::load::Loaded;
use aurora_errors_spec::Source;
use proc_macro2::{Span, TokenStream};
use syn::{File, Item, ItemMacro, LitStr};

/// What the derive writes for `item` where `spec` is `table`, without the faults.
fn expand(item: &str, table: &str) -> (File, Vec<String>) {
    let input = syn::parse_str(item).unwrap();
    let tokens = derive(&input, |_, faults| {
        let source = Source::from_bytes("spec/pets.json", table.into());
        Loaded::read(source, Span::call_site(), TokenStream::new(), faults)
    });
    let mut file: File = syn::parse2(tokens).unwrap();
    let faults = file.items.extract_if(.., |item| fault(item).is_some());
    let faults = faults.filter_map(|item| fault(&item)).collect();
    (file, faults)
}

fn fault(item: &Item) -> Option<String> {
    let Item::Macro(ItemMacro { mac, .. }) = item else {
        return None;
    };
    let is_fault = mac.path.segments.last()?.ident == "compile_error";
    let text = mac.parse_body::<LitStr>().ok()?;
    is_fault.then(|| text.value())
}
