//! The table that an import proposes, for a person to go through.

use crate::json::{Json, Object, list, text};
use crate::{document, rule};
use aurora_errors::{Replay, Retry, Rule};
use aurora_errors_spec::{
    Code, PREDICATES_OF_EVERY_ERROR, Place, Unit, check_variant, predicate_name, variant_name,
};
use std::collections::HashSet;

/// A table that is written as the JSON that the derive reads. What only a person can decide is
/// marked with a `$comment`.
#[derive(Debug, Default)]
pub(crate) struct Proposal {
    pub(crate) api: String,
    pub(crate) version: Option<String>,
    pub(crate) docs: Option<String>,
    pub(crate) messages: Vec<String>,
    pub(crate) codes: Vec<Place>,
    pub(crate) rows: Vec<ProposedRow>,
    /// What the reader of the document did, for the person: `operations: 3`.
    pub(crate) summary: String,
}

/// A row. [`ProposedRow::new`] fills in all that the code alone tells.
#[derive(Debug)]
pub(crate) struct ProposedRow {
    pub(crate) code: Code,
    pub(crate) name: String,
    /// Where the name makes no variant, or one that another row has.
    variant: Option<String>,
    pub(crate) meaning: String,
    pub(crate) advice: Option<String>,
    pub(crate) docs: Option<String>,
    /// `None` on a row that is no error.
    pub(crate) rule: Option<Rule>,
    /// Why the row says what it says: `proposed`, and what there is to add.
    pub(crate) comment: String,
    /// With what their values count.
    pub(crate) delays: Vec<(DelayPlace, Unit)>,
    /// How many operations declare a header with the server's delay.
    pub(crate) retry_after: Option<usize>,
    pub(crate) meanings: Vec<OtherMeaning>,
    pub(crate) cases: Vec<ProposedCase>,
}

/// JSON Pointers of messages and codes in bodies.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Places<C = Vec<String>> {
    pub(crate) messages: C,
    pub(crate) codes: C,
}

/// A place of the server's delay, and of a structured field the parameter that has it.
pub(crate) type DelayPlace = (Place, Option<&'static str>);

/// Another description of the same status.
#[derive(Debug)]
pub(crate) struct OtherMeaning {
    pub(crate) meaning: String,
    pub(crate) operations: usize,
}

/// A failure that a machine code tells apart from others of its status.
#[derive(Debug)]
pub(crate) struct ProposedCase {
    code: String,
    name: String,
    variant: Option<String>,
    pub(crate) meaning: Option<String>,
    pub(crate) rule: Option<Rule>,
    pub(crate) comment: String,
}

impl ProposedRow {
    fn document(&self) -> Json {
        let comment = Some(&self.comment).filter(|comment| !comment.is_empty());
        let row = Object::default()
            .with("code", document::code(self.code))
            .with("name", text(&self.name))
            .with_some("variant", self.variant.as_ref().map(text))
            .with("meaning", text(&self.meaning))
            .with_some("advice", self.advice.as_ref().map(text))
            .with_some("docs", self.docs.as_ref().map(text));
        let row = with_rule(row, self.rule)
            .with_some("$comment", comment.map(text))
            .with_list("retry_after", &self.delays, delay)
            .with_some("x-retry-after", self.retry_after)
            .with_list("x-variants", &self.meanings, OtherMeaning::document)
            .with_list("cases", &self.cases, ProposedCase::document);
        row.into()
    }
}

impl OtherMeaning {
    fn document(&self) -> Json {
        let document = Object::default().with("meaning", text(&self.meaning));
        document.with("operations", self.operations).into()
    }
}

impl ProposedCase {
    fn document(&self) -> Json {
        let case = Object::default()
            .with("when", Object::default().with("code", text(&self.code)))
            .with("name", text(&self.name))
            .with_some("variant", self.variant.as_ref().map(text))
            .with_some("meaning", self.meaning.as_ref().map(text));
        let case = with_rule(case, self.rule);
        case.with("$comment", text(&self.comment)).into()
    }
}

fn delay(((place, parameter), unit): &(DelayPlace, Unit)) -> Json {
    let document = document::delay_at(place, *parameter, *unit);
    document.with("$comment", PROPOSED).into()
}

/// The keys of a rule, without what follows from `retry` anyway.
fn with_rule(object: Object, rule: Option<Rule>) -> Object {
    let replay = rule.and_then(|rule| match (rule.retry(), rule.replay()) {
        (Retry::Throttled, Some(Replay::Any)) => None,
        (_, replay) => replay,
    });
    object
        .with_some("retry", rule.map(|rule| rule.retry().to_string()))
        .with_some("replay", replay.map(|replay| replay.to_string()))
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
    pub(crate) fn new(name: String, code: String) -> ProposedCase {
        ProposedCase {
            code,
            name,
            variant: None,
            meaning: None,
            rule: None,
            comment: PROPOSED.to_owned(),
        }
    }
}

impl Proposal {
    /// The table as JSON.
    pub(crate) fn document(&self) -> Json {
        let document = Object::default()
            .with("api", text(&self.api))
            .with_some("version", self.version.as_ref().map(text))
            .with_some("docs", self.docs.as_ref().map(text))
            .with_list("messages", &self.messages, text)
            .with_list("codes", &self.codes, document::place)
            .with("statuses", list(&self.rows, ProposedRow::document));
        document.into()
    }

    /// Sorts the rows by code, each class behind its statuses, and gives a `variant` to each name
    /// that makes none, or one that stands already.
    pub(super) fn settle(&mut self) {
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
        Code::Status(status) => registered(status),
        Code::Class(4) => Some("Client Error"),
        Code::Class(5) => Some("Server Error"),
        Code::Class(_) => None,
    };
    registered.map_or_else(|| format!("Status {code}"), str::to_owned)
}

/// The phrase that `http` knows.
pub(crate) fn registered(status: u16) -> Option<&'static str> {
    http::StatusCode::from_u16(status).ok()?.canonical_reason()
}

/// A proposal: what every derived error does with a status of which nothing is known.
fn registered_rule(code: Code) -> Option<Rule> {
    rule::is_error_unlisted(code).then(|| match code {
        Code::Status(status) => Rule::unlisted(status),
        Code::Class(5) => Rule::later(Replay::Idempotent),
        Code::Class(_) => Rule::NEVER,
    })
}

/// What a machine code says, as a name: `card_declined` is `Card Declined`, `1001` is `Code 1001`. Empty
/// where it has no letter and no digit.
pub(crate) fn name_of_code(code: &str) -> String {
    let end = code.rsplit(['/', '#', ':']).next().unwrap_or(code);
    let mut name = String::new();
    let mut previous = ' ';
    for letter in end.chars() {
        if !letter.is_alphanumeric() {
            previous = ' ';
            continue;
        }
        let starts = previous == ' ' || (letter.is_uppercase() && !previous.is_uppercase());
        if starts && !name.is_empty() {
            name.push(' ');
        }
        if starts {
            name.extend(letter.to_uppercase());
        } else if previous.is_uppercase() && letter.is_uppercase() {
            name.extend(letter.to_lowercase());
        } else {
            name.push(letter);
        }
        previous = letter;
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "Code ");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{TakenPredicates, name_of_code};

    #[test]
    fn no_variant_takes_what_every_error_has() {
        let mut taken = TakenPredicates::default();
        for name in ["Unlisted", "Retryable", "Throttled"] {
            let other = taken.variant(name, &["Unlisted", name, &format!("{name}Status")]);
            assert_eq!(other, Some(format!("{name}Status")));
        }
        assert_eq!(taken.variant("Gone", &["Status410"]), None);
        assert_eq!(
            taken.variant("Gone", &["Gone", "Status419"]).as_deref(),
            Some("Status419")
        );
    }

    #[test]
    fn a_code_says_its_name() {
        for (code, expected) in [
            ("card_declined", "Card Declined"),
            ("ThrottlingException", "Throttling Exception"),
            ("NOT_FOUND", "Not Found"),
            ("urn:ietf:params:acme:error:badNonce", "Bad Nonce"),
            ("20404", "Code 20404"),
            ("CARD_DECLINED", "Card Declined"),
            ("v2Api", "V2 Api"),
            ("--", ""),
        ] {
            assert_eq!(name_of_code(code), expected, "{code}");
        }
    }
}
