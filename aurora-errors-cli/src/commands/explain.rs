//! `explain`: what one status means and what to do about it.

use crate::document::{CodeDocument, RowDocument};
use crate::files;
use crate::output::{self, Answer, Failure};
use crate::rule;
use crate::terminal::{under, visible};
use aurora_errors::{__private, Rule};
use aurora_errors_spec::{Code, Row, Table, predicate_name};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Explain a status: what it means, and whether and how to retry
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  aurora-errors explain 503
  aurora-errors explain 5XX --spec spec/petstore.json --format json")]
pub(crate) struct Arguments {
    /// A status, such as 404, or a class, such as 5XX
    code: Code,
    /// The table, or `-` for standard input; without it, the built-in one
    file: Option<PathBuf>,
    /// The same
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    spec: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// A short text
    #[default]
    Text,
    /// One object: `api`, `code`, `row`, `error`, `variant`, `retry`, and the `methods` to repeat
    Json,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Answer, Failure> {
        let table = files::table(self.file.as_deref().or(self.spec.as_deref()))?;
        let explanation = Explanation::of(self.code, &table);
        Ok(Answer::fine(match self.format {
            Format::Text => explanation.text(),
            Format::Json => output::json(&explanation.document())?,
        }))
    }
}

/// A code, and what decides about it.
struct Explanation<'a> {
    table: &'a Table,
    code: Code,
    row: Option<&'a Row>,
    is_error: bool,
    /// `None` for a class without a row: its statuses have more than one rule.
    rule: Option<Rule>,
}

impl Explanation<'_> {
    fn of(code: Code, table: &Table) -> Explanation<'_> {
        let row = match code {
            Code::Status(status) => table.row(status),
            Code::Class(_) => table.rows.iter().find(|row| row.code == code),
        };
        let unlisted = match code {
            Code::Status(status) => Some(Rule::unlisted(status)),
            Code::Class(_) => None,
        };
        Explanation {
            table,
            code,
            row,
            is_error: row.map_or(rule::is_error_unlisted(code), |row| row.is_error),
            rule: row.map(rule::of_row).or(unlisted),
        }
    }

    /// The variant that the status becomes.
    fn variant(&self) -> Option<&str> {
        let listed = self.row.map_or("Unlisted", |row| &row.variant);
        self.is_error.then_some(listed)
    }

    fn docs(&self) -> Option<&str> {
        let of_row = self.row.and_then(|row| row.docs.as_deref());
        of_row.or(self.table.docs.as_deref())
    }

    fn document(&self) -> ExplanationDocument<'_> {
        ExplanationDocument {
            api: &self.table.api,
            code: self.code.into(),
            row: self.row.map(Into::into),
            error: self.is_error,
            variant: self.variant(),
            retry: self.rule.map(|rule| rule.retry().to_string()),
            methods: self.rule.map(|rule| {
                let [repeatable, _] = rule::methods(rule);
                repeatable
            }),
        }
    }

    fn text(&self) -> String {
        let mut text = under("", &visible(&self.sentence()));
        text.push('\n');
        let mut add = |label: &str, part: &str| {
            text += &under(&format!("{label:<9}"), &visible(part));
        };
        if let Some(row) = self.row {
            add("meaning", &row.meaning);
            add("advice", row.advice.as_deref().unwrap_or_default());
        }
        match self.variant() {
            Some(variant) => {
                add(
                    "variant",
                    &format!("{variant}, {}()", predicate_name(variant)),
                );
                add("retry", &self.retry());
            }
            None => add("variant", "none: it is no error"),
        }
        add("docs", self.docs().unwrap_or_default());
        text
    }

    /// Which row matched.
    fn sentence(&self) -> String {
        let (code, api) = (self.code, &self.table.api);
        let version = self.table.version.as_ref();
        let version = version.map_or(String::new(), |version| format!(", version {version}"));
        let table = format!("the table of {api}{version}");
        match self.row {
            Some(row) if row.code == code => {
                format!("{code} is the row {code} {} of {table}", row.name)
            }
            Some(row) => {
                let (class, name) = (row.code, &row.name);
                format!("{code} has no row of its own: it falls under {class} {name} of {table}")
            }
            None => format!("{code} is in no row of {table}"),
        }
    }

    /// Whether and how to retry, for each method.
    fn retry(&self) -> String {
        let mut text = self.rule.map_or(String::new(), |rule| self.decision(rule));
        if self.row.is_none() {
            text += BUILT_IN;
        }
        text
    }

    fn decision(&self, rule: Rule) -> String {
        let reason = __private::reason(rule, self.row.map(|row| row.is_error));
        let mut text = format!("{}: {reason}\n", rule.retry());
        let [repeatable, others] = rule::methods(rule);
        if !repeatable.is_empty() {
            let _ = writeln!(text, "yes: {}", repeatable.join(", "));
            if !others.is_empty() {
                let _ = writeln!(
                    text,
                    "no: {}, as {}",
                    others.join(", "),
                    __private::IDEMPOTENT_REASON
                );
            }
        }
        text
    }
}

/// What every derived error does with a status that its table does not list.
const BUILT_IN: &str = "This is the built-in rule of statuses that no row covers: 408, 425 and \
    every 5xx but 501, 505, 506, 508, 510 and 511 later for idempotent methods, 429 throttled for any \
    method, else never.";

#[derive(Serialize)]
struct ExplanationDocument<'a> {
    api: &'a str,
    code: CodeDocument,
    row: Option<RowDocument<'a>>,
    error: bool,
    variant: Option<&'a str>,
    retry: Option<String>,
    /// The methods that may be sent again.
    methods: Option<Vec<&'static str>>,
}
