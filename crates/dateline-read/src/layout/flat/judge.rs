//! Judge: every line gets a score from its features, first alone, then in its company.

use super::super::company::{Company, Mean, UNKNOWN, level};
use super::super::evidence::Evidence;
use super::super::feature::{Feature, Kind};
use super::super::features::{bin, of_neighbours, of_text, weight_bin};
use super::super::judge::{Verdict, Verdicts};
use super::super::measure::Measure;
use super::around::Around;
use super::known::Known;
use crate::lexicon::{Pass, Weights};
use dateline_model::Page;
use std::collections::BTreeMap;

/// How far one line may lift or lower a stretch, in thousandths.
const LIFT: i64 = 3000;
/// How many lines on each side are near, and how many further around.
const NEAR: usize = 4;
const WIDE: usize = 12;

/// Judges all lines.
pub(super) fn judge(page: &Page, measures: &[Measure], weights: &Weights) -> Verdicts {
    let around = Around::of(page, measures);
    let mut blocks: Vec<Verdict> = Vec::with_capacity(measures.len());
    let whole: usize = measures.iter().map(|measure| measure.weight).sum();
    let mut passed = 0;
    for (at, measure) in measures.iter().enumerate() {
        let mut features = Vec::with_capacity(64);
        of_text(measure, &mut features);
        of_neighbours(measures, at, &mut features);
        let share = passed * 100 / whole.max(1);
        features.push(Feature::of(Kind::Where, bin(share, &[3, 10, 25, 50, 75, 90, 97])));
        passed += measure.weight;
        around.add(at, &mut features);
        let mut verdict = Verdict { features, ..Verdict::default() };
        verdict.alone = verdict.weigh(0, weights);
        verdict.first = verdict.sums.of(Pass::First);
        blocks.push(verdict);
    }
    let company = Company::of(measures, &[], &Evidence::default(), &blocks, None);
    let lines = Lines::of(page, measures, &around, &blocks);
    for (at, verdict) in blocks.iter_mut().enumerate() {
        company.add(at, &mut verdict.features);
        lines.add(at, &mut verdict.features);
        verdict.together = verdict.weigh(verdict.alone, weights);
        verdict.score = verdict.sums.of(Pass::Second);
    }
    Verdicts { blocks, region: None }
}

/// What is known of a text after the first pass.
#[derive(Debug)]
struct Lines<'p> {
    measures: &'p [Measure],
    around: &'p Around,
    firsts: Vec<i32>,
    /// First and last line of the stretch whose scores sum up highest.
    stretch: Option<(usize, usize)>,
    /// Sums of scores by weight, and of weights, of the lines before each line.
    sums: Vec<(i64, i64)>,
    rhythms: BTreeMap<[u8; 3], Mean>,
    known: Known,
    fullness: u8,
}

impl<'p> Lines<'p> {
    fn of(page: &Page, measures: &'p [Measure], around: &'p Around, blocks: &[Verdict]) -> Self {
        let firsts: Vec<i32> = blocks.iter().map(|verdict| verdict.first).collect();
        let mut sums = vec![(0, 0)];
        let (mut sum, mut total) = (0_i64, 0_i64);
        let mut rhythms: BTreeMap<[u8; 3], Mean> = BTreeMap::new();
        let (mut good, mut whole) = (0, 0);
        for (at, (measure, score)) in measures.iter().zip(&firsts).enumerate() {
            let weight = i64::try_from(measure.weight.clamp(8, 300)).unwrap_or(0);
            sum += i64::from(*score).clamp(-LIFT, LIFT) * weight;
            total += weight;
            sums.push((sum, total));
            rhythms.entry(around.rhythm(at)).or_default().add(measure, *score);
            whole += measure.weight;
            good += if *score > 0 { measure.weight } else { 0 };
        }
        let likely = |at: usize| firsts.get(at).is_some_and(|score| *score > 0);
        Self {
            measures,
            around,
            stretch: best(&firsts),
            sums,
            rhythms,
            known: Known::of(page, measures, likely),
            fullness: bin(good * 100 / whole.max(1), &[10, 25, 40, 55, 70, 85, 95]),
            firsts,
        }
    }

    fn add(&self, at: usize, out: &mut Vec<Feature>) {
        let Some(measure) = self.measures.get(at) else { return };
        let score = self.firsts.get(at).copied().unwrap_or(0);
        let (own, line) = (level(score), self.around.line(at));
        let (weight, place) = (weight_bin(measure.weight), self.place(at));
        let rhythm = self.rhythms.get(&self.around.rhythm(at));
        let rhythm = rhythm.map_or(UNKNOWN, |mean| mean.without(measure, score));
        let known = self.known.share(at);
        out.extend([
            Feature::of(Kind::Stretch, place),
            Feature::pair(Kind::StretchWeight, place, weight),
            Feature::pair(Kind::StretchLine, place, line),
            Feature::pair(Kind::NearScore, own, self.mean(at, NEAR)),
            Feature::pair(Kind::WideScore, own, self.mean(at, WIDE)),
            Feature::of(Kind::RhythmScore, rhythm),
            Feature::pair(Kind::LineRhythm, line, rhythm),
            Feature::of(Kind::Known, known),
            Feature::pair(Kind::WeightKnown, weight, known),
            Feature::of(Kind::Fullness, self.fullness),
        ]);
    }

    /// Inside the best stretch, before it, behind it, by how many lines; or there is none.
    fn place(&self, at: usize) -> u8 {
        let edges = [2, 4, 8, 16];
        match self.stretch {
            None => 15,
            Some((first, last)) if (first..=last).contains(&at) => 0,
            Some((first, _)) if at < first => 1 + bin(first - at, &edges),
            Some((_, last)) => 7 + bin(at - last, &edges),
        }
    }

    /// The bin of the mean score of the lines this far around a line, itself left out.
    fn mean(&self, at: usize, reach: usize) -> u8 {
        let upto =
            |at: usize| self.sums.get(at.min(self.measures.len())).copied().unwrap_or_default();
        let between = |from: usize, to: usize| {
            let (low, high) = (upto(from), upto(to));
            (high.0 - low.0, high.1 - low.1)
        };
        let before = between(at.saturating_sub(reach), at);
        let behind = between(at + 1, at + 1 + reach);
        let weight = before.1 + behind.1;
        if weight <= 0 {
            return UNKNOWN;
        }
        level(i32::try_from((before.0 + behind.0) / weight).unwrap_or(0))
    }
}

/// First and last line of the stretch whose scores sum up highest.
fn best(scores: &[i32]) -> Option<(usize, usize)> {
    let mut best = None;
    let (mut top, mut sum, mut from) = (0_i64, 0_i64, 0);
    for (line, score) in scores.iter().enumerate() {
        sum += i64::from(*score).clamp(-LIFT / 2, LIFT);
        if sum <= 0 {
            (sum, from) = (0, line + 1);
        } else if sum > top {
            (top, best) = (sum, Some((from, line)));
        }
    }
    best
}
