//! Beside: the short lines that stand with an article, above and below its text.

use super::{printed, published::Scene};
use crate::{lexicon::Stamps, text::Cover};
use dateline_model::{DropReason, Dropped, Span};

/// Longest line in bytes.
const LINE: usize = 240;
/// Blocks looked at above the headline and below the text.
const ABOVE: usize = 3;
const BELOW: usize = 4;

/// The lines that stand with an article.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Above the text, the headline left out.
    pub head: Vec<Span>,
    /// Below the text.
    pub tail: Vec<Span>,
    /// Above the text, but part of the page's frame.
    pub above: Vec<Span>,
    /// Below the text, but part of the page's frame: walls and calls to go on reading.
    pub frame: Vec<Span>,
}

impl Beside {
    /// The lines beside article `n`.
    pub(super) fn of(scene: &Scene<'_>, n: usize) -> Self {
        let mut beside = Self::default();
        let Some(article) = scene.articles.get(n) else { return beside };
        let text = &scene.page.text;
        let body = article.body_span().unwrap_or(article.span);
        let headline = article.headline.as_ref().and_then(|headline| headline.span);
        let blocks = &scene.page.blocks;
        let top = headline.map_or(body.start(), Span::start).min(body.start());
        let above = blocks.partition_point(|b| b.span.end() <= top).saturating_sub(ABOVE);
        let below = blocks.partition_point(|b| b.span.start() < body.end()).saturating_add(BELOW);
        let near = blocks.iter().take(below).skip(above).map(|block| block.span);
        let mut spans: Vec<Span> = article.newslines.clone();
        let paragraphs = Cover::of(article.paragraphs.iter().copied());
        spans.extend(
            near.filter(|span| !paragraphs.overlaps(*span) && !scene.is_of_others(n, *span)),
        );
        spans.sort_unstable();
        spans.dedup();
        let words = &scene.context.lexicon.stamps;
        for line in spans
            .into_iter()
            .flat_map(|span| lines(text, span))
            .flat_map(|line| without_stamps(text, line, words))
        {
            if line.len() > LINE || headline.is_some_and(|headline| headline.overlaps(line)) {
                continue;
            }
            // Between headline and text stands nothing of the page's frame.
            let is_between = top <= line.start() && line.start() < body.start();
            let is_frame = !is_between && scene.is_frame(line);
            match (is_frame, line.start() < body.end()) {
                (true, true) => beside.above.push(line),
                (true, false) => beside.frame.push(line),
                (false, true) => beside.head.push(line),
                (false, false) => beside.tail.push(line),
            }
        }
        beside
    }

    /// The lines below the text, the frame of the page included.
    pub(super) fn below(&self) -> impl Iterator<Item = Span> + '_ {
        self.tail.iter().chain(&self.frame).copied()
    }

    /// All lines but the frame, in the order of the page.
    pub(super) fn all(&self) -> impl Iterator<Item = Span> + '_ {
        self.head.iter().chain(&self.tail).copied()
    }
}

/// What layout left out of the articles, as far as newslines need it.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// The page's frame.
    frame: Cover,
    /// What speaks of others: related items, comments, advertising.
    others: Cover,
}

impl LeftOut {
    /// Sorts what was left out.
    pub(super) fn of(dropped: &[Dropped]) -> Self {
        let of = |is_wanted: fn(DropReason) -> bool| {
            let wanted = dropped.iter().filter(|dropped| is_wanted(dropped.reason));
            Cover::of(wanted.map(|dropped| dropped.span))
        };
        Self {
            frame: of(|reason| !matches!(reason, DropReason::Unclaimed | DropReason::Repeat)),
            others: of(|reason| {
                use DropReason::{Advertising, Comment, Related};
                matches!(reason, Related | Comment | Advertising)
            }),
        }
    }
}

impl LeftOut {
    /// Whether a stretch speaks of others: related items, comments, advertising.
    pub(super) fn is_of_others(&self, span: Span) -> bool {
        self.others.overlaps(span)
    }
}

impl Scene<'_> {
    /// Whether a line was left out as part of the page's frame.
    pub(super) fn is_frame(&self, line: Span) -> bool {
        self.left_out.frame.overlaps(line)
    }

    /// Whether a stretch belongs to another item of the page or speaks of others.
    pub(super) fn is_of_others(&self, n: usize, span: Span) -> bool {
        self.left_out.others.overlaps(span) || self.is_of_another(n, span)
    }

    /// Whether a stretch belongs to another item of the page.
    pub(super) fn is_of_another(&self, n: usize, span: Span) -> bool {
        let mut others = self.articles.iter().enumerate().filter(|(other, _)| *other != n);
        others.any(|(_, other)| {
            other.span.overlaps(span) || other.repeats.iter().any(|repeat| repeat.overlaps(span))
        })
    }
}

/// The lines of a stretch, cut also where a bar or a dot stands between two newslines.
pub(super) fn lines(text: &str, within: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let words = within.of(text);
    for (at, c) in words.char_indices().chain([(words.len(), '\n')]) {
        if matches!(c, '\n' | '|' | '•' | '｜' | '\t') {
            let line = within.absolute(Span::new(start, at)).trimmed(text);
            if !line.is_empty() {
                out.push(line);
            }
            start = at + c.len_utf8();
        }
    }
    out
}

/// What a line says beside its stamps: "By Ada Marrow Monday, May 3, 2021" names her alone.
fn without_stamps(text: &str, line: Span, words: &Stamps) -> Vec<Span> {
    if line.len() > LINE {
        return vec![line];
    }
    let stamps =
        printed::stamps(text, line, words).into_iter().filter(|found| found.stamp.is_some());
    let mut out = Vec::new();
    let mut start = line.start();
    let ends: Vec<Span> = stamps.map(|found| found.span).chain([Span::at(line.end())]).collect();
    for stamp in ends {
        let part = Span::new(start, stamp.start().max(start));
        let kept = part.of(text).trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '-' | '–' | '(' | '（')
        });
        let last = kept.rsplit(char::is_whitespace).next().unwrap_or_default();
        let kept =
            if words.is_weekday(last) { kept.strip_suffix(last).unwrap_or(kept) } else { kept };
        let part = Span::new(part.start(), part.start() + kept.len());
        let head = part.of(text);
        let head = head.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ')' | '）' | '-' | '–')
        });
        let part = Span::new(part.end() - head.len(), part.end()).trimmed(text);
        if !part.is_empty() {
            out.push(part);
        }
        start = stamp.end();
    }
    out
}
