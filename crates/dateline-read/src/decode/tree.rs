//! Tree: the flat arena the parser builds into. No recursion, no reference counts, and dropped in
//! one go whatever its depth.

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name};
use std::borrow::Cow;
use std::cell::RefCell;

/// No node.
pub(super) const NONE: usize = usize::MAX;

/// The name of what is no element.
static NAMELESS: LocalName = local_name!("");

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// The page itself.
    Root,
    /// An element with its attributes.
    Element(QualName, Vec<Attribute>),
    /// Text.
    Text(StrTendril),
    /// A comment or a processing instruction; nothing is kept of it.
    Gone,
}

/// One node of the arena; [`NONE`] where a relative is missing.
#[derive(Debug)]
pub(super) struct Node {
    /// Node it lies in.
    pub parent: usize,
    /// First node in it.
    pub first: usize,
    /// Next node in the same parent.
    pub next: usize,
    last: usize,
    previous: usize,
    /// What it is.
    pub content: Content,
}

impl Node {
    fn new(content: Content) -> Self {
        Self { parent: NONE, first: NONE, next: NONE, last: NONE, previous: NONE, content }
    }

    /// The lower-case tag name, or an empty one for what is no element.
    pub(super) fn tag(&self) -> &LocalName {
        if let Content::Element(name, _) = &self.content { &name.local } else { &NAMELESS }
    }

    /// The attributes, or none for what is no element.
    pub(super) fn attributes(&self) -> &[Attribute] {
        if let Content::Element(_, attributes) = &self.content { attributes } else { &[] }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &LocalName) -> Option<&str> {
        self.attributes().iter().find(|a| a.name.local == *name).map(|a| &*a.value)
    }
}

/// The sink the parser's tree builder writes to.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: RefCell<Vec<Node>>,
}

impl Tree {
    /// A tree with nothing but its root, node 0.
    pub(super) fn new() -> Self {
        Self { nodes: RefCell::new(vec![Node::new(Content::Root)]) }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn add(&self, content: Content) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(content));
        nodes.len() - 1
    }

    fn detach(&self, id: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(node) = nodes.get_mut(id) else { return };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        if let Some(node) = nodes.get_mut(previous) {
            node.next = next;
        } else if let Some(node) = nodes.get_mut(parent) {
            node.first = next;
        }
        if let Some(node) = nodes.get_mut(next) {
            node.previous = previous;
        } else if let Some(node) = nodes.get_mut(parent) {
            node.last = previous;
        }
    }

    /// Puts a node without parent between `previous` and `next` of `parent`.
    fn insert(&self, id: usize, parent: usize, previous: usize, next: usize) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(node) = nodes.get_mut(id) {
            (node.parent, node.previous, node.next) = (parent, previous, next);
        }
        if let Some(node) = nodes.get_mut(previous) {
            node.next = id;
        } else if let Some(node) = nodes.get_mut(parent) {
            node.first = id;
        }
        if let Some(node) = nodes.get_mut(next) {
            node.previous = id;
        } else if let Some(node) = nodes.get_mut(parent) {
            node.last = id;
        }
    }

    /// Adds to a text node; false when it is none.
    fn extend(&self, id: usize, words: &StrTendril) -> bool {
        if let Some(Node { content: Content::Text(text), .. }) = self.nodes.borrow_mut().get_mut(id)
        {
            text.push_tendril(words);
            return true;
        }
        false
    }

    fn relatives(&self, id: usize) -> (usize, usize, usize) {
        self.nodes.borrow().get(id).map_or((NONE, NONE, NONE), |n| (n.parent, n.previous, n.last))
    }

    /// Puts a child before `next`, or at the end when that is [`NONE`].
    fn place(&self, child: NodeOrText<usize>, parent: usize, next: usize) {
        let previous = if next == NONE { self.relatives(parent).2 } else { self.relatives(next).1 };
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(words) if self.extend(previous, &words) => return,
            NodeOrText::AppendText(words) => self.add(Content::Text(words)),
        };
        self.insert(id, parent, previous, next);
    }
}

/// Name of an element as the tree builder wants it.
#[derive(Debug)]
pub(super) struct Name(Namespace, LocalName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0
    }

    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl TreeSink for Tree {
    type Handle = usize;
    type Output = Vec<Node>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        match self.nodes.borrow().get(*target).map(|node| &node.content) {
            Some(Content::Element(name, _)) => Name(name.ns.clone(), name.local.clone()),
            _ => Name(Namespace::default(), LocalName::default()),
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> usize {
        self.add(Content::Element(name, attrs))
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Content::Gone)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Content::Gone)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.place(child, *parent, NONE);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        prev_element: &usize,
        child: NodeOrText<usize>,
    ) {
        if self.relatives(*element).0 == NONE {
            self.append(prev_element, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, new_node: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(id) = new_node {
            self.detach(id);
        }
        self.place(new_node, self.relatives(*sibling).0, *sibling);
    }

    fn add_attrs_if_missing(&self, target: &usize, attrs: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Node { content: Content::Element(_, own), .. }) = nodes.get_mut(*target) {
            for attribute in attrs {
                if own.iter().all(|has| has.name != attribute.name) {
                    own.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut child = self.nodes.borrow().get(*node).map_or(NONE, |n| n.first);
        while child != NONE {
            let next = self.nodes.borrow().get(child).map_or(NONE, |n| n.next);
            self.detach(child);
            self.place(NodeOrText::AppendNode(child), *new_parent, NONE);
            child = next;
        }
    }
}
