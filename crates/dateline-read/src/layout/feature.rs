//! Feature: a named bit that speaks for or against a block.

use super::places::TAGS;
use crate::lexicon::{CueClass, Use};
use dateline_model::Shape;

/// What a feature looks at; together with a value it is one bit. What is said of a block alone stands
/// before what its company says, and that before what is said of titles: pairs are looked up by the
/// later of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Always there: what speaks for a block of which nothing is known.
    Any,
    /// Weight.
    Weight,
    /// Weight of a block without link text to speak of.
    Plain,
    /// Group of shapes and weight.
    Shaped,
    /// Group of shapes and share of link text.
    GroupLinked,
    /// How it ends.
    Ends,
    /// How a block of some length ends.
    LongEnds,
    /// Commas.
    Commas,
    /// Share of digits.
    Digits,
    /// Share of capitals.
    Capitals,
    /// Share of link text.
    Linked,
    /// Shape.
    Shape,
    /// A cue in a short block.
    Cue,
    /// A cue in a longer block.
    LongCue,
    /// A cue in the nearest heading above.
    Under,
    /// The nearest heading above is a link.
    UnderLink,
    /// A stamp and nothing else.
    Stamp,
    /// A stamp among other words.
    HasStamp,
    /// A label with its value.
    Label,
    /// The mark of a list.
    Bullet,
    /// Begins with a small letter.
    Small,
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
    In,
    /// Tokens of its own container or the one around it.
    Near,
    /// Tags around it.
    Tag,
    /// Share of link text in its company.
    CompanyLinked,
    /// Running text in its company.
    CompanyProse,
    /// Where on the page, by weight.
    Where,
    /// Kind of the block before it.
    Before,
    /// Kind of the block behind it.
    Behind,
    /// Group of shapes and kind of the block before it.
    GroupBefore,
    /// Group of shapes and kind of the block behind it.
    GroupBehind,
    /// Whether the blocks before and behind share its container.
    Beside,
    /// Second pass: score of the blocks before it.
    BeforeScore,
    /// Second pass: score of the blocks behind it.
    BehindScore,
    /// Second pass: its own first score.
    Own,
    /// Second pass: mean first score of the other blocks of its company.
    CompanyScore,
    /// Second pass: mean first score of the other blocks of its make, wherever they stand.
    MakeScore,
    /// Second pass: inside the region, beside it, or outside.
    Region,
    /// Second pass: before, between, behind the sure blocks.
    Order,
    /// Second pass: that, and its weight.
    OrderWeight,
    /// Second pass: before or behind the title.
    Headed,
    /// Second pass: blocks between the last sure block and it.
    Far,
    /// Second pass: region and weight.
    RegionWeight,
    /// Second pass: region and group of shapes.
    RegionGroup,
    /// Second pass: group of shapes and score of the blocks before it.
    GroupBeforeScore,
    /// Second pass: group of shapes and score of the blocks behind it.
    GroupBehindScore,
    /// Titles: how much it is body.
    BodyScore,
    /// Titles: its own score as a title.
    TitleOwn,
    /// Titles: mean of those of the other blocks of its make.
    TitleMake,
    /// Titles: mean of those of the other blocks of its company.
    TitleCompany,
    /// Titles: that of the block before it.
    TitleBefore,
    /// Titles: that of the block behind it.
    TitleBehind,
    /// Line: kind of line.
    Line,
    /// Line: its kind and that of the line before.
    LineBefore,
    /// Line: its kind and that of the line behind.
    LineBehind,
    /// Line: its kind and that of the line before the one before.
    LineBeforeThat,
    /// Line: its kind and that of the line behind the one behind.
    LineBehindThat,
    /// Line: the kinds of the lines before and behind.
    LineBetween,
    /// Line: running text in the lines before and behind.
    ProseAround,
    /// Line: class of the last cue above, and how many lines ago.
    Since,
    /// Line: how far away it is printed again.
    Again,
    /// Line: unended, at a length common on the page.
    CutOff,
    /// Line: opens with a dateline, or stands in one piece with one.
    Dated,
    /// Line, second pass: inside the best stretch, before it, behind it.
    Stretch,
    /// Line, second pass: the same, and weight.
    StretchWeight,
    /// Line, second pass: the same, and kind of line.
    StretchLine,
    /// Line, second pass: mean score of the lines near it.
    NearScore,
    /// Line, second pass: mean score of the lines further around it.
    WideScore,
    /// Line, second pass: mean score of the other lines with the same neighbours.
    RhythmScore,
    /// Line, second pass: kind of line and that mean.
    LineRhythm,
    /// Line, second pass: share of its telling words that the likely body knows.
    Known,
    /// Line, second pass: weight and that share.
    WeightKnown,
    /// Line, second pass: share of the page's weight that is likely body.
    Fullness,
}

impl Kind {
    /// Its place in [`KINDS`].
    #[expect(clippy::as_conversions, reason = "the number of a case without fields")]
    const fn number(self) -> usize {
        self as usize
    }
}

/// What the values of a kind are.
#[derive(Clone, Copy, Debug)]
enum Values {
    /// There is one.
    One,
    /// Bins of the thing counted.
    Bins,
    /// Two bins, sixteen times the first and the second.
    Pairs,
    /// Places in [`SHAPES`].
    Shapes,
    /// Places in [`CueClass::ALL`].
    Cues,
    /// Places in [`Use::ALL`].
    Uses,
    /// Places in [`TAGS`].
    Tags,
}

/// All kinds with their names in the sheet of weights and the form of their values.
const KINDS: [(Kind, &str, Values); 80] = [
    (Kind::Any, "any", Values::One),
    (Kind::Weight, "weight", Values::Bins),
    (Kind::Plain, "plain", Values::Bins),
    (Kind::Shaped, "shaped", Values::Pairs),
    (Kind::GroupLinked, "group_linked", Values::Pairs),
    (Kind::Ends, "ends", Values::Bins),
    (Kind::LongEnds, "long_ends", Values::Bins),
    (Kind::Commas, "commas", Values::Bins),
    (Kind::Digits, "digits", Values::Bins),
    (Kind::Capitals, "capitals", Values::Bins),
    (Kind::Linked, "linked", Values::Bins),
    (Kind::Shape, "shape", Values::Shapes),
    (Kind::Cue, "cue", Values::Cues),
    (Kind::LongCue, "long_cue", Values::Cues),
    (Kind::Under, "under", Values::Cues),
    (Kind::UnderLink, "under_link", Values::One),
    (Kind::Stamp, "stamp", Values::One),
    (Kind::HasStamp, "has_stamp", Values::One),
    (Kind::Label, "label", Values::One),
    (Kind::Bullet, "bullet", Values::One),
    (Kind::Small, "small", Values::One),
    (Kind::Repeated, "repeated", Values::One),
    (Kind::Repeats, "repeats", Values::One),
    (Kind::Title, "title", Values::One),
    (Kind::TitlePart, "title_part", Values::One),
    (Kind::Description, "description", Values::One),
    (Kind::Told, "told", Values::One),
    (Kind::Untold, "untold", Values::One),
    (Kind::In, "in", Values::Uses),
    (Kind::Near, "near", Values::Uses),
    (Kind::Tag, "tag", Values::Tags),
    (Kind::CompanyLinked, "company_linked", Values::Bins),
    (Kind::CompanyProse, "company_prose", Values::Bins),
    (Kind::Where, "where", Values::Bins),
    (Kind::Before, "before", Values::Bins),
    (Kind::Behind, "behind", Values::Bins),
    (Kind::GroupBefore, "group_before", Values::Pairs),
    (Kind::GroupBehind, "group_behind", Values::Pairs),
    (Kind::Beside, "beside", Values::Bins),
    (Kind::BeforeScore, "before_score", Values::Bins),
    (Kind::BehindScore, "behind_score", Values::Bins),
    (Kind::Own, "own", Values::Bins),
    (Kind::CompanyScore, "company_score", Values::Bins),
    (Kind::MakeScore, "make_score", Values::Bins),
    (Kind::Region, "region", Values::Bins),
    (Kind::Order, "order", Values::Bins),
    (Kind::OrderWeight, "order_weight", Values::Pairs),
    (Kind::Headed, "headed", Values::Bins),
    (Kind::Far, "far", Values::Bins),
    (Kind::RegionWeight, "region_weight", Values::Pairs),
    (Kind::RegionGroup, "region_group", Values::Pairs),
    (Kind::GroupBeforeScore, "group_before_score", Values::Pairs),
    (Kind::GroupBehindScore, "group_behind_score", Values::Pairs),
    (Kind::BodyScore, "body_score", Values::Bins),
    (Kind::TitleOwn, "title_own", Values::Bins),
    (Kind::TitleMake, "title_make", Values::Bins),
    (Kind::TitleCompany, "title_company", Values::Bins),
    (Kind::TitleBefore, "title_before", Values::Bins),
    (Kind::TitleBehind, "title_behind", Values::Bins),
    (Kind::Line, "line", Values::Bins),
    (Kind::LineBefore, "line_before", Values::Pairs),
    (Kind::LineBehind, "line_behind", Values::Pairs),
    (Kind::LineBeforeThat, "line_before_that", Values::Pairs),
    (Kind::LineBehindThat, "line_behind_that", Values::Pairs),
    (Kind::LineBetween, "line_between", Values::Pairs),
    (Kind::ProseAround, "prose_around", Values::Pairs),
    (Kind::Since, "since", Values::Pairs),
    (Kind::Again, "again", Values::Bins),
    (Kind::CutOff, "cut_off", Values::Bins),
    (Kind::Dated, "dated", Values::Bins),
    (Kind::Stretch, "stretch", Values::Bins),
    (Kind::StretchWeight, "stretch_weight", Values::Pairs),
    (Kind::StretchLine, "stretch_line", Values::Pairs),
    (Kind::NearScore, "near_score", Values::Pairs),
    (Kind::WideScore, "wide_score", Values::Pairs),
    (Kind::RhythmScore, "rhythm_score", Values::Bins),
    (Kind::LineRhythm, "line_rhythm", Values::Pairs),
    (Kind::Known, "known", Values::Bins),
    (Kind::WeightKnown, "weight_known", Values::Pairs),
    (Kind::Fullness, "fullness", Values::Bins),
];

/// Names of the shapes by their number.
const SHAPES: [&str; 11] =
    ["h1", "h2", "h3", "h4", "paragraph", "entry", "quote", "pre", "caption", "cell", "line"];

/// The name of a shape in the sheet of weights and in `--why`.
pub(super) fn shape_name(of: Shape) -> &'static str {
    SHAPES.get(usize::from(shape_number(of))).copied().unwrap_or_default()
}

/// The place of a shape in the list of their names; headings from the fourth level on are one.
pub(super) fn shape_number(shape: Shape) -> u8 {
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

/// A bit: a kind and one of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Feature {
    kind: Kind,
    value: u8,
}

impl Feature {
    /// A kind that has no values.
    pub(super) fn one(kind: Kind) -> Self {
        Self { kind, value: 0 }
    }

    /// A kind with a bin, or with a place in its list of names.
    pub(super) fn of(kind: Kind, value: u8) -> Self {
        Self { kind, value }
    }

    /// A kind with two bins below 16.
    pub(super) fn pair(kind: Kind, first: u8, second: u8) -> Self {
        Self { kind, value: first.min(15) * 16 + second.min(15) }
    }

    /// A number of its own, below [`Feature::SLOTS`].
    pub(crate) fn slot(self) -> usize {
        self.kind.number() * 256 + usize::from(self.value)
    }

    /// How many slots there are.
    pub(crate) const SLOTS: usize = KINDS.len() * 256;

    /// Its name in the sheet of weights and in `--why`.
    pub(crate) fn name(self) -> String {
        let row = KINDS.get(self.kind.number());
        let (name, values) = row.map_or(("", Values::One), |(_, name, values)| (*name, *values));
        match values {
            Values::One => name.to_owned(),
            Values::Bins => format!("{name}.{}", self.value),
            Values::Pairs => format!("{name}.{}.{}", self.value / 16, self.value % 16),
            named => format!("{name}.{}", names(named).nth(self.value.into()).unwrap_or_default()),
        }
    }

    /// The feature of a name in the sheet of weights.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (head, rest) = name.split_once('.').unwrap_or((name, ""));
        let (kind, _, values) = KINDS.iter().find(|(_, name, _)| *name == head)?;
        let value = match values {
            Values::One => 0,
            Values::Bins => rest.parse().ok()?,
            Values::Pairs => {
                let (first, second) = rest.split_once('.')?;
                return Some(Self::pair(*kind, first.parse().ok()?, second.parse().ok()?));
            }
            named => u8::try_from(names(*named).position(|each| each == rest)?).ok()?,
        };
        Some(Self::of(*kind, value))
    }
}

/// The names of values, in the order of their numbers.
fn names(of: Values) -> Box<dyn Iterator<Item = &'static str>> {
    match of {
        Values::Shapes => Box::new(SHAPES.into_iter()),
        Values::Cues => Box::new(CueClass::ALL.into_iter().map(|(_, name)| name)),
        Values::Uses => Box::new(Use::ALL.into_iter().map(|(_, name)| name)),
        Values::Tags => Box::new(TAGS.into_iter()),
        Values::One | Values::Bins | Values::Pairs => Box::new(std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_features() {
        let all = [
            Feature::one(Kind::Any),
            Feature::of(Kind::Weight, 9),
            Feature::pair(Kind::Shaped, 5, 9),
            Feature::of(Kind::Shape, 10),
            Feature::of(Kind::Cue, 13),
            Feature::of(Kind::In, 22),
            Feature::of(Kind::Tag, 18),
        ];
        for feature in all {
            assert_eq!(Feature::named(&feature.name()), Some(feature), "{}", feature.name());
        }
        assert_eq!(Feature::pair(Kind::Shaped, 5, 9).name(), "shaped.5.9");
        assert_eq!(Feature::named("shaped.5"), None);
        assert_eq!(Feature::named("nonsense.1"), None);
    }

    #[test]
    fn every_kind_has_its_row() {
        for (at, (kind, ..)) in KINDS.iter().enumerate() {
            assert_eq!(Feature::one(*kind).slot(), at * 256);
        }
    }
}
