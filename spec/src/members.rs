use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};

use crate::flaws::{Flaws, Told};
use crate::name::nearest;
use crate::wording::{What, one_of, quoted};

/// Reads a value, or tells what is wrong with it.
pub(crate) type ReadAs<T> = fn(&mut Flaws<'_>, &Value<'_>, What) -> Result<T, Told>;

/// The members of an object whose keys are known.
pub(crate) struct Members<'v, 'a> {
    object: &'v Object<'a>,
    known: &'static [&'static str],
    /// The first member of each known key, in the order of `known`.
    given: Vec<Option<&'v ObjectProp<'a>>>,
    /// The known keys that misspelt ones most likely mean.
    meant: Vec<&'static str>,
    /// Whether a key was unknown or came twice.
    pub(crate) keys: Result<(), Told>,
}

impl<'v, 'a> Members<'v, 'a> {
    pub(crate) fn of(
        object: &'v Object<'a>,
        known: &'static [&'static str],
        flaws: &mut Flaws,
    ) -> Members<'v, 'a> {
        let given = vec![None; known.len()];
        let mut members = Members {
            object,
            known,
            given,
            meant: Vec::new(),
            keys: Ok(()),
        };
        for member in &object.properties {
            members.add(member, flaws);
        }
        members
    }

    fn add(&mut self, member: &'v ObjectProp<'a>, flaws: &mut Flaws) {
        let key = member.name.as_str();
        let slot = self.known.iter().position(|known| *known == key);
        match slot.and_then(|slot| self.given.get_mut(slot)) {
            Some(Some(first)) => {
                let place = flaws.source.position(first.start());
                let message = format!("duplicate key {}: first at {place}", quoted(key));
                self.keys = Err(flaws.tell(&member.name, message));
            }
            Some(free) => *free = Some(member),
            None if key == "$comment" || key.starts_with("x-") => {}
            None => {
                let meant = nearest(key, self.known.iter().copied());
                self.meant.extend(meant);
                self.keys = Err(flaws.tell(&member.name, unknown_key(key, self.known, meant)));
            }
        }
    }

    pub(crate) fn member(&self, key: &str) -> Option<&'v ObjectProp<'a>> {
        let slot = self.known.iter().position(|known| *known == key)?;
        self.given.get(slot).copied().flatten()
    }

    pub(crate) fn get(&self, key: &str) -> Option<&'v Value<'a>> {
        self.member(key).map(|member| &member.value)
    }

    pub(crate) fn required<T>(
        &self,
        key: &'static str,
        wanted: &str,
        read: ReadAs<T>,
        flaws: &mut Flaws,
    ) -> Result<T, Told> {
        match self.get(key) {
            Some(value) => read(flaws, value, What::Member(key)),
            None => Err(self.missing(key, wanted, flaws)),
        }
    }

    pub(crate) fn optional<T>(
        &self,
        key: &'static str,
        read: ReadAs<T>,
        flaws: &mut Flaws,
    ) -> Result<Option<T>, Told> {
        self.get(key)
            .map(|value| read(flaws, value, What::Member(key)))
            .transpose()
    }

    pub(crate) fn missing(&self, key: &'static str, wanted: &str, flaws: &mut Flaws) -> Told {
        // As a misspelt key it has been told already.
        if self.meant.contains(&key) {
            return Told;
        }
        let message = format!("missing key `{key}`{}: expected {wanted}", self.which_row());
        flaws.tell(&self.brace(), message)
    }

    /// Where the object begins: all of it would underline half a table.
    pub(crate) fn brace(&self) -> Range {
        let start = self.object.start();
        Range::new(start, start + 1)
    }

    /// The row that these are the members of, as far as it says which it is.
    fn which_row(&self) -> String {
        match (self.get("code"), self.get("name")) {
            (Some(Value::NumberLit(code)), _) => format!(" in row {}", quoted(code.value)),
            (Some(Value::StringLit(name)), _) | (_, Some(Value::StringLit(name))) => {
                format!(" in row {}", quoted(&name.value))
            }
            _ => String::new(),
        }
    }
}

fn unknown_key(key: &str, known: &[&str], meant: Option<&str>) -> String {
    let key = quoted(key);
    match meant {
        Some(meant) => format!("unknown key {key}: did you mean `{meant}`?"),
        None => format!("unknown key {key}: expected {}", one_of(known)),
    }
}
