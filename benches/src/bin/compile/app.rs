//! The same error as people write it: sources and manifests.

use crate::apps::root;
use aurora_errors_benches::table::Row;
use std::fmt::Write as _;

/// A way to write the error of an API.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    ByHand,
    Generated,
    Written,
    Strum,
    Snafu,
}

impl Way {
    /// What the others are compared with comes first.
    pub(crate) const ALL: [Way; 5] = [
        Way::ByHand,
        Way::Generated,
        Way::Written,
        Way::Strum,
        Way::Snafu,
    ];

    pub(crate) fn package(self) -> &'static str {
        match self {
            Way::ByHand => "by-hand",
            Way::Generated => "generated",
            Way::Written => "written",
            Way::Strum => "thiserror-strum",
            Way::Snafu => "snafu-by-hand",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Way::ByHand => "by hand",
            Way::Generated => "derive, the table writes the enum",
            Way::Written => "derive, the user writes the enum",
            Way::Strum => "thiserror + strum",
            Way::Snafu => "snafu",
        }
    }

    /// All have the same type for a response, so that only the error differs.
    pub(crate) fn dependencies(self) -> Vec<&'static str> {
        match self {
            Way::ByHand | Way::Generated | Way::Written => vec![OURS],
            Way::Strum => vec![OURS, THISERROR, STRUM],
            Way::Snafu => vec![OURS, "snafu = \"0.9\""],
        }
    }

    /// The source; another `edition` differs in the meaning of one row.
    pub(crate) fn source(self, rows: &[Row], edition: usize) -> String {
        let source = match self {
            Way::Generated => GENERATED.to_owned(),
            Way::Written => written(rows),
            Way::ByHand | Way::Strum | Way::Snafu => by_hand(self, rows, edition),
        };
        format!("pub mod other;\n{source}")
    }
}

const OURS: &str = "aurora-errors";
const THISERROR: &str = "thiserror = \"2\"";
const STRUM: &str = "strum = { version = \"0.28\", features = [\"derive\"] }";

pub(crate) fn manifest(name: &str, dependencies: &[&str]) -> String {
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n"
    );
    for dependency in dependencies {
        text += &match *dependency {
            OURS => format!("{OURS}.path = '{}'\n", root().join(OURS).display()),
            other => format!("{other}\n"),
        };
    }
    text
}

/// An app by what it depends on.
pub(crate) struct Stack {
    pub(crate) name: &'static str,
    pub(crate) dependencies: Vec<&'static str>,
    pub(crate) source: String,
}

/// The stack of dependencies that an error by hand needs, and those with a derive.
pub(crate) fn stacks() -> Vec<Stack> {
    let by_hand = vec![
        THISERROR,
        "http = \"1\"",
        "serde = { version = \"1\", features = [\"derive\"] }",
        "serde_json = \"1\"",
    ];
    let with = |more: &[&'static str]| [by_hand.as_slice(), more].concat();
    let stack = |name, dependencies, source: &[&str]| Stack {
        name,
        dependencies,
        source: source.concat(),
    };
    vec![
        stack(
            "by hand: thiserror, http, serde, serde_json",
            by_hand.clone(),
            &[STACK],
        ),
        stack("aurora-errors alone", vec![OURS], &[DERIVED]),
        stack("by hand + aurora-errors", with(&[OURS]), &[STACK, DERIVED]),
        stack("by hand + strum", with(&[STRUM]), &[STACK]),
        stack("by hand + snafu", with(&["snafu = \"0.9\""]), &[STACK]),
    ]
}

const STACK: &str = "
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    #[error(\"{0}: {1:?}\")]
    Api(http::StatusCode, Body),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

#[derive(Debug, serde::Deserialize)]
pub struct Body {
    pub errors: Vec<Item>,
}

#[derive(Debug, serde::Deserialize)]
pub struct Item {
    pub message: String,
}
";

const DERIVED: &str = "
#[derive(aurora_errors::ApiError)]
#[aurora(generate = ApiError)]
pub enum Api {}
";

const GENERATED: &str = "
/// The API.
#[derive(aurora_errors::ApiError)]
#[aurora(spec = \"table.json\", generate = ApiError)]
pub enum Api {}
";

fn written(rows: &[Row]) -> String {
    let mut text = String::from(
        "use aurora_errors::ErrorResponse;\n\n/// The API.\n#[derive(Debug, aurora_errors::ApiError)]\n\
         #[aurora(spec = \"table.json\")]\npub enum ApiError {\n",
    );
    for row in rows {
        let _ = writeln!(text, "    {}(ErrorResponse),", row.variant);
    }
    text + "    #[aurora(other)]\n    Unlisted(ErrorResponse),\n}\n"
}

/// The enum and its `match`es, written out as far as the way's derive does not do it.
fn by_hand(way: Way, rows: &[Row], edition: usize) -> String {
    let mut text = String::from(HEAD);
    text += match way {
        Way::Strum => "#[derive(Debug, thiserror::Error, strum::EnumIs, strum::EnumMessage)]\n",
        Way::Snafu => "#[derive(Debug, snafu::Snafu)]\n",
        _ => "#[derive(Debug)]\n",
    };
    text += "pub enum ApiError {\n";
    for (position, row) in rows.iter().enumerate() {
        let edited = if position == 0 { edition } else { 0 };
        text += &variant(way, row, edited);
    }
    text += match way {
        Way::Strum => "    #[error(\"{0}\")]\n    Unlisted(ErrorResponse),\n}\n",
        Way::Snafu => {
            "    #[snafu(display(\"{response}\"))]\n    Unlisted { response: ErrorResponse },\n}\n"
        }
        _ => "    Unlisted(ErrorResponse),\n}\n",
    };
    let (open, close) = if way == Way::Snafu {
        (" { response }", " { .. }")
    } else {
        ("(response)", "(_)")
    };
    let arms = |pattern: &str, value: &dyn Fn(&Row) -> String| {
        let arm = |row: &Row| {
            format!(
                "            Self::{}{pattern} => {},\n",
                row.variant,
                value(row)
            )
        };
        rows.iter().map(arm).collect::<String>()
    };
    let all = rows
        .iter()
        .map(|row| format!("Self::{}{open}", row.variant));
    let all = all.collect::<Vec<_>>().join(" | ");
    let pick: String = rows
        .iter()
        .map(|row| {
            format!(
                "            {} => Self::{}{open},\n",
                statuses(row),
                row.variant
            )
        })
        .collect();
    let _ = write!(
        text,
        "#[allow(unreachable_patterns)]
impl From<ErrorResponse> for ApiError {{
    fn from(response: ErrorResponse) -> Self {{
        match response.status().as_u16() {{
{pick}            _ => Self::Unlisted{open},
        }}
    }}
}}
impl ApiError {{
    pub fn response(&self) -> &ErrorResponse {{
        match self {{ {all} | Self::Unlisted{open} => response }}
    }}
    pub fn into_response(self) -> ErrorResponse {{
        match self {{ {all} | Self::Unlisted{open} => response }}
    }}
    pub fn retry(&self) -> Retry {{
        match self {{
{}            Self::Unlisted{close} => Retry::Never,
        }}
    }}
",
        arms(close, &|row| [
            "Retry::Never",
            "Retry::Later",
            "Retry::Throttled"
        ][row.retry]
            .to_owned()),
    );
    if way != Way::Strum {
        let quoted = |text: &str| format!("{text:?}");
        let names = arms(close, &|row| quoted(&row.name));
        let meanings = arms(close, &|row| quoted(&row.meaning));
        for (method, arms) in [("name", names), ("meaning", meanings)] {
            let _ = write!(
                text,
                "    pub fn {method}(&self) -> Option<&'static str> {{\n        Some(match self {{\n{arms}            \
                 Self::Unlisted{close} => return None,\n        }})\n    }}\n"
            );
        }
        for row in rows {
            let predicate = aurora_errors_spec::predicate_name(&row.variant);
            let _ = write!(
                text,
                "    /// Whether this is {}.\n    pub const fn {predicate}(&self) -> bool {{\n        \
                 matches!(self, Self::{}{close})\n    }}\n",
                row.code, row.variant
            );
        }
    }
    text += "}\n";
    if way == Way::ByHand {
        text += DISPLAY;
    }
    text + TAIL
}

fn variant(way: Way, row: &Row, edited: usize) -> String {
    let Row {
        code,
        name,
        variant,
        meaning,
        ..
    } = row;
    let meaning = format!("{meaning} {edited}");
    let doc = format!("    /// **{code} {name}**\n    ///\n    /// {meaning}\n");
    doc + &match way {
        Way::Strum => format!(
            "    #[error(\"{code} {name}: {{0}}\")]\n    #[strum(message = \"{name}\", detailed_message = \"{meaning}\")]\n    \
             {variant}(ErrorResponse),\n"
        ),
        Way::Snafu => format!(
            "    #[snafu(display(\"{code} {name}: {{response}}\"))]\n    {variant} {{ response: ErrorResponse }},\n"
        ),
        _ => format!("    {variant}(ErrorResponse),\n"),
    }
}

fn statuses(row: &Row) -> String {
    match row.code.strip_suffix("XX") {
        Some(digit) => format!("{digit}00..={digit}99"),
        None => row.code.clone(),
    }
}

const HEAD: &str = "use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Response, StatusCode};
use aurora_errors::{ErrorResponse, Messages, Retry};
use std::time::Duration;

/// The API.
";

const DISPLAY: &str = "
impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, \"{} {}: {}\", self.status(), self.name().unwrap_or_default(), self.response())
    }
}
impl std::error::Error for ApiError {}
";

const TAIL: &str = "
impl ApiError {
    pub fn check<B: Into<Bytes>>(response: Response<B>) -> Result<Response<B>, Self> {
        if response.status().as_u16() >= 400 { Err(response.into()) } else { Ok(response) }
    }
    pub fn status(&self) -> StatusCode { self.response().status() }
    pub fn is_retryable(&self) -> bool { self.retry() != Retry::Never }
    pub fn is_throttled(&self) -> bool { self.retry() == Retry::Throttled }
    pub fn is_retryable_for(&self, method: &Method) -> bool {
        match self.retry() {
            Retry::Throttled => true,
            Retry::Later => method.is_idempotent(),
            _ => false,
        }
    }
    pub fn retry_after(&self) -> Option<Duration> { self.response().retry_after() }
    pub fn messages(&self) -> Messages<'_> { self.response().messages() }
    pub fn request_id(&self) -> Option<&str> { self.response().request_id() }
}
impl From<StatusCode> for ApiError {
    fn from(status: StatusCode) -> Self { ErrorResponse::from(status).into() }
}
impl<B: Into<Bytes>> From<Response<B>> for ApiError {
    fn from(response: Response<B>) -> Self { ErrorResponse::from(response).into() }
}
impl From<ApiError> for Response<Bytes> {
    fn from(error: ApiError) -> Self { error.into_response().into() }
}
";
