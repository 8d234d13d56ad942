//! Dates of the lunar calendar: 음력 8월 15일, 农历五月初五, 正月初一, "the fifth lunar month".

use super::{Finder, Hit};
use crate::time::meaning::{Lunar, Meaning, Partial};
use crate::time::words::{Unit, Word};

impl Finder<'_> {
    /// What stands behind 음력, 农历, 旧暦.
    pub(super) fn lunar(&self, at: usize) -> Option<Hit> {
        let next = self.joined(at + 1);
        let base = Partial { lunar: Some(Lunar::Plain), ..Partial::default() };
        if self.is_leap(at) {
            return self.lunar_month(base, at);
        }
        if let Some(partial) = self.feast_day(next) {
            return Some(self.of_year(partial, next + 1));
        }
        let (year, next) = match self.year_mark(next) {
            Some((year, is_era, next)) => (Partial { year: Some(year), is_era, ..base }, next),
            None => (base, next),
        };
        let hit = self.lunar_month(year, self.joined(next));
        hit.or_else(|| {
            year.year.map(|_| Hit::new(Meaning::Calendar(Partial { lunar: None, ..year }), next))
        })
    }

    /// 正月初一, 腊月.
    pub(super) fn lunar_month_alone(&self, at: usize) -> Option<Hit> {
        let base = Partial { lunar: Some(Lunar::Plain), ..Partial::default() };
        self.lunar_month(base, at)
    }

    fn is_leap(&self, at: usize) -> bool {
        matches!(self.words(at), "闰" | "閏" | "윤")
    }

    /// A lunar month with its day, where one is named.
    fn lunar_month(&self, base: Partial, at: usize) -> Option<Hit> {
        let is_leap = self.is_leap(at);
        let at = at + usize::from(is_leap);
        let (month, next) = match self.word(at) {
            Word::LunarMonth(month) => (month, at + 1),
            _ => self.month_mark(at)?,
        };
        let lunar = Some(if is_leap { Lunar::Leap } else { Lunar::Plain });
        let partial = Partial { month: Some(month), lunar, ..base };
        let behind = self.joined(next);
        // 初五: a day of the first ten; 十五 needs no word behind it.
        let is_early = matches!(self.words(behind), "初" | "초");
        let start = behind + usize::from(is_early);
        let is_plain = is_early || !self.words(start).is_ascii();
        let day = self.day_mark(start).or_else(|| {
            let day = self.day_number(start).or_else(|| self.spelled_number(start))?;
            let is_counted = matches!(self.word(start + 1), Word::Unit(_) | Word::UnitMark(_));
            (is_plain && !is_counted).then_some((day, start + 1))
        });
        Some(match day {
            Some((day, next)) if day <= 30 => {
                Hit::new(Meaning::Calendar(Partial { day: Some(day), ..partial }), next)
            }
            _ => Hit::new(Meaning::Calendar(partial), next),
        })
    }

    /// A Chinese numeral of any places.
    fn spelled_number(&self, at: usize) -> Option<i8> {
        let Word::Number { value, .. } = self.word(at) else { return None };
        i8::try_from(value).ok().filter(|day| (1..=30).contains(day))
    }

    /// "the fifteenth day of the eighth lunar month", "the first lunar month".
    pub(super) fn lunar_english(&self, at: usize) -> Option<Hit> {
        let number = |at: usize| match self.word(at) {
            Word::Ordinal(n) => i8::try_from(n).ok(),
            _ => None,
        };
        let month = |at: usize| {
            let is_month = self.is(at + 1, "lunar") && self.word(at + 2) == Word::Unit(Unit::Month);
            Some((number(at).filter(|n| is_month && (1..=12).contains(n))?, at + 3))
        };
        let base = Partial { lunar: Some(Lunar::Plain), ..Partial::default() };
        if let Some((month, next)) = month(at) {
            let partial = Partial { month: Some(month), ..base };
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        let is_of =
            self.word(at + 1) == Word::Unit(Unit::Day) && self.word(at + 2) == Word::Link("of");
        let start = at + 3 + usize::from(self.word(at + 3) == Word::The);
        let (month, next) = month(start).filter(|_| is_of)?;
        let partial = Partial { month: Some(month), day: Some(number(at)?), ..base };
        Some(Hit::new(Meaning::Calendar(partial), next))
    }
}
