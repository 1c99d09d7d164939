use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::fault::Fault;

/// A table's text and the name that faults give it.
///
/// ```
/// use aurora_errors_spec::Source;
///
/// let source = Source::from_bytes("pets.json", b"\xef\xbb\xbf{}".into())?;
/// assert_eq!((source.name(), source.text()), ("pets.json", "{}"));
/// # Ok::<(), aurora_errors_spec::Fault>(())
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    marks: Vec<Mark>,
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

/// The most bytes that a table may have.
const MAX_BYTES: usize = 16 << 20;

impl Source {
    /// Reads a file; `name` is what messages call it.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    /// use std::path::Path;
    ///
    /// let fault = Source::open(Path::new("no such folder/pets.json"), "pets.json").unwrap_err();
    /// assert_eq!(fault.file(), "pets.json");
    /// assert_eq!(fault.position(), None);
    /// ```
    ///
    /// # Errors
    /// When the file cannot be read, is over 16 MiB (none of it is read then) or is not UTF-8.
    pub fn open(path: &Path, name: impl Into<String>) -> Result<Source, Fault> {
        let name = name.into();
        match read_bytes(path) {
            Ok(Some(bytes)) => Source::of_bytes(name, bytes),
            Ok(None) => Err(Fault::of_file(name, too_large())),
            Err(message) => Err(Fault::unreadable(name, message)),
        }
    }

    /// Takes a text that is in memory already.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    ///
    /// let fault = Source::from_bytes("pets.json", b"{ \"api\": \"caf\xe9\" }".into()).unwrap_err();
    /// assert_eq!(fault.message(), "not UTF-8: expected a file that is saved as UTF-8");
    /// assert_eq!(fault.position().unwrap().to_string(), "1:14");
    /// ```
    ///
    /// # Errors
    /// When the text is over 16 MiB or not UTF-8.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, Fault> {
        Source::of_bytes(name.into(), bytes)
    }

    fn of_bytes(name: String, mut bytes: Vec<u8>) -> Result<Source, Fault> {
        if bytes.len() > MAX_BYTES {
            return Err(Fault::of_file(name, too_large()));
        }
        if bytes.starts_with("\u{feff}".as_bytes()) {
            bytes = bytes.split_off(3);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source::new(name, text)),
            Err(error) => Err(not_utf8(name, &error)),
        }
    }

    fn new(name: String, text: String) -> Source {
        let marks = marks_of(&text);
        Source { name, text, marks }
    }

    /// What messages call this text.
    ///
    /// ```
    /// use aurora_errors_spec::Source;
    ///
    /// let source = Source::from_bytes("spec/pets.json", b"{}".into())?;
    /// assert_eq!(source.name(), "spec/pets.json");
    /// # Ok::<(), aurora_errors_spec::Fault>(())
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
    /// # Ok::<(), aurora_errors_spec::Fault>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte; past the end, those of the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        let mark = after.checked_sub(1).and_then(|i| self.marks.get(i));
        let mark = mark.copied().unwrap_or(Mark::START);
        let end = floor(&self.text, offset);
        let between = self.text.get(mark.offset..end).unwrap_or_default();
        Position {
            line: mark.line,
            column: mark.column + between.chars().count(),
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

/// A byte whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

impl Mark {
    const START: Mark = Mark {
        offset: 0,
        line: 1,
        column: 1,
    };
}

/// A mark at the start of each line, and within a line at every so many bytes: a table on one long
/// line would otherwise be counted from its start for each of its rows.
fn marks_of(text: &str) -> Vec<Mark> {
    const STEP: usize = 1024;
    let mut marks = Vec::new();
    let mut next = Mark::START;
    loop {
        marks.push(next);
        let rest = text.get(next.offset..).unwrap_or_default();
        let step = rest.get(..floor(rest, STEP)).unwrap_or_default();
        if step.is_empty() {
            return marks;
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

/// `None` where there are too many.
fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>, String> {
    // Before it is opened, which Windows refuses as if a permission were missing.
    if path.is_dir() {
        return Err("cannot read the table: it is a directory, expected a file".to_owned());
    }
    let unreadable = |error| unreadable(&error);
    let file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.len() > MAX_BYTES as u64 {
        return Ok(None);
    }
    // A pipe or a device does not tell its size beforehand: one byte over the limit shows it.
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(Some(bytes))
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "cannot read the table: no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "cannot read the table: permission denied".to_owned(),
        _ => format!("cannot read the table: {error}"),
    }
}

fn too_large() -> String {
    "table too large: expected at most 16 MiB".to_owned()
}

fn not_utf8(name: String, error: &std::string::FromUtf8Error) -> Fault {
    let offset = error.utf8_error().valid_up_to();
    let message = match error.as_bytes() {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] => {
            "not UTF-8 but UTF-16: expected a file that is saved as UTF-8"
        }
        _ => "not UTF-8: expected a file that is saved as UTF-8",
    };
    let readable = Source::new(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
    let length = char::REPLACEMENT_CHARACTER.len_utf8();
    Fault::at(&readable, offset..offset + length, message.to_owned())
}
