//! From a file or bytes to a text: opened, measured, decoded.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::name::nearest;
use crate::source::Source;
use crate::wording::quoted;

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
    pub fn open(path: &Path, name: impl Into<String>) -> Result<Source, Diagnostic> {
        let name = name.into();
        match read_bytes(path) {
            Ok(Some(bytes)) => decode(name, bytes),
            Ok(None) => Err(Diagnostic::new(name, too_large())),
            Err(message) => Err(Diagnostic::unreadable(name, message)),
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
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, Diagnostic> {
        decode(name.into(), bytes)
    }
}

fn decode(name: String, mut bytes: Vec<u8>) -> Result<Source, Diagnostic> {
    if bytes.len() > MAX_BYTES {
        return Err(Diagnostic::new(name, too_large()));
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes = bytes.split_off(3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => Err(not_utf8(name, &error)),
    }
}

/// `None` where there are too many.
fn read_bytes(path: &Path) -> Result<Option<Vec<u8>>, String> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => no_such_file(path),
        _ => unreadable(&error),
    };
    // Before it is opened: a named pipe would wait for its writer, and Windows refuses a directory as
    // if a permission were missing.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err("cannot read the table: it is a directory, expected a file".to_owned());
    }
    if !metadata.is_file() {
        return Err("cannot read the table: it is a pipe or a device, expected a file".to_owned());
    }
    if metadata.len() > MAX_BYTES as u64 {
        return Ok(None);
    }
    let mut file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part) {
            Ok(0) => return Ok(Some(bytes)),
            // A file may grow while it is read.
            Ok(length) if bytes.len() + length > MAX_BYTES => return Ok(None),
            Ok(length) => bytes.extend_from_slice(part.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(error)),
        }
    }
}

/// Says where the file was looked for, and what stands there under a similar name.
fn no_such_file(path: &Path) -> String {
    let mut missing = path;
    let mut folder = path.parent();
    while let Some(above) = folder.filter(|folder| !is_folder(folder)) {
        missing = above;
        folder = above.parent();
    }
    let name = missing.file_name().unwrap_or_default().to_string_lossy();
    let mut message = "cannot read the table: no such file".to_owned();
    if missing != path {
        message = format!("cannot read the table: no such folder {}", quoted(&name));
    }
    let Some(folder) = folder else {
        return message;
    };
    if !folder.as_os_str().is_empty() {
        let _ = write!(message, " in {}", quoted(&folder.to_string_lossy()));
    }
    let names = names_in(folder);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(near) = nearest(&name, &names) {
        let _ = write!(message, "; did you mean {}?", quoted(near));
    }
    message
}

/// Whether a folder is there; no name at all is the one that the program runs in.
fn is_folder(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

fn names_in(folder: &Path) -> Vec<String> {
    // More names are no help, and a huge folder must not hold the compiler up.
    const MOST: usize = 1000;
    let here = Path::new(".");
    let is_here = folder.as_os_str().is_empty();
    let mut names = Vec::new();
    let Ok(entries) = fs::read_dir(if is_here { here } else { folder }) else {
        return names;
    };
    for entry in entries {
        if names.len() < MOST
            && let Ok(entry) = entry
            && let Ok(name) = entry.file_name().into_string()
        {
            names.push(name);
        }
    }
    names
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "cannot read the table: permission denied".to_owned(),
        _ => format!("cannot read the table: {error}"),
    }
}

fn too_large() -> String {
    "table too large: expected at most 16 MiB".to_owned()
}

fn not_utf8(name: String, error: &std::string::FromUtf8Error) -> Diagnostic {
    let offset = error.utf8_error().valid_up_to();
    let message = match error.as_bytes() {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] => {
            "not UTF-8 but UTF-16: expected a file that is saved as UTF-8"
        }
        _ => "not UTF-8: expected a file that is saved as UTF-8",
    };
    let readable = Source::new(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
    let length = char::REPLACEMENT_CHARACTER.len_utf8();
    Diagnostic::at(&readable, offset..offset + length, message.to_owned())
}
