//! Visible stamps: those the page prints, with what their label and place say of them.

use super::{Candidate, Scene, Sort};
use crate::{
    lexicon::Label,
    newslines::printed::{self, Found},
    text::Cover,
};
use dateline_model::{Article, Basis, Span, Stamp};

/// Longest line in bytes that may be a line of newslines; a longer one is running text.
const LINE: usize = 240;
/// Blocks above the headline and below the text that still stand with an article.
const ABOVE: usize = 3;
const BELOW: usize = 4;
/// Stamps looked at; a calendar or an archive list has more.
const STAMPS: usize = 400;

/// Where a line stands, seen from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Layout says it belongs to the article.
    Newsline,
    /// Between the headline and the text, or just above.
    Head,
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

/// The stamps printed with article `n`; of the whole page when it is the page's own article.
pub(super) fn gather(scene: &Scene<'_>, n: usize, is_main: bool) -> Vec<Candidate> {
    let Some(article) = scene.articles.get(n) else { return Vec::new() };
    let stand = Stand::of(scene, article);
    let mut out: Vec<Candidate> = dateline(scene, article).into_iter().collect();
    let mut before = Span::at(0);
    let mut found_count = 0;
    for (at, block) in scene.page.blocks.iter().enumerate() {
        let last = std::mem::replace(&mut before, block.span);
        let is_own = article.span.overlaps(block.span)
            || article.newslines.iter().any(|line| line.overlaps(block.span));
        if found_count > STAMPS {
            break;
        }
        // What stands between headline and text is the article's own, whatever it looks like.
        let is_head = || {
            stand.place(article, at, block.span) == Place::Head
                && !scene.is_of_another(n, block.span)
        };
        let is_free = || is_main && (is_head() || !scene.is_of_others(n, block.span));
        if !(is_own || is_free()) {
            continue;
        }
        let text = &scene.page.text;
        // Of a long paragraph only the head and the tail can be newslines.
        let parts =
            if block.span.len() > LINE { ends_of(text, block.span) } else { vec![block.span] };
        for found in
            parts.iter().flat_map(|p| printed::stamps(text, *p, &scene.context.lexicon.stamps))
        {
            found_count += 1;
            let found = candidate(scene, article, &stand, at, block.span, last, &found);
            // In an item of a listing a day inside the text is what it tells of, not when it came out.
            out.extend(found.filter(|found| is_main || found.evidence != "inside"));
        }
    }
    out
}

/// The day of a dateline that prints its year.
fn dateline(scene: &Scene<'_>, article: &Article) -> Option<Candidate> {
    let dateline = article.dateline.as_ref()?;
    let day = dateline.day?.known()?;
    let words = dateline.span.of(&scene.page.text).to_owned();
    Some(Candidate {
        sort: Sort::Published,
        stamp: Stamp::on(day),
        day,
        turned: None,
        basis: Basis::Printed,
        span: Some(dateline.span),
        says: format!("the dateline \"{words}\" holds {day}"),
        text: words,
        evidence: "dateline",
    })
}

/// The first and the last hundred bytes of a paragraph, cut between characters.
fn ends_of(text: &str, block: Span) -> Vec<Span> {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        at
    };
    let head = Span::new(block.start(), floor(block.start().saturating_add(100).min(block.end())));
    let tail = Span::new(floor(block.end().saturating_sub(60)).max(head.end()), block.end());
    vec![head, tail]
}

/// The blocks an article stands on, by number.
#[derive(Clone, Debug)]
struct Stand {
    paragraphs: Cover,
    headline: usize,
    first: usize,
    last: usize,
}

impl Stand {
    fn of(scene: &Scene<'_>, article: &Article) -> Self {
        let block_at = |span: Span| {
            scene.page.blocks.partition_point(|block| block.span.end() <= span.start())
        };
        let first = article.paragraphs.first().map_or(0, |span| block_at(*span));
        let last = article.paragraphs.last().map_or(0, |span| block_at(*span));
        let headline = article.headline.as_ref().and_then(|h| h.span).map_or(first, block_at);
        let paragraphs = Cover::of(article.paragraphs.iter().copied());
        Self { paragraphs, headline: headline.min(first), first, last }
    }

    fn place(&self, article: &Article, at: usize, block: Span) -> Place {
        if article.newslines.iter().any(|line| line.overlaps(block)) {
            return Place::Newsline;
        }
        if self.paragraphs.overlaps(block) {
            return Place::Body;
        }
        match at {
            at if at < self.headline.saturating_sub(ABOVE) => Place::Above,
            at if at < self.first => Place::Head,
            at if at <= self.last => Place::Inside,
            at if at <= self.last.saturating_add(BELOW) => Place::Tail,
            _ => Place::Below,
        }
    }
}

fn candidate(
    scene: &Scene<'_>,
    article: &Article,
    stand: &Stand,
    at: usize,
    block: Span,
    last: Span,
    found: &Found,
) -> Option<Candidate> {
    let text = &scene.page.text;
    let stamp = found.stamp?;
    let place = stand.place(article, at, block);
    let label = label(scene, block, last, found.span);
    let is_line =
        block.len() <= LINE && is_mostly_stamp(text, block, found.span, place == Place::Body);
    let classed = class(scene, found.span);
    let evidence = match (place, label.or(classed)) {
        (_, Some(Label::Other)) => return None,
        (Place::Body, Some(_)) if !is_line => return None,
        (Place::Newsline | Place::Head | Place::Inside | Place::Tail | Place::Body, Some(_))
            if label.is_some() =>
        {
            "label"
        }
        (Place::Newsline | Place::Head, Some(_)) => "classed",
        (Place::Above | Place::Below, Some(_)) => "near_label",
        (Place::Newsline, _) if is_line => "newsline",
        (Place::Head, _) if is_line => "near_headline",
        (Place::Tail, _) if is_line => "tail",
        (Place::Inside | Place::Newsline | Place::Head | Place::Body, _) if is_line => "inside",
        (Place::Above, _) if is_line => "above",
        (Place::Newsline | Place::Head, _) => "inside",
        _ => return None,
    };
    let sort = match (label.or(classed), evidence) {
        (Some(Label::Updated), _) => Sort::Updated,
        (None, "above") => Sort::Rendered,
        _ => Sort::Published,
    };
    let words = found.span.of(text).to_owned();
    let day = stamp.day_as_printed()?;
    Some(Candidate {
        sort,
        stamp,
        day,
        turned: found.day.turned(),
        basis: Basis::Printed,
        span: Some(found.span),
        says: says(sort, evidence, &words),
        text: words,
        evidence,
    })
}

fn says(sort: Sort, evidence: &str, words: &str) -> String {
    let place = match evidence {
        "label" | "near_label" => "labelled",
        "classed" => "marked as a stamp",
        "newsline" | "near_headline" => "beside the headline",
        "tail" => "below the text",
        "above" => "at the top of the page",
        _ => "in the text",
    };
    match sort {
        Sort::Published => format!("\"{words}\", {place}"),
        Sort::Updated => format!("\"{words}\", {place} as the last change"),
        Sort::Rendered => format!("\"{words}\", {place}: when the page was made"),
    }
}

/// What the words before a stamp, in its line or the line above, say it is.
fn label(scene: &Scene<'_>, block: Span, last: Span, stamp: Span) -> Option<Label> {
    let text = &scene.page.text;
    let words = &scene.context.lexicon.stamps;
    let before = Span::new(block.start(), stamp.start()).of(text);
    let before = match before.rsplit_once('\n') {
        Some((_, rest)) if !rest.trim().is_empty() => rest,
        _ => before,
    };
    let before = without_weekday(before, words);
    if before.trim().is_empty() {
        let line = last.of(text);
        return words.label(line).filter(|_| line.len() < 40).map(|(label, _)| label);
    }
    let (label, _) = words.label(before)?;
    Some(label)
}

/// The words before a stamp without the weekday that belongs to it: `Published Monday, `.
fn without_weekday<'t>(before: &'t str, words: &crate::lexicon::Stamps) -> &'t str {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    let start = trimmed.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + trimmed.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8)
    });
    match trimmed.get(start..) {
        Some(word) if words.is_weekday(word) => trimmed.get(..start).unwrap_or(before),
        _ => before,
    }
}

/// What the class of the element around a stamp says it is.
fn class(scene: &Scene<'_>, stamp: Span) -> Option<Label> {
    let near = scene.page.markup.iter().filter(|fact| {
        fact.span.is_some_and(|span| span.contains(stamp) && span.len() < stamp.len() + 60)
    });
    let mut told = None;
    for fact in near {
        let Some(class) = fact.place.strip_prefix("class:") else { continue };
        if ["updat", "modif", "edited"].iter().any(|word| class.contains(word)) {
            return Some(Label::Updated);
        }
        if ["publish", "pubdate", "posted", "date", "datum"].iter().any(|w| class.contains(w)) {
            told = Some(Label::Published);
        }
    }
    told
}

/// Whether a line is hardly more than its stamps: at most a dozen words of a byline or shelf.
fn is_mostly_stamp(text: &str, block: Span, stamp: Span, is_body: bool) -> bool {
    let line = block.of(text);
    let others = line.chars().filter(|c| c.is_alphabetic()).count()
        - stamp.of(text).chars().filter(|c| c.is_alphabetic()).count().min(line.chars().count());
    let is_sentence = line.trim_end().ends_with(['.', '。', '다']) && others > 40;
    let is_said = line.trim_end().ends_with(['.', '。', '!', '?']) && others > 12;
    others <= 90 && !is_sentence && !(is_body && is_said)
}
