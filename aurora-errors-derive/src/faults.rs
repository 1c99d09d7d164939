//! Collects every fault, so that one build shows them all.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::fmt::Display;

/// What is wrong with the enum or its table, in the order in which it was found.
#[derive(Default)]
#[must_use]
pub(crate) struct Faults(Vec<syn::Error>);

impl Faults {
    /// Adds a fault that the whole of `tokens` shows.
    pub(crate) fn at(&mut self, tokens: &dyn ToTokens, message: impl Display) {
        self.add(syn::Error::new_spanned(tokens, message.to_string()));
    }

    /// Adds a fault where there is no token of its own to show.
    pub(crate) fn at_span(&mut self, span: Span, message: impl Display) {
        self.add(syn::Error::new(span, message.to_string()));
    }

    /// Adds what syn says is wrong.
    pub(crate) fn add(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One `compile_error!` for each fault.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        let mut errors = TokenStream::new();
        for fault in self.0 {
            errors.extend(fault.into_compile_error());
        }
        errors
    }
}
