//! Finds and reads the table that the enum names.

use crate::faults::Faults;
use aurora_errors_spec::{AURORA, Fault, Row, Source, Table};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::env;
use std::path::{Path, PathBuf};
use syn::LitStr;

/// The value of `spec`: where the table is, as the user wrote it.
pub(crate) struct Spec {
    pub(crate) literal: LitStr,
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

/// Reads the table that `spec` names; without one, the built-in table.
pub(crate) fn load(spec: Option<&Spec>, faults: &mut Faults) -> Loaded {
    let Some(spec) = spec else {
        let source = Source::from_bytes("aurora.json", AURORA.into());
        return Loaded::read(source, Span::call_site(), TokenStream::new(), faults);
    };
    let path = match spec.path() {
        Ok(Some(path)) => path,
        Ok(None) => return Loaded::unknown(),
        Err(message) => {
            faults.at(&spec.literal, message);
            return Loaded::unknown();
        }
    };
    let Some(watched) = path.to_str() else {
        let message = "the path of the table is not UTF-8: the compiler cannot watch it";
        faults.at(&spec.literal, message);
        return Loaded::unknown();
    };
    let source = Source::open(&path, shown(&path, &spec.literal));
    let tracking = quote!(
        const _: &[::core::primitive::u8] = ::core::include_bytes!(#watched);
    );
    Loaded::read(source, spec.literal.span(), tracking, faults)
}

impl Loaded {
    /// `at` shows the table's faults.
    pub(crate) fn read(
        source: Result<Source, Fault>,
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

impl Spec {
    /// The file, or `None` where the editor does not tell which file the enum stands in.
    fn path(&self) -> Result<Option<PathBuf>, String> {
        let text = self.literal.value();
        if text.contains('\\') {
            return Err("`spec` has a backslash: expected `/` between folders".to_owned());
        }
        if let Some(rest) = text.strip_prefix("./") {
            let Some(source) = self.literal.span().unwrap().local_file() else {
                return Ok(None);
            };
            let folder = env::current_dir().unwrap_or_default().join(source);
            return Ok(folder.parent().map(|folder| folder.join(rest)));
        }
        if let Some(rest) = text.strip_prefix("$OUT_DIR/") {
            let folder = folder(
                "OUT_DIR",
                "the package has no build script that could write it",
            )?;
            return Ok(Some(folder.join(rest)));
        }
        if Path::new(&text).has_root() || text.chars().nth(1) == Some(':') {
            let message = "`spec` is an absolute path, which other machines do not have: expected \
                           one relative to the folder of Cargo.toml, or to this file with `./`";
            return Err(message.to_owned());
        }
        let folder = folder(
            "CARGO_MANIFEST_DIR",
            "cargo sets it: begin the path with `./`",
        )?;
        Ok(Some(folder.join(text)))
    }
}

fn folder(variable: &str, unset: &str) -> Result<PathBuf, String> {
    let missing = || format!("`{variable}`, where `spec` begins, is not set: {unset}");
    env::var_os(variable).map(PathBuf::from).ok_or_else(missing)
}

/// As rustc names its own files, so that editors and terminals can open it.
fn shown(path: &Path, literal: &LitStr) -> String {
    let folder = env::current_dir().unwrap_or_default();
    match path.strip_prefix(folder) {
        Ok(path) => path.display().to_string().replace('\\', "/"),
        Err(_) => literal.value(),
    }
}
