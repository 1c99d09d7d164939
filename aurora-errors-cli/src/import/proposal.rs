//! The table that an import proposes, for a person to go through.

use crate::document::{CodeDocument, PlaceDocument};
use crate::rule;
use aurora_errors::{Replay, Retry, Rule};
use aurora_errors_spec::{
    Code, PREDICATES_OF_EVERY_ERROR, Place, Unit, check_variant, predicate_name, variant_name,
};
use serde::{Serialize, Serializer};
use std::collections::HashSet;

/// A table that is written as the JSON that the derive reads. What only a person can decide is
/// marked with a `$comment`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Proposal {
    pub(crate) api: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) docs: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) messages: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "places")]
    pub(crate) codes: Vec<Place>,
    #[serde(rename = "statuses")]
    pub(crate) rows: Vec<ProposedRow>,
    /// What the reader of the document did, for the person: `operations: 3`.
    #[serde(skip)]
    pub(crate) summary: String,
}

/// A row. [`ProposedRow::new`] fills in all that the code alone tells.
#[derive(Debug, Serialize)]
pub(crate) struct ProposedRow {
    #[serde(serialize_with = "code")]
    pub(crate) code: Code,
    pub(crate) name: String,
    /// Where the name makes no variant, or one that another row has.
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<String>,
    pub(crate) meaning: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) advice: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) docs: Option<String>,
    /// `None` on a row that is no error.
    #[serde(flatten, serialize_with = "rule")]
    pub(crate) rule: Option<Rule>,
    /// Why the row says what it says: `proposed`, and what there is to add.
    #[serde(rename = "$comment", skip_serializing_if = "String::is_empty")]
    pub(crate) comment: String,
    #[serde(rename = "retry_after", skip_serializing_if = "Vec::is_empty")]
    pub(crate) delays: Vec<ProposedDelay>,
    /// How many operations declare a header with the server's delay.
    #[serde(rename = "x-retry-after", skip_serializing_if = "Option::is_none")]
    pub(crate) retry_after: Option<usize>,
    #[serde(rename = "x-variants", skip_serializing_if = "Vec::is_empty")]
    pub(crate) meanings: Vec<OtherMeaning>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cases: Vec<ProposedCase>,
}

/// A place of the server's delay, and what its value counts.
#[derive(Debug, Serialize)]
pub(crate) struct ProposedDelay {
    #[serde(flatten)]
    pub(crate) place: DelayPlace,
    #[serde(serialize_with = "word")]
    pub(crate) unit: Unit,
    #[serde(rename = "$comment")]
    pub(crate) comment: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub(crate) enum DelayPlace {
    Header {
        header: String,
        /// Of a structured field, the parameter that has the delay.
        #[serde(skip_serializing_if = "Option::is_none")]
        parameter: Option<&'static str>,
    },
    Body {
        body: String,
    },
}

/// Another description of the same status.
#[derive(Debug, Serialize)]
pub(crate) struct OtherMeaning {
    pub(crate) meaning: String,
    pub(crate) operations: usize,
}

/// A failure that machine codes tell apart from others of its status.
#[derive(Debug, Serialize)]
pub(crate) struct ProposedCase {
    #[serde(rename = "when", serialize_with = "when")]
    pub(crate) codes: Vec<String>,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) meaning: Option<String>,
    #[serde(flatten, serialize_with = "rule")]
    pub(crate) rule: Option<Rule>,
    #[serde(rename = "$comment")]
    pub(crate) comment: String,
}

/// What every row says that a person has not yet looked at.
pub(crate) const PROPOSED: &str = "proposed";

impl ProposedRow {
    /// The row of a code of which nothing else is known: its registered name, which is its meaning
    /// too, and what RFC 9110 says about repeating.
    pub(crate) fn new(code: Code) -> ProposedRow {
        let name = registered_name(code);
        ProposedRow {
            code,
            meaning: name.clone(),
            name,
            variant: None,
            advice: None,
            docs: None,
            rule: registered_rule(code),
            comment: PROPOSED.to_owned(),
            delays: Vec::new(),
            retry_after: None,
            meanings: Vec::new(),
            cases: Vec::new(),
        }
    }
}

impl ProposedCase {
    /// A case that is told by any of these machine codes.
    pub(crate) fn new(name: String, codes: Vec<String>) -> ProposedCase {
        ProposedCase {
            codes,
            name,
            variant: None,
            meaning: None,
            rule: None,
            comment: PROPOSED.to_owned(),
        }
    }
}

impl Proposal {
    /// Sorts the rows by code, each class behind its statuses, and gives a `variant` to each name
    /// that makes none, or one that stands already.
    pub(crate) fn settle(&mut self) {
        self.rows.sort_by_key(|row| match row.code {
            Code::Status(status) => (status / 100, status),
            Code::Class(class) => (class.into(), u16::MAX),
        });
        let mut taken = TakenPredicates::default();
        for row in self.rows.iter_mut().filter(|row| row.rule.is_some()) {
            let registered = variant_name(&registered_name(row.code));
            let numbered = format!("Status{}", row.code);
            row.variant = taken.variant(&row.name, &[&registered, &numbered]);
        }
        for row in &mut self.rows {
            let code = row.code;
            for (number, case) in (1..).zip(&mut row.cases) {
                let numbered = format!("Status{code}Case{number}");
                case.variant = taken.variant(&case.name, &[&numbered]);
            }
        }
    }
}

/// The predicates of the variants so far. They tell more names apart than variants do.
#[derive(Default)]
struct TakenPredicates {
    predicates: HashSet<String>,
}

impl TakenPredicates {
    /// `None` where the name itself makes a variant that is free, or else the first that is.
    fn variant(&mut self, name: &str, others: &[&str]) -> Option<String> {
        if self.take(&variant_name(name)) {
            return None;
        }
        let free = others.iter().find(|other| self.take(other));
        free.map(|other| (*other).to_owned())
    }

    fn take(&mut self, variant: &str) -> bool {
        let predicate = predicate_name(variant);
        let is_free =
            predicate != "is_unlisted" && !PREDICATES_OF_EVERY_ERROR.contains(&&*predicate);
        let is_variant = check_variant(variant).is_ok() && is_free;
        is_variant && self.predicates.insert(predicate)
    }
}

/// The phrase that RFC 9110 and the registry of statuses have, or else a name that no other status
/// has.
fn registered_name(code: Code) -> String {
    let registered = match code {
        // `http` has the names of older documents.
        Code::Status(413) => Some("Content Too Large"),
        Code::Status(422) => Some("Unprocessable Content"),
        Code::Status(status) => {
            let status = http::StatusCode::from_u16(status).ok();
            status.and_then(|status| status.canonical_reason())
        }
        Code::Class(4) => Some("Client Error"),
        Code::Class(5) => Some("Server Error"),
        Code::Class(_) => None,
    };
    registered.map_or_else(|| format!("Status {code}"), str::to_owned)
}

/// A proposal: what every derived error does with a status of which nothing is known.
fn registered_rule(code: Code) -> Option<Rule> {
    rule::is_error_unlisted(code).then(|| match code {
        Code::Status(status) => Rule::unlisted(status),
        Code::Class(5) => Rule::later(Replay::Idempotent),
        Code::Class(_) => Rule::NEVER,
    })
}

// serde hands every field over by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn code<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    CodeDocument::from(*code).serialize(serializer)
}

fn places<S: Serializer>(places: &[Place], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(places.iter().map(PlaceDocument::from))
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn word<S: Serializer>(unit: &Unit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(unit)
}

/// The keys of a rule, without what follows from `retry` anyway.
#[allow(clippy::trivially_copy_pass_by_ref, clippy::ref_option)]
fn rule<S: Serializer>(rule: &Option<Rule>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Keys {
        #[serde(skip_serializing_if = "Option::is_none")]
        retry: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        replay: Option<String>,
    }
    let replay = rule.and_then(|rule| match (rule.retry(), rule.replay()) {
        (Retry::Throttled, Some(Replay::Any)) => None,
        (_, replay) => replay,
    });
    let keys = Keys {
        retry: rule.map(|rule| rule.retry().to_string()),
        replay: replay.map(|replay| replay.to_string()),
    };
    keys.serialize(serializer)
}

fn when<S: Serializer>(codes: &[String], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Codes<'a> {
        One(&'a str),
        Any(&'a [String]),
    }
    #[derive(Serialize)]
    struct When<'a> {
        code: Codes<'a>,
    }
    let code = match codes {
        [one] => Codes::One(one),
        any => Codes::Any(any),
    };
    When { code }.serialize(serializer)
}
