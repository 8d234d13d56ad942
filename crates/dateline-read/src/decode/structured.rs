//! Structured: the body that structured data or a template holds, for pages that show none.

use super::walk::Walked;
use dateline_model::{Block, Container, Note, Shape, Span};

/// Bytes from which a told body stands in for a missing one.
const TOLD: usize = 500;
/// Letters from which a visible block with a mark at its end is a body of its own.
const BODY: usize = 150;

/// The place of a fact that is markup a script would show.
pub(super) const TEMPLATE: &str = "template:script";

/// Whether a script of this type is markup to be shown later.
pub(super) fn is_template(kind: &str) -> bool {
    let kind = kind.trim().to_ascii_lowercase();
    kind == "text/html" || (kind.starts_with("text/") && kind.contains("template"))
}

/// Puts the told body behind the visible text when no visible block can be a body. `plain` makes
/// text of a body that is markup itself.
pub(super) fn supply(walked: &mut Walked, plain: impl Fn(&str) -> String) -> Option<Note> {
    if walked.blocks.iter().any(|block| is_body(walked, block)) {
        return None;
    }
    let told = walked.markup.iter().filter(|fact| {
        (fact.place.starts_with("jsonld:") && fact.place.ends_with(".articlebody"))
            || (fact.place == TEMPLATE && fact.value.contains("<p"))
    });
    let longest = told.max_by_key(|fact| fact.value.len()).filter(|f| f.value.len() >= TOLD)?;
    let is_markup = ["<p", "<br", "</div>"].iter().any(|tag| longest.value.contains(tag));
    let body = if is_markup { plain(&longest.value) } else { longest.value.clone() };
    let container = walked.containers.len();
    walked.containers.push(Container {
        tag: "article".to_owned(),
        tokens: String::new(),
        parent: None,
    });
    let start = walked.text.len();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let from = walked.text.len();
        walked.text.push_str(line);
        walked.blocks.push(Block {
            span: Span::new(from, walked.text.len()),
            shape: Shape::Paragraph,
            linked: 0,
            container: Some(container),
            gap: 1,
        });
        walked.text.push('\n');
    }
    let span = Span::new(start, walked.text.len()).trimmed(&walked.text);
    let says = "The page shows no text of its own; this is the body its structured data or a template holds.";
    Some(Note::new("body_from_structured", says, Some(span)))
}

fn is_body(walked: &Walked, block: &Block) -> bool {
    let words = block.span.of(&walked.text);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let wide = words.chars().filter(|c| crate::text::characters::is_cjk(*c)).count();
    letters + wide >= BODY
        && block.linked * 2 < block.span.len()
        && words.ends_with(|c: char| !c.is_alphanumeric())
}
