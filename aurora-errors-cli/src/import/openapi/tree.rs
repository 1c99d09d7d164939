//! A document as a tree, in as few bytes as it takes: a large one has millions of values.

use super::{json, yaml};

/// All values of a document. An alias is its anchor's value, not a copy of it: nothing grows.
#[derive(Default)]
pub(super) struct Tree {
    source: String,
    /// Texts that stand otherwise in the source: with escapes, or folded over lines.
    unescaped: String,
    values: Vec<Value>,
    /// The elements of all lists, those of one list beside each other.
    items: Vec<Id>,
    /// The members of all objects, those of one object beside each other.
    members: Vec<Member>,
    /// For the members of each large object, where they stand in the order of their keys.
    order: Vec<u32>,
    root: Option<Id>,
    /// What the text has and the tree has not, with the line where that shows.
    pub(super) unused: Vec<(String, usize)>,
}

/// Where a value stands among all.
pub(super) type Id = u32;

/// A part of the source or, behind its end, of what was unescaped.
#[derive(Clone, Copy)]
pub(super) struct Text {
    start: u32,
    length: u32,
}

/// Some neighbours in [`Tree::items`] or [`Tree::members`].
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    length: u32,
}

#[derive(Clone, Copy)]
enum Value {
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
}

/// Objects with more members are searched by halves.
const FEW_MEMBERS: u32 = 16;

/// Why a text makes no tree.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Tree {
    /// Reads JSON as JSON, and everything else as YAML. Empty texts have no root.
    pub(super) fn read(text: String) -> Result<Tree, Fault> {
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
            // JSON, and told its fault as such.
            Err(fault) => yaml::read(text).map_err(|other| match &*start {
                "{\"" => fault,
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

    /// Whether the value is a number, a truth value or null.
    pub(super) fn is_plain(&self, id: Id) -> bool {
        matches!(self.value(id), Some(Value::Plain(_)))
    }

    pub(super) fn is_map(&self, id: Id) -> bool {
        matches!(self.value(id), Some(Value::Map(_)))
    }

    pub(super) fn is_list(&self, id: Id) -> bool {
        matches!(self.value(id), Some(Value::List(_)))
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
                let is_it = |member: &&Member| self.slice(member.key) == key;
                if run.length <= FEW_MEMBERS {
                    return members.iter().find(is_it).map(|member| member.value);
                }
                let order = run.of(&self.order);
                let at = |position: &u32| members.get(*position as usize);
                let key_at = |position: &u32| at(position).map(|member| self.slice(member.key));
                let found = order.binary_search_by(|position| key_at(position).cmp(&Some(key)));
                at(order.get(found.ok()?)?).map(|member| member.value)
            }
        }
    }

    /// The members of an object; of anything else, none.
    pub(super) fn members(&self, id: Id) -> impl Iterator<Item = (&str, Id)> {
        let members = match self.value(id) {
            Some(Value::Map(run)) => run.of(&self.members),
            _ => &[],
        };
        let member = |member: &Member| (self.slice(member.key), member.value);
        members.iter().map(member)
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

    fn value(&self, id: Id) -> Option<Value> {
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

/// A tree in the making, by the events of a parser.
pub(super) struct Builder<'t> {
    source: &'t str,
    /// All but the source.
    tree: Tree,
    /// Whether a key `<<` takes up the members of other objects.
    merges: bool,
    open: Vec<Open>,
    /// Of the lists and objects that are not yet closed.
    open_items: Vec<Id>,
    open_members: Vec<Member>,
    merged: usize,
}

enum Open {
    List {
        first: usize,
    },
    Map {
        first: usize,
        /// The key whose value comes next.
        key: Option<Text>,
        /// Objects whose members this one has too, where it has none of their name.
        merged: Vec<Id>,
    },
}

/// Deeper documents are refused: what walks over them would not come back.
const MOST_LEVELS: usize = 255;

/// The most members that merge keys may copy: a short text could ask for any number of them.
const MOST_MERGED: usize = 1 << 20;

/// A document that is wrong throughout has as many matters as lines.
const MOST_UNUSED: usize = 1_000;

impl<'t> Builder<'t> {
    pub(super) fn new(source: &'t str, merges: bool) -> Builder<'t> {
        Builder {
            source,
            tree: Tree::default(),
            merges,
            open: Vec::new(),
            open_items: Vec::new(),
            open_members: Vec::new(),
            merged: 0,
        }
    }

    pub(super) fn finish(self) -> Tree {
        self.tree
    }

    pub(super) fn is_done(&self) -> bool {
        self.tree.root.is_some()
    }

    pub(super) fn unused(&mut self, what: String, line: usize) {
        if self.tree.unused.len() < MOST_UNUSED {
            self.tree.unused.push((what, line));
        }
    }

    /// Where a text stands, which is copied only if it does not stand in the source.
    pub(super) fn text(&mut self, text: &str) -> Text {
        let offset = (text.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize);
        let within = offset.filter(|start| *start + text.len() <= self.source.len());
        let start = within.unwrap_or_else(|| {
            let start = self.source.len() + self.tree.unescaped.len();
            self.tree.unescaped.push_str(text);
            start
        });
        Text {
            start: small(start),
            length: small(text.len()),
        }
    }

    /// Whether the next text is the key of a member.
    pub(super) fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Map { key: None, .. }))
    }

    pub(super) fn key(&mut self, text: Text) {
        if let Some(Open::Map { key, .. }) = self.open.last_mut() {
            *key = Some(text);
        }
    }

    /// The text of a value that stands already.
    pub(super) fn text_of(&self, id: Id) -> Option<Text> {
        match self.tree.values.get(id as usize)? {
            Value::Text(text) | Value::Plain(text) => Some(*text),
            _ => None,
        }
    }

    /// A text or a plain value, which stands nowhere yet.
    pub(super) fn scalar(&mut self, text: Text, is_plain: bool) -> Id {
        let value = if is_plain { Value::Plain } else { Value::Text };
        self.add(value(text))
    }

    pub(super) fn open_list(&mut self) -> Result<(), &'static str> {
        let first = self.open_items.len();
        self.open(Open::List { first })
    }

    pub(super) fn open_map(&mut self) -> Result<(), &'static str> {
        let first = self.open_members.len();
        self.open(Open::Map {
            first,
            key: None,
            merged: Vec::new(),
        })
    }

    fn open(&mut self, open: Open) -> Result<(), &'static str> {
        if self.open.len() >= MOST_LEVELS {
            return Err("nested too deep: expected at most 255 levels");
        }
        self.open.push(open);
        Ok(())
    }

    /// Takes up the members of an object, or of a list of them, into the one that is open.
    fn merge(&mut self, from: Id) -> Result<(), &'static str> {
        let sources = match self.tree.values.get(from as usize) {
            Some(Value::List(run)) => run.of(&self.tree.items),
            _ => &[from],
        };
        let is_map = |id: &Id| matches!(self.tree.values.get(*id as usize), Some(Value::Map(_)));
        if !sources.iter().all(is_map) {
            return Err("`<<` with something else than objects");
        }
        if let Some(Open::Map { merged, .. }) = self.open.last_mut() {
            merged.extend_from_slice(sources);
            self.merged += sources.len();
        }
        self.is_small()
    }

    fn is_small(&self) -> Result<(), &'static str> {
        if self.merged > MOST_MERGED {
            return Err("aliases and `<<` make the document too large");
        }
        Ok(())
    }

    /// The list or object that was opened last is complete, and stands nowhere yet.
    pub(super) fn close(&mut self, line: usize) -> Result<Id, &'static str> {
        let value = match self.open.pop() {
            None => return Err("an end without a start"),
            Some(Open::List { first }) => {
                let items = self.open_items.get(first..).unwrap_or_default();
                let run = run(&self.tree.items, items);
                self.tree.items.extend_from_slice(items);
                self.open_items.truncate(first);
                Value::List(run)
            }
            Some(Open::Map { first, merged, .. }) => {
                let mut members = self.open_members.split_off(first);
                let own = members.len();
                for source in merged {
                    if let Some(Value::Map(run)) = self.tree.values.get(source as usize) {
                        members.extend_from_slice(run.of(&self.tree.members));
                        self.merged += run.length as usize;
                        self.is_small()?;
                    }
                }
                Value::Map(self.map(members, own, line))
            }
        };
        Ok(self.add(value))
    }

    /// Keeps one member of each key: the last of the object's own, or else the first of those that
    /// it merged.
    fn map(&mut self, mut members: Vec<Member>, own: usize, line: usize) -> Run {
        let is_small = members.len() <= FEW_MEMBERS as usize;
        let key = |member: &Member| self.slice(member.key);
        let has_twins = |members: &[Member]| {
            let pairs = members.iter().enumerate();
            let mut pairs =
                pairs.flat_map(|(at, one)| members.iter().skip(at + 1).map(move |two| (one, two)));
            pairs.any(|(one, two)| key(one) == key(two))
        };
        let mut order: Vec<u32> = (0..small(members.len())).collect();
        if !is_small || has_twins(&members) {
            let all = std::mem::take(&mut members);
            let at = |position: u32| all.get(position as usize);
            let rank = |position: u32| {
                let is_own = (position as usize) < own;
                (
                    !is_own,
                    if is_own {
                        u32::MAX - position
                    } else {
                        position
                    },
                )
            };
            order.sort_by(|one, two| {
                let keys = at(*one).map(key).cmp(&at(*two).map(key));
                keys.then(rank(*one).cmp(&rank(*two)))
            });
            let mut twins = Vec::new();
            order.dedup_by(|next, kept| {
                let is_twin = at(*next).map(key) == at(*kept).map(key);
                if is_twin && (*next as usize) < own {
                    twins.push(*next);
                }
                is_twin
            });
            let mut kept = order.clone();
            kept.sort_unstable();
            // From where a member stood among all to where it stands among those that are kept.
            let stands = |position: &u32| kept.binary_search(position).map_or(0, small);
            order = order.iter().map(stands).collect();
            members = kept
                .iter()
                .filter_map(|position| at(*position))
                .copied()
                .collect();
            twins.sort_unstable();
            twins.dedup_by_key(|twin| at(*twin).map(key).map(str::to_owned));
            let twins = twins.into_iter().filter_map(at);
            let note = |twin: &Member| {
                let what = format!("all `{:.40}` but the last", key(twin));
                (what, self.line_of(twin.key).unwrap_or(line))
            };
            let notes: Vec<_> = twins.map(note).collect();
            for (what, line) in notes {
                self.unused(what, line);
            }
        }
        let run = run(&self.tree.members, &members);
        self.tree.members.append(&mut members);
        self.tree.order.append(&mut order);
        run
    }

    /// Only a document with a fault is asked for it.
    fn line_of(&self, text: Text) -> Option<usize> {
        let before = self.source.get(..text.start as usize)?;
        Some(before.bytes().filter(|byte| *byte == b'\n').count() + 1)
    }

    /// Puts a value where it belongs: as a member, an element or the whole.
    pub(super) fn place(&mut self, id: Id) -> Result<(), &'static str> {
        match self.open.last_mut() {
            None => self.tree.root = Some(id),
            Some(Open::List { .. }) => self.open_items.push(id),
            Some(Open::Map { key, .. }) => {
                let Some(key) = key.take() else { return Ok(()) };
                if self.merges && self.slice(key) == "<<" {
                    return self.merge(id);
                }
                self.open_members.push(Member { key, value: id });
            }
        }
        Ok(())
    }

    fn add(&mut self, value: Value) -> Id {
        let id = small(self.tree.values.len());
        self.tree.values.push(value);
        id
    }

    fn slice(&self, text: Text) -> &str {
        slice(self.source, &self.tree.unescaped, text)
    }
}

fn run<T>(all: &[T], next: &[T]) -> Run {
    Run {
        start: small(all.len()),
        length: small(next.len()),
    }
}

/// No document is so large that it has more bytes, members or values.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
