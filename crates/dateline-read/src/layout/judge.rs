//! Judge: every block gets a score from its features, first alone, then in its company.

use super::company::{Company, Titles};
use super::evidence::Evidence;
use super::feature::Feature;
use super::features::{Passed, of_block};
use super::measure::Measure;
use super::places::Place;
use crate::lexicon::{Pass, Sums, Weights};
use dateline_model::Shape;

/// Share of the good weight, in hundredths, a region has to hold.
const REGION: usize = 70;

/// A block judged.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// All that speaks for and against it.
    pub features: Vec<Feature>,
    /// What that sums up to so far.
    pub sums: Sums,
    /// What that sums up to, in thousandths; from 0 on it is body.
    pub score: i32,
    /// The score of the first pass.
    pub first: i32,
    /// How much speaks for its being the title of an item; from 0 on it is one.
    pub title: i32,
    /// How many of the features are of the block alone.
    pub alone: usize,
    /// How many are of that and of its company; the rest speaks of titles.
    pub together: usize,
}

impl Verdict {
    /// Weighs the features behind the first `known`; gives back how many there are.
    pub(super) fn weigh(&mut self, known: usize, weights: &Weights) -> usize {
        weights.add(&mut self.sums, self.features.get(known..).unwrap_or_default());
        self.features.len()
    }
}

/// The verdicts and the region they were made for.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    /// One a block.
    pub blocks: Vec<Verdict>,
    /// The container that holds most of the good weight.
    pub region: Option<usize>,
}

/// Judges all blocks.
pub(super) fn judge(
    measures: &[Measure],
    places: &[Place],
    evidence: &Evidence,
    weights: &Weights,
) -> Verdicts {
    let whole: usize = measures.iter().map(|measure| measure.weight).sum();
    let mut passed = Passed { whole, ..Passed::default() };
    let mut blocks: Vec<Verdict> = Vec::with_capacity(measures.len());
    for (at, measure) in measures.iter().enumerate() {
        let features = of_block(measures, at, places, evidence, passed);
        passed.weight += measure.weight;
        if matches!(measure.shape, Shape::Heading(_)) {
            passed.heading = Some(at);
        }
        let mut verdict = Verdict { features, title: i32::MIN, ..Verdict::default() };
        verdict.alone = verdict.weigh(0, weights);
        verdict.first = verdict.sums.of(Pass::First);
        blocks.push(verdict);
    }
    let region = region(measures, places, &blocks);
    let company = Company::of(measures, places, evidence, &blocks, region);
    for (at, verdict) in blocks.iter_mut().enumerate() {
        company.add(at, &mut verdict.features);
        verdict.together = verdict.weigh(verdict.alone, weights);
        verdict.score = verdict.sums.of(Pass::Second);
    }
    judge_titles(measures, places, weights, &mut blocks);
    Verdicts { blocks, region }
}

/// Scores every block as the title of an item: alone, then with the scores of the others.
fn judge_titles(measures: &[Measure], places: &[Place], weights: &Weights, blocks: &mut [Verdict]) {
    for verdict in &mut *blocks {
        verdict.title = verdict.sums.of(Pass::Title);
    }
    let titles = Titles::of(measures, places, blocks);
    for (at, verdict) in blocks.iter_mut().enumerate() {
        titles.add(at, &mut verdict.features);
        verdict.weigh(verdict.together, weights);
        verdict.title = verdict.sums.of(Pass::TitleSecond);
    }
}

/// The innermost container that holds most of the good weight.
fn region(measures: &[Measure], places: &[Place], blocks: &[Verdict]) -> Option<usize> {
    let mut good = vec![0_usize; places.len()];
    let mut total = 0;
    for (measure, verdict) in measures.iter().zip(blocks) {
        if verdict.first > 0 {
            let weight = measure.weight.min(600);
            total += weight;
            if let Some(place) = measure.container.and_then(|at| good.get_mut(at)) {
                *place += weight;
            }
        }
    }
    for at in (0..places.len()).rev() {
        let own = good.get(at).copied().unwrap_or(0);
        let parent = places.get(at).and_then(|place| place.parent);
        if let Some(parent) = parent.and_then(|parent| good.get_mut(parent)) {
            *parent += own;
        }
    }
    let holds = |at: &usize| good.get(*at).is_some_and(|own| own * 100 >= total * REGION);
    let inner = (0..places.len()).rev().find(holds).filter(|_| total > 0)?;
    // A paragraph by itself is no region; its parent is.
    let is_single = places.get(inner).is_some_and(|place| place.blocks <= 1);
    if is_single { places.get(inner)?.parent.or(Some(inner)) } else { Some(inner) }
}

#[cfg(test)]
mod tests {
    use super::super::lay_out;
    use super::Feature;
    use crate::{Context, Lexicon, decode};
    use dateline_model::{Capture, Limits};

    #[test]
    fn what_is_said_later_has_higher_slots() {
        let html = "<h1>Lumenia opens new harbour</h1><p>It took nine years to build.</p>\
                    <p>Ada Marrow was there.</p>";
        let mut capture = Capture::imported(html.as_bytes().to_vec());
        capture.content_type = Some("text/html".to_owned());
        let lexicon = Lexicon::built_in();
        let context = Context { why: true, ..Context::new(&lexicon) };
        let layout = lay_out(&decode(&capture, &Limits::default()), &context);
        assert_eq!(layout.blocks.len(), 3);
        for block in layout.blocks {
            let named = block.features.iter().filter_map(|name| Feature::named(name));
            let slots: Vec<usize> = named.map(Feature::slot).collect();
            let (alone, rest) = slots.split_at(block.alone);
            let (company, titles) = rest.split_at(block.together - block.alone);
            assert!(alone.iter().max() < company.iter().min());
            assert!(company.iter().max() < titles.iter().min());
        }
    }
}
