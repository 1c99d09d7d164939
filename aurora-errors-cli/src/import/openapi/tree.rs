//! A document as a tree, in as few bytes as it takes: a large one has millions of values.

mod builder;

pub(super) use self::builder::Builder;

use super::{json, yaml};
use crate::import::Refusal;

/// All values of a document. An alias is its anchor's value, not a copy of it: nothing grows.
#[derive(Default)]
pub(super) struct Tree {
    source: String,
    /// Texts that stand otherwise in the source: with escapes, or folded over lines.
    unescaped: String,
    values: Vec<Value>,
    /// The elements of all lists, those of one list beside each other.
    items: Vec<Id>,
    /// The members of all objects, those of one object beside each other in the order of their keys.
    members: Vec<Member>,
    root: Option<Id>,
    /// What the text has and the tree has not, with the line where that shows.
    pub(super) unused: Vec<(String, usize)>,
}

/// Where a value stands among all.
pub(super) type Id = u32;

/// A part of the source or, behind its end, of what was unescaped.
pub(super) type Text = Run;

/// Some neighbours: bytes, or elements of [`Tree::items`] or [`Tree::members`].
#[derive(Clone, Copy)]
pub(super) struct Run {
    start: u32,
    length: u32,
}

#[derive(Clone, Copy)]
pub(super) enum Value {
    Text(Text),
    /// A number, a truth value or null (which is empty), as it was written: the version `1.10` and
    /// the date `2024-05-01` stay what they are.
    Plain(Text),
    List(Run),
    Map(Run),
}

#[derive(Clone, Copy)]
struct Member {
    key: Text,
    value: Id,
    /// Which member of its object it is.
    position: u32,
}

impl Tree {
    /// Reads JSON as JSON, and everything else as YAML. Empty texts have no root.
    pub(super) fn read(text: String) -> Result<Tree, Refusal> {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let visible = text.chars().filter(|letter| !letter.is_whitespace());
        let start: String = visible.take(2).collect();
        if !start.starts_with(['{', '[']) {
            return yaml::read(text);
        }
        let text = json::without_lone_surrogates(text);
        match json::read(&text) {
            Ok(tree) => Ok(tree.over(text)),
            // A flow of YAML begins as JSON does. What has quotes where JSON has them is meant as
            // JSON, and refused as such.
            Err(refusal) => yaml::read(text).map_err(|other| match &*start {
                "{\"" => refusal,
                _ => other,
            }),
        }
    }

    /// The tree with the text that it was built from.
    pub(super) fn over(self, source: String) -> Tree {
        Tree { source, ..self }
    }

    pub(super) fn root(&self) -> Option<Id> {
        self.root
    }

    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match self.value(id)? {
            Value::Text(text) | Value::Plain(text) => Some(self.slice(text)),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The member of an object, or the element of an array at a position.
    pub(super) fn get(&self, id: Id, key: &str) -> Option<Id> {
        match self.value(id)? {
            Value::Text(_) | Value::Plain(_) => None,
            Value::List(run) => {
                let position = key.parse::<usize>().ok()?;
                run.of(&self.items).get(position).copied()
            }
            Value::Map(run) => {
                let members = run.of(&self.members);
                let found = members.binary_search_by(|member| self.slice(member.key).cmp(key));
                Some(members.get(found.ok()?)?.value)
            }
        }
    }

    /// The members of an object, in the order of the document; of anything else, none.
    pub(super) fn members(&self, id: Id) -> impl Iterator<Item = (&str, Id)> {
        let members = match self.value(id) {
            Some(Value::Map(run)) => run.of(&self.members),
            _ => &[],
        };
        let mut members = members.to_vec();
        members.sort_unstable_by_key(|member| member.position);
        let member = |member: Member| (self.slice(member.key), member.value);
        members.into_iter().map(member)
    }

    /// The elements of an array; of anything else, none.
    pub(super) fn items(&self, id: Id) -> &[Id] {
        match self.value(id) {
            Some(Value::List(run)) => run.of(&self.items),
            _ => &[],
        }
    }

    /// The values under a key, wherever the key stands.
    pub(super) fn all(&self, key: &str) -> impl Iterator<Item = Id> {
        let members = self.members.iter();
        let members = members.filter(move |member| self.slice(member.key) == key);
        members.map(|member| member.value)
    }

    pub(super) fn value(&self, id: Id) -> Option<Value> {
        self.values.get(id as usize).copied()
    }

    fn slice(&self, text: Text) -> &str {
        slice(&self.source, &self.unescaped, text)
    }
}

fn slice<'t>(source: &'t str, unescaped: &'t str, text: Text) -> &'t str {
    let (start, length) = (text.start as usize, text.length as usize);
    let (whole, start) = match start.checked_sub(source.len()) {
        Some(start) => (unescaped, start),
        None => (source, start),
    };
    whole.get(start..start + length).unwrap_or_default()
}

impl Run {
    fn of<T>(self, all: &[T]) -> &[T] {
        let start = self.start as usize;
        all.get(start..start + self.length as usize)
            .unwrap_or_default()
    }
}
