//! Every public item shows what it is for.
//!
//! rustdoc's own lint for that passes over what a private module offers through a `pub use`, which
//! here is nearly everything. That what is `pub` is public is a lint of the workspace.

use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Expr, ExprLit, ImplItem, Item, Lit, Meta, TraitItem, Visibility};

/// What only the code that the derive writes can name.
const PRIVATE: [&str; 5] = [
    "__private",
    "declarations.rs",
    "places.rs",
    "pointer.rs",
    "encode",
];

#[test]
fn every_public_item_has_an_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut items = 0;
    let mut bare = Vec::new();
    // The derive's example stands where it is offered to users, and where its output compiles.
    for folder in ["aurora-errors/src", "spec/src"] {
        for file in sources(&root.join(folder)) {
            let syntax = syn::parse_file(&fs::read_to_string(&file).unwrap()).unwrap();
            for (name, attributes) in syntax.items.iter().flat_map(public) {
                items += 1;
                if !text(attributes).contains("```") {
                    bare.push(format!("{name} in {}", file.display()));
                }
            }
        }
    }
    assert!(items > 100, "only {items} items were found");
    assert!(bare.is_empty(), "no example:\n{}", bare.join("\n"));
}

/// The source files of a crate, without those of its tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("tests") || PRIVATE.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The public items in an item, each with the attributes that its documentation is among. Of
/// variants, fields and associated types, the example of the whole is theirs too.
fn public(item: &Item) -> Vec<(String, &[Attribute])> {
    match item {
        Item::Const(item) => own(&item.vis, &item.ident, &item.attrs),
        Item::Enum(item) => own(&item.vis, &item.ident, &item.attrs),
        Item::Struct(item) => own(&item.vis, &item.ident, &item.attrs),
        Item::Fn(item) => own(&item.vis, &item.sig.ident, &item.attrs),
        Item::Trait(item) if is_public(&item.vis) => {
            let mut found = own(&item.vis, &item.ident, &item.attrs);
            for member in &item.items {
                let (name, attributes) = match member {
                    TraitItem::Fn(member) => (&member.sig.ident, &member.attrs),
                    TraitItem::Const(member) => (&member.ident, &member.attrs),
                    _ => continue,
                };
                found.push((format!("{}::{name}", item.ident), attributes));
            }
            found
        }
        Item::Impl(item) if item.trait_.is_none() => {
            let methods = item.items.iter().filter_map(|member| match member {
                ImplItem::Fn(member) => Some(member),
                _ => None,
            });
            methods
                .flat_map(|method| own(&method.vis, &method.sig.ident, &method.attrs))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn own<'a>(
    visibility: &Visibility,
    name: &syn::Ident,
    attributes: &'a [Attribute],
) -> Vec<(String, &'a [Attribute])> {
    if is_public(visibility) && !is_hidden(attributes) {
        vec![(name.to_string(), attributes)]
    } else {
        Vec::new()
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether only the other crates of the project can know of it.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return false;
        };
        list.path.is_ident("doc") && list.tokens.to_string() == "hidden"
    })
}

/// What the documentation of an item says.
fn text(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| {
        let Meta::NameValue(doc) = &attribute.meta else {
            return None;
        };
        match &doc.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(line),
                ..
            }) if doc.path.is_ident("doc") => Some(line.value()),
            _ => None,
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
