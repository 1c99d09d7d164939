use crate::flaws::{Flaws, Told};
use crate::json::Value;
use crate::members::Members;
use crate::rules;
use crate::table::{Code, Replay, Retry, Row};
use crate::variant::{Variant, Variants};
use crate::wording::What;

const KEYS: [&str; 9] = [
    "code", "name", "meaning", "advice", "docs", "variant", "retry", "replay", "error",
];

/// What the rows so far have claimed for themselves.
pub(crate) struct Claims {
    /// Where each code was first: a class at its digit, which is the number of no status.
    codes: [Option<usize>; 1000],
    variants: Variants,
}

impl Claims {
    pub(crate) fn none() -> Claims {
        Claims {
            codes: [None; 1000],
            variants: Variants::default(),
        }
    }
}

/// Reads one row. Every member is looked at before the first fault gives up the row, so that all
/// of its faults are told.
pub(crate) fn read_row(value: &Value, claims: &mut Claims, flaws: &mut Flaws) -> Result<Row, Told> {
    let what = What::Whole("a row");
    let expected = "an object with `code`, `name` and `meaning`";
    let row = &Members::of(value, what, expected, &KEYS, flaws)?;

    let code = row.required("code", CODE, rules::code, flaws);
    let is_new = code.and_then(|code| claim_code(code, row, claims, flaws));
    let is_error = is_error(row, code, flaws);
    let name = row.required(
        "name",
        "the name that the documentation uses",
        rules::line,
        flaws,
    );
    let variant = variant(row, &name, flaws);
    // A second row of one code has the same name, too, as a rule: that is one mistake, not two.
    let is_own = match &variant {
        Ok(variant) if is_error == Ok(true) && is_new.is_ok() => {
            claims.variants.claim(variant, flaws)
        }
        Ok(variant) if variant.is_chosen => variant.check(flaws),
        _ => Ok(()),
    };
    let meaning = row.required("meaning", "what the API means by it", rules::text, flaws);
    let advice = row.optional("advice", rules::text, flaws);
    let docs = row.optional("docs", rules::url, flaws);
    let retry = retry(row, is_error, flaws);
    let replay = replay(row, is_error, retry, flaws);

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
        position: flaws.source.position(value.range.start),
    })
}

/// What a code must be.
pub(crate) const CODE: &str = "a number from 100 to 999, or a class such as `\"5XX\"`";

fn claim_code(
    code: Code,
    row: &Members,
    claims: &mut Claims,
    flaws: &mut Flaws,
) -> Result<(), Told> {
    let value = row.get("code").ok_or(Told)?;
    let slot = match code {
        Code::Status(status) => usize::from(status),
        Code::Class(class) => usize::from(class),
    };
    match claims.codes.get_mut(slot) {
        Some(Some(first)) => {
            let place = flaws.source.position(*first);
            Err(flaws.tell(
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

fn is_error(row: &Members, code: Result<Code, Told>, flaws: &mut Flaws) -> Result<bool, Told> {
    match row.optional("error", rules::boolean, flaws)? {
        Some(is_error) => Ok(is_error),
        None => code.map(Code::is_error_by_default),
    }
}

fn variant<'v, 'a>(
    row: &Members<'v, 'a>,
    name: &Result<String, Told>,
    flaws: &mut Flaws,
) -> Result<Variant<'v, 'a>, Told> {
    if let Some(value) = row.get("variant") {
        let chosen = rules::line(flaws, value, What::Member("variant"))?;
        return Ok(Variant::chosen(chosen, value));
    }
    match (name, row.get("name")) {
        (Ok(name), Some(value)) => Ok(Variant::of_name(name, value)),
        _ => Err(Told),
    }
}

/// An error says whether it may be repeated; of a row that is none, there is nothing to say.
fn retry(row: &Members, is_error: Result<bool, Told>, flaws: &mut Flaws) -> Result<Retry, Told> {
    match (row.member("retry"), is_error) {
        (Some(member), Ok(false)) => Err(flaws.tell(&member.key_range, on_no_error("retry"))),
        (None, Ok(false)) => Ok(Retry::Never),
        (None, Err(told)) => Err(told),
        _ => row.required(
            "retry",
            "`never`, `later` or `throttled`",
            rules::word,
            flaws,
        ),
    }
}

fn replay(
    row: &Members,
    is_error: Result<bool, Told>,
    retry: Result<Retry, Told>,
    flaws: &mut Flaws,
) -> Result<Option<Replay>, Told> {
    let Some(member) = row.member("replay") else {
        return retry.map(|retry| match retry {
            Retry::Never => None,
            Retry::Later => Some(Replay::Idempotent),
            Retry::Throttled => Some(Replay::Any),
        });
    };
    match (is_error, retry) {
        // `retry` is told then, and what goes for it goes for `replay`.
        (Ok(false), Err(told)) => Err(told),
        (Ok(false), Ok(_)) => Err(flaws.tell(&member.key_range, on_no_error("replay"))),
        (_, Ok(Retry::Never)) => {
            let message = "`replay` beside the retry class `never`: leave it out".to_owned();
            Err(flaws.tell(&member.key_range, message))
        }
        _ => rules::word(flaws, &member.value, What::Member("replay")).map(Some),
    }
}

fn on_no_error(key: &str) -> String {
    format!("`{key}` on a row that is no error: leave it out, or add `\"error\": true`")
}
