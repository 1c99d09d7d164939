//! `#[aurora(…)]`: from attributes to values.

use crate::faults::Faults;
use crate::load::TableName;
use aurora_errors_spec::{Code, nearest, one_of};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use std::fmt;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, LitInt, LitStr, Path, Token, parenthesized, parse_quote};

const SPEC: &str = "spec";
const BUILTIN: &str = "builtin";
const GENERATE: &str = "generate";
const DERIVES: &str = "derives";
const CRATE: &str = "crate";
const ENUM_KEYS: [&str; 5] = [SPEC, BUILTIN, GENERATE, DERIVES, CRATE];

const REST: &str = "rest";
const OTHER: &str = "other";

/// What stands on the enum.
pub(crate) struct EnumAttributes {
    pub(crate) runtime: Path,
    /// `None` beside a fault.
    pub(crate) table: Option<TableName>,
    pub(crate) generate: Option<Ident>,
    pub(crate) derives: Option<Vec<Path>>,
}

/// Which statuses a variant asks for.
pub(crate) enum Claim {
    /// The row whose variant name is the variant's.
    Name,
    /// The rows with these codes, and the rows and cases with these names.
    Listed(Vec<(Wanted, Span)>),
    /// Every row that no other variant names.
    Rest,
    /// Every status that the table does not list as an error.
    Other,
}

/// How an attribute names a row or a case.
#[derive(PartialEq)]
pub(crate) enum Wanted {
    Code(Code),
    /// The name that the table has, such as `Card Declined`.
    Name(String),
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wanted::Code(code) => write!(f, "{code}"),
            Wanted::Name(name) => f.write_str(name),
        }
    }
}

enum EnumItem {
    Table(TableName),
    Generate(Ident),
    Derives(Vec<Path>),
    Runtime(Path),
}

impl Parse for EnumItem {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        match key.to_string().as_str() {
            SPEC => {
                input.parse::<Token![=]>()?;
                let file = input.parse::<LitStr>()?;
                Ok(EnumItem::Table(TableName::File(file)))
            }
            BUILTIN => Ok(EnumItem::Table(TableName::BuiltIn)),
            GENERATE => {
                input.parse::<Token![=]>()?;
                has_no_quotes(input, "a name", "generate = PetError")?;
                input.parse().map(EnumItem::Generate)
            }
            CRATE => {
                input.parse::<Token![=]>()?;
                has_no_quotes(input, "a path", "crate = my::errors")?;
                input.call(Path::parse_mod_style).map(EnumItem::Runtime)
            }
            DERIVES => {
                let list;
                parenthesized!(list in input);
                let paths = derived(&list);
                // What is left of a list with a fault in it would be another fault.
                list.parse::<TokenStream>()?;
                paths.map(EnumItem::Derives)
            }
            other => Err(syn::Error::new(key.span(), unknown_key(other))),
        }
    }
}

fn derived(list: ParseStream<'_>) -> syn::Result<Vec<Path>> {
    has_no_quotes(list, "a path", "derives(Clone)")?;
    let paths = list.call(Punctuated::<_, Token![,]>::parse_terminated)?;
    Ok(paths.into_iter().collect())
}

// Other derives take such values as texts.
fn has_no_quotes(input: ParseStream<'_>, what: &str, example: &str) -> syn::Result<()> {
    if input.peek(LitStr) {
        let message = format!("expected {what} without quotes, as in `{example}`");
        return Err(input.error(message));
    }
    Ok(())
}

fn unknown_key(key: &str) -> String {
    let near = match nearest(key, &ENUM_KEYS) {
        Some(near) => format!(" (did you mean `{near}`?)"),
        None => String::new(),
    };
    format!("unknown key `{key}`{near}: expected {}", one_of(&ENUM_KEYS))
}

/// Reads every `#[aurora(…)]` of the enum.
pub(crate) fn of_enum(
    name: &Ident,
    attributes: &[Attribute],
    faults: &mut Faults,
) -> EnumAttributes {
    let mut runtime = None;
    let mut table = None;
    let mut generate = None;
    let mut derives = None;
    let items = items(attributes, faults);
    // A fault in the attribute may be the table's key, half written.
    let names_a_table = |item: &(EnumItem, Span)| matches!(item.0, EnumItem::Table(_));
    if faults.is_empty() && !items.iter().any(names_a_table) {
        faults.at(name, NO_TABLE);
    }
    for (item, span) in items {
        let fresh = match item {
            EnumItem::Table(other) if table.as_ref().is_some_and(|t| !other.is_like(t)) => {
                faults.at_span(span, TWO_TABLES);
                continue;
            }
            EnumItem::Table(name) => set(&mut table, name),
            EnumItem::Generate(name) => set(&mut generate, name),
            EnumItem::Derives(paths) => set(&mut derives, paths),
            EnumItem::Runtime(path) => set(&mut runtime, path),
        };
        if !fresh {
            faults.at_span(span, "this key stands here twice: expected it once");
        }
    }
    EnumAttributes {
        runtime: runtime.unwrap_or_else(|| parse_quote!(::aurora_errors)),
        table,
        generate,
        derives,
    }
}

// Whoever forgot `spec` must not get the rules of another API.
const NO_TABLE: &str = "\
no table is named: expected

    #[aurora(spec = \"spec/pets.json\")]

with the table of your API, or

    #[aurora(builtin)]

for the built-in table of the Aurora API
";

const TWO_TABLES: &str = "`spec` and `builtin` name two tables: expected one of them";

/// Whether the slot was free; the first value stays.
fn set<T>(slot: &mut Option<T>, value: T) -> bool {
    let fresh = slot.is_none();
    slot.get_or_insert(value);
    fresh
}

enum VariantItem {
    Row(Wanted),
    Rest,
    Other,
}

impl Parse for VariantItem {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let found = input.lookahead1();
        if found.peek(LitInt) {
            let literal = input.parse::<LitInt>()?;
            let code = literal.base10_digits().parse::<Code>().ok();
            let code = code.filter(|code| matches!(code, Code::Status(_)));
            let fault = || syn::Error::new(literal.span(), not_a_code(&literal.to_string()));
            return code
                .map(|code| VariantItem::Row(Wanted::Code(code)))
                .ok_or_else(fault);
        }
        if found.peek(LitStr) {
            let literal = input.parse::<LitStr>()?;
            let text = literal.value();
            let fault = match text.parse() {
                Ok(code @ Code::Class(_)) => return Ok(VariantItem::Row(Wanted::Code(code))),
                Ok(Code::Status(status)) => {
                    format!("a code is written without quotes: expected `{status}`")
                }
                Err(_) if text.trim().is_empty() => {
                    "an empty name: expected the name of a row or a case".to_owned()
                }
                Err(_) => return Ok(VariantItem::Row(Wanted::Name(text))),
            };
            return Err(syn::Error::new(literal.span(), fault));
        }
        let key = input.call(Ident::parse_any);
        match key.as_ref().map(ToString::to_string).as_deref() {
            Ok(REST) => Ok(VariantItem::Rest),
            Ok(OTHER) => Ok(VariantItem::Other),
            _ => {
                let span = key.map_or(input.span(), |key| key.span());
                let message = "expected codes such as `404` or `\"5XX\"`, names such as \
                               `\"Card Declined\"`, `rest` or `other`";
                Err(syn::Error::new(span, message))
            }
        }
    }
}

fn not_a_code(text: &str) -> String {
    format!("`{text}` is not a status: expected `100` to `999`, or a class such as `\"5XX\"`")
}

/// Reads every `#[aurora(…)]` of a variant.
pub(crate) fn of_variant(attributes: &[Attribute], faults: &mut Faults) -> Claim {
    let mut listed = Vec::new();
    let mut words = Vec::new();
    for (item, span) in items(attributes, faults) {
        match item {
            VariantItem::Row(wanted) if listed.iter().any(|(known, _)| *known == wanted) => {
                let message = format!("`{wanted}` stands here twice: expected it once");
                faults.at_span(span, message);
            }
            VariantItem::Row(wanted) => listed.push((wanted, span)),
            VariantItem::Rest => words.push(Claim::Rest),
            VariantItem::Other => words.push(Claim::Other),
        }
    }
    if words.len() + usize::from(!listed.is_empty()) > 1 {
        let message = "a variant stands for codes and names, for `rest` or for `other`: expected one of these";
        faults.at(&ours(attributes).last(), message);
    }
    match words.into_iter().next() {
        Some(word) => word,
        None if listed.is_empty() => Claim::Name,
        None => Claim::Listed(listed),
    }
}

/// Those that are `#[aurora(…)]`.
pub(crate) fn ours(attributes: &[Attribute]) -> Vec<&Attribute> {
    let mut ours = Vec::new();
    for attribute in attributes {
        if attribute.path().is_ident("aurora") {
            ours.push(attribute);
        }
    }
    ours
}

/// The compiler lets the attribute stand on a field, where nobody would read it.
pub(crate) fn of_field(attributes: &[Attribute], faults: &mut Faults) {
    for attribute in ours(attributes) {
        let message = "a field has no attribute of its own: expected `#[aurora(…)]` on the variant";
        faults.at(attribute, message);
    }
}

/// The items of every `#[aurora(…)]`, with where each begins. A fault in one leaves the others: while
/// somebody writes, what stands there already counts.
fn items<T: Parse>(attributes: &[Attribute], faults: &mut Faults) -> Vec<(T, Span)> {
    let mut items = Vec::new();
    for attribute in ours(attributes) {
        let list = attribute.parse_args_with(|input: ParseStream<'_>| {
            let mut is_separated = true;
            while !input.is_empty() {
                let span = input.span();
                match input.parse::<T>() {
                    Ok(item) => items.push((item, span)),
                    Err(error) => {
                        // What follows a missing comma may be no item at all: that is one mistake.
                        if is_separated {
                            faults.add(error);
                        }
                        skip_item(input)?;
                    }
                }
                is_separated = input.is_empty() || input.parse::<Option<Token![,]>>()?.is_some();
                if !is_separated {
                    faults.add(input.error("expected `,`"));
                }
            }
            Ok(())
        });
        if let Err(error) = list {
            faults.add(error);
        }
    }
    items
}

fn skip_item(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
