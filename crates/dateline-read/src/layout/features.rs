//! Features: what speaks for and against a block, as named bits.

use super::evidence::Evidence;
use super::measure::{End, Measure};
use super::places::{Place, TAGS, company};
use crate::lexicon::{CueClass, Use};
use dateline_model::Shape;

/// A bit that speaks for or against a block. The number is a bin of the thing counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// Always there: what speaks for a block of which nothing is known.
    Any,
    /// Weight.
    Weight(u8),
    /// Weight of a block without link text to speak of.
    Plain(u8),
    /// Weight of a paragraph, of a list entry, of a bare line, of a cell.
    Shaped(u8, u8),
    /// How it ends.
    Ends(u8),
    /// How a block of some length ends.
    LongEnds(u8),
    /// Commas.
    Commas(u8),
    /// Share of digits.
    Digits(u8),
    /// Share of capitals.
    Capitals(u8),
    /// Share of link text.
    Linked(u8),
    /// Shape.
    Shape(u8),
    /// A cue in a short block.
    Cue(CueClass),
    /// A cue in a longer block.
    LongCue(CueClass),
    /// A stamp and nothing else.
    Stamp,
    /// A stamp among other words.
    HasStamp,
    /// A label with its value.
    Label,
    /// The mark of a list.
    Bullet,
    /// Printed twice, this is the first.
    Repeated,
    /// Printed before.
    Repeats,
    /// Equal to the title.
    Title,
    /// Part of the title, or the title part of it.
    TitlePart,
    /// Equal to the description.
    Description,
    /// Part of the body the structured data gives.
    Told,
    /// Not part of it.
    Untold,
    /// Tokens of its containers.
    In(Use),
    /// Tokens of its own container or the one around it.
    Near(Use),
    /// Tags around it.
    Tag(u8),
    /// Share of link text in its company.
    CompanyLinked(u8),
    /// Running text in its company.
    CompanyProse(u8),
    /// Where on the page, by weight.
    Where(u8),
    /// Kind of the block before it.
    Before(u8),
    /// Kind of the block behind it.
    Behind(u8),
    /// Second pass: score of the blocks before it.
    BeforeScore(u8),
    /// Second pass: score of the blocks behind it.
    BehindScore(u8),
    /// Second pass: its own first score.
    Own(u8),
    /// Second pass: inside the region, beside it, or outside.
    Region(u8),
    /// Second pass: before, between, behind the sure blocks.
    Order(u8),
    /// Second pass: before or behind the title.
    Headed(u8),
    /// Second pass: region and weight.
    RegionWeight(u8, u8),
}

/// Upper edges of the bins of weight.
const WEIGHTS: [usize; 9] = [6, 15, 30, 50, 80, 120, 200, 350, 700];

/// The bin a value falls into.
pub(super) fn bin(value: usize, edges: &[usize]) -> u8 {
    let at = edges.iter().position(|edge| value < *edge).unwrap_or(edges.len());
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// The bin of a weight.
pub(super) fn weight_bin(weight: usize) -> u8 {
    bin(weight, &WEIGHTS)
}

impl Feature {
    /// Its name in the sheet of weights and in `--why`.
    pub(crate) fn name(self) -> String {
        let use_name = |of| Use::ALL.iter().find(|(each, _)| *each == of).map_or("", |(_, n)| *n);
        let cue = |of| CueClass::ALL.iter().find(|(each, _)| *each == of).map_or("", |(_, n)| *n);
        match self {
            Self::Any => "any".to_owned(),
            Self::Weight(n) => format!("weight.{n}"),
            Self::Plain(n) => format!("plain.{n}"),
            Self::Shaped(a, b) => format!("shaped.{a}.{b}"),
            Self::Ends(n) => format!("ends.{n}"),
            Self::LongEnds(n) => format!("long_ends.{n}"),
            Self::Commas(n) => format!("commas.{n}"),
            Self::Digits(n) => format!("digits.{n}"),
            Self::Capitals(n) => format!("capitals.{n}"),
            Self::Linked(n) => format!("linked.{n}"),
            Self::Shape(n) => format!("shape.{}", SHAPES.get(usize::from(n)).unwrap_or(&"")),
            Self::Cue(class) => format!("cue.{}", cue(class)),
            Self::LongCue(class) => format!("long_cue.{}", cue(class)),
            Self::Stamp => "stamp".to_owned(),
            Self::HasStamp => "has_stamp".to_owned(),
            Self::Label => "label".to_owned(),
            Self::Bullet => "bullet".to_owned(),
            Self::Repeated => "repeated".to_owned(),
            Self::Repeats => "repeats".to_owned(),
            Self::Title => "title".to_owned(),
            Self::TitlePart => "title_part".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Told => "told".to_owned(),
            Self::Untold => "untold".to_owned(),
            Self::In(of) => format!("in.{}", use_name(of)),
            Self::Near(of) => format!("near.{}", use_name(of)),
            Self::Tag(n) => format!("tag.{}", TAGS.get(usize::from(n)).unwrap_or(&"")),
            Self::CompanyLinked(n) => format!("company_linked.{n}"),
            Self::CompanyProse(n) => format!("company_prose.{n}"),
            Self::Where(n) => format!("where.{n}"),
            Self::Before(n) => format!("before.{n}"),
            Self::Behind(n) => format!("behind.{n}"),
            Self::BeforeScore(n) => format!("before_score.{n}"),
            Self::BehindScore(n) => format!("behind_score.{n}"),
            Self::Own(n) => format!("own.{n}"),
            Self::Region(n) => format!("region.{n}"),
            Self::Order(n) => format!("order.{n}"),
            Self::Headed(n) => format!("headed.{n}"),
            Self::RegionWeight(a, b) => format!("region_weight.{a}.{b}"),
        }
    }

    /// All features, so that a sheet can be read by their names.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Any,
            Self::Stamp,
            Self::HasStamp,
            Self::Label,
            Self::Bullet,
            Self::Repeated,
            Self::Repeats,
            Self::Title,
            Self::TitlePart,
            Self::Description,
            Self::Told,
            Self::Untold,
        ];
        let binned: [fn(u8) -> Self; 19] = [
            Self::Weight,
            Self::Plain,
            Self::Ends,
            Self::LongEnds,
            Self::Commas,
            Self::Digits,
            Self::Capitals,
            Self::Linked,
            Self::Shape,
            Self::CompanyLinked,
            Self::CompanyProse,
            Self::Where,
            Self::Before,
            Self::Behind,
            Self::BeforeScore,
            Self::BehindScore,
            Self::Own,
            Self::Region,
            Self::Order,
        ];
        for n in 0..20 {
            all.extend(binned.iter().map(|make| make(n)));
            all.extend([Self::Tag(n), Self::Headed(n)]);
            all.extend(
                (0..6).flat_map(|group| [Self::Shaped(group, n), Self::RegionWeight(group, n)]),
            );
        }
        all.extend(CueClass::ALL.iter().flat_map(|(c, _)| [Self::Cue(*c), Self::LongCue(*c)]));
        all.extend(Use::ALL.iter().flat_map(|(of, _)| [Self::In(*of), Self::Near(*of)]));
        all
    }
}

/// Names of the shapes by their number.
const SHAPES: [&str; 11] =
    ["h1", "h2", "h3", "h4", "paragraph", "entry", "quote", "pre", "caption", "cell", "line"];

/// The name of a shape in the sheet of weights and in `--why`.
pub(super) fn shape_name(of: Shape) -> &'static str {
    SHAPES.get(usize::from(shape(of))).copied().unwrap_or_default()
}

fn shape(shape: Shape) -> u8 {
    match shape {
        Shape::Heading(level) => level.clamp(1, 4) - 1,
        Shape::Paragraph => 4,
        Shape::Entry => 5,
        Shape::Quote => 6,
        Shape::Pre => 7,
        Shape::Caption => 8,
        Shape::Cell => 9,
        Shape::Line => 10,
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

/// What a block says by itself, by its containers and its neighbours.
pub(super) fn of_block(
    measures: &[Measure],
    at: usize,
    places: &[Place],
    evidence: &Evidence,
    passed: usize,
    whole: usize,
) -> Vec<Feature> {
    let Some(measure) = measures.get(at) else { return Vec::new() };
    let mut out = Vec::with_capacity(48);
    of_text(measure, &mut out);
    of_evidence(at, measure, evidence, &mut out);
    if let Some(place) = measure.container.and_then(|at| places.get(at)) {
        of_place(place, places, &mut out);
    }
    if let Some(company) = company(places, measure.container).and_then(|at| places.get(at)) {
        let share = company.linked * 1000 / company.weight.max(1);
        out.push(Feature::CompanyLinked(bin(share, &[20, 80, 150, 300, 500, 800])));
        out.push(Feature::CompanyProse(bin(company.prose, &[1, 2, 3, 5, 10])));
    }
    out.push(Feature::Where(bin(passed * 100 / whole.max(1), &[3, 10, 25, 50, 75, 90, 97])));
    out.push(Feature::Before(kind(at.checked_sub(1).and_then(|at| measures.get(at)))));
    out.push(Feature::Behind(kind(measures.get(at + 1))));
    out
}

fn of_text(measure: &Measure, out: &mut Vec<Feature>) {
    let weight = weight_bin(measure.weight);
    let end = match measure.end {
        End::Open => 0,
        End::Terminal => 1,
        End::Ellipsis => 2,
        End::Colon => 3,
        End::Asking => 4,
    };
    let group = match measure.shape {
        Shape::Heading(_) => 0,
        Shape::Paragraph | Shape::Quote | Shape::Pre => 1,
        Shape::Entry => 2,
        Shape::Cell => 3,
        Shape::Caption => 4,
        Shape::Line => 5,
    };
    out.extend([
        Feature::Any,
        Feature::Weight(weight),
        Feature::Shaped(group, weight),
        Feature::Ends(end),
        Feature::Commas(bin(measure.commas, &[1, 2, 4])),
        Feature::Digits(bin(measure.digits, &[1, 60, 150, 300])),
        Feature::Linked(bin(measure.linked, &[1, 80, 200, 400, 700, 950])),
        Feature::Shape(shape(measure.shape)),
    ]);
    if measure.linked < 200 {
        out.push(Feature::Plain(weight));
    }
    if measure.weight >= 60 {
        out.push(Feature::LongEnds(end));
    }
    if measure.weight >= 10 {
        out.push(Feature::Capitals(bin(measure.capitals, &[1, 60, 150, 400, 800])));
    }
    for (class, _) in CueClass::ALL {
        if measure.has_cue(class) {
            let is_short = measure.weight <= 80;
            out.push(if is_short { Feature::Cue(class) } else { Feature::LongCue(class) });
        }
    }
    let bits = [
        (measure.is_stamp, Feature::Stamp),
        (measure.has_stamp && !measure.is_stamp, Feature::HasStamp),
        (measure.is_label, Feature::Label),
        (measure.is_bullet, Feature::Bullet),
        (measure.is_repeated && measure.repeats.is_none(), Feature::Repeated),
        (measure.repeats.is_some(), Feature::Repeats),
    ];
    out.extend(bits.into_iter().filter_map(|(is_there, feature)| is_there.then_some(feature)));
}

fn of_evidence(at: usize, measure: &Measure, evidence: &Evidence, out: &mut Vec<Feature>) {
    let is_in = |list: &[usize]| list.binary_search(&at).is_ok();
    if is_in(&evidence.titles) {
        out.push(Feature::Title);
    } else if is_in(&evidence.title_parts) {
        out.push(Feature::TitlePart);
    }
    if is_in(&evidence.descriptions) {
        out.push(Feature::Description);
    }
    if evidence.has_body && measure.weight >= 20 {
        out.push(if is_in(&evidence.told) { Feature::Told } else { Feature::Untold });
    }
}

fn of_place(place: &Place, places: &[Place], out: &mut Vec<Feature>) {
    let outer = place.parent.and_then(|at| places.get(at)).map_or(place.own, |outer| outer.own);
    let near = place.own.with(outer);
    for (of, _) in Use::ALL {
        if place.uses.has(of) {
            out.push(Feature::In(of));
            if near.has(of) {
                out.push(Feature::Near(of));
            }
        }
    }
    for at in 0..TAGS.len() {
        if place.tags & (1 << at) != 0 {
            out.push(Feature::Tag(u8::try_from(at).unwrap_or(u8::MAX)));
        }
    }
}
