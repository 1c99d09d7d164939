use crate::words::Unit;

/// A place of the server's delay other than the standard header.
///
/// ```
/// use aurora_errors_spec::{Place, Source, Unit, read};
///
/// let text = r#"{ "retry_after": [{ "header": "x-ms-retry-after-ms", "unit": "ms" }] }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// let name = "x-ms-retry-after-ms".to_owned();
/// assert_eq!(table.retry_after, [Place::Header { name, unit: Unit::Milliseconds }]);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A header of the response.
    Header {
        /// The header's name, in lower case.
        name: String,
        /// What its number counts.
        unit: Unit,
    },
    /// A member of the response's body.
    Body {
        /// Where the member stands.
        pointer: String,
        /// What its number counts.
        unit: Unit,
    },
}
