//! Pages marked by hand: whole bodies, the boundaries of items, comments left out.
//!
//! Figures are told twice: over all marked pages, and over those of held-out hosts alone.

use super::Figures;
use super::boundaries::Boundaries;
use super::measure::{Score, as_float, ratio};
use super::record::{Record, shared, spans_of};
use crate::gold::data::{self, Source};
use crate::gold::marks::{self, Page, Places};
use serde_json::Value;
use std::collections::BTreeMap;

/// The sums of one side.
#[derive(Debug, Default)]
struct Sums {
    boundaries: Boundaries,
    pages: usize,
    shingles: Vec<(usize, usize, usize)>,
    blocks: Score,
    comments: (usize, usize),
    marks: (usize, usize),
    splits: (usize, usize),
    standfirsts: Score,
    newslines: Score,
}

/// Scores the marked pages.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    if let Err(absent) = shared("data/pages") {
        return Ok(Err(absent));
    }
    let marks = crate::gold::marks()?;
    let pages: Vec<Source> =
        data::pages(&[])?.into_iter().filter(|page| marks.0.contains_key(&page.id)).collect();
    let held: BTreeMap<&str, bool> =
        pages.iter().map(|page| (page.id.as_str(), page.is_held_out())).collect();
    let (mut all, mut held_out) = (Sums::default(), Sums::default());
    data::each(&pages, true, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        if let Some(page) = marks.0.get(id) {
            all.add(&record, page);
            if held.get(id) == Some(&true) {
                held_out.add(&record, page);
            }
        }
        Ok(())
    })?;
    let mut figures = Figures::new();
    all.tell("", &mut figures);
    held_out.tell("_held_out", &mut figures);
    Ok(Ok(figures))
}

impl Sums {
    fn add(&mut self, record: &Record, page: &Page) {
        let keys = marks::keys(record);
        let places = page.places(&keys);
        self.pages += 1;
        self.marks.0 += places.len();
        self.marks.1 += page.len();
        self.boundaries.add(record, &places);
        if page.kind == "article" {
            self.splits.0 += usize::from(record.own().len() > 1);
            self.splits.1 += 1;
        }
        let of_part = |at: &usize, part| places.get(at).is_some_and(|place| place.2 == part);
        let blocks: Vec<&Value> = record.list("blocks").collect();
        for (at, block) in blocks.iter().enumerate() {
            let is_kept = block["kind"] == "body";
            let is_body = of_part(&at, 'B');
            self.blocks.hits += usize::from(is_kept && is_body);
            self.blocks.found += usize::from(is_kept);
            self.blocks.gold += usize::from(is_body);
            if of_part(&at, 'C') {
                self.comments.0 += usize::from(is_kept);
                self.comments.1 += 1;
            }
        }
        self.lines(record, &blocks, &places);
        if page.kind != "bare" {
            let body = blocks.iter().enumerate().filter(|(at, _)| of_part(at, 'B'));
            let body: Vec<String> = body.map(|(_, block)| record.words(&block["span"])).collect();
            let line = shingled(&body.join("\n"), &record.bodies());
            if std::env::var_os("DATELINE_MISSES").is_some() {
                let f1 = ratio(2 * line.0, 2 * line.0 + line.1 + line.2);
                crate::shell::say(&format!("{f1:.3} {} {line:?}", record.0["id"]));
            }
            self.shingles.push(line);
        }
    }

    /// Compares standfirsts with those of the record, and newslines block by block. A marked
    /// standfirst of several blocks is found with any of them.
    fn lines(&mut self, record: &Record, blocks: &[&Value], places: &Places) {
        let found: Vec<(usize, usize)> = record
            .own()
            .into_iter()
            .flat_map(|article| spans_of(&article["standfirst"]["span"]))
            .collect();
        let mut rows: BTreeMap<usize, bool> = BTreeMap::new();
        let mut right = vec![false; found.len()];
        for (at, block) in blocks.iter().enumerate() {
            let part = places.get(&at).map(|place| (place.0, place.2));
            let span = spans_of(&block["span"]).pop().unwrap_or_default();
            if let Some((row, 'S')) = part {
                let hit = found.iter().position(|line| line.0 < span.1 && span.0 < line.1);
                *rows.entry(row).or_default() |= hit.is_some();
                if let Some(right) = hit.and_then(|hit| right.get_mut(hit)) {
                    *right = true;
                }
            }
            let is_line = block["kind"] == "newsline";
            let is_marked = part.is_some_and(|(_, part)| part == 'N');
            self.newslines.hits += usize::from(is_line && is_marked);
            self.newslines.found += usize::from(is_line);
            self.newslines.gold += usize::from(is_marked);
        }
        self.standfirsts.hits += right.iter().filter(|right| **right).count();
        self.standfirsts.found += found.len();
        self.standfirsts.gold += rows.len();
    }

    fn tell(&self, side: &str, figures: &mut Figures) {
        let mut tell = |name: &str, value: f64| figures.insert(format!("{name}{side}"), value);
        tell("listing.boundaries", self.boundaries.starts.f1());
        tell("listing.boundaries_precision", self.boundaries.starts.precision());
        tell("listing.boundaries_recall", self.boundaries.starts.recall());
        tell("listing.roles", ratio(self.boundaries.roles.0, self.boundaries.roles.1));
        tell("listing.single_pages_split", ratio(self.splits.0, self.splits.1));
        tell("extract.shingle_f1", shingle_f1(&self.shingles));
        tell("extract.block_f1", self.blocks.f1());
        tell("extract.comment_blocks_leaked", ratio(self.comments.0, self.comments.1));
        tell("extract.marks_found", ratio(self.marks.0, self.marks.1));
        tell("newslines.standfirst", self.standfirsts.f1());
        tell("newslines.standfirst_precision", self.standfirsts.precision());
        tell("newslines.standfirst_recall", self.standfirsts.recall());
        tell("newslines.lines_precision", self.newslines.precision());
        tell("newslines.lines_recall", self.newslines.recall());
        tell("extract.marked_pages", as_float(self.pages));
    }
}

/// Matches, surplus and misses of the 4-token shingles of two texts.
fn shingled(gold: &str, ours: &str) -> (usize, usize, usize) {
    let (gold, ours) = (bag(gold), bag(ours));
    let hits = gold.iter().map(|(key, n)| ours.get(key).map_or(0, |m| (*n).min(*m))).sum::<usize>();
    let (gold, ours): (usize, usize) = (gold.values().sum(), ours.values().sum());
    (hits, ours - hits, gold - hits)
}

/// The multiset of runs of four tokens; of a shorter text the one run it is.
fn bag(text: &str) -> BTreeMap<Vec<String>, usize> {
    let tokens = tokens(text);
    let mut bag = BTreeMap::new();
    if tokens.is_empty() {
        return bag;
    }
    for run in tokens.windows(tokens.len().min(4)) {
        *bag.entry(run.to_vec()).or_default() += 1;
    }
    bag
}

/// Runs of letters, digits and underscores; a Han or kana character is a token of its own.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        let is_wide = matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff);
        if is_wide {
            tokens.push(c.to_string());
            open = false;
        } else if c.is_alphanumeric() || c == '_' {
            match tokens.last_mut().filter(|_| open) {
                Some(last) => last.push(c),
                None => tokens.push(c.to_string()),
            }
            open = true;
        } else {
            open = false;
        }
    }
    tokens
}

/// Harmonic mean of mean precision and mean recall over pages; a page without the respective
/// denominator does not count there.
fn shingle_f1(pages: &[(usize, usize, usize)]) -> f64 {
    let mean = |side: fn(&(usize, usize, usize)) -> usize| {
        let shares: Vec<f64> = pages
            .iter()
            .filter(|page| page.0 + side(page) > 0)
            .map(|page| ratio(page.0, page.0 + side(page)))
            .collect();
        if shares.is_empty() { 0.0 } else { shares.iter().sum::<f64>() / as_float(shares.len()) }
    };
    let (precision, recall) = (mean(|page| page.1), mean(|page| page.2));
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shingles_of_equal_and_unequal_texts() {
        assert_eq!(shingled("a b c d e", "a b c d e"), (2, 0, 0));
        assert_eq!(shingled("a b c d", "a b c d e"), (1, 1, 0));
        assert_eq!(tokens("Ab_1 港が。x"), ["Ab_1", "港", "が", "x"]);
        let f1 = shingle_f1(&[(2, 0, 0), (0, 0, 2)]);
        assert!((f1 - 2.0 / 3.0).abs() < 1e-9, "{f1}");
    }
}
