//! Holidays by name, and years written in words.

use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Unit, Word};

impl Finder<'_> {
    /// `New Year 2026`, `New Year's Day`, `New Year's Eve`.
    pub(super) fn new_year(&self, at: usize) -> Option<Hit> {
        let is_name = self.is_capital(at) && self.is_capital(at + 1);
        if self.word(at + 1) != Word::Unit(Unit::Year) || self.is_new_line(at + 1) {
            return None;
        }
        let mut next = at + 2;
        next += usize::from(
            self.words(next).ends_with('s') && self.words(next).starts_with(['\'', '’']),
        );
        let is_eve = self.is(next, "eve");
        if !is_name && !is_eve && self.word(next) != Word::Unit(Unit::Day) {
            return None;
        }
        next += usize::from(is_eve || self.word(next) == Word::Unit(Unit::Day));
        let (month, day) = if is_eve { (12, 31) } else { (1, 1) };
        Some(self.with_year(month, day, next))
    }

    /// `Christmas`, `元旦`, `Thanksgiving Day`.
    pub(super) fn holiday(&self, at: usize, month: i8, day: i8) -> Hit {
        let next = at
            + 1
            + usize::from(self.word(at + 1) == Word::Unit(Unit::Day) || self.is(at + 1, "eve"));
        let is_eve = self.is(at + 1, "eve");
        // A day of 0 is the fourth Thursday.
        if day == 0 {
            let (weekday, nth) = (Some(4), Some(4));
            let partial = Partial { month: Some(month), weekday, nth, ..Partial::default() };
            return self.its_weekend(self.of_year(partial, next));
        }
        self.its_weekend(self.with_year(month, if is_eve { day - 1 } else { day }, next))
    }

    /// The day of a holiday in one word.
    pub(super) fn feast_day(&self, at: usize) -> Option<Partial> {
        match self.word(at) {
            Word::Feast(index) => self.calendar.feasts.get(index),
            Word::Holiday(month, day) if day > 0 => {
                let (month, day) = (Some(month), Some(day));
                Some(Partial { month, day, ..Partial::default() })
            }
            _ => None,
        }
    }

    /// The day of a holiday in one word or several.
    pub(super) fn feast_here(&self, at: usize) -> Option<(Partial, usize)> {
        let short = || Some((self.feast_day(at)?, at + 1));
        let long = if self.words(at).is_ascii() { self.long_feast(at) } else { None };
        long.or_else(short).or_else(|| self.long_feast(at))
    }

    /// A holiday of the sheet with its year.
    pub(super) fn feast(&self, at: usize) -> Option<Hit> {
        let (partial, next) = self.feast_here(at)?;
        let hit = self.of_year(partial, next);
        Some(self.its_weekend(hit))
    }

    /// "Labor Day weekend".
    fn its_weekend(&self, hit: Hit) -> Hit {
        let Meaning::Calendar(day) = hit.meaning else { return hit };
        if self.word(hit.next) != Word::Unit(Unit::Weekend) || self.is_new_line(hit.next) {
            return hit;
        }
        let behind = self.year_behind(hit.next + 1).filter(|_| day.year.is_none());
        let (year, next) = match behind {
            Some((year, next)) => (year.year, next),
            None => (day.year, hit.next + 1),
        };
        let partial = Partial { year, reach: Some(Unit::Weekend), ..day };
        Hit::new(Meaning::Calendar(partial), next)
    }

    /// A holiday with a name of several words: the longest name that stands here.
    fn long_feast(&self, at: usize) -> Option<(Partial, usize)> {
        if !matches!(self.word(at), Word::Feast(_) | Word::FeastHead) {
            return None;
        }
        let rest = self.text.get(self.span(at).start()..)?;
        let (length, partial) = self.calendar.feasts.long(rest)?;
        let end = self.span(at).start() + length;
        let next = (at + 1..at + 12).find(|next| self.span(*next).start() >= end)?;
        (self.span(next - 1).end() <= end).then_some((partial, next))
    }

    fn with_year(&self, month: i8, day: i8, next: usize) -> Hit {
        let partial = Partial { month: Some(month), day: Some(day), ..Partial::default() };
        self.of_year(partial, next)
    }

    /// "in two thousand and fifteen": behind a word or month that asks for a year.
    fn two_thousand(&self, at: usize) -> Option<Hit> {
        let is_two = self.word(at) == Word::Spelled(2) && self.word(at + 1) == Word::Spelled(1000);
        if !is_two || self.is_new_line(at) {
            return None;
        }
        let asks = matches!(
            self.word(at - 1),
            Word::Link("in" | "of" | "by" | "from" | "until")
                | Word::Since
                | Word::Month(_)
                | Word::Mark(',')
                | Word::Ordinal(_)
        );
        let (value, next) = self.spelled(at)?;
        let year = i16::try_from(value).ok().filter(|year| (2000..2100).contains(year))?;
        let is_count = matches!(self.word(next), Word::Unit(_))
            || (self.word(next) == Word::Other
                && !self.is_new_line(next)
                && self.words(next).ends_with('s'));
        (asks && !is_count).then(|| Hit::new(Meaning::Calendar(Partial::year(year)), next))
    }

    /// `nineteen ninety-one`.
    pub(super) fn spelled_year(&self, at: usize) -> Option<Hit> {
        if let Some(hit) = self.two_thousand(at) {
            return Some(hit);
        }
        let Word::Spelled(century @ (19 | 20)) = self.word(at) else { return None };
        let Word::Spelled(tens @ 10..=90) = self.word(at + 1) else { return None };
        let ones = at + 2 + usize::from(self.is_mark(at + 2, &['-']));
        let (rest, next) = match self.word(ones) {
            Word::Spelled(digit @ 1..=9) if tens >= 20 => (digit, ones + 1),
            _ => (0, at + 2),
        };
        if matches!(self.word(next), Word::Unit(_)) {
            return None;
        }
        let year = i16::try_from(century * 100 + tens + rest).ok()?;
        Some(Hit::new(Meaning::Calendar(Partial::year(year)), next))
    }
}
