//! What is otherwise inside rust-analyzer.
//!
//! It keeps what a derive gave for the same tokens, so what is said of the table there would stay when
//! the table has changed. It tells nobody which file a token stands in, and it completes paths, but not
//! the words of an attribute.

use crate::attr;
use crate::load::Loaded;
use aurora_errors_spec::Row;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use std::env;
use std::path::{Path, PathBuf};
use syn::{Attribute, DeriveInput, Meta};

/// Whether rust-analyzer asks, and not the compiler: its server for macros is a program of its own.
pub(crate) fn is_asking() -> bool {
    env::current_exe().is_ok_and(|program| {
        let name = program.file_stem().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with("rust-analyzer"))
    })
}

/// The folder of the source file in which a table is named by a path with `./`: of those where sources
/// stand, the first that has the table.
pub(crate) fn guess_folder(within: impl Fn(&Path) -> PathBuf) -> Option<PathBuf> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
    let folders = ["src", "tests", "examples", "benches", "src/bin", ""];
    let mut folders = folders.iter().map(|folder| root.join(folder));
    folders.find(|folder| within(folder).is_file())
}

/// A link to a row in its file, as Markdown.
pub(crate) fn link(loaded: &Loaded, row: &Row) -> String {
    match &loaded.path {
        Some(path) if is_asking() => {
            let (place, line) = (loaded.place(row), row.position.line);
            format!("\n[{place}](file://{path}#L{line})\n")
        }
        _ => String::new(),
    }
}

/// The words of the attributes as paths into a module of the runtime that has one item for each key: so
/// they are completed from their first letter, and explained.
pub(crate) fn hints(input: &DeriveInput, runtime: &syn::Path) -> TokenStream {
    let mut hints = TokenStream::new();
    if !is_asking() {
        return hints;
    }
    hints.extend(words(&input.attrs, "of_enum", runtime));
    if let syn::Data::Enum(data) = &input.data {
        for variant in &data.variants {
            hints.extend(words(&variant.attrs, "of_variant", runtime));
        }
    }
    hints
}

fn words(attributes: &[Attribute], module: &str, runtime: &syn::Path) -> TokenStream {
    let mut words = Vec::new();
    for attribute in attr::ours(attributes) {
        let Meta::List(list) = &attribute.meta else {
            continue;
        };
        let mut begins = true;
        for token in list.tokens.clone() {
            begins = match token {
                TokenTree::Ident(word) if begins => {
                    words.push(word);
                    false
                }
                TokenTree::Punct(punct) => punct.as_char() == ',',
                _ => false,
            };
        }
    }
    let module = Ident::new(module, Span::call_site());
    quote! {
        const _: () = {
            mod keys {
                use #runtime::__private::keys::#module::*;
                use self::{ #(#words as _,)* };
            }
        };
    }
}
