//! Regions: which article a place of the page belongs to, and its paragraphs.

use dateline_model::{Article, Span};

/// A stretch of the page: an article, a repeat of one, or the furniture between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region {
    /// Where it is.
    pub span: Span,
    /// Index of the article; none for furniture.
    pub article: Option<usize>,
}

/// The regions of a page, in its order.
#[derive(Debug)]
pub(super) struct Regions {
    all: Vec<Region>,
}

impl Regions {
    /// Cuts a page into articles and what lies between them. An article inside another keeps its
    /// own words; of two that overlap the later one gives way.
    pub(super) fn of(text: &str, articles: &[Article]) -> Self {
        let mut owned: Vec<(Span, usize)> = articles
            .iter()
            .enumerate()
            .flat_map(|(at, article)| {
                std::iter::once(article.span)
                    .chain(article.repeats.iter().copied())
                    .map(move |span| (span, at))
            })
            .filter(|(span, _)| !span.is_empty() && span.fits(text))
            .collect();
        owned.sort();
        let mut all = Vec::with_capacity(owned.len() * 2 + 1);
        let mut end = 0;
        for (span, at) in owned {
            if span.start() > end {
                all.push(Region { span: Span::new(end, span.start()), article: None });
            }
            let rest = Span::new(span.start().max(end), span.end());
            if !rest.is_empty() {
                all.push(Region { span: rest, article: Some(at) });
                end = rest.end();
            }
        }
        if end < text.len() {
            all.push(Region { span: Span::new(end, text.len()), article: None });
        }
        Self { all }
    }

    /// All regions.
    pub(super) fn all(&self) -> &[Region] {
        &self.all
    }

    /// Index of the article at a byte; none in the furniture.
    pub(super) fn article_at(&self, offset: usize) -> Option<usize> {
        let at = self.all.partition_point(|region| region.span.end() <= offset);
        self.all.get(at).and_then(|region| region.article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_lies_between_articles() {
        let article = |start, end| Article { span: Span::new(start, end), ..Article::default() };
        let regions = Regions::of(&"x".repeat(20), &[article(2, 8), article(10, 15)]);
        let cut: Vec<_> = regions.all().iter().map(|r| (r.span.start(), r.article)).collect();
        assert_eq!(cut, [(0, None), (2, Some(0)), (8, None), (10, Some(1)), (15, None)]);
        assert_eq!(regions.article_at(12), Some(1));
        assert_eq!(regions.article_at(99), None);
    }
}
