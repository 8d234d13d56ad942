//! Holidays by name, and years written in words.

use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Unit, Word};

impl Finder<'_> {
    /// `New Year 2026`, `New Year's Day`, `New Year's Eve`.
    pub(super) fn new_year(&self, at: usize) -> Option<Hit> {
        if !self.is_capital(at)
            || self.word(at + 1) != Word::Unit(Unit::Year)
            || !self.is_capital(at + 1)
        {
            return None;
        }
        let mut next = at + 2;
        next += usize::from(
            self.words(next).ends_with('s') && self.words(next).starts_with(['\'', '’']),
        );
        let is_eve = self.is(next, "eve");
        next += usize::from(is_eve || self.word(next) == Word::Unit(Unit::Day));
        let (month, day) = if is_eve { (12, 31) } else { (1, 1) };
        Some(self.with_year(month, day, next))
    }

    /// `Christmas`, `元旦`, `Thanksgiving Day`.
    pub(super) fn holiday(&self, at: usize, month: i8, day: i8) -> Option<Hit> {
        if self.words(at).is_ascii() && !self.is_capital(at) {
            return None;
        }
        let next = at
            + 1
            + usize::from(self.word(at + 1) == Word::Unit(Unit::Day) || self.is(at + 1, "eve"));
        let is_eve = self.is(at + 1, "eve");
        // A day of 0 is the fourth Thursday.
        if day == 0 {
            let partial = Partial { month: Some(month), weekday: Some(4), ..Partial::default() };
            let (partial, next) = match self.year_behind(next) {
                Some((year, next)) => (Partial { year: year.year, ..partial }, next),
                None => (partial, next),
            };
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        Some(self.with_year(month, if is_eve { day - 1 } else { day }, next))
    }

    fn with_year(&self, month: i8, day: i8, next: usize) -> Hit {
        let partial = Partial { month: Some(month), day: Some(day), ..Partial::default() };
        match self.year_behind(next) {
            Some((year, next)) => {
                Hit::new(Meaning::Calendar(Partial { year: year.year, ..partial }), next)
            }
            None => Hit::new(Meaning::Calendar(partial), next),
        }
    }

    /// `nineteen ninety-one`.
    pub(super) fn spelled_year(&self, at: usize) -> Option<Hit> {
        let Word::Spelled(century @ (19 | 20)) = self.word(at) else { return None };
        let Word::Spelled(tens @ 10..=90) = self.word(at + 1) else { return None };
        let (rest, next) = match (self.is_mark(at + 2, &['-']), self.word(at + 3)) {
            (true, Word::Spelled(ones @ 1..=9)) if tens >= 20 => (ones, at + 4),
            _ => (0, at + 2),
        };
        if matches!(self.word(next), Word::Unit(_)) {
            return None;
        }
        let year = i16::try_from(century * 100 + tens + rest).ok()?;
        Some(Hit::new(Meaning::Calendar(Partial::year(year)), next))
    }
}
