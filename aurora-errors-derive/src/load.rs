//! Finds and reads the table that the enum names.

use crate::docs;
use crate::editor;
use crate::faults::Faults;
use aurora_errors_spec::{AURORA, Diagnostic, Row, Source, Table, check_variant, read_with};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::borrow::Cow;
use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use syn::{Attribute, DeriveInput, LitStr};

/// Which table the enum names.
pub(crate) enum TableName {
    /// `builtin`: the one that comes with this crate.
    BuiltIn,
    /// `spec`: a file, as the user wrote its path.
    File(LitStr),
}

impl TableName {
    pub(crate) fn is_like(&self, other: &TableName) -> bool {
        matches!(self, TableName::BuiltIn) == matches!(other, TableName::BuiltIn)
    }
}

/// A table, and what there is to know of where it came from.
pub(crate) struct Loaded {
    /// Every row that could be read.
    pub(crate) table: Table,
    /// What stands for each row and case in the documentation.
    pub(crate) statuses: Vec<String>,
    /// Whether that is the whole table, so that the enum can be held against it.
    pub(crate) complete: bool,
    /// The file's name in messages.
    pub(crate) file: String,
    /// What makes the compiler watch the file.
    pub(crate) tracking: TokenStream,
    /// Variants that a table with a fault would have beside those of its rows.
    pub(crate) lost: Vec<String>,
    /// Where the file is; the built-in table has none.
    pub(crate) path: Option<String>,
    /// What shows the faults of the table.
    pub(crate) span: Span,
}

/// Reads the table that the enum names.
pub(crate) fn load(name: &TableName, faults: &mut Faults) -> Loaded {
    let TableName::File(literal) = name else {
        let source = Source::from_bytes("aurora.json", AURORA.into());
        return Loaded::read(source, Span::call_site(), TokenStream::new(), faults);
    };
    let path = match path_of(literal) {
        Ok(Some(path)) => path,
        Ok(None) => return Loaded::unknown(),
        Err(message) => {
            faults.at(literal, message);
            return Loaded::unknown();
        }
    };
    let Some(watched) = path.to_str() else {
        let message = "the path of the table is not UTF-8: the compiler cannot watch it";
        faults.at(literal, message);
        return Loaded::unknown();
    };
    let source = Source::open(&path, shown(&path, literal));
    let tracking = quote!(let _ = ::core::include_bytes!(#watched););
    let mut loaded = Loaded::read(source, literal.span(), tracking, faults);
    loaded.path = Some(watched.to_owned());
    loaded
}

impl Loaded {
    /// `at` shows the table's faults.
    pub(crate) fn read(
        source: Result<Source, Diagnostic>,
        at: Span,
        tracking: TokenStream,
        faults: &mut Faults,
    ) -> Loaded {
        let source = match source {
            Ok(source) => source,
            Err(fault) => {
                report(vec![fault], at, faults);
                return Loaded::unknown();
            }
        };
        let reading = read_with(&source, nfc);
        let complete = reading.faults.is_empty();
        report(reading.faults, at, faults);
        Loaded {
            statuses: docs::statuses(&reading.table),
            table: reading.table,
            complete,
            file: source.name().to_owned(),
            tracking,
            lost: reading.lost,
            path: None,
            span: at,
        }
    }

    /// Stands in for a table that could not be had.
    pub(crate) fn unknown() -> Loaded {
        Loaded {
            table: Table::default(),
            statuses: Vec::new(),
            complete: false,
            file: String::new(),
            // Watching a file that cannot be read would add an error of its own.
            tracking: TokenStream::new(),
            lost: Vec::new(),
            path: None,
            span: Span::call_site(),
        }
    }

    /// `file:line:column` of a row.
    pub(crate) fn place(&self, row: &Row) -> String {
        format!("{}:{}", self.file, row.position)
    }
}

/// An identifier as the compiler compares it: what makes one of a text normalizes it.
fn nfc(text: &str) -> String {
    if check_variant(text).is_err() {
        return text.to_owned();
    }
    Ident::new(text, Span::call_site()).to_string()
}

/// Inside rust-analyzer it is left to the check on save: there a fault would outlive its cause.
fn report(diagnostics: Vec<Diagnostic>, at: Span, faults: &mut Faults) {
    if !editor::is_asking() {
        for diagnostic in diagnostics {
            faults.at_span(at, diagnostic);
        }
    }
}

/// The file, or `None` where the editor does not tell which file the enum stands in.
fn path_of(literal: &LitStr) -> Result<Option<PathBuf>, String> {
    let text = literal.value();
    let path = TablePath::read(&text)?;
    let folder = match path.base {
        Base::Manifest => folder(
            "CARGO_MANIFEST_DIR",
            "cargo sets it: begin the path with `./`",
        )?,
        Base::OutDir => folder(
            "OUT_DIR",
            "the package has no build script that could write it",
        )?,
        Base::Source => {
            let file = literal.span().unwrap().local_file();
            let folder = file.as_deref().and_then(Path::parent).map(Path::to_owned);
            let guess = || editor::guess_folder(|folder| path.within(folder.to_owned()));
            match folder.or_else(guess) {
                Some(folder) => folder,
                None => return Ok(None),
            }
        }
    };
    // A relative one is relative to where the compiler runs, but `include_bytes!` would take it
    // as relative to the source file.
    let folder = env::current_dir().unwrap_or_default().join(folder);
    Ok(Some(path.within(folder)))
}

fn folder(variable: &str, unset: &str) -> Result<PathBuf, String> {
    let missing = || format!("`{variable}`, where `spec` begins, is not set: {unset}");
    env::var_os(variable).map(PathBuf::from).ok_or_else(missing)
}

/// A warning where the table stands outside of the package. Macros can warn in stable Rust only by the use
/// of something deprecated; what the enum says of lints goes for it.
pub(crate) fn warning(item: &DeriveInput, name: &TableName) -> TokenStream {
    let TableName::File(literal) = name else {
        return TokenStream::new();
    };
    let text = literal.value();
    if !TablePath::read(&text).is_ok_and(|path| path.leaves_the_package()) {
        return TokenStream::new();
    }
    let note = format!(
        "`{text}` stands outside of the package: `cargo package` leaves the table out, and what is \
         published does not compile"
    );
    let is_level = |attribute: &&Attribute| {
        let levels = ["allow", "warn", "deny", "forbid"];
        levels.iter().any(|level| attribute.path().is_ident(level))
    };
    let levels = item.attrs.iter().filter(is_level);
    let outside = Ident::new("OUTSIDE_OF_THE_PACKAGE", literal.span());
    quote! {
        #(#levels)*
        const _: () = {
            #[deprecated(note = #note)]
            const #outside: () = ();
            #outside
        };
    }
}

/// Where a path begins.
#[derive(Debug, PartialEq)]
pub(crate) enum Base {
    /// In the folder of Cargo.toml.
    Manifest,
    /// In the folder of the source file.
    Source,
    /// In the folder that the build script writes to.
    OutDir,
}

/// A path as the user wrote it, the same on every system.
#[derive(Debug, PartialEq)]
pub(crate) struct TablePath<'a> {
    pub(crate) base: Base,
    pub(crate) parts: Vec<&'a str>,
}

impl<'a> TablePath<'a> {
    pub(crate) fn read(text: &'a str) -> Result<TablePath<'a>, String> {
        if text.is_empty() {
            return Err("`spec` is empty: expected a path such as `spec/pets.json`".to_owned());
        }
        if text.as_bytes().contains(&b'\\') {
            return Err("`spec` has a backslash: expected `/` between folders".to_owned());
        }
        let (base, rest) = if let Some(rest) = text.strip_prefix("./") {
            (Base::Source, rest)
        } else if let Some(rest) = text.strip_prefix("$OUT_DIR/") {
            (Base::OutDir, rest)
        } else {
            (Base::Manifest, text)
        };
        let mut parts = Vec::new();
        let mut is_absolute = rest.starts_with('/');
        for part in rest.split('/') {
            is_absolute |= has_drive(part);
            if !part.is_empty() {
                parts.push(part);
            }
        }
        if is_absolute {
            let message = "`spec` is an absolute path, which other machines do not have: expected \
                           one relative to the folder of Cargo.toml, or to this file with `./`";
            return Err(message.to_owned());
        }
        if rest.is_empty() || rest.ends_with('/') {
            return Err("`spec` ends with `/`: expected the path of a file".to_owned());
        }
        if base == Base::Manifest && text.starts_with('$') {
            let (variable, _) = text.split_once('/').unwrap_or((text, ""));
            return Err(format!(
                "`spec` begins with `{variable}`: expected `$OUT_DIR/` and a file, or a path \
                 relative to the folder of Cargo.toml"
            ));
        }
        Ok(TablePath { base, parts })
    }

    fn leaves_the_package(&self) -> bool {
        let mut depth = 0;
        for part in &self.parts {
            depth += match *part {
                "." => 0,
                ".." => -1,
                _ => 1,
            };
            if depth < 0 {
                return self.base == Base::Manifest;
            }
        }
        false
    }

    /// Part by part: in a folder that begins with `\\?\`, as on Windows some do, `/` separates nothing.
    fn within(&self, mut folder: PathBuf) -> PathBuf {
        folder.extend(&self.parts);
        folder
    }
}

/// Whether Windows would take it for the root of a drive, or a place on one: `C:`, `C:pets.json`.
fn has_drive(part: &str) -> bool {
    matches!(part.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// As rustc names its own files, so that editors and terminals can open it.
fn shown(path: &Path, literal: &LitStr) -> String {
    let folder = env::current_dir().unwrap_or_default();
    match (path.to_str(), folder.to_str()) {
        (Some(path), Some(folder)) => seen_from(folder, path).unwrap_or_else(|| literal.value()),
        _ => literal.value(),
    }
}

/// The path without the folder that it is in, with `/` between folders.
fn seen_from(folder: &str, path: &str) -> Option<String> {
    let path = plain(path);
    let path = Path::new(&*path).strip_prefix(&*plain(folder)).ok()?;
    Some(path.to_str()?.replace(MAIN_SEPARATOR, "/"))
}

/// The path without the `\\?\` with which Windows marks some, and which names the same file: of two
/// paths that are to be compared often only one has it.
pub(crate) fn plain(path: &str) -> Cow<'_, str> {
    match path.strip_prefix(r"\\?\") {
        None => path.into(),
        Some(rest) => match rest.strip_prefix(r"UNC\") {
            None => rest.into(),
            Some(share) => format!(r"\\{share}").into(),
        },
    }
}
