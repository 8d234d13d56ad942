//! One of a row: "the third week of May", 最後の月曜日, 둘째 주, "week 31".

use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Unit, Which, Word};

impl Finder<'_> {
    /// `第3`, 첫째, 두 번째, 最後: which one of a row; -1 is the last.
    fn nth(&self, at: usize) -> Option<(i8, usize)> {
        let small = |n: i64| i8::try_from(n).ok().filter(|n| (1..=53).contains(n));
        match (self.word(at), self.word(at + 1)) {
            (Word::Nth(0), Word::Number { value, .. }) => Some((small(value)?, at + 2)),
            (Word::Nth(0), _) => None,
            (Word::Nth(n), Word::Nth(0)) => Some((n, at + 2)),
            (Word::Nth(n), _) => Some((n, at + 1)),
            (Word::Spelled(n), Word::Nth(0)) => Some((small(n)?, at + 2)),
            _ => None,
        }
    }

    /// A week, weekday or month of the year or month before it: `10월 둘째 주`, 4月最後の月曜日.
    pub(super) fn nth_of(&self, base: Partial, at: usize) -> Option<(Partial, usize)> {
        let (n, next) = self.nth(self.joined(at))?;
        let next = self.joined(next);
        match self.word(next) {
            Word::Weekday(day) if base.month.is_some() && n <= 5 => {
                Some((Partial { weekday: Some(day), nth: Some(n), ..base }, next + 1))
            }
            Word::Unit(Unit::Week) | Word::UnitMark(Unit::Week) => {
                if let Word::Weekday(day) = self.word(self.joined(next + 1))
                    && base.month.is_some()
                {
                    let partial = Partial { weekday: Some(day), nth: Some(n), ..base };
                    return Some((partial, self.joined(next + 1) + 1));
                }
                Some((Partial { reach: Some(Unit::Week), nth: Some(n), ..base }, next + 1))
            }
            Word::UnitMark(Unit::Quarter) if (1..=4).contains(&n) && base.month.is_none() => {
                Some((Partial { quarter: Some(n), ..base }, next + 1))
            }
            Word::Unit(Unit::Month) if base.month.is_none() && (1..=12).contains(&n) => {
                Some((Partial { month: Some(n), ..base }, next + 1))
            }
            _ => None,
        }
    }

    /// 두 번째 일요일, 第31週: of the running month; a week with a number of the running year.
    pub(super) fn nth_alone(&self, at: usize) -> Option<Hit> {
        if let Some((partial @ Partial { quarter: Some(_), .. }, next)) =
            self.nth_of(Partial::default(), at)
        {
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        let is_of_year = self.word(at) == Word::Nth(0);
        // Any month serves to read it; which one is left to the anchor.
        let base = Partial { month: Some(1), ..Partial::default() };
        let (partial, next) = self.nth_of(base, at)?;
        let inside = Partial { month: None, ..partial };
        let unit =
            if is_of_year && inside.reach == Some(Unit::Week) { Unit::Year } else { Unit::Month };
        Some(Hit::new(Meaning::Relative { unit, n: 0, inside }, next))
    }

    /// "of 2015", "in May", "of last year" behind "the first week" or "the last Monday".
    pub(super) fn of_period(&self, inside: Partial, at: usize) -> Option<Hit> {
        if self.is_new_line(at) || self.is_new_line(at + 1) {
            return None;
        }
        if !matches!(self.word(at), Word::Link("of" | "in")) {
            let (n, next) = self.which_year(at).filter(|_| inside.weekday.is_none())?;
            return Some(Hit::new(Meaning::Relative { unit: Unit::Year, n, inside }, next));
        }
        let period = at + 1 + usize::from(self.word(at + 1) == Word::The);
        if let Some(year) = self.year_number(period).filter(|_| inside.weekday.is_none()) {
            let partial = Partial { year: Some(year), ..inside };
            return Some(Hit::new(Meaning::Calendar(partial), period + 1));
        }
        if let Some(Hit { meaning: Meaning::Calendar(year), next, .. }) = self.spelled_year(period)
            && inside.weekday.is_none()
        {
            return Some(Hit::new(Meaning::Calendar(Partial { year: year.year, ..inside }), next));
        }
        if let Some((n, next)) = self.which_year(period).filter(|_| inside.weekday.is_none()) {
            return Some(Hit::new(Meaning::Relative { unit: Unit::Year, n, inside }, next));
        }
        if let (Word::Which(which), Word::Unit(Unit::Month)) =
            (self.word(period), self.word(period + 1))
        {
            let n = steps_of(which)?;
            return Some(Hit::new(Meaning::Relative { unit: Unit::Month, n, inside }, period + 2));
        }
        if self.word(period) == Word::Unit(Unit::Month) && self.word(at + 1) == Word::The {
            return Some(Hit::new(
                Meaning::Relative { unit: Unit::Month, n: 0, inside },
                period + 1,
            ));
        }
        let Word::Month(_) = self.word(period) else { return None };
        let hit = self.month(period)?;
        match hit.meaning {
            Meaning::Calendar(month) if month.day.is_none() => {
                let Partial { reach, day, weekday, nth, .. } = inside;
                let partial = Partial { reach, day, weekday, nth, ..month };
                Some(Hit { meaning: Meaning::Calendar(partial), ..hit })
            }
            Meaning::Relative { unit, n, inside: month } => {
                let inside = Partial { month: month.month, ..inside };
                Some(Hit { meaning: Meaning::Relative { unit, n, inside }, ..hit })
            }
            _ => None,
        }
    }

    /// "first week", "last Monday", "15th day" with the month or year behind it.
    pub(super) fn nth_english(&self, n: i8, at: usize) -> Option<Hit> {
        let inside = match self.word(at) {
            Word::Weekday(day) if n <= 5 => {
                Partial { weekday: Some(day), nth: Some(n), ..Partial::default() }
            }
            Word::Unit(Unit::Week) if n <= 53 => {
                Partial { reach: Some(Unit::Week), nth: Some(n), ..Partial::default() }
            }
            Word::Unit(Unit::Weekend) if n <= 5 => Partial {
                weekday: Some(6),
                nth: Some(n),
                reach: Some(Unit::Weekend),
                ..Partial::default()
            },
            Word::Unit(Unit::Month) if n <= 12 => {
                let month = Some(if n < 0 { 12 } else { n });
                return self.of_year_alone(Partial { month, ..Partial::default() }, at + 1);
            }
            Word::Unit(Unit::Quarter) if n < 0 => {
                let quarter = Some(4);
                return self.of_year_alone(Partial { quarter, ..Partial::default() }, at + 1);
            }
            Word::Unit(Unit::Day) if n < 0 => return self.last_day(at + 1),
            Word::Unit(Unit::Day) if (1..=31).contains(&n) => {
                let hit = self.of_period(Partial { day: Some(n), ..Partial::default() }, at + 1)?;
                let is_month = !matches!(
                    hit.meaning,
                    Meaning::Relative { unit: Unit::Year, .. }
                        | Meaning::Calendar(Partial { month: None, .. })
                );
                return is_month.then_some(hit);
            }
            _ => return None,
        };
        self.of_period(inside, at + 1)
    }

    /// The same of a year only: "the last quarter of 2019".
    fn of_year_alone(&self, inside: Partial, at: usize) -> Option<Hit> {
        let year = at + 1 + usize::from(self.word(at + 1) == Word::The);
        let is_month = matches!(self.word(year), Word::Month(_))
            || self.word(year) == Word::Unit(Unit::Month)
            || self.word(year + 1) == Word::Unit(Unit::Month);
        self.of_period(inside, at).filter(|_| !is_month)
    }

    /// "of May", "of the month", "of 2019" behind "the last day".
    fn last_day(&self, at: usize) -> Option<Hit> {
        let hit = self.of_period(Partial::default(), at)?;
        let months = match &hit.meaning {
            Meaning::Calendar(Partial { month: Some(_), .. })
            | Meaning::Relative { unit: Unit::Month, .. }
            | Meaning::Relative { inside: Partial { month: Some(_), .. }, .. } => 1,
            _ => 12,
        };
        let base = Some(Box::new(hit.meaning));
        Some(Hit::new(Meaning::Steps { months, days: -1, unit: Unit::Day, base }, hit.next))
    }

    /// "week 31": of the running year or of the one behind it.
    pub(super) fn numbered_week(&self, at: usize) -> Option<Hit> {
        let Word::Number { value, digits: 1 | 2 } = self.word(at + 1) else { return None };
        let nth = i8::try_from(value).ok().filter(|n| (1..=53).contains(n))?;
        let goes_on = matches!(self.word(at + 2), Word::Unit(_) | Word::Month(_))
            || self.is_mark(at + 2, &['%', '-']);
        if goes_on || self.is_new_line(at + 1) || !self.is(at, "week") {
            return None;
        }
        let inside = Partial { reach: Some(Unit::Week), nth: Some(nth), ..Partial::default() };
        let alone = Hit::new(Meaning::Relative { unit: Unit::Year, n: 0, inside }, at + 2);
        Some(self.of_period(inside, at + 2).unwrap_or(alone))
    }
}

/// How many units away: "last" -1, "next" 1.
pub(super) fn steps_of(which: Which) -> Option<i32> {
    Some(match which {
        Which::Last | Which::Previous => -1,
        Which::Next | Which::Following => 1,
        Which::This => 0,
        Which::AfterNext => 2,
        Which::BeforeLast => -2,
        _ => return None,
    })
}
