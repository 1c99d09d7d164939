//! The derive macro of [`aurora-errors`](https://docs.rs/aurora-errors), which re-exports and
//! documents it. Depend on that crate, not on this one, and begin with
//! [its guide](https://docs.rs/aurora-errors/latest/aurora_errors/guide/).
//!
//! Data flows one way: the enum ([`ast`], [`attr`]) and the table ([`load`]) are read, their rows
//! and variants brought together ([`resolve`]), and the result written out ([`expand`]). Faults
//! collect in [`faults`] on the way and are reported all at once.

#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(rustdoc::private_intra_doc_links)]

mod ast;
mod attr;
mod docs;
mod editor;
mod expand;
mod faults;
mod load;
mod resolve;
#[cfg(test)]
mod tests;

use crate::ast::Input;
use crate::faults::Faults;
use crate::load::{Loaded, TableName};
use proc_macro2::TokenStream;
use syn::{DeriveInput, parse_macro_input};

// On the page of `aurora-errors`, what the derive is and an example stand before this.
/// # The attribute
///
/// On the enum stands `#[aurora(…)]` with `spec` or `builtin`, and with any of the other keys:
///
/// | key | what it says |
/// |---|---|
/// | `spec = "spec/pets.json"` | Where the table is: relative to the folder of Cargo.toml; with `./`, to this source file; with `$OUT_DIR/`, to what the build script wrote. |
/// | `builtin` | Instead of `spec`: the built-in table of the Aurora API. |
/// | `generate = PetError` | The table writes an enum of this name, with the marker's visibility, doc comment and `#[non_exhaustive]`. The enum that the derive stands on is only a marker and has no variants. |
/// | `derives(Clone, PartialEq)` | What else the generated enum derives; `Debug` is always there. |
/// | `crate = path` | Where `aurora_errors` is, if not at `::aurora_errors`. |
///
/// Without `generate`, the table checks the variants. One has no field, or one field whose type
/// implements `FromResponse`: `ErrorResponse`, `Typed<P>`, `StatusCode` or a type of your own. It
/// stands for the row or the case of its name, or for what its `#[aurora(…)]` says:
///
/// | attribute of a variant | which statuses are its |
/// |---|---|
/// | `#[aurora(401, 403)]`, `#[aurora(503, "5XX")]` | The rows with these codes. |
/// | `#[aurora("Card Declined")]` | The row or the case with this name. |
/// | `#[aurora(rest)]` | Every row that no other variant names. |
/// | `#[aurora(other)]` | Every status that the table does not list as an error. One variant must have it. |
///
/// A variant without a field must stand for exactly one code. The variant of a row takes the cases of
/// the row that no other variant names, and its method `is_…` is true for all of them.
///
/// A change of the table rebuilds the crate. rust-analyzer keeps what a derive gave for the same
/// tokens: after an edit of the table, type a blank within `#[aurora(…)]` and take it back.
#[proc_macro_derive(ApiError, attributes(aurora))]
pub fn derive_api_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(&input, load::load).into()
}

/// The whole derive; `load` gives the table that the enum names.
fn derive(item: &DeriveInput, load: impl FnOnce(&TableName, &mut Faults) -> Loaded) -> TokenStream {
    let mut faults = Faults::default();
    let mut tokens = TokenStream::new();
    if let Some(input) = Input::read(item, &mut faults) {
        let loaded = match &input.table {
            None => Loaded::unknown(),
            Some(table) => load(table, &mut faults),
        };
        let resolved = resolve::resolve(&input, &loaded, &mut faults);
        tokens = expand::expand(&input, &loaded, &resolved);
        tokens.extend(editor::hints(item, &input.runtime));
        if let Some(name) = &input.table {
            tokens.extend(load::warning(item, name));
        }
    }
    tokens.extend(faults.into_compile_errors());
    tokens
}
