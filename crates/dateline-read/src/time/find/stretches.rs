//! Stretches and steps: lengths with a side of the anchor, and what is counted in several units.

use super::{Finder, Hit};
use crate::time::meaning::{Length, Meaning, Partial, Side};
use crate::time::words::{Unit, Which, Word};

impl Finder<'_> {
    /// One count of units: 2년, 1개월, 한달, "three weeks".
    fn piece(&self, at: usize) -> Option<(Unit, i32, usize)> {
        if let Word::Counted(unit, n) = self.word(at) {
            return Some((unit, i32::from(n), at + 1));
        }
        let (count, next) = self.count(at)?;
        let (Word::Unit(unit) | Word::UnitMark(unit @ (Unit::Year | Unit::Day))) = self.word(next)
        else {
            return None;
        };
        let halves = count.filter(|halves| halves % 2 == 0 && *halves <= 1000)?;
        Some((unit, i32::try_from(halves / 2).ok()?, next + 1))
    }

    /// Several counts as one sum of months and days, with the finest unit.
    fn sum(&self, at: usize) -> Option<(i32, i32, Unit, usize)> {
        let (mut months, mut days, mut next, mut last, mut pieces) = (0, 0, at, None, 0);
        while let Some((unit, n, after)) = self.piece(next).filter(|_| pieces < 4) {
            if last.is_some_and(|last| unit >= last) {
                break;
            }
            let (in_months, in_days) = in_months_and_days(unit, n)?;
            (months, days) = (months + in_months, days + in_days);
            (next, last, pieces) = (after, Some(unit), pieces + 1);
            let is_joined = self.is_mark(next, &[',']) || self.word(next) == Word::Link("and");
            let is_joined = is_joined || matches!(self.words(next), "と" | "와" | "과");
            next += usize::from(is_joined && self.piece(next + 1).is_some());
        }
        Some((months, days, last.filter(|_| pieces > 1)?, next))
    }

    /// `2년 1개월 21일 전`, "two years and three months ago", "within 3 years 2 months 9 days".
    pub(super) fn compound(&self, at: usize) -> Option<Hit> {
        let (months, days, unit, next) = self.sum(at)?;
        let sign = match self.word(next) {
            Word::Ago => -1,
            Word::Later => 1,
            _ if self.is_within(next) || (at > 0 && self.word(at - 1) == Word::Link("within")) => {
                return self.compound_stretch(Side::Within, at);
            }
            _ => return None,
        };
        let meaning = Meaning::Steps { months: months * sign, days: days * sign, unit, base: None };
        Some(Hit::new(meaning, next + 1))
    }

    /// "the last 5 months and 4 days": a sum on one side of the anchor.
    pub(super) fn compound_stretch(&self, side: Side, at: usize) -> Option<Hit> {
        let (months, days, _, next) = self.sum(at)?;
        if matches!(self.word(next), Word::Ago | Word::Earlier | Word::Later) {
            return None;
        }
        let day = |n: i32| Meaning::Relative { unit: Unit::Day, n, inside: Partial::default() };
        let steps = |months, days| Meaning::Steps { months, days, unit: Unit::Day, base: None };
        let (first, last) = match side {
            Side::Past => (steps(-months, -days), day(-1)),
            Side::Ahead => (day(1), steps(months, days)),
            Side::Within | Side::In => (day(0), steps(months, days - 1)),
        };
        Some(Hit::new(first, next).until(last, next))
    }

    /// A length as a stretch on one side of the anchor.
    pub(super) fn stretch(&self, side: Side, at: usize) -> Option<Hit> {
        let hit = match self.word(at) {
            Word::Counted(unit, n) => self.counted(at, unit, n),
            Word::Number { .. } => {
                self.east_date(at).filter(is_length).or_else(|| self.length(at))?
            }
            _ => self.length(at)?,
        };
        match hit.meaning {
            Meaning::Length(length) => Some(Hit { meaning: Meaning::Stretch(length, side), ..hit }),
            _ => None,
        }
    }

    /// Whether 以内, 이내, 内 stands behind a length.
    pub(super) fn is_within(&self, at: usize) -> bool {
        const WITHIN: [&str; 7] = ["以内", "以內", "之内", "이내", "안에", "내에", "内に"];
        let words = self.words(at);
        !words.is_ascii() && WITHIN.iter().any(|within| words.starts_with(within))
    }
}

fn is_length(hit: &Hit) -> bool {
    matches!(hit.meaning, Meaning::Length(_))
}

/// The side "last", "next" and "this" ask for.
pub(super) fn side_of(which: Which) -> Option<Side> {
    Some(match which {
        Which::Last | Which::Previous => Side::Past,
        Which::Next | Which::Following => Side::Ahead,
        _ => return None,
    })
}

/// A count of units as months and days; nothing for units below a day.
pub(crate) fn in_months_and_days(unit: Unit, n: i32) -> Option<(i32, i32)> {
    Some(match unit {
        Unit::Day => (0, n),
        Unit::Week | Unit::Weekend => (0, n.checked_mul(7)?),
        Unit::Fortnight => (0, n.checked_mul(14)?),
        Unit::Month => (n, 0),
        Unit::Quarter => (n.checked_mul(3)?, 0),
        Unit::Year => (n.checked_mul(12)?, 0),
        Unit::Decade => (n.checked_mul(120)?, 0),
        Unit::Century => (n.checked_mul(1200)?, 0),
        _ => return None,
    })
}

impl Length {
    /// The length in whole months and days, where it has such.
    pub(crate) fn months_and_days(self) -> Option<(i32, i32)> {
        let halves = self.halves.filter(|halves| halves % 2 == 0)?;
        in_months_and_days(self.unit, i32::try_from(halves / 2).ok()?)
    }
}
