//! Items: the articles and teasers of a page while they are put together from its blocks.

use super::feature::shape_name;
use super::judge::Verdicts;
use super::measure::Measure;
use super::{Feature, Layout};
use crate::lexicon::{Pass, Weights};
use dateline_model::{
    Article, ArticleRole, DropReason, Dropped, Headline, Judged, Page, PageKind, Span,
};

/// One item, by the numbers of its blocks.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// What it is.
    pub role: ArticleRole,
    /// Its printed title.
    pub headline: Option<usize>,
    /// Lines that stand with it but are no body.
    pub newslines: Vec<usize>,
    /// Its body, or the blurb of a teaser.
    pub paragraphs: Vec<usize>,
    /// Blocks that print a part of it again.
    pub repeats: Vec<usize>,
}

impl Item {
    fn blocks(&self) -> impl Iterator<Item = usize> + '_ {
        self.headline
            .into_iter()
            .chain(self.newslines.iter().copied())
            .chain(self.paragraphs.iter().copied())
    }
}

/// What became of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// Not decided yet.
    #[default]
    Open,
    /// Part of an item.
    Kept,
    /// Left out.
    Dropped(DropReason),
}

/// Why a block was judged as it was: features with their weights in thousandths.
pub(super) type Because = Vec<(String, i32)>;

/// The blocks of a page with what became of them, and the items made of them.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What was counted, block by block.
    pub measures: Vec<Measure>,
    /// What became of each.
    pub fates: Vec<Fate>,
    /// Why.
    pub because: Vec<Because>,
    /// All features of each, with the numbers of those of the block alone, and of these and its company;
    /// only when asked why.
    pub features: Vec<(Vec<Feature>, usize, usize)>,
    /// The items.
    pub items: Vec<Item>,
}

impl Table {
    /// A table in which nothing is decided.
    pub(super) fn new(measures: Vec<Measure>) -> Self {
        let count = measures.len();
        Self {
            measures,
            fates: vec![Fate::Open; count],
            because: vec![Because::new(); count],
            features: Vec::new(),
            items: Vec::new(),
        }
    }

    /// The measure of a block.
    pub(super) fn at(&self, block: usize) -> Option<&Measure> {
        self.measures.get(block)
    }

    /// Whether nothing is decided about a block.
    pub(super) fn is_open(&self, block: usize) -> bool {
        self.fates.get(block) == Some(&Fate::Open)
    }

    /// The blocks about which nothing is decided.
    pub(super) fn open(&self) -> Vec<usize> {
        (0..self.fates.len()).filter(|block| self.is_open(*block)).collect()
    }

    /// Leaves a block out.
    pub(super) fn drop(&mut self, block: usize, reason: DropReason, feature: &str) {
        self.decide(block, Fate::Dropped(reason));
        self.say(block, feature, -1000);
    }

    /// Adds a reason to what is said of a block.
    pub(super) fn say(&mut self, block: usize, feature: &str, weight: i32) {
        if let Some(because) = self.because.get_mut(block) {
            because.push((feature.to_owned(), weight));
        }
    }

    /// Gives every block the features that decided; for those who ask why.
    pub(super) fn explain(&mut self, verdicts: &Verdicts, weights: &Weights) {
        let pass = Pass::Second;
        let all = verdicts.blocks.iter();
        self.features = all.map(|v| (v.features.clone(), v.alone, v.together)).collect();
        for (verdict, because) in verdicts.blocks.iter().zip(&mut self.because) {
            let mut weighed: Vec<(i32, Feature)> = verdict
                .features
                .iter()
                .map(|feature| (weights.of(*feature, pass), *feature))
                .filter(|(weight, _)| *weight != 0)
                .collect();
            weighed.sort_by_key(|(weight, feature)| (-weight.abs(), *feature));
            weighed.truncate(5);
            because.extend(weighed.into_iter().map(|(weight, feature)| (feature.name(), weight)));
            let pairs = weights.pairs_of(&verdict.features, pass);
            because.extend(pairs.into_iter().map(|(weight, name)| (name, weight)));
        }
    }

    fn decide(&mut self, block: usize, fate: Fate) {
        if let Some(place) = self.fates.get_mut(block) {
            *place = fate;
        }
    }

    /// Adds an item and takes its blocks.
    pub(super) fn keep(&mut self, item: Item) {
        for block in item.blocks().chain(item.repeats.iter().copied()).collect::<Vec<_>>() {
            self.decide(block, Fate::Kept);
        }
        self.items.push(item);
    }

    /// Adds a newsline to an item and takes its block.
    pub(super) fn add_newsline(&mut self, item: usize, block: usize) {
        if let Some(item) = self.items.get_mut(item) {
            item.newslines.push(block);
            self.decide(block, Fate::Kept);
        }
    }

    /// The table as a layout; what nothing claimed is left out as such.
    pub(super) fn finish(mut self, page: &Page, why: bool, limit: usize) -> Layout {
        self.items.sort_by_key(|item| item.blocks().min());
        self.items.truncate(limit);
        let articles: Vec<Article> =
            self.items.iter().filter_map(|item| self.article(page, item)).collect();
        let mut dropped = Vec::new();
        for (block, fate) in self.fates.iter().enumerate() {
            let reason = match fate {
                Fate::Kept => continue,
                Fate::Open => DropReason::Unclaimed,
                Fate::Dropped(reason) => *reason,
            };
            let Some(measure) = self.measures.get(block) else { continue };
            let because = strongest(self.because.get(block), 3);
            dropped.push(Dropped { span: measure.span, reason, because });
        }
        let blocks = if why { self.judged() } else { Vec::new() };
        Layout { kind: kind(&articles), articles, dropped, blocks, notes: Vec::new() }
    }

    fn article(&self, page: &Page, item: &Item) -> Option<Article> {
        let span_of = |block: &usize| self.measures.get(*block).map(|measure| measure.span);
        let spans = |blocks: &[usize]| {
            let mut spans: Vec<Span> = blocks.iter().filter_map(span_of).collect();
            spans.sort_unstable();
            spans
        };
        let all = item.blocks().filter_map(|block| span_of(&block));
        let headline = item
            .headline
            .and_then(|block| span_of(&block))
            .map(|span| Headline { text: folded(page.words(span)), span: Some(span) });
        Some(Article {
            role: item.role,
            span: all.reduce(Span::cover)?,
            repeats: spans(&item.repeats),
            headline,
            paragraphs: spans(&item.paragraphs),
            newslines: spans(&item.newslines),
            ..Article::default()
        })
    }

    /// Every block with its judgement.
    fn judged(&self) -> Vec<Judged> {
        let mut kinds = vec!["furniture"; self.measures.len()];
        let mut set = |blocks: &[usize], kind: &'static str| {
            for block in blocks {
                if let Some(place) = kinds.get_mut(*block) {
                    *place = kind;
                }
            }
        };
        for item in &self.items {
            let is_teaser = item.role == ArticleRole::Teaser;
            set(&item.paragraphs, if is_teaser { "teaser" } else { "body" });
            set(&item.newslines, "newsline");
            set(item.headline.as_slice(), "headline");
            set(&item.repeats, "repeat");
        }
        let fates = self.fates.iter().zip(&self.measures).zip(&self.because).zip(kinds);
        let judged = |(at, (((fate, measure), because), kind)): (usize, Row<'_>)| {
            let (features, alone, together) = self.features.get(at).cloned().unwrap_or_default();
            Judged {
                span: measure.span,
                kind: kind.to_owned(),
                kept: *fate == Fate::Kept,
                because: strongest(Some(because), 5),
                shape: shape_name(measure.shape).to_owned(),
                features: features.into_iter().map(Feature::name).collect(),
                alone,
                together,
            }
        };
        fates.enumerate().map(judged).collect()
    }
}

/// What became of a block, what was counted on it, why, and what it was taken for.
type Row<'t> = (((&'t Fate, &'t Measure), &'t Because), &'static str);

/// The reasons that weigh most, strongest first.
fn strongest(because: Option<&Because>, count: usize) -> Because {
    let mut because = because.cloned().unwrap_or_default();
    because.sort_by(|a, b| b.1.abs().cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
    because.truncate(count);
    because
}

/// A title on one line: a run of white space is one space, or the wide one of Chinese and Japanese
/// where the run has such a one.
fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut owed = None;
    for c in words.trim().chars() {
        if c.is_whitespace() {
            owed = if c == '\u{3000}' { Some(c) } else { owed.or(Some(' ')) };
            continue;
        }
        out.extend(owed.take());
        out.push(c);
    }
    out
}

/// What a page with these items is.
fn kind(articles: &[Article]) -> PageKind {
    let teasers = articles.iter().filter(|a| a.role == ArticleRole::Teaser).count();
    match (articles.len() - teasers, teasers) {
        (0, 0..=2) => PageKind::Bare,
        (0 | 2.., _) => PageKind::Listing,
        (1, 0..=2) => PageKind::Article,
        (1, _) => PageKind::Mixed,
    }
}
