//! The top level of a table.

use crate::diagnostic::Diagnostic;
use crate::guess;
use crate::json::{self, Value};
use crate::members::Members;
use crate::place::{Place, read_delay, read_place, read_verdict};
use crate::reporter::Reporter;
use crate::row::{Taken, read_row};
use crate::rules;
use crate::source::Source;
use crate::table::{IDEMPOTENCY_KEY, REQUEST_ID, Row, Table};
use crate::wording::What;

/// What came out of a text: every fault, and all that could be read in spite of them.
///
/// ```
/// use aurora_errors_spec::{Source, read};
///
/// let text = r#"{"api": "Pets", "statuses": [{"code": 404, "name": "Not Found"}]}"#;
/// let reading = read(&Source::from_bytes("pets.json", text.into())?);
/// assert_eq!(reading.table.api, "Pets");
/// assert_eq!(reading.faults.len(), 2); // neither `meaning` nor `retry`
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Reading {
    /// The table, with the rows that have no fault.
    pub table: Table,
    /// Every fault, in the order of the file; of more than a thousand, a thousand.
    pub faults: Vec<Diagnostic>,
    /// The variants of rows and cases that have a fault and are not in the table; of a text that is no
    /// JSON, those that look like it.
    pub lost: Vec<String>,
}

/// Of a text that could not be loaded.
impl From<Diagnostic> for Reading {
    fn from(fault: Diagnostic) -> Reading {
        Reading {
            table: Table::default(),
            faults: vec![fault],
            lost: Vec::new(),
        }
    }
}

impl Reading {
    /// The table when nothing is wrong with it.
    ///
    /// ```
    /// use aurora_errors_spec::{AURORA, Source, read};
    ///
    /// let aurora = Source::from_bytes("aurora.json", AURORA.into())?;
    /// assert!(read(&aurora).into_result().is_ok());
    /// let empty = Source::from_bytes("pets.json", b"{}".into())?;
    /// assert!(read(&empty).into_result().is_err());
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    ///
    /// # Errors
    /// Every fault, in the order of the file.
    pub fn into_result(self) -> Result<Table, Vec<Diagnostic>> {
        if self.faults.is_empty() {
            Ok(self.table)
        } else {
            Err(self.faults)
        }
    }
}

/// Reads a table and checks every rule of it.
///
/// A text that is not JSON has one fault, the first. Otherwise all faults are found at once, one
/// for each mistake: what only follows from a mistake is not reported.
///
/// ```
/// use aurora_errors_spec::{Source, read};
///
/// let text = r#"{ "api": "Pets", "statuses": [
///     { "code": 404, "name": "Not Found", "meaning": "No such pet.", "retyr": "never" }
/// ] }"#;
/// let source = Source::from_bytes("pets.json", text.into())?;
/// let reading = read(&source);
/// assert_eq!(reading.table.api, "Pets");
/// assert!(reading.table.rows.is_empty());
/// assert_eq!(reading.faults[0].message(), "unknown key `retyr`: did you mean `retry`?");
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[must_use]
pub fn read(source: &Source) -> Reading {
    read_with(source, str::to_owned)
}

/// Reads a table as [`read`] does, with variants in the form in which Rust compares identifiers, NFC.
///
/// The tables of Unicode that this takes are no part of this crate, which everybody's build compiles:
/// the derive asks the compiler, and a program a crate for it. Without that, two rows with one name, as
/// here, would be two variants.
///
/// ```
/// use aurora_errors_spec::{Source, read_with};
///
/// let text = r#"{ "api": "Pets", "statuses": [
///     { "code": 402, "name": "Café", "meaning": "Pay.", "retry": "never" },
///     { "code": 404, "name": "Cafe\u0301", "meaning": "Closed.", "retry": "never" }
/// ] }"#;
/// let nfc = |text: &str| text.replace("e\u{301}", "é");
/// let reading = read_with(&Source::from_bytes("pets.json", text.into())?, nfc);
/// assert!(reading.faults[0].message().contains("clashes with the same variant at 2:28"));
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[must_use]
pub fn read_with(source: &Source, nfc: fn(&str) -> String) -> Reading {
    let mut reporter = Reporter::new(source);
    let mut lost = Vec::new();
    let table = match json::parse(source.text()) {
        Ok(value) => read_table(&value, nfc, &mut reporter, &mut lost),
        Err(fault) => {
            lost = guess::variants(source.text());
            let fault = guess::other_format(source.text()).unwrap_or(fault);
            reporter.report(&fault.range, fault.message);
            Table::default()
        }
    };
    Reading {
        table,
        faults: reporter.into_diagnostics(),
        lost,
    }
}

const KEYS: [&str; 11] = [
    "$schema",
    "api",
    "version",
    "docs",
    "messages",
    "codes",
    "request_id",
    "idempotency_key",
    "retry_after",
    "retryable",
    "statuses",
];

/// Reads all that can be read: a member with a fault is left at its default.
fn read_table(
    value: &Value,
    nfc: fn(&str) -> String,
    reporter: &mut Reporter,
    lost: &mut Vec<String>,
) -> Table {
    if let Some(other) = guess::other_document(value) {
        reporter.report(&other.range, other.message);
        return Table::default();
    }
    let what = What::Whole("a table");
    let expected = "an object with `api` and `statuses`";
    let Ok(table) = &Members::new(value, what, expected, &KEYS, reporter) else {
        return Table::default();
    };
    // For editors only, but a value that no editor understands helps nobody.
    let _ = table.optional("$schema", rules::text, reporter);
    let api = table.required("api", "the name of the API", rules::line, reporter);
    let version = table.optional("version", rules::line, reporter);
    let docs = table.optional("docs", rules::url, reporter);
    let messages = read_places(table, "messages", reporter);
    let codes = read_places(table, "codes", reporter);
    let retry_after = table.list("retry_after", read_delay, reporter);
    let retryable = table.list("retryable", read_verdict, reporter);
    Table {
        api: api.unwrap_or_default(),
        version: version.unwrap_or_default(),
        docs: docs.unwrap_or_default(),
        messages,
        codes,
        request_id: header_names(table, "request_id", &REQUEST_ID, reporter),
        idempotency_key: header_names(table, "idempotency_key", &IDEMPOTENCY_KEY, reporter),
        retry_after: retry_after.unwrap_or_default(),
        retryable: retryable.unwrap_or_default(),
        rows: read_rows(table, nfc, reporter, lost),
    }
}

/// The most places of messages, and of codes: one way through a body follows so many.
const MOST_PLACES: usize = 64;

fn read_places(table: &Members, key: &'static str, reporter: &mut Reporter) -> Vec<Place> {
    let places = table.list(key, read_place, reporter).unwrap_or_default();
    if places.len() > MOST_PLACES
        && let Some(value) = table.get(key)
    {
        let message = "too many places: expected at most 64";
        reporter.report(&value.range, message.to_owned());
    }
    places
}

fn header_names(
    table: &Members,
    key: &'static str,
    default: &[&str],
    reporter: &mut Reporter,
) -> Vec<String> {
    if table.get(key).is_some() {
        let names = table.list(key, rules::header_name, reporter);
        return names.unwrap_or_default();
    }
    let mut names = Vec::new();
    for name in default {
        names.push((*name).to_owned());
    }
    names
}

fn read_rows(
    table: &Members,
    nfc: fn(&str) -> String,
    reporter: &mut Reporter,
    lost: &mut Vec<String>,
) -> Vec<Row> {
    let Some(value) = table.get("statuses") else {
        table.missing("statuses", "an array of rows", reporter);
        return Vec::new();
    };
    let Ok(array) = rules::array(reporter, value, What::Member("statuses")) else {
        return Vec::new();
    };
    if array.is_empty() {
        let message = "no rows: expected at least one in `statuses`".to_owned();
        reporter.report(&value.range, message);
    }
    let mut taken = Taken::new(nfc);
    let mut rows = Vec::with_capacity(array.len());
    for row in array {
        let before = taken.variants();
        match read_row(row, &mut taken, reporter) {
            Ok(row) => rows.push(row),
            Err(_) => taken.variants_from(before, lost),
        }
    }
    rows
}
