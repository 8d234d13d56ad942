//! Weekdays: alone, with their date, with their week, and counted in English.

use super::nth::steps_of;
use super::{Finder, Hit};
use crate::time::meaning::{Length, Meaning, Partial};
use crate::time::words::{Unit, Which, Word};

impl Finder<'_> {
    /// `Sunday, 21 November 2021`, `Friday night`, `Thursday`.
    pub(super) fn weekday(&self, at: usize) -> Option<Hit> {
        let (weekday, is_short) = match self.word(at) {
            Word::Weekday(day) => (day, false),
            Word::ShortWeekday(day) => (day, true),
            _ => return None,
        };
        let next = at + 1 + usize::from(is_short && self.is_mark(at + 1, &['.']));
        let comma = usize::from(self.is_mark(next, &[',']));
        let the = usize::from(self.word(next + comma) == Word::The);
        let inner = next + comma + the;
        if let Some(hit) = self.weekday_then(weekday, next) {
            return Some(hit);
        }
        if let Some(hit) = self.weekday_of(weekday, next, inner) {
            return Some(hit);
        }
        if let Some(hit) = self.weekday_date(weekday, next, inner) {
            return Some(hit);
        }
        let is_word = self.is_capital(at) || self.words(at).len() > 3;
        if is_short && !(is_word && at > 0 && self.word(at - 1) == Word::Link("on")) {
            return None;
        }
        let partial = Partial { weekday: Some(weekday), ..Partial::default() };
        Some(match self.part_behind(next) {
            Some((part, next)) => {
                Hit::new(Meaning::Calendar(Partial { part: Some(part), ..partial }), next)
            }
            None => Hit::new(Meaning::Calendar(partial), next),
        })
    }

    /// `Sunday, 21 November 2021`, `Friday (Jun 15)`, `Friday-Jun-15`, `Friday 2018-7-6`.
    fn weekday_date(&self, weekday: i8, next: usize, inner: usize) -> Option<Hit> {
        let is_open = self.is_mark(next, &['(']);
        let is_dash = self.is_mark(next, &['-']) && self.is_glued(next) && self.is_glued(next + 1);
        let inner = if is_open || is_dash { next + 1 } else { inner };
        if self.is_new_line(next) || self.is_new_line(inner) {
            return None;
        }
        let spelled = || match self.word(inner) {
            Word::Spelled(_) => self.spelled_date(inner),
            _ => None,
        };
        let hit = self.numeric_date(inner).or_else(|| self.day_and_month(inner));
        let hit = hit.or_else(|| self.month(inner)).or_else(spelled)?;
        let Meaning::Calendar(partial) = hit.meaning else { return None };
        let ends = !is_open || self.is_mark(hit.next, &[')']);
        if partial.day.is_none() || !ends {
            return None;
        }
        let partial = Partial { weekday: Some(weekday), ..partial };
        let next = hit.next + usize::from(is_open);
        Some(Hit { meaning: Meaning::Calendar(partial), next, ..hit })
    }

    /// "Tuesday of next week", `Friday 7/6`, "Thu 14th", "Wednesday the thirty-first".
    fn weekday_of(&self, weekday: i8, next: usize, inner: usize) -> Option<Hit> {
        if self.is_new_line(inner) {
            return None;
        }
        let named = Partial { weekday: Some(weekday), ..Partial::default() };
        if let (Word::Link("of"), Word::Which(which)) =
            (self.word(next), self.word(next + 1 + usize::from(self.word(next + 1) == Word::The)))
        {
            let unit = next + 2 + usize::from(self.word(next + 1) == Word::The);
            let n = steps_of(which).filter(|_| self.word(unit) == Word::Unit(Unit::Week))?;
            let meaning = Meaning::Relative { unit: Unit::Week, n, inside: named };
            return Some(Hit::new(meaning, unit + 1));
        }
        if let Some(hit) = self.month_and_day(inner).filter(|_| inner == next)
            && let Meaning::Calendar(partial) = hit.meaning
        {
            let partial = Partial { weekday: Some(weekday), ..partial };
            return Some(Hit { meaning: Meaning::Calendar(partial), ..hit });
        }
        let (day, after) = match self.word(inner) {
            Word::Ordinal(day) => (i8::try_from(day).ok()?, inner + 1),
            Word::Spelled(_) if inner > next => self.spelled_day(inner)?,
            Word::Number { value, digits: 1 | 2 } if inner == next => {
                (i8::try_from(value).ok()?, inner + 1)
            }
            _ => return None,
        };
        let ends = matches!(self.word(after), Word::Mark('.' | ',' | ';' | '!' | '?' | ')'))
            || self.is_new_line(after);
        let is_day =
            (1..=31).contains(&day) && (ends || matches!(self.word(inner), Word::Ordinal(_)));
        let goes_on = matches!(self.word(after), Word::Month(_) | Word::Link("of") | Word::Unit(_));
        let partial = Partial { day: Some(day), ..named };
        (is_day && !goes_on).then(|| Hit::new(Meaning::Calendar(partial), after))
    }

    /// "two Sundays from now", "three Fridays ago".
    pub(super) fn weekdays_on(&self, at: usize) -> Option<Hit> {
        let (halves, next) = self.count(at)?;
        let Word::Weekdays(day) = self.word(next) else { return None };
        let n = i32::try_from(halves? / 2).ok().filter(|n| (1..=53).contains(n))?;
        let (which, sign, next) = match self.word(next + 1) {
            Word::Ago => (Which::Last, -1, next + 2),
            Word::Link("from") if self.is(next + 2, "now") => (Which::Next, 1, next + 3),
            _ => return None,
        };
        let weekday = Partial { weekday: Some(day), which, ..Partial::default() };
        let base = Some(Box::new(Meaning::Calendar(weekday)));
        let days = sign * 7 * (n - 1);
        Some(Hit::new(Meaning::Steps { months: 0, days, unit: Unit::Day, base }, next))
    }

    /// "Friday next week", "Monday two weeks from now", behind a weekday.
    pub(super) fn weekday_then(&self, weekday: i8, at: usize) -> Option<Hit> {
        let inside = Partial { weekday: Some(weekday), ..Partial::default() };
        if self.is_new_line(at) {
            return None;
        }
        if let (Word::Which(which), Word::Unit(Unit::Week)) = (self.word(at), self.word(at + 1)) {
            let n = steps_of(which)?;
            return Some(Hit::new(Meaning::Relative { unit: Unit::Week, n, inside }, at + 2));
        }
        let (halves, unit) = self.count(at)?;
        if self.word(unit) == Word::Unit(Unit::Day) {
            // No day to count from is looked for here, so that no row of such words goes deep.
            let hit = self.shifted(Length { halves, unit: Unit::Day }, unit + 1)?;
            let is_told = matches!(hit.meaning, Meaning::Told { .. });
            return (!is_told).then_some(hit);
        }
        let Word::Unit(Unit::Week) = self.word(unit) else { return None };
        let n = i32::try_from(halves? / 2).ok()?;
        let (n, next) = match self.word(unit + 1) {
            Word::Ago => (-n, unit + 2),
            Word::Link("from") if self.is(unit + 2, "now") || self.is(unit + 2, "today") => {
                (n, unit + 3)
            }
            _ => return None,
        };
        Some(Hit::new(Meaning::Relative { unit: Unit::Week, n, inside }, next))
    }

    /// "next week on Friday", "this week between Tuesday and Thursday", behind "next week".
    pub(super) fn week_then(&self, n: i32, at: usize) -> Option<Hit> {
        let day_at = |at: usize| match self.word(at) {
            Word::Weekday(day) if !self.is_new_line(at) => Some(day),
            _ => None,
        };
        let on = |day: i8| Meaning::Relative {
            unit: Unit::Week,
            n,
            inside: Partial { weekday: Some(day), ..Partial::default() },
        };
        let first = on(day_at(at + 1)?);
        match (self.word(at), self.word(at + 2)) {
            (Word::Link("between"), Word::Link("and"))
            | (Word::Link("from"), Word::Link("to" | "through" | "until" | "till")) => {
                let last = on(day_at(at + 3)?);
                Some(Hit::new(first, at + 4).until(last, at + 4))
            }
            (Word::Link("on"), _) => Some(Hit::new(first, at + 2)),
            _ => None,
        }
    }
}
