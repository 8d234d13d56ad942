//! Relative words: "last week", "early next month", "that year", "tomorrow", "now".

use super::nth::steps_of;
use super::stretches::side_of;
use super::{Finder, Hit};
use crate::time::meaning::{Length, Meaning, Partial, Side};
use crate::time::words::{Part, Pointer, Unit, Which, Word};
use dateline_model::TimeMod;

impl Finder<'_> {
    /// What "last", "next", "this", "that" open.
    pub(super) fn which(&self, at: usize) -> Option<Hit> {
        let Word::Which(which) = self.word(at) else { return None };
        if !self.words(at).is_ascii() {
            return self.east_which(at, which);
        }
        let next = at + 1;
        if self.is_new_line(next) {
            return None;
        }
        match self.word(next) {
            Word::Unit(_) | Word::Weekday(_)
                if which == Which::Last && self.nth_english(-1, next).is_some() =>
            {
                self.nth_english(-1, next)
            }
            Word::Unit(Unit::Week) if self.week_day(which, next).is_some() => {
                self.week_day(which, next)
            }
            Word::Unit(unit) => self.which_unit(which, at, next, unit),
            Word::Other if which == Which::Same && self.is(next, "time") => {
                let is_at = at > 0 && self.word(at - 1) == Word::Link("at");
                is_at.then(|| Hit::new(Meaning::Pointer(Pointer::Past), next + 1))
            }
            Word::Month(_) | Word::Weekday(_) | Word::Season(_) if which != Which::Same => {
                self.which_named(which, next)
            }
            Word::Part(_) => self.which_part(which, next),
            Word::Number { digits: 1..=3, .. } | Word::Spelled(_) | Word::Many | Word::A => {
                let figures = self.month_and_day(next).map(|hit| which_feast(which, hit));
                let part = || self.end_of_period(false, next).filter(|_| which == Which::Last);
                figures
                    .or_else(part)
                    .or_else(|| self.compound_stretch(side_of(which)?, next))
                    .or_else(|| self.which_length(which, next))
            }
            // One step only, so that no row of such words goes deep.
            Word::Which(Which::Next | Which::Last)
                if !matches!(self.word(next + 1), Word::Which(_) | Word::Fuzzy(_)) =>
            {
                self.which(next)
            }
            Word::Fuzzy(_) => self.fuzzy_of(next, false),
            // "previous week Monday", "last week of December 2016"
            Word::Other
                if ["calendar", "working", "business"].iter().any(|word| self.is(next, word)) =>
            {
                let Word::Unit(unit) = self.word(next + 1) else { return None };
                self.which_unit(which, at, next + 1, unit)
            }
            Word::New => Some(which_feast(which, self.new_year(next)?)),
            Word::Holiday(month, day) => Some(which_feast(which, self.holiday(next, month, day))),
            Word::Feast(_) | Word::FeastHead => Some(which_feast(which, self.feast(next)?)),
            Word::Fiscal if self.word(next + 1) == Word::Unit(Unit::Year) => {
                self.which_unit(which, at, next + 1, Unit::Year)
            }
            _ if which == Which::Last && self.is(at, "past") => self.the_past(at),
            _ => None,
        }
    }

    /// "in the past".
    fn the_past(&self, at: usize) -> Option<Hit> {
        let is_noun = at > 1
            && self.word(at - 1) == Word::The
            && matches!(self.word(at - 2), Word::Link("in" | "from" | "of"));
        let ends = !matches!(self.word(at + 1), Word::Other) || self.is_new_line(at + 1);
        (is_noun && ends).then(|| Hit::new(Meaning::Pointer(Pointer::Past), at + 1))
    }

    /// "this week Monday", "previous week - Monday".
    fn week_day(&self, which: Which, at: usize) -> Option<Hit> {
        let next = at + 1 + usize::from(self.is_mark(at + 1, &['-']));
        let Word::Weekday(day) = self.word(next) else { return None };
        let n = steps_of(which).filter(|_| !self.is_new_line(next))?;
        let inside = Partial { weekday: Some(day), ..Partial::default() };
        Some(Hit::new(Meaning::Relative { unit: Unit::Week, n, inside }, next + 1))
    }

    /// "last week", "that year", "the following day", "coming months".
    fn which_unit(&self, which: Which, first: usize, at: usize, unit: Unit) -> Option<Hit> {
        let is_plural = self.words(at).ends_with('s');
        // "the past decade" is a length, "last year" a year.
        if self.is(first, "past") && unit == Unit::Decade && !is_plural {
            let length = Length { halves: Some(2), unit };
            return Some(Hit::new(Meaning::Stretch(length, Side::Past), at + 1));
        }
        if is_plural {
            let pointer = match which {
                Which::Next if unit >= Unit::Day => Pointer::Future,
                Which::Last if unit >= Unit::Day => Pointer::Past,
                _ => return None,
            };
            return Some(Hit::new(Meaning::Pointer(pointer), at + 1));
        }
        let is_latest = self.is(first, "latest");
        if unit < Unit::Day || (which == Which::This && unit == Unit::Day) {
            return None;
        }
        let inside = Partial::default();
        if is_latest {
            let is_quarter = unit == Unit::Quarter;
            return is_quarter.then(|| Hit::new(Meaning::Told { unit, n: 0, inside }, at + 1));
        }
        let then = steps_of(which).and_then(|n| match unit {
            Unit::Week => self.week_then(n, at + 1),
            Unit::Month => self.month_then(n, at + 1),
            _ => None,
        });
        if then.is_some() {
            return then;
        }
        let is_told = at > 1 && self.word(at.saturating_sub(2)) == Word::The;
        let meaning = match which {
            Which::Last => Meaning::Relative { unit, n: -1, inside },
            Which::Next if is_told && unit == Unit::Day => Meaning::Told { unit, n: 1, inside },
            Which::Next => Meaning::Relative { unit, n: 1, inside },
            Which::This | Which::Nearest => Meaning::Relative { unit, n: 0, inside },
            Which::Previous => Meaning::Told { unit, n: -1, inside },
            Which::Following => Meaning::Told { unit, n: 1, inside },
            Which::Same => Meaning::Told { unit, n: 0, inside },
            Which::AfterNext | Which::BeforeLast => return None,
        };
        Some(Hit::new(meaning, at + 1))
    }

    /// "last Friday night", "next October", "last summer".
    fn which_named(&self, which: Which, at: usize) -> Option<Hit> {
        let hit = match self.word(at) {
            Word::Month(_) => self.month(at)?,
            Word::Weekday(_) => self.weekday(at)?,
            Word::Season(season) => {
                self.of_year(Partial { season: Some(season), ..Partial::default() }, at + 1)
            }
            _ => return None,
        };
        let Meaning::Calendar(partial) = hit.meaning else { return Some(hit) };
        Some(Hit { meaning: Meaning::Calendar(Partial { which, ..partial }), ..hit })
    }

    /// "this morning", "last night", "that evening".
    fn which_part(&self, which: Which, at: usize) -> Option<Hit> {
        let (part, next) = self.part_behind(at)?;
        let inside = Partial { part: Some(part), ..Partial::default() };
        let unit = Unit::Day;
        let meaning = match which {
            Which::This => Meaning::Relative { unit, n: 0, inside },
            Which::Last => Meaning::Relative { unit, n: -1, inside },
            Which::Next | Which::Following => Meaning::Told { unit, n: 1, inside },
            Which::Same => Meaning::Told { unit, n: 0, inside },
            _ => return None,
        };
        Some(Hit::new(meaning, next))
    }

    /// "the quarter", "the year", "the day": only the named unit that was told.
    pub(super) fn the_unit(&self, at: usize, unit: Unit) -> Option<Hit> {
        let ago = self.is_mark(at + 1, &['-']);
        if ago {
            return self.bare_unit(at);
        }
        let inside = Partial::default();
        let is_of = self.word(at + 1) == Word::Link("of");
        match unit {
            Unit::Day if self.is_day_after(at).is_some() => {
                let n = self.is_day_after(at)?;
                Some(Hit::new(Meaning::Relative { unit, n, inside }, at + 3))
            }
            Unit::Day
                if self.counted_from(at, Length { halves: Some(2), unit }, at + 1).is_some() =>
            {
                self.counted_from(at, Length { halves: Some(2), unit }, at + 1)
            }
            Unit::Quarter | Unit::Weekend if !is_of => {
                Some(Hit::new(Meaning::Told { unit, n: 0, inside }, at + 1))
            }
            // "the year ended June 30" is a year long, whichever years it lies in.
            Unit::Year if self.is(at + 1, "ended") || self.is(at + 1, "ending") => {
                let length = Length { halves: Some(2), unit };
                Some(Hit::new(Meaning::Length(length), at + 1))
            }
            Unit::Year if self.year_number(at + 1).is_some() => self.lone_year(at + 1),
            Unit::Week | Unit::Month if self.is_running(at) => {
                Some(Hit::new(Meaning::Relative { unit, n: 0, inside }, at + 1))
            }
            Unit::Year if self.is_running_year(at) => {
                Some(Hit::new(Meaning::Relative { unit, n: 0, inside }, at + 1))
            }
            Unit::Week
                if self.word(at + 1) == Word::Link("after")
                    && self.word(at + 2) == Word::Which(Which::Next) =>
            {
                let inside = Partial { reach: Some(Unit::Week), ..inside };
                Some(Hit::new(Meaning::Relative { unit, n: 2, inside }, at + 3))
            }
            Unit::Week if self.numbered_week(at).is_some() => self.numbered_week(at),
            Unit::Week if is_of && self.word(at + 2) == Word::The => {
                let Word::Ordinal(day) = self.word(at + 3) else { return None };
                let day = i8::try_from(day).ok();
                let partial = Partial { day, reach: Some(Unit::Week), ..inside };
                let is_noun = self.word(at + 4) == Word::Other && !self.is_new_line(at + 4);
                (!is_noun).then(|| Hit::new(Meaning::Calendar(partial), at + 4))
            }
            Unit::Weekend if is_of => self.weekend_of(at + 2),
            Unit::Week | Unit::Day if is_of => {
                let hit = self.month(at + 2)?;
                let Meaning::Calendar(partial) = hit.meaning else { return None };
                let is_week = unit == Unit::Week && partial.day.is_some();
                let inside = Partial { reach: is_week.then_some(Unit::Week), ..partial };
                is_week.then_some(Hit { meaning: Meaning::Calendar(inside), ..hit })
            }
            _ => None,
        }
    }

    /// "the weekend of Halloween".
    pub(super) fn weekend_of(&self, at: usize) -> Option<Hit> {
        let hit = match self.word(at) {
            Word::Holiday(month, day) => self.holiday(at, month, day),
            Word::Feast(_) | Word::FeastHead => self.feast(at)?,
            Word::Month(_) => self.month(at)?,
            _ => return None,
        };
        let Meaning::Calendar(day) = hit.meaning else { return None };
        let partial = Partial { reach: Some(Unit::Weekend), ..day };
        Some(Hit { meaning: Meaning::Calendar(partial), ..hit })
    }

    /// "the day after tomorrow", "the day before yesterday".
    pub(super) fn is_day_after(&self, at: usize) -> Option<i32> {
        match (self.word(at + 1), self.word(at + 2)) {
            (Word::Link("after"), Word::Relative(Unit::Day, 1)) => Some(2),
            (Word::Earlier, Word::Relative(Unit::Day, -1)) => Some(-2),
            _ => None,
        }
    }

    /// "in the week", "partner of the month": the running one, where the sentence part ends.
    fn is_running(&self, at: usize) -> bool {
        let is_in = at > 1 && matches!(self.word(at - 2), Word::Link("for" | "in" | "of"));
        let ends = matches!(self.word(at + 1), Word::Mark('.' | ',' | ';' | '!' | '?'))
            || self.is_new_line(at + 1);
        is_in && ends
    }

    /// "for the year", "during the year".
    fn is_running_year(&self, at: usize) -> bool {
        at > 1
            && matches!(self.word(at - 2), Word::Link("for" | "in" | "during" | "of" | "by"))
            && !matches!(self.word(at + 1), Word::Link("of") | Word::Spelled(_) | Word::Mark('-'))
    }

    /// "early next week", "mid-November", "the end of 1990", "earlier this month".
    pub(super) fn fuzzy(&self, at: usize) -> Option<Hit> {
        self.fuzzy_of(at, true)
    }

    /// The same; behind "last" and "next" no other such word may follow.
    fn fuzzy_of(&self, at: usize, may_follow: bool) -> Option<Hit> {
        let (modifier, is_prefix) = match self.word(at) {
            Word::Fuzzy(modifier) => (Some(modifier), true),
            Word::Earlier if self.is(at, "earlier") => (Some(TimeMod::Start), false),
            Word::Later => (Some(TimeMod::End), false),
            _ => return None,
        };
        let mut next = at + 1;
        next += usize::from(self.is_mark(next, &['-']) && self.is_glued(next));
        let may_in = ["early", "late", "mid"].iter().any(|word| self.is(at, word));
        let is_in = may_in && self.word(next) == Word::Link("in");
        next += usize::from(is_prefix && (is_in || self.word(next) == Word::Link("of")));
        if is_prefix && matches!(self.word(at + 1), Word::Link("to")) || self.is_new_line(next) {
            return None;
        }
        next += usize::from(
            self.word(next) == Word::The && !matches!(self.word(next + 1), Word::Unit(_)),
        );
        if !is_prefix && self.word(next) == Word::Link("in") && self.word(next + 1) == Word::The {
            next += 1;
        }
        let hit = match self.word(next) {
            Word::Which(_) if may_follow => self.which(next),
            Word::Month(_) => self.month(next),
            Word::Weekday(_) => self.weekday(next),
            Word::Season(_) => self.which_named(Which::Nearest, next),
            Word::Relative(..) | Word::Tonight => self.relative(next),
            Word::Number { digits: 4, .. } => self.lone_year(next),
            Word::Decade(_) => self.decade(next),
            Word::Ordinal(_) => self.ordinal(next),
            Word::Era(_) => self.era(next),
            Word::The => self.end_of_unit(next + 1),
            Word::Unit(Unit::Month | Unit::Year)
                if is_prefix && self.word(next - 1) == Word::Link("of") =>
            {
                self.end_of_unit(next)
            }
            Word::Part(part) if is_prefix => return mid_part(part, next),
            _ => None,
        }?;
        if matches!(hit.meaning, Meaning::Length(_) | Meaning::Set(_) | Meaning::Pointer(_)) {
            return None;
        }
        Some(Hit { modifier, ..hit })
    }

    /// "the end of the year": the running one.
    fn end_of_unit(&self, at: usize) -> Option<Hit> {
        let Word::Unit(unit) = self.word(at) else { return None };
        let is_running = matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century
        );
        let inside = Partial::default();
        is_running.then(|| Hit::new(Meaning::Relative { unit, n: 0, inside }, at + 1))
    }

    /// "yesterday", "tomorrow morning", 上周四, 今年10月, 同日.
    pub(super) fn relative(&self, at: usize) -> Option<Hit> {
        let (unit, n, is_told) = match self.word(at) {
            Word::Relative(unit, n) => (unit, i32::from(n), false),
            Word::Told(unit, n) => (unit, i32::from(n), true),
            Word::Tonight => return Some(tonight(at)),
            _ => return None,
        };
        if !self.words(at).is_ascii() {
            return Some(self.east_relative(at, unit, n, is_told));
        }
        let (part, next) = match self.part_behind(at + 1) {
            Some((part, next)) => (Some(part), next),
            None => (None, at + 1),
        };
        let inside = Partial { part, ..Partial::default() };
        let meaning = match (n, part) {
            (0, None) => Meaning::Today(inside),
            _ => Meaning::Relative { unit, n, inside },
        };
        Some(Hit::new(meaning, next))
    }

    /// "now", "recently", "in the future", "recent years".
    pub(super) fn pointer(&self, at: usize) -> Option<Hit> {
        if self.word(at) == Word::FutureNoun {
            let has_article = at > 0 && matches!(self.word(at - 1), Word::The | Word::Link("in"));
            let is_noun = !matches!(self.word(at + 1), Word::Other) || self.is_new_line(at + 1);
            return (has_article && is_noun)
                .then(|| Hit::new(Meaning::Pointer(Pointer::Future), at + 1));
        }
        let Word::Pointer(pointer) = self.word(at) else { return None };
        // 今後5年間, 앞으로 사흘, 最近三年.
        let side = if pointer == Pointer::Past { Side::Past } else { Side::Ahead };
        if !self.words(at).is_ascii()
            && pointer != Pointer::Present
            && let Some(hit) = self.stretch(side, self.joined(at + 1))
        {
            return Some(hit);
        }
        let is_as_soon_as =
            self.is(at, "soon") && (self.is(at + 1, "as") || self.is(at.wrapping_sub(1), "as"));
        let is_shortly_after =
            matches!(self.word(at + 1), Word::Link("after" | "before") | Word::Earlier);
        if is_as_soon_as || (is_shortly_after && pointer == Pointer::Future) {
            return None;
        }
        let is_adjective = self.is(at, "recent") || self.is(at, "current");
        if is_adjective && let Word::Unit(unit) = self.word(at + 1) {
            if self.is(at, "current") {
                let inside = Partial::default();
                return Some(Hit::new(Meaning::Relative { unit, n: 0, inside }, at + 2));
            }
            if (Unit::Day..Unit::Year).contains(&unit) && self.words(at + 1).ends_with('s') {
                return Some(Hit::new(Meaning::Length(Length { halves: None, unit }), at + 2));
            }
            return Some(Hit::new(Meaning::Pointer(pointer), at + 2));
        }
        Some(Hit::new(Meaning::Pointer(pointer), at + 1))
    }
}

/// "last Easter", "the next New Year's Day".
fn which_feast(which: Which, hit: Hit) -> Hit {
    let Meaning::Calendar(partial) = hit.meaning else { return hit };
    Hit { meaning: Meaning::Calendar(Partial { which, ..partial }), ..hit }
}

/// "mid afternoon" of the day.
fn mid_part(part: Part, at: usize) -> Option<Hit> {
    let Part::Stretch(part) = part else { return None };
    let inside = Partial { part: Some(part), ..Partial::default() };
    Some(Hit::new(Meaning::Relative { unit: Unit::Day, n: 0, inside }, at + 1))
}

pub(super) fn tonight(at: usize) -> Hit {
    let inside = Partial { part: Some("NI"), ..Partial::default() };
    Hit::new(Meaning::Relative { unit: Unit::Day, n: 0, inside }, at + 1)
}
