//! HTML: one parse, one walk, and the page they give.

use super::bounds::{Guard, without_excess};
use super::structured;
use super::tree::{Node, Tree};
use super::walk::{self, Walked};
use dateline_model::{Limits, Note, Page, PageText};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

/// Reads decoded HTML.
pub(super) fn read(html: &str, limits: &Limits) -> Page {
    let (tree, mut notes) = parse(html, limits);
    let mut walked = walk::walk(&tree, limits, false);
    if walked.hidden > 0 {
        let is_majority = walked.hidden > walked.text.len();
        if is_majority {
            walked = walk::walk(&tree, limits, true);
            let says = "More than half of the text is hidden at first; it was read.";
            notes.push(Note::new("hidden_majority", says, None));
        } else {
            let says = format!("{} bytes of hidden text were not read.", walked.hidden);
            notes.push(Note::new("hidden_text", says, None));
        }
    }
    let plain = |markup: &str| walk::walk(&parse(markup, limits).0, limits, true).text;
    notes.extend(structured::supply(&mut walked, plain));
    let Walked { text, blocks, containers, markup, is_structure_cut, .. } = walked;
    if is_structure_cut {
        let says = "Structured data was too long, too deep or damaged and was passed over.";
        notes.push(Note::new("structured_cut", says, None));
    }
    Page {
        text: PageText(text),
        blocks,
        containers,
        markup,
        is_html: true,
        notes,
        ..Page::default()
    }
}

fn parse(html: &str, limits: &Limits) -> (Vec<Node>, Vec<Note>) {
    let (html, gone) = without_excess(html, limits.html_attributes);
    let options = TreeBuilderOpts { drop_doctype: true, ..TreeBuilderOpts::default() };
    let guard = Guard::new(TreeBuilder::new(Tree::new(), options), *limits);
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let (tree, mut notes) = tokenizer.sink.finish();
    if gone > 0 {
        let says = format!("{gone} bytes of attributes were too many for one tag.");
        notes.push(Note::new("html_attributes", says, None));
    }
    (tree.finish(), notes)
}
