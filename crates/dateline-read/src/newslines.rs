//! Newslines: headline, byline, dateline, credits, published and updated day, completeness.

mod clock;
mod cursor;
mod dateline;
mod language;
mod printed;
mod published;

use crate::{Context, layout::Layout};
use dateline_model::{Article, Dropped, Judged, Lang, Note, Page, PageKind};

/// The articles with their newslines.
#[derive(Debug, Default)]
pub(crate) struct Newslines {
    /// What the page is.
    pub kind: PageKind,
    /// The page's main language.
    pub language: Lang,
    /// The items of the page; `published` only where something prints it, says it in markup,
    /// address or context. Inferred days are the work of the time room.
    pub articles: Vec<Article>,
    /// What was left out.
    pub dropped: Vec<Dropped>,
    /// Every block with its judgement, when the context asks why.
    pub blocks: Vec<Judged>,
    /// Doubts, those of layout included.
    pub notes: Vec<Note>,
}

/// Lifts the newslines of every article.
pub(crate) fn lift(page: &Page, layout: Layout, context: &Context<'_>) -> Newslines {
    let Layout { kind, mut articles, dropped, blocks, mut notes } = layout;
    let language = language::of_page(page, &articles);
    for article in &mut articles {
        article.language = language::of_article(page, article, language);
        article.dateline = dateline::lift(page, article, context.lexicon);
    }
    let scene = published::Scene { page, articles: &articles, dropped: &dropped, context };
    let days: Vec<_> = (0..articles.len()).map(|n| published::lift(&scene, n)).collect();
    for (article, days) in articles.iter_mut().zip(days) {
        article.published = days.published;
        article.updated = days.updated;
        notes.extend(days.notes);
    }
    Newslines { kind, language, articles, dropped, blocks, notes }
}
