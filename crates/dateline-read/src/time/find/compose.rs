//! Composition in English: what is counted from any day, named inside any period, or left of one.

use super::{Finder, Hit};
use crate::time::meaning::{Length, Meaning, Partial, Side};
use crate::time::words::{Pointer, Unit, Which, Word};

impl Finder<'_> {
    /// A day in any form but a count of days, so that no row of counts goes deep.
    pub(super) fn any_day(&self, at: usize) -> Option<Hit> {
        let next = at + usize::from(self.word(at) == Word::The);
        if self.is_new_line(at) || self.is_new_line(next) {
            return None;
        }
        let hit = match self.word(next) {
            Word::Relative(Unit::Day, _) => self.relative(next),
            Word::Month(_) => self.month(next),
            Word::Weekday(_) | Word::ShortWeekday(_) => self.weekday(next),
            Word::Which(_) if self.is_named(next + 1) => self.which(next),
            Word::Number { .. } => {
                let figures = self.numeric_date(next).or_else(|| self.month_and_day(next));
                figures.or_else(|| self.day_and_month(next))
            }
            Word::Ordinal(_) => self.day_and_month(next).or_else(|| self.the_day(next)),
            Word::Spelled(_) => self.spelled_date(next),
            Word::Holiday(month, day) => Some(self.holiday(next, month, day)),
            Word::Feast(_) | Word::FeastHead => self.feast(next),
            Word::New if self.word(next + 1) == Word::Unit(Unit::Year) => {
                let day = Partial { month: Some(1), day: Some(1), ..Partial::default() };
                let alone = || Some(Hit::new(Meaning::Calendar(day), next + 2));
                self.new_year(next).or_else(alone)
            }
            _ => None,
        }?;
        (hit.until.is_none() && hit.modifier.is_none() && is_day(&hit.meaning)).then_some(hit)
    }

    /// Whether "last" and "next" may name a day here without a count.
    fn is_named(&self, at: usize) -> bool {
        match self.word(at) {
            Word::Number { .. } => self.month_and_day(at).is_some(),
            Word::Weekday(_) | Word::Month(_) | Word::Unit(Unit::Week) | Word::New => true,
            word => matches!(word, Word::Holiday(..) | Word::Feast(_) | Word::FeastHead),
        }
    }

    /// "the 12th" behind a word that counts from it.
    fn the_day(&self, at: usize) -> Option<Hit> {
        let Word::Ordinal(n) = self.word(at) else { return None };
        let is_figure = self.words(at).starts_with(|c: char| c.is_ascii_digit());
        let day = i8::try_from(n).ok().filter(|day| (1..=31).contains(day))?;
        let partial = Partial { day: Some(day), ..Partial::default() };
        let ends = self.word(at + 1) != Word::Other || self.is_new_line(at + 1);
        (is_figure && ends).then(|| Hit::new(Meaning::Calendar(partial), at + 1))
    }

    /// "two days before yesterday", "a week from Monday", "5 days after the 12th".
    pub(super) fn counted_from(&self, first: usize, length: Length, at: usize) -> Option<Hit> {
        let sign = match self.word(at) {
            Word::Earlier if self.is(at, "before") => -1,
            Word::Link("after" | "from") => 1,
            _ => return None,
        };
        let end = self.any_day(at + 1)?;
        let (months, days) = length.months_and_days()?;
        let (months, days) = (months * sign, days * sign);
        let end_meaning = coming(end.meaning, self.word(at) == Word::Link("from"));
        let base = Some(Box::new(end_meaning.clone()));
        // "less than 4 days after tomorrow": any day between the two.
        let is_less = first > 1 && self.is(first - 2, "less") && self.is(first - 1, "than");
        if is_less && sign > 0 {
            let last = Meaning::Steps { months, days: days - 1, unit: Unit::Day, base };
            return Some(Hit::new(end_meaning, end.next).until(last, end.next));
        }
        Some(Hit::new(Meaning::Steps { months, days, unit: Unit::Day, base }, end.next))
    }

    /// "3 days starting next Monday", "for two weeks from May 20", "for 3 days, from today".
    pub(super) fn days_on(&self, first: usize, length: Length, at: usize) -> Option<Hit> {
        let comma = usize::from(self.is_mark(at, &[',']));
        let begins = ["starting", "beginning", "commencing"].iter().any(|w| self.is(at + comma, w));
        let from = at + comma + usize::from(begins);
        let is_from = matches!(self.word(from), Word::Link("from" | "on"));
        let is_for = first > 0 && self.word(first - 1) == Word::Link("for");
        if !(begins || (is_for && self.word(from) == Word::Link("from"))) {
            return None;
        }
        let start = self.any_day(from + usize::from(is_from))?;
        let meaning = coming(start.meaning, true);
        let last = on(&meaning, length)?;
        Some(Hit::new(meaning, start.next).until(last, start.next))
    }

    /// "rest of the week", "remainder of this year": from the anchor on.
    pub(super) fn rest(&self, at: usize) -> Option<Hit> {
        if self.word(at) != Word::Rest {
            return None;
        }
        let of = at + 1 + usize::from(self.word(at + 1) == Word::Link("of"));
        let is_named = matches!(self.word(of), Word::The | Word::Which(Which::This))
            || self.is(of, "current")
            || self.is(of, "my");
        let unit_at = of + usize::from(is_named);
        let Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) = self.word(unit_at) else {
            return None;
        };
        if self.is_new_line(of) || self.is_new_line(unit_at) || unit_at == at + 1 {
            return None;
        }
        let today = Meaning::Today(Partial::default());
        let whole = Meaning::Relative { unit, n: 0, inside: Partial::default() };
        Some(Hit::new(today, unit_at + 1).until(whole, unit_at + 1))
    }

    /// "the week after next", "the month after the next", "the year before last".
    pub(super) fn after_next(&self, unit: Unit, at: usize) -> Option<Hit> {
        let the = usize::from(self.word(at + 1) == Word::The);
        let n = match (self.word(at), self.word(at + 1 + the)) {
            (Word::Link("after"), Word::Which(Which::Next)) => 2,
            (Word::Earlier, Word::Which(Which::Last)) if self.is(at, "before") => -2,
            _ => return None,
        };
        // The reach says that the week is meant and no day of it.
        let reach = (unit == Unit::Week).then_some(unit);
        let inside = Partial { reach, ..Partial::default() };
        Some(Hit::new(Meaning::Relative { unit, n, inside }, at + 2 + the))
    }

    /// "month of September", "week commencing 4 February": the unit before what it names.
    pub(super) fn unit_of(&self, unit: Unit, at: usize) -> Option<Hit> {
        let begins = ["commencing", "beginning", "starting"].iter().any(|word| self.is(at, word));
        let next = at + 1;
        if self.is_new_line(at) || self.is_new_line(next) {
            return None;
        }
        if unit == Unit::Month && self.word(at) == Word::Link("of") {
            let hit = self.month(next)?;
            let is_month = matches!(hit.meaning, Meaning::Calendar(month) if month.day.is_none());
            return is_month.then_some(hit);
        }
        if unit != Unit::Week || !begins {
            return None;
        }
        let hit = self.any_day(next + usize::from(self.word(next) == Word::Link("on")))?;
        let Meaning::Calendar(day) = hit.meaning else { return None };
        let partial = Partial { reach: Some(Unit::Week), ..day };
        day.month?;
        Some(Hit { meaning: Meaning::Calendar(partial), ..hit })
    }

    /// "first twelve days of last year", "last five months of 2019": so many at one end of a period.
    pub(super) fn end_of_period(&self, is_first: bool, at: usize) -> Option<Hit> {
        let (halves, unit_at) = self.count(at)?;
        let Word::Unit(unit) = self.word(unit_at) else { return None };
        let n = i8::try_from(halves? / 2).ok().filter(|n| (1..=31).contains(n))?;
        let of = unit_at + 1;
        let period = of + 1 + usize::from(self.word(of + 1) == Word::The);
        let is_month = matches!(self.word(period), Word::Month(_))
            || matches!(self.word(period + 1), Word::Unit(Unit::Month));
        let day = |month: i8, day: i8| Partial {
            month: (!is_month).then_some(month),
            day: Some(day),
            ..Partial::default()
        };
        let month = |month: i8| Partial { month: Some(month), ..Partial::default() };
        let (first, last) = match unit {
            // "The first nine months of 1989" stays a length: business counts so.
            Unit::Month if !is_month && !is_first && n <= 12 => (month(13 - n), month(12)),
            Unit::Day if is_first => (day(1, 1), day(1, n)),
            Unit::Week if is_first && n <= 4 => (day(1, 1), day(1, n * 7)),
            Unit::Day if !is_month => (day(12, 32 - n), day(12, 31)),
            Unit::Week if !is_month && n <= 4 => (day(12, 32 - n * 7), day(12, 31)),
            _ => return None,
        };
        let end = self.of_period(last, of)?;
        Some(self.of_period(first, of)?.until(end.meaning, end.next))
    }
}

/// Whether it names one day.
fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(day) => {
            let names = day.day.is_some() || day.weekday.is_some() || day.feast.is_some();
            names && day.reach.is_none() && day.clock.is_none() && day.part.is_none()
        }
        Meaning::Relative { unit, inside, .. } => {
            (*unit == Unit::Day || inside.weekday.is_some() || inside.day.is_some())
                && inside.clock.is_none()
        }
        Meaning::Today(_) | Meaning::Pointer(Pointer::Present) => true,
        _ => false,
    }
}

/// A weekday that is counted on from is the coming one.
fn coming(meaning: Meaning, is_on: bool) -> Meaning {
    match meaning {
        Meaning::Calendar(day)
            if is_on && day.weekday.is_some() && day.day.is_none() && day.nth.is_none() =>
        {
            let which = if day.which == Which::Nearest { Which::Next } else { day.which };
            Meaning::Calendar(Partial { which, ..day })
        }
        other => other,
    }
}

/// The last day of a length that begins on a day.
pub(super) fn on(start: &Meaning, length: Length) -> Option<Meaning> {
    let (months, days) = length.months_and_days().filter(|_| is_day(start))?;
    let base = Some(Box::new(start.clone()));
    Some(Meaning::Steps { months, days: days - 1, unit: Unit::Day, base })
}

/// "in three weeks": a day to come where the verb looks ahead, else a length.
pub(super) fn in_length(length: Length) -> Option<Meaning> {
    let n = length.halves.filter(|halves| halves % 2 == 0 && *halves < 2000)?;
    (length.unit >= Unit::Day && n > 0).then_some(Meaning::Stretch(length, Side::In))
}
