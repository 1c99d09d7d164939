use crate::code::Code;
use crate::json::Value;
use crate::members::Members;
use crate::reporter::{Reported, Reporter};
use crate::rules;
use crate::table::Row;
use crate::variant::{Variant, Variants};
use crate::wording::What;
use crate::words::{Replay, Retry};

const KEYS: [&str; 9] = [
    "code", "name", "meaning", "advice", "docs", "variant", "retry", "replay", "error",
];

/// What the rows so far have taken, and no later one can have.
pub(crate) struct Taken {
    /// Where each code was first. A class stands at its digit, which is the number of no status.
    codes: [Option<usize>; 1000],
    variants: Variants,
}

impl Taken {
    pub(crate) fn new() -> Taken {
        Taken {
            codes: [None; 1000],
            variants: Variants::default(),
        }
    }
}

/// Reads one row. Every member is looked at before the first fault gives up the row, so that all
/// of its faults are reported.
pub(crate) fn read_row(
    value: &Value,
    taken: &mut Taken,
    reporter: &mut Reporter,
) -> Result<Row, Reported> {
    let what = What::Whole("a row");
    let expected = "an object with `code`, `name` and `meaning`";
    let row = &Members::new(value, what, expected, &KEYS, reporter)?;

    let code = row.required("code", CODE, rules::code, reporter);
    let is_new = code.and_then(|code| take_code(code, row, taken, reporter));
    let is_error = is_error(row, code, reporter);
    let name = row.required(
        "name",
        "the name that the documentation uses",
        rules::line,
        reporter,
    );
    let variant = variant(row, &name, reporter);
    // A second row of one code has the same name, too, as a rule: that is one mistake, not two.
    let is_own = match &variant {
        Ok(variant) if is_error == Ok(true) && is_new.is_ok() => {
            taken.variants.take(variant, reporter)
        }
        Ok(variant) if variant.is_chosen => variant.check(reporter),
        _ => Ok(()),
    };
    let meaning = row.required("meaning", "what the API means by it", rules::text, reporter);
    let advice = row.optional("advice", rules::text, reporter);
    let docs = row.optional("docs", rules::url, reporter);
    let retry = retry(row, is_error, reporter);
    let replay = replay(row, is_error, retry, reporter);

    row.keys.and(is_new).and(is_own)?;
    Ok(Row {
        code: code?,
        name: name?,
        variant: variant?.text,
        meaning: meaning?,
        advice: advice?,
        docs: docs?,
        is_error: is_error?,
        retry: retry?,
        replay: replay?,
        position: reporter.source.position(value.range.start),
    })
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
            let place = reporter.source.position(*first);
            Err(reporter.report(
                &value.range,
                format!("duplicate code `{code}`: first at {place}"),
            ))
        }
        Some(free) => {
            *free = Some(value.range.start);
            Ok(())
        }
        None => Ok(()),
    }
}

fn is_error(
    row: &Members,
    code: Result<Code, Reported>,
    reporter: &mut Reporter,
) -> Result<bool, Reported> {
    match row.optional("error", rules::boolean, reporter)? {
        Some(is_error) => Ok(is_error),
        None => code.map(Code::is_error_by_default),
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
        (Some(member), Ok(false)) => Err(reporter.report(&member.key_range, on_no_error("retry"))),
        (None, Ok(false)) => Ok(Retry::Never),
        (None, Err(Reported)) => Err(Reported),
        _ => row.required(
            "retry",
            "`never`, `later` or `throttled`",
            rules::word,
            reporter,
        ),
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
        (Ok(false), Ok(_)) => Err(reporter.report(&member.key_range, on_no_error("replay"))),
        (_, Ok(Retry::Never)) => {
            let message = "`replay` beside the retry class `never`: leave it out".to_owned();
            Err(reporter.report(&member.key_range, message))
        }
        _ => rules::word(reporter, &member.value, What::Member("replay")).map(Some),
    }
}

fn on_no_error(key: &str) -> String {
    format!("`{key}` on a row that is no error: leave it out, or add `\"error\": true`")
}
