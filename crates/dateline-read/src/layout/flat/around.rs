//! Around: what the lines near a line look like, before any of them is judged.

use super::super::feature::{Feature, Kind};
use super::super::features::bin;
use super::super::measure::{End, Measure, SHORT};
use crate::lexicon::CueClass;
use dateline_model::Page;
use std::collections::BTreeMap;

/// How many lines on each side are looked at.
const REACH: usize = 5;
/// Weight from which a line cut off in a sentence may be cut at a common length.
const CUT: usize = 60;
/// Weight from which running text is a paragraph and not a blurb.
const PARAGRAPH: usize = 200;

/// What the lines of a text look like.
#[derive(Debug)]
pub(super) struct Around {
    /// The kind of each line.
    kinds: Vec<u8>,
    /// Lines of running text before each line.
    prose: Vec<usize>,
    /// The class of the last cue above each line, and how many lines ago.
    since: Vec<Option<(u8, usize)>>,
    /// How far away each line is printed again.
    again: Vec<Option<usize>>,
    /// How many lines are cut off at the length of each.
    cuts: Vec<usize>,
    /// Which lines open with a dateline, and which stand in one piece with one.
    dated: Vec<u8>,
}

impl Around {
    /// Looks at all lines.
    pub(super) fn of(page: &Page, measures: &[Measure]) -> Self {
        let mut prose = vec![0];
        let mut sum = 0;
        for measure in measures {
            sum += usize::from(measure.is_prose());
            prose.push(sum);
        }
        Self {
            kinds: measures.iter().map(kind).collect(),
            prose,
            since: since(measures),
            again: again(measures),
            cuts: cuts(page, measures),
            dated: measures
                .iter()
                .map(|m| u8::from(m.is_opening) + 2 * u8::from(m.is_under))
                .collect(),
        }
    }

    /// The kind of a line; 0 beyond the text.
    pub(super) fn line(&self, at: usize) -> u8 {
        self.kinds.get(at).copied().unwrap_or(0)
    }

    /// The kinds of a line and those beside it.
    pub(super) fn rhythm(&self, at: usize) -> [u8; 3] {
        [self.before(at, 1), self.line(at), self.line(at + 1)]
    }

    fn before(&self, at: usize, steps: usize) -> u8 {
        at.checked_sub(steps).map_or(0, |at| self.line(at))
    }

    /// Adds what is seen around a line.
    pub(super) fn add(&self, at: usize, out: &mut Vec<Feature>) {
        let own = self.line(at);
        let prose = |from: usize, to: usize| {
            let upto = |at: usize| self.prose.get(at.min(self.kinds.len())).copied().unwrap_or(0);
            bin(upto(to) - upto(from), &[1, 2, 3, 5])
        };
        let (before, behind) = (self.before(at, 1), self.line(at + 1));
        out.extend([
            Feature::of(Kind::Line, own),
            Feature::pair(Kind::LineBefore, own, before),
            Feature::pair(Kind::LineBehind, own, behind),
            Feature::pair(Kind::LineBeforeThat, own, self.before(at, 2)),
            Feature::pair(Kind::LineBehindThat, own, self.line(at + 2)),
            Feature::pair(Kind::LineBetween, before, behind),
            Feature::pair(
                Kind::ProseAround,
                prose(at.saturating_sub(REACH), at),
                prose(at + 1, at + 1 + REACH),
            ),
        ]);
        if let Some((class, ago)) = self.since.get(at).copied().flatten() {
            out.push(Feature::pair(Kind::Since, class, bin(ago, &[2, 3, 5, 9, 17, 33])));
        }
        if let Some(away) = self.again.get(at).copied().flatten() {
            out.push(Feature::of(Kind::Again, bin(away, &[2, 3, 5, 9])));
        }
        let cuts = self.cuts.get(at).copied().unwrap_or(0);
        if cuts > 0 {
            out.push(Feature::of(Kind::CutOff, bin(cuts, &[2, 3, 5, 9])));
        }
        if let Some(dated) = self.dated.get(at).filter(|dated| **dated > 0) {
            out.push(Feature::of(Kind::Dated, *dated));
        }
    }
}

/// The kind of a line, from 1 to 13.
fn kind(line: &Measure) -> u8 {
    let is_ended = matches!(line.end, End::Terminal | End::Asking);
    match line {
        m if m.is_stamp => 1,
        m if m.cues != 0 && m.weight <= 80 => 2,
        m if m.is_label && m.weight <= SHORT => 3,
        m if m.is_bullet => 4,
        m if m.end == End::Ellipsis => 5,
        m if is_ended && m.weight > 2 * PARAGRAPH => 6,
        m if is_ended && m.weight > PARAGRAPH => 7,
        m if is_ended && m.weight > 100 => 8,
        m if is_ended && m.weight > 40 => 9,
        m if m.weight < 15 => 10,
        m if m.weight < 40 => 11,
        m if m.weight < 100 => 12,
        _ if is_ended => 9,
        _ => 13,
    }
}

/// The last cue above each line; only short lines set one.
fn since(measures: &[Measure]) -> Vec<Option<(u8, usize)>> {
    let mut last = None;
    let mut since = Vec::with_capacity(measures.len());
    for (at, measure) in measures.iter().enumerate() {
        since.push(last.map(|(class, line): (u8, usize)| (class, at - line)));
        let classes = (0..).zip(CueClass::ALL);
        let own = classes.into_iter().find(|(_, (class, _))| measure.has_cue(*class));
        if let Some((class, _)) = own.filter(|_| measure.weight <= 60) {
            last = Some((class, at));
        }
    }
    since
}

/// How many lines away each line is printed again.
fn again(measures: &[Measure]) -> Vec<Option<usize>> {
    let mut last: BTreeMap<u64, usize> = BTreeMap::new();
    let mut again: Vec<Option<usize>> = vec![None; measures.len()];
    for (at, measure) in measures.iter().enumerate().filter(|(_, m)| m.is_repeated) {
        if let Some(earlier) = last.insert(measure.key, at) {
            let away = Some(at - earlier);
            for place in [earlier, at] {
                if let Some(place) = again.get_mut(place) {
                    *place = place.map_or(away, |known| away.map(|away| known.min(away)));
                }
            }
        }
    }
    again
}

/// For each line cut off in a sentence how many others are at nearly the same length.
fn cuts(page: &Page, measures: &[Measure]) -> Vec<usize> {
    let is_cut = |m: &Measure| m.weight >= CUT && matches!(m.end, End::Open | End::Ellipsis);
    let length = |m: &Measure| page.words(m.span).chars().take(1000).count();
    let lengths: Vec<Option<usize>> =
        measures.iter().map(|m| is_cut(m).then(|| length(m))).collect();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for length in lengths.iter().flatten() {
        *counts.entry(*length).or_default() += 1;
    }
    let near = |length: usize| counts.range(length.saturating_sub(2)..=length + 2).map(|(_, n)| n);
    lengths.iter().map(|length| length.map_or(0, |length| near(length).sum())).collect()
}
