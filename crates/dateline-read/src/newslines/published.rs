//! Published: every candidate for the day of publication, weighed, and the one that wins.

mod address;
mod choose;
mod markup;
mod order;
mod visible;

use crate::Context;
use dateline_model::{Article, ArticleRole, Basis, Dropped, Note, Page, Resolved, Span, Stamp};
use jiff::civil::Date;

/// What a candidate is said or seen to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// The day of publication: only these compete.
    Published,
    /// The day of the last change; it stands in where nothing else is known.
    Updated,
    /// The day the page was made for this reader.
    Rendered,
}

/// One candidate.
#[derive(Clone, Debug)]
struct Candidate {
    sort: Sort,
    stamp: Stamp,
    day: Date,
    /// The day with month and day the other way round, where the figures allow both.
    turned: Option<Date>,
    /// How it is known.
    basis: Basis,
    /// The words; none in markup and addresses.
    span: Option<Span>,
    /// The words, or the raw value.
    text: String,
    /// The kind of evidence, a row of `published.tsv`.
    evidence: &'static str,
    /// Where it stands, for readers.
    says: String,
}

/// The days of one article.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// When it was published.
    pub published: Option<Resolved<Stamp>>,
    /// When it was last changed.
    pub updated: Option<Resolved<Stamp>>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// The page as far as days need it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'s> {
    /// The page.
    pub page: &'s Page,
    /// All its items.
    pub articles: &'s [Article],
    /// What was left out.
    pub dropped: &'s [Dropped],
    /// What is known beside the page.
    pub context: &'s Context<'s>,
}

impl Scene<'_> {
    /// Whether the page's own markup and address speak of this article: they do when it is the only
    /// one, teasers aside.
    pub(super) fn is_main(&self, n: usize) -> bool {
        let of_page = |a: &&Article| a.role != ArticleRole::Teaser;
        self.articles.iter().filter(of_page).count() == 1
            && self.articles.get(n).is_some_and(|article| of_page(&article))
    }
}

/// The days of article `n`.
pub(super) fn lift(scene: &Scene<'_>, n: usize) -> Days {
    let Some(article) = scene.articles.get(n) else { return Days::default() };
    let is_main = scene.is_main(n);
    if is_main && let Some(day) = scene.context.published_on {
        return given(day);
    }
    if article.role == ArticleRole::Announcement {
        return Days::default();
    }
    let mut candidates = visible::gather(scene, n, is_main);
    if is_main {
        candidates.extend(markup::gather(scene, article));
        candidates.extend(address::gather(scene));
    }
    let mut notes = order::settle(scene, article, &mut candidates);
    let mut days = choose::choose(scene, article, &candidates);
    notes.append(&mut days.notes);
    Days { notes, ..days }
}

/// The day whoever gave the page knows.
fn given(day: Date) -> Days {
    let published = Resolved {
        value: Stamp::on(day),
        basis: Basis::Given,
        span: None,
        clues: Vec::new(),
        rivals: Vec::new(),
    };
    Days { published: Some(published), ..Days::default() }
}
