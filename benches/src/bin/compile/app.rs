//! The same error as people write it: sources and manifests.

use crate::apps::root;
use crate::by_hand;
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
    Empty,
}

impl Way {
    /// What the others are compared with comes first.
    pub(crate) const ALL: [Way; 6] = [
        Way::ByHand,
        Way::Generated,
        Way::Written,
        Way::Strum,
        Way::Snafu,
        Way::Empty,
    ];

    /// Those that can tell cases apart at all.
    pub(crate) const WITH_CASES: [Way; 4] = [Way::ByHand, Way::Generated, Way::Written, Way::Empty];

    pub(crate) fn package(self) -> &'static str {
        match self {
            Way::ByHand => "by-hand",
            Way::Generated => "generated",
            Way::Written => "written",
            Way::Strum => "thiserror-strum",
            Way::Snafu => "snafu-by-hand",
            Way::Empty => "empty",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Way::ByHand => "by hand",
            Way::Generated => "derive, the table writes the enum",
            Way::Written => "derive, the user writes the enum",
            Way::Strum => "thiserror + strum",
            Way::Snafu => "snafu",
            Way::Empty => "a crate without an error",
        }
    }

    /// All have the same type for a response, so that only the error differs.
    pub(crate) fn dependencies(self) -> Vec<&'static str> {
        match self {
            Way::ByHand | Way::Generated | Way::Written | Way::Empty => vec![OURS],
            Way::Strum => vec![OURS, THISERROR, STRUM],
            Way::Snafu => vec![OURS, "snafu = \"0.9\""],
        }
    }

    /// The source; another `edition` differs in the meaning of one row.
    pub(crate) fn source(self, rows: &[Row], edition: usize) -> String {
        let source = match self {
            Way::Generated => GENERATED.to_owned(),
            Way::Written => written(rows),
            Way::Empty => "pub use aurora_errors::ErrorResponse;\n".to_owned(),
            Way::ByHand | Way::Strum | Way::Snafu => by_hand::source(self, rows, edition),
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
        let _ = match *dependency {
            OURS => writeln!(text, "{OURS}.path = '{}'", root().join(OURS).display()),
            other => writeln!(text, "{other}"),
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

/// An app that has nothing but this crate.
pub(crate) fn alone() -> Stack {
    stack("aurora-errors alone", vec![OURS], &[DERIVED])
}

fn stack(name: &'static str, dependencies: Vec<&'static str>, source: &[&str]) -> Stack {
    Stack {
        name,
        dependencies,
        source: source.concat(),
    }
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
    vec![
        stack(
            "by hand: thiserror, http, serde, serde_json",
            by_hand.clone(),
            &[STACK],
        ),
        alone(),
        stack("by hand + aurora-errors", with(&[OURS]), &[STACK, DERIVED]),
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
#[aurora(builtin, generate = ApiError)]
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
