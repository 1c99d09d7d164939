//! A table as the JSON document that it is read from, with every default written out.

use crate::json::{Json, Object, list, text};
use aurora_errors_spec::{Code, Delay, Place, Row, Table, Unit, Verdict, Wanted, When};

/// A whole table; reading it gives the same table again.
pub(crate) fn table(table: &Table) -> Json {
    let document = Object::default()
        .with("api", text(&table.api))
        .with_some("version", table.version.as_ref().map(text))
        .with_some("docs", table.docs.as_ref().map(text))
        .with("messages", list(&table.messages, place))
        .with("codes", list(&table.codes, place))
        .with("request_id", list(&table.request_id, text))
        .with("idempotency_key", list(&table.idempotency_key, text))
        .with("retry_after", list(&table.retry_after, delay))
        .with("retryable", list(&table.retryable, verdict))
        .with("statuses", list(&table.rows, row));
    document.into()
}

/// One row, or one of its cases, which has the code of its row. Only an error has a variant and
/// something to repeat.
pub(crate) fn row(row: &Row) -> Json {
    let of_error = |text: String| row.is_error.then_some(text);
    let document = Object::default()
        .with_some("code", row.when.is_none().then(|| code(row.code)))
        .with_some("when", row.when.as_ref().map(when))
        .with("name", text(&row.name))
        .with_some("variant", of_error(row.variant.clone()))
        .with("meaning", text(&row.meaning))
        .with_some("advice", row.advice.as_ref().map(text))
        .with_some("docs", row.docs.as_ref().map(text))
        .with("error", row.is_error)
        .with_some("retry", of_error(row.retry.to_string()))
        .with_some("replay", row.replay.map(|replay| replay.to_string()))
        .with_list("retry_after", &row.retry_after, delay)
        .with_list("cases", &row.cases, self::row);
    document.into()
}

/// A status is a number, a class a text.
pub(crate) fn code(code: Code) -> Json {
    match code {
        Code::Status(status) => status.into(),
        Code::Class(_) => code.to_string().into(),
    }
}

/// What must hold for a case, in the order of the file.
fn when(when: &When) -> Json {
    let all = |conditions: &[(String, Vec<Wanted>)]| {
        let conditions = conditions.iter();
        let all = conditions.fold(Object::default(), |all, (subject, values)| {
            all.with(subject, list(values, wanted))
        });
        all.some()
    };
    let document = Object::default()
        .with_list("code", &when.code, wanted)
        .with_some("header", all(&when.header))
        .with_some("body", all(&when.body));
    document.into()
}

fn wanted(value: &Wanted) -> Json {
    match value {
        Wanted::Present => text("*"),
        Wanted::Text(value) => text(value),
    }
}

/// A pointer is a text; a header has its key.
pub(crate) fn place(place: &Place) -> Json {
    match place {
        Place::Header(_) => keyed(place).into(),
        Place::Body(pointer) => text(pointer),
    }
}

/// A place that has further keys beside it.
fn keyed(place: &Place) -> Object {
    match place {
        Place::Header(name) => Object::default().with("header", text(name)),
        Place::Body(pointer) => Object::default().with("body", text(pointer)),
    }
}

pub(crate) fn delay(delay: &Delay) -> Json {
    delay_at(&delay.place, delay.parameter.as_deref(), delay.unit).into()
}

pub(crate) fn delay_at(place: &Place, parameter: Option<&str>, unit: Unit) -> Object {
    keyed(place)
        .with_some("parameter", parameter)
        .with("unit", unit.to_string())
}

pub(crate) fn verdict(verdict: &Verdict) -> Json {
    let replay = verdict.replay.to_string();
    keyed(&verdict.place).with("replay", replay).into()
}
