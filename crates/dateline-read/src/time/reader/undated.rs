//! Undated articles: gathers what the anchor room needs to date one.

use super::Reader;
use crate::time::anchor::{self, Scene, Shown};
use dateline_model::{Article, Note, Resolved, Span, Stamp};
use jiff::tz::TimeZone;

impl Reader<'_> {
    /// The day of publication an article's own clues give.
    pub(super) fn infer(
        &self,
        n: usize,
        article: &Article,
    ) -> (Option<Resolved<Stamp>>, Vec<Note>) {
        let dateline = article.dateline.as_ref();
        let line = dateline.map_or(Span::at(0), |dateline| dateline.span);
        let headline = article.headline.as_ref().and_then(|headline| headline.span);
        let mut shown = Vec::new();
        let first = self.found.partition_point(|f| f.span.start() < article.span.start());
        let last = self.found.partition_point(|f| f.span.start() < article.span.end());
        let told = self.told_among(first, last);
        for at in first..last {
            let Some(found) = self.found.get(at) else { break };
            let is_here = self.articles.get(at).copied().flatten() == Some(n);
            let is_text =
                article.paragraphs.iter().chain(&headline).any(|p| p.contains(found.span));
            if !is_here || !is_text || line.contains(found.span) {
                continue;
            }
            let (before, sentence) = self.sentence(at);
            let (tense, since) = (self.tense(found), self.since(found));
            shown.push(Shown { found, sentence, before, tense, since });
        }
        let calendar = &self.context.lexicon.calendar;
        let captured = self.context.captured_at.map(|at| at.to_zoned(TimeZone::UTC).date());
        let day = dateline.and_then(|dateline| Some((dateline.day?, dateline.span)));
        let scene = Scene {
            text: self.text,
            occasions: &calendar.occasions,
            lifetimes: &calendar.lifetimes,
            parts: headline.into_iter().chain(article.paragraphs.iter().copied()).collect(),
            dateline: day,
            captured,
            shown,
            told,
        };
        let (evidence, reported) = anchor::gather(&scene);
        anchor::date(self.text, evidence, reported)
    }
}
