//! A text, its name, and its lines and columns.

use std::fmt;

/// A table's text and the name that faults give it.
///
/// ```
/// use aurora_errors_spec::Source;
///
/// let source = Source::from_bytes("pets.json", b"\xef\xbb\xbf{}".into())?;
/// assert_eq!((source.name(), source.text()), ("pets.json", "{}"));
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    known: Vec<Known>,
}

/// A place in a text: line and column from one, columns in characters as rustc counts them.
///
/// ```
/// use aurora_errors_spec::Position;
///
/// let position = Position { line: 31, column: 16 };
/// assert_eq!(position.to_string(), "31:16");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from one.
    pub line: usize,
    /// The column, from one.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl Source {
    pub(crate) fn new(name: String, text: String) -> Source {
        let known = known_positions(&text);
        Source { name, text, known }
    }

    /// What messages call this text.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    ///
    /// let source = Source::from_bytes("spec/pets.json", b"{}".into())?;
    /// assert_eq!(source.name(), "spec/pets.json");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte-order mark.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    ///
    /// let source = Source::from_bytes("pets.json", "\u{feff}{}".into())?;
    /// assert_eq!(source.text(), "{}");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte; past the end, those of the end.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    ///
    /// let source = Source::from_bytes("pets.json", "{\n  \"api\": \"Pets\"\n}".into())?;
    /// assert_eq!(source.position(4).to_string(), "2:3");
    /// # Ok::<(), aurora_errors_spec::Diagnostic>(())
    /// ```
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let after = self.known.partition_point(|known| known.offset <= offset);
        let known = after.checked_sub(1).and_then(|i| self.known.get(i));
        let known = known.copied().unwrap_or(Known::START);
        let end = floor(&self.text, offset);
        let between = self.text.get(known.offset..end).unwrap_or_default();
        Position {
            line: known.line,
            column: known.column + between.chars().count(),
        }
    }

    /// The line in which a byte stands, without its line end, and where the line begins.
    pub(crate) fn line_at(&self, offset: usize) -> (usize, &str) {
        let (before, after) = self.text.split_at(floor(&self.text, offset));
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = before.len() + after.find('\n').unwrap_or(after.len());
        let line = self.text.get(start..end).unwrap_or_default();
        (start, line.strip_suffix('\r').unwrap_or(line))
    }
}

/// The nearest offset, from the given one down, that does not split a character.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A byte of which line and column are known.
#[derive(Clone, Copy, Debug)]
struct Known {
    offset: usize,
    line: usize,
    column: usize,
}

impl Known {
    const START: Known = Known {
        offset: 0,
        line: 1,
        column: 1,
    };
}

/// A known position at the start of each line, and within a line at every so many bytes: a table on one long
/// line would otherwise be counted from its start for each of its rows.
fn known_positions(text: &str) -> Vec<Known> {
    const STEP: usize = 1024;
    let mut known = Vec::new();
    let mut next = Known::START;
    loop {
        known.push(next);
        let rest = text.get(next.offset..).unwrap_or_default();
        let step = rest.get(..floor(rest, STEP)).unwrap_or_default();
        if step.is_empty() {
            return known;
        }
        if let Some(end) = step.find('\n') {
            next.offset += end + 1;
            next.line += 1;
            next.column = 1;
        } else {
            next.offset += step.len();
            next.column += step.chars().count();
        }
    }
}
