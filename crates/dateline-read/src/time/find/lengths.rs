//! Lengths of time, what is counted with them ("two years ago"), and repetitions.

use super::compose::in_length;
use super::stretches::side_of;
use super::{Finder, Hit};
use crate::time::meaning::{Length, Meaning, Partial, Side};
use crate::time::words::{Unit, Which, Word};
use dateline_model::TimeMod;

/// A count: twice its value, or nobody says how many.
type Count = Option<i64>;

impl Finder<'_> {
    /// A count of units at this place: `two and a half years`, `20-year-long`, `several days`.
    pub(super) fn length(&self, at: usize) -> Option<Hit> {
        let (count, next) = self.count(at)?;
        let next = next + usize::from(self.is_mark(next, &['-']) && self.is_glued(next));
        if self.is_new_line(next) {
            return None;
        }
        let more = usize::from(
            self.is(next, "more") || self.is(next, "consecutive") || self.is(next, "straight"),
        );
        let next = next + more;
        let Word::Unit(unit) = self.word(next) else { return None };
        // 2009年间 is a year, and "the 1988 quarter" no count of quarters.
        if self.year_number(at).is_some() && unit >= Unit::Month && next == at + 1 {
            return None;
        }
        // "a two-day visit", "a four year low": the article belongs to the noun.
        let is_one = !self.words(next).ends_with('s');
        if self.word(at) == Word::A
            && matches!(self.word(at + 1), Word::Spelled(2..) | Word::Number { value: 2.., .. })
            && (self.is_mark(next - 1, &['-']) || is_one)
        {
            return None;
        }
        let is_a = self.word(at) == Word::A && next == at + 1;
        if is_a && matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend) {
            return None;
        }
        let length = Length { halves: count, unit };
        let next = self.half_behind(next + 1);
        let length = if next.1 { Length { halves: count.map(|n| n + 1), unit } } else { length };
        let next = next.0 + self.long(next.0);
        if self.is_age(next) || self.is_title(at, next - 1) {
            return None;
        }
        if unit >= Unit::Day && !self.words(at).is_ascii() && self.is_within(next) {
            return Some(Hit::new(Meaning::Stretch(length, Side::Within), next));
        }
        let shifted = self
            .shifted(length, next)
            .or_else(|| self.days_on(at, length, next))
            .or_else(|| self.counted_from(at, length, next));
        if shifted.is_none() && is_a && self.is_rate(at) {
            return None;
        }
        shifted.or_else(|| Some(self.qualified(at, Hit::new(Meaning::Length(length), next))))
    }

    /// `less than a month`, `more than two years`: the words before a count.
    fn qualified(&self, at: usize, hit: Hit) -> Hit {
        if at < 2 {
            return hit;
        }
        if let (Meaning::Length(length), Word::Link("within")) = (&hit.meaning, self.word(at - 1))
            && length.unit >= Unit::Day
        {
            let meaning = Meaning::Stretch(*length, Side::Within);
            return Hit { meaning, ..hit };
        }
        if let (Meaning::Length(length), Word::Link("in")) = (&hit.meaning, self.word(at - 1))
            && let Some(meaning) = in_length(*length)
        {
            return Hit { meaning, ..hit };
        }
        match (self.words(at - 2), self.words(at - 1)) {
            ("less", "than") => hit.with(TimeMod::LessThan),
            ("more", "than") => hit.with(TimeMod::MoreThan),
            ("at", "least") => hit.with(TimeMod::EqualOrMore),
            ("at", "most") | ("up", "to") => hit.with(TimeMod::EqualOrLess),
            _ => hit,
        }
    }

    /// "ten times a year": a unit with "a" right behind a count or sum is a rate.
    fn is_rate(&self, at: usize) -> bool {
        let before = if self.is_new_line(at) { Word::Other } else { self.word(at - 1) };
        let word = if self.is_new_line(at) { "" } else { self.words(at - 1) };
        let is_counted = word.len() > 3 && word.ends_with('s') && before == Word::Other;
        is_counted
            || matches!(before, Word::Number { .. } | Word::Mark('%') | Word::Unit(_))
            || matches!(word, "once" | "twice" | "share" | "percent" | "million" | "billion")
    }

    /// "two years and a half".
    fn half_behind(&self, at: usize) -> (usize, bool) {
        let half = at + 1 + usize::from(self.word(at + 1) == Word::A);
        let is_half = self.word(at) == Word::Link("and")
            && matches!(self.word(half), Word::Half(_))
            && (half > at + 1 || matches!(self.word(half + 1), Word::Unit(_)));
        if is_half { (half + 1, true) } else { (at, false) }
    }

    /// "-long", "-old" behind a unit.
    fn long(&self, at: usize) -> usize {
        let has_tail = self.is_mark(at, &['-']) && self.is_glued(at) && self.is(at + 1, "long");
        if has_tail { 2 } else { 0 }
    }

    /// "37 years old", "6-year-old": an age, no length that is told.
    fn is_age(&self, at: usize) -> bool {
        self.is(at + usize::from(self.is_mark(at, &['-'])), "old")
    }

    /// "60 Minutes": a name.
    fn is_title(&self, first: usize, unit: usize) -> bool {
        self.is_capital(unit)
            && self.words(unit).is_ascii()
            && !self.is_capital(first)
            && self.words(unit).chars().skip(1).any(char::is_lowercase)
    }

    /// "ago", "earlier", "later", "from now", 前, 후 behind a length.
    pub(super) fn shifted(&self, length: Length, at: usize) -> Option<Hit> {
        let halves = i32::try_from(length.halves?).ok()?;
        let n = halves / 2;
        // "half a year ago" is a month.
        if let (Unit::Year, 1, Word::Ago) = (length.unit, halves % 2, self.word(at)) {
            let months = halves.checked_mul(-6)?;
            let meaning = Meaning::Steps { months, days: 0, unit: Unit::Month, base: None };
            return Some(Hit::new(meaning, at + 1));
        }
        let inside = Partial::default();
        let unit = Some(length.unit).filter(|unit| *unit >= Unit::Day)?;
        let at = at + usize::from(self.is_mark(at, &['-']) && self.is_glued(at));
        if self.is_new_line(at) {
            return None;
        }
        let meaning = match self.word(at) {
            Word::Ago => Meaning::Ago { unit, n: -n },
            Word::Earlier if !self.is(at, "before") => Meaning::Told { unit, n: -n, inside },
            Word::Later => Meaning::Told { unit, n, inside },
            Word::Link("from") if self.is(at + 1, "now") => {
                return Some(Hit::new(Meaning::Relative { unit, n, inside }, at + 2));
            }
            Word::Link("in")
                if self.word(at + 1) == Word::The && self.word(at + 2) == Word::FutureNoun =>
            {
                return Some(Hit::new(Meaning::Relative { unit, n, inside }, at + 3));
            }
            _ => return None,
        };
        Some(Hit::new(meaning, at + 1))
    }

    /// A number in figures or words, "a few", "several".
    pub(super) fn count(&self, at: usize) -> Option<(Count, usize)> {
        match self.word(at) {
            Word::Number { value, .. } => Some(self.figures_count(at, value)),
            Word::Spelled(_) => self.spelled(at).map(|(n, next)| self.and_half(n, next)),
            Word::Many if self.is(at, "couple") => {
                let is_counted = self.word(at + 1) == Word::Link("of")
                    && matches!(self.word(at + 2), Word::Unit(_));
                is_counted.then_some((Some(4), at + 2))
            }
            Word::Many => Some((None, at + 1)),
            Word::A => match self.word(at + 1) {
                Word::Many if self.is(at + 1, "couple") => {
                    Some((Some(4), at + 2 + usize::from(self.word(at + 2) == Word::Link("of"))))
                }
                Word::Many => Some((None, at + 2)),
                Word::Half(_) => Some((Some(1), at + 2)),
                Word::Spelled(_) => self.spelled(at + 1).map(|(n, next)| self.and_half(n, next)),
                Word::Unit(_) => Some((Some(2), at + 1)),
                _ => None,
            },
            Word::Half(_) => {
                let a = usize::from(self.word(at + 1) == Word::A);
                let is_unit =
                    matches!(self.word(at + 1 + a), Word::Unit(_)) && self.words(at).is_ascii();
                is_unit.then_some((Some(1), at + 1 + a))
            }
            _ => None,
        }
    }

    /// `20`, `2.5`, `5 1/2`.
    fn figures_count(&self, at: usize, value: i64) -> (Count, usize) {
        let is_point =
            self.is_mark(at + 1, &['.']) && self.is_glued(at + 1) && self.is_glued(at + 2);
        if is_point && let Word::Number { value: part, digits: 1 } = self.word(at + 2) {
            return (Some(value * 2 + i64::from(part >= 5)), at + 3);
        }
        let is_half = matches!(self.word(at + 1), Word::Number { value: 1, .. })
            && self.is_mark(at + 2, &['/'])
            && matches!(self.word(at + 3), Word::Number { value: 2, .. });
        if is_half {
            return (Some(value * 2 + 1), at + 4);
        }
        self.and_half(value, at + 1)
    }

    /// "and a half" behind a number.
    fn and_half(&self, n: i64, at: usize) -> (Count, usize) {
        let (next, is_half) = self.half_behind(at);
        (Some(n.saturating_mul(2) + i64::from(is_half)), next)
    }

    /// `sixty-five`, `one hundred and twenty`.
    pub(super) fn spelled(&self, at: usize) -> Option<(i64, usize)> {
        let (mut total, mut next) = (0i64, at);
        // No number is longer than a dozen words.
        while let Word::Spelled(value) = self.word(next)
            && next < at + 12
        {
            total = match value {
                100 | 1000 | 12 if value >= 100 || self.is(next, "dozen") => {
                    total.max(1).saturating_mul(value)
                }
                _ => total.saturating_add(value),
            };
            next += 1;
            let joins = self.is_mark(next, &['-'])
                || (self.word(next) == Word::Link("and") && total >= 100);
            if joins && matches!(self.word(next + 1), Word::Spelled(_)) {
                next += 1;
            }
        }
        (next > at).then_some((total, next))
    }

    /// A unit without a count: "for years", "year-ago", "years ago".
    pub(super) fn bare_unit(&self, at: usize) -> Option<Hit> {
        let Word::Unit(unit) = self.word(at) else { return None };
        if !self.words(at).is_ascii() {
            let told = Meaning::Told { unit, n: 0, inside: Partial::default() };
            return (unit == Unit::Weekend).then(|| Hit::new(told, at + 1));
        }
        if let Some(n) = self.is_day_after(at).filter(|_| unit == Unit::Day) {
            return Some(Hit::new(
                Meaning::Relative { unit, n, inside: Partial::default() },
                at + 3,
            ));
        }
        if let Some(hit) = self.numbered_week(at) {
            return Some(hit);
        }
        if unit == Unit::Weekend && self.word(at + 1) == Word::Link("of") {
            return self.weekend_of(at + 2);
        }
        let is_ago =
            self.is_mark(at + 1, &['-']) && matches!(self.word(at + 2), Word::Ago | Word::Earlier);
        if is_ago && unit == Unit::Year {
            let meaning = Meaning::Ago { unit, n: -1 };
            let next = at + 3;
            let names =
                matches!(self.word(next), Word::Unit(Unit::Quarter)) || self.is(next, "period");
            return Some(Hit::new(meaning, next + usize::from(names)));
        }
        // "year-end", "year's end"
        let gap =
            usize::from(self.is_mark(at + 1, &['-']) || matches!(self.words(at + 1), "'s" | "’s"));
        if unit == Unit::Year && self.is(at + 1 + gap, "end") {
            let meaning = Meaning::Relative { unit, n: 0, inside: Partial::default() };
            return Some(Hit::new(meaning, at + 2 + gap).with(TimeMod::End));
        }
        let is_plural = self.words(at).ends_with('s');
        let before = self.word(at.wrapping_sub(1));
        let is_for = matches!(before, Word::Link("for" | "in" | "after" | "within"));
        if !is_plural || unit < Unit::Day || self.is_new_line(at) {
            return None;
        }
        let length = Meaning::Length(Length { halves: None, unit });
        match self.word(at + 1) {
            Word::Ago => {
                Some(Hit::new(Meaning::Pointer(crate::time::words::Pointer::Past), at + 2))
            }
            _ if is_for => Some(Hit::new(length, at + 1)),
            _ => None,
        }
    }

    /// `daily`, `every day`, `each Thursday`, `Mondays`.
    pub(super) fn set(&self, at: usize) -> Option<Hit> {
        let weekly = |day: i8| format!("XXXX-WXX-{day}");
        match self.word(at) {
            Word::Set(period) => {
                let is_name = !self.is_new_line(at) && self.is_capital(at);
                (!is_name).then(|| Hit::new(Meaning::Set(period.to_owned()), at + 1))
            }
            Word::Weekdays(day) => Some(Hit::new(Meaning::Set(weekly(day)), at + 1)),
            Word::Each => match self.word(at + 1) {
                Word::Unit(unit) => {
                    let length = Length { halves: Some(2), unit };
                    Some(Hit::new(Meaning::Set(length.value()), at + 2))
                }
                Word::Weekday(day) => Some(Hit::new(Meaning::Set(weekly(day)), at + 2)),
                Word::Month(month) => {
                    Some(Hit::new(Meaning::Set(format!("XXXX-{month:02}")), at + 2))
                }
                Word::Season(season) => {
                    Some(Hit::new(Meaning::Set(format!("XXXX-{season}")), at + 2))
                }
                Word::Number { .. } | Word::Spelled(_) => {
                    let hit = self.length(at + 1)?;
                    let Meaning::Length(length) = hit.meaning else { return None };
                    Some(Hit { meaning: Meaning::Set(length.value()), ..hit })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// "the past two months", "the next few days": a length behind "last" or "next".
    pub(super) fn which_length(&self, which: Which, at: usize) -> Option<Hit> {
        let hit = self.length(at)?;
        let Meaning::Length(length) = hit.meaning else { return None };
        if which == Which::This {
            return Some(hit);
        }
        let is_within = at > 1 && self.word(at - 2) == Word::Link("within");
        let side = if is_within { Side::Within } else { side_of(which)? };
        Some(Hit { meaning: Meaning::Stretch(length, side), ..hit })
    }

    /// "5 past years", "the 2 upcoming months".
    pub(super) fn which_behind(&self, at: usize) -> Option<Hit> {
        let (count, next) = self.count(at)?;
        let Word::Which(which) = self.word(next) else { return None };
        let Word::Unit(unit) = self.word(next + 1) else { return None };
        let side = side_of(which).filter(|_| unit >= Unit::Day && !self.is_new_line(next))?;
        let length = Length { halves: count, unit };
        Some(Hit::new(Meaning::Stretch(length, side), next + 2))
    }
}
