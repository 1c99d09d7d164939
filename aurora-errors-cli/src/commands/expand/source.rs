//! The source itself.

use super::doc;
use crate::output::Failure;
use aurora_errors_spec::{Row, Table};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::File;

/// What the source imports, so that no item of it can have these names.
pub(super) const IMPORTS: [&str; 2] = ["ApiError", "ErrorResponse"];

/// The enum with one variant for each row and case that is an error.
pub(super) fn file(table: &Table, spec: Option<&str>, name: &str) -> Result<File, Failure> {
    let [derive, response] = IMPORTS.map(identifier);
    let name = identifier(name);
    let spec = spec.map_or_else(|| quote!(builtin), |spec| quote!(spec = #spec));
    // Each case behind its row.
    let errors = || {
        let rows = table.rows.iter();
        let rows = rows.flat_map(|row| std::iter::once(row).chain(&row.cases));
        rows.filter(|row| row.is_error)
    };
    let variants = errors().map(|row| variant(row, &response));
    let quiet = errors()
        .any(|row| doc::upsets_rustdoc(&doc::of_row(row)))
        .then(|| quote!(#[allow(rustdoc::broken_intra_doc_links)]));
    let doc = attributes(&doc::of_table(table));
    let other = attributes("A status that the table does not list as an error.");
    let tokens = quote! {
        use aurora_errors::{#derive, #response};

        #doc
        #quiet
        #[derive(Debug, #derive)]
        #[aurora(#spec)]
        pub enum #name {
            #(#variants)*
            #other
            #[aurora(other)]
            Unlisted(#response),
        }
    };
    syn::parse2(tokens).map_err(|error| Failure::new(format!("cannot write the enum: {error}")))
}

/// Items with a line between them.
pub(super) fn printed(file: File) -> String {
    let printed = file.items.into_iter().map(|item| {
        prettyplease::unparse(&File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items: vec![item],
        })
    });
    printed.collect::<Vec<_>>().join("\n")
}

fn variant(row: &Row, response: &Ident) -> TokenStream {
    let name = identifier(&row.variant);
    let doc = attributes(&doc::of_row(row));
    quote!(#doc #name(#response),)
}

/// One attribute for each line, which is printed as a comment with `///`.
fn attributes(doc: &str) -> TokenStream {
    let lines = doc.lines().map(|line| {
        let space = if line.is_empty() { "" } else { " " };
        format!("{space}{line}")
    });
    quote!(#(#[doc = #lines])*)
}

/// The reader has checked that variants are identifiers, and the command line that the name is one.
fn identifier(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::{file, printed};
    use crate::files;
    use aurora_errors_spec::Source;

    /// The source of a table with one row and in it a case.
    fn source(meaning: &str, code: &str) -> String {
        let case = format!(r#"{{"when": {{"code": "{code}"}}, "name": "Gone"}}"#);
        let row = format!(
            r#"{{"code": 404, "name": "None", "meaning": "{meaning}", "retry": "never", "cases": [{case}]}}"#
        );
        let table = format!(r#"{{"api": "Pets", "codes": ["/code"], "statuses": [{row}]}}"#);
        let source = Source::from_bytes("pets.json", table.into()).unwrap();
        let table = files::sound(files::reading(&source)).unwrap();
        printed(file(&table, None, "PetError").unwrap())
    }

    #[test]
    fn what_rustdoc_takes_for_an_item_is_allowed_where_it_stands() {
        let is_quiet = |meaning| source(meaning, "gone").contains("broken_intra_doc_links");
        assert!(is_quiet("See [pets]."));
        assert!(!is_quiet("See [pets](https://docs.example/pets)."));
    }

    #[test]
    fn a_code_with_a_backtick_stays_within_its_own() {
        let source = source("None.", "a`b");
        assert!(source.contains("/// With `code a'b`."), "{source}");
    }
}
