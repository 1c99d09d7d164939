//! HTML as a tree, as browsers build it: end tags that are missing are added, tables are mended.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeMut, NodeRef};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{Attribute, QualName, local_name, ns, parse_document};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};

/// A page nests some thirty elements; browsers stop at 512.
const MOST_LEVELS: usize = 256;

/// The largest pages of documentation have some hundred thousand. Misnested formatting is repeated in
/// each paragraph, so that a small page could make any number.
const MOST_NODES: usize = 1_000_000;

/// What the parser takes at a time, before the limits are looked at: its work on one element grows
/// with the levels around it.
const CHUNK: usize = 4 << 10;

/// A page, or its beginning.
pub(super) struct Tree {
    nodes: Nodes,
    /// Whether the page goes on behind the last node.
    pub(super) is_cut: bool,
}

type Nodes = ego_tree::Tree<Node>;

/// An element, a text, or the document: the latter two have no name.
struct Node {
    name: QualName,
    attributes: Vec<Attribute>,
    /// Of a text alone.
    text: StrTendril,
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
            if parser.tokenizer.sink.sink.level() > MOST_LEVELS {
                return Err(too_deep());
            }
        }
        let nodes = parser.finish();
        // Mending moves elements, with all that is inside them.
        if deepest(&nodes) > MOST_LEVELS {
            return Err(too_deep());
        }
        let is_cut = !rest.is_empty();
        Ok(Tree { nodes, is_cut })
    }

    pub(super) fn root(&self) -> Element<'_> {
        Element(self.nodes.root())
    }
}

fn deepest(nodes: &Nodes) -> usize {
    let mut level = 0;
    let levels = nodes.root().traverse().map(|edge| {
        match edge {
            Edge::Open(_) => level += 1,
            Edge::Close(_) => level -= 1,
        }
        level
    });
    levels.max().unwrap_or_default()
}

fn too_deep() -> String {
    format!("elements nested too deep: expected at most {MOST_LEVELS} levels")
}

/// One node, mostly an element.
#[derive(Clone, Copy)]
pub(super) struct Element<'t>(NodeRef<'t, Node>);

/// What an element holds.
pub(super) enum Child<'t> {
    Element(Element<'t>),
    Text(&'t str),
}

impl<'t> Element<'t> {
    /// The name in small letters; empty for the document.
    pub(super) fn name(self) -> &'t str {
        &self.0.value().name.local
    }

    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        let mut attributes = self.0.value().attributes.iter();
        let found = attributes.find(|each| &*each.name.local == name);
        found.map(|attribute| &*attribute.value)
    }

    /// What a template holds is shown by no browser.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'t>> {
        let is_shown = self.name() != "template";
        let nodes = self.0.children().filter(move |_| is_shown);
        nodes.map(|node| {
            if node.value().is_text() {
                Child::Text(&node.value().text)
            } else {
                Child::Element(Element(node))
            }
        })
    }

    pub(super) fn elements(self) -> impl Iterator<Item = Element<'t>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }
}

impl Node {
    fn from_text(text: StrTendril) -> Node {
        Node {
            name: QualName::new(None, ns!(), local_name!("")),
            attributes: Vec::new(),
            text,
        }
    }

    fn is_text(&self) -> bool {
        self.name.local.is_empty()
    }
}

/// What the parser builds the tree in.
struct Sink(RefCell<Nodes>);

impl Default for Sink {
    fn default() -> Sink {
        let document = Node::from_text(StrTendril::new());
        Sink(RefCell::new(Nodes::new(document)))
    }
}

impl Sink {
    fn is_full(&self) -> bool {
        self.0.borrow().values().len() > MOST_NODES
    }

    /// How many levels are around the node that was made last.
    fn level(&self) -> usize {
        let nodes = self.0.borrow();
        let last = nodes.nodes().next_back();
        last.map_or(0, |last| last.ancestors().count())
    }

    fn add(&self, node: Node) -> NodeId {
        self.0.borrow_mut().orphan(node).id()
    }

    fn change(&self, id: NodeId, change: impl FnOnce(NodeMut<Node>)) {
        if let Some(node) = self.0.borrow_mut().get_mut(id) {
            change(node);
        }
    }

    fn has_parent(&self, id: NodeId) -> bool {
        let nodes = self.0.borrow();
        nodes.get(id).is_some_and(|node| node.parent().is_some())
    }
}

/// Adds a text to the one before it; gives it back where there is none.
fn joined(mut before: Option<NodeMut<Node>>, text: StrTendril) -> Option<StrTendril> {
    match before.as_mut().map(NodeMut::value) {
        Some(before) if before.is_text() => {
            before.text.push_tendril(&text);
            None
        }
        _ => Some(text),
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Nodes;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Nodes {
        self.0.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.0.borrow().root().id()
    }

    fn elem_name(&self, target: &NodeId) -> Ref<'_, QualName> {
        Ref::map(self.0.borrow(), |nodes| {
            let node = nodes.get(*target).unwrap_or(nodes.root());
            &node.value().name
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        self.add(Node {
            name,
            attributes,
            text: StrTendril::new(),
        })
    }

    /// Nothing of a comment is for readers: it is an empty text, and stays one.
    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(Node::from_text(StrTendril::new()))
    }

    fn create_pi(&self, _target: StrTendril, data: StrTendril) -> NodeId {
        self.create_comment(data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.change(*parent, |mut parent| match child {
            NodeOrText::AppendNode(id) => drop(parent.append_id(id)),
            NodeOrText::AppendText(text) => {
                if let Some(text) = joined(parent.last_child(), text) {
                    parent.append(Node::from_text(text));
                }
            }
        });
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        if self.has_parent(*element) {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        if !self.has_parent(*sibling) {
            return;
        }
        self.change(*sibling, |mut sibling| match child {
            NodeOrText::AppendNode(id) => drop(sibling.insert_id_before(id)),
            NodeOrText::AppendText(text) => {
                if let Some(text) = joined(sibling.prev_sibling(), text) {
                    sibling.insert_before(Node::from_text(text));
                }
            }
        });
    }

    fn add_attrs_if_missing(&self, target: &NodeId, more: Vec<Attribute>) {
        self.change(*target, |mut node| {
            let attributes = &mut node.value().attributes;
            for attribute in more {
                if !attributes.iter().any(|each| each.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.change(*target, |mut node| node.detach());
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.change(*new_parent, |mut parent| {
            parent.reparent_from_id_append(*node);
        });
    }
}
