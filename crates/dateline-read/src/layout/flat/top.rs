//! Top: which of the lines above a text is its title, and which stand with it.

use super::super::items::Table;
use super::pointers::terms;
use crate::Context;
use dateline_model::Page;
use std::collections::BTreeSet;

/// How many lines above the text are looked at.
const REACH: usize = 12;
/// How many paragraphs of the text are compared with a title.
const PARAGRAPHS: usize = 12;

/// Telling words, of twenty, that a title shares with its text.
const SHARED: usize = 5;
/// Lines above a text of which any may be its title; among more there are menus.
const FEW: usize = 6;
/// Paragraphs from which a text tells enough for that.
const TELLING: usize = 3;

/// The lines above a text, sorted out.
#[derive(Debug, Default)]
pub(super) struct Top {
    /// The title.
    pub headline: Option<usize>,
    /// Stamps, credits and bylines that stand with the text.
    pub newslines: Vec<usize>,
}

/// Sorts out the lines above a text. The title is the line that shares most words with the text;
/// among equals the nearest. A first sentence is never taken.
pub(super) fn sort_out(
    page: &Page,
    table: &Table,
    above: &[usize],
    text: &[usize],
    context: &Context<'_>,
) -> Top {
    let mut known = BTreeSet::new();
    for line in text.iter().take(PARAGRAPHS) {
        if let Some(measure) = table.at(*line) {
            terms(page.words(measure.span), &mut known);
        }
    }
    let from = above.len().saturating_sub(REACH);
    let near = above.get(from..).unwrap_or_default();
    let mut best: Option<(i64, usize)> = None;
    for (place, line) in near.iter().enumerate() {
        let Some(measure) = table.at(*line) else { continue };
        if !super::is_title(measure) || is_credit(page, table, *line, context) {
            continue;
        }
        let mut own = BTreeSet::new();
        terms(page.words(measure.span), &mut own);
        let shared = own.intersection(&known).count() * 20 / own.len().max(2);
        if shared < SHARED && text.len() >= TELLING && near.len() > FEW {
            continue;
        }
        let away = near.len() - place;
        let score = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let value = score(2 * shared) + score(measure.words.min(8) + measure.weight.min(60) / 10)
            - 2 * score(away);
        if best.is_none_or(|(top, _)| value >= top) {
            best = Some((value, *line));
        }
    }
    let headline = best.filter(|(value, _)| *value >= 0).map(|(_, line)| line);
    Top { headline, newslines: newslines(page, table, near, headline, context) }
}

/// Stamps, credits and bylines below the title; above it only when none stand below.
fn newslines(
    page: &Page,
    table: &Table,
    near: &[usize],
    headline: Option<usize>,
    context: &Context<'_>,
) -> Vec<usize> {
    let is_line = |line: &usize| is_newsline(page, table, *line, context);
    let below: Vec<usize> = near
        .iter()
        .copied()
        .filter(|line| headline.is_none_or(|h| *line > h) && is_line(line))
        .collect();
    let is_dated = below.iter().any(|line| table.at(*line).is_some_and(|m| m.has_stamp));
    let Some(headline) = headline.filter(|_| !is_dated) else { return below };
    let above = near.iter().copied().filter(|line| *line < headline).rev();
    let mut lines: Vec<usize> = above.take_while(is_line).collect();
    lines.reverse();
    lines.extend(below);
    lines
}

/// Whether a line stands with a text and is no body: stamp, label, byline, credit.
pub(super) fn is_newsline(page: &Page, table: &Table, line: usize, context: &Context<'_>) -> bool {
    let Some(measure) = table.at(line) else { return false };
    measure.is_stamp
        || super::is_signed(measure)
        || (measure.is_label && (measure.has_stamp || measure.cues != 0))
        || is_credit(page, table, line, context)
}

/// Whether a short line is mostly the name of an agency or outlet.
pub(super) fn is_credit(page: &Page, table: &Table, line: usize, context: &Context<'_>) -> bool {
    let Some(measure) = table.at(line) else { return false };
    if measure.weight > 80 || measure.words > 14 {
        return false;
    }
    let words = page.words(measure.span);
    let letters = |words: &str| words.chars().filter(|c| c.is_alphabetic()).count();
    let mut covered = 0;
    let mut end = 0;
    for (span, _) in context.lexicon.outlets.within(words) {
        let rest = dateline_model::Span::new(span.start().max(end), span.end());
        covered += letters(rest.of(words));
        end = end.max(span.end());
    }
    covered > 0 && covered * 10 >= letters(words) * 6
}
