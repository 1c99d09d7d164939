//! A tree in the making.

use super::{Id, Member, Run, Text, Tree, Value, slice};

/// A tree in the making, by the events of a parser.
pub(in super::super) struct Builder<'t> {
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
    pub(in super::super) fn new(source: &'t str, merges: bool) -> Builder<'t> {
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

    pub(in super::super) fn finish(self) -> Tree {
        self.tree
    }

    pub(in super::super) fn is_done(&self) -> bool {
        self.tree.root.is_some()
    }

    pub(in super::super) fn unused(&mut self, what: String, line: usize) {
        if self.tree.unused.len() < MOST_UNUSED {
            self.tree.unused.push((what, line));
        }
    }

    /// Where a text stands, which is copied only if it does not stand in the source.
    pub(in super::super) fn text(&mut self, text: &str) -> Text {
        let offset = (text.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize);
        let within = offset.filter(|start| *start + text.len() <= self.source.len());
        let start = within.unwrap_or_else(|| {
            let start = self.source.len() + self.tree.unescaped.len();
            self.tree.unescaped.push_str(text);
            start
        });
        run(start, text.len())
    }

    /// Whether the next text is the key of a member.
    pub(in super::super) fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Map { key: None, .. }))
    }

    pub(in super::super) fn key(&mut self, text: Text) {
        if let Some(Open::Map { key, .. }) = self.open.last_mut() {
            *key = Some(text);
        }
    }

    /// The text of a value that stands already.
    pub(in super::super) fn text_of(&self, id: Id) -> Option<Text> {
        match self.tree.values.get(id as usize)? {
            Value::Text(text) | Value::Plain(text) => Some(*text),
            _ => None,
        }
    }

    /// A text or a plain value, which stands nowhere yet.
    pub(in super::super) fn scalar(&mut self, text: Text, is_plain: bool) -> Id {
        let value = if is_plain { Value::Plain } else { Value::Text };
        self.add(value(text))
    }

    pub(in super::super) fn open_list(&mut self) -> Result<(), &'static str> {
        let first = self.open_items.len();
        self.open(Open::List { first })
    }

    pub(in super::super) fn open_map(&mut self) -> Result<(), &'static str> {
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
    pub(in super::super) fn close(&mut self, line: usize) -> Result<Id, &'static str> {
        let value = match self.open.pop() {
            None => return Err("an end without a start"),
            Some(Open::List { first }) => {
                let items = self.open_items.get(first..).unwrap_or_default();
                let run = run(self.tree.items.len(), items.len());
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

    /// Keeps one member of each key: the last of the object's own, or else the first of those that it
    /// merged.
    fn map(&mut self, mut members: Vec<Member>, own: usize, line: usize) -> Run {
        for (position, member) in (0..).zip(&mut members) {
            member.position = position;
        }
        let own = small(own);
        let rank = |member: &Member| match member.position {
            position if position < own => (false, u32::MAX - position),
            position => (true, position),
        };
        members.sort_unstable_by(|one, two| {
            let keys = self.slice(one.key).cmp(self.slice(two.key));
            keys.then(rank(one).cmp(&rank(two)))
        });
        let mut twins: Vec<Member> = Vec::new();
        members.dedup_by(|next, kept| {
            let is_twin = self.slice(next.key) == self.slice(kept.key);
            if is_twin && next.position < own {
                twins.push(*next);
            }
            is_twin
        });
        // Those of one key stand beside each other.
        twins.dedup_by(|one, two| self.slice(one.key) == self.slice(two.key));
        twins.sort_unstable_by_key(|twin| twin.position);
        for twin in twins {
            let what = format!("all `{:.40}` but the last", self.slice(twin.key));
            let line = self.line_of(twin.key).unwrap_or(line);
            self.unused(what, line);
        }
        let run = run(self.tree.members.len(), members.len());
        self.tree.members.append(&mut members);
        run
    }

    /// Only a document with a fault is asked for it.
    fn line_of(&self, text: Text) -> Option<usize> {
        let before = self.source.get(..text.start as usize)?;
        Some(before.bytes().filter(|byte| *byte == b'\n').count() + 1)
    }

    /// Puts a value where it belongs: as a member, an element or the whole.
    pub(in super::super) fn place(&mut self, id: Id) -> Result<(), &'static str> {
        match self.open.last_mut() {
            None => self.tree.root = Some(id),
            Some(Open::List { .. }) => self.open_items.push(id),
            Some(Open::Map { key, .. }) => {
                let Some(key) = key.take() else { return Ok(()) };
                if self.merges && self.slice(key) == "<<" {
                    return self.merge(id);
                }
                self.open_members.push(Member {
                    key,
                    value: id,
                    position: 0,
                });
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

fn run(start: usize, length: usize) -> Run {
    Run {
        start: small(start),
        length: small(length),
    }
}

/// No document is so large that it has more bytes, members or values.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
