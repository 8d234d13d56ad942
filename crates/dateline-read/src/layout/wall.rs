//! Wall: a page that asks for consent, a login or a proof of being human in place of its text.

use super::Layout;
use crate::Context;
use dateline_model::{ArticleRole, DropReason, Dropped, Note, Page, PageKind, Span};

/// Most bytes a wall has to say.
const WORDS: usize = 2_000;
/// Most blocks of a page that is nothing but a wall.
const BLOCKS: usize = 60;
/// Fewest blocks that speak of the gate.
const SIGNS: usize = 2;

/// Takes the text of a wall out of the page: it is bare, and a note says why.
pub(super) fn close(page: &Page, layout: &mut Layout, context: &Context<'_>) {
    let body: Vec<Span> = layout.articles.iter().flat_map(|a| a.paragraphs.clone()).collect();
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let is_small = layout.articles.len() <= 1
        && layout.articles.iter().all(|article| article.role == ArticleRole::Article)
        && page.blocks.len() <= BLOCKS
        && length(&body) <= WORDS;
    if !is_small {
        return;
    }
    let speaks = |span: &Span| {
        let words = page.words(*span);
        words.len() <= WORDS
            && context.lexicon.signs.within("gate", &words.to_lowercase()).is_some()
    };
    let signs: Vec<Span> = page.blocks.iter().map(|block| block.span).filter(speaks).collect();
    let own: Vec<Span> =
        body.iter().copied().filter(|span| signs.iter().any(|sign| sign.overlaps(*span))).collect();
    if signs.len() < SIGNS || length(&own) * 2 < length(&body) {
        return;
    }
    let because = vec![("gate".to_owned(), -1000)];
    for article in std::mem::take(&mut layout.articles) {
        let title = article.headline.and_then(|headline| headline.span);
        let spans = article.paragraphs.into_iter().chain(article.newslines).chain(title);
        layout.dropped.extend(spans.chain(article.repeats).map(|span| Dropped {
            span,
            reason: DropReason::Legal,
            because: because.clone(),
        }));
    }
    layout.dropped.sort_by_key(|dropped| dropped.span);
    for block in &mut layout.blocks {
        block.kept = false;
        "furniture".clone_into(&mut block.kind);
    }
    layout.kind = PageKind::Bare;
    layout.notes.retain(|note| note.code != "layout_doubt");
    let says = "The page asks for consent or a login in place of its text.";
    layout.notes.push(Note::new("wall", says, signs.first().copied()));
}
