//! Reads and writes files so that nothing is half done.

use crate::output::Failure;
use crate::terminal::visible;
use aurora_errors_spec::{AURORA, Reading, Source, Table};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;
use unicode_normalization::UnicodeNormalization as _;

/// What the derive would read, faults included, and its text where that can be read.
pub(crate) fn read(file: &Path) -> Result<(Option<Source>, Reading), Failure> {
    let source = if is_standard_input(file) || is_handed_over(file) {
        Source::from_bytes(name(file), bytes(file, MOST_MEBIBYTES_OF_TABLE)?)
    } else {
        Source::open(file, name(file))
    };
    match source {
        Ok(source) => {
            let reading = reading(&source);
            Ok((Some(source), reading))
        }
        Err(fault) if fault.is_unreadable() => Err(fault.into()),
        Err(fault) => Ok((None, fault.into())),
    }
}

/// With variants as Rust compares them.
pub(crate) fn reading(source: &Source) -> Reading {
    aurora_errors_spec::read_with(source, |text| text.nfc().collect())
}

/// `-` stands for standard input wherever a file does.
pub(crate) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Whether the shell hands over what a command prints, as in `diff <(git show main:t.json) t.json`: such
/// a pipe is open already, and nobody waits for its writer in vain.
fn is_handed_over(file: &Path) -> bool {
    file.starts_with("/dev/fd") || file.starts_with("/proc/self/fd")
}

const STANDARD_INPUT: &str = "standard input";

/// Refuses to read standard input for more than one of these files.
pub(crate) fn read_once<'f>(files: impl IntoIterator<Item = &'f Path>) -> Result<(), Failure> {
    let files = files.into_iter().filter(|file| is_standard_input(file));
    if files.count() > 1 {
        let why = format!("{STANDARD_INPUT} is one file: expected `-` once");
        return Err(Failure::new(why));
    }
    Ok(())
}

/// What messages call a file. A name can hold what steers a terminal.
pub(crate) fn name(file: &Path) -> String {
    if is_standard_input(file) {
        return STANDARD_INPUT.to_owned();
    }
    visible(&file.display().to_string()).replace('\n', "\\n")
}

/// The derive reads no larger table.
const MOST_MEBIBYTES_OF_TABLE: u64 = 16;

/// What is said on standard error where no file was named.
pub(crate) fn table_note(file: Option<&Path>) -> String {
    match file {
        Some(_) => String::new(),
        None => "the built-in table, Aurora's, as no FILE was named\n".to_owned(),
    }
}

/// The table of a file, or the built-in one; a command that needs a table cannot run on half of
/// one.
pub(crate) fn table(file: Option<&Path>) -> Result<Table, Failure> {
    let reading = match file {
        Some(file) => read(file)?.1,
        None => reading(&Source::from_bytes("aurora.json", AURORA.into())?),
    };
    sound(reading)
}

/// The table of a reading, if it has no fault.
pub(crate) fn sound(reading: Reading) -> Result<Table, Failure> {
    reading.into_result().map_err(|faults| {
        let more = faults.len().saturating_sub(1);
        let first = faults.into_iter().next().map(Failure::from);
        let failure = first.unwrap_or_else(|| Failure::new("no table"));
        match more {
            0 => failure,
            _ => failure.and(&format!("and {more} more: `aurora-errors check` shows all")),
        }
    })
}

/// A document that `import` reads. The largest in use have some 40 MiB.
pub(crate) fn document(file: &Path) -> Result<Vec<u8>, Failure> {
    bytes(file, 64)
}

/// A whole file, or standard input; none of it is kept where it is larger.
fn bytes(file: &Path, most_mebibytes: u64) -> Result<Vec<u8>, Failure> {
    let most_bytes = most_mebibytes << 20;
    let unreadable = |error: io::Error| unreadable(file, &error);
    let too_large = || {
        failed(
            file,
            &format!("too large: expected at most {most_mebibytes} MiB"),
        )
    };
    let input = open(file)?;
    let is_larger = |metadata: fs::Metadata| metadata.len() > most_bytes;
    if !is_standard_input(file) && fs::metadata(file).is_ok_and(is_larger) {
        return Err(too_large());
    }
    // A file may grow while it is read, and a pipe does not tell its size: one byte over the limit
    // shows it.
    let mut bytes = Vec::new();
    let mut reader = input.take(most_bytes + 1);
    reader.read_to_end(&mut bytes).map_err(unreadable)?;
    if reader.limit() == 0 {
        return Err(too_large());
    }
    Ok(bytes)
}

/// A file, or standard input, to be read piece by piece.
pub(crate) fn open(file: &Path) -> Result<Box<dyn io::Read>, Failure> {
    if is_standard_input(file) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let unreadable = |error: io::Error| unreadable(file, &error);
    // Before it is opened: a named pipe would wait for its writer, and Windows refuses a directory
    // as if a permission were missing.
    let metadata = fs::metadata(file).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(failed(file, "it is a directory, expected a file"));
    }
    if !metadata.is_file() && !is_handed_over(file) {
        let why = "it is a pipe or a device, expected a file, or `-` for standard input";
        return Err(failed(file, why));
    }
    Ok(Box::new(fs::File::open(file).map_err(unreadable)?))
}

fn failed(file: &Path, why: &str) -> Failure {
    Failure::new(format!("{}: {why}", name(file)))
}

fn unreadable(file: &Path, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => failed(file, "no such file"),
        _ => failed(file, &error.to_string()),
    }
}

/// The same as text.
pub(crate) fn text(file: &Path, most_mebibytes: u64) -> Result<String, Failure> {
    let text = utf_8(bytes(file, most_mebibytes)?);
    text.map_err(|line| Failure::new(format!("{}:{line}: not UTF-8", name(file))))
}

/// The error is the line from which on the text cannot be read.
pub(crate) fn utf_8(bytes: Vec<u8>) -> Result<String, usize> {
    String::from_utf8(bytes).map_err(|error| {
        let (readable, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        readable.split(|byte| *byte == b'\n').count()
    })
}

/// Writes a new file beside its place and then moves it there, so that nobody ever sees half of it.
/// A file that is overwritten keeps its mode, and where it is a link, what it leads to is written.
pub(crate) fn write(file: &Path, text: &str, overwrites: bool) -> Result<(), Failure> {
    let there = file.symlink_metadata().is_ok();
    if there && !overwrites {
        return Err(failed(
            file,
            "it exists already: add `--force` to overwrite it",
        ));
    }
    let (target, permissions) = if there {
        let target = file.canonicalize();
        let target = target.map_err(|_| failed(file, "it is a link that leads nowhere"))?;
        let metadata = fs::metadata(&target).map_err(|error| unreadable(file, &error))?;
        if !metadata.is_file() {
            return Err(failed(
                file,
                "it is no regular file: expected one to overwrite",
            ));
        }
        (target, Some(metadata.permissions()))
    } else {
        (file.to_owned(), None)
    };
    if target.file_name().is_none() {
        return Err(failed(file, "not the name of a file"));
    }
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let written = beside(folder.unwrap_or(Path::new("."))).and_then(|mut beside| {
        beside.write_all(text.as_bytes())?;
        if let Some(permissions) = permissions {
            beside.as_file().set_permissions(permissions)?;
        }
        let moved = if overwrites {
            beside.persist(&target)
        } else {
            beside.persist_noclobber(&target)
        };
        moved.map(drop).map_err(|error| error.error)
    });
    written.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => failed(file, "no such folder"),
        _ => failed(file, &error.to_string()),
    })
}

/// A file with a name that nobody can foresee, which is made anew: a link planted there is not
/// followed. Its mode is the one that new files get.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.prefix(".aurora-errors-").tempfile_in(folder)
}
