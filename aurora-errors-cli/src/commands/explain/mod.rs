//! `explain`: what a status or a whole answer means, and what to do about it.

mod curl;
mod explanation;
mod har;
mod json;
mod recording;
mod response;
mod shortened;
mod text;
mod transfer;
mod verbose;

use self::explanation::Explanation;
use crate::files;
use crate::output::{Failure, Output};
use crate::runtime;
use aurora_errors::ErrorResponse;
use aurora_errors::http::{HeaderName, HeaderValue, Method};
use aurora_errors_spec::{Code, Table, UnknownCode};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Explain a status or a whole answer: what it means, and whether and how to retry
///
/// `-` takes an answer as `curl -si` prints it; of several in a row, as redirects give them, the last
/// counts. It is read as the derived errors read it: its row and case, messages, machine code, delay,
/// and whether the request may be sent again. `--har` does that with every failing answer of a recorded
/// session, a line for each. At the end it says what the table does not know, and exits with 1 where
/// there is any.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors explain 503
  aurora-errors explain 5XX spec/petstore.json --format json
  aurora-errors explain 402 spec/stripe.json --code card_declined
  curl -si https://api.example/pets/7 | aurora-errors explain - --spec spec/petstore.json
  aurora-errors explain --har session.har --spec spec/petstore.json")]
pub(crate) struct Arguments {
    /// A status, such as 404, a class, such as 5XX, or `-` for an answer on standard input
    #[arg(value_name = "CODE", required_unless_present = "har")]
    subject: Option<Subject>,
    /// The table, or `-` for standard input; without it, the built-in one
    file: Option<PathBuf>,
    /// The table too, where that reads better
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    spec: Option<PathBuf>,
    /// The machine code that stands in the answer
    #[arg(long)]
    code: Option<String>,
    /// A header of the answer, as `name: value`
    #[arg(long = "header", value_name = "HEADER", value_parser = header)]
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The method of the request, to say whether it may be sent again
    #[arg(long)]
    method: Option<Method>,
    /// A recorded session, as browsers and proxies save it, or `-`
    #[arg(long, value_name = "FILE", conflicts_with_all = ["code", "headers", "method"])]
    har: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// A short text
    #[default]
    Text,
    /// One object: `api`, `code`, `row`, `error`, `variant`, `retry`, the `methods` to repeat, and
    /// what an answer says
    Json,
}

/// What is to be explained.
#[derive(Clone, Debug)]
enum Subject {
    Code(Code),
    Answer,
    /// Only beside `--har`: the table.
    File(PathBuf),
}

impl FromStr for Subject {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Subject, UnknownCode> {
        match text.parse() {
            Ok(code) => Ok(Subject::Code(code)),
            Err(_) if text == "-" => Ok(Subject::Answer),
            Err(_) if text.contains(['.', '/']) => Ok(Subject::File(text.into())),
            Err(error) => Err(error),
        }
    }
}

fn header(text: &str) -> Result<(HeaderName, HeaderValue), String> {
    const EXPECTED: &str = "expected `name: value`";
    let (name, value) = text.split_once(':').ok_or(EXPECTED)?;
    let name = name.trim().parse().map_err(|_| EXPECTED)?;
    let value = value.trim().parse().map_err(|_| EXPECTED)?;
    Ok((name, value))
}

/// Clients keep 1 MiB unless told otherwise; more of an answer says nothing further.
const MOST_MEBIBYTES: u64 = 16;

impl Arguments {
    pub(crate) fn run(&self) -> Result<Output, Failure> {
        let mut file = self.file.as_deref().or(self.spec.as_deref());
        if let (Some(Subject::File(table)), Some(_)) = (&self.subject, &self.har) {
            file = file.or(Some(table));
        }
        let answer = matches!(self.subject, Some(Subject::Answer)).then_some(Path::new("-"));
        files::read_once([answer, self.har.as_deref(), file].into_iter().flatten())?;
        let table = files::table(file)?;
        let output = match (&self.har, &self.subject) {
            (Some(har), _) => har::explain(har, &table, self.format)?,
            (None, Some(Subject::Code(code))) => {
                self.explained(*code, self.said(*code, &table)?, &table)?
            }
            (None, Some(Subject::Answer)) => {
                let answer = curl::read(std::io::stdin().lock(), MOST_MEBIBYTES << 20)?;
                let code = Code::Status(answer.status);
                let response = response::from_answer(answer, self.code.as_deref(), &self.headers)?;
                self.explained(code, Some(response), &table)?
            }
            (None, Some(Subject::File(file))) => {
                let why = format!("`{}`: {UnknownCode}, before the table", files::name(file));
                return Err(Failure::new(why));
            }
            (None, None) => return Err(Failure::new(UnknownCode.to_string())),
        };
        Ok(output.with_notes(files::table_note(file)))
    }

    /// As much of an answer as the command line says.
    fn said(&self, code: Code, table: &Table) -> Result<Option<ErrorResponse>, Failure> {
        let is_bare = self.code.is_none() && self.headers.is_empty();
        match code {
            _ if is_bare => Ok(None),
            Code::Status(status) => {
                let code = self.code.as_deref();
                response::made(status, code, &self.headers, table).map(Some)
            }
            Code::Class(_) => {
                let why = format!("{code}: expected a status, as a class has no answer");
                Err(Failure::new(why))
            }
        }
    }

    fn explained(
        &self,
        code: Code,
        response: Option<ErrorResponse>,
        table: &Table,
    ) -> Result<Output, Failure> {
        let runtime = runtime::table_of(table);
        let explanation = Explanation::new(code, response, table, runtime);
        Ok(Output::new(match self.format {
            Format::Text => explanation.text(self.method.as_ref()),
            Format::Json => explanation.json(self.method.as_ref())?,
        }))
    }
}
