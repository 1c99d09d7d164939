//! Finds and reads the table that the enum names.

use crate::faults::Faults;
use aurora_errors_spec::{AURORA, Diagnostic, Row, Source, Table};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::borrow::Cow;
use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use syn::LitStr;

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
    /// Whether that is the whole table, so that the enum can be held against it.
    pub(crate) complete: bool,
    /// The file's name in messages.
    pub(crate) file: String,
    /// What makes the compiler watch the file.
    pub(crate) tracking: TokenStream,
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
    let tracking = quote!(
        const _: &[::core::primitive::u8] = ::core::include_bytes!(#watched);
    );
    Loaded::read(source, literal.span(), tracking, faults)
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
                faults.at_span(at, fault);
                return Loaded::unknown();
            }
        };
        let reading = aurora_errors_spec::read(&source);
        let complete = reading.faults.is_empty();
        for fault in reading.faults {
            faults.at_span(at, fault);
        }
        Loaded {
            table: reading.table,
            complete,
            file: source.name().to_owned(),
            tracking,
        }
    }

    /// Stands in for a table that could not be had.
    pub(crate) fn unknown() -> Loaded {
        Loaded {
            table: Table::default(),
            complete: false,
            file: String::new(),
            // Watching a file that cannot be read would add an error of its own.
            tracking: TokenStream::new(),
        }
    }

    /// `file:line:column` of a row.
    pub(crate) fn place(&self, row: &Row) -> String {
        format!("{}:{}", self.file, row.position)
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
            match file.as_deref().and_then(Path::parent) {
                Some(folder) => folder.to_owned(),
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
        if text.contains('\\') {
            return Err("`spec` has a backslash: expected `/` between folders".to_owned());
        }
        let (base, rest) = if let Some(rest) = text.strip_prefix("./") {
            (Base::Source, rest)
        } else if let Some(rest) = text.strip_prefix("$OUT_DIR/") {
            (Base::OutDir, rest)
        } else {
            (Base::Manifest, text)
        };
        if rest.starts_with('/') || rest.split('/').any(has_drive) {
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
        let parts = rest.split('/').filter(|part| !part.is_empty()).collect();
        Ok(TablePath { base, parts })
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
