//! Company: what the blocks around a block say of it, once each was judged alone.

use super::evidence::Evidence;
use super::feature::{Feature, Kind};
use super::features::{bin, group, weight_bin};
use super::judge::Verdict;
use super::measure::Measure;
use super::places::{Place, company, is_within};
use dateline_model::Shape;
use std::collections::BTreeMap;

/// First score from which a longer block is surely body.
const SURE: i32 = 500;
/// Weight from which it may be.
const SURE_WEIGHT: usize = 80;
/// Upper edges of the bins of a score, moved up by [`LIFT`] so that none is below 0.
const SCORES: [usize; 7] = [3000, 5500, 7000, 7700, 8300, 9000, 10500];
/// What is added to a score before it is binned.
const LIFT: i32 = 8000;
/// The bin of a score that is not known.
pub(super) const UNKNOWN: u8 = 9;
/// Weight from which a block counts no more in a mean.
const FULL: usize = 200;

/// Scores summed by weight.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mean {
    sum: i64,
    weight: i64,
}

impl Mean {
    /// Takes in the score of a block.
    pub(super) fn add(&mut self, measure: &Measure, score: i32) {
        let weight = weight_of(measure);
        self.sum += i64::from(score) * weight;
        self.weight += weight;
    }

    /// The bin of the mean without one block.
    pub(super) fn without(self, measure: &Measure, score: i32) -> u8 {
        let own = weight_of(measure);
        let rest = self.weight - own;
        if rest <= 0 {
            return UNKNOWN;
        }
        let mean = (self.sum - i64::from(score) * own) / rest;
        level(i32::try_from(mean).unwrap_or(i32::MAX))
    }
}

/// What a block weighs in a mean.
fn weight_of(measure: &Measure) -> i64 {
    i64::try_from(measure.weight.clamp(4, FULL)).unwrap_or(0)
}

/// The bin of a score.
pub(super) fn level(score: i32) -> u8 {
    bin(usize::try_from(score.saturating_add(LIFT)).unwrap_or(0), &SCORES)
}

/// What is known of the page after the first pass.
#[derive(Debug)]
pub(super) struct Company<'p> {
    measures: &'p [Measure],
    places: &'p [Place],
    firsts: Vec<i32>,
    region: Option<usize>,
    outer: Option<usize>,
    first_sure: Option<usize>,
    last_sure: Option<usize>,
    title: Option<usize>,
    around: BTreeMap<usize, Mean>,
    alike: BTreeMap<(u64, u8), Mean>,
}

impl<'p> Company<'p> {
    /// What the first scores of all blocks say together.
    pub(super) fn of(
        measures: &'p [Measure],
        places: &'p [Place],
        evidence: &Evidence,
        blocks: &[Verdict],
        region: Option<usize>,
    ) -> Self {
        let firsts: Vec<i32> = blocks.iter().map(|verdict| verdict.first).collect();
        let is_sure = |at: &usize| {
            firsts.get(*at).is_some_and(|score| *score >= SURE)
                && measures.get(*at).is_some_and(|measure| {
                    measure.weight >= SURE_WEIGHT
                        && region.is_none_or(|region| is_within(places, measure.container, region))
                })
        };
        let first_sure = (0..blocks.len()).find(is_sure);
        let last_sure = (0..blocks.len()).rev().find(is_sure);
        let outer = region.and_then(|region| places.get(region)).and_then(|place| place.parent);
        let title = title(measures, evidence, first_sure.unwrap_or(usize::MAX));
        let (mut around, mut alike) = (BTreeMap::new(), BTreeMap::new());
        for (measure, score) in measures.iter().zip(&firsts) {
            if let Some(at) = company(places, measure.container) {
                around.entry(at).or_insert_with(Mean::default).add(measure, *score);
            }
            let make: &mut Mean = alike.entry(make(measure, places)).or_default();
            make.add(measure, *score);
        }
        Self {
            measures,
            places,
            firsts,
            region,
            outer,
            first_sure,
            last_sure,
            title,
            around,
            alike,
        }
    }

    /// Adds what its company says of a block.
    pub(super) fn add(&self, at: usize, out: &mut Vec<Feature>) {
        let Some(measure) = self.measures.get(at) else { return };
        let (group, weight) = (group(measure.shape), weight_bin(measure.weight));
        let before = self.near(at.checked_sub(1), at.checked_sub(2));
        let behind = self.near(Some(at + 1), Some(at + 2));
        let (region, order) = (self.region_of(measure), self.order(at));
        out.extend([
            Feature::of(Kind::BeforeScore, before),
            Feature::of(Kind::BehindScore, behind),
            Feature::pair(Kind::GroupBeforeScore, group, before),
            Feature::pair(Kind::GroupBehindScore, group, behind),
            Feature::of(Kind::Own, level(self.firsts.get(at).copied().unwrap_or(0))),
            Feature::of(Kind::Region, region),
            Feature::pair(Kind::RegionWeight, region, weight),
            Feature::pair(Kind::RegionGroup, region, group),
            Feature::of(Kind::Order, order),
            Feature::pair(Kind::OrderWeight, order, weight),
            Feature::of(Kind::Headed, self.headed(at)),
            Feature::of(Kind::Far, self.far(at)),
        ]);
        let score = self.firsts.get(at).copied().unwrap_or(0);
        let own = company(self.places, measure.container).and_then(|at| self.around.get(&at));
        let make = self.alike.get(&make(measure, self.places));
        let mean = |of: Option<&Mean>| of.map_or(UNKNOWN, |mean| mean.without(measure, score));
        out.push(Feature::of(Kind::CompanyScore, mean(own)));
        out.push(Feature::of(Kind::MakeScore, mean(make)));
    }

    /// The bin of the scores of two neighbours, the nearer counting twice.
    fn near(&self, near: Option<usize>, far: Option<usize>) -> u8 {
        let score = |at: Option<usize>| at.and_then(|at| self.firsts.get(at)).copied();
        let Some(near) = score(near) else { return UNKNOWN };
        level(near.saturating_mul(2).saturating_add(score(far).unwrap_or(0)) / 3)
    }

    /// Inside the region, in the container around it, outside; or there is none.
    fn region_of(&self, measure: &Measure) -> u8 {
        let holds = |outer: Option<usize>| {
            outer.is_some_and(|outer| is_within(self.places, measure.container, outer))
        };
        match self.region {
            None => 3,
            Some(_) if holds(self.region) => 0,
            Some(_) if holds(self.outer) => 1,
            Some(_) => 2,
        }
    }

    /// Between the sure blocks, just before, before, just behind, behind; or there are none.
    fn order(&self, at: usize) -> u8 {
        let (Some(first), Some(last)) = (self.first_sure, self.last_sure) else { return 0 };
        match at {
            at if (first..=last).contains(&at) => 1,
            at if at < first => 2 + u8::from(first - at > 3),
            at => 4 + u8::from(at - last > 3),
        }
    }

    /// Before the title, the title, behind it; or there is none.
    fn headed(&self, at: usize) -> u8 {
        match self.title {
            None => 0,
            Some(title) if at < title => 1,
            Some(title) if at == title => 2,
            Some(_) => 3,
        }
    }

    /// How many blocks behind the last sure block or before the first.
    fn far(&self, at: usize) -> u8 {
        match (self.first_sure, self.last_sure) {
            (_, Some(last)) if at > last => bin(at - last, &[2, 3, 5, 9, 17]),
            (Some(first), _) if at < first => 7 + bin(first - at, &[2, 3, 5, 9, 17]),
            _ => 6,
        }
    }
}

/// The make of a block: the tags and tokens of its containers, and its shape.
fn make(measure: &Measure, places: &[Place]) -> (u64, u8) {
    let place = measure.container.and_then(|at| places.get(at));
    (place.map_or(0, |place| place.make), group(measure.shape))
}

/// The block that prints the title: a heading where there is one, none behind the first sure block.
fn title(measures: &[Measure], evidence: &Evidence, limit: usize) -> Option<usize> {
    let told = evidence.titles.iter().chain(&evidence.title_parts);
    let heading = |at: &&usize| {
        **at <= limit && measures.get(**at).is_some_and(|m| matches!(m.shape, Shape::Heading(_)))
    };
    let headings = told.clone().filter(heading).max();
    headings.or_else(|| told.filter(|at| **at <= limit).max()).copied()
}

/// What the scores as titles of all blocks say together.
#[derive(Debug)]
pub(super) struct Titles<'p> {
    measures: &'p [Measure],
    places: &'p [Place],
    scores: Vec<(i32, i32)>,
    around: BTreeMap<usize, Mean>,
    alike: BTreeMap<(u64, u8), Mean>,
}

impl<'p> Titles<'p> {
    /// Gathers the scores, of body and of title.
    pub(super) fn of(measures: &'p [Measure], places: &'p [Place], blocks: &[Verdict]) -> Self {
        let scores: Vec<(i32, i32)> = blocks.iter().map(|v| (v.score, v.title)).collect();
        let (mut around, mut alike) = (BTreeMap::new(), BTreeMap::new());
        for (measure, (_, title)) in measures.iter().zip(&scores) {
            if let Some(at) = company(places, measure.container) {
                around.entry(at).or_insert_with(Mean::default).add(measure, *title);
            }
            let mean: &mut Mean = alike.entry(make(measure, places)).or_default();
            mean.add(measure, *title);
        }
        Self { measures, places, scores, around, alike }
    }

    /// Adds what they say of a block.
    pub(super) fn add(&self, at: usize, out: &mut Vec<Feature>) {
        let Some(measure) = self.measures.get(at) else { return };
        let (body, title) = self.scores.get(at).copied().unwrap_or_default();
        let near = |at: Option<usize>| {
            at.and_then(|at| self.scores.get(at)).map_or(UNKNOWN, |(_, title)| level(*title))
        };
        let mean = |of: Option<&Mean>| of.map_or(UNKNOWN, |mean| mean.without(measure, title));
        let own = company(self.places, measure.container).and_then(|at| self.around.get(&at));
        out.extend([
            Feature::of(Kind::BodyScore, level(body)),
            Feature::of(Kind::TitleOwn, level(title)),
            Feature::of(Kind::TitleMake, mean(self.alike.get(&make(measure, self.places)))),
            Feature::of(Kind::TitleCompany, mean(own)),
            Feature::of(Kind::TitleBefore, near(at.checked_sub(1))),
            Feature::of(Kind::TitleBehind, near(Some(at + 1))),
        ]);
    }
}
