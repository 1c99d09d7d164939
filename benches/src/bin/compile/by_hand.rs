//! The error written out: what a person types who has no derive for it, or one that does less.

use crate::app::Way;
use aurora_errors_benches::table::Row;
use std::fmt::Write as _;

/// The enum and its `match`es, as far as the way's derive does not write them.
pub(crate) fn source(way: Way, rows: &[Row], edition: usize) -> String {
    let patterns = Patterns { way, rows };
    let mut text = HEAD.to_owned() + &item(way, rows, edition) + &from(&patterns);
    text += "impl ApiError {\n";
    text += &kept(&patterns);
    let retry = ["Retry::Never", "Retry::Later", "Retry::Throttled"];
    text += &patterns.method("retry", "Retry", "Retry::Never", |row| {
        retry[row.retry].to_owned()
    });
    if way != Way::Strum {
        let some = |text: &str| format!("Some({text:?})");
        let output = "Option<&'static str>";
        text += &patterns.method("name", output, "None", |row| some(&row.name));
        text += &patterns.method("meaning", output, "None", |row| some(&row.meaning));
        text += &predicates(&patterns);
    }
    text += "}\n";
    if way == Way::ByHand {
        text += DISPLAY;
    }
    text + TAIL
}

/// How the variants of a way are matched: snafu's have a named field.
struct Patterns<'a> {
    way: Way,
    rows: &'a [Row],
}

impl Patterns<'_> {
    /// Binds the response, and builds the variant.
    fn open(&self) -> &'static str {
        if self.way == Way::Snafu {
            " { response }"
        } else {
            "(response)"
        }
    }

    fn method(
        &self,
        name: &str,
        output: &str,
        unlisted: &str,
        value: impl Fn(&Row) -> String,
    ) -> String {
        let mut text = format!("    pub fn {name}(&self) -> {output} {{\n        match self {{\n");
        for row in self.rows {
            let _ = writeln!(
                text,
                "            Self::{} {{ .. }} => {},",
                row.variant,
                value(row)
            );
        }
        let _ = writeln!(text, "            Self::Unlisted {{ .. }} => {unlisted},");
        text + "        }\n    }\n"
    }
}

fn item(way: Way, rows: &[Row], edition: usize) -> String {
    let (derives, unlisted) = match way {
        Way::Strum => (
            "thiserror::Error, strum::EnumIs, strum::EnumMessage",
            "#[error(\"{0}\")] Unlisted(ErrorResponse)",
        ),
        Way::Snafu => (
            "snafu::Snafu",
            "#[snafu(display(\"{response}\"))] Unlisted { response: ErrorResponse }",
        ),
        _ => ("", "Unlisted(ErrorResponse)"),
    };
    let mut text = format!("/// The API.\n#[derive(Debug, {derives})]\npub enum ApiError {{\n");
    for (position, row) in rows.iter().enumerate() {
        text += &variant(way, row, if position == 0 { edition } else { 0 });
    }
    text + "    " + unlisted + ",\n}\n"
}

fn variant(way: Way, row: &Row, edition: usize) -> String {
    let Row {
        code,
        name,
        variant,
        meaning,
        ..
    } = row;
    let doc = format!("    /// **{code} {name}**\n    ///\n    /// {meaning} {edition}\n");
    doc + &match way {
        Way::Strum => format!(
            "    #[error(\"{code} {name}: {{0}}\")]\n    \
             #[strum(message = \"{name}\", detailed_message = \"{meaning} {edition}\")]\n    \
             {variant}(ErrorResponse),\n"
        ),
        Way::Snafu => format!(
            "    #[snafu(display(\"{code} {name}: {{response}}\"))]\n    \
             {variant} {{ response: ErrorResponse }},\n"
        ),
        _ => format!("    {variant}(ErrorResponse),\n"),
    }
}

fn from(patterns: &Patterns<'_>) -> String {
    let open = patterns.open();
    if patterns.rows.iter().any(|row| row.when.is_some()) {
        return from_with_cases(patterns);
    }
    let mut text = FROM.to_owned() + "        match response.status().as_u16() {\n";
    for row in patterns.rows {
        let statuses = match row.code.strip_suffix("XX") {
            Some(digit) => format!("{digit}00..={digit}99"),
            None => row.code.clone(),
        };
        let _ = writeln!(
            text,
            "            {statuses} => Self::{}{open},",
            row.variant
        );
    }
    let _ = writeln!(text, "            _ => Self::Unlisted{open},");
    text + "        }\n    }\n}\n"
}

/// A row stands behind its cases in the match.
fn from_with_cases(patterns: &Patterns<'_>) -> String {
    let open = patterns.open();
    let mut text = FROM.to_owned()
        + "        let code = response.error_code().map(|code| code.into_owned());\n        \
           match (response.status().as_u16(), code.as_deref()) {\n";
    for row in patterns.rows.iter().rev() {
        let code = match &row.when {
            Some(code) => format!("Some({code:?})"),
            None => "_".to_owned(),
        };
        let (status, variant) = (&row.code, &row.variant);
        let _ = writeln!(
            text,
            "            ({status}, {code}) => Self::{variant}{open},"
        );
    }
    let _ = writeln!(text, "            _ => Self::Unlisted{open},");
    text + "        }\n    }\n}\n"
}

fn kept(patterns: &Patterns<'_>) -> String {
    let open = patterns.open();
    let mut all = format!("Self::Unlisted{open}");
    for row in patterns.rows {
        let _ = write!(all, " | Self::{}{open}", row.variant);
    }
    format!(
        "    pub fn response(&self) -> &ErrorResponse {{\n        match self {{ {all} => response }}\n    }}\n    \
         pub fn into_response(self) -> ErrorResponse {{\n        match self {{ {all} => response }}\n    }}\n"
    )
}

fn predicates(patterns: &Patterns<'_>) -> String {
    let mut text = String::new();
    for Row { code, variant, .. } in patterns.rows {
        let predicate = aurora_errors_spec::predicate_name(variant);
        let _ = write!(
            text,
            "    /// Whether this is {code}.\n    pub const fn {predicate}(&self) -> bool {{\n        \
             matches!(self, Self::{variant} {{ .. }})\n    }}\n"
        );
    }
    text
}

const HEAD: &str = "use aurora_errors::bytes::Bytes;
use aurora_errors::http::{Method, Response, StatusCode};
use aurora_errors::{ErrorResponse, Messages, Retry};
use std::time::Duration;

";

const FROM: &str = "
#[allow(unreachable_patterns)]
impl From<ErrorResponse> for ApiError {
    fn from(response: ErrorResponse) -> Self {
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
    fn from(error: ApiError) -> Self { error.into_response().into_answer() }
}
";
