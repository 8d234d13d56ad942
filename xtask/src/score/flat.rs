//! Flattened pages: the words of the body, teasers kept out of it, titles, where articles begin.
//!
//! The texts are those of `cargo xtask gold flatten`, each page in its one style. Figures are told
//! over all pages and over those of held-out hosts, and for each style.

use super::Figures;
use super::marked::tokens;
use super::measure::{Score, Share, as_float, key, ratio};
use super::record::{Record, shared, spans_of};
use crate::gold::data::each_item;
use crate::gold::flatten::{self, Flat};
use crate::shell::say;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Four tokens in a row.
type Shingle = Vec<String>;

/// The sums of one side or style.
#[derive(Debug, Default)]
struct Sums {
    f1: Vec<f64>,
    leaked: (usize, usize),
    teasers: (usize, usize),
    titles: Share,
    boundaries: Score,
    splits: Share,
    empty: usize,
}

/// Scores the flattened pages.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    if let Err(absent) = shared("data/pages") {
        return Ok(Err(absent));
    }
    let flats: Vec<Flat> = flatten::all()?.into_iter().filter(|flat| flat.turn == 0).collect();
    let by_id: BTreeMap<&str, &Flat> = flats.iter().map(|flat| (flat.id.as_str(), flat)).collect();
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    each_item(flats.iter().map(|flat| Ok(flat.item())), false, None, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        let Some(flat) = by_id.get(id) else { return Ok(()) };
        let page = Scored::of(&record, flat);
        if std::env::var_os("DATELINE_MISSES").is_some() {
            page.say(flat);
        }
        let style = format!("_style_{}", flat.style);
        let held_out = flat.source.is_held_out().then(|| "_held_out".to_owned());
        for side in [String::new(), style].into_iter().chain(held_out) {
            sums.entry(side).or_default().add(&page);
        }
        Ok(())
    })?;
    let mut figures = Figures::new();
    for (side, sums) in &sums {
        sums.tell(side, &mut figures);
    }
    Ok(Ok(figures))
}

/// What one page scored.
#[derive(Debug, Default)]
struct Scored {
    /// Token F1 of the body, where there is one.
    f1: Option<f64>,
    /// Whether nothing was read as body though there is one.
    is_empty: bool,
    /// Shingles of teasers in our body, and all.
    leaked: (usize, usize),
    /// Teasers leaked by half or more, and all.
    teasers: (usize, usize),
    /// Whether the title of the one article is right.
    title: Option<bool>,
    /// Where the articles of a listing begin.
    boundaries: Score,
    /// Whether a page with one article was split.
    is_split: Option<bool>,
}

impl Scored {
    fn of(record: &Record, flat: &Flat) -> Self {
        let (gold, ours) =
            (tokens(&flat.words(|mark| (mark.1, mark.2) == ('A', 'B'))), tokens(&record.bodies()));
        let mut page = Self::default();
        if !gold.is_empty() {
            page.f1 = Some(token_f1(&gold, &ours));
            page.is_empty = ours.is_empty();
        }
        page.leak(flat, &shingles(&gold), &shingles(&ours));
        let rows = articles(flat);
        if flat.kind == "listing" {
            page.bound(record, flat, &rows);
        } else if let [(row, _)] = rows.as_slice() {
            let title = flat.words(|mark| mark == (*row, 'A', 'H'));
            let found = record.main()["headline"]["text"].as_str().unwrap_or_default();
            page.title = Some(key(title.lines().next().unwrap_or_default()) == key(found));
            page.is_split = Some(record.own().len() > 1);
        }
        page
    }

    fn leak(&mut self, flat: &Flat, gold: &BTreeSet<Shingle>, ours: &BTreeSet<Shingle>) {
        let rows: BTreeSet<(usize, char)> = flat
            .lines
            .iter()
            .filter_map(|line| line.mark.map(|(row, of, _)| (row, of)))
            .filter(|(_, of)| matches!(of, 'T' | 'R'))
            .collect();
        for (row, of) in rows {
            let own = shingles(&tokens(&flat.words(|mark| mark.0 == row)));
            let own: Vec<&Shingle> = own.iter().filter(|each| !gold.contains(*each)).collect();
            let leaked = own.iter().filter(|each| ours.contains(**each)).count();
            self.leaked.0 += leaked;
            self.leaked.1 += own.len();
            if of == 'T' && !own.is_empty() {
                self.teasers.0 += usize::from(leaked * 2 >= own.len());
                self.teasers.1 += 1;
            }
        }
    }

    /// Compares where articles begin: at the title or, when none is known, the first line.
    fn bound(&mut self, record: &Record, flat: &Flat, rows: &[(usize, Vec<usize>)]) {
        let line =
            |at: usize| flat.lines.iter().position(|line| (line.start..line.end).contains(&at));
        let start = |article: &&Value| {
            let headline = spans_of(&article["headline"]["span"]);
            let body = spans_of(&article["body"]["paragraphs"]);
            line([headline, body].into_iter().find_map(|list| list.first().copied())?.0)
        };
        let mut open: Vec<usize> = record.own().iter().filter_map(start).collect();
        self.boundaries.found = open.len();
        self.boundaries.gold = rows.len();
        for (_, starts) in rows {
            if let Some(hit) = open.iter().position(|at| starts.contains(at)) {
                open.remove(hit);
                self.boundaries.hits += 1;
            }
        }
    }

    fn say(&self, flat: &Flat) {
        let side = if flat.source.is_held_out() { "held_out" } else { "training" };
        let f1 = self.f1.map_or("-".to_owned(), |f1| format!("{f1:.3}"));
        let (leaked, all) = self.leaked;
        say(&format!(
            "{f1} {} {side} {} leaked {leaked}/{all} title {:?} split {:?} {:?}",
            flat.id, flat.kind, self.title, self.is_split, self.boundaries
        ));
    }
}

/// The rows of the articles, each with the lines it may begin at.
fn articles(flat: &Flat) -> Vec<(usize, Vec<usize>)> {
    let mut rows: BTreeMap<usize, (Vec<usize>, bool)> = BTreeMap::new();
    for (at, line) in flat.lines.iter().enumerate() {
        let Some((row, 'A', part)) = line.mark else { continue };
        let (starts, is_closed) = rows.entry(row).or_default();
        match part {
            'H' => starts.push(at),
            'B' if !*is_closed => {
                // Without a title the first line of the body is as good.
                *is_closed = true;
                if starts.is_empty() {
                    starts.push(at);
                }
            }
            _ => {}
        }
    }
    rows.into_iter().map(|(row, (starts, _))| (row, starts)).collect()
}

impl Sums {
    fn add(&mut self, page: &Scored) {
        self.f1.extend(page.f1);
        self.empty += usize::from(page.is_empty);
        for (sum, one) in [(&mut self.leaked, page.leaked), (&mut self.teasers, page.teasers)] {
            sum.0 += one.0;
            sum.1 += one.1;
        }
        if let Some(is_right) = page.title {
            self.titles.add(is_right);
        }
        if let Some(is_split) = page.is_split {
            self.splits.add(is_split);
        }
        self.boundaries.hits += page.boundaries.hits;
        self.boundaries.found += page.boundaries.found;
        self.boundaries.gold += page.boundaries.gold;
    }

    fn tell(&self, side: &str, figures: &mut Figures) {
        let mut tell = |name: &str, value: f64| figures.insert(format!("flat.{name}{side}"), value);
        let mean = self.f1.iter().sum::<f64>() / as_float(self.f1.len().max(1));
        tell("token_f1", mean);
        tell("unleaked", 1.0 - ratio(self.leaked.0, self.leaked.1));
        tell("teasers_leaked", ratio(self.teasers.0, self.teasers.1));
        if side.starts_with("_style") {
            return;
        }
        tell("pages", as_float(self.f1.len()));
        tell("empty", as_float(self.empty));
        tell("titles", self.titles.value());
        tell("single_pages_split", self.splits.value());
        tell("boundaries", self.boundaries.f1());
    }
}

/// F1 of two multisets of tokens.
fn token_f1(gold: &[String], ours: &[String]) -> f64 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for token in gold {
        *counts.entry(token).or_default() += 1;
    }
    let mut hits = 0;
    for token in ours {
        if let Some(count) = counts.get_mut(token.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            hits += 1;
        }
    }
    ratio(2 * hits, gold.len() + ours.len())
}

/// The runs of four tokens; a shorter text has none.
fn shingles(tokens: &[String]) -> BTreeSet<Shingle> {
    tokens.windows(4).map(<[String]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_as_often_as_they_stand() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let f1 = token_f1(&list("a b b c"), &list("b b b"));
        assert!((f1 - 4.0 / 7.0).abs() < 1e-9, "{f1}");
        assert_eq!(shingles(&list("a b c")).len(), 0);
        assert_eq!(shingles(&list("a b c d a b c d")).len(), 4);
    }
}
