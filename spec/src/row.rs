//! A row, and what a case has in common with one.

use std::ops::Range;

use crate::case::read_cases;
use crate::code::Code;
use crate::json::Value;
use crate::members::Members;
use crate::place::{Delay, read_delay};
use crate::reporter::{Reported, Reporter};
use crate::rules;
use crate::source::Position;
use crate::table::Row;
use crate::variant::{Variant, Variants};
use crate::when::When;
use crate::wording::What;
use crate::words::{Replay, Retry};

const KEYS: [&str; 11] = [
    "code",
    "name",
    "meaning",
    "advice",
    "docs",
    "variant",
    "retry",
    "replay",
    "error",
    "retry_after",
    "cases",
];

/// What the rows so far have taken, and no later one can have.
pub(crate) struct Taken {
    /// Where each code was first. A class stands at its digit, which is the number of no status.
    codes: [Option<usize>; 1000],
    variants: Variants,
    /// How many rows and cases there are so far.
    count: usize,
    /// How many values the cases so far ask for.
    values: usize,
    /// Makes of a text what Rust compares.
    nfc: fn(&str) -> String,
}

impl Taken {
    pub(crate) fn new(nfc: fn(&str) -> String) -> Taken {
        Taken {
            codes: [None; 1000],
            variants: Variants::default(),
            count: 0,
            values: 0,
            nfc,
        }
    }

    /// How many variants have been taken.
    pub(crate) fn variants(&self) -> usize {
        self.variants.count()
    }

    /// Adds the names of the variants that were taken from there on.
    pub(crate) fn variants_from(&self, first: usize, names: &mut Vec<String>) {
        self.variants.names_from(first, names);
    }

    /// Counts one more row or case: the generated code numbers them in two bytes.
    pub(crate) fn count(&mut self, value: &Value, reporter: &mut Reporter) -> Result<(), Reported> {
        self.count += 1;
        if self.count == MOST + 1 {
            let message = "too many rows and cases: expected at most 65,535 together".to_owned();
            reporter.report(&value.range, message);
        }
        if self.count > MOST {
            Err(Reported)
        } else {
            Ok(())
        }
    }

    /// Counts the values of one more case, which the generated code numbers, too.
    pub(crate) fn count_values(
        &mut self,
        when: &When,
        key: &Range<usize>,
        reporter: &mut Reporter,
    ) -> Result<(), Reported> {
        let before = self.values;
        for (_, values) in when.conditions() {
            self.values += values.len();
        }
        if before <= MOST && self.values > MOST {
            let message = "too many values: expected at most 65,535 in all cases together";
            reporter.report(key, message.to_owned());
        }
        if self.values > MOST {
            Err(Reported)
        } else {
            Ok(())
        }
    }
}

/// The most rows and cases of a table, and the most values that its cases ask for.
const MOST: usize = 65_535;

/// Reads one row. Every member is looked at before the first fault gives up the row, so that all
/// of its faults are reported.
pub(crate) fn read_row(
    value: &Value,
    taken: &mut Taken,
    reporter: &mut Reporter,
) -> Result<Row, Reported> {
    let expected = "an object with `code`, `name` and `meaning`";
    taken.count(value, reporter)?;
    let row = &Members::new(value, What::Whole("a row"), expected, &KEYS, reporter)?;

    let code = row.required("code", CODE, rules::code, reporter);
    let is_new = code.and_then(|code| take_code(code, row, taken, reporter));
    let is_error = match row.optional("error", rules::boolean, reporter) {
        Ok(None) => code.map(Code::is_error_by_default),
        Ok(Some(is_error)) => Ok(is_error),
        Err(Reported) => Err(Reported),
    };
    let names = names(row, is_error, is_new, taken, reporter);
    let said = Said::new(row, code, is_error, None, reporter);
    let cases = read_cases(row, &said, taken, reporter);
    row.keys.and(is_new)?;
    let mut row = said.into_row(names?, reporter.source.position(value.range.start))?;
    row.cases = cases?;
    Ok(row)
}

/// What a row or a case says, as far as it can be read: a case takes from its row what it leaves out.
pub(crate) struct Said {
    pub(crate) code: Result<Code, Reported>,
    pub(crate) is_error: Result<bool, Reported>,
    meaning: Result<String, Reported>,
    advice: Result<Option<String>, Reported>,
    docs: Result<Option<String>, Reported>,
    retry: Result<Retry, Reported>,
    replay: Result<Option<Replay>, Reported>,
    retry_after: Result<Vec<Delay>, Reported>,
}

impl Said {
    /// `row` is that of a case.
    pub(crate) fn new(
        members: &Members,
        code: Result<Code, Reported>,
        is_error: Result<bool, Reported>,
        row: Option<&Said>,
        reporter: &mut Reporter,
    ) -> Said {
        let (retry, replay) = match row {
            Some(row) if members.get("retry").is_none() && is_error == row.is_error => {
                inherited_retry(members, row, reporter)
            }
            _ => {
                let retry = retry(members, is_error, reporter);
                (retry, replay(members, is_error, retry, reporter))
            }
        };
        let absent = |key| row.filter(|_| members.get(key).is_none());
        Said {
            code,
            is_error,
            meaning: match absent("meaning") {
                Some(row) => row.meaning.clone(),
                None => {
                    members.required("meaning", "what the API means by it", rules::text, reporter)
                }
            },
            advice: match absent("advice") {
                Some(row) => row.advice.clone(),
                None => members.optional("advice", rules::text, reporter),
            },
            docs: match absent("docs") {
                Some(row) => row.docs.clone(),
                None => members.optional("docs", rules::url, reporter),
            },
            retry,
            replay,
            retry_after: members.list("retry_after", read_delay, reporter),
        }
    }

    pub(crate) fn into_row(
        self,
        (name, variant): (String, String),
        position: Position,
    ) -> Result<Row, Reported> {
        let (Ok(code), Ok(is_error), Ok(meaning), Ok(advice)) =
            (self.code, self.is_error, self.meaning, self.advice)
        else {
            return Err(Reported);
        };
        let (Ok(docs), Ok(retry), Ok(replay), Ok(retry_after)) =
            (self.docs, self.retry, self.replay, self.retry_after)
        else {
            return Err(Reported);
        };
        Ok(Row {
            code,
            name,
            variant,
            meaning,
            advice,
            docs,
            is_error,
            retry,
            replay,
            retry_after,
            when: None,
            cases: Vec::new(),
            position,
        })
    }
}

/// The name and the variant. No other row or case can have the variant of an error.
pub(crate) fn names(
    row: &Members,
    is_error: Result<bool, Reported>,
    is_new: Result<(), Reported>,
    taken: &mut Taken,
    reporter: &mut Reporter,
) -> Result<(String, String), Reported> {
    let wanted = "the name that the documentation uses";
    let name = row.required("name", wanted, rules::line, reporter);
    let mut variant = variant(row, &name, reporter)?;
    if !variant.text.is_ascii() {
        variant.text = (taken.nfc)(&variant.text);
    }
    // A second row of one code has the same name, too, as a rule: that is one mistake, not two.
    if is_error == Ok(true) && is_new.is_ok() {
        taken.variants.take(&variant, reporter)?;
    } else if variant.is_chosen {
        variant.check(reporter)?;
    }
    if is_error.is_err() {
        taken.variants.note(&variant);
    }
    Ok((name?, variant.text))
}

/// What a code must be.
pub(crate) const CODE: &str = "a number from 100 to 999, or a class such as `\"5XX\"`";

fn take_code(
    code: Code,
    row: &Members,
    taken: &mut Taken,
    reporter: &mut Reporter,
) -> Result<(), Reported> {
    let value = row.get("code").ok_or(Reported)?;
    let slot = match code {
        Code::Status(status) => usize::from(status),
        Code::Class(class) => usize::from(class),
    };
    match taken.codes.get_mut(slot) {
        Some(Some(first)) => {
            let position = reporter.source.position(*first);
            Err(reporter.report(
                &value.range,
                format!("duplicate code `{code}`: first at {position}"),
            ))
        }
        Some(free) => {
            *free = Some(value.range.start);
            Ok(())
        }
        None => Ok(()),
    }
}

fn variant<'v, 'a>(
    row: &Members<'v, 'a>,
    name: &Result<String, Reported>,
    reporter: &mut Reporter,
) -> Result<Variant<'v, 'a>, Reported> {
    if let Some(value) = row.get("variant") {
        let chosen = rules::line(reporter, value, What::Member("variant"))?;
        return Ok(Variant::new(chosen, value));
    }
    match (name, row.get("name")) {
        (Ok(name), Some(value)) => Ok(Variant::from_name(name, value)),
        _ => Err(Reported),
    }
}

/// An error says whether it may be repeated; of a row that is none, there is nothing to say.
fn retry(
    row: &Members,
    is_error: Result<bool, Reported>,
    reporter: &mut Reporter,
) -> Result<Retry, Reported> {
    match (row.member("retry"), is_error) {
        (None, Ok(false)) => Ok(Retry::Never),
        (None, Err(Reported)) => Err(Reported),
        (Some(member), Ok(false)) => {
            Err(reporter.report(&member.key_range, on_no_error(row, "retry")))
        }
        _ => {
            let wanted = "`never`, `later` or `throttled`";
            row.required("retry", wanted, rules::word, reporter)
        }
    }
}

fn replay(
    row: &Members,
    is_error: Result<bool, Reported>,
    retry: Result<Retry, Reported>,
    reporter: &mut Reporter,
) -> Result<Option<Replay>, Reported> {
    let Some(member) = row.member("replay") else {
        return retry.map(|retry| match retry {
            Retry::Never => None,
            Retry::Later => Some(Replay::Idempotent),
            Retry::Throttled => Some(Replay::Any),
        });
    };
    match (is_error, retry) {
        // `retry` has been refused, and with it `replay`.
        (Ok(false), Err(Reported)) => Err(Reported),
        (Ok(false), Ok(_)) => Err(reporter.report(&member.key_range, on_no_error(row, "replay"))),
        (_, Ok(Retry::Never)) => {
            let message = "`replay` beside the retry class `never`: leave it out".to_owned();
            Err(reporter.report(&member.key_range, message))
        }
        _ => rules::word(reporter, &member.value, What::Member("replay")).map(Some),
    }
}

/// A case without `retry` has its row's, and with it the row's `replay`.
fn inherited_retry(
    case: &Members,
    row: &Said,
    reporter: &mut Reporter,
) -> (Result<Retry, Reported>, Result<Option<Replay>, Reported>) {
    let Some(member) = case.member("replay") else {
        return (row.retry, row.replay);
    };
    if row.is_error == Ok(true) {
        let message =
            "`replay` beside a `retry` that comes from the row: expected `retry` here too";
        reporter.report(&member.key_range, message.to_owned());
        return (row.retry, Err(Reported));
    }
    (row.retry, replay(case, row.is_error, row.retry, reporter))
}

fn on_no_error(row: &Members, key: &str) -> String {
    let row = row.what;
    format!("`{key}` on {row} that is no error: leave it out, or add `\"error\": true`")
}
