//! HTML as a tree, as browsers build it: end tags that are missing are added, tables are mended.

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::num::NonZeroU32;

/// A page nests some thirty elements; browsers stop at 512.
const MOST_LEVELS: u32 = 256;

/// The largest pages of documentation have some hundred thousand. Misnested formatting is repeated in
/// each paragraph, so that a small page could make any number.
const MOST_NODES: usize = 1_000_000;

/// What the parser takes at a time, before the limits are looked at: its work on one element grows
/// with the levels around it.
const CHUNK: usize = 4 << 10;

/// All nodes, each known by its place among them; the first is the document.
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Whether the page goes on behind the last node.
    pub(super) is_cut: bool,
}

/// The place of a node, counted from one: so that none takes no room.
type Id = NonZeroU32;

const DOCUMENT: Id = Id::MIN;

fn place(id: Id) -> usize {
    id.get() as usize - 1
}

struct Node {
    name: QualName,
    attributes: Vec<Attribute>,
    /// Of a text alone.
    text: StrTendril,
    level: u32,
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
}

impl Tree {
    /// Reads a page, or as many of its elements and texts as pages have.
    ///
    /// # Errors
    /// When elements are nested too deep.
    pub(super) fn parse(html: &str) -> Result<Tree, String> {
        let mut parser = parse_document(Sink::default(), html5ever::ParseOpts::default());
        let mut rest = html;
        while !(rest.is_empty() || parser.tokenizer.sink.sink.is_full()) {
            let ends = (0..=CHUNK.min(rest.len())).rev();
            let end = ends.into_iter().find(|end| rest.is_char_boundary(*end));
            let (chunk, after) = rest.split_at(end.unwrap_or(rest.len()));
            parser.process(StrTendril::from_slice(chunk));
            rest = after;
            if parser.tokenizer.sink.sink.deepest.get() > MOST_LEVELS {
                return Err(too_deep());
            }
        }
        let mut tree = parser.finish();
        tree.is_cut = !rest.is_empty();
        // Mending moves elements, with all that is inside them.
        if tree.deepest() > MOST_LEVELS {
            return Err(too_deep());
        }
        Ok(tree)
    }

    fn deepest(&self) -> u32 {
        let (mut id, mut level, mut deepest) = (DOCUMENT, 0_u32, 0);
        while let Some(node) = self.node(id) {
            if let Some(first) = node.first {
                (id, level) = (first, level + 1);
                deepest = deepest.max(level);
                continue;
            }
            let mut ended = Some(node);
            while let Some(node) = ended.filter(|node| node.next.is_none()) {
                level = level.saturating_sub(1);
                ended = node.parent.and_then(|parent| self.node(parent));
            }
            let Some(next) = ended.and_then(|node| node.next) else {
                break;
            };
            id = next;
        }
        deepest
    }

    pub(super) fn root(&self) -> Element<'_> {
        Element {
            tree: self,
            id: DOCUMENT,
        }
    }

    fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(place(id))
    }
}

fn too_deep() -> String {
    format!("elements nested too deep: expected at most {MOST_LEVELS} levels")
}

/// One node, mostly an element.
#[derive(Clone, Copy)]
pub(super) struct Element<'t> {
    tree: &'t Tree,
    id: Id,
}

/// What an element holds.
pub(super) enum Child<'t> {
    Element(Element<'t>),
    Text(&'t str),
}

impl<'t> Element<'t> {
    /// The name in small letters; empty for the document.
    pub(super) fn name(self) -> &'t str {
        self.node().map_or("", |node| &node.name.local)
    }

    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        let attributes = &self.node()?.attributes;
        let found = attributes.iter().find(|each| &*each.name.local == name);
        found.map(|attribute| &*attribute.value)
    }

    pub(super) fn children(self) -> impl Iterator<Item = Child<'t>> {
        let tree = self.tree;
        let first = self.node().and_then(|node| node.first);
        let ids = std::iter::successors(first, |id| tree.node(*id)?.next);
        ids.filter_map(move |id| {
            let node = tree.node(id)?;
            Some(if node.name.local.is_empty() {
                Child::Text(&node.text)
            } else {
                Child::Element(Element { tree, id })
            })
        })
    }

    pub(super) fn elements(self) -> impl Iterator<Item = Element<'t>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    fn node(self) -> Option<&'t Node> {
        self.tree.node(self.id)
    }
}

/// What the parser builds the tree in.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<u32>,
}

impl Default for Sink {
    fn default() -> Sink {
        Sink {
            nodes: RefCell::new(vec![Node::new(nothing(), Vec::new())]),
            deepest: Cell::new(0),
        }
    }
}

/// The name of the document and of texts.
fn nothing() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl Node {
    fn new(name: QualName, attributes: Vec<Attribute>) -> Node {
        Node {
            name,
            attributes,
            text: StrTendril::new(),
            level: 0,
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
        }
    }
}

impl Sink {
    fn is_full(&self) -> bool {
        self.nodes.borrow().len() > MOST_NODES
    }

    fn add(&self, node: Node) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        // The limit is far below.
        let number = u32::try_from(nodes.len()).ok();
        number.and_then(Id::new).unwrap_or(DOCUMENT)
    }

    fn change(&self, id: Id, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(place(id)) {
            change(node);
        }
    }

    fn ask<T>(&self, id: Id, question: impl FnOnce(&Node) -> Option<T>) -> Option<T> {
        self.nodes.borrow().get(place(id)).and_then(question)
    }

    /// Puts a node or a text between two neighbours of one parent.
    fn insert(&self, parent: Id, child: NodeOrText<Id>, before: Option<Id>) {
        let previous = match before {
            Some(before) => self.ask(before, |node| node.previous),
            None => self.ask(parent, |node| node.last),
        };
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.remove_from_parent(&id);
                id
            }
            NodeOrText::AppendText(text) => match previous {
                Some(previous) if self.is_text(previous) => {
                    return self.change(previous, |node| node.text.push_tendril(&text));
                }
                _ => self.add(Node {
                    text,
                    ..Node::new(nothing(), Vec::new())
                }),
            },
        };
        let level = self.ask(parent, |node| Some(node.level)).unwrap_or(0) + 1;
        self.deepest.set(self.deepest.get().max(level));
        self.change(id, |node| {
            node.level = level;
            node.parent = Some(parent);
            node.previous = previous;
            node.next = before;
        });
        match previous {
            Some(previous) => self.change(previous, |node| node.next = Some(id)),
            None => self.change(parent, |node| node.first = Some(id)),
        }
        match before {
            Some(before) => self.change(before, |node| node.previous = Some(id)),
            None => self.change(parent, |node| node.last = Some(id)),
        }
    }

    fn is_text(&self, id: Id) -> bool {
        id != DOCUMENT && self.ask(id, |node| Some(node.name.local.is_empty())) == Some(true)
    }
}

/// A name as the parser asks for it: by value, as the nodes may move meanwhile.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
            is_cut: false,
        }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        DOCUMENT
    }

    fn elem_name(&self, target: &Id) -> Name {
        Name(
            self.ask(*target, |node| Some(node.name.clone()))
                .unwrap_or_else(nothing),
        )
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Node::new(name, attrs))
    }

    /// Nothing of a comment is for readers: it is an empty text, and stays one.
    fn create_comment(&self, _text: StrTendril) -> Id {
        self.add(Node::new(nothing(), Vec::new()))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.add(Node::new(nothing(), Vec::new()))
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, child, None);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.ask(*element, |node| node.parent).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is shown by no browser: it stands apart.
    fn get_template_contents(&self, _target: &Id) -> Id {
        self.add(Node::new(nothing(), Vec::new()))
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let Some(parent) = self.ask(*sibling, |node| node.parent) {
            // A node that stands right before its new place must not be its own neighbour.
            if let NodeOrText::AppendNode(id) = &child {
                self.remove_from_parent(id);
            }
            self.insert(parent, child, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        self.change(*target, |node| {
            for attribute in attrs {
                let is_there = |each: &Attribute| each.name == attribute.name;
                if !node.attributes.iter().any(is_there) {
                    node.attributes.push(attribute);
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &Id) {
        let places = self.ask(*target, |node| {
            Some((node.parent?, node.previous, node.next))
        });
        let Some((parent, previous, next)) = places else {
            return;
        };
        match previous {
            Some(previous) => self.change(previous, |node| node.next = next),
            None => self.change(parent, |node| node.first = next),
        }
        match next {
            Some(next) => self.change(next, |node| node.previous = previous),
            None => self.change(parent, |node| node.last = previous),
        }
        self.change(*target, |node| {
            (node.parent, node.previous, node.next) = (None, None, None);
        });
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        while let Some(child) = self.ask(*node, |node| node.first) {
            self.remove_from_parent(&child);
            self.append(new_parent, NodeOrText::AppendNode(child));
        }
    }
}
