//! The cases of a row.

use std::ops::Range;

use crate::json::{Kind, Value};
use crate::members::Members;
use crate::order::Order;
use crate::reach::Reach;
use crate::reporter::{Reported, Reporter};
use crate::row::{Said, Taken, names};
use crate::rules::{self, wrong_kind};
use crate::table::Row;
use crate::when::{Wanted, When};
use crate::wording::{What, quoted};

/// Those of a row, but for `code` and `cases`, and what tells the case apart.
const KEYS: [&str; 10] = [
    "when",
    "name",
    "meaning",
    "advice",
    "docs",
    "variant",
    "retry",
    "replay",
    "error",
    "retry_after",
];

/// Every case is read, so that all that is wrong is reported.
pub(crate) fn read_cases(
    row: &Members,
    said: &Said,
    taken: &mut Taken,
    reporter: &mut Reporter,
) -> Result<Vec<Row>, Reported> {
    let Some(value) = row.get("cases") else {
        return Ok(Vec::new());
    };
    let array = rules::array(reporter, value, What::Member("cases"))?;
    if array.is_empty() {
        let message = "`cases` is empty: expected at least one case, or no `cases`".to_owned();
        return Err(reporter.report(&value.range, message));
    }
    let mut reach = Reach::default();
    let mut cases = Vec::with_capacity(array.len());
    for value in array {
        if let Ok(case) = read_case(value, said, taken, &mut reach, reporter) {
            cases.push(case);
        }
    }
    if cases.len() < array.len() {
        return Err(Reported);
    }
    Ok(cases)
}

fn read_case(
    value: &Value,
    row: &Said,
    taken: &mut Taken,
    reach: &mut Reach,
    reporter: &mut Reporter,
) -> Result<Row, Reported> {
    let expected = "an object with `when` and `name`";
    taken.count(value, reporter)?;
    let case = &Members::new(value, What::Whole("a case"), expected, &KEYS, reporter)?;

    let when = case.required("when", WHEN, read_when, reporter);
    let is_reached = match (&when, case.member("when")) {
        (Ok(when), Some(member)) => {
            let is_few = taken.count_values(when, &member.key_range, reporter);
            is_few.and_then(|()| reach.add(when, &member.key_range, reporter))
        }
        _ => Err(Reported),
    };
    let is_error = is_error(case, row, reporter);
    let names = names(case, is_error, Ok(()), taken, reporter);
    let said = Said::new(case, row.code, is_error, Some(row), reporter);
    case.keys.and(is_reached)?;
    let mut case = said.into_row(names?, reporter.source.position(value.range.start))?;
    case.when = Some(when?);
    Ok(case)
}

/// The status of an error stays one, whatever else the answer says.
fn is_error(case: &Members, row: &Said, reporter: &mut Reporter) -> Result<bool, Reported> {
    let own = case.optional("error", rules::boolean, reporter)?;
    if let (Some(false), Ok(true), Some(member)) = (own, row.is_error, case.member("error")) {
        let message = "a case of an error is an error too: expected no `error` here".to_owned();
        return Err(reporter.report(&member.value.range, message));
    }
    own.map_or(row.is_error, Ok)
}

const WHEN: &str = "what tells the case apart, under `code`, `header` or `body`";

fn read_when(reporter: &mut Reporter, value: &Value, what: What) -> Result<When, Reported> {
    let expected = "an object with `code`, `header` or `body`";
    let when = &Members::new(value, what, expected, &["code", "header", "body"], reporter)?;
    let code = when.optional("code", read_wanted, reporter);
    let header = when.optional("header", read_headers, reporter);
    let body = when.optional("body", read_members, reporter);
    when.keys?;
    if when.is_empty() {
        let message = "`when` is empty: expected `code`, `header` or `body`".to_owned();
        return Err(reporter.report(&value.range, message));
    }
    Ok(When {
        code: code?.unwrap_or_default(),
        header: header?.unwrap_or_default(),
        body: body?.unwrap_or_default(),
    })
}

/// One value, or a list of those of which any will do.
fn read_wanted(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<Vec<Wanted>, Reported> {
    let Kind::Array(array) = &value.kind else {
        return Ok(vec![read_value(reporter, value, what)?]);
    };
    if array.is_empty() {
        let message = format!("{what} is an empty list: expected at least one value");
        return Err(reporter.report(&value.range, message));
    }
    let mut wanted = Vec::with_capacity(array.len());
    for value in array {
        wanted.push(read_value(reporter, value, what)?);
    }
    Ok(wanted)
}

fn read_value(reporter: &mut Reporter, value: &Value, what: What) -> Result<Wanted, Reported> {
    let text = match &value.kind {
        Kind::String(text) if text == "*" => return Ok(Wanted::Present),
        // No answer has such a code; a header and a member may be there and empty.
        Kind::String(text) if text.is_empty() && matches!(what, What::Member("code")) => {
            let message = format!("{what} is empty: expected some text");
            return Err(reporter.report(&value.range, message));
        }
        Kind::String(text) => &**text,
        Kind::Number(number) => *number,
        Kind::Boolean(true) => "true",
        Kind::Boolean(false) => "false",
        _ => {
            let expected = "a text, a number, `true`, `false`, or a list of these";
            return Err(wrong_kind(reporter, value, what, expected));
        }
    };
    Ok(Wanted::Text(text.to_owned()))
}

type Conditions = Vec<(String, Vec<Wanted>)>;

fn read_headers(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<Conditions, Reported> {
    let expected = "an object of header names with their values";
    read_conditions(reporter, value, what, expected, rules::header_name_of)
}

fn read_members(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<Conditions, Reported> {
    let expected = "an object of pointers with the values there";
    read_conditions(reporter, value, what, expected, rules::pointer_of)
}

/// The keys are data here: one that begins with `x-` is a header like any other.
fn read_conditions(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
    expected: &str,
    read_key: fn(&mut Reporter, &str, &Range<usize>) -> Result<String, Reported>,
) -> Result<Conditions, Reported> {
    let Kind::Object(object) = &value.kind else {
        return Err(wrong_kind(reporter, value, what, expected));
    };
    let mut conditions: Conditions = Vec::new();
    let mut order = Order::default();
    let mut is_sound = Ok(());
    for member in object {
        if member.key == "$comment" {
            continue;
        }
        let key = read_key(reporter, &member.key, &member.key_range);
        let wanted = read_wanted(reporter, &member.value, What::Entry("when"));
        let (Ok(key), Ok(wanted)) = (key, wanted) else {
            is_sound = Err(Reported);
            continue;
        };
        match order.find(&|position| conditions[position].0.cmp(&key)) {
            Ok(_) => {
                let message = format!("{} stands here twice: expected it once", quoted(&key));
                is_sound = Err(reporter.report(&member.key_range, message));
            }
            Err(rank) => {
                order.insert(rank, conditions.len());
                conditions.push((key, wanted));
            }
        }
    }
    is_sound?;
    if conditions.is_empty() {
        let message = format!("{what} is empty: expected {expected}");
        return Err(reporter.report(&value.range, message));
    }
    Ok(conditions)
}
