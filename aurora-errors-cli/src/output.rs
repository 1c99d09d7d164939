//! What a command puts out, and the one place that writes it.

use crate::terminal::on_one_line;
use anstyle::AnsiColor;
use aurora_errors_spec::Diagnostic;
use aurora_errors_spec::visible::is_invisible;
use serde::Serialize;
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::process::ExitCode;

/// What goes to standard output, and whether the command found something.
pub(crate) struct Output {
    text: String,
    /// For the person at the terminal, on standard error: the text may go into a file.
    notes: String,
    found: bool,
}

impl Output {
    /// Exit code 0.
    pub(crate) fn new(text: String) -> Output {
        Output::from_search(text, false)
    }

    /// Exit code 1 where `found` is true.
    pub(crate) fn from_search(text: String, found: bool) -> Output {
        Output {
            text,
            notes: String::new(),
            found,
        }
    }

    pub(crate) fn with_notes(self, notes: String) -> Output {
        Output { notes, ..self }
    }
}

/// A value for programs, safe to be looked at in a terminal.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|error| Failure::new(format!("cannot write JSON: {error}")))?;
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        // Such a character stands in a string, where JSON lets it be written as an escape.
        if letter != '\n' && is_invisible(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(letter);
        }
    }
    safe.push('\n');
    Ok(safe)
}

/// Why the command could not run, on one line that names the file: exit code 2.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure {
            message: message.into(),
        }
    }

    /// The same failure, with more on its line.
    pub(crate) fn and(self, more: &str) -> Failure {
        Failure::new(format!("{} ({more})", self.message))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It may quote a file, which must not steer the terminal.
        f.write_str(&on_one_line(&self.message))
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Failure {
        let (file, message) = (diagnostic.file(), diagnostic.message());
        Failure::new(match diagnostic.position() {
            Some(position) => format!("{file}:{position}: {message}"),
            None => format!("{file}: {message}"),
        })
    }
}

/// What stands before a line, in the colours that clap gives it.
pub(crate) struct Label(AnsiColor, &'static str);

/// Before a fault or a failure.
pub(crate) const ERROR: Label = Label(AnsiColor::Red, "error:");

/// Before what is no fault and still worth a look.
pub(crate) const WARNING: Label = Label(AnsiColor::Yellow, "warning:");

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Label(color, word) = self;
        let style = color.on_default().bold();
        write!(f, "{style}{word}{style:#}")
    }
}

/// Writes the output of a command, or a failure to standard error. Styles are kept for
/// terminals alone.
pub(crate) fn give(output: Result<Output, Failure>) -> ExitCode {
    let written = output.and_then(|output| {
        // Nobody is left to hear that standard error is closed.
        let _ = anstream::stderr().write_all(output.notes.as_bytes());
        let mut stdout = anstream::stdout().lock();
        let written = stdout
            .write_all(output.text.as_bytes())
            .and_then(|()| stdout.flush());
        match written {
            // `| head` has seen enough: no reason to complain.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(format!(
                "cannot write to standard output: {error}"
            ))),
            _ => Ok(output.found),
        }
    });
    match written {
        Ok(found) => ExitCode::from(u8::from(found)),
        Err(failure) => {
            let _ = writeln!(anstream::stderr(), "{ERROR} {failure}");
            ExitCode::from(2)
        }
    }
}
