//! Pointers: teasers that follow a cue, and the row of one-line pointers at the end of a text.

use super::super::items::{Fate, Item, Table};
use super::super::measure::{End, Measure, SHORT};
use crate::lexicon::CueClass;
use crate::text::characters::is_cjk;
use dateline_model::{ArticleRole, DropReason, Page};
use std::collections::BTreeSet;

/// Fewest pointers that make a row at the end of a text.
const ROW: usize = 3;
/// Greatest weight of one.
const POINTER: usize = 130;
/// Fewest words of a text that something can be foreign to.
const VOCABULARY: usize = 24;
/// Share of a pointer's words, in hundredths, that the text before may know.
const KNOWN: usize = 30;

/// Takes the teasers behind a cue such as "more from", until a text opens again. Only cues behind
/// the end of the body count; above it they stand over menus.
pub(super) fn take_after_cue(table: &mut Table, body_ends: usize) {
    let before = 0..body_ends.min(table.measures.len());
    let mut prose = before
        .filter(|line| table.is_open(*line) && table.at(*line).is_some_and(Measure::is_prose))
        .count();
    let count = table.measures.len();
    let mut line = body_ends;
    while line < count {
        let is_cue = table.fates.get(line) == Some(&Fate::Dropped(DropReason::Related));
        if is_cue && prose > 0 {
            let end = reopens(table, line + 1).unwrap_or(count);
            cluster(table, line + 1, end);
            line = end;
            prose = 0;
            continue;
        }
        prose += usize::from(table.is_open(line) && table.at(line).is_some_and(Measure::is_prose));
        line += 1;
    }
}

/// Where a text opens again: three paragraphs in a row, with the title and newslines above them.
fn reopens(table: &Table, from: usize) -> Option<usize> {
    let is_full = |line: usize| {
        table.at(line).is_some_and(|m| m.is_prose() && m.weight >= PROSE_OF_TEXT && !m.is_repeated)
    };
    let opens = |line: usize| table.at(line).is_some_and(|m| m.is_opening);
    // Only as far as needed, for a page may have many cues.
    let (mut open, mut run) = (Vec::new(), 0);
    for line in (from..table.measures.len()).filter(|line| table.is_open(*line)) {
        open.push(line);
        run = if is_full(line) { run + 1 } else { 0 };
        if run == 3 || opens(line) {
            break;
        }
    }
    let is_opened = open.last().is_some_and(|line| opens(*line));
    let mut first = match (is_opened, run) {
        (true, _) => open.len().checked_sub(1)?,
        (false, 3) => open.len().checked_sub(3)?,
        _ => return None,
    };
    while let Some(above) = first.checked_sub(1).and_then(|above| open.get(above)) {
        let Some(measure) = table.at(*above) else { break };
        if !(measure.is_stamp || measure.is_label || super::is_signed(measure)) {
            first -= usize::from(super::is_title(measure));
            break;
        }
        first -= 1;
    }
    open.get(first).copied()
}

/// Weight from which a paragraph is one of a text and not the blurb of a teaser.
const PROSE_OF_TEXT: usize = 110;

/// Makes teasers of open lines: a title, the text under it, a stamp.
fn cluster(table: &mut Table, from: usize, to: usize) {
    let mut teasers: Vec<Item> = Vec::new();
    for line in from..to {
        let Some(measure) = table.at(line).filter(|_| table.is_open(line)) else { continue };
        let is_line =
            measure.is_stamp || super::is_signed(measure) || measure.has_cue(CueClass::Continue);
        match teasers.last_mut() {
            Some(last) if is_line => last.newslines.push(line),
            Some(last)
                if last.paragraphs.is_empty()
                    && (measure.is_prose() || measure.weight > 90)
                    && last.headline.is_some() =>
            {
                last.paragraphs.push(line);
            }
            _ => {
                let mut item = Item { role: ArticleRole::Teaser, ..Item::default() };
                if is_line {
                    item.newslines.push(line);
                } else if measure.weight <= SHORT {
                    item.headline = Some(line);
                } else {
                    item.paragraphs.push(line);
                }
                teasers.push(item);
            }
        }
    }
    // Beside teasers with a text, a line alone is none.
    let is_full = |item: &&Item| item.role == ArticleRole::Teaser && !item.paragraphs.is_empty();
    if table.items.iter().filter(is_full).count() >= 2 {
        let is_alone = |item: &Item| item.paragraphs.is_empty() && item.newslines.is_empty();
        for teaser in teasers.extract_if(.., |item| is_alone(item)) {
            if let Some(line) = teaser.headline {
                table.drop(line, DropReason::Related, "after.related");
            }
        }
    }
    for teaser in teasers {
        if teaser.headline.is_some() || !teaser.paragraphs.is_empty() {
            table.keep(teaser);
        } else {
            for line in teaser.newslines {
                table.drop(line, DropReason::Related, "after.related");
            }
        }
    }
}

/// Takes the row of one-line pointers at the end: short lines, none of them knows what the text
/// before speaks of.
pub(super) fn take_tail(page: &Page, table: &mut Table) {
    let open = table.open();
    let short = |line: &&usize| {
        table.at(**line).is_some_and(|m| {
            let is_marked = m.is_stamp || m.is_label || m.is_bullet || m.is_under;
            (16..=POINTER).contains(&m.weight) && !is_marked
        })
    };
    // Paragraphs may be short too: at least half of the lines must be left to compare with.
    let reach = open.len() / 2;
    let mut row: Vec<usize> = open.iter().rev().take(reach).take_while(short).copied().collect();
    row.reverse();
    let start = open.len() - row.len();
    let (mut known, mut named) = (BTreeSet::new(), BTreeSet::new());
    for line in open.iter().take(start) {
        if let Some(measure) = table.at(*line) {
            terms(page.words(measure.span), &mut known);
            names(page.words(measure.span), &mut named);
        }
    }
    if known.len() < VOCABULARY {
        return;
    }
    let is_foreign = |line: &usize| {
        let (mut own, mut own_names) = (BTreeSet::new(), BTreeSet::new());
        if let Some(measure) = table.at(*line) {
            terms(page.words(measure.span), &mut own);
            names(page.words(measure.span), &mut own_names);
        }
        let shared = own.intersection(&known).count();
        own.len() >= 3 && shared * 100 <= own.len() * KNOWN && own_names.is_disjoint(&named)
    };
    let first = row.iter().rposition(|line| !is_foreign(line)).map_or(0, |at| at + 1);
    let row = row.split_off(first);
    // The last paragraphs of a text all end their sentences; among pointers some are titles.
    let has_title = row.iter().any(|line| table.at(*line).is_some_and(|m| m.end == End::Open));
    if row.len() < ROW || !has_title {
        return;
    }
    for line in row {
        table.say(line, "tail.pointer", -1000);
        table.keep(Item { role: ArticleRole::Teaser, paragraphs: vec![line], ..Item::default() });
    }
}

/// The words a text writes with a capital, its first word apart.
fn names<'t>(words: &'t str, into: &mut BTreeSet<&'t str>) {
    let is_name = |word: &&str| word.len() >= 4 && word.starts_with(char::is_uppercase);
    into.extend(words.split(|c: char| !c.is_alphanumeric()).skip(1).filter(is_name));
}

/// The telling words of a text: four letters or more, pairs of Chinese, Japanese or Korean letters.
pub(super) fn terms(words: &str, into: &mut BTreeSet<String>) {
    for word in words.split(|c: char| !c.is_alphanumeric()) {
        let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        if letters.iter().any(|c| is_cjk(*c)) {
            into.extend(letters.windows(2).map(|pair| pair.iter().collect()));
        } else if letters.len() >= 4 {
            // The stem only, so that "Japan's" and "Japanese" are the same.
            into.insert(letters.iter().take(5).collect());
        }
    }
}
