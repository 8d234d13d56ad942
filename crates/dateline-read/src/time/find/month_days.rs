//! Days by their number: alone, beside "this month", or two with their month behind or before them.

use super::dates::DASHES;
use super::nth::steps_of;
use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Unit, Word};

impl Finder<'_> {
    /// "November between 11 and 15": two days behind their month.
    pub(super) fn month_between(&self, month: Partial, at: usize) -> Option<Hit> {
        let ((Word::Link("between"), Word::Link("and")) | (Word::Link("from"), Word::Link("to"))) =
            (self.word(at), self.word(at + 2))
        else {
            return None;
        };
        let (first, last) = (self.day_number(at + 1)?, self.day_number(at + 3)?);
        if self.is_new_line(at) || first >= last || !self.ends_part(at + 4) {
            return None;
        }
        let day = |day: i8| Meaning::Calendar(Partial { day: Some(day), ..month });
        Some(Hit::new(day(first), at + 4).until(day(last), at + 4))
    }

    /// "6 to 21 next month", "between 5 and 24 this month", "from 03 to June 09": two days whose
    /// month stands behind.
    pub(super) fn days_of_month(&self, at: usize) -> Option<Hit> {
        let first = self.day_number(at)?;
        let before = if self.is_new_line(at) { Word::Other } else { self.word(at - 1) };
        match self.word(at + 1) {
            Word::Link("to" | "till" | "until" | "through") => {}
            Word::Link("and") if before == Word::Link("between") => {}
            _ if self.is_mark(at + 1, &DASHES) => {}
            _ => return None,
        }
        if matches!(self.word(at + 2), Word::Month(_))
            && matches!(before, Word::Link("from" | "between"))
        {
            let end = self.month(at + 2).filter(|end| end.until.is_none())?;
            let Meaning::Calendar(last) = end.meaning else { return None };
            let start = Partial { day: Some(first), ..last };
            let is_pair = last.day.is_some_and(|day| first < day);
            return is_pair.then(|| {
                Hit::new(Meaning::Calendar(start), end.next).until(end.meaning, end.next)
            });
        }
        let last = self.day_number(at + 2).filter(|last| first < *last)?;
        let of = at + 3 + usize::from(self.word(at + 3) == Word::Link("of"));
        let (Word::Which(which), Word::Unit(Unit::Month)) = (self.word(of), self.word(of + 1))
        else {
            return None;
        };
        let n = steps_of(which)?;
        let day = |day: i8| Meaning::Relative {
            unit: Unit::Month,
            n,
            inside: Partial { day: Some(day), ..Partial::default() },
        };
        Some(Hit::new(day(first), of + 2).until(day(last), of + 2))
    }

    /// "next month on the 3rd", behind "next month".
    pub(super) fn month_then(&self, n: i32, at: usize) -> Option<Hit> {
        let (Word::Link("on"), Word::The) = (self.word(at), self.word(at + 1)) else { return None };
        let Word::Ordinal(day) = self.word(at + 2) else { return None };
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day));
        let inside = Partial { day: Some(day?), ..Partial::default() };
        let ends = self.ends_part(at + 3) && !self.is_new_line(at) && !self.is_new_line(at + 2);
        ends.then(|| Hit::new(Meaning::Relative { unit: Unit::Month, n, inside }, at + 3))
    }

    /// "18 and 19 June", "the 22nd, 23rd or 24th of March": a day whose month ends the list.
    pub(super) fn listed_day(&self, at: usize, first: i8) -> Option<Hit> {
        let (mut next, mut before) = (at + 1, first);
        // No list is longer than half a dozen days.
        for _ in 0..6 {
            let comma = usize::from(self.is_mark(next, &[',']));
            let word = usize::from(matches!(self.word(next + comma), Word::Link("and" | "or")));
            let the = usize::from(self.word(next + comma + word) == Word::The);
            let day_at = next + comma + word + the;
            let day = self.day_number(day_at).filter(|day| *day > before)?;
            if comma + word == 0 || self.is_new_line(day_at) {
                return None;
            }
            (next, before) = (day_at + 1, day);
            let of = next + usize::from(self.word(next) == Word::Link("of"));
            if let Word::Month(month) = self.word(of)
                && self.is_capital(of)
                && word == 1
                && !self.is_new_line(of)
            {
                let year = self.year_behind(of + 1).and_then(|(year, _)| year.year);
                let (month, day) = (Some(month), Some(first));
                let partial = Partial { year, month, day, ..Partial::default() };
                return Some(Hit::new(Meaning::Calendar(partial), at + 1));
            }
        }
        None
    }

    /// "the 18th", "on the 21st this month": a day of the month by its number alone.
    pub(super) fn lone_ordinal(&self, at: usize) -> Option<Hit> {
        let (Word::Ordinal(n) | Word::Number { value: n, digits: 1 | 2 }) = self.word(at) else {
            return None;
        };
        let day = i8::try_from(n).ok().filter(|day| (1..=31).contains(day))?;
        let is_figure = self.words(at).starts_with(|c: char| c.is_ascii_digit());
        self.of_month(day, at, at + 1).filter(|_| is_figure)
    }

    /// A day by its number alone: "of this month" behind it, or before it a word that asks for a
    /// day.
    pub(super) fn of_month(&self, day: i8, at: usize, next: usize) -> Option<Hit> {
        let partial = Partial { day: Some(day), ..Partial::default() };
        let of = next + usize::from(self.word(next) == Word::Link("of"));
        let the = usize::from(of > next && self.word(of) == Word::The);
        let is_plain = matches!(self.word(at), Word::Number { .. });
        if self.word(of + 1) == Word::Unit(Unit::Month)
            && !self.words(of + 1).ends_with('s')
            && (of > next || !is_plain)
            && !self.is_new_line(of)
            && let Word::Which(_) | Word::The = self.word(of)
        {
            let n = match self.word(of) {
                Word::Which(which) => steps_of(which)?,
                _ if the == 1 => 0,
                _ => return None,
            };
            let meaning = Meaning::Relative { unit: Unit::Month, n, inside: partial };
            return Some(Hit::new(meaning, of + 2));
        }
        let is_the = at > 1 && self.word(at - 1) == Word::The;
        let before = self.word(at.checked_sub(1 + usize::from(is_the))?);
        let asks = match before {
            Word::Link("on") => is_the || !is_plain,
            Word::Link(
                "by" | "until" | "till" | "from" | "of" | "for" | "after" | "before" | "to"
                | "through" | "between",
            )
            | Word::Earlier
            | Word::Since
            | Word::Approx(_) => is_the,
            _ => false,
        };
        (asks && !self.is_new_line(at) && self.ends_part(next))
            .then(|| Hit::new(Meaning::Calendar(partial), next))
    }
}
