//! Newslines: headline, byline, dateline, credits, published and updated day, completeness.

mod beside;
mod byline;
mod clock;
mod complete;
mod credit;
mod cursor;
pub(crate) mod dateline;
mod headline;
mod language;
mod level;
mod names;
pub(crate) mod printed;
mod published;
mod slug;
#[cfg(test)]
mod stage;
mod standfirst;
mod stated;
mod writers;

use crate::{Context, layout::Layout};
use beside::LeftOut;
use dateline::Lifted;
use dateline_model::{
    Article, ArticleRole, Byline, Completeness, Dropped, Hop, Judged, Lang, Level, Note, Page,
    PageKind, Span, Weighed,
};
use published::Scene;

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
    /// All days that competed for the day of publication, when the context asks why.
    pub weighed: Vec<Weighed>,
    /// Doubts, those of layout included.
    pub notes: Vec<Note>,
}

/// Lifts the newslines of every article.
pub(crate) fn lift(page: &Page, layout: Layout, context: &Context<'_>) -> Newslines {
    let Layout { kind, mut articles, dropped, blocks, mut notes } = layout;
    if let Some((article, note)) = stated::article(page, &articles) {
        articles.push(article);
        notes.push(note);
    }
    let language = language::of_page(page, &articles);
    for article in &mut articles {
        article.language = language::of_article(page, article, language);
    }
    let left_out = LeftOut::of(&dropped);
    let headlines: Vec<_> = {
        let scene =
            Scene { page, articles: &articles, dropped: &dropped, left_out: &left_out, context };
        (0..articles.len()).map(|n| headline::lift(&scene, n)).collect()
    };
    for (article, headline) in articles.iter_mut().zip(headlines) {
        article.headline = headline;
    }
    let slugs: Vec<_> = {
        let scene =
            Scene { page, articles: &articles, dropped: &dropped, left_out: &left_out, context };
        (0..articles.len()).map(|n| slug::lift(&scene, n)).collect()
    };
    for (article, slugs) in articles.iter_mut().zip(slugs) {
        slugs.set(article);
        article.foreign = language::foreign(page, article);
    }
    let datelines: Vec<_> = {
        let scene =
            Scene { page, articles: &articles, dropped: &dropped, left_out: &left_out, context };
        (0..articles.len()).map(|n| dateline_of(&scene, n)).collect()
    };
    for (article, lifted) in articles.iter_mut().zip(&datelines) {
        article.dateline.clone_from(&lifted.dateline);
    }
    let lifted: Vec<_> = {
        let scene =
            Scene { page, articles: &articles, dropped: &dropped, left_out: &left_out, context };
        let all = datelines.into_iter().enumerate();
        all.map(|(n, dateline)| Lines::of(&scene, n, dateline)).collect()
    };
    let mut weighed = Vec::new();
    for (article, lines) in articles.iter_mut().zip(lifted) {
        let (doubts, days) = lines.set(article);
        notes.extend(doubts);
        weighed.extend(days);
    }
    Newslines { kind, language, articles, dropped, blocks, weighed, notes }
}

/// The dateline of article `n`; a teaser has none.
fn dateline_of(scene: &Scene<'_>, n: usize) -> Lifted {
    let article = scene.articles.get(n).filter(|article| article.role != ArticleRole::Teaser);
    let lift = |article| {
        let above = beside::Beside::of(scene, n).head;
        dateline::lift(scene.page, article, &above, scene.context.lexicon)
    };
    article.map(lift).unwrap_or_default()
}

/// What is lifted for one article once all of them have their headlines and datelines.
#[derive(Debug, Default)]
struct Lines {
    days: published::Days,
    dateline: Lifted,
    byline: Option<Byline>,
    credits: (Vec<Hop>, Option<Note>),
    standfirst: Option<Span>,
    completeness: Completeness,
    level: Level,
}

impl Lines {
    fn of(scene: &Scene<'_>, n: usize, dateline: Lifted) -> Self {
        let Some(article) = scene.articles.get(n) else { return Self::default() };
        if article.role == ArticleRole::Teaser {
            // A teaser has its days only, and a page may have thousands.
            return Self { days: published::lift(scene, n), dateline, ..Self::default() };
        }
        let beside = beside::Beside::of(scene, n);
        Self {
            days: published::lift(scene, n),
            dateline,
            byline: byline::lift(scene, n, &beside),
            credits: credit::lift(scene, n, &beside),
            standfirst: standfirst::lift(scene, n),
            completeness: complete::judge(scene, n, &beside),
            level: level::weigh(&scene.page.text, article, &beside, scene.context.lexicon),
        }
    }

    /// Puts the lines into their article and gives back the doubts and the days that competed. A
    /// teaser has its days only.
    fn set(self, article: &mut Article) -> (Vec<Note>, Vec<Weighed>) {
        article.published = self.days.published;
        article.updated = self.days.updated;
        if article.role == ArticleRole::Teaser {
            return (Vec::new(), self.days.weighed);
        }
        article.dateline = self.dateline.in_month_of(article.published_day());
        article.byline = self.byline;
        article.credits = self.credits.0;
        article.standfirst = self.standfirst;
        article.completeness = self.completeness;
        article.level = self.level;
        let mut notes = self.days.notes;
        notes.extend(self.credits.1);
        (notes, self.days.weighed)
    }
}
