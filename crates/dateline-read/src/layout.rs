//! Layout: what a page is, which articles and teasers stand on it, what is left out and why.

mod company;
mod evidence;
mod feature;
mod features;
mod flat;
mod html;
mod items;
mod judge;
mod measure;
mod places;
mod wall;

pub(crate) use feature::Feature;

use crate::Context;
use dateline_model::{Article, Dropped, Judged, Note, Page, PageKind};

/// A page taken apart.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// What the page is.
    pub kind: PageKind,
    /// The items in page order with role, span, repeats, headline, paragraphs and newslines (the
    /// lines that stand with them but are no body); the rest of each article is not filled yet.
    pub articles: Vec<Article>,
    /// What was left out.
    pub dropped: Vec<Dropped>,
    /// Every block with its judgement, when the context asks why.
    pub blocks: Vec<Judged>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Takes a page apart.
pub(crate) fn lay_out(page: &Page, context: &Context<'_>) -> Layout {
    let mut layout =
        if page.is_html { html::lay_out(page, context) } else { flat::lay_out(page, context) };
    wall::close(page, &mut layout, context);
    layout
}

#[cfg(test)]
mod tests;
