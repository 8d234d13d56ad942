//! The clock: `11am EST (US)`, `16:00 GMT`, `noon`, `Friday night`.

use super::{Finder, Hit};
use crate::time::meaning::{Clock, Meaning, Partial};
use crate::time::words::{Part, Unit, Word};

impl Finder<'_> {
    /// A clock time, with its zone, and with the day behind it.
    pub(super) fn clock(&self, at: usize) -> Option<Hit> {
        let (hour, minute, next, is_plain) = self.hour_and_minute(at)?;
        let (hour, next) = match self.meridiem(next) {
            Some((is_pm, next)) if (1..=12).contains(&hour) => {
                (hour % 12 + if is_pm { 12 } else { 0 }, next)
            }
            _ if is_plain => return None,
            _ => (hour, next),
        };
        let clock = Clock { hour, minute, zone: None };
        let (clock, next) = self.zone(clock, next);
        Some(self.clock_day(clock, next))
    }

    /// Hour and minute; `is_plain` when only a bare number stands there.
    fn hour_and_minute(&self, at: usize) -> Option<(i8, i8, usize, bool)> {
        if let Some((hour, minute)) = self.military(at) {
            return Some((hour, minute, at + 1, false));
        }
        let Word::Number { value, digits: 1 | 2 } = self.word(at) else { return None };
        let hour = i8::try_from(value).ok().filter(|hour| (0..=24).contains(hour))?;
        let is_tight = self.is_glued(at + 1) && self.is_glued(at + 2);
        if is_tight
            && self.is_mark(at + 1, &[':', '.', '：'])
            && let Word::Number { value, digits: 2 } = self.word(at + 2)
            && let Some(minute) = i8::try_from(value).ok().filter(|minute| *minute < 60)
        {
            let is_colon = !self.is_mark(at + 1, &['.']);
            let has_seconds = is_colon && self.is_mark(at + 3, &[':']) && self.is_glued(at + 4);
            let next = at + 3 + if has_seconds { 2 } else { 0 };
            let is_score =
                is_colon && self.is_glued(at) && self.is_mark(at.wrapping_sub(1), &[':']);
            return (!is_score).then_some((hour, minute, next, !is_colon));
        }
        Some((hour, 0, at + 1, true))
    }

    /// `1800` before a zone: hour and minute in one.
    fn military(&self, at: usize) -> Option<(i8, i8)> {
        let Word::Number { value, digits: 4 } = self.word(at) else { return None };
        let alone = Clock { hour: 0, minute: 0, zone: None };
        let has_zone = self.zone(alone, at + 1).0.zone.is_some();
        let (hour, minute) = (i8::try_from(value / 100).ok()?, i8::try_from(value % 100).ok()?);
        (has_zone && hour < 24 && minute < 60).then_some((hour, minute))
    }

    /// `am`, `p.m.`, `a.m` with its dots however they were cut.
    fn meridiem(&self, at: usize) -> Option<(bool, usize)> {
        if self.is_new_line(at) {
            return None;
        }
        if let Word::Meridiem(is_pm) = self.word(at) {
            return Some((is_pm, at + 1));
        }
        let is_pm = self.is(at, "p");
        let is_split = (is_pm || self.is(at, "a"))
            && self.is_mark(at + 1, &['.'])
            && self.is(at + 2, "m")
            && self.is_glued(at + 1)
            && self.is_glued(at + 2);
        let dot = usize::from(self.is_mark(at + 3, &['.']) && self.is_glued(at + 3));
        is_split.then_some((is_pm, at + 3 + dot))
    }

    /// A zone by its letters, with a country in brackets behind it.
    fn zone(&self, clock: Clock, at: usize) -> (Clock, usize) {
        let Word::Zone(zone) = self.word(at) else { return (clock, at) };
        let is_zone = self.words(at).chars().all(|c| c.is_ascii_uppercase());
        if !is_zone || self.is_new_line(at) {
            return (clock, at);
        }
        let has_country = self.is_mark(at + 1, &['('])
            && self.words(at + 2).len() <= 3
            && self.is_mark(at + 3, &[')']);
        (Clock { zone: Some(zone), ..clock }, at + if has_country { 4 } else { 1 })
    }

    /// The day behind a clock time: `2 a.m. Tuesday`, `5 p.m. on October 3`.
    fn clock_day(&self, clock: Clock, next: usize) -> Hit {
        let on = next
            + usize::from(self.is_mark(next, &[',']))
            + usize::from(matches!(self.word(next), Word::Link("on" | "of")));
        let alone = Partial { clock: Some(clock), ..Partial::default() };
        let behind = if self.is_new_line(on) {
            None
        } else {
            match self.word(on) {
                Word::Weekday(_) => self.weekday(on),
                Word::Month(_) => self.month(on),
                Word::Number { .. } => self.day_and_month(on),
                _ => None,
            }
        };
        match behind {
            Some(Hit { meaning: Meaning::Calendar(partial), next, .. })
                if partial.day.is_some() || partial.weekday.is_some() =>
            {
                Hit::new(Meaning::Calendar(Partial { clock: Some(clock), ..partial }), next)
            }
            _ => match self.word(on) {
                Word::Relative(Unit::Day, n) => Hit::new(
                    Meaning::Relative { unit: Unit::Day, n: i32::from(n), inside: alone },
                    on + 1,
                ),
                _ => Hit::new(Meaning::Calendar(alone), next),
            },
        }
    }

    /// "morning", "night" behind a day.
    pub(super) fn part_behind(&self, at: usize) -> Option<(&'static str, usize)> {
        match self.word(at) {
            Word::Part(Part::Stretch(part)) if !self.is_new_line(at) => Some((part, at + 1)),
            Word::Part(Part::Afternoon) => Some(("AF", at + 1)),
            Word::Part(Part::Forenoon) => Some(("MO", at + 1)),
            _ => None,
        }
    }

    /// "night of May 6": the part stands before its day.
    fn part_of(&self, at: usize) -> Option<Hit> {
        let (part, next) = self.part_behind(at)?;
        let is_of = self.word(next) == Word::Link("of") && !self.is_new_line(next + 1);
        let is_date =
            matches!(self.word(next + 1), Word::Number { .. } | Word::Month(_) | Word::Weekday(_));
        let hit = if is_of && is_date { self.at(next + 1)? } else { return None };
        match hit.meaning {
            Meaning::Calendar(day)
                if (day.day.is_some() || day.weekday.is_some())
                    && day.clock.is_none()
                    && day.part.is_none() =>
            {
                let meaning = Meaning::Calendar(Partial { part: Some(part), ..day });
                Some(Hit { meaning, ..hit })
            }
            _ => None,
        }
    }

    /// "noon", "midnight"; in the east `오전 11시`.
    pub(super) fn part(&self, at: usize) -> Option<Hit> {
        let Word::Part(part) = self.word(at) else { return None };
        if let Some((clock, next)) = self.east_clock(at) {
            let partial = Partial { clock: Some(clock), ..Partial::default() };
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        if let Some(hit) = self.part_of(at) {
            return Some(hit);
        }
        let hour = match part {
            Part::Noon => 12,
            Part::Midnight => 24,
            _ => return None,
        };
        let (clock, next) = self.zone(Clock { hour, minute: 0, zone: None }, at + 1);
        Some(self.clock_day(clock, next))
    }
}
