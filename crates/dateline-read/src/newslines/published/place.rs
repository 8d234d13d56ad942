//! Place: where a line stands, seen from an article, and what the containers around it are for.

use super::Scene;
use crate::{
    lexicon::{Use, Uses},
    text::Cover,
};
use dateline_model::{Article, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Blocks above the headline and below the text that still stand with an article.
const ABOVE: usize = 3;
const BELOW: usize = 4;
/// Blocks above the headline that may stand with it in a page of HTML.
const NEAR: usize = 8;

/// Where a line stands, seen from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Between the headline and the text.
    Head,
    /// Just above the headline.
    Over,
    /// One of the paragraphs.
    Body,
    /// Between the paragraphs without being one.
    Inside,
    /// Just below the text.
    Tail,
    /// Farther above.
    Above,
    /// Farther below.
    Below,
}

/// What the containers of a line that do not hold the article's text are for, by their rows in the
/// sheet of weights.
const COMPANIES: [(&str, &[Use]); 6] = [
    ("in_comment", &[Use::Comment]),
    ("in_sidebar", &[Use::Sidebar, Use::Widget]),
    ("in_related", &[Use::Related, Use::Teaser]),
    ("in_footer", &[Use::Footer]),
    ("in_header", &[Use::Header, Use::Nav]),
    ("in_meta", &[Use::Meta, Use::Bio, Use::Title]),
];

/// The blocks an article stands on, by number, and the containers that hold its text.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    paragraphs: Cover,
    newslines: Cover,
    /// Where the article's stretch begins.
    start: usize,
    headline: usize,
    first: usize,
    last: usize,
    around: BTreeSet<usize>,
    /// What the containers looked at so far are for.
    known: BTreeMap<usize, Uses>,
}

impl Stand {
    pub(super) fn of(scene: &Scene<'_>, article: &Article) -> Self {
        let blocks = &scene.page.blocks;
        let block_at =
            |span: Span| blocks.partition_point(|block| block.span.end() <= span.start());
        let headline = article.headline.as_ref().and_then(|h| h.span);
        // A line that layout took for text may stand above the headline; the text begins below it.
        let below = |span: &&Span| headline.is_none_or(|headline| span.start() >= headline.end());
        let first = article.paragraphs.iter().find(below).or(article.paragraphs.first());
        let first = first.map_or(0, |span| block_at(*span));
        let last = article.paragraphs.last().map_or(0, |span| block_at(*span)).max(first);
        let headline = headline.map_or(first, block_at);
        let mut around = BTreeSet::new();
        let mut at = blocks.get(first).and_then(|block| block.container);
        while let Some(inner) = at {
            around.insert(inner);
            at = scene.page.containers.get(inner).and_then(|container| container.parent);
        }
        Self {
            paragraphs: Cover::of(article.paragraphs.iter().copied()),
            newslines: Cover::of(article.newslines.iter().copied()),
            start: block_at(article.span),
            headline: headline.min(first),
            first,
            last,
            around,
            known: BTreeMap::new(),
        }
    }

    /// Where block number `at` stands.
    pub(super) fn place(&self, at: usize, block: Span) -> Place {
        if self.paragraphs.overlaps(block) {
            return Place::Body;
        }
        let is_newsline = self.newslines.overlaps(block);
        match at {
            at if (self.start.saturating_sub(ABOVE)..self.start).contains(&at) => Place::Over,
            at if at < self.headline.saturating_sub(ABOVE) && !is_newsline => Place::Above,
            at if at < self.headline => Place::Over,
            at if at < self.first => Place::Head,
            at if at <= self.last => Place::Inside,
            at if at <= self.last.saturating_add(BELOW) || is_newsline => Place::Tail,
            _ => Place::Below,
        }
    }

    /// Whether block number `at` is the first of the text.
    pub(super) fn is_first(&self, at: usize) -> bool {
        at == self.first
    }

    /// Whether block number `at` stands a few lines above the headline.
    pub(super) fn is_near(&self, at: usize) -> bool {
        (self.headline.saturating_sub(NEAR)..self.headline).contains(&at)
    }

    /// Whether a block is a newsline of the article, as layout says.
    pub(super) fn is_newsline(&self, block: Span) -> bool {
        self.newslines.overlaps(block)
    }

    /// What the containers of block number `at` are for, those left out that hold the article's
    /// text too.
    pub(super) fn company(&mut self, scene: &Scene<'_>, at: usize) -> Vec<&'static str> {
        let mut climb = Vec::new();
        let mut uses = Uses::default();
        let mut next = scene.page.blocks.get(at).and_then(|block| block.container);
        while let Some(inner) = next.filter(|inner| !self.around.contains(inner)) {
            if let Some(known) = self.known.get(&inner) {
                uses = *known;
                break;
            }
            climb.push(inner);
            next = scene.page.containers.get(inner).and_then(|container| container.parent);
        }
        for inner in climb.into_iter().rev() {
            if let Some(container) = scene.page.containers.get(inner) {
                uses = uses.with(scene.context.lexicon.containers.uses(&container.tokens));
                match container.tag.as_str() {
                    "aside" => uses.add(Use::Sidebar),
                    "footer" => uses.add(Use::Footer),
                    "nav" => uses.add(Use::Nav),
                    _ => {}
                }
            }
            self.known.insert(inner, uses);
        }
        let is = |of: &[Use]| of.iter().any(|of| uses.has(*of));
        COMPANIES.iter().filter(|(_, of)| is(of)).map(|(name, _)| *name).collect()
    }
}
