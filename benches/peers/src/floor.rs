//! The floor: html5ever into the arena of the product, and nothing else; also the text of a piece
//! of HTML, for peers and gold that come as HTML.

#[path = "../../../crates/dateline-read/src/decode/tree.rs"]
#[allow(dead_code, reason = "the product's arena as it is, of which the floor needs a part")]
mod tree;

use html5ever::tendril::TendrilSink as _;
use tree::{Content, NONE, Node, Tree};

/// Parses a page into the arena and counts its nodes.
pub(crate) fn parse(html: &str) -> usize {
    nodes(html).len()
}

fn nodes(html: &str) -> Vec<Node> {
    let mut options = html5ever::ParseOpts::default();
    options.tree_builder.drop_doctype = true;
    html5ever::parse_document(Tree::new(), options).one(html)
}

/// Elements whose inside is not shown.
const SILENT: [&str; 6] = ["head", "noscript", "script", "style", "template", "title"];

/// Elements that run on with the text around them; all others begin and end a line.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "hi", "i", "ins", "kbd", "label", "mark", "q", "ref", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// The text of a piece of HTML: every block ends a line, cells of a row are parted by a tab.
pub(crate) fn text(html: &str) -> String {
    let nodes = nodes(html);
    let mut out = String::new();
    let mut at = 0;
    while let Some(node) = nodes.get(at) {
        let tag: &str = node.tag();
        let is_silent = SILENT.contains(&tag);
        match &node.content {
            Content::Text(words) => push(&mut out, words),
            Content::Element(..) if !is_silent => mark(&mut out, tag),
            _ => {}
        }
        if node.first != NONE && !is_silent {
            at = node.first;
            continue;
        }
        let mut climber = node;
        at = loop {
            if climber.next != NONE {
                break climber.next;
            }
            let Some(parent) = nodes.get(climber.parent) else { break NONE };
            mark(&mut out, parent.tag());
            climber = parent;
        };
    }
    out
}

/// Text with its white space folded; line feeds of the source are spaces.
fn push(out: &mut String, words: &str) {
    for c in words.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n', '\t']) {
            out.push(' ');
        }
    }
}

/// The mark an element leaves at its beginning and end.
fn mark(out: &mut String, tag: &str) {
    if tag.is_empty() || INLINE.contains(&tag) || out.is_empty() {
        return;
    }
    let is_cell = matches!(tag, "td" | "th");
    while out.ends_with([' ', '\t']) && !(is_cell && out.ends_with('\t')) {
        out.pop();
    }
    if !out.ends_with(['\n', '\t']) {
        out.push(if is_cell { '\t' } else { '\n' });
    }
}
