//! Where an answer says something, and how a table names such a place.

use std::fmt;

use crate::json::{Kind, Value};
use crate::members::Members;
use crate::reporter::{Reported, Reporter};
use crate::rules::{self, wrong_kind};
use crate::wording::{What, quoted};
use crate::words::{Replay, Unit};

/// Where an answer says something.
///
/// ```
/// use aurora_errors_spec::{Place, Source, read};
///
/// let text = r#"{ "codes": ["/error/code", { "header": "X-Error-Code" }] }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// let header = Place::Header("x-error-code".to_owned());
/// assert_eq!(table.codes, [Place::Body("/error/code".to_owned()), header]);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A header of the response, its name in lower case.
    Header(String),
    /// Members of the body: a JSON Pointer in which `*` stands for every element or value.
    Body(String),
}

/// A place of the server's delay other than the standard header.
///
/// ```
/// use aurora_errors_spec::{Place, Source, Unit, read};
///
/// let text = r#"{ "retry_after": [{ "header": "RateLimit", "parameter": "t", "unit": "s" }] }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// let delay = &table.retry_after[0];
/// assert_eq!(delay.place, Place::Header("ratelimit".to_owned()));
/// assert_eq!((delay.unit, delay.parameter.as_deref()), (Unit::Seconds, Some("t")));
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delay {
    /// Where the delay stands.
    pub place: Place,
    /// What its value counts.
    pub unit: Unit,
    /// The parameter of a structured field (RFC 9651) that has the value.
    pub parameter: Option<String>,
}

/// A place of the server's own verdict on a repeat: `true` or `false`.
///
/// ```
/// use aurora_errors_spec::{Place, Replay, Source, read};
///
/// let text = r#"{ "retryable": [{ "header": "x-should-retry", "replay": "any" }] }"#;
/// let table = read(&Source::from_bytes("pets.json", text.into())?).table;
/// assert_eq!(table.retryable[0].place, Place::Header("x-should-retry".to_owned()));
/// assert_eq!(table.retryable[0].replay, Replay::Any);
/// # Ok::<(), aurora_errors_spec::Diagnostic>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// Where the verdict stands.
    pub place: Place,
    /// Which requests `true` allows to repeat where the row says `never`.
    pub replay: Replay,
}

/// `/error/code` or `header x-error-code`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Header(name) => write!(f, "header {name}"),
            Place::Body(pointer) => f.write_str(pointer),
        }
    }
}

/// `header ratelimit, parameter t, in s`.
impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        if let Some(parameter) = &self.parameter {
            write!(f, ", parameter {parameter},")?;
        }
        write!(f, " in {}", self.unit)
    }
}

/// `header x-should-retry, any method`.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let methods = match self.replay {
            Replay::Any => "any method",
            Replay::Idempotent => "idempotent methods",
        };
        write!(f, "{}, {methods}", self.place)
    }
}

const PLACE: &str = "a pointer such as `/error/code`, or an object with `header` or `body`";

/// A pointer, or an object that names a header or has a pointer under `body`.
pub(crate) fn read_place(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<Place, Reported> {
    match &value.kind {
        Kind::String(_) => rules::pointer(reporter, value, what).map(Place::Body),
        Kind::Object(_) => {
            let place = &Members::new(value, what, PLACE, &["header", "body"], reporter)?;
            header_or_body(place, reporter)
        }
        _ => Err(wrong_kind(reporter, value, what, PLACE)),
    }
}

pub(crate) fn read_delay(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<Delay, Reported> {
    let expected = "an object with `unit` and either `header` or `body`";
    let keys = &["header", "body", "unit", "parameter"];
    let delay = &Members::new(value, what, expected, keys, reporter)?;
    let units = "`s`, `ms`, `epoch`, `epoch-ms` or `date`";
    let unit = delay.required("unit", units, rules::word, reporter);
    let parameter = delay.optional("parameter", read_parameter, reporter);
    let place = header_or_body(delay, reporter);
    if let (Ok(Place::Body(_)), Some(member)) = (&place, delay.member("parameter")) {
        let message = "`parameter` beside `body`: only a header has parameters".to_owned();
        return Err(reporter.report(&member.key_range, message));
    }
    Ok(Delay {
        place: place?,
        unit: unit?,
        parameter: parameter?,
    })
}

pub(crate) fn read_verdict(
    reporter: &mut Reporter,
    value: &Value,
    what: What,
) -> Result<Verdict, Reported> {
    if let Kind::String(_) = value.kind {
        let place = rules::pointer(reporter, value, what).map(Place::Body)?;
        let replay = Replay::Idempotent;
        return Ok(Verdict { place, replay });
    }
    let keys = &["header", "body", "replay"];
    let verdict = &Members::new(value, what, PLACE, keys, reporter)?;
    let replay = verdict.optional("replay", rules::word, reporter);
    let place = header_or_body(verdict, reporter)?;
    let replay = replay?.unwrap_or(Replay::Idempotent);
    Ok(Verdict { place, replay })
}

fn header_or_body(place: &Members, reporter: &mut Reporter) -> Result<Place, Reported> {
    let header = place.optional("header", rules::header_name, reporter);
    let pointer = place.optional("body", rules::pointer, reporter);
    place.keys?;
    match (header?, pointer?) {
        (Some(name), None) => Ok(Place::Header(name)),
        (None, Some(pointer)) => Ok(Place::Body(pointer)),
        (given, _) => {
            let wrong = if given.is_some() {
                "both `header` and"
            } else {
                "neither `header` nor"
            };
            let message = format!("{wrong} `body`: expected one of them");
            Err(reporter.report(&place.brace, message))
        }
    }
}

fn read_parameter(reporter: &mut Reporter, value: &Value, what: What) -> Result<String, Reported> {
    let name = rules::line(reporter, value, what)?;
    if rules::is_token(&name) {
        return Ok(name);
    }
    let name = quoted(&name);
    let message =
        format!("bad parameter {name}: expected letters, digits and hyphens, such as `t`");
    Err(reporter.report(&value.range, message))
}
