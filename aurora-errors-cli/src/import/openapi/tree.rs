//! A document as a tree: YAML, and JSON, which is YAML too.

use granit_parser::{Event, Parser, ScalarStyle, ScanError};
use indexmap::IndexMap;
use std::borrow::Cow;
use std::collections::HashMap;

/// All values of a document. An alias is its anchor's value, not a copy of it: nothing grows.
pub(super) struct Tree<'t> {
    values: Vec<Value<'t>>,
    root: Id,
    /// What the text has and the tree has not, with the line where that shows.
    pub(super) unused: Vec<(String, usize)>,
}

/// Where a value stands among all.
type Id = usize;

enum Value<'t> {
    /// As it was written, so that the version `1.10` and the date `2024-05-01` stay what they are;
    /// empty for null.
    Scalar(Cow<'t, str>),
    List(Vec<Id>),
    Map(Box<Members<'t>>),
}

type Members<'t> = IndexMap<Cow<'t, str>, Id>;

/// Why a text makes no tree.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl<'t> Tree<'t> {
    /// Reads the first document of a text; `None` when it has none.
    pub(super) fn read(text: &'t str) -> Result<Option<Tree<'t>>, Fault> {
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(Fault::from)?;
            let start = span.start;
            if matches!(event, Event::DocumentStart(..)) && builder.root.is_some() {
                let unused = "all documents but the first".to_owned();
                builder.unused.push((unused, start.line()));
                break;
            }
            builder.take(event, start.line()).map_err(|message| Fault {
                message: message.to_owned(),
                line: start.line(),
                column: start.col() + 1,
            })?;
        }
        let Builder {
            values,
            root,
            unused,
            ..
        } = builder;
        Ok(root.map(|root| Tree {
            values,
            root,
            unused,
        }))
    }

    pub(super) fn root(&self) -> Node<'_> {
        Node {
            tree: self,
            id: self.root,
        }
    }
}

impl From<ScanError> for Fault {
    fn from(error: ScanError) -> Fault {
        let mark = error.marker();
        Fault {
            message: error.info(),
            line: mark.line(),
            column: mark.col() + 1,
        }
    }
}

/// One value of a tree.
#[derive(Clone, Copy)]
pub(super) struct Node<'d> {
    tree: &'d Tree<'d>,
    id: Id,
}

impl<'d> Node<'d> {
    /// Equal for the same value only, however it was reached.
    pub(super) fn id(self) -> usize {
        self.id
    }

    pub(super) fn root(self) -> Node<'d> {
        self.tree.root()
    }

    fn value(self) -> Option<&'d Value<'d>> {
        self.tree.values.get(self.id)
    }

    fn at(self, id: Id) -> Node<'d> {
        Node { id, ..self }
    }

    pub(super) fn text(self) -> Option<&'d str> {
        match self.value()? {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_map(self) -> bool {
        matches!(self.value(), Some(Value::Map(_)))
    }

    /// The member of an object, or the element of an array at a position.
    pub(super) fn get(self, key: &str) -> Option<Node<'d>> {
        let id = match self.value()? {
            Value::Scalar(_) => return None,
            Value::List(items) => items.get(key.parse::<usize>().ok()?),
            Value::Map(members) => members.get(key),
        };
        Some(self.at(*id?))
    }

    /// The members of an object; of anything else, none.
    pub(super) fn members(self) -> impl Iterator<Item = (&'d str, Node<'d>)> {
        let members = match self.value() {
            Some(Value::Map(members)) => Some(members),
            _ => None,
        };
        let members = members.into_iter().flat_map(|members| members.iter());
        members.map(move |(key, id)| (&**key, self.at(*id)))
    }

    /// The elements of an array; of anything else, none.
    pub(super) fn items(self) -> impl Iterator<Item = Node<'d>> {
        let items = match self.value() {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter().map(move |id| self.at(*id))
    }
}

/// The values so far, and the lists and maps that are not yet closed.
#[derive(Default)]
struct Builder<'t> {
    values: Vec<Value<'t>>,
    root: Option<Id>,
    open: Vec<(Open<'t>, Anchor)>,
    anchors: HashMap<Anchor, Id>,
    unused: Vec<(String, usize)>,
    copied: usize,
}

/// The parser's number of an anchor; zero where there is none.
type Anchor = usize;

enum Open<'t> {
    List(Vec<Id>),
    Map(OpenMap<'t>),
}

#[derive(Default)]
struct OpenMap<'t> {
    members: Members<'t>,
    /// The key whose value comes next.
    key: Option<Cow<'t, str>>,
    /// What the merge keys of YAML 1.1 name: members of other objects, where this one has none of
    /// their name.
    merged: Vec<Id>,
}

/// The most bytes of keys that aliases and merge keys may copy: a short text could ask for any
/// number of them.
const MOST_COPIED: usize = 64 << 20;

impl<'t> Builder<'t> {
    fn take(&mut self, event: Event<'t>, line: usize) -> Result<(), &'static str> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let is_null =
                    style == ScalarStyle::Plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
                let text = if is_null { Cow::Borrowed("") } else { text };
                if anchor == 0 && self.expects_key() {
                    self.key(text);
                    return Ok(());
                }
                self.close(Value::Scalar(text), anchor, line)
            }
            Event::Alias(anchor) => {
                let Some(id) = self.anchors.get(&anchor) else {
                    return Err("an alias inside of the value that it stands for");
                };
                self.place(*id, line)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open.push((Open::List(Vec::new()), anchor));
                Ok(())
            }
            Event::MappingStart(_, anchor, _) => {
                self.open.push((Open::Map(OpenMap::default()), anchor));
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some((Open::List(items), anchor)) => self.close(Value::List(items), anchor, line),
                Some((Open::Map(map), anchor)) => {
                    let members = self.merge(map)?;
                    self.close(Value::Map(Box::new(members)), anchor, line)
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some((Open::Map(map), _)) if map.key.is_none())
    }

    fn key(&mut self, text: Cow<'t, str>) {
        if let Some((Open::Map(map), _)) = self.open.last_mut() {
            map.key = Some(text);
        }
    }

    /// A value is complete.
    fn close(&mut self, value: Value<'t>, anchor: Anchor, line: usize) -> Result<(), &'static str> {
        let id = self.values.len();
        self.values.push(value);
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        self.place(id, line)
    }

    /// Puts a value where it belongs: as a key, a member, an element or the whole.
    fn place(&mut self, id: Id, line: usize) -> Result<(), &'static str> {
        if self.expects_key() {
            let Some(Value::Scalar(text)) = self.values.get(id) else {
                return Err("a key that is a list or an object: expected a text");
            };
            let text = text.clone();
            copy(&mut self.copied, &text)?;
            self.key(text);
            return Ok(());
        }
        match self.open.last_mut() {
            None => self.root = Some(id),
            Some((Open::List(items), _)) => items.push(id),
            Some((Open::Map(map), _)) => match map.key.take() {
                Some(key) if key == "<<" => {
                    for source in sources(&self.values, &id) {
                        copy(&mut self.copied, "")?;
                        if !matches!(self.values.get(*source), Some(Value::Map(_))) {
                            return Err("`<<` with something else than objects");
                        }
                        map.merged.push(*source);
                    }
                }
                Some(key) => {
                    if map.members.contains_key(&key) {
                        let unused = format!("all `{key:.40}` but the last");
                        self.unused.push((unused, line));
                    }
                    map.members.insert(key, id);
                }
                None => {}
            },
        }
        Ok(())
    }

    fn merge(&mut self, map: OpenMap<'t>) -> Result<Members<'t>, &'static str> {
        let mut members = map.members;
        for source in map.merged {
            if let Some(Value::Map(source)) = self.values.get(source) {
                for (key, id) in &**source {
                    copy(&mut self.copied, key)?;
                    members.entry(key.clone()).or_insert(*id);
                }
            }
        }
        Ok(members)
    }
}

/// A merge key names one object or a list of them.
fn sources<'v>(values: &'v [Value], id: &'v Id) -> &'v [Id] {
    match values.get(*id) {
        Some(Value::List(items)) => items,
        _ => std::slice::from_ref(id),
    }
}

/// Counts a key that is copied, with what keeps it.
fn copy(copied: &mut usize, key: &str) -> Result<(), &'static str> {
    *copied += size_of::<(Cow<str>, Id)>() + key.len();
    if *copied > MOST_COPIED {
        return Err("aliases and `<<` make the document too large");
    }
    Ok(())
}
