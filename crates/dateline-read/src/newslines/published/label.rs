//! Label: what the words and the markup around a stamp say it is.

use super::Scene;
use crate::lexicon::{Label, Stamps};
use dateline_model::{Page, Span};

/// Bytes looked at behind a stamp.
const BEHIND: usize = 60;
/// Bytes an element may hold beside its stamp when its class speaks of the stamp.
const BESIDE: usize = 60;

/// What the words before a stamp, in its line or the line above, or those behind it say it is.
pub(super) fn of_words(scene: &Scene<'_>, block: Span, last: Span, stamp: Span) -> Option<Label> {
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
        let above = words.label(line).filter(|_| line.len() < 40).map(|(label, _)| label);
        return above.or_else(|| behind(text, block, stamp, words));
    }
    let label = words.label(before).map(|(label, _)| label);
    label.or_else(|| behind(text, block, stamp, words))
}

/// What the words behind a stamp say: `am 3. Mai 2021 um 15:05 Uhr veröffentlicht`. They are asked
/// only up to the next figure, for a word between two stamps speaks of the second.
fn behind(text: &str, block: Span, stamp: Span, words: &Stamps) -> Option<Label> {
    let rest = Span::new(stamp.end(), block.end()).of(text);
    let end = rest.char_indices().take(BEHIND).find(|(_, c)| {
        c.is_ascii_digit() || matches!(c, '.' | '|' | '\n' | '。' | ';' | '!' | '?')
    });
    if end.is_some_and(|(_, c)| c.is_ascii_digit()) {
        return None;
    }
    let end = end.map_or_else(|| floor(rest, BEHIND), |(at, _)| at);
    let rest = rest.get(..end).unwrap_or_default();
    rest.split(|c: char| !c.is_alphabetic()).find_map(|word| words.behind(word))
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}

/// The words before a stamp without the weekday that belongs to it: `Published Monday, `.
fn without_weekday<'t>(before: &'t str, words: &Stamps) -> &'t str {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    let start = trimmed.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + trimmed.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8)
    });
    match trimmed.get(start..) {
        Some(word) if words.is_weekday(word) => trimmed.get(..start).unwrap_or(before),
        _ => before,
    }
}

/// What classes say of the words they wrap.
#[derive(Debug, Default)]
pub(super) struct Classes(Vec<(Span, Label)>);

impl Classes {
    /// The telling classes of a page.
    pub(super) fn of(page: &Page) -> Self {
        let mut all: Vec<(Span, Label)> = Vec::new();
        for fact in &page.markup {
            let Some(span) = fact.span else { continue };
            let label = match fact.place.split_once(':') {
                Some(("class", class)) => of_class(class),
                Some(("itemprop", "datemodified" | "dateupdated")) => Some(Label::Updated),
                Some(("itemprop", "datepublished")) => Some(Label::Published),
                _ => None,
            };
            all.extend(label.map(|label| (span, label)));
        }
        all.sort_by_key(|(span, _)| *span);
        Self(all)
    }

    /// What the classes closely around a stamp say it is.
    pub(super) fn label(&self, stamp: Span) -> Option<Label> {
        let after = self.0.partition_point(|(span, _)| span.start() <= stamp.start());
        let near = self.0.iter().take(after).rev();
        let near = near
            .take_while(|(span, _)| stamp.start().saturating_sub(span.start()) <= BESIDE)
            .take(32);
        let mut told = None;
        for (_, label) in
            near.filter(|(span, _)| span.contains(stamp) && span.len() < stamp.len() + BESIDE)
        {
            if *label == Label::Updated {
                return Some(Label::Updated);
            }
            told = Some(*label);
        }
        told
    }
}

/// What a class says of the stamp it wraps.
fn of_class(class: &str) -> Option<Label> {
    if ["updat", "modif", "edited"].iter().any(|word| class.contains(word)) {
        return Some(Label::Updated);
    }
    let is_stamp = ["publish", "pubdate", "posted", "date", "datum", "timestamp"];
    is_stamp.iter().any(|word| class.contains(word)).then_some(Label::Published)
}
