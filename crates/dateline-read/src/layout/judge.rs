//! Judge: every block gets a score from its features, first alone, then in its company.

use super::evidence::Evidence;
use super::features::{Feature, bin, of_block, weight_bin};
use super::measure::Measure;
use super::places::{Place, is_within};
use crate::lexicon::{Pass, Weights};
use dateline_model::Shape;

/// First score from which a longer block is surely body.
const SURE: i32 = 500;
/// Weight from which it may be.
const SURE_WEIGHT: usize = 80;
/// Share of the good weight, in hundredths, a region has to hold.
const REGION: usize = 70;

/// A block judged.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// All that speaks for and against it.
    pub features: Vec<Feature>,
    /// What that sums up to, in thousandths; from 0 on it is body.
    pub score: i32,
    /// The score of the first pass.
    pub first: i32,
    /// How many of the features are of the block alone.
    pub alone: usize,
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
    is_flat: bool,
) -> Verdicts {
    let (one, two) =
        if is_flat { (Pass::FlatFirst, Pass::FlatSecond) } else { (Pass::First, Pass::Second) };
    let whole: usize = measures.iter().map(|measure| measure.weight).sum();
    let mut passed = 0;
    let mut blocks: Vec<Verdict> = Vec::with_capacity(measures.len());
    for (at, measure) in measures.iter().enumerate() {
        let features = of_block(measures, at, places, evidence, passed, whole);
        passed += measure.weight;
        let first = features.iter().map(|feature| weights.of(*feature, one)).sum();
        let alone = features.len();
        blocks.push(Verdict { features, score: first, first, alone });
    }
    let region = region(measures, places, &blocks);
    let company = Company::of(measures, places, evidence, &blocks, region);
    let firsts: Vec<i32> = blocks.iter().map(|verdict| verdict.first).collect();
    for (at, verdict) in blocks.iter_mut().enumerate() {
        company.add(measures, at, places, &firsts, &mut verdict.features);
        verdict.score = verdict.features.iter().map(|feature| weights.of(*feature, two)).sum();
    }
    Verdicts { blocks, region }
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

/// What is known of the page after the first pass.
#[derive(Debug)]
struct Company {
    region: Option<usize>,
    outer: Option<usize>,
    first_sure: Option<usize>,
    last_sure: Option<usize>,
    title: Option<usize>,
}

impl Company {
    fn of(
        measures: &[Measure],
        places: &[Place],
        evidence: &Evidence,
        blocks: &[Verdict],
        region: Option<usize>,
    ) -> Self {
        let is_sure = |at: &usize| {
            let is_good = blocks.get(*at).is_some_and(|verdict| verdict.first >= SURE);
            is_good
                && measures.get(*at).is_some_and(|measure| {
                    measure.weight >= SURE_WEIGHT
                        && region.is_none_or(|region| is_within(places, measure.container, region))
                })
        };
        let first_sure = (0..blocks.len()).find(is_sure);
        let last_sure = (0..blocks.len()).rev().find(is_sure);
        let limit = first_sure.unwrap_or(usize::MAX);
        let told = evidence.titles.iter().chain(&evidence.title_parts);
        let heading = |at: &&usize| {
            **at <= limit
                && measures.get(**at).is_some_and(|m| matches!(m.shape, Shape::Heading(_)))
        };
        let title =
            told.clone().filter(heading).max().or_else(|| told.filter(|at| **at <= limit).max());
        let outer = region.and_then(|region| places.get(region)).and_then(|place| place.parent);
        Self { region, outer, first_sure, last_sure, title: title.copied() }
    }

    /// Adds what its company says of a block.
    fn add(
        &self,
        measures: &[Measure],
        at: usize,
        places: &[Place],
        firsts: &[i32],
        out: &mut Vec<Feature>,
    ) {
        let Some(measure) = measures.get(at) else { return };
        let score = |at: Option<usize>| at.and_then(|at| firsts.get(at)).copied();
        let level = |near: Option<i32>, far: Option<i32>| {
            let Some(near) = near else { return 9 };
            let sum = near.saturating_mul(2).saturating_add(far.unwrap_or(0)) / 3;
            bin(
                usize::try_from(sum.saturating_add(8000)).unwrap_or(0),
                &[3000, 5500, 7000, 7700, 8300, 9000, 10500],
            )
        };
        let before = level(score(at.checked_sub(1)), score(at.checked_sub(2)));
        let behind = level(score(Some(at + 1)), score(Some(at + 2)));
        let own = level(score(Some(at)), score(Some(at)));
        let holds = |outer: Option<usize>| {
            outer.is_some_and(|outer| is_within(places, measure.container, outer))
        };
        let region = match self.region {
            None => 3,
            Some(_) if holds(self.region) => 0,
            Some(_) if holds(self.outer) => 1,
            Some(_) => 2,
        };
        let order = match (self.first_sure, self.last_sure) {
            (Some(first), Some(last)) if (first..=last).contains(&at) => 1,
            (Some(first), Some(_)) if at < first => {
                if first - at <= 3 {
                    2
                } else {
                    3
                }
            }
            (Some(_), Some(last)) => {
                if at - last <= 3 {
                    4
                } else {
                    5
                }
            }
            _ => 0,
        };
        let headed = match self.title {
            None => 0,
            Some(title) if at < title => 1,
            Some(title) if at == title => 2,
            Some(_) => 3,
        };
        out.extend([
            Feature::BeforeScore(before),
            Feature::BehindScore(behind),
            Feature::Own(own),
            Feature::Region(region),
            Feature::Order(order),
            Feature::Headed(headed),
            Feature::RegionWeight(region, weight_bin(measure.weight)),
        ]);
    }
}
