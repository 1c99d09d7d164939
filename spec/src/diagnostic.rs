//! A fault with its place, printed as rustc prints an error.

mod excerpt;

use std::fmt;
use std::ops::Range;

use self::excerpt::Excerpt;
use crate::source::{Position, Source};
use crate::visible::push_visible;

/// One thing wrong with a table, and where.
///
/// It prints as rustc prints an error, without the word `error` before it.
///
/// ```
/// use aurora_errors_spec::{Source, read};
///
/// let source = Source::from_bytes("pets.json", b"{\n  \"api\": 7\n}".into())?;
/// let diagnostic = &read(&source).faults[1];
/// assert_eq!(
///     diagnostic.to_string(),
///     "\
/// `api` is a number: expected a string
///  --> pets.json:2:10
///   |
/// 2 |   \"api\": 7
///   |          ^"
/// );
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    message: String,
    file: String,
    /// `None` for a fault of the whole file.
    shown: Option<(Position, Excerpt)>,
    is_unreadable: bool,
}

impl Diagnostic {
    pub(crate) fn new(file: String, message: String) -> Diagnostic {
        Diagnostic {
            message,
            file,
            shown: None,
            is_unreadable: false,
        }
    }

    pub(crate) fn unreadable(file: String, message: String) -> Diagnostic {
        Diagnostic {
            is_unreadable: true,
            ..Diagnostic::new(file, message)
        }
    }

    pub(crate) fn at(source: &Source, range: Range<usize>, message: String) -> Diagnostic {
        let shown = (source.position(range.start), Excerpt::new(source, range));
        Diagnostic {
            message,
            file: source.name().to_owned(),
            shown: Some(shown),
            is_unreadable: false,
        }
    }

    /// What is wrong and what is allowed, on one line.
    ///
    /// ```
    /// use aurora_errors_spec::{Source, read};
    ///
    /// let source = Source::from_bytes("pets.json", b"{}".into())?;
    /// let diagnostic = &read(&source).faults[0];
    /// assert_eq!(diagnostic.message(), "missing key `api`: expected the name of the API");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The name of the file.
    ///
    /// ```
    /// use aurora_errors_spec::{Source, read};
    ///
    /// let source = Source::from_bytes("pets.json", b"{}".into())?;
    /// let diagnostic = &read(&source).faults[0];
    /// assert_eq!(diagnostic.file(), "pets.json");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Where the value at fault begins; `None` for a fault of the whole file.
    ///
    /// ```
    /// use aurora_errors_spec::{Source, read};
    ///
    /// let source = Source::from_bytes("pets.json", b"{}".into())?;
    /// let diagnostic = &read(&source).faults[0];
    /// assert_eq!(diagnostic.position().unwrap().to_string(), "1:1");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.shown.as_ref().map(|(position, _)| *position)
    }

    /// Whether the file could not be read, so that nothing is known of the table in it.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    /// use std::path::Path;
    ///
    /// let diagnostic = Source::open(Path::new("no such folder/pets.json"), "pets.json").unwrap_err();
    /// assert!(diagnostic.is_unreadable());
    /// let diagnostic = Source::from_bytes("pets.json", b"\xff".into()).unwrap_err();
    /// assert!(!diagnostic.is_unreadable());
    /// ```
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.is_unreadable
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.message)?;
        let mut file = String::new();
        for letter in self.file.chars() {
            push_visible(&mut file, letter);
        }
        let Some((position, excerpt)) = &self.shown else {
            // What stands behind an arrow, editors take for a place with line and column.
            return write!(f, "  = file: {file}");
        };
        let line = position.line.to_string();
        let margin = line.len();
        let shown = format!("{line} | {}", excerpt.text);
        writeln!(f, "{:margin$}--> {file}:{position}", "")?;
        writeln!(f, "{:margin$} |\n{}", "", shown.trim_ascii_end())?;
        let Excerpt { indent, width, .. } = *excerpt;
        write!(f, "{:margin$} | {:indent$}{:^<width$}", "", "", "")
    }
}

impl std::error::Error for Diagnostic {}
