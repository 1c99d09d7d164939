//! An object by its keys: what is missing, unknown or there twice is reported.

use std::ops::Range;

use crate::json::{Kind, Member, Value};
use crate::name::nearest;
use crate::reporter::{Reported, Reporter};
use crate::rules::{array, wrong_kind};
use crate::wording::{What, one_of, quoted};

/// Reads a value, or reports what is wrong with it.
pub(crate) type ReadAs<T> = fn(&mut Reporter<'_>, &Value<'_>, What) -> Result<T, Reported>;

/// The members of an object whose keys are known.
pub(crate) struct Members<'v, 'a> {
    pub(crate) what: What,
    /// The opening brace: all of an object would underline half a table.
    pub(crate) brace: Range<usize>,
    known: &'static [&'static str],
    /// The first member of each known key.
    given: Vec<(&'v str, &'v Member<'a>)>,
    /// The known keys that misspelt ones most likely mean.
    meant: Vec<&'static str>,
    /// Whether a key was unknown or came twice.
    pub(crate) keys: Result<(), Reported>,
}

impl<'v, 'a> Members<'v, 'a> {
    /// Those of a value, which should be an object.
    pub(crate) fn new(
        value: &'v Value<'a>,
        what: What,
        expected: &str,
        known: &'static [&'static str],
        reporter: &mut Reporter,
    ) -> Result<Members<'v, 'a>, Reported> {
        let Kind::Object(object) = &value.kind else {
            return Err(wrong_kind(reporter, value, what, expected));
        };
        let start = value.range.start;
        let mut members = Members {
            what,
            brace: start..start + 1,
            known,
            given: Vec::with_capacity(known.len()),
            meant: Vec::new(),
            keys: Ok(()),
        };
        for member in object {
            members.add(member, reporter);
        }
        Ok(members)
    }

    fn add(&mut self, member: &'v Member<'a>, reporter: &mut Reporter) {
        let key = &*member.key;
        if let Some(first) = self.member(key) {
            let position = reporter.source.position(first.key_range.start);
            let message = format!("duplicate key {}: first at {position}", quoted(key));
            self.keys = Err(reporter.report(&member.key_range, message));
        } else if self.is_known(key) {
            self.given.push((key, member));
        } else if key != "$comment" && !key.starts_with("x-") {
            let message = self.unknown_key(key);
            self.keys = Err(reporter.report(&member.key_range, message));
        }
    }

    // Twenty calls of this and the next for each row: unoptimised, plain loops that look at lengths
    // first are the quickest.
    fn is_known(&self, key: &str) -> bool {
        let mut at = 0;
        while at < self.known.len() {
            let known = self.known[at];
            if known.len() == key.len() && known == key {
                return true;
            }
            at += 1;
        }
        false
    }

    pub(crate) fn member(&self, key: &str) -> Option<&'v Member<'a>> {
        let all = self.given.as_slice();
        let mut at = 0;
        while at < all.len() {
            let (given, member) = all[at];
            if given.len() == key.len() && given == key {
                return Some(member);
            }
            at += 1;
        }
        None
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'v Value<'a>> {
        self.member(key).map(|member| &member.value)
    }

    pub(crate) fn required<T>(
        &self,
        key: &'static str,
        wanted: &str,
        read: ReadAs<T>,
        reporter: &mut Reporter,
    ) -> Result<T, Reported> {
        match self.get(key) {
            Some(value) => read(reporter, value, What::Member(key)),
            None => Err(self.missing(key, wanted, reporter)),
        }
    }

    pub(crate) fn optional<T>(
        &self,
        key: &'static str,
        read: ReadAs<T>,
        reporter: &mut Reporter,
    ) -> Result<Option<T>, Reported> {
        match self.get(key) {
            Some(value) => Ok(Some(read(reporter, value, What::Member(key))?)),
            None => Ok(None),
        }
    }

    /// The entries of an array, none where it is absent. Each is read, so that all that is wrong is
    /// reported.
    pub(crate) fn list<T>(
        &self,
        key: &'static str,
        read: ReadAs<T>,
        reporter: &mut Reporter,
    ) -> Result<Vec<T>, Reported> {
        let Some(value) = self.get(key) else {
            return Ok(Vec::new());
        };
        let array = array(reporter, value, What::Member(key))?;
        let mut entries = Vec::with_capacity(array.len());
        for entry in array {
            if let Ok(entry) = read(reporter, entry, What::Entry(key)) {
                entries.push(entry);
            }
        }
        if entries.len() < array.len() {
            return Err(Reported);
        }
        Ok(entries)
    }

    /// Whether it has none of the keys that are known.
    pub(crate) fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    pub(crate) fn missing(
        &self,
        key: &'static str,
        wanted: &str,
        reporter: &mut Reporter,
    ) -> Reported {
        // It has been reported as a misspelt key.
        for meant in &self.meant {
            if *meant == key {
                return Reported;
            }
        }
        let message = format!("missing key `{key}`{}: expected {wanted}", self.which());
        reporter.report(&self.brace, message)
    }

    /// The row or the case that these are the members of, as far as it says which it is.
    fn which(&self) -> String {
        let What::Whole(whole) = self.what else {
            return String::new();
        };
        let Some(noun @ ("row" | "case")) = whole.strip_prefix("a ") else {
            return String::new();
        };
        let kind = |key| self.get(key).map(|value| &value.kind);
        match (kind("code"), kind("name")) {
            (Some(Kind::Number(code)), _) => format!(" in {noun} {}", quoted(code)),
            (Some(Kind::String(name)), _) | (_, Some(Kind::String(name))) => {
                format!(" in {noun} {}", quoted(name))
            }
            _ => String::new(),
        }
    }

    fn unknown_key(&mut self, key: &str) -> String {
        if let Some(misplaced) = misplaced(self.what, key) {
            // A `code` on a case was meant for its `when`.
            self.meant.push("when");
            return misplaced.to_owned();
        }
        let meant = nearest(key, self.known);
        let key = quoted(key);
        match meant {
            Some(meant) => {
                self.meant.push(meant);
                format!("unknown key {key}: did you mean `{meant}`?")
            }
            None => format!("unknown key {key}: expected {}", one_of(self.known)),
        }
    }
}

/// A key that other objects have, where it stands in the wrong one.
fn misplaced(what: What, key: &str) -> Option<&'static str> {
    match (what, key) {
        (What::Whole("a case"), "cases") => {
            Some("`cases` inside a case: expected it beside the others, under the row")
        }
        (What::Whole("a case"), "code") => {
            Some("`code` on a case: expected a machine code inside `when`, the status is the row's")
        }
        (What::Whole("a row"), "when") => {
            Some("`when` on a row: expected it on one of its `cases`")
        }
        _ => None,
    }
}
