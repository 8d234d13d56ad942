//! Features: what speaks for and against a block, as named bits.

use super::evidence::Evidence;
use super::feature::{Feature, Kind, shape_number};
use super::measure::{End, Measure};
use super::places::{Place, TAGS, company};
use crate::lexicon::{CueClass, Use};
use dateline_model::Shape;

/// Upper edges of the bins of weight.
const WEIGHTS: [usize; 9] = [6, 15, 30, 50, 80, 120, 200, 350, 700];
/// Upper edges of the bins of the share of link text, in thousandths.
const LINKED: [usize; 6] = [1, 80, 200, 400, 700, 950];

/// The bin a value falls into.
pub(super) fn bin(value: usize, edges: &[usize]) -> u8 {
    let at = edges.iter().position(|edge| value < *edge).unwrap_or(edges.len());
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// The bin of a weight.
pub(super) fn weight_bin(weight: usize) -> u8 {
    bin(weight, &WEIGHTS)
}

/// The group of a shape: headings, running text, entries, cells, captions, bare lines.
pub(super) fn group(shape: Shape) -> u8 {
    match shape {
        Shape::Heading(_) => 0,
        Shape::Paragraph | Shape::Quote | Shape::Pre => 1,
        Shape::Entry => 2,
        Shape::Cell => 3,
        Shape::Caption => 4,
        Shape::Line => 5,
    }
}

/// Coarse kind of a block, for its neighbours.
pub(super) fn kind(measure: Option<&Measure>) -> u8 {
    let Some(measure) = measure else { return 0 };
    match measure {
        m if m.is_stamp => 1,
        m if matches!(m.shape, Shape::Heading(_)) => 2,
        m if m.linked > 500 => 3,
        m if m.is_prose() && m.weight > 200 => 4,
        m if m.is_prose() => 5,
        m if m.cues != 0 => 6,
        m if m.weight < 30 => 7,
        _ => 8,
    }
}

/// What was seen of the page before a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Passed {
    /// Weight of the blocks before it.
    pub weight: usize,
    /// Weight of the whole page.
    pub whole: usize,
    /// The nearest heading above.
    pub heading: Option<usize>,
}

/// What a block says by itself, by its containers and its neighbours.
pub(super) fn of_block(
    measures: &[Measure],
    at: usize,
    places: &[Place],
    evidence: &Evidence,
    passed: Passed,
) -> Vec<Feature> {
    let Some(measure) = measures.get(at) else { return Vec::new() };
    let mut out = Vec::with_capacity(128);
    of_text(measure, &mut out);
    of_evidence(at, measure, evidence, &mut out);
    if let Some(place) = measure.container.and_then(|at| places.get(at)) {
        of_place(place, places, &mut out);
    }
    if let Some(company) = company(places, measure.container).and_then(|at| places.get(at)) {
        let share = company.linked * 1000 / company.weight.max(1);
        out.push(Feature::of(Kind::CompanyLinked, bin(share, &[20, 80, 150, 300, 500, 800])));
        out.push(Feature::of(Kind::CompanyProse, bin(company.prose, &[1, 2, 3, 5, 10])));
    }
    of_neighbours(measures, at, &mut out);
    let share = passed.weight * 100 / passed.whole.max(1);
    out.push(Feature::of(Kind::Where, bin(share, &[3, 10, 25, 50, 75, 90, 97])));
    if let Some(heading) = passed.heading.and_then(|at| measures.get(at)) {
        of_cues(heading, Kind::Under, &mut out);
        if heading.linked >= 800 {
            out.push(Feature::one(Kind::UnderLink));
        }
    }
    out
}

/// What the blocks beside it are.
pub(super) fn of_neighbours(measures: &[Measure], at: usize, out: &mut Vec<Feature>) {
    let own = measures.get(at);
    let before = at.checked_sub(1).and_then(|at| measures.get(at));
    let behind = measures.get(at + 1);
    let group = own.map_or(0, |own| group(own.shape));
    let shares = |other: Option<&Measure>| {
        let container = |m: Option<&Measure>| m.and_then(|m| m.container);
        u8::from(other.is_some() && container(other) == container(own))
    };
    out.extend([
        Feature::of(Kind::Before, kind(before)),
        Feature::of(Kind::Behind, kind(behind)),
        Feature::pair(Kind::GroupBefore, group, kind(before)),
        Feature::pair(Kind::GroupBehind, group, kind(behind)),
        Feature::of(Kind::Beside, shares(before) * 2 + shares(behind)),
    ]);
}

/// What a block says by itself.
pub(super) fn of_text(measure: &Measure, out: &mut Vec<Feature>) {
    let weight = weight_bin(measure.weight);
    let end = match measure.end {
        End::Open => 0,
        End::Terminal => 1,
        End::Ellipsis => 2,
        End::Colon => 3,
        End::Asking => 4,
    };
    let (group, linked) = (group(measure.shape), bin(measure.linked, &LINKED));
    out.extend([
        Feature::one(Kind::Any),
        Feature::of(Kind::Weight, weight),
        Feature::pair(Kind::Shaped, group, weight),
        Feature::of(Kind::Ends, end),
        Feature::of(Kind::Commas, bin(measure.commas, &[1, 2, 4])),
        Feature::of(Kind::Digits, bin(measure.digits, &[1, 60, 150, 300])),
        Feature::of(Kind::Linked, linked),
        Feature::pair(Kind::GroupLinked, group, linked),
        Feature::of(Kind::Shape, shape_number(measure.shape)),
    ]);
    if measure.linked < 200 {
        out.push(Feature::of(Kind::Plain, weight));
    }
    if measure.weight >= 60 {
        out.push(Feature::of(Kind::LongEnds, end));
    }
    if measure.weight >= 10 {
        let capitals = bin(measure.capitals, &[1, 60, 150, 400, 800]);
        out.push(Feature::of(Kind::Capitals, capitals));
    }
    of_cues(measure, if measure.weight <= 80 { Kind::Cue } else { Kind::LongCue }, out);
    let bits = [
        (measure.is_stamp, Kind::Stamp),
        (measure.has_stamp && !measure.is_stamp, Kind::HasStamp),
        (measure.is_label, Kind::Label),
        (measure.is_bullet, Kind::Bullet),
        (measure.is_small, Kind::Small),
        (measure.is_repeated && measure.repeats.is_none(), Kind::Repeated),
        (measure.repeats.is_some(), Kind::Repeats),
    ];
    out.extend(bits.into_iter().filter(|(is_there, _)| *is_there).map(|(_, k)| Feature::one(k)));
}

fn of_cues(measure: &Measure, kind: Kind, out: &mut Vec<Feature>) {
    if measure.cues == 0 {
        return;
    }
    for (at, (class, _)) in (0..).zip(CueClass::ALL) {
        if measure.has_cue(class) {
            out.push(Feature::of(kind, at));
        }
    }
}

fn of_evidence(at: usize, measure: &Measure, evidence: &Evidence, out: &mut Vec<Feature>) {
    let is_in = |list: &[usize]| list.binary_search(&at).is_ok();
    if is_in(&evidence.titles) {
        out.push(Feature::one(Kind::Title));
    } else if is_in(&evidence.title_parts) {
        out.push(Feature::one(Kind::TitlePart));
    }
    if is_in(&evidence.descriptions) {
        out.push(Feature::one(Kind::Description));
    }
    if evidence.has_body && measure.weight >= 20 {
        let is_told = is_in(&evidence.told);
        out.push(Feature::one(if is_told { Kind::Told } else { Kind::Untold }));
    }
}

fn of_place(place: &Place, places: &[Place], out: &mut Vec<Feature>) {
    let outer = place.parent.and_then(|at| places.get(at)).map_or(place.own, |outer| outer.own);
    let near = place.own.with(outer);
    for (at, (of, _)) in (0..).zip(Use::ALL) {
        if place.uses.has(of) {
            out.push(Feature::of(Kind::In, at));
            if near.has(of) {
                out.push(Feature::of(Kind::Near, at));
            }
        }
    }
    for at in (0..).take(TAGS.len()) {
        if place.tags & (1 << at) != 0 {
            out.push(Feature::of(Kind::Tag, at));
        }
    }
}
