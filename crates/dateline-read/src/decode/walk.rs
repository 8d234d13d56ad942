//! Walk: the tree, once, in document order, to text, blocks, containers and facts.

use super::seam::Seam;
use super::structured::{self, TEMPLATE};
use super::tags::{self, Tag};
use super::tree::{Content, NONE, Node};
use super::{jsonld, markup, script};
use dateline_model::{Block, Container, Limits, MarkupFact, Shape, Span};
use html5ever::local_name;

/// What a walk brings home.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The visible text, one block a line.
    pub text: String,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The containers that hold blocks, and those around them.
    pub containers: Vec<Container>,
    /// Structured data.
    pub markup: Vec<MarkupFact>,
    /// Bytes of text in hidden elements.
    pub hidden: usize,
    /// Whether a script of structured data was passed over.
    pub is_structure_cut: bool,
}

/// White space or a mark owed before the next word of the block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Owed {
    #[default]
    Nothing,
    Space,
    Tab,
    Line,
}

/// A block element that is open.
#[derive(Debug)]
struct Frame {
    node: usize,
    tag: Tag,
    container: Option<usize>,
    /// For a table: whether its rows are lines of data and not a layout.
    is_data: bool,
}

/// A fact whose element is open.
#[derive(Debug)]
struct Mark {
    node: usize,
    fact: usize,
    start: usize,
}

struct Walk<'n> {
    nodes: &'n [Node],
    limits: &'n Limits,
    out: Walked,
    frames: Vec<Frame>,
    marks: Vec<Mark>,
    owed: Owed,
    seam: Seam,
    /// Where the open block begins.
    start: usize,
    linked: usize,
    links: usize,
    muted: usize,
    reads_hidden: bool,
    scripts: script::Budget,
}

/// Walks a parsed page.
pub(super) fn walk(nodes: &[Node], limits: &Limits, reads_hidden: bool) -> Walked {
    let mut walk = Walk {
        nodes,
        limits,
        out: Walked::default(),
        frames: Vec::new(),
        marks: Vec::new(),
        owed: Owed::Nothing,
        seam: Seam::default(),
        start: 0,
        linked: 0,
        links: 0,
        muted: NONE,
        reads_hidden,
        scripts: script::Budget::default(),
    };
    let mut at = 0;
    while let Some(node) = nodes.get(at) {
        let descends = walk.enter(at, node);
        if descends && node.first != NONE {
            at = node.first;
            continue;
        }
        if descends {
            walk.leave(at, node);
        }
        at = walk.climb(node);
    }
    walk.flush();
    walk.out
}

impl<'n> Walk<'n> {
    /// The node after this one and its inside, leaving what ends on the way.
    fn climb(&mut self, mut node: &'n Node) -> usize {
        while node.next == NONE {
            let at = node.parent;
            let Some(parent) = self.nodes.get(at) else { return NONE };
            self.leave(at, parent);
            node = parent;
        }
        node.next
    }

    /// Begins a node; false when its inside is not walked and it is not left.
    fn enter(&mut self, at: usize, node: &Node) -> bool {
        let tag = match &node.content {
            Content::Text(words) => {
                self.say(words);
                return false;
            }
            Content::Gone => return false,
            Content::Root => return true,
            Content::Element(name, _) => tags::kind(&name.local),
        };
        match tag {
            Tag::Skip => return false,
            Tag::Raw => self.script(node),
            Tag::Title => self.title(node),
            Tag::Meta => self.out.markup.extend(markup::meta(node)),
            Tag::Relation => self.out.markup.extend(markup::relation(node)),
            Tag::Break => self.line_break(),
            _ => return self.open(at, node, tag),
        }
        false
    }

    fn open(&mut self, at: usize, node: &Node, tag: Tag) -> bool {
        if self.muted == NONE && !self.reads_hidden && markup::is_hidden(node) {
            self.muted = at;
        }
        if *node.tag() == local_name!("html") {
            let language = node
                .attribute(&local_name!("lang"))
                .or_else(|| node.attribute(&local_name!("xml:lang")));
            let fact = markup::fact("html:lang".to_owned(), language.unwrap_or_default());
            self.out.markup.extend(fact);
        }
        self.seam.open(node.tag());
        match tag {
            Tag::Link => self.links += usize::from(node.attribute(&local_name!("href")).is_some()),
            Tag::Cell if self.frames.iter().rev().any(|f| f.tag == Tag::Row) && self.is_data() => {
                if self.out.text.len() > self.start {
                    self.owed = Owed::Tab;
                }
            }
            Tag::Inline => {}
            _ => {
                self.flush();
                let is_data = tag == Tag::Table && is_data_table(self.nodes, at);
                self.frames.push(Frame { node: at, tag, container: None, is_data });
            }
        }
        for fact in markup::of_element(node) {
            self.marks.push(Mark {
                node: at,
                fact: self.out.markup.len(),
                start: self.out.text.len(),
            });
            self.out.markup.push(fact);
        }
        true
    }

    fn leave(&mut self, at: usize, node: &Node) {
        self.seam.close(node.tag());
        if self.frames.last().is_some_and(|frame| frame.node == at) {
            self.flush();
            self.frames.pop();
        } else if *node.tag() == local_name!("a") && node.attribute(&local_name!("href")).is_some()
        {
            self.links = self.links.saturating_sub(1);
        }
        while let Some(mark) = self.marks.pop_if(|mark| mark.node == at) {
            self.close(&mark);
        }
        if self.muted == at {
            self.muted = NONE;
        }
    }

    /// Gives a fact the words its element wraps.
    fn close(&mut self, mark: &Mark) {
        let span = Span::new(mark.start, self.out.text.len()).trimmed(&self.out.text);
        let Some(fact) = self.out.markup.get_mut(mark.fact) else { return };
        if !span.is_empty() {
            fact.span = Some(span);
            if fact.value.is_empty() && span.len() <= 1024 {
                span.of(&self.out.text).clone_into(&mut fact.value);
            }
        }
    }

    /// Whether the innermost table is one of data.
    fn is_data(&self) -> bool {
        self.frames.iter().rev().find(|f| f.tag == Tag::Table).is_some_and(|f| f.is_data)
    }

    fn script(&mut self, node: &Node) {
        let kind = node.attribute(&local_name!("type")).unwrap_or_default();
        if !kind.trim().eq_ignore_ascii_case("application/ld+json") {
            let words = self.inside(node);
            if structured::is_template(kind) && words.len() <= self.limits.structured_bytes {
                let fact = MarkupFact { place: TEMPLATE.to_owned(), value: words, span: None };
                self.out.markup.push(fact);
                return;
            }
            script::days(&words, &mut self.scripts, &mut self.out.markup);
            return;
        }
        let words = self.inside(node);
        let is_whole = jsonld::flatten(&words, self.limits, &mut self.out.markup);
        self.out.is_structure_cut |= !is_whole;
    }

    fn title(&mut self, node: &Node) {
        let words = self.inside(node);
        let words: Vec<&str> = words.split_whitespace().collect();
        self.out.markup.extend(markup::fact("title".to_owned(), &words.join(" ")));
    }

    /// The text directly inside a node.
    fn inside(&self, node: &Node) -> String {
        let mut words = String::new();
        let mut child = node.first;
        while let Some(inner) = self.nodes.get(child) {
            if let Content::Text(text) = &inner.content {
                words.push_str(text);
            }
            child = inner.next;
        }
        words
    }

    fn say(&mut self, words: &str) {
        if self.muted != NONE {
            self.out.hidden += words.trim().len();
            return;
        }
        let before = self.out.text.len();
        if self.frames.iter().rev().any(|frame| frame.tag == Tag::Pre) {
            for line in words.split_inclusive('\n') {
                self.words(line);
                if line.ends_with('\n') {
                    self.line_break();
                }
            }
        } else {
            self.words(words);
        }
        if self.links > 0 {
            let from = before.max(self.start);
            self.linked += self.out.text.len().saturating_sub(from);
        }
    }

    fn words(&mut self, words: &str) {
        for (n, part) in words.split(is_space).enumerate() {
            if n > 0 {
                self.owed = self.owed.max(Owed::Space);
            }
            if part.is_empty() {
                continue;
            }
            let is_plain = part.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            if !is_plain && part.contains(is_unseen) {
                for (n, piece) in part.split(tags::DROPPED_BREAK).enumerate() {
                    if n > 0 {
                        self.flush();
                    }
                    self.word(&piece.replace(is_unseen, ""));
                }
            } else {
                self.word(part);
            }
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if self.out.text.len() > self.start {
            match self.owed {
                Owed::Nothing if self.seam.parts(&self.out.text, word) => self.out.text.push(' '),
                Owed::Nothing => {}
                Owed::Space => self.out.text.push(' '),
                Owed::Tab => self.out.text.push('\t'),
                Owed::Line => self.out.text.push('\n'),
            }
        }
        (self.owed, self.seam) = (Owed::Nothing, Seam::default());
        self.out.text.push_str(word);
    }

    /// Ends a line; two in a row end a paragraph.
    fn line_break(&mut self) {
        if self.owed == Owed::Line {
            self.flush();
        } else if self.out.text.len() > self.start {
            self.owed = Owed::Line;
        }
    }

    /// Ends the open block.
    fn flush(&mut self) {
        let span = Span::new(self.start, self.out.text.len()).trimmed(&self.out.text);
        if !span.is_empty() {
            let container = self.container();
            let linked = self.linked.min(span.len());
            let shape = self.shape();
            self.out.blocks.push(Block { span, shape, linked, container, gap: 1 });
            self.out.text.push('\n');
        }
        self.start = self.out.text.len();
        self.linked = 0;
        self.owed = Owed::Nothing;
    }

    /// The shape the innermost elements give to a block.
    fn shape(&self) -> Shape {
        let mut inner = None;
        for frame in self.frames.iter().rev() {
            match (frame.tag, inner) {
                (Tag::Block(Some(Shape::Quote)), None | Some(Shape::Paragraph)) => {
                    return Shape::Quote;
                }
                (Tag::Block(Some(Shape::Caption)), _) => return Shape::Caption,
                (Tag::Block(Some(Shape::Entry)), Some(Shape::Paragraph)) => return Shape::Entry,
                (Tag::Block(Some(shape)), None) => inner = Some(shape),
                (Tag::Pre, None) => return Shape::Pre,
                (Tag::Cell | Tag::Row, None) => inner = Some(Shape::Cell),
                (Tag::Table | Tag::Cell, Some(_)) => break,
                _ => {}
            }
        }
        inner.unwrap_or_default()
    }

    /// The innermost container, made together with those around it when it is first needed.
    fn container(&mut self) -> Option<usize> {
        let mut parent = None;
        for frame in &mut self.frames {
            if frame.container.is_none() {
                let Some(node) = self.nodes.get(frame.node) else { continue };
                frame.container = Some(self.out.containers.len());
                self.out.containers.push(Container {
                    tag: (**node.tag()).to_owned(),
                    tokens: markup::tokens(node),
                    parent,
                });
            }
            parent = frame.container;
        }
        parent
    }
}

/// White space that is folded.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{a0}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// Characters that print nothing: controls, soft hyphens, zero-width space and byte order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a table holds data: at least two cells in some row, no inner table, no paragraphs,
/// headings or lists, and no long cell.
fn is_data_table(nodes: &[Node], table: usize) -> bool {
    let (mut rows, mut cells, mut length) = (0_usize, 0_usize, 0_usize);
    let mut at = nodes.get(table).map_or(NONE, |node| node.first);
    while let Some(node) = nodes.get(at) {
        if let Content::Text(words) = &node.content {
            length += words.trim().len();
        }
        match tags::kind(node.tag()) {
            Tag::Table | Tag::Pre | Tag::Block(Some(_))
                if *node.tag() != local_name!("caption") =>
            {
                return false;
            }
            Tag::Row => rows += 1,
            Tag::Cell => cells += 1,
            Tag::Block(None) if *node.tag() == local_name!("div") => return false,
            _ => {}
        }
        let mut next = node.first;
        let mut climber = node;
        while next == NONE {
            next = climber.next;
            if next == NONE {
                if climber.parent == table {
                    return cells > rows && length < cells.saturating_mul(60);
                }
                let Some(parent) = nodes.get(climber.parent) else { return false };
                climber = parent;
            }
        }
        at = next;
    }
    false
}
