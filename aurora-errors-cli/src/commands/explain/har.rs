//! The failing answers of a recorded session, a line for each, and what the table does not know of
//! them.

use super::explanation::Explanation;
use super::recording::{self, Entry};
use super::{Format, response};
use crate::delay_header::DelayHeader;
use crate::files;
use crate::output::{self, Failure, Output};
use crate::runtime;
use crate::terminal::{counted, on_one_line, visible};
use aurora_errors::__private::without_secrets;
use aurora_errors::http::HeaderName;
use aurora_errors::{ErrorResponse, Rule};
use aurora_errors_spec::{Code, Place, Table};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::path::Path;

/// A line for each failing answer, and at the end what the table does not know.
pub(super) fn explain(har: &Path, table: &Table, format: Format) -> Result<Output, Failure> {
    let mut session = Session {
        api: &table.api,
        table,
        runtime: runtime::table_of(table),
        answers: 0,
        failing: 0,
        failures: Vec::new(),
        unknown: Unknown::default(),
    };
    let read = recording::read(files::open(har)?, &mut |entry| session.take(entry));
    read.map_err(|error| {
        let name = files::name(har);
        Failure::new(format!(
            "{name}: no HAR file (a recorded session as JSON): {error}"
        ))
    })?;
    let found = !session.unknown.is_empty();
    let text = match format {
        Format::Text => session.text(),
        Format::Json => output::json(&session)?,
    };
    Ok(Output::from_search(text, found))
}

#[derive(Serialize)]
struct Session<'t> {
    api: &'t str,
    #[serde(skip)]
    table: &'t Table,
    #[serde(skip)]
    runtime: &'static aurora_errors::Table,
    answers: usize,
    failing: usize,
    /// Of a long session the first.
    failures: Vec<Failed>,
    unknown: Unknown,
}

/// More lines than this nobody reads, and a session may have more of them than memory has room for.
const MOST_LINES: usize = 20_000;
const MOST_UNKNOWN: usize = 1_000;

/// One failing answer.
#[derive(Serialize)]
struct Failed {
    status: u16,
    variant: String,
    retry: String,
    repeat: bool,
    method: String,
    url: String,
    code: Option<String>,
    message: Option<String>,
}

/// What the table does not know, with how many answers have it.
#[derive(Default, Serialize)]
struct Unknown {
    statuses: BTreeMap<u16, usize>,
    codes: BTreeMap<String, usize>,
    delays: BTreeMap<String, usize>,
}

impl Unknown {
    /// What of one answer the table does not know.
    fn add(&mut self, explanation: &Explanation, response: &ErrorResponse, code: Option<&str>) {
        let status = response.status().as_u16();
        if explanation.row.is_none() {
            *self.statuses.entry(status).or_default() += 1;
        } else if let (Some(code), None) = (code, explanation.case) {
            count(&mut self.codes, format!("{code:.80} under {status}"));
        }
        for name in response.headers().keys().map(HeaderName::as_str) {
            if is_delay(name) && !is_named(name, explanation) {
                count(&mut self.delays, format!("{name} under {status}"));
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.statuses.is_empty() && self.codes.is_empty() && self.delays.is_empty()
    }
}

impl Session<'_> {
    fn take(&mut self, entry: Entry) {
        let Some(response) = entry.response else {
            return;
        };
        let status = response.status;
        if !(100..1000).contains(&status) {
            // A request that was blocked or cut off has no status.
            return;
        }
        self.answers += 1;
        let request = entry.request.unwrap_or_default();
        let code = Code::Status(status);
        let Ok(response) = response::from_answer(response.into_answer(), None, &[]) else {
            return;
        };
        let explanation = Explanation::new(code, Some(response), self.table, self.runtime);
        let (Some(variant), Some(answered)) = (explanation.variant(), &explanation.response) else {
            return;
        };
        let response = &answered.response;
        let error_code = response.error_code();
        self.unknown
            .add(&explanation, response, error_code.as_deref());
        self.failing += 1;
        if self.failures.len() >= MOST_LINES {
            return;
        }
        let rule = explanation.rule.unwrap_or(Rule::NEVER);
        let of_loops = explanation.rule_of_loops().unwrap_or(Rule::NEVER);
        let method = request.method.0.parse();
        let message = response.messages().next();
        self.failures.push(Failed {
            status,
            variant: variant.to_owned(),
            retry: rule.to_string(),
            repeat: method.is_ok_and(|method| of_loops.is_retryable_for(&method)),
            method: cut(&request.method.0),
            url: cut(&without_secrets(&request.url.0)),
            code: error_code.map(|code| cut(&code)),
            message: message.map(|message| cut(&message.to_string())),
        });
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for failed in &self.failures {
            let _ = writeln!(text, "{}", on_one_line(&failed.line()));
        }
        let more = self.failing - self.failures.len();
        if more > 0 {
            let _ = writeln!(text, "… and {more} more");
        }
        let answers = counted(self.answers, "answer");
        let failing = self.failing;
        let _ = writeln!(text, "{answers}, {failing} of them failing");
        if !self.unknown.is_empty() {
            let api = visible(self.api);
            let _ = writeln!(text, "\nnot in the table of {api}");
        }
        let mut add = |what: &str, matter: &dyn fmt::Display, times: usize| {
            let line = format!("  {what} {matter} ({})", counted(times, "answer"));
            let _ = writeln!(text, "{}", on_one_line(&line));
        };
        for (status, times) in &self.unknown.statuses {
            add("status", status, *times);
        }
        for (code, times) in &self.unknown.codes {
            add("code", code, *times);
        }
        for (header, times) in &self.unknown.delays {
            add("delay in header", header, *times);
        }
        text
    }
}

impl Failed {
    fn line(&self) -> String {
        let says = self.message.as_ref().or(self.code.as_ref());
        let says = says.map_or(String::new(), |says| format!(": {says}"));
        let again = if self.repeat {
            "may be sent again"
        } else {
            "not again"
        };
        format!(
            "{} {} ({}) {} {}, {again}{says}",
            self.status, self.variant, self.retry, self.method, self.url
        )
    }
}

fn count(matters: &mut BTreeMap<String, usize>, matter: String) {
    let is_full = matters.len() >= MOST_UNKNOWN && !matters.contains_key(&matter);
    let matter = if is_full {
        "of other kinds".to_owned()
    } else {
        matter
    };
    *matters.entry(matter).or_default() += 1;
}

/// As much as a line of many needs.
fn cut(text: &str) -> String {
    let mut cut = format!("{text:.200}");
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}

/// A header that says when to go on, other than the standard one.
fn is_delay(name: &str) -> bool {
    name != "retry-after" && DelayHeader::from_name(name).is_some()
}

fn is_named(header: &str, explanation: &Explanation) -> bool {
    let of_row = explanation.decides().into_iter();
    let of_row = of_row.flat_map(|row| &row.retry_after);
    let mut delays = explanation.table.retry_after.iter().chain(of_row);
    delays.any(|delay| matches!(&delay.place, Place::Header(name) if name == header))
}
